# SPDX-License-Identifier: Apache-2.0
"""Why a number is not what was asked for."""

from wisedesk.domain.refusals import Reason, Refusal, refusal
from wisedesk.services.customer_rows import CustomerRow
from wisedesk.services.ports import Writing


def not_an_item(tx: Writing, barcode: str, active: CustomerRow | None) -> Refusal:
    """Return why a number is no item: a card, the customer's own, or nothing known."""
    owner = tx.card_owner(barcode)
    if owner is None:
        return refusal(Reason.ITEM_UNKNOWN, number=barcode)
    if active is not None and owner.customer_id == active.customer_id:
        return refusal(Reason.OWN_CARD_AS_ITEM, number=barcode)
    return refusal(Reason.CARD_AS_ITEM, number=barcode, holder=owner.name)
