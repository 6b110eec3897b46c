# SPDX-License-Identifier: Apache-2.0
"""A card at Innemen, an item before its card: refused, and a key goes on from it."""

from datetime import UTC, datetime

import pytest

from services.test_desk_session import Clerk
from support.clerk import TITAN, item, lend, of_branch, on_the_shelf, own_card, register
from support.raw_file import rows
from wisedesk.services.actions import ChangeSetting, PlaceHold
from wisedesk.services.answers import answer
from wisedesk.services.decisions import Asks
from wisedesk.services.desk_rows import RowState
from wisedesk.services.inbox import Step
from wisedesk.services.session import Mode, Scan
from wisedesk.services.tones import Tone, tone_of_answer

AT = datetime(2026, 5, 4, 9, tzinfo=UTC)
EXPIRED = """
    UPDATE subscription SET starts_on = '2025-05-01', ends_on = '2026-04-30'
    WHERE customer_id = (SELECT customer_id FROM card WHERE number = ?)
"""


@pytest.fixture
def clerk(desk):
    return Clerk(desk)


@pytest.fixture
def returning(clerk):
    clerk.put(clerk.session.entries.go_over(Mode.RETURN, AT))
    return clerk


@pytest.fixture
def shelf(desk):
    return on_the_shelf(desk)


@pytest.fixture
def jansen(desk):
    return register(desk, number=own_card(1)).key


@pytest.fixture
def pieters(desk):
    return register(desk, number=own_card(2)).key


def row(clerk, place=0):
    return clerk.session.rows.all()[place]


def again(clerk):
    after = Clerk(clerk.desk)
    after.session.resume(clerk.steps)
    after.work()
    return after


def test_a_card_at_innemen_is_refused_and_offers_to_go_on(returning, jansen):
    returning.scan(jansen)
    assert returning.states() == [RowState.REFUSED]
    assert row(returning).decision.asks is Asks.OPEN_CARD
    assert returning.session.customer is None
    returning.scan(jansen)
    assert returning.seen.repeated == [jansen]


def test_an_offer_keeps_no_session_open(returning, jansen):
    returning.scan(jansen)
    assert returning.session.end()
    assert returning.states() == []


def test_an_offer_that_is_left_is_not_done(returning, jansen):
    returning.scan(jansen)
    returning.answer(yes=False)
    assert returning.states() == [RowState.LEFT]


def test_an_offer_sounds_as_the_refusal_it_is(desk, jansen):
    scan = Scan(text=jansen, mode=Mode.RETURN, op_id="a card")
    assert tone_of_answer(answer(desk, scan)) is Tone.REFUSED


def test_an_item_before_its_card_is_told_of_by_its_title(clerk, shelf):
    clerk.scan(shelf[0], shelf[0])
    assert clerk.states() == [RowState.REFUSED]
    assert row(clerk).title == "De vloek van de Titaan"
    assert row(clerk).decision.asks is Asks.BELATED
    assert clerk.seen.repeated == [shelf[0]]
    assert clerk.session.end()
    assert clerk.states() == []


def test_its_card_lends_nothing_and_one_key_then_does(clerk, desk, jansen, shelf):
    clerk.scan(shelf[0], jansen)
    assert item(desk, shelf[0]).borrower_key == ""
    assert clerk.states() == [RowState.REFUSED]
    clerk.answer()
    assert item(desk, shelf[0]).borrower_key == jansen
    assert clerk.states() == [RowState.DONE]
    assert row(clerk).customer == jansen
    after = again(clerk)
    assert after.session.rows.all() == clerk.session.rows.all()


def test_without_a_card_nothing_is_lent(clerk, desk, shelf):
    clerk.scan(shelf[0])
    clerk.answer()
    assert clerk.states() == [RowState.REFUSED]
    assert item(desk, shelf[0]).borrower_key == ""


def test_the_next_customer_is_offered_nothing_of_the_one_before(
    clerk, jansen, pieters, shelf
):
    clerk.session.stops = frozenset()
    clerk.scan(shelf[0], jansen)
    clerk.put(clerk.session.entries.choose(pieters, AT))
    assert clerk.states() == []


def test_it_is_lent_with_what_was_passed_and_asks_what_any_scan_asks(
    clerk, desk, jansen, pieters, shelf
):
    lend(desk, pieters, shelf[0])
    clerk.scan(shelf[0], jansen)
    clerk.answer()
    assert row(clerk).decision.asks is Asks.TAKE_OVER
    clerk.answer()
    assert item(desk, shelf[0]).borrower_key == jansen


def test_the_answer_waits_for_the_card_that_was_scanned_before_it(
    clerk, desk, jansen, shelf
):
    clerk.scan(shelf[0])
    card = clerk.session.entries.enter(jansen, AT)
    yes = clerk.session.entries.decide(row(clerk, 1).op_id, AT, yes=True)
    for step in (card, yes):
        clerk.session.kept(step)
    clerk.work()
    assert item(desk, shelf[0]).borrower_key == jansen


