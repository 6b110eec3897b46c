# SPDX-License-Identifier: Apache-2.0
"""Which subscriptions are on offer at registration, and with them which types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wisedesk.domain.refusals import Reason, refusal
from wisedesk.domain.subscriptions import SubscriptionType
from wisedesk.services.actions import OfferSubscription
from wisedesk.services.library_outcomes import SubscriptionOffered
from wisedesk.services.outcomes import Outcome, Refused
from wisedesk.services.station import At

if TYPE_CHECKING:
    from wisedesk.services.ports import Reading, Writing


def offer_subscription(
    tx: Writing,
    action: OfferSubscription,
    at: At,  # noqa: ARG001 - every step's signature
) -> Outcome:
    """Put a subscription on offer, or take it off; customers who have it keep it."""
    found = offer_named(tx, action.code)
    if found is None:
        no = refusal(Reason.SUBSCRIPTION_UNKNOWN, code=action.code)
        return Refused(refusals=(no,))
    tx.offer_subscription(found.code, offered=action.offered)
    return SubscriptionOffered(code=found.code, name=found.name, offered=action.offered)


def offer_named(tx: Reading, code: str, tariff: str = "") -> SubscriptionType | None:
    """Return the subscription with a code, with a tariff's charges, of any type."""
    for row in tx.customer_types(offered_only=False):
        for offer in tx.subscription_types(row.customer_type, tariff):
            if offer.code == code:
                return offer
    return None
