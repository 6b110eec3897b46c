# SPDX-License-Identifier: Apache-2.0
"""Which branch a file means: by its code, made when the library has none such.

A branch that only appears in holdings, customers or loans comes in with its code as
its name: rejecting every row of it would keep a migration from being tried at all,
and a file of branches names it later.
"""

from stdnum import luhn

from wisedesk.domain.cards import (
    INTERNAL_PREFIX,
    ORDINARY_PREFIX,
    RESERVED_BRANCH,
    NumberSeries,
    sequence_of,
)
from wisedesk.exchange.tally import Note, Tally
from wisedesk.services.exchange_ports import Importing
from wisedesk.services.exchange_rows import (
    BranchOffer,
    Differs,
    Result,
    Stored,
    Trouble,
)
from wisedesk.services.exchange_rows import refused as refusal_of

DIGITS = 4


def branch_in(series: NumberSeries, card_number: str) -> str:
    """Return the four digits where a number of a series has its branch."""
    internal = series is NumberSeries.INTERNAL
    start = len(INTERNAL_PREFIX if internal else ORDINARY_PREFIX)
    return card_number[start : start + DIGITS]


class BranchCodes:
    """The branches of the library during one transaction."""

    def __init__(self, tx: Importing, tally: Tally, assumed: str) -> None:
        self._tx = tx
        self._tally = tally
        self._rows = {row.code: (row.branch_id, row.name) for row in tx.branches()}
        self._by_number = {row.number: row for row in tx.branches()}
        self._numbers = set(self._by_number)
        known = assumed if assumed in self._rows else next(iter(self._rows), "")
        self._assumed = known

    def id_of(self, code: str) -> int:
        """Return the branch with a code; an empty code is the desk's own branch."""
        if not code and self._assumed:
            self._tally.note(Note.BRANCH_ASSUMED, self._assumed)
            return self._rows[self._assumed][0]
        known = self._rows.get(code)
        return known[0] if known else self._add(code, code)

    def store(self, offer: BranchOffer, differs: Differs) -> Stored:
        """Add a branch or give it another name."""
        known = self._rows.get(offer.code)
        if known is None:
            branch_id = self._add(offer.code, offer.name or offer.code)
            return Stored(result=Result.ADDED, row_id=branch_id)
        branch_id, name = known
        if name == offer.name or not offer.name or differs is Differs.KEEP:
            return Stored(result=Result.UNCHANGED, row_id=branch_id)
        if differs is Differs.REFUSE:
            return refusal_of(Trouble.TWICE_IN_FILE)
        self._tx.name_branch(branch_id, offer.name)
        self._rows[offer.code] = (branch_id, offer.name)
        return Stored(result=Result.CHANGED, row_id=branch_id)

    def step_over(self, card_number: str) -> None:
        """Begin behind a number that is one of our own making.

        Not where that would leave less than half of the series.
        """
        for series in NumberSeries:
            branch = self._by_number.get(branch_in(series, card_number))
            if branch is None or not luhn.is_valid(card_number):
                continue
            sequence = sequence_of(series, branch.number, card_number)
            if self._tx.last_in_series(series, branch) < sequence <= series.last // 2:
                self._tx.give_number(series, branch, sequence)

    def _add(self, code: str, name: str) -> int:
        number = self._number_for(code)
        branch_id = self._tx.add_branch(code, number, name)
        self._rows[code] = (branch_id, name)
        self._numbers.add(number)
        self._tally.note(Note.BRANCH_ADDED, code, number)
        return branch_id

    def _number_for(self, code: str) -> str:
        """Return a four-digit number for generated cards: the code, if it is one."""
        fits = len(code) == DIGITS and code.isascii() and code.isdecimal()
        if fits and code != RESERVED_BRANCH and code not in self._numbers:
            return code
        for candidate in range(1, int(RESERVED_BRANCH)):
            number = f"{candidate:0{DIGITS}}"
            if number not in self._numbers and number not in self._rows:
                return number
        raise LookupError("no branch number left")
