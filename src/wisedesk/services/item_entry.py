# SPDX-License-Identifier: Apache-2.0
"""Entering an item at the desk: it lies there, and the library does not know it.

Source: Wise "Advanced check-out" (an unknown barcode, the option NO_FLY).
"""

from wisedesk.domain.cards import tidy_number
from wisedesk.domain.refusals import Reason, Refusal, refusal
from wisedesk.services.actions import AddItem
from wisedesk.services.library_outcomes import ItemAdded
from wisedesk.services.new_rows import NewTitledItem
from wisedesk.services.outcomes import Outcome, Refused
from wisedesk.services.ports import Writing
from wisedesk.services.settings import QUICK_ITEMS, value_of
from wisedesk.services.station import At, branch_of

LONGEST_TITLE = 400  # characters


def add_item(
    tx: Writing,
    action: AddItem,
    at: At,  # noqa: ARG001 - every step's signature
) -> Outcome:
    """Add an item with a title of its own; every wrong field is told at once.

    A barcode that fails a check digit is taken: items in use do.
    """
    barcode, title = tidy_number(action.barcode), " ".join(action.title.split())
    against = _against(tx, barcode, title, action.rmt)
    if against:
        return Refused(refusals=against)
    branch = branch_of(tx, action.branch)
    item_id = tx.add_titled_item(
        NewTitledItem(
            barcode=barcode, title=title, rmt=action.rmt, branch_id=branch.branch_id
        )
    )
    return ItemAdded(items=(item_id,), barcode=barcode, title=title, rmt=action.rmt)


def _against(tx: Writing, barcode: str, title: str, rmt: str) -> tuple[Refusal, ...]:
    if value_of(tx, QUICK_ITEMS) != "yes":
        return (refusal(Reason.NO_QUICK_ITEMS),)
    against = []
    if not barcode:
        against.append(refusal(Reason.REQUIRED, "barcode"))
    elif tx.item(barcode) is not None or tx.card_owner(barcode) is not None:
        against.append(refusal(Reason.BARCODE_IN_USE, "barcode", number=barcode))
    if not title:
        against.append(refusal(Reason.REQUIRED, "title"))
    elif len(title) > LONGEST_TITLE:
        against.append(refusal(Reason.TOO_LONG, "title", characters=LONGEST_TITLE))
    if rmt not in {each.rmt for each in tx.material_types()}:
        against.append(refusal(Reason.RMT_UNKNOWN, "rmt"))
    return tuple(against)
