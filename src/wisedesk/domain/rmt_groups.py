# SPDX-License-Identifier: Apache-2.0
"""Material types counted together, with a maximum for each subscription.

Source: Wise "Aanpassingen aan de reglementen/RMT's" (tellen subgroep: 5 strips over S2
and S4).
"""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from msgspec import Struct

from wisedesk.domain.number_fields import Bounds
from wisedesk.domain.refusals import Reason, Refusal, refusal

LONGEST_NAME = 40  # characters
MAXIMUM = Bounds(0, 999, optional=True)  # items; empty is no maximum


class GroupCount(Struct, frozen=True):
    """A group an item counts in: how many the customer may have, and has, of it."""

    name: str
    maximum: int
    open_loans: int


class RmtGroup(Struct, frozen=True, kw_only=True):
    """A named group of material types; `maxima` are items by subscription code.

    A subscription without a maximum may have any number of the group.
    """

    name: str
    rmts: tuple[str, ...]
    maxima: tuple[tuple[str, int], ...] = ()


def judge_group(
    group: RmtGroup, rmts: AbstractSet[str], subscriptions: AbstractSet[str]
) -> tuple[Refusal, ...]:
    """Return what keeps a group from being stored, each with its field.

    `rmts` and `subscriptions` are those that the library has.
    """
    against = []
    if not group.name:
        against.append(refusal(Reason.REQUIRED, "group_name"))
    elif len(group.name) > LONGEST_NAME:
        long = refusal(Reason.TOO_LONG, "group_name", characters=LONGEST_NAME)
        against.append(long)
    if not group.rmts:
        against.append(refusal(Reason.REQUIRED, "rmts"))
    against += _unknown(group.rmts, rmts)
    for code, maximum in group.maxima:
        if code not in subscriptions:
            no = refusal(Reason.SUBSCRIPTION_UNKNOWN, "group_maximum", code=code)
            against.append(no)
        elif (wrong := MAXIMUM.judge("group_maximum", maximum)) is not None:
            against.append(wrong)
    return tuple(against)


def _unknown(rmts: Iterable[str], known: AbstractSet[str]) -> list[Refusal]:
    strange = [rmt for rmt in rmts if rmt not in known]
    told = ", ".join(strange)
    return [refusal(Reason.RMT_UNKNOWN, "rmts", rmt=told)] if strange else []
