# SPDX-License-Identifier: Apache-2.0
"""The Melding of a customer (Alt-M)."""

from wisedesk.domain.messages import judge_message, tidy_message
from wisedesk.domain.refusals import Reason, refusal
from wisedesk.services.actions import KeepMessage
from wisedesk.services.customer_outcomes import MessageKept
from wisedesk.services.outcomes import Outcome, Refused
from wisedesk.services.ports import Writing
from wisedesk.services.station import At


def keep_message(tx: Writing, action: KeepMessage, at: At) -> Outcome:
    """Keep a Melding, or remove it when nothing is left of the text."""
    tx.lock_customer(action.customer)
    customer = tx.customer(action.customer)
    if customer is None:
        return Refused(refusals=(refusal(Reason.CUSTOMER_UNKNOWN),))
    text = tidy_message(action.text)
    wrong = judge_message(text)
    if wrong is not None:
        return Refused(refusals=(wrong,))
    stands = customer.message
    if action.seen not in (None, stands) and text != stands:
        changed = refusal(Reason.MESSAGE_CHANGED, text=stands)
        return Refused(refusals=(changed,))
    tx.keep_message(customer.customer_id, text, at.now, at.station.staff)
    return MessageKept(
        customers=(customer.customer_id,), customer=customer.key, text=text
    )
