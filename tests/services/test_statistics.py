# SPDX-License-Identifier: Apache-2.0
from datetime import date, timedelta

from msgspec.structs import replace

from support.clerk import (
    BEAR,
    BINDER,
    HOME_FOR_THE_ELDERLY,
    TITAN,
    lend,
    on_day,
    on_the_shelf,
    own_card,
    read,
    register,
    return_item,
)
from support.raw_file import rows, value
from wisedesk.domain.customer_types import CustomerType

MONDAY = date(2026, 5, 4)


def counts(desk, first=MONDAY, last=MONDAY):
    return read(desk, lambda tx: tx.counts_of(first, last))


def late(desk, today, days=1):
    return read(desk, lambda tx: tx.late_loans(today, days))


def test_internal_and_special_loans_are_in_no_figure(desk):
    before = counts(desk)
    for key in (BINDER, HOME_FOR_THE_ELDERLY):
        barcode = on_the_shelf(desk)[0]
        lend(desk, key, barcode)
        return_item(desk, barcode)
    assert counts(desk) == before


def test_ordinary_loans_are_counted(desk):
    jansen = register(desk, number=own_card(1)).key
    before = counts(desk)
    book, dvd = on_the_shelf(desk)[0], on_the_shelf(desk, BEAR)[0]
    lend(desk, jansen, book)
    lend(desk, jansen, dvd)
    return_item(desk, book)
    after = counts(desk)
    assert after.loans == before.loans + 2
    assert after.returns == before.returns + 1
    assert after.borrowers == before.borrowers + 1
    materials = dict(after.loans_by_material)
    for name in ("Boek jeugd fictie", "DVD jeugd fictie"):
        assert materials[name] == dict(before.loans_by_material).get(name, 0) + 1
    assert sum(materials.values()) == after.loans
    day_after = MONDAY + timedelta(days=1)
    assert counts(desk, day_after, day_after).loans == 0


def test_who_is_a_customer_in_the_figures(desk):
    before = counts(desk)
    added = {
        CustomerType.REGULAR: 1,
        CustomerType.ARGOS: 1,
        CustomerType.ANONYMOUS: 1,
        CustomerType.ADMINISTRATIVE_CARD: 0,
        CustomerType.SIDE_SUBSCRIPTION: 1,
        CustomerType.DONOR: 1,
        CustomerType.NEWSLETTER: 0,
    }
    for customer_type, one in added.items():
        register(desk, customer_type)
        after = counts(desk)
        assert after.customers - before.customers == one, customer_type
        assert after.new_customers - before.new_customers == one, customer_type
        before = after


def test_special_customers_are_customers(desk, sample_file):
    held = counts(desk).customers
    everybody = value(
        sample_file,
        "SELECT count(*) FROM customer WHERE customer_type NOT IN ('14', '98')",
    )
    assert held == everybody
    specials = "SELECT count(*) FROM customer WHERE customer_type = '12'"
    assert value(sample_file, specials) == 3


def test_the_reminder_run_writes_about_late_ordinary_loans(desk):
    jansen = register(desk, number=own_card(1)).key
    barcode = on_the_shelf(desk)[0]
    lend(desk, jansen, barcode)  # due 26 May

    def is_written_about(day, days=1):
        return barcode in [each.barcode for each in late(desk, day, days)]

    assert not is_written_about(date(2026, 5, 26))
    assert is_written_about(date(2026, 5, 27))
    assert not is_written_about(date(2026, 5, 27), days=2)
    assert is_written_about(date(2026, 5, 28), days=2)
    (line,) = [each for each in late(desk, date(2026, 6, 1)) if each.barcode == barcode]
    assert (line.customer_key, line.customer_name) == (jansen, "Jansen, Jan")
    assert (line.title, line.days_late) == ("De vloek van de Titaan", 6)


def test_a_loan_due_today_is_not_late_whatever_is_asked(desk):
    due = {each.due_on for each in late(desk, MONDAY, 0)}
    assert due
    assert max(due) < MONDAY


def test_cards_of_the_house_are_never_written_to(desk):
    for key in (BINDER, HOME_FOR_THE_ELDERLY):
        lend(desk, key, on_the_shelf(desk, TITAN)[0])
    much_later = MONDAY + timedelta(days=700)
    written_to = {each.customer_key for each in late(desk, much_later)}
    assert written_to
    assert not written_to & {BINDER, HOME_FOR_THE_ELDERLY}


def test_somebody_who_became_special_is_not_written_to_any_more(desk, sample_file):
    candidate = late(desk, MONDAY)[0]
    rows(
        sample_file,
        "UPDATE customer SET customer_type = '12', special_kind = 'special'"
        " WHERE id = (SELECT customer_id FROM card WHERE number = ?)",
        candidate.customer_key,
    )
    assert candidate.customer_key not in {
        each.customer_key for each in late(desk, MONDAY)
    }


def test_statistics_of_the_past_stay_as_they_were(desk):
    april = (date(2026, 4, 1), date(2026, 4, 30))
    before = counts(desk, *april)
    register(desk, number=own_card(1))
    today = on_day(desk, MONDAY)
    for barcode in on_the_shelf(desk)[:2]:
        lend(today, own_card(1), barcode)
    assert counts(desk, *april) == replace(before)
