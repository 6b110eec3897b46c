# SPDX-License-Identifier: Apache-2.0
"""Turning back what was done: the library is as before, and the journal tells of it."""

from datetime import date, timedelta
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from support.clerk import (
    BINDER,
    BINDING_CARD,
    JANSEN,
    TITAN,
    customer,
    draft_of,
    facts,
    item,
    lend,
    on_day,
    on_the_shelf,
    own_card,
    proposal,
    reasons,
    register,
    registration,
    return_item,
    switch,
)
from support.raw_file import copied, rows, value
from wisedesk.bootstrap import open_services
from wisedesk.config import Config, as_address
from wisedesk.domain.customer_types import CustomerType, SpecialKind
from wisedesk.domain.internal_cards import InternalCardDraft
from wisedesk.domain.items import ItemStatus
from wisedesk.domain.refusals import Reason
from wisedesk.domain.subscriptions import SubscriptionChoice
from wisedesk.services.actions import (
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
    PlaceHold,
    Renew,
    ReturnItem,
    SendItem,
    SetAside,
    Undo,
)
from wisedesk.services.customer_outcomes import Registered
from wisedesk.services.outcomes import Refused, Undone

MONDAY = date(2026, 5, 4)
STATE = (
    "SELECT id, status, transit_to, inventory_on FROM item ORDER BY id",
    """
    SELECT id, item_id, customer_id, lent_on, due_on, returned_on, returned_at,
    standing, counts, renewals, branch_id, expected_on FROM loan WHERE NOT cancelled
    ORDER BY id
    """,
    "SELECT * FROM hold ORDER BY id",
    "SELECT * FROM customer ORDER BY id",
    "SELECT * FROM card ORDER BY id",
    "SELECT * FROM subscription ORDER BY id",
    "SELECT customer_id, text FROM customer_message ORDER BY customer_id",
    "SELECT * FROM internal_card ORDER BY customer_id",
    "SELECT * FROM charge ORDER BY id",
    "SELECT count(*) FROM loan WHERE counts",
    "SELECT * FROM setting ORDER BY name",
)
VERSION = -1  # counts on: a screen that shows what is turned back may not store it


def state(path) -> list[list[tuple]]:
    """Return all that a clerk sees of a library, the journal apart."""
    found = [rows(path, question) for question in STATE]
    customers = STATE.index("SELECT * FROM customer ORDER BY id")
    found[customers] = [row[:VERSION] for row in found[customers]]
    return found


def line_for(desk, title_key=TITAN):
    """Return who waits for a title, first in line first."""
    with desk.library.reading() as tx:
        return [each.customer_key for each in tx.holds_on(title_key)]


def undo(desk, action, **more):
    return desk.perform(Undo(of=action.op_id, **more))


@pytest.fixture
def jansen(desk):
    """Return the card of an ordinary customer."""
    return register(desk, number=own_card(1)).key


@pytest.fixture
def shelf(desk):
    return on_the_shelf(desk)


def test_a_loan_turned_back_was_never_lent(desk, jansen, shelf, sample_file):
    before = state(sample_file)
    counts = value(sample_file, "SELECT count(*) FROM loan WHERE counts")
    action = Lend(customer=jansen, barcode=shelf[0])
    desk.perform(action)
    outcome = undo(desk, action)
    assert isinstance(outcome, Undone)
    assert (outcome.what, outcome.title) == ("lent", "De vloek van de Titaan")
    assert state(sample_file) == before
    assert value(sample_file, "SELECT count(*) FROM loan WHERE counts") == counts
    assert value(sample_file, "SELECT count(*) FROM loan WHERE cancelled") == 1
    assert item(desk, shelf[0]).status is ItemStatus.AVAILABLE


def test_a_return_turned_back_is_out_as_it_was(desk, jansen, shelf, sample_file):
    lend(desk, jansen, shelf[0])
    before = state(sample_file)
    action = ReturnItem(barcode=shelf[0])
    tomorrow = on_day(desk, MONDAY + timedelta(days=1))
    tomorrow.perform(action)
    assert state(sample_file) != before
    assert isinstance(undo(tomorrow, action), Undone)
    assert state(sample_file) == before


