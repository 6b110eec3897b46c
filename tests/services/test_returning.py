# SPDX-License-Identifier: Apache-2.0
"""What comes in at a desk: whose it was, since when it was in, where it goes."""

from datetime import date, timedelta

import pytest

from support.clerk import (
    BINDER,
    JANSEN,
    TITAN,
    customer,
    facts,
    item,
    lend,
    of_branch,
    on_day,
    own_card,
    read,
    reasons,
    register,
    return_item,
)
from support.raw_file import everything, rows, value
from wisedesk.bootstrap import open_services
from wisedesk.config import Config, as_address
from wisedesk.domain.holds import HoldStatus
from wisedesk.domain.items import ItemStatus
from wisedesk.domain.persons import PersonDraft
from wisedesk.domain.refusals import Reason
from wisedesk.domain.returns import Arrival
from wisedesk.services.actions import (
    ChangeSetting,
    EndHold,
    LeaveItem,
    Lend,
    PlaceHold,
    ReturnItem,
    SendItem,
    SetAside,
    Undo,
)
from wisedesk.services.circulation_outcomes import (
    HoldEnded,
    HoldPlaced,
    LeftHere,
    Lent,
    PutAside,
    Returned,
    SeenIn,
    Sent,
)
from wisedesk.services.outcomes import Undone

MONDAY = date(2026, 5, 4)
HERE, ELSEWHERE = "9408", "9000"
NEIGHBOUR = PersonDraft(
    family_name="Dam",
    born="3-4-1975",
    postcode="9521 AB",
    house_number="7",
    street="Noorderstraat",
    city="Nieuw-Buinen",
    email_absent=True,
    login_account=False,
)
HOLD_OF_ITEM = "SELECT status, bound_item_id, pick_up_until FROM hold"


@pytest.fixture
def jansen(desk):
    """Return the card of an ordinary customer."""
    return register(desk, number=own_card(1)).key


@pytest.fixture
def dam(desk):
    """Return the card of a customer who lives elsewhere."""
    return register(desk, number=own_card(2), person=NEIGHBOUR).key


@pytest.fixture
def far_desk(sample_file):
    """Return a desk of the other branch."""
    config = Config(as_address(str(sample_file)), desk="balie-1", branch=ELSEWHERE)
    opened = open_services(config, MONDAY)
    yield opened.desk
    opened.library.close()


def hold(desk, key, title_key=TITAN):
    outcome = desk.perform(PlaceHold(customer=key, title_key=title_key))
    assert isinstance(outcome, HoldPlaced)


def shelf(desk):
    return of_branch(desk, HERE)[0]


def away(desk):
    return of_branch(desk, ELSEWHERE)[0]


def hold_row(desk):
    """Return the one hold on the title."""
    (row,) = read(desk, lambda tx: tx.holds_on(TITAN))
    return row


def set_to(sample_file, barcode, status):
    rows(sample_file, "UPDATE item SET status = ? WHERE barcode = ?", status, barcode)


def untouched(sample_file):
    """Return every table that a scan of an item that is in leaves alone."""
    return everything(sample_file) | {"item": None}


def inventory_date(sample_file, barcode):
    question = "SELECT inventory_on FROM item WHERE barcode = ?"
    return value(sample_file, question, barcode)


