# SPDX-License-Identifier: Apache-2.0
from datetime import date, timedelta
from threading import Barrier, Thread

import pytest

from support.clerk import (
    BEAR,
    BINDER,
    BINDING_CARD,
    HOME_FOR_THE_ELDERLY,
    TITAN,
    customer,
    facts,
    item,
    lend,
    on_day,
    on_the_shelf,
    own_card,
    read,
    reasons,
    register,
    return_item,
)
from support.raw_file import everything, rows, value
from wisedesk.domain.customer_types import CustomerType, LoanStanding
from wisedesk.domain.items import ItemStatus, PublicStatus
from wisedesk.domain.refusals import Reason
from wisedesk.services.circulation_outcomes import Lent, Returned
from wisedesk.services.outcomes import Refused

MONDAY = date(2026, 5, 4)


@pytest.fixture
def jansen(desk):
    """Return the card of an ordinary customer."""
    return register(desk, number=own_card(1)).key


def open_barcodes(desk, key):
    row = customer(desk, key)
    return [
        each.barcode for each in read(desk, lambda tx: tx.open_loans(row.customer_id))
    ]


def test_an_ordinary_loan_is_due_by_policy(desk, jansen):
    barcode = on_the_shelf(desk)[0]
    outcome = lend(desk, jansen, barcode)
    assert isinstance(outcome, Lent)
    assert outcome.lent_on == MONDAY
    assert outcome.term_ends_on == date(2026, 5, 25)
    assert outcome.due_on == date(2026, 5, 26)  # the 25th is Whit Monday
    assert (outcome.policy, outcome.loan_days) == ("0010/J", 21)
    assert outcome.standing is LoanStanding.ORDINARY
    row = item(desk, barcode)
    assert (row.status, row.public) == (ItemStatus.LENT, PublicStatus.LENT)
    assert row.borrower_name == "Jansen, Jan"
    assert row.due_on == date(2026, 5, 26)
    assert customer(desk, jansen).in_possession == 1
    assert open_barcodes(desk, jansen) == [barcode]


def test_a_due_date_is_never_on_a_closed_day(desk, jansen, sample_file):
    closed = {
        date.fromisoformat(day)
        for (day,) in rows(sample_file, "SELECT day FROM closed_day")
    }
    for ahead in range(0, 300, 13):
        today = on_day(desk, MONDAY + timedelta(days=ahead))
        outcome = lend(today, jansen, on_the_shelf(desk)[0])
        assert isinstance(outcome, Lent)
        assert outcome.due_on not in closed
        assert outcome.due_on.weekday() != 6
        assert outcome.due_on >= outcome.term_ends_on
        return_item(today, outcome.barcode)


def test_an_item_that_comes_back(desk, jansen):
    barcode = on_the_shelf(desk)[0]
    lend(desk, jansen, barcode)
    outcome = return_item(on_day(desk, date(2026, 5, 11)), barcode)
    assert isinstance(outcome, Returned)
    assert (outcome.customer, outcome.customer_name) == (jansen, "Jansen, Jan")
    assert (outcome.lent_on, outcome.returned_on) == (MONDAY, date(2026, 5, 11))
    assert outcome.days_late == 0
    row = item(desk, barcode)
    assert (row.status, row.public) == (ItemStatus.AVAILABLE, PublicStatus.AVAILABLE)
    assert row.borrower_key == ""
    assert customer(desk, jansen).in_possession == 0
    assert customer(desk, jansen).last_activity_on == date(2026, 5, 11)


def test_an_item_that_comes_back_late(desk, jansen):
    barcode = on_the_shelf(desk)[0]
    lend(desk, jansen, barcode)
    outcome = return_item(on_day(desk, date(2026, 6, 1)), barcode)
    assert isinstance(outcome, Returned)
    assert outcome.days_late == 6


def test_an_internal_loan(desk):
    barcode = on_the_shelf(desk)[0]
    before = customer(desk, BINDER)
    outcome = lend(desk, BINDER, barcode)
    assert isinstance(outcome, Lent)
    assert outcome.due_on == outcome.lent_on == MONDAY
    assert outcome.standing is LoanStanding.INTERNAL
    assert outcome.policy == ""
    row = item(desk, barcode)
    assert row.status is ItemStatus.INTERNAL
    assert row.public is PublicStatus.NOT_AVAILABLE
    after = customer(desk, BINDER)
    assert (after.in_possession, after.open_loans) == (0, 1)
    assert after.last_activity_on == before.last_activity_on
    assert open_barcodes(desk, BINDER) == [barcode]


