# SPDX-License-Identifier: Apache-2.0
"""Turning back what was done: the library is as before, and the journal tells of it."""

import shutil
from datetime import date, timedelta
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from support.clerk import (
    BINDER,
    BINDING_CARD,
    customer,
    item,
    lend,
    on_day,
    on_the_shelf,
    own_card,
    reasons,
    register,
    return_item,
    switch,
)
from support.raw_file import rows, value
from wisedesk.bootstrap import open_services
from wisedesk.config import Config, as_address
from wisedesk.domain.customer_types import SpecialKind
from wisedesk.domain.items import ItemStatus
from wisedesk.domain.refusals import Reason
from wisedesk.services.actions import (
    CancelLoan,
    ChangeSetting,
    KeepMessage,
    Lend,
    PlaceHold,
    Renew,
    ReturnItem,
    Undo,
)
from wisedesk.services.outcomes import Undone

MONDAY = date(2026, 5, 4)
STATE = (
    "SELECT id, status FROM item ORDER BY id",
    """
    SELECT id, item_id, customer_id, lent_on, due_on, returned_on, returned_at,
    standing, counts, renewals, branch_id FROM loan WHERE NOT cancelled ORDER BY id
    """,
    "SELECT id, status, priority, placed_at FROM hold ORDER BY id",
    "SELECT id, special_kind, last_activity_on FROM customer ORDER BY id",
    "SELECT customer_id, text FROM customer_message ORDER BY customer_id",
)


def state(path) -> list[list[tuple]]:
    """Return all that a clerk sees of a library, the journal apart."""
    return [rows(path, question) for question in STATE]


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
        desk.perform(PlaceHold(customer=key, title_key="vb000001"))
    before = state(sample_file)
    action = Lend(customer=jansen, barcode=shelf[0])
    desk.perform(action)
    undo(desk, action)
    assert state(sample_file) == before
    with desk.library.reading() as tx:
        line = [each.customer_key for each in tx.holds_on("vb000001")]
    assert line == [jansen, other]


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
    assert reasons(desk.perform(early)) == [Reason.NOT_LENT_TO_YOU]
    lend(desk, jansen, shelf[0])
    assert reasons(desk.perform(early)) == [Reason.NOT_LENT_TO_YOU]  # the same one
    assert item(desk, shelf[0]).status is ItemStatus.LENT
    cancel = CancelLoan(customer=jansen, barcode=shelf[0])
    first = desk.perform(cancel)
    assert isinstance(first, Undone)
    lend(desk, jansen, shelf[0])
    assert desk.perform(cancel) == first
    assert item(desk, shelf[0]).status is ItemStatus.LENT


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


DAYS = st.integers(0, 40)
VERBS = ("lend", "return", "renew", "hold", "keep")
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["lend", "return", "renew", "hold", "keep"]), st.integers(0, 7)
    ),
    min_size=1,
    max_size=10,
)
_copies = count()


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=STEPS, later=DAYS)
def test_whatever_the_desk_did_undoing_it_backwards_leaves_it_as_it_was(
    sample_file, tmp_path, steps, later
):
    path = tmp_path / f"{next(_copies)}.sqlite"
    shutil.copyfile(sample_file, path)
    services = open_services(
        Config(as_address(str(path)), desk="balie-1", branch="9408"), MONDAY
    )
    desk = services.desk
    cards = [register(desk, number=own_card(place)).key for place in range(2)]
    items = on_the_shelf(desk)[:4]
    seen = [state(path)]
    done = []
    for place, (verb, choice) in enumerate(steps):
        key, barcode = cards[choice % 2], items[choice // 2]
        action = {
            "lend": Lend(customer=key, barcode=barcode),
            "return": ReturnItem(barcode=barcode),
            "renew": Renew(customer=key, barcode=barcode),
            "hold": PlaceHold(customer=key, barcode=barcode),
            "keep": KeepMessage(customer=key, text=f"regel {place}"),
        }[verb]
        on_day(desk, MONDAY + timedelta(days=later * place)).perform(action)
        if verb == "hold":
            seen[-1] = state(path)  # a hold placed is not turned back
            done, seen = [], [seen[-1]]
        else:
            done.append(action)
            seen.append(state(path))
    last = on_day(desk, MONDAY + timedelta(days=later * len(steps)))
    for action, before in zip(reversed(done), reversed(seen[:-1]), strict=True):
        outcome = undo(last, action)
        if not isinstance(outcome, Undone):
            assert reasons(outcome) == [Reason.CANNOT_BE_UNDONE]  # it was refused
        assert state(path) == before
    services.library.close()