class TestOtherCustomers:
    """Innemen meerdere klanten: the branch says when the desk asks."""

    @pytest.fixture
    def lent(self, desk, dam):
        """Return what Dam has, due on 25 May."""
        barcode = shelf(desk)
        assert isinstance(lend(desk, dam, barcode), Lent)
        return barcode

    def test_all_are_taken_back_silently_while_nobody_says_otherwise(
        self, desk, jansen, lent
    ):
        outcome = desk.perform(ReturnItem(barcode=lent, shown=jansen))
        assert isinstance(outcome, Returned)
        assert outcome.customer_name == "Dam"

    def test_each_borrower_apart_asks_first(self, desk, jansen, dam, lent, sample_file):
        desk.perform(ChangeSetting(name="return-other-customers", value="N"))
        before = everything(sample_file)
        refused = desk.perform(ReturnItem(barcode=lent, shown=jansen))
        assert reasons(refused) == [Reason.ITEM_OF_OTHER_CUSTOMER]
        assert refused.may_be_passed
        assert facts(refused)["borrower"] == "Dam"
        assert facts(refused)["card"] == dam
        assert everything(sample_file) == before
        passed = frozenset({Reason.ITEM_OF_OTHER_CUSTOMER})
        again = ReturnItem(barcode=lent, shown=jansen, passed=passed)
        assert isinstance(desk.perform(again), Returned)

    @pytest.mark.parametrize("shown", ["", "dam"])
    def test_nobody_shown_or_the_borrower_itself_asks_nothing(
        self, desk, dam, lent, shown
    ):
        desk.perform(ChangeSetting(name="return-other-customers", value="N"))
        action = ReturnItem(barcode=lent, shown=shown and dam)
        assert isinstance(desk.perform(action), Returned)

    def test_without_costs_only_what_is_late_is_asked(self, desk, jansen, lent):
        desk.perform(ChangeSetting(name="return-other-customers", value="Y"))
        late = on_day(desk, date(2026, 6, 1))
        refused = late.perform(ReturnItem(barcode=lent, shown=jansen))
        assert reasons(refused) == [Reason.ITEM_OF_OTHER_CUSTOMER]
        in_time = ReturnItem(barcode=lent, shown=jansen, returned_on=date(2026, 5, 20))
        assert isinstance(late.perform(in_time), Returned)

    def test_a_family_is_taken_back_together(self, desk, jansen, lent):
        desk.perform(ChangeSetting(name="return-other-customers", value="F"))
        refused = desk.perform(ReturnItem(barcode=lent, shown=jansen))
        assert reasons(refused) == [Reason.ITEM_OF_OTHER_CUSTOMER]
        sister = register(desk, number=own_card(3), person=JANSEN).key
        other = of_branch(desk, HERE)[0]
        lend(desk, sister, other)
        outcome = desk.perform(ReturnItem(barcode=other, shown=jansen))
        assert isinstance(outcome, Returned)

    def test_a_branch_may_have_a_setting_of_its_own(self, desk, jansen, lent):
        desk.perform(ChangeSetting(name="return-other-customers", value="N"))
        own = ChangeSetting(name="return-other-customers/9408", value="A")
        desk.perform(own)
        outcome = desk.perform(ReturnItem(barcode=lent, shown=jansen))
        assert isinstance(outcome, Returned)


class TestBookDrop:
    """What was handed in on an earlier day than it is scanned."""

    @pytest.fixture
    def lent(self, desk, jansen):
        """Return what Jansen has, due on 25 May."""
        barcode = shelf(desk)
        lend(desk, jansen, barcode)
        return barcode

    def test_it_is_late_by_the_day_it_was_handed_in(self, desk, jansen, lent):
        june = on_day(desk, date(2026, 6, 1))
        drop = date(2026, 5, 30)
        outcome = june.perform(ReturnItem(barcode=lent, returned_on=drop))
        assert isinstance(outcome, Returned)
        assert (outcome.returned_on, outcome.days_late) == (drop, 4)
        assert customer(desk, jansen).last_activity_on == drop

    def test_it_was_not_late_when_it_was_handed_in_in_time(self, desk, lent):
        june = on_day(desk, date(2026, 6, 1))
        outcome = june.perform(ReturnItem(barcode=lent, returned_on=date(2026, 5, 26)))
        assert isinstance(outcome, Returned)
        assert outcome.days_late == 0

    def test_nothing_is_handed_in_before_it_was_lent(self, desk, lent):
        action = ReturnItem(barcode=lent, returned_on=date(2026, 5, 1))
        outcome = on_day(desk, date(2026, 5, 5)).perform(action)
        assert isinstance(outcome, Returned)
        assert outcome.returned_on == MONDAY

    def test_a_day_to_come_is_refused(self, desk, lent):
        action = ReturnItem(barcode=lent, returned_on=date(2026, 5, 5))
        refused = desk.perform(action)
        assert reasons(refused) == [Reason.RETURN_IN_FUTURE]
        assert not refused.may_be_passed

    def test_the_last_activity_never_goes_back(self, desk, jansen, lent):
        other = of_branch(desk, HERE)[0]
        week = on_day(desk, date(2026, 5, 11))
        lend(week, jansen, other)
        week.perform(ReturnItem(barcode=lent, returned_on=date(2026, 5, 9)))
        assert customer(desk, jansen).last_activity_on == date(2026, 5, 11)