def test_a_hold_that_a_loan_fulfilled_stands_in_its_place_again(
    desk, jansen, shelf, sample_file
):
    other = register(desk, number=own_card(2)).key
    for key in (jansen, other):
        desk.perform(PlaceHold(customer=key, title_key=TITAN))
    before = state(sample_file)
    action = Lend(customer=jansen, barcode=shelf[0])
    desk.perform(action)
    undo(desk, action)
    assert state(sample_file) == before
    assert line_for(desk) == [jansen, other]


def test_a_renewal_turned_back_has_its_former_due_date(
    desk, jansen, shelf, sample_file
):
    lend(desk, jansen, shelf[0])
    before = state(sample_file)
    later = on_day(desk, MONDAY + timedelta(days=14))
    action = Renew(customer=jansen, barcode=shelf[0])
    later.perform(action)
    assert isinstance(undo(later, action), Undone)
    assert state(sample_file) == before


@pytest.mark.parametrize("text", ["Nieuwe tekst", ""])
def test_a_melding_turned_back_reads_as_before(desk, sample_file, text):
    before = state(sample_file)
    action = KeepMessage(customer=BINDER, text=text)
    desk.perform(action)
    assert isinstance(undo(desk, action), Undone)
    assert state(sample_file) == before


def test_a_first_melding_turned_back_is_gone(desk, jansen, sample_file):
    before = state(sample_file)
    action = KeepMessage(customer=jansen, text="Pas vergeten")
    desk.perform(action)
    undo(desk, action)
    assert state(sample_file) == before
    assert customer(desk, jansen).message == ""


def test_a_converted_card_is_a_special_customer_again_with_its_loans(desk, sample_file):
    before = state(sample_file)
    switch(desk, BINDING_CARD, SpecialKind.ADMINISTRATIVE)
    ((op_id,),) = rows(
        sample_file, "SELECT op_id FROM journal ORDER BY id DESC LIMIT 1"
    )
    assert isinstance(desk.perform(Undo(of=op_id)), Undone)
    assert state(sample_file) == before


def test_a_cancelled_loan_stays_cancelled_and_a_refusal_stays_refused(
    desk, jansen, shelf
):
    early = CancelLoan(customer=jansen, barcode=shelf[0])
    assert reasons(desk.perform(early)) == [Reason.NOT_LENT]
    lend(desk, jansen, shelf[0])
    assert reasons(desk.perform(early)) == [Reason.NOT_LENT]  # the same one
    assert item(desk, shelf[0]).status is ItemStatus.LENT
    cancel = CancelLoan(customer=jansen, barcode=shelf[0])
    first = desk.perform(cancel)
    assert isinstance(first, Undone)
    lend(desk, jansen, shelf[0])
    assert desk.perform(cancel) == first
    assert item(desk, shelf[0]).status is ItemStatus.LENT


def test_what_is_cancelled_for_the_wrong_customer_says_whose_it_is(desk, jansen, shelf):
    other = register(desk, number=own_card(2)).key
    lend(desk, other, shelf[0])
    cancel = {"customer": jansen, "barcode": shelf[0]}
    refused = desk.perform(CancelLoan(**cancel))
    assert reasons(refused) == [Reason.LENT_TO_OTHER]
    assert facts(refused)["card"] == other
    assert facts(refused)["borrower"] == "Jansen, Jan"
    beside = desk.perform(CancelLoan(**cancel, beside=(other,)))
    assert reasons(beside) == [Reason.LENT_BESIDE]


def test_a_loan_that_an_import_brought_says_that_it_cannot_be_cancelled(desk):
    with desk.library.reading() as tx:
        row = tx.customer(BINDING_CARD)
        out = tx.open_loans(row.customer_id)[0].barcode
    refused = desk.perform(CancelLoan(customer=BINDING_CARD, barcode=out))
    assert reasons(refused) == [Reason.LENT_BY_IMPORT]