class TestInTurn:
    """Which row an answer is for."""

    @pytest.fixture
    def asking(self, desk, returning):
        """Return two rows that ask, the newest first, and one that was done between."""
        waits = register(desk, number=own_card(7)).key
        desk.perform(PlaceHold(customer=waits, title_key=TITAN))
        held, far = of_branch(desk, "9408")[0], of_branch(desk, "9000", "vb000002")[0]
        done = of_branch(desk, "9408", "vb000007")[0]
        returning.scan(held, done, far)
        assert [each.barcode for each in returning.session.rows.all()] == [
            far,
            done,
            held,
        ]
        return returning

    def in_turn(self, clerk, chosen="", stops=frozenset()):
        found = clerk.session.rows.in_turn(stops, chosen)
        return None if found is None else clerk.session.rows.all().index(found)

    def told_of(self, clerk):
        """Return which customer the row in turn is of, with one in front."""
        session = clerk.session
        found = session.rows.in_turn(frozenset(), front=session.customers.key)
        return None if found is None else found.customer

    def test_the_question_open_longest_and_no_scan_moves_it(self, asking):
        assert self.in_turn(asking) == 2
        asking.scan("39408999999999")
        assert self.in_turn(asking) == 3

    def test_the_row_chosen_where_that_asks(self, asking):
        newest, done, _ = asking.session.rows.all()
        assert self.in_turn(asking, newest.op_id) == 0
        assert self.in_turn(asking, done.op_id) == 2
        assert self.in_turn(asking, "gone") == 2

    def test_what_stops_the_desk_before_what_does_not(self, asking):
        assert self.in_turn(asking, stops=frozenset({Asks.TRANSPORT})) == 0

    def test_what_was_offered_just_now(self, asking, jansen):
        asking.scan(jansen)
        assert self.in_turn(asking) == 0
        asking.scan("39408999999999")
        assert self.in_turn(asking) == 4

    def test_an_answer_takes_up_the_questions_again(self, asking, jansen):
        asking.scan(jansen)
        asking.answer(3)
        assert self.in_turn(asking) == 1

    def test_an_offer_of_before_once_nothing_asks(self, returning, desk, jansen):
        returning.scan(jansen, of_branch(desk, "9408")[0])
        assert self.in_turn(returning) == 1
        returning.answer(1, yes=False)
        assert self.in_turn(returning) is None

    def test_an_offer_only_of_the_customer_in_front(
        self, clerk, sample_file, jansen, pieters, shelf
    ):
        rows(sample_file, EXPIRED, pieters)
        clerk.scan(pieters)
        assert self.told_of(clerk) == pieters
        clerk.scan(shelf[0])
        clerk.put(clerk.session.entries.choose(jansen, AT, joins=True))
        assert self.told_of(clerk) == pieters  # a question, whoever is in front
        clerk.answer(clerk.states().index(RowState.ASKS), yes=False)
        assert self.told_of(clerk) is None
        clerk.put(clerk.session.entries.switch_customer(AT))
        assert self.told_of(clerk) == pieters
        clerk.put(clerk.session.entries.switch_customer(AT))
        assert self.told_of(clerk) is None

    def test_nor_what_was_scanned_before_the_card_of_another(
        self, clerk, jansen, pieters, shelf
    ):
        clerk.scan(shelf[0], jansen)
        assert self.told_of(clerk) == jansen
        clerk.put(clerk.session.entries.choose(pieters, AT, joins=True))
        assert clerk.states() == [RowState.REFUSED]
        assert self.told_of(clerk) is None


def test_an_answer_to_another_row_passes_what_stops_the_desk(desk, returning):
    far, farther = of_branch(desk, "9000", "vb000002")[0], of_branch(desk, "9000")[0]
    returning.scan(far)
    returning.session.stops = frozenset({Asks.SECOND_LOOK})
    returning.scan("39408999999999", farther)
    returning.answer(2)
    assert returning.states() == [RowState.WAITS, RowState.ASKS, RowState.DONE]
    returning.answer(1, yes=False)
    after = Clerk(desk)
    after.session.stops = returning.session.stops
    after.session.resume(returning.steps)
    after.work()
    assert after.states() == returning.states()


def test_what_innemen_asked_is_answered_at_uitlenen_and_opens_nobody(
    desk, returning, jansen, pieters
):
    desk.perform(ChangeSetting(name="return-other-customers", value="N"))
    mine, other = of_branch(desk, "9408")[:2]
    lend(desk, jansen, mine)
    lend(desk, pieters, other)
    returning.scan(mine, other)
    assert row(returning).decision.asks is Asks.OVERRIDE
    returning.put(returning.session.entries.go_over(Mode.LEND, AT))
    returning.scan(jansen)
    returning.answer()
    assert item(desk, other).borrower_key == ""
    assert returning.session.customers.key == jansen


def test_a_number_is_told_as_it_is_stored(clerk):
    clerk.scan("ab1234567")
    assert row(clerk).barcode == "AB1234567"
    assert isinstance(clerk.steps[-1], Step)
    assert clerk.steps[-1].text == "ab1234567"  # on disk it is what was scanned
