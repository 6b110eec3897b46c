# SPDX-License-Identifier: Apache-2.0
"""A line of the desk's table and of F9: what is out, came back or was refused."""

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from wisedesk.desktop.lists.table_model import Column
from wisedesk.desktop.wording import words as w
from wisedesk.desktop.wording.shortened import shortened
from wisedesk.domain.loans import is_overdue
from wisedesk.services.circulation_outcomes import Renewed
from wisedesk.services.item_rows import LoanRow
from wisedesk.services.open_loans import Totals
from wisedesk.wording.full_stops import ended_once

RENEWED = "verlengd"


class Line(Struct, frozen=True, kw_only=True):
    """One line; `mark` tells of which scan or loan it is, `refused` what is wrong.

    `customer` is the key of whose loan it is, where a list of loans brought it.
    `cents` is the amount of F9; `fine_cents` is what of it is a running fine, which
    nobody owes yet. `remark` is short; `told` is all there is to tell, where that is
    more. `keys` answer what the line asks, while `is_in_turn`: an answer is for it.
    """

    mark: str
    barcode: str
    customer: str = ""
    loan_id: int = 0
    renewals: int = 0
    title_key: str = ""
    title: str = ""
    title_author: str = ""
    material: str = ""
    lent_on: date | None = None
    due_on: date | None = None
    status: str = ""
    cents: int = 0
    fine_cents: int = 0
    remark: str = ""
    told: str = ""
    keys: str = ""
    overdue: bool = False
    on_loan: bool = False
    refused: bool = False
    is_in_turn: bool = False


def is_joined(line: Line) -> bool:
    """Whether a list of loans brought a line, and no scan."""
    return line.mark == _mark_of(line.loan_id)


def _mark_of(loan_id: int) -> str:
    return f"loan:{loan_id}"


def remark_cell(line: Line) -> str:
    """Return what stands in Opmerking: the keys first, which are never cut off."""
    return " · ".join(part for part in (line.keys, line.remark) if part)


def told_of(line: Line) -> str:
    """Return all that a line tells of what became of it."""
    untitled = "" if line.title else line.title_author
    return line.told or f"{untitled} {remark_cell(line)}".strip()


def told_alone(line: Line) -> str:
    """Return all that a line tells where nothing stands beside it, as its title would.

    Empty where it has nothing to tell but what its columns hold.
    """
    told = told_of(line)
    if line.told or not (told and line.title) or line.title in told:
        return told
    due = f" — terug {w.day(line.due_on)}" if line.on_loan else ""
    return ended_once(f"{line.status}: {shortened(line.title)}{due}. {told}.")


def loan_line(loan: LoanRow, today: date, branch: str, customer: str = "") -> Line:
    """Return an open loan of a customer as a line."""
    remarks = [
        f"Filiaal {loan.item_branch}" if loan.item_branch != branch else "",
        "Gereserveerd" if loan.held else "",
        f"{RENEWED} ({loan.renewals})" if loan.renewals else "",
    ]
    return Line(
        mark=_mark_of(loan.loan_id),
        customer=customer,
        loan_id=loan.loan_id,
        renewals=loan.renewals,
        barcode=loan.barcode,
        title_key=loan.title_key,
        title=loan.title,
        title_author=w.author_line(loan.title, loan.author),
        material=loan.material,
        lent_on=loan.lent_on,
        due_on=loan.due_on,
        status=w.LIST_STATUS[loan.standing],
        cents=loan.cents,
        fine_cents=loan.fine_cents,
        remark=", ".join(each for each in remarks if each),
        overdue=is_overdue(loan.due_on, loan.standing, today),
        on_loan=True,
    )


def renewed_line(line: Line, outcome: Renewed) -> Line:
    """Return a loan's line as it runs on."""
    others = [part for part in line.remark.split(", ") if not part.startswith(RENEWED)]
    remarks = [*others, f"{RENEWED} ({outcome.renewals})"]
    return replace(
        line,
        renewals=outcome.renewals,
        due_on=outcome.due_on,
        cents=line.cents - line.fine_cents,
        fine_cents=0,
        remark=", ".join(part for part in remarks if part),
        overdue=False,
    )


def turned_back_line(line: Line, word: str) -> Line:
    """Return the line of a loan that is out no more, and costs nothing."""
    return replace(
        line,
        status=word,
        cents=0,
        fine_cents=0,
        remark="",
        overdue=False,
        on_loan=False,
    )


def totals_line(totals: Totals) -> str:
    """Return the line of F9 that sums it up: 3 exemplaren · 1 te laat · € 1,20."""
    if not totals.loans:
        return "Er is niets geleend."
    parts = [w.counted(totals.loans, "exemplaar", "exemplaren")]
    if totals.overdue:
        parts.append(f"{totals.overdue} te laat")
    if totals.cents:
        parts.append(w.euros(totals.cents))
    return " · ".join(parts)


LOAN_COLUMNS = (
    Column[Line](
        "Uitl.", lambda row: w.day(row.lent_on), 9, sort_key=lambda row: row.lent_on
    ),
    Column[Line](
        "Inl.",
        lambda row: w.day(row.due_on),
        9,
        sort_key=lambda row: row.due_on,
        red=lambda row: row.overdue,
    ),
    Column[Line](
        "Titel/auteur",
        lambda row: row.title_author,
        tip=lambda row: row.title_author if row.title else told_of(row),
    ),
    Column[Line]("Mat", lambda row: row.material, 15, least=6),
    Column[Line](
        "Status",
        lambda row: row.status + (" (te laat)" if row.overdue else ""),
        14,
        red=lambda row: row.overdue or row.refused,
        least=12,
    ),
    Column[Line](
        "Bedrag",
        lambda row: w.euros(row.cents) if row.cents else "",
        8,
        sort_key=lambda row: row.cents,
        right=True,
        bare=lambda row: w.bare_amount(row.cents),
    ),
    Column[Line]("Opmerking", remark_cell, tip=told_of, bare=lambda row: row.remark),
    Column[Line]("Barcode", lambda row: row.barcode, 12),
)
