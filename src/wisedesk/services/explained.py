# SPDX-License-Identifier: Apache-2.0
"""What lies behind an answer of the desk ("Why?"), as values; `wording` tells it."""

from datetime import date

from msgspec import Struct

from wisedesk.domain.policies import LoanPolicy
from wisedesk.domain.refusals import Refusal
from wisedesk.domain.rmt_groups import RmtGroup
from wisedesk.services.charge_rows import ChargeRow
from wisedesk.services.item_rows import ItemRow, LoanFacts
from wisedesk.services.journal_lines import JournalLine
from wisedesk.services.setting_rows import SettingRow


class ShutDay(Struct, frozen=True):
    """A day that moved a due date on.

    `reason` is that of the calendar; a day without one is shut by its weekday
    (`by_weekday`), or was shut when the date was found and is no longer.
    """

    day: date
    reason: str = ""
    by_weekday: bool = False


class Term(Struct, frozen=True, kw_only=True):
    """How a due date was found: the line of the reglement, the days, the calendar.

    `line` is the line's name, 0010/BA, and `own_line` tells whether it is the
    material's own or its first letter's. `holiday_ends_on` is given where holidays
    made the term longer. `done` is the journal line of the loan or renewal; without
    one the term is what the reglement of now makes of it.
    """

    from_day: date
    days: int
    ends_on: date
    due_on: date
    shut: tuple[ShutDay, ...] = ()
    line: str = ""
    own_line: bool = True
    holiday_ends_on: date | None = None
    done: JournalLine | None = None


class DueExplained(Struct, frozen=True, kw_only=True):
    """Where the due date of a loan comes from.

    `terms` is empty where it comes from no term: the loan date of an internal or
    special card, or today for an inspection. `fits` tells that they lead to the date
    that stands; an imported date may be another.
    """

    loan: LoanFacts
    terms: tuple[Term, ...] = ()
    lent: JournalLine | None = None
    subscription_name: str = ""
    material: str = ""
    fits: bool = True


class StatusExplained(Struct, frozen=True, kw_only=True):
    """What an item's status says, what was done last with it, and its last loan."""

    item: ItemRow
    last: JournalLine | None = None
    loan: LoanFacts | None = None


class RefusalExplained(Struct, frozen=True, kw_only=True):
    """Why something was refused, with the line of the reglement that is at work."""

    refusals: tuple[Refusal, ...]
    policy: LoanPolicy | None = None
    own_line: bool = True
    rmt: str = ""
    subscription_name: str = ""
    material: str = ""


class ChargeExplained(Struct, frozen=True, kw_only=True):
    """What an amount goes by, as the reglement and the calendar are now.

    For a fine, `late` counts the days after the due date and `shut` are those of them
    on which the branch was shut; `cents` is what it would be now, and `fits` tells
    that this is what was charged. One that is `running` is of a loan that is still out.
    """

    row: ChargeRow
    policy: LoanPolicy | None = None
    own_line: bool = True
    subscription_name: str = ""
    material: str = ""
    late: int = 0
    shut: tuple[ShutDay, ...] = ()
    cents: int = 0
    fits: bool = True
    running: bool = False


class LineExplained(Struct, frozen=True, kw_only=True):
    """What a line of the reglement holds for, and which maxima hold beside its own.

    `also_for` names the materials without a line of their own that fall back on it.
    """

    line: LoanPolicy
    subscription_name: str
    material: str
    also_for: tuple[str, ...] = ()
    groups: tuple[RmtGroup, ...] = ()
    maximum_loans: int | None = None


class SettingExplained(Struct, frozen=True, kw_only=True):
    """A setting as it is now, and who changed it last, as far as the journal knows."""

    row: SettingRow
    last: JournalLine | None = None


class Explained(Struct, frozen=True, kw_only=True):
    """All there is to say of one row; what does not apply is None.

    `due` is of the loan that is open now, `term` of the journal line asked about;
    `charge` is the amount asked about, `charges` are those of the row asked about.
    """

    title: str = ""
    line: JournalLine | None = None
    refused: RefusalExplained | None = None
    due: DueExplained | None = None
    term: Term | None = None
    status: StatusExplained | None = None
    charge: ChargeExplained | None = None
    charges: tuple[ChargeExplained, ...] = ()
    rule: LineExplained | None = None
    setting: SettingExplained | None = None
