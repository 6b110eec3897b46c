# SPDX-License-Identifier: Apache-2.0
"""The desk: every action of a clerk goes through `perform`."""

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from wisedesk.domain.refusals import Reason
from wisedesk.services import (
    charging,
    going_on,
    hold_placing,
    internal_cards,
    item_entry,
    lending,
    messages,
    offering,
    person_changes,
    policy_changes,
    registration,
    renewing,
    returning,
    setting_changes,
    undoing,
)
from wisedesk.services.actions import (
    Action,
    AddItem,
    CancelLoan,
    ChangeExpectedBack,
    ChangeInternalCard,
    ChangePerson,
    ChangeSetting,
    ChangeSubscription,
    EndHold,
    KeepMessage,
    LeaveItem,
    Lend,
    OfferSubscription,
    PlaceHold,
    Register,
    Renew,
    ReturnItem,
    SendItem,
    SetAside,
    SettleCharges,
    Undo,
)
from wisedesk.services.journal_form import join, read_outcome, write
from wisedesk.services.new_rows import Change, JournalEntry
from wisedesk.services.outcomes import Outcome, Refused, Undone
from wisedesk.services.policy_actions import (
    ChangeHolidayTerms,
    ChangePolicy,
    ChangeRmtGroup,
)
from wisedesk.services.ports import Clock, Library, Writing
from wisedesk.services.station import At, Station

Step = Callable[[Writing, Any, At], Outcome]

STEPS: dict[type[Action], Step] = {
    Lend: lending.lend,
    ReturnItem: returning.return_item,
    AddItem: item_entry.add_item,
    SetAside: going_on.set_aside,
    SendItem: going_on.send_item,
    LeaveItem: going_on.leave_item,
    EndHold: going_on.end_hold,
    Renew: renewing.renew,
    Undo: undoing.undo,
    CancelLoan: undoing.cancel_loan,
    Register: registration.register,
    ChangePerson: person_changes.change_person,
    ChangeSubscription: person_changes.change_subscription,
    KeepMessage: messages.keep_message,
    ChangeInternalCard: internal_cards.change_internal_card,
    ChangeExpectedBack: internal_cards.change_expected_back,
    PlaceHold: hold_placing.place_hold,
    SettleCharges: charging.settle_charges,
    ChangeSetting: setting_changes.change_setting,
    OfferSubscription: offering.offer_subscription,
    ChangePolicy: policy_changes.change_policy,
    ChangeRmtGroup: policy_changes.change_rmt_group,
    ChangeHolidayTerms: policy_changes.change_holiday_terms,
}


class Desk(Struct, frozen=True):
    """One desk of the library, with the clerk who sits at it."""

    library: Library
    clock: Clock
    station: Station

    def perform(self, action: Action) -> Outcome:
        """Return what became of an action, stored whole with its journal line.

        Only who turns back what is turned back already leaves no line: there is one.

        An action whose operation id was performed before is not done again: its first
        outcome is returned. Raises DeskError when the surroundings fail; then nothing
        was written.
        """
        with self.library.writing() as tx:
            known = tx.stored_outcome(action.op_id)
            if known is not None:
                return read_outcome(*known)
            at = At(self.station, self.clock.now(), self.clock.today())
            outcome = STEPS[type(action)](tx, action, at)
            if not _is_repeated(action, outcome):
                tx.write_journal(_entry(action, outcome, at, tx.changes()))
        return outcome


def _is_repeated(action: Action, outcome: Outcome) -> bool:
    """Whether somebody asked once more to turn back what is turned back already."""
    return (
        isinstance(action, Undo)
        and isinstance(outcome, Refused)
        and all(each.reason is Reason.UNDONE_BEFORE for each in outcome.refusals)
    )


def _entry(
    action: Action, outcome: Outcome, at: At, changes: tuple[Change, ...]
) -> JournalEntry:
    payload, of_action = write(action)
    told, of_outcome = write(outcome)
    if isinstance(outcome, Refused):
        of_action = {}  # what was not stored is not kept of a person either
    return JournalEntry(
        op_id=action.op_id,
        kind=f"{action.kind}/{outcome.kind}",
        at=at.now,
        on_day=at.today,
        staff=at.station.staff,
        desk=at.station.desk,
        payload=payload,
        outcome=told,
        personal=join(of_action, of_outcome),
        changes=changes,
        undoes=outcome.of if isinstance(outcome, Undone) else None,
        customer=_about("customer", action, outcome),
        barcode=_about("barcode", action, outcome),
    )


def _about(what: str, action: Action, outcome: Outcome) -> str | None:
    """Return the key that an outcome names, or else its action, None for none."""
    return getattr(outcome, what, "") or getattr(action, what, "") or None