def test_what_is_no_item_says_so_where_a_loan_is_to_be_cancelled(desk, jansen):
    for number, why in (
        (jansen, Reason.CARD_WHILE_CANCELLING),
        (BINDER, Reason.CARD_WHILE_CANCELLING),
        ("39400000000000", Reason.ITEM_UNKNOWN),
    ):
        cancel = CancelLoan(customer=jansen, barcode=number)
        assert reasons(desk.perform(cancel)) == [why]


def test_who_else_was_open_is_not_kept(desk, jansen, shelf, sample_file):
    lend(desk, jansen, shelf[0])
    cancel = CancelLoan(customer=jansen, barcode=shelf[0], beside=(BINDER,))
    desk.perform(cancel)
    payload = value(
        sample_file, "SELECT payload FROM journal WHERE op_id = ?", cancel.op_id
    )
    assert BINDER not in payload


def test_an_undo_can_be_undone(desk, jansen, shelf, sample_file):
    action = Lend(customer=jansen, barcode=shelf[0])
    desk.perform(action)
    lent = state(sample_file)
    back = Undo(of=action.op_id)
    desk.perform(back)
    outcome = undo(desk, back)
    assert isinstance(outcome, Undone)
    assert outcome.what == "lent"
    assert state(sample_file) == lent


def test_the_journal_shows_both(desk, jansen, shelf, sample_file):
    action = Lend(customer=jansen, barcode=shelf[0])
    desk.perform(action)
    undo(desk, action)
    last = rows(
        sample_file, "SELECT kind, undoes FROM journal ORDER BY id DESC LIMIT 2"
    )
    assert last == [("undo/undone", action.op_id), ("lend/lent", None)]


def test_nothing_is_turned_back_twice(desk, jansen, shelf):
    action = Lend(customer=jansen, barcode=shelf[0])
    desk.perform(action)
    once = Undo(of=action.op_id)
    assert desk.perform(once) == desk.perform(once)
    assert reasons(undo(desk, action)) == [Reason.UNDONE_BEFORE]


def test_who_turns_back_once_more_what_is_turned_back_leaves_no_line(
    desk, jansen, shelf, sample_file
):
    lines = "SELECT count(*) FROM journal"
    action = Lend(customer=jansen, barcode=shelf[0])
    desk.perform(action)
    undo(desk, action)
    before = rows(sample_file, lines)
    once = Undo(of=action.op_id)
    assert reasons(desk.perform(once)) == [Reason.UNDONE_BEFORE]
    assert desk.perform(once) == undo(desk, action)
    assert rows(sample_file, lines) == before


def test_what_was_overtaken_stays(desk, jansen, shelf, sample_file):
    action = Lend(customer=jansen, barcode=shelf[0])
    desk.perform(action)
    return_item(desk, shelf[0])
    before = state(sample_file)
    assert reasons(undo(desk, action)) == [Reason.UNDO_OVERTAKEN]
    assert state(sample_file) == before


def test_a_return_is_not_turned_back_when_the_item_is_lent_again(desk, jansen, shelf):
    lend(desk, jansen, shelf[0])
    action = ReturnItem(barcode=shelf[0])
    desk.perform(action)
    lend(desk, BINDER, shelf[0])
    assert reasons(undo(desk, action)) == [Reason.UNDO_OVERTAKEN]


def test_after_the_settings_minutes_it_is_too_late(desk, jansen, shelf):
    desk.perform(ChangeSetting(name="undo-minutes", value="0"))
    action = Lend(customer=jansen, barcode=shelf[0])
    desk.perform(action)
    assert reasons(undo(desk, action)) == [Reason.UNDO_TOO_LATE]


def test_what_changed_nothing_cannot_be_undone(desk, jansen):
    refused = Lend(customer=jansen, barcode="39400000000000")
    desk.perform(refused)
    assert reasons(undo(desk, refused)) == [Reason.CANNOT_BE_UNDONE]
    assert reasons(desk.perform(Undo(of="nobody's"))) == [Reason.CANNOT_BE_UNDONE]