class TestSeenIn:
    """What comes in without having been lent."""

    def test_only_the_inventory_date_of_an_item_that_is_in_changes(
        self, desk, sample_file
    ):
        barcode = shelf(desk)
        before = untouched(sample_file)
        outcome = return_item(desk, barcode)
        assert isinstance(outcome, SeenIn)
        assert outcome.arrival is Arrival.ALREADY_IN
        assert outcome.was is outcome.now is ItemStatus.AVAILABLE
        assert outcome.onward is None
        assert inventory_date(sample_file, barcode) == "2026-05-04"
        assert item(desk, barcode).status is ItemStatus.AVAILABLE
        assert untouched(sample_file) == before

    def test_a_missing_item_is_found(self, desk, sample_file):
        barcode = shelf(desk)
        set_to(sample_file, barcode, "M")
        outcome = return_item(desk, barcode)
        assert isinstance(outcome, SeenIn)
        assert outcome.arrival is Arrival.FOUND
        assert (outcome.was, outcome.now) == (ItemStatus.MISSING, ItemStatus.AVAILABLE)
        assert item(desk, barcode).status is ItemStatus.AVAILABLE

    @pytest.mark.parametrize(
        ("status", "reason"),
        [
            ("A", Reason.ITEM_WRITTEN_OFF),
            ("I", Reason.ITEM_ON_ORDER),
            ("N", Reason.ITEM_INVOICED),
        ],
    )
    def test_what_the_library_does_not_have_stays_what_it_is(
        self, desk, sample_file, status, reason
    ):
        barcode = shelf(desk)
        set_to(sample_file, barcode, status)
        before = everything(sample_file)
        assert reasons(return_item(desk, barcode)) == [reason]
        assert everything(sample_file) == before

    def test_a_depot_item_stays_one(self, desk, sample_file):
        barcode = shelf(desk)
        set_to(sample_file, barcode, "Y")
        outcome = return_item(desk, barcode)
        assert isinstance(outcome, SeenIn)
        assert item(desk, barcode).status is ItemStatus.DEPOT

    def test_a_hold_fetched_from_the_shelf_is_asked_about(self, desk, jansen):
        hold(desk, jansen)
        outcome = return_item(desk, shelf(desk))
        assert isinstance(outcome, SeenIn)
        assert outcome.onward is not None
        assert outcome.onward.customer == jansen


class TestTransport:
    """What belongs to another branch."""

    def test_an_item_of_another_branch_is_to_go_home(self, desk, jansen):
        barcode = away(desk)
        lend(desk, jansen, barcode)
        outcome = return_item(desk, barcode)
        assert isinstance(outcome, Returned)
        assert outcome.onward is not None
        goes = outcome.onward
        assert (goes.branch, goes.branch_name) == (ELSEWHERE, "VoorbeeldBibliotheek")
        assert (goes.is_here, goes.customer) == (False, "")
        assert item(desk, barcode).status is ItemStatus.JUST_RETURNED

    def test_on_transport_it_says_where_to(self, desk):
        barcode = away(desk)
        outcome = desk.perform(SendItem(barcode=barcode, branch=ELSEWHERE))
        assert isinstance(outcome, Sent)
        assert outcome.branch_name == "VoorbeeldBibliotheek"
        row = item(desk, barcode)
        assert row.status is ItemStatus.TRANSIT
        assert row.transit_to == "VoorbeeldBibliotheek"

    def test_at_home_the_transport_ends(self, desk, far_desk):
        barcode = away(desk)
        desk.perform(SendItem(barcode=barcode, branch=ELSEWHERE))
        outcome = return_item(far_desk, barcode)
        assert isinstance(outcome, SeenIn)
        assert outcome.arrival is Arrival.ARRIVED
        assert outcome.onward is None
        row = item(desk, barcode)
        assert (row.status, row.transit_to) == (ItemStatus.AVAILABLE, "")

    def test_scanned_elsewhere_it_is_still_on_its_way(self, desk, far_desk):
        barcode = shelf(desk)
        far_desk.perform(SendItem(barcode=barcode, branch=HERE))
        outcome = return_item(far_desk, barcode)
        assert isinstance(outcome, SeenIn)
        assert outcome.arrival is Arrival.ON_ITS_WAY
        assert outcome.onward is not None
        assert outcome.onward.branch == HERE
        assert item(desk, barcode).status is ItemStatus.TRANSIT

    def test_it_may_stay_here(self, desk, jansen):
        barcode = away(desk)
        lend(desk, jansen, barcode)
        return_item(desk, barcode)
        outcome = desk.perform(LeaveItem(barcode=barcode))
        assert isinstance(outcome, LeftHere)
        assert outcome.onward is None
        row = item(desk, barcode)
        assert row.status is ItemStatus.AVAILABLE
        assert row.branch.code == ELSEWHERE  # it was not relocated

    def test_on_transport_it_is_lent_to_whoever_holds_it(self, desk, jansen):
        barcode = away(desk)
        desk.perform(SendItem(barcode=barcode, branch=ELSEWHERE))
        assert isinstance(lend(desk, jansen, barcode), Lent)
        row = item(desk, barcode)
        assert (row.status, row.transit_to) == (ItemStatus.LENT, "")

    def test_there_is_no_transport_to_a_branch_that_is_not(self, desk, sample_file):
        before = everything(sample_file)
        refused = desk.perform(SendItem(barcode=shelf(desk), branch="9409"))
        assert reasons(refused) == [Reason.BRANCH_UNKNOWN]
        assert everything(sample_file) == before

    @pytest.mark.parametrize(
        "action",
        [
            SendItem(barcode="39408999999999", branch=ELSEWHERE),
            LeaveItem(barcode="39408999999999"),
            SetAside(barcode="39408999999999", customer=BINDER),
        ],
    )
    def test_what_is_no_item_goes_nowhere(self, desk, action):
        assert reasons(desk.perform(action)) == [Reason.ITEM_UNKNOWN]

    def test_lent_meanwhile_it_goes_nowhere(self, desk, jansen):
        barcode = away(desk)
        lend(desk, jansen, barcode)
        for action in (
            SendItem(barcode=barcode, branch=ELSEWHERE),
            LeaveItem(barcode=barcode),
            SetAside(barcode=barcode, customer=jansen),
            EndHold(barcode=barcode, customer=jansen),
        ):
            refused = desk.perform(action)
            assert reasons(refused) == [Reason.ITEM_LENT_AGAIN]
            assert facts(refused)["borrower"] == "Jansen, Jan"


