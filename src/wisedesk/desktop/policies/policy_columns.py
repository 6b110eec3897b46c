# SPDX-License-Identifier: Apache-2.0
"""The columns of Reglement regels, and which lines a search leaves."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from msgspec import Struct

from wisedesk.desktop.lists.table_model import Column
from wisedesk.domain.policies import NOT_LENDABLE_AGE, LoanPolicy
from wisedesk.services.reglement import Reglement
from wisedesk.wording import words as w
from wisedesk.wording.policy_words import fine_method, holiday_method, lending_method

CODE_LENGTH = 2  # of a material with a sub-class or an age group


class PolicyRow(Struct, frozen=True):
    """A line of the reglement with the names of its subscription and material."""

    line: LoanPolicy
    subscription: str
    material: str

    @property
    def key(self) -> tuple[str, str]:
        """What tells a line from all others."""
        return self.line.subscription, self.line.rmt


def _count(value: int | None) -> int:
    return -1 if value is None else value


POLICY_COLUMNS = (
    Column[PolicyRow](
        "Abonnement",
        lambda row: f"{row.line.subscription} {row.subscription}",
        least=12,
    ),
    Column[PolicyRow]("RMT", lambda row: row.line.rmt, 4),
    Column[PolicyRow]("Materiaal", lambda row: row.material, 22, least=10),
    Column[PolicyRow]("Uitleenmethode", lambda row: lending_method(row.line), 14),
    Column[PolicyRow](
        "Dagen",
        lambda row: str(row.line.loan_days),
        5,
        lambda row: row.line.loan_days,
        right=True,
    ),
    Column[PolicyRow](
        "Verl.",
        lambda row: str(row.line.renewal_days),
        4,
        lambda row: row.line.renewal_days,
        right=True,
    ),
    Column[PolicyRow](
        "Keer",
        lambda row: str(row.line.renewals),
        4,
        lambda row: row.line.renewals,
        right=True,
    ),
    Column[PolicyRow](
        "Leengeld",
        lambda row: w.amount(row.line.fee_cents),
        8,
        lambda row: row.line.fee_cents,
        right=True,
    ),
    Column[PolicyRow](
        "Leeftijd",
        lambda row: str(row.line.minimum_age or ""),
        7,
        lambda row: row.line.minimum_age,
        red=lambda row: row.line.minimum_age >= NOT_LENDABLE_AGE,
        right=True,
    ),
    Column[PolicyRow](
        "Max.",
        lambda row: "" if row.line.maximum is None else str(row.line.maximum),
        4,
        lambda row: _count(row.line.maximum),
        right=True,
    ),
    Column[PolicyRow](
        "Boete",
        lambda row: fine_method(row.line),
        11,
        lambda row: row.line.fine_cents_per_day,
        right=True,
    ),
    Column[PolicyRow]("Res.", lambda row: "ja" if row.line.holdable else "nee", 4),
    Column[PolicyRow](
        "Vakantie",
        lambda row: holiday_method(row.line),
        8,
        lambda row: row.line.on_holiday().loan_days,
    ),
)


def policy_rows(reglement: Reglement) -> list[PolicyRow]:
    """Return every line with its names, by subscription and material."""
    names, materials = reglement.subscriptions, reglement.materials
    return [
        PolicyRow(line, names[line.subscription], materials[line.rmt])
        for line in reglement.lines
    ]


def found(rows: Sequence[PolicyRow], text: str) -> list[PolicyRow]:
    """Return the lines that have a word beginning with each word of a text.

    0010/DJ finds what 0010 DJ does: that is how a line is called elsewhere. A word of
    two letters that is a material's code means that material alone.
    """
    wanted = text.replace("/", " ").casefold().split()
    codes = {row.line.rmt.casefold() for row in rows}
    return [row for row in rows if all(_has(row, word, codes) for word in wanted)]


def _has(row: PolicyRow, word: str, codes: AbstractSet[str]) -> bool:
    if len(word) == CODE_LENGTH and word in codes:
        return row.line.rmt.casefold() == word
    said = f"{row.line.subscription} {row.line.rmt} {row.subscription} {row.material}"
    return any(each.startswith(word) for each in said.casefold().split())