def test_an_internal_loan_is_never_late(desk):
    barcode = on_the_shelf(desk)[0]
    lend(desk, BINDER, barcode)
    much_later = on_day(desk, date(2027, 5, 4))
    late = read(desk, lambda tx: tx.late_loans(date(2027, 5, 4), 1))
    assert barcode not in {each.barcode for each in late}
    outcome = return_item(much_later, barcode)
    assert isinstance(outcome, Returned)
    assert outcome.days_late == 0
    assert item(desk, barcode).status is ItemStatus.AVAILABLE
    assert customer(desk, BINDER).last_activity_on != date(2027, 5, 4)


def test_a_loan_to_a_special_customer(desk):
    barcode = on_the_shelf(desk)[0]
    outcome = lend(desk, HOME_FOR_THE_ELDERLY, barcode)
    assert isinstance(outcome, Lent)
    assert outcome.due_on == MONDAY
    assert outcome.standing is LoanStanding.SPECIAL
    assert item(desk, barcode).public is PublicStatus.NOT_AVAILABLE
    after = customer(desk, HOME_FOR_THE_ELDERLY)
    assert after.in_possession == after.open_loans == 25
    assert after.last_activity_on == MONDAY


def test_an_internal_card_has_no_maximum(desk, sample_file):
    rows(
        sample_file,
        "UPDATE subscription_type SET maximum_loans = 1 WHERE code = '0089'",
    )
    for barcode in on_the_shelf(desk)[:3]:
        assert isinstance(lend(desk, BINDER, barcode), Lent)


def test_the_maximum_of_a_subscription_can_be_passed(desk, jansen):
    barcodes = (on_the_shelf(desk) + on_the_shelf(desk, "vb000003"))[:11]
    for barcode in barcodes[:10]:
        assert isinstance(lend(desk, jansen, barcode), Lent)
    refused = lend(desk, jansen, barcodes[10])
    assert reasons(refused) == ["maximum-reached"]
    assert isinstance(refused, Refused)
    assert refused.may_be_passed
    assert refused.title == item(desk, barcodes[10]).title
    passed = lend(desk, jansen, barcodes[10], Reason.MAXIMUM_REACHED)
    assert isinstance(passed, Lent)


def test_the_maximum_of_a_material(desk, jansen):
    dvds = on_the_shelf(desk, BEAR)[:5]
    for barcode in dvds[:4]:
        assert isinstance(lend(desk, jansen, barcode), Lent)
    refused = lend(desk, jansen, dvds[4])
    assert reasons(refused) == ["maximum-of-material-reached"]
    assert facts(refused) == {"maximum": "4", "rmt": "DJ"}


@pytest.mark.parametrize(
    ("number", "reason"),
    [("0000000000", "item-unknown"), (BINDER, "card-as-item")],
)
def test_what_is_no_item(desk, jansen, number, reason):
    assert reasons(lend(desk, jansen, number)) == [reason]
    assert reasons(return_item(desk, number)) == [reason]


def test_ones_own_card_scanned_as_an_item(desk, jansen):
    assert reasons(lend(desk, jansen, jansen)) == ["own-card-as-item"]


def test_an_unknown_card(desk):
    assert reasons(lend(desk, "0000000000", on_the_shelf(desk)[0])) == ["card-unknown"]


def test_an_item_that_is_out_tells_to_whom(desk, jansen):
    barcode = on_the_shelf(desk)[0]
    lend(desk, BINDER, barcode)
    refused = lend(desk, jansen, barcode)
    assert reasons(refused) == ["item-on-loan"]
    assert facts(refused)["borrower"] == "Binder Hooghiemstra"
    assert reasons(lend(desk, BINDER, barcode)) == ["item-already-yours"]


def test_a_blocked_card_lends_nothing(desk, jansen, sample_file):
    rows(sample_file, "UPDATE card SET status = 'blocked' WHERE number = ?", jansen)
    refused = lend(desk, jansen, on_the_shelf(desk)[0], *Reason)
    assert reasons(refused) == ["card-blocked"]


def test_a_replaced_card_still_names_its_customer(desk, jansen, sample_file):
    rows(sample_file, "UPDATE card SET status = 'replaced' WHERE number = ?", jansen)
    holder = customer(desk, jansen).customer_id
    rows(
        sample_file,
        "INSERT INTO card (number, customer_id, issued_on) VALUES (?, ?, '2026-05-04')",
        own_card(2),
        holder,
    )
    assert reasons(lend(desk, jansen, on_the_shelf(desk)[0])) == ["card-blocked"]
    assert isinstance(lend(desk, own_card(2), on_the_shelf(desk)[0]), Lent)
    by_old, by_new = customer(desk, jansen), customer(desk, own_card(2))
    assert (by_old.card_number, by_old.card_is_active) == (jansen, False)
    assert (by_new.card_number, by_new.card_is_active) == (own_card(2), True)
    with desk.library.reading() as tx:
        shown = tx.customer_by_id(holder)
    assert shown is not None
    assert shown.card_number == own_card(2)