class TestHoldShelf:
    """What somebody waits for."""

    @pytest.fixture
    def back(self, desk, jansen):
        """Return an item that came back, with Jansen first in line for it."""
        barcode = shelf(desk)
        lend(desk, BINDER, barcode)
        hold(desk, jansen)
        outcome = return_item(desk, barcode)
        assert isinstance(outcome, Returned)
        assert outcome.onward is not None
        assert outcome.onward.is_here
        assert outcome.onward.customer == jansen
        return barcode

    def aside(self, desk, key, barcode):
        outcome = desk.perform(SetAside(customer=key, barcode=barcode))
        assert isinstance(outcome, PutAside)
        return outcome

    def test_set_aside_it_waits_a_week(self, desk, jansen, back):
        outcome = self.aside(desk, jansen, back)
        assert outcome.customer_name == "Jansen, Jan"
        assert outcome.pick_up_until == date(2026, 5, 11)
        assert item(desk, back).status is ItemStatus.RESERVED
        row = hold_row(desk)
        assert row.status is HoldStatus.RECEIVED
        assert (row.barcode, row.pick_up_until) == (back, date(2026, 5, 11))

    def test_the_last_day_is_one_the_branch_is_open(self, desk, jansen, back):
        desk.perform(ChangeSetting(name="hold-shelf-days", value="6"))
        outcome = self.aside(desk, jansen, back)
        assert outcome.pick_up_until == date(2026, 5, 11)  # 10 May is a Sunday

    def test_lent_to_the_holder_the_hold_is_fulfilled(self, desk, jansen, back):
        self.aside(desk, jansen, back)
        assert isinstance(lend(desk, jansen, back), Lent)
        assert read(desk, lambda tx: tx.holds_on(TITAN)) == []

    def test_another_customer_gets_it_only_when_the_clerk_passes_that(
        self, desk, jansen, dam, back
    ):
        self.aside(desk, jansen, back)
        assert reasons(lend(desk, dam, back)) == [Reason.ITEM_HELD_FOR_OTHER]
        assert isinstance(lend(desk, dam, back, Reason.ITEM_HELD_FOR_OTHER), Lent)
        row = hold_row(desk)  # it waits for another one, in its place
        assert (row.customer_key, row.status) == (jansen, HoldStatus.ACTIVE)
        assert (row.barcode, row.pick_up_until) == ("", None)

    def test_that_loan_turned_back_the_holder_has_it_again(
        self, desk, jansen, dam, back, sample_file
    ):
        self.aside(desk, jansen, back)
        before = [rows(sample_file, question) for question in STATE]
        passed = frozenset({Reason.ITEM_HELD_FOR_OTHER})
        action = Lend(customer=dam, barcode=back, passed=passed)
        assert isinstance(desk.perform(action), Lent)
        assert isinstance(desk.perform(Undo(of=action.op_id)), Undone)
        assert [rows(sample_file, question) for question in STATE] == before

    def test_the_next_copy_is_for_the_next_in_line(self, desk, jansen, dam, back):
        self.aside(desk, jansen, back)
        hold(desk, dam)
        other = of_branch(desk, HERE)[0]
        outcome = return_item(desk, other)
        assert isinstance(outcome, SeenIn)
        assert outcome.onward is not None
        assert outcome.onward.customer == dam

    def test_who_waits_for_a_copy_set_aside_may_take_another(self, desk, jansen, back):
        self.aside(desk, jansen, back)
        other = of_branch(desk, HERE)[0]
        assert isinstance(lend(desk, jansen, other), Lent)
        assert hold_row(desk).status is HoldStatus.RECEIVED

    def test_scanned_again_it_stands_where_it_stood(self, desk, jansen, back):
        self.aside(desk, jansen, back)
        tomorrow = on_day(desk, MONDAY + timedelta(days=1))
        outcome = return_item(tomorrow, back)
        assert isinstance(outcome, SeenIn)
        assert outcome.arrival is Arrival.SET_ASIDE
        assert outcome.customer_name == "Jansen, Jan"
        assert outcome.pick_up_until == date(2026, 5, 11)
        assert outcome.onward is None
        assert item(desk, back).status is ItemStatus.RESERVED

    def test_set_aside_twice_it_keeps_its_last_day(self, desk, jansen, back):
        first = self.aside(desk, jansen, back)
        tomorrow = on_day(desk, MONDAY + timedelta(days=1))
        assert self.aside(tomorrow, jansen, back).pick_up_until == first.pick_up_until

    def test_skipped_the_hold_keeps_its_place(self, desk, jansen, dam, back):
        hold(desk, dam)
        outcome = desk.perform(LeaveItem(barcode=back, skipped=jansen))
        assert isinstance(outcome, LeftHere)
        assert (outcome.customer_name, outcome.onward) == ("Jansen, Jan", None)
        assert item(desk, back).status is ItemStatus.AVAILABLE
        line = [each.customer_key for each in read(desk, lambda tx: tx.holds_on(TITAN))]
        assert line == [jansen, dam]

    def test_skipped_an_item_of_another_branch_is_still_to_go_home(self, desk, jansen):
        barcode = away(desk)
        hold(desk, jansen)
        return_item(desk, barcode)
        outcome = desk.perform(LeaveItem(barcode=barcode, skipped=jansen))
        assert isinstance(outcome, LeftHere)
        assert outcome.onward is not None
        assert outcome.onward.branch == ELSEWHERE
        assert item(desk, barcode).status is ItemStatus.JUST_RETURNED

    def test_not_collected_it_may_be_ended_and_is_for_the_next(
        self, desk, jansen, dam, back
    ):
        self.aside(desk, jansen, back)
        hold(desk, dam)
        in_time = return_item(on_day(desk, date(2026, 5, 11)), back)
        assert isinstance(in_time, SeenIn)
        assert not in_time.is_not_collected
        later = on_day(desk, date(2026, 5, 12))
        outcome = return_item(later, back)
        assert isinstance(outcome, SeenIn)
        assert outcome.is_not_collected
        action = EndHold(customer=jansen, barcode=back)
        ended = later.perform(action)
        assert isinstance(ended, HoldEnded)
        assert ended.customer_name == "Jansen, Jan"
        assert ended.onward is not None
        assert ended.onward.customer == dam
        assert item(desk, back).status is ItemStatus.JUST_RETURNED
        assert hold_row(desk).customer_key == dam
        assert isinstance(later.perform(Undo(of=action.op_id)), Undone)
        assert item(desk, back).status is ItemStatus.RESERVED

    def test_ended_with_nobody_behind_it_is_in(self, desk, jansen, back):
        self.aside(desk, jansen, back)
        ended = desk.perform(EndHold(customer=jansen, barcode=back))
        assert isinstance(ended, HoldEnded)
        assert ended.onward is None
        assert item(desk, back).status is ItemStatus.AVAILABLE
        assert read(desk, lambda tx: tx.holds_on(TITAN)) == []

    def test_a_hold_that_has_no_item_is_not_ended(self, desk, jansen, back):
        outcome = desk.perform(EndHold(customer=jansen, barcode=back))
        assert isinstance(outcome, LeftHere)
        assert hold_row(desk).status is HoldStatus.ACTIVE

    @pytest.mark.parametrize("answer", ["aside", "send", "skip"])
    def test_where_the_hold_is_settled_meanwhile_it_is_for_the_next(
        self, desk, jansen, dam, back, answer
    ):
        hold(desk, dam)
        lend(desk, jansen, of_branch(desk, HERE)[0])  # it had enough of waiting
        outcome = desk.perform(ACTIONS[answer](jansen, back))
        assert isinstance(outcome, LeftHere)
        assert outcome.is_settled
        assert outcome.onward is not None
        assert outcome.onward.customer == dam
        assert item(desk, back).status is ItemStatus.JUST_RETURNED

    def test_where_nobody_waits_any_more_it_is_in(self, desk, jansen, back):
        lend(desk, jansen, of_branch(desk, HERE)[0])
        outcome = desk.perform(SetAside(customer=jansen, barcode=back))
        assert isinstance(outcome, LeftHere)
        assert outcome.is_settled
        assert outcome.onward is None
        assert item(desk, back).status is ItemStatus.AVAILABLE

    def test_set_aside_meanwhile_for_another_it_stays_so(self, desk, jansen, dam, back):
        hold(desk, dam)
        self.aside(desk, jansen, back)
        outcome = desk.perform(SetAside(customer=dam, barcode=back))
        assert isinstance(outcome, LeftHere)
        assert outcome.is_settled
        assert item(desk, back).status is ItemStatus.RESERVED


