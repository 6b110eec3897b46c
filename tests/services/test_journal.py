# SPDX-License-Identifier: Apache-2.0
"""Every action leaves one line, and is never done twice."""

import json
from datetime import date

import pytest
from msgspec.structs import replace

from support.clerk import (
    BEAR,
    BINDER,
    BINDING_CARD,
    JANSEN,
    TITAN,
    customer,
    lend,
    of_branch,
    on_day,
    on_the_shelf,
    own_card,
    read,
    register,
    registration,
)
from support.raw_file import everything, rows, value
from wisedesk.domain.charges import Settlement
from wisedesk.domain.customer_types import CustomerType
from wisedesk.domain.internal_cards import UNKNOWN, InternalCardDraft
from wisedesk.domain.policies import LoanPolicy
from wisedesk.domain.rmt_groups import RmtGroup
from wisedesk.domain.subscriptions import SubscriptionChoice
from wisedesk.services.actions import (
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
    Renew,
    ReturnItem,
    SendItem,
    SetAside,
    SettleCharges,
    Undo,
)
from wisedesk.services.circulation_outcomes import Returned
from wisedesk.services.desk import STEPS
from wisedesk.services.errors import LostOutcome
from wisedesk.services.journal_form import read_outcome
from wisedesk.services.outcome_kinds import OUTCOMES
from wisedesk.services.outcomes import Outcome, Refused
from wisedesk.services.policy_actions import (
    ChangeHolidayTerms,
    ChangePolicy,
    ChangeRmtGroup,
)
from wisedesk.services.station import branch_of

LAST_MONTH = date(2026, 4, 20)
PERSONAL_WORDS = ["Jansen", "Zuiderstraat", "9521", "geheim", "Hooghiemstra", "krijt"]


@pytest.fixture
def jansen(desk):
    """Return the card of an ordinary customer."""
    return register(desk, number=own_card(1)).key


def one_of_each(desk, key):
    """Return an action of every kind that does something."""
    free, out, parked = on_the_shelf(desk)[:3]
    held = on_the_shelf(desk, "vb000002")[0]
    paid_for = Lend(customer=key, barcode=on_the_shelf(desk, BEAR)[0])
    desk.perform(paid_for)
    fee = paid_for.op_id
    sent, left = of_branch(desk, "9000")[:2]
    lend(desk, BINDER, parked)
    lend(on_day(desk, LAST_MONTH), key, out)
    mistaken = KeepMessage(customer=key, text="geheim te veel")
    desk.perform(mistaken)
    return [
        AddItem(barcode="B-1", title="Los", rmt="B", branch="9408"),
        Undo(of=mistaken.op_id),
        Lend(customer=key, barcode=free),
        CancelLoan(customer=key, barcode=free),
        Renew(customer=key, barcode=out),
        ReturnItem(barcode=out),
        registration(number=own_card(9)),
        ChangePerson(customer=key, version=1, person=replace(JANSEN, phone="krijt")),
        ChangeSubscription(customer=key, subscription=SubscriptionChoice(code="0011")),
        KeepMessage(customer=key, text="geheim"),
        ChangeInternalCard(
            customer=BINDER, card=InternalCardDraft(owner="geheim"), seen=UNKNOWN
        ),
        ChangeExpectedBack(barcodes=(parked,), expected_on=date(2026, 6, 1)),
        PlaceHold(customer=key, title_key="vb000002"),
        SetAside(customer=key, barcode=held),
        EndHold(customer=key, barcode=held),
        SendItem(barcode=sent, branch="9000"),
        LeaveItem(barcode=left),
        SettleCharges(customer=key, charges=(fee,), how=Settlement.CASH),
        ChangeSetting(name="work-date", value="2026-05-04"),
        OfferSubscription(code="0088", offered=True),
        ChangePolicy(
            subscription="0060",
            rmt="J",
            after=LoanPolicy(subscription="0060", rmt="J", loan_days=21),
        ),
        ChangeRmtGroup(name="Strips", after=RmtGroup(name="Strips", rmts=("S",))),
        ChangeHolidayTerms(branch="9408", before=read(desk, _holidays), after=()),
    ]


def _holidays(tx):
    return tx.holidays(branch_of(tx, "9408").branch_id)


def test_who_stood_on_the_screen_is_not_kept(desk, jansen, sample_file):
    out = on_the_shelf(desk)[0]
    lend(desk, BINDER, out)
    action = ReturnItem(barcode=out, shown=jansen)
    first = desk.perform(action)
    assert desk.perform(action) == first
    kept = rows(
        sample_file,
        "SELECT payload, personal FROM journal WHERE op_id = ?",
        action.op_id,
    )
    assert jansen not in str(kept)


def test_every_action_has_a_step_and_is_tried_here(desk, jansen):
    tried = {type(each) for each in one_of_each(desk, jansen)}
    assert tried == set(STEPS)