def test_a_block_can_be_passed_and_says_why(desk, jansen, sample_file):
    rows(
        sample_file,
        "INSERT INTO block (customer_id, kind, reason, placed_at)"
        " VALUES (?, 'boete', 'Boete van 12 euro', 0)",
        customer(desk, jansen).customer_id,
    )
    refused = lend(desk, jansen, on_the_shelf(desk)[0])
    assert facts(refused) == {"block": "Boete van 12 euro"}
    passed = lend(desk, jansen, on_the_shelf(desk)[0], Reason.BLOCKED)
    assert isinstance(passed, Lent)


def test_an_ended_subscription_can_be_passed(desk, jansen):
    later = on_day(desk, date(2027, 6, 1))
    barcode = on_the_shelf(desk)[0]
    assert reasons(lend(later, jansen, barcode)) == ["subscription-expired"]
    assert isinstance(lend(later, jansen, barcode, Reason.SUBSCRIPTION_EXPIRED), Lent)


def test_a_customer_without_a_subscription_lends_nothing(desk, jansen, sample_file):
    rows(
        sample_file,
        "DELETE FROM subscription WHERE customer_id = ?",
        customer(desk, jansen).customer_id,
    )
    assert customer(desk, jansen).subscription is None
    assert reasons(lend(desk, jansen, on_the_shelf(desk)[0])) == ["may-not-borrow"]


def test_a_customer_without_a_card_is_named_by_its_own_key(desk):
    reader = register(desk, CustomerType.NEWSLETTER)
    refused = lend(desk, reader.key, on_the_shelf(desk)[0])
    assert reasons(refused) == ["may-not-borrow"]


def test_nothing_is_stored_on_a_refusal(desk, jansen, sample_file):
    lend(desk, BINDER, on_the_shelf(desk)[0])
    before = everything(sample_file)
    lend(desk, jansen, open_barcodes(desk, BINDER)[0])
    return_item(desk, "39408999999999")
    assert everything(sample_file) == before


def test_two_desks_lending_one_item_at_once(desk, other_desk, sample_file):
    register(desk, number=own_card(1))
    register(desk, number=own_card(2))
    barcodes = on_the_shelf(desk, "vb000003")[:8]
    start = Barrier(2)
    outcomes = {own_card(1): [], own_card(2): []}

    def lend_all(at_desk, key):
        for barcode in barcodes:
            start.wait()
            outcomes[key].append(lend(at_desk, key, barcode))

    clerks = [
        Thread(target=lend_all, args=(desk, own_card(1))),
        Thread(target=lend_all, args=(other_desk, own_card(2))),
    ]
    for thread in clerks:
        thread.start()
    for thread in clerks:
        thread.join()
    for pair in zip(*outcomes.values(), strict=True):
        assert sorted(each.kind for each in pair) == ["lent", "refused"]
        (loser,) = (each for each in pair if isinstance(each, Refused))
        assert reasons(loser) == ["item-on-loan"]
    doubles = (
        "SELECT count(*) - count(DISTINCT item_id) FROM loan WHERE returned_at IS NULL"
    )
    assert value(sample_file, doubles) == 0


def test_the_titles_of_the_instruction_can_be_lent(desk):
    for place in range(1, 8):
        assert on_the_shelf(desk, f"vb{place:06}")


def test_the_binding_card_has_its_items(desk):
    row = customer(desk, BINDING_CARD)
    loans = read(desk, lambda tx: tx.open_loans(row.customer_id))
    assert len(loans) == 12
    assert {each.standing for each in loans} == {LoanStanding.SPECIAL}
    assert all(each.due_on == each.lent_on for each in loans)


def test_the_list_of_a_customer_is_by_due_date(desk, jansen):
    for title_key in (TITAN, BEAR):
        lend(desk, jansen, on_the_shelf(desk, title_key)[0])
    loans = read(desk, lambda tx: tx.open_loans(customer(desk, jansen).customer_id))
    assert [each.title for each in loans] == [
        "De geweldige beer",
        "De vloek van de Titaan",
    ]
    assert [each.material for each in loans] == [
        "DVD jeugd fictie",
        "Boek jeugd fictie",
    ]