def test_what_somebody_wrote_stands_only_in_the_column_that_can_be_emptied(
    desk, sample_file
):
    action = KeepMessage(customer=BINDER, text="Bel mevrouw Jansen")
    desk.perform(action)
    ((changes, personal),) = rows(
        sample_file,
        "SELECT changes, personal FROM journal WHERE op_id = ?",
        action.op_id,
    )
    assert changes is None
    assert "Bel mevrouw Jansen" in personal
    rows(sample_file, "UPDATE journal SET personal = NULL")
    assert reasons(undo(desk, action)) == [Reason.CANNOT_BE_UNDONE]


def test_a_hold_turned_back_leaves_the_line_as_it_was(desk, jansen, sample_file):
    others = [register(desk, number=own_card(place)).key for place in (2, 3)]
    for key in others:
        desk.perform(PlaceHold(customer=key, title_key=TITAN))
    before = state(sample_file)
    action = PlaceHold(customer=jansen, title_key=TITAN)
    assert desk.perform(action).position == 3
    outcome = undo(desk, action)
    assert isinstance(outcome, Undone)
    assert (outcome.what, outcome.customer) == ("hold-placed", jansen)
    assert state(sample_file) == before
    assert line_for(desk) == others


def test_a_hold_undone_by_mistake_has_its_place_in_line_again(
    desk, jansen, sample_file
):
    other = register(desk, number=own_card(2)).key
    action = PlaceHold(customer=jansen, title_key=TITAN)
    desk.perform(action)
    desk.perform(PlaceHold(customer=other, title_key=TITAN))
    before = state(sample_file)
    back = Undo(of=action.op_id)
    desk.perform(back)
    assert line_for(desk) == [other]
    assert isinstance(undo(desk, back), Undone)
    assert line_for(desk) == [jansen, other]
    assert state(sample_file) == before


def test_a_hold_that_was_lent_on_is_not_turned_back(desk, jansen, shelf):
    action = PlaceHold(customer=jansen, title_key=TITAN)
    desk.perform(action)
    lend(desk, jansen, shelf[0])
    assert reasons(undo(desk, action)) == [Reason.UNDO_OVERTAKEN]


def test_a_hold_refused_closes_no_other_hold(desk, jansen, sample_file):
    desk.perform(PlaceHold(customer=jansen, title_key=TITAN))
    next_year = on_day(desk, MONDAY + timedelta(days=366))
    before = state(sample_file)
    refused = PlaceHold(customer=BINDER, title_key=TITAN)
    assert reasons(next_year.perform(refused)) == [Reason.HOLD_NEEDS_CUSTOMER]
    assert state(sample_file) == before
    again = PlaceHold(customer=jansen, title_key=TITAN)
    assert next_year.perform(again).position == 1
    undo(next_year, again)
    assert state(sample_file) == before


def test_a_subscription_changed_by_mistake_is_the_former_one_again(
    desk, jansen, sample_file
):
    before, was = state(sample_file), customer(desk, jansen).subscription
    choice = SubscriptionChoice(code="0011")
    action = ChangeSubscription(customer=jansen, subscription=choice)
    desk.perform(action)
    assert customer(desk, jansen).subscription.code == "0011"
    changed = state(sample_file)
    back = Undo(of=action.op_id)
    assert desk.perform(back).what == "subscription-changed"
    assert state(sample_file) == before
    assert customer(desk, jansen).subscription == was
    assert isinstance(undo(desk, back), Undone)
    assert state(sample_file) == changed


def change(desk, key, **fields):
    row = customer(desk, key)
    person = replace(draft_of(row.person), **fields)
    return ChangePerson(customer=key, version=row.version, person=person)


def test_what_was_changed_of_a_person_is_as_before(desk, jansen, sample_file):
    before = state(sample_file)
    action = change(desk, jansen, family_name="Janssen", city="Emmen", newsletter=True)
    desk.perform(action)
    assert isinstance(undo(desk, action), Undone)
    assert state(sample_file) == before
    with desk.library.reading() as tx:
        assert [hit.key for hit in tx.find_customers("Janssen", 5)] == []