def test_an_action_done_twice_is_done_once(desk, jansen, sample_file):
    for action in one_of_each(desk, jansen):
        lines = value(sample_file, "SELECT count(*) FROM journal")
        first = desk.perform(action)
        assert not isinstance(first, Refused)
        assert value(sample_file, "SELECT count(*) FROM journal") == lines + 1
        after = everything(sample_file, but="")
        assert desk.perform(action) == first
        assert everything(sample_file, but="") == after


def test_a_refusal_is_told_again_too(desk, jansen, sample_file):
    barcode = on_the_shelf(desk)[0]
    lend(desk, BINDER, barcode)
    action = Lend(customer=jansen, barcode=barcode)
    first = desk.perform(action)
    assert isinstance(first, Refused)
    lines = value(sample_file, "SELECT count(*) FROM journal")
    desk.perform(ReturnItem(barcode=barcode))
    assert desk.perform(action) == first
    assert value(sample_file, "SELECT count(*) FROM journal") == lines + 1


def test_another_desk_gets_the_first_outcome_as_well(desk, other_desk, jansen):
    action = Lend(customer=jansen, barcode=on_the_shelf(desk)[0])
    assert desk.perform(action) == other_desk.perform(action)


def test_the_line_tells_who_when_and_where(desk, sample_file):
    action = KeepMessage(customer=BINDER, text="geheim")
    desk.perform(action)
    (line,) = read(desk, lambda tx: tx.journal(1))
    assert (line.op_id, line.kind) == (action.op_id, "message/message-kept")
    assert (line.staff, line.desk) == ("balie", "balie-1")
    ((on_day, payload),) = rows(sample_file, "SELECT on_day, payload FROM journal")
    assert on_day == "2026-05-04"
    assert json.loads(payload) == {
        "op_id": action.op_id,
        "customer": BINDER,
        "text": "",
        "seen": None,
    }


def test_what_is_personal_stands_in_one_column(desk, jansen, sample_file):
    for action in one_of_each(desk, jansen):
        desk.perform(action)
    wrong = replace(
        JANSEN,
        born="krijt",
        email="geheim@",
        iban="geheim",
        login_name="geheim",
    )
    desk.perform(registration(number=own_card(3), person=wrong))
    desk.perform(registration(number=BINDER))
    desk.perform(Lend(customer=BINDER, barcode=on_the_shelf(desk)[0]))
    lasting = str(rows(sample_file, "SELECT payload, outcome FROM journal"))
    assert [word for word in PERSONAL_WORDS if word in lasting] == []
    personal = str(rows(sample_file, "SELECT personal FROM journal"))
    assert all(word in personal for word in ("Jansen", "geheim", "Hooghiemstra"))


def test_a_login_name_in_use_is_personal(desk, sample_file):
    named = replace(JANSEN, login_account=True, login_name="geheim")
    register(desk, number=own_card(1), person=named)
    desk.perform(registration(number=own_card(2), person=named))
    assert "geheim" not in str(
        rows(sample_file, "SELECT payload, outcome FROM journal")
    )


def test_what_was_refused_of_a_person_is_not_kept(desk, sample_file):
    desk.perform(registration(number="1", person=JANSEN))
    ((personal,),) = rows(sample_file, "SELECT personal FROM journal")
    assert personal is None


def test_a_person_forgotten_leaves_the_rest_of_the_line(desk, jansen, sample_file):
    barcode = on_the_shelf(desk)[0]
    lend(desk, jansen, barcode)
    action = ReturnItem(barcode=barcode)
    assert desk.perform(action).customer_name == "Jansen, Jan"
    rows(sample_file, "UPDATE journal SET personal = NULL")
    told = desk.perform(action)
    assert isinstance(told, Returned)
    assert (told.customer_name, told.customer) == ("", jansen)


def test_a_kind_nobody_knows_is_a_lost_outcome():
    with pytest.raises(LostOutcome):
        read_outcome("gone", "{}", None)


def test_every_action_and_outcome_has_a_kind_of_its_own():
    known = {each.__name__ for each in OUTCOMES.values()}
    assert known == {each.__name__ for each in Outcome.__subclasses__()}
    assert len({each.kind for each in STEPS}) == len(STEPS)


def test_an_action_that_fails_half_way_leaves_nothing(desk, sample_file):
    before = everything(sample_file, but="")
    nowhere = registration(CustomerType.ADMINISTRATIVE_CARD, own_card(1), branch="0000")
    with pytest.raises(LookupError):
        desk.perform(nowhere)
    assert everything(sample_file, but="") == before


def test_reading_never_writes(desk, sample_file):
    before = everything(sample_file, but="")
    with desk.library.reading() as tx:
        tx.item(on_the_shelf(desk, TITAN)[0])
        tx.find_customers("jansen", 10)
        tx.customer(BINDING_CARD)
    assert everything(sample_file, but="") == before
    assert customer(desk, BINDER).version == 1
