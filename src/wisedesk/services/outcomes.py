# SPDX-License-Identifier: Apache-2.0
"""What became of an action: a value the window turns into Dutch.

Those of each subject stand beside this; `outcome_kinds` lists them all.
"""

from typing import ClassVar

from msgspec import Struct

from wisedesk.domain.charges import Settlement
from wisedesk.domain.refusals import Refusal


class Outcome(Struct, frozen=True, kw_only=True):
    """What every outcome tells: the customers and items that are not as before."""

    kind: ClassVar[str]
    customers: tuple[int, ...] = ()
    items: tuple[int, ...] = ()

    @property
    def undone_as(self) -> str:
        """The kind of what is turned back, where this is."""
        return self.kind


class Refused(Outcome, frozen=True, kw_only=True):
    """Nothing was done, for these reasons.

    `proposal` is the next number to ask Bevestig with, where the number was at fault.
    """

    kind: ClassVar[str] = "refused"
    refusals: tuple[Refusal, ...]
    title: str = ""
    proposal: str = ""

    @property
    def may_be_passed(self) -> bool:
        """Whether the clerk may do it all the same."""
        return all(each.overridable for each in self.refusals)


class Undone(Outcome, frozen=True, kw_only=True):
    """An operation (`of`) is turned back; `what` is the kind of its outcome.

    It is CONVERSION for a change of a person that switched Type speciale klant.
    `customer`, `barcode`, `title` and `setting` are those it was about, empty where it
    had none.
    `again` tells that it had been turned back itself, and stands once more. `first` is
    the operation at the beginning, where undoing was turned back, and that again.
    `cancels` tells that a loan was cancelled (Annuleren). `borrower` is who has the
    item now, where that is another customer: a loan taken over went back. `cents` and
    `how` are those of what was settled.
    """

    kind: ClassVar[str] = "undone"
    of: str
    first: str = ""
    what: str
    again: bool = False
    customer: str = ""
    cancels: bool = False
    customer_name: str = ""
    barcode: str = ""
    title: str = ""
    setting: str = ""
    borrower: str = ""
    cents: int = 0
    how: Settlement | None = None

    @property
    def is_cancelling(self) -> bool:
        """Whether a loan is cancelled by it, and not lent again."""
        return self.cancels and not self.again

    @property
    def undone_as(self) -> str:
        """The kind of what this turned back itself."""
        return self.what
