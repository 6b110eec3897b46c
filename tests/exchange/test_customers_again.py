# SPDX-License-Identifier: Apache-2.0
"""A customer whom the library knows already follows a later file, within the rules."""

from datetime import date

import pytest

from exchange.conftest import Rows, Take
from exchange.test_customers import customer
from support.foreign_files import CUSTOMERS, as_marc, holding, record, table
from wisedesk.bootstrap import Services
from wisedesk.domain.customer_types import CustomerType

JANSEN = "1000000001,Jansen,Jan,1980-01-01,9408"


def test_file_that_names_a_subscription_moves_the_customer(
    take: Take, opened: Services, rows: Rows
) -> None:
    take("customers", table(CUSTOMERS, f"{JANSEN},A"))
    took = take("customers", table(CUSTOMERS, f"{JANSEN},0011"))
    assert took.counts("customer") == (0, 1, 0, 0)
    found = customer(opened, "1000000001").subscription
    assert found is not None
    assert found.code == "0011"
    assert rows("SELECT is_current FROM subscription ORDER BY id") == [(0,), (1,)]


def test_nobody_is_moved_into_an_administrative_card(
    take: Take, opened: Services
) -> None:
    take("customers", table(CUSTOMERS, f"{JANSEN},A"))
    took = take("customers", table(CUSTOMERS, f"{JANSEN},0089"))
    assert took.counts("customer") == (0, 0, 1, 0)
    assert took.told == [
        ("2", "Categorie 0089 past niet bij het klanttype; dat blijft.")
    ]
    assert customer(opened, "1000000001").customer_type is CustomerType.REGULAR


def test_last_day_and_lost_card_are_followed(take: Take, opened: Services) -> None:
    header = f"{CUSTOMERS},dateenrolled,dateexpiry,lost"
    take("customers", table(header, f"{JANSEN},A,2020-01-01,2026-12-31,0"))
    took = take("customers", table(header, f"{JANSEN},A,2020-01-01,2019-12-31,1"))
    assert took.counts("customer") == (0, 1, 0, 0)
    found = customer(opened, "1000000001")
    assert found.card_is_active is False
    assert found.subscription is not None
    assert found.subscription.ends_on == date(2019, 12, 31)
    assert found.registered_on == date(2020, 1, 1)


def test_message_comes_in_and_the_desks_own_stays(take: Take, opened: Services) -> None:
    header = f"{CUSTOMERS},message"
    long = "x" * 61
    take("customers", table(header, f"{JANSEN},A,{long}"))
    assert customer(opened, "1000000001").message == ""
    assert customer(opened, "1000000001").remarks == (f"message: {long}",)
    take("customers", table(header, f'{JANSEN},A,"Alleen voor\nproject X"'))
    assert customer(opened, "1000000001").message == "Alleen voor\nproject X"
    take("customers", table(header, f"{JANSEN},A,Iets anders"))
    assert customer(opened, "1000000001").message == "Alleen voor\nproject X"


def test_newsletter_needs_no_card_and_is_known_again(take: Take, rows: Rows) -> None:
    header = f"{CUSTOMERS},zipcode,streetnumber,email"
    row = ",Jansen,Jan,,9408,0098,9521 AB,1,jan@voorbeeld.nl"
    assert take("customers", table(header, row)).counts("customer") == (1, 0, 0, 0)
    later = table(header, row.replace("jan@", "j@"))
    assert take("customers", later).counts("customer") == (0, 1, 0, 0)
    assert rows("SELECT email FROM customer") == [("j@voorbeeld.nl",)]
    assert rows("SELECT number FROM card") == []


def test_absent_address_never_contradicts_a_known_one(
    take: Take, opened: Services
) -> None:
    header = f"{CUSTOMERS},email,emailabsent"
    take("customers", table(header, f"{JANSEN},A,jan@voorbeeld.nl,"))
    took = take("customers", table(header, f"{JANSEN},A,,1"))
    assert took.counts("customer") == (0, 0, 1, 0)
    assert customer(opened, "1000000001").person.email == "jan@voorbeeld.nl"


def test_card_that_is_an_items_barcode(take: Take) -> None:
    take("titles", as_marc(record(holding("1000000001"))), "titels.mrc")
    took = take("customers", table(CUSTOMERS, f"{JANSEN},A"))
    assert took.why == [("2", "Pasnummer 1000000001 is de barcode van een exemplaar.")]
    take("customers", table(CUSTOMERS, "1000000002,Jansen,,,9408,A"))
    later = as_marc(record(holding("1000000002"), number="2"))
    took = take("titles", later, "meer.mrc")
    assert took.why == [("1", "Barcode 1000000002 is het nummer van een pas.")]


@pytest.mark.parametrize(
    ("debarred", "blocks"),
    [
        ("2099-12-31", ("debarred: 2099-12-31",)),
        ("1", ("debarred: 1",)),
        ("2001-01-01", ()),
        ("0000-00-00", ()),
        ("0", ()),
    ],
)
def test_block_that_still_holds(
    take: Take, opened: Services, debarred: str, blocks: tuple[str, ...]
) -> None:
    take("customers", table(f"{CUSTOMERS},debarred", f"{JANSEN},A,{debarred}"))
    assert customer(opened, "1000000001").blocks == blocks