def test_a_screen_that_shows_what_was_turned_back_does_not_store_it(desk, jansen):
    action = change(desk, jansen, city="Emmen")
    desk.perform(action)
    stale = change(desk, jansen, phone="0599")
    undo(desk, action)
    assert reasons(desk.perform(stale)) == [Reason.CUSTOMER_CHANGED]


def test_what_was_changed_of_a_person_is_personal_in_the_journal(
    desk, jansen, sample_file
):
    action = change(desk, jansen, city="Verweggistan")
    desk.perform(action)
    ((changes, personal),) = rows(
        sample_file,
        "SELECT changes, personal FROM journal WHERE op_id = ?",
        action.op_id,
    )
    assert "Nieuw-Buinen" not in str(changes)
    assert "Nieuw-Buinen" in personal


def test_a_registration_turned_back_leaves_nobody_behind(desk, sample_file):
    before = state(sample_file)
    action = registration(number=own_card(1))
    key = desk.perform(action).customer
    outcome = undo(desk, action)
    assert isinstance(outcome, Undone)
    assert (outcome.what, outcome.customer) == ("registered", key)
    assert state(sample_file) == before
    with desk.library.reading() as tx:
        assert tx.customer(key) is None
        assert [hit.name for hit in tx.find_customers("Jansen, Jan", 9)] == []


def test_the_pass_of_a_mistaken_registration_can_be_given_to_its_owner(desk):
    action = registration(CustomerType.DONOR, own_card(1))
    desk.perform(action)
    undo(desk, action)
    assert register(desk, number=own_card(1)).card_number == own_card(1)


def test_neither_a_generated_number_nor_a_key_is_given_twice(desk):
    number = proposal(desk)
    card = CustomerType.ADMINISTRATIVE_CARD
    action = registration(card, number, generated=True)
    first = desk.perform(action).customer_id
    undo(desk, action)
    assert proposal(desk) != number
    again = register(desk, card)
    assert again.card_number != number
    assert again.customer_id > first


def test_nothing_personal_is_kept_of_a_registration_turned_back(desk, sample_file):
    named = replace(JANSEN, family_name="Verweggistan", email_absent=True)
    action = registration(number=own_card(1), person=named)
    key = desk.perform(action).customer
    moved = change(desk, key, city="Verweggistan")
    desk.perform(moved)
    undo(desk, moved)
    back = Undo(of=action.op_id)
    assert isinstance(desk.perform(back), Undone)
    assert "Verweggistan" not in str(rows(sample_file, "SELECT * FROM journal"))
    assert "Verweggistan" not in str(rows(sample_file, "SELECT * FROM customer"))
    assert reasons(undo(desk, back)) == [Reason.CANNOT_BE_UNDONE]
    assert desk.perform(action).number == own_card(1)  # the same one, told again


@pytest.mark.parametrize(
    "since",
    [
        lambda desk, key: lend(desk, key, on_the_shelf(desk)[0]),
        lambda desk, key: desk.perform(KeepMessage(customer=key, text="Pas vergeten")),
        lambda desk, key: desk.perform(PlaceHold(customer=key, title_key=TITAN)),
        lambda desk, key: desk.perform(change(desk, key, city="Emmen")),
        lambda desk, key: desk.perform(
            ChangeSubscription(
                customer=key, subscription=SubscriptionChoice(code="0011")
            )
        ),
    ],
    ids=["lent", "message", "hold", "person", "subscription"],
)
def test_a_customer_with_whom_something_was_done_stays(desk, sample_file, since):
    action = registration(number=own_card(1))
    key = desk.perform(action).customer
    since(desk, key)
    before = state(sample_file)
    assert reasons(undo(desk, action)) == [Reason.UNDO_OVERTAKEN]
    assert state(sample_file) == before