class TestLateAnswers:
    """Another desk decided on the item while its row still asked here."""

    @pytest.mark.parametrize("answer", ["aside", "skip", "send", "home", "leave"])
    @pytest.mark.parametrize(
        ("letter", "why"),
        [("A", Reason.ITEM_WRITTEN_OFF), ("N", Reason.ITEM_INVOICED)],
    )
    def test_what_is_not_in_the_stock_any_more_goes_nowhere(
        self, desk, jansen, sample_file, answer, letter, why
    ):
        barcode = away(desk)
        hold(desk, jansen)
        set_to(sample_file, barcode, letter)
        before = [rows(sample_file, question) for question in STATE]
        assert reasons(desk.perform(ACTIONS[answer](jansen, barcode))) == [why]
        assert [rows(sample_file, question) for question in STATE] == before

    @pytest.mark.parametrize("answer", ["aside", "skip", "leave"])
    def test_what_was_sent_meanwhile_stays_on_transport(
        self, desk, jansen, sample_file, answer
    ):
        barcode = away(desk)
        hold(desk, jansen)
        desk.perform(SendItem(barcode=barcode, branch=ELSEWHERE))
        before = [rows(sample_file, question) for question in STATE]
        outcome = desk.perform(ACTIONS[answer](jansen, barcode))
        assert isinstance(outcome, LeftHere)
        assert outcome.is_settled
        assert outcome.onward is not None
        assert (outcome.onward.branch, outcome.onward.on_its_way) == (ELSEWHERE, True)
        assert [rows(sample_file, question) for question in STATE] == before

    def test_what_was_sent_elsewhere_meanwhile_goes_there(self, desk, sample_file):
        barcode = away(desk)
        desk.perform(SendItem(barcode=barcode, branch=HERE))
        before = [rows(sample_file, question) for question in STATE]
        outcome = desk.perform(SendItem(barcode=barcode, branch=ELSEWHERE))
        assert isinstance(outcome, LeftHere)
        assert outcome.is_settled
        assert [rows(sample_file, question) for question in STATE] == before

    def test_what_arrived_meanwhile_does_not_stay_here(self, desk, far_desk):
        barcode = away(desk)
        desk.perform(SendItem(barcode=barcode, branch=ELSEWHERE))
        return_item(far_desk, barcode)
        outcome = desk.perform(LeaveItem(barcode=barcode, on_its_way=True))
        assert isinstance(outcome, LeftHere)
        assert outcome.is_settled

    def test_set_aside_meanwhile_for_who_was_to_be_skipped_it_stays_so(
        self, desk, jansen, sample_file
    ):
        barcode = shelf(desk)
        hold(desk, jansen)
        desk.perform(SetAside(customer=jansen, barcode=barcode))
        before = [rows(sample_file, question) for question in STATE]
        outcome = desk.perform(LeaveItem(barcode=barcode, skipped=jansen))
        assert isinstance(outcome, LeftHere)
        assert outcome.is_settled
        assert [rows(sample_file, question) for question in STATE] == before


