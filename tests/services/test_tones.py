# SPDX-License-Identifier: Apache-2.0
from datetime import date

import pytest
from msgspec.structs import replace

from support.clerk import BINDER, read
from wisedesk.domain.customer_types import LoanStanding
from wisedesk.domain.refusals import Reason, passable, refusal
from wisedesk.domain.returns import Onward
from wisedesk.services.actions import ReturnItem
from wisedesk.services.circulation_outcomes import LeftHere, Lent, Returned
from wisedesk.services.customer_outcomes import MessageKept
from wisedesk.services.decisions import OFFERS, Asks, Decision
from wisedesk.services.outcome_kinds import OUTCOMES
from wisedesk.services.outcomes import Refused
from wisedesk.services.session import Answer, Mode, Scan
from wisedesk.services.tones import TONES, Tone, tone_of, tone_of_answer

DAY = date(2026, 5, 4)
LENT = Lent(
    customer="1",
    barcode="2",
    title="t",
    author="a",
    lent_on=DAY,
    due_on=DAY,
    standing=LoanStanding.ORDINARY,
    term_ends_on=DAY,
)
RETURNED = Returned(
    customer="1",
    customer_name="n",
    barcode="2",
    title="t",
    author="a",
    lent_on=DAY,
    due_on=DAY,
    returned_on=DAY,
    standing=LoanStanding.ORDINARY,
)
SCAN = Scan(text="2", mode=Mode.LEND, op_id="x")


def refused(*reasons):
    return Refused(refusals=reasons)


def test_every_kind_of_outcome_has_its_tone_or_is_told_to_have_none():
    assert set(TONES) == set(OUTCOMES.values())


@pytest.mark.parametrize(
    ("outcome", "tone"),
    [
        (LENT, Tone.DONE),
        (RETURNED, Tone.DONE),
        (replace(RETURNED, days_late=9), Tone.DONE),
        (replace(RETURNED, held_for_name="De Boer"), Tone.ATTENTION),
        (replace(RETURNED, onward=Onward(branch="9000")), Tone.ATTENTION),
        (LeftHere(barcode="2", title="t"), Tone.DONE),
        (
            LeftHere(barcode="2", title="t", onward=Onward(branch="9000")),
            Tone.ATTENTION,
        ),
        (refused(refusal(Reason.ITEM_UNKNOWN)), Tone.REFUSED),
        (refused(passable(Reason.TOO_YOUNG)), Tone.ASKS),
        (refused(passable(Reason.TOO_YOUNG), refusal(Reason.BLOCKED)), Tone.REFUSED),
        (refused(refusal(Reason.ITEM_ALREADY_YOURS)), Tone.WAITS),
        (MessageKept(customer="1", text="t"), None),
    ],
)
def test_how_an_outcome_sounds(outcome, tone):
    assert tone_of(outcome) is tone
    assert tone_of_answer(Answer(scan=SCAN, outcome=outcome)) is tone


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_to_refuse_is_heard(reason):
    assert tone_of(refused(refusal(reason))) in {Tone.REFUSED, Tone.WAITS}


@pytest.mark.parametrize("asks", sorted(set(Asks) - OFFERS))
def test_what_is_left_to_decide_is_heard_before_what_was_done(asks):
    answer = Answer(scan=SCAN, outcome=RETURNED, decision=Decision(asks))
    goes_on = asks in {Asks.SET_ASIDE, Asks.TRANSPORT}
    assert tone_of_answer(answer) is (Tone.ATTENTION if goes_on else Tone.ASKS)


def test_a_card_is_heard_and_one_with_a_melding_as_something_to_look_at(desk):
    plain = read(desk, lambda tx: tx.card_owner(BINDER))
    opened = Answer(scan=SCAN, customer=replace(plain, message=""), opened=True)
    assert tone_of_answer(opened) is Tone.DONE
    with_message = replace(opened, customer=replace(plain, message="Let op"))
    assert tone_of_answer(with_message) is Tone.ATTENTION
    with_note = replace(opened, notes=(refusal(Reason.BLOCKED),))
    assert tone_of_answer(with_note) is Tone.ATTENTION
    assert tone_of_answer(Answer(scan=SCAN, search="boer")) is None


def test_a_session_that_is_gone_through_again_is_silent():
    assert tone_of_answer(Answer(scan=replace(SCAN, again=True), outcome=LENT)) is None


def test_an_item_nobody_had_is_a_real_answer_of_the_desk(desk):
    outcome = desk.perform(ReturnItem(barcode="does-not-exist"))
    assert tone_of(outcome) is Tone.REFUSED