def test_somebody_registered_again_is_as_before(desk, sample_file):
    late = on_day(desk, date(2030, 1, 7))
    key = register(desk, number=own_card(1)).key
    before = state(sample_file)
    moved = replace(JANSEN, city="Emmen")
    action = registration(number=key, person=moved, again=key, branch="9000")
    late.perform(action)
    assert customer(desk, key).branch.code == "9000"
    back = Undo(of=action.op_id)
    assert isinstance(late.perform(back), Undone)
    assert state(sample_file) == before
    assert isinstance(undo(late, back), Undone)
    assert customer(desk, key).person.city == "Emmen"


DAYS = st.integers(0, 40)
VERBS = (
    "lend",
    "inspect",
    "return",
    "renew",
    "cancel",
    "hold",
    "keep",
    "subscribe",
    "change",
    "register",
    "aside",
    "send",
    "leave",
    "end",
    "own",
    "expect",
    "set",
)
STEPS = st.lists(
    st.tuples(st.sampled_from(VERBS), st.integers(0, 11)), min_size=1, max_size=12
)
_copies = count()


def own(desk, key, owner):
    """Return the change of an internal card."""
    card_of = customer(desk, key).customer_id
    with desk.library.reading() as tx:
        seen = tx.internal_card(card_of)
    card = InternalCardDraft(owner=owner, expected_days="7")
    return ChangeInternalCard(customer=key, card=card, seen=seen)


def made(desk, verb, place, key, barcode):
    """Return the action of a verb."""
    if verb == "change":
        return change(desk, key, city=f"Plaats {place}")
    if verb == "own":
        return own(desk, BINDER, f"Eigenaar {place}")
    choice = SubscriptionChoice(code="0011" if place % 2 else "0010")
    return {
        "lend": Lend(customer=key, barcode=barcode),
        "inspect": Lend(customer=key, barcode=barcode, inspection=True),
        "return": ReturnItem(barcode=barcode),
        "renew": Renew(customer=key, barcode=barcode),
        "cancel": CancelLoan(customer=key, barcode=barcode),
        "hold": PlaceHold(customer=key, barcode=barcode),
        "keep": KeepMessage(customer=key, text=f"regel {place}"),
        "subscribe": ChangeSubscription(customer=key, subscription=choice),
        "register": registration(number=own_card(10 + place)),
        "aside": SetAside(customer=key, barcode=barcode),
        "send": SendItem(barcode=barcode, branch="9000", customer=key),
        "leave": LeaveItem(barcode=barcode, skipped=key),
        "end": EndHold(customer=key, barcode=barcode),
        "expect": ChangeExpectedBack(
            barcodes=(barcode,), expected_on=MONDAY + timedelta(days=1000 + place)
        ),
        "set": ChangeSetting(name="scanner-suffix", value="*" * (place % 3)),
    }[verb]


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=STEPS, later=DAYS)
def test_whatever_the_desk_did_undoing_it_backwards_leaves_it_as_it_was(
    sample_file, tmp_path, steps, later
):
    path = copied(sample_file, tmp_path / f"{next(_copies)}.sqlite")
    services = open_services(
        Config(as_address(str(path)), desk="balie-1", branch="9408"), MONDAY
    )
    desk = services.desk
    cards = [register(desk, number=own_card(place)).key for place in range(2)]
    cards.append(BINDER)
    items = on_the_shelf(desk)[:4]
    seen = [state(path)]
    done = []
    for place, (verb, choice) in enumerate(steps):
        key, barcode = cards[choice % len(cards)], items[choice % len(items)]
        action = made(desk, verb, place, key, barcode)
        outcome = on_day(desk, MONDAY + timedelta(days=later * place)).perform(action)
        if isinstance(outcome, Registered):
            cards.append(outcome.customer)
        done.append((action, outcome))
        seen.append(state(path))
    last = on_day(desk, MONDAY + timedelta(days=later * len(steps)))
    for (action, was), before in zip(reversed(done), reversed(seen[:-1]), strict=True):
        outcome = undo(last, action)
        if isinstance(was, Refused):
            assert reasons(outcome) == [Reason.CANNOT_BE_UNDONE]
        assert isinstance(outcome, Undone | Refused)
        assert state(path) == before
    services.library.close()