class TestHoldElsewhere:
    """What somebody at another branch waits for."""

    @pytest.fixture
    def sent(self, desk, far_desk, jansen):
        """Return an item that is on its way to a holder at the other branch."""
        barcode = shelf(desk)
        hold(far_desk, jansen)
        outcome = return_item(desk, barcode)
        assert isinstance(outcome, SeenIn)
        goes = outcome.onward
        assert goes is not None
        assert (goes.branch, goes.is_here, goes.customer) == (ELSEWHERE, False, jansen)
        action = SendItem(barcode=barcode, branch=ELSEWHERE, customer=jansen)
        told = desk.perform(action)
        assert isinstance(told, Sent)
        assert told.customer_name == "Jansen, Jan"
        return barcode

    def test_the_hold_is_in_transit_with_it(self, desk, sent):
        row = hold_row(desk)
        assert (row.status, row.barcode) == (HoldStatus.IN_TRANSIT, sent)
        assert row.pick_up_until is None

    def test_arrived_it_is_set_aside_at_once(self, desk, far_desk, jansen, sent):
        outcome = return_item(far_desk, sent)
        assert isinstance(outcome, SeenIn)
        assert outcome.arrival is Arrival.ARRIVED
        assert outcome.now is ItemStatus.RESERVED
        assert (outcome.customer, outcome.pick_up_until) == (jansen, date(2026, 5, 11))
        assert item(desk, sent).status is ItemStatus.RESERVED
        row = hold_row(desk)
        assert row.status is HoldStatus.RECEIVED
        assert row.pick_up_until == date(2026, 5, 11)

    def test_still_here_it_is_for_that_holder(self, desk, jansen, sent):
        outcome = return_item(desk, sent)
        assert isinstance(outcome, SeenIn)
        assert outcome.arrival is Arrival.ON_ITS_WAY
        assert outcome.onward is not None
        assert outcome.onward.customer == jansen

    def test_kept_here_the_holder_waits_again(self, desk, jansen, sent):
        action = LeaveItem(barcode=sent, skipped=jansen, on_its_way=True)
        outcome = desk.perform(action)
        assert isinstance(outcome, LeftHere)
        assert hold_row(desk).status is HoldStatus.ACTIVE
        row = item(desk, sent)
        assert (row.status, row.transit_to) == (ItemStatus.AVAILABLE, "")


