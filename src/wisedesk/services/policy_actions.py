# SPDX-License-Identifier: Apache-2.0
"""What is done to the reglement: each action carries what the clerk began with.

`before` is what stood there when it was opened: where another desk changed it since,
the action is refused and nothing is written over.
"""

from typing import ClassVar

from wisedesk.domain.holiday_terms import HolidayPeriod
from wisedesk.domain.policies import LoanPolicy
from wisedesk.domain.refusals import Reason
from wisedesk.domain.rmt_groups import RmtGroup
from wisedesk.services.actions import Action


class ChangePolicy(Action, frozen=True, kw_only=True):
    """Add a line of the reglement (no `before`), change it, or remove it (no `after`).

    A line keeps its subscription and material. `passed` are the refusals the clerk
    decided to pass.
    """

    kind: ClassVar[str] = "change-policy"
    subscription: str
    rmt: str
    before: LoanPolicy | None = None
    after: LoanPolicy | None = None
    passed: frozenset[Reason] = frozenset()


class ChangeRmtGroup(Action, frozen=True, kw_only=True):
    """Add a group of materials (no `before`), change it, or remove it (no `after`).

    `name` is what it is called now, or shall be where it is new.
    """

    kind: ClassVar[str] = "change-rmt-group"
    name: str
    before: RmtGroup | None = None
    after: RmtGroup | None = None


class ChangeHolidayTerms(Action, frozen=True, kw_only=True):
    """Let a branch have other holidays, in which the longer terms hold.

    `also` are the branches that get the same ones, whatever they had.
    """

    kind: ClassVar[str] = "change-holiday-terms"
    branch: str
    also: tuple[str, ...] = ()
    before: tuple[HolidayPeriod, ...] = ()
    after: tuple[HolidayPeriod, ...] = ()
