# SPDX-License-Identifier: Apache-2.0
"""The last activity of a customer is of what was done and stands (Wise, block)."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct


class Deed(Struct, frozen=True, kw_only=True):
    """A loan, return, renewal or registration of a customer, and the day it counts on.

    `stands` tells that it is not turned back. `found` is the last activity there was
    before it, where that was told.
    """

    op_id: str
    day: date
    stands: bool = True
    found: date | None = None


def last_activity(deeds: Sequence[Deed]) -> date | None:
    """Return the day of the last activity after these deeds, the first of them first.

    What a deed found counts where no deed before it was of that day: an import brought
    it, or it is older than these. None where nothing is known.
    """
    counts = {each.day for each in deeds if each.stands}
    passed: set[date] = set()
    for each in deeds:
        if each.found is not None and each.found not in passed:
            counts.add(each.found)
        passed.add(each.day)
    return max(counts, default=None)