ACTIONS = {
    "return": lambda _, barcode: ReturnItem(barcode=barcode),
    "aside": lambda key, barcode: SetAside(customer=key, barcode=barcode),
    "skip": lambda key, barcode: LeaveItem(barcode=barcode, skipped=key),
    "send": lambda key, barcode: SendItem(
        barcode=barcode, branch=ELSEWHERE, customer=key
    ),
    "home": lambda _, barcode: SendItem(barcode=barcode, branch=ELSEWHERE),
    "leave": lambda _, barcode: LeaveItem(barcode=barcode),
}
STATE = (
    "SELECT id, status, transit_to, inventory_on FROM item ORDER BY id",
    "SELECT * FROM hold ORDER BY id",
)


@pytest.mark.parametrize("what", sorted(ACTIONS))
def test_each_is_turned_back_whole(desk, jansen, sample_file, what):
    barcode = away(desk)
    set_to(sample_file, barcode, "M")
    hold(desk, jansen)
    before = [rows(sample_file, question) for question in STATE]
    action = ACTIONS[what](jansen, barcode)
    desk.perform(action)
    assert [rows(sample_file, question) for question in STATE] != before
    outcome = desk.perform(Undo(of=action.op_id))
    assert isinstance(outcome, Undone)
    assert (outcome.barcode, outcome.title) == (barcode, "De vloek van de Titaan")
    assert [rows(sample_file, question) for question in STATE] == before
