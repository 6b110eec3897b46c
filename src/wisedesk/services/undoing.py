# SPDX-License-Identifier: Apache-2.0
"""Turning back what was done, as a visible counter-entry: nothing is deleted."""

from datetime import timedelta

from msgspec.structs import replace

from wisedesk.domain.activity import last_activity
from wisedesk.domain.loans import against_cancelling
from wisedesk.domain.refusals import Reason, Refusal, refusal
from wisedesk.services.actions import CancelLoan, Undo
from wisedesk.services.circulation_outcomes import LeftHere, Lent, Renewed, Returned
from wisedesk.services.customer_outcomes import Registered
from wisedesk.services.new_rows import Changed, Journaled
from wisedesk.services.outcomes import Outcome, Refused, Undone
from wisedesk.services.ports import Writing
from wisedesk.services.settings import UNDO_MINUTES, value_of
from wisedesk.services.station import At

ACTIVITY = frozenset({Lent.kind, Returned.kind, Renewed.kind, Registered.kind})


def cancel_loan(tx: Writing, action: CancelLoan, at: At) -> Outcome:
    """Turn back the loan of an item to this customer, as undoing it would."""
    lent_by = tx.loan_operation(action.barcode, action.customer)
    if not lent_by:
        return Refused(refusals=(_not_lent(tx, action, at),))
    outcome = undo(tx, Undo(of=lent_by), at)
    return replace(outcome, cancels=True) if isinstance(outcome, Undone) else outcome


def _not_lent(tx: Writing, action: CancelLoan, at: At) -> Refusal:
    """Return why there is no loan of this customer to turn back."""
    item = tx.item_facts(action.barcode, at.today)
    if item is not None:
        return against_cancelling(item, action.customer, action.beside)
    owner = tx.card_owner(action.barcode)
    if owner is None:
        return refusal(Reason.ITEM_UNKNOWN, number=action.barcode)
    return refusal(
        Reason.CARD_WHILE_CANCELLING, number=action.barcode, holder=owner.name
    )


def undo(tx: Writing, action: Undo, at: At) -> Outcome:
    """Turn an operation back, within the minutes a setting allows.

    Refused when it changed nothing that can be turned back, was turned back before, or
    was overtaken by what was done since. An answer that changed nothing is turned back
    all the same: it is asked for again. An undo can be undone itself, but for that of
    a registration (nothing is kept of a person who never became a customer) and of an
    item that was entered.
    """
    line = tx.journaled(action.of)
    if line is None or not (line.changes or line.outcome.undone_as == LeftHere.kind):
        return Refused(refusals=(refusal(Reason.CANNOT_BE_UNDONE),))
    minutes = int(value_of(tx, UNDO_MINUTES))
    of = tx.stands_by(action.of) if line.is_undone else action.of
    if of != action.of:  # it was turned back, and done again
        line = tx.journaled(of) if of else None
    if line is None:
        return Refused(refusals=(refusal(Reason.UNDONE_BEFORE),))
    if at.now - line.at > timedelta(minutes=minutes):
        return Refused(refusals=(refusal(Reason.UNDO_TOO_LATE, minutes=minutes),))
    took_out = any(each.takes_item_out for each in line.changes)
    if took_out or not tx.turn_back(of, line.changes, at.now, at.today):
        return Refused(refusals=(refusal(_why_not(tx, of, line, at)),))
    was = line.outcome
    gone = any(each.of is Changed.CUSTOMER for each in line.changes)
    if gone and isinstance(was, Registered):
        tx.forget_personal(was.customer)
    undone = _told(tx, was, of, at)
    _keep_activity(tx, undone)
    return undone


def _why_not(tx: Writing, of: str, line: Journaled, at: At) -> Reason:
    """Return why an operation stays as it is, that is not too old."""
    if any(each.takes_item_out for each in line.changes):
        barcode = getattr(line.outcome, "barcode", "")
        if tx.item_facts(barcode, at.today) is None:
            return Reason.ENTRY_IS_GONE
    return Reason.UNDO_PAID if tx.is_settled(of) else Reason.UNDO_OVERTAKEN


def _keep_activity(tx: Writing, undone: Undone) -> None:
    """Let a customer's last activity be that of what stands by now."""
    if undone.what not in ACTIVITY:
        return
    for customer_id in undone.customers:
        day = last_activity(
            [
                replace(each, stands=undone.again)
                if each.op_id == undone.first
                else each
                for each in tx.deeds_of(customer_id)
            ]
        )
        if day is not None:
            tx.set_activity(customer_id, day)


def _told(tx: Writing, was: Outcome, of: str, at: At) -> Undone:
    """Return what was turned back, and how it stands now."""
    key, barcode = getattr(was, "customer", ""), getattr(was, "barcode", "")
    customer = tx.customer(key) if key else None
    again = isinstance(was, Undone) and not was.again
    return Undone(
        customers=was.customers,
        items=was.items,
        of=of,
        first=(was.first or was.of) if isinstance(was, Undone) else of,
        what=was.undone_as,
        again=again,
        customer=key,
        cancels=getattr(was, "cancels", False),
        customer_name=customer.name if customer is not None else "",
        barcode=barcode,
        title=getattr(was, "title", ""),
        borrower=_back_with(tx, barcode, at) if _was_lent(was) and not again else "",
        cents=getattr(was, "cents", 0),
        how=getattr(was, "how", None),
        setting=getattr(was, "setting", ""),
    )


def _was_lent(was: Outcome) -> bool:
    return was.undone_as == Lent.kind


def _back_with(tx: Writing, barcode: str, at: At) -> str:
    """Return who has an item again that was taken over from there, empty for nobody."""
    item = tx.item_facts(barcode, at.today)
    return item.borrower_name if item is not None else ""
