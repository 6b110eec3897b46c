# SPDX-License-Identifier: Apache-2.0
"""Loans come in by the behaviour of the customer's type."""

from pathlib import Path

import pytest

from exchange.conftest import Rows, Take
from support.foreign_files import CUSTOMERS, as_marc, holding, record, table
from wisedesk.bootstrap import Services, check_library
from wisedesk.config import as_address
from wisedesk.services.actions import PlaceHold, ReturnItem, SetAside
from wisedesk.services.circulation_outcomes import PutAside, Returned

LOANS = "cardnumber,barcode,branchcode,issued,due,returned"
STORED = (
    "SELECT barcode, status, standing, counts, lent_on, due_on, returned_on"
    " FROM loan JOIN item ON item.id = item_id ORDER BY loan.id"
)


@pytest.fixture(autouse=True)
def stocked(take: Take) -> None:
    """Put two customers, an administrative card and three items in the library."""
    people = (
        "1000000001,Jansen,Jan,1980-01-01,9408,A",
        "1000000002,Pieters,Piet,1980-01-01,9408,A",
        "29999940800188,Binder,,,9408,14",
        "1000000006,Anoniem,,,9408,06",
    )
    take("customers", table(CUSTOMERS, *people), "klanten.csv")
    items = as_marc(record(holding("A1"), holding("A2"), holding("A3")))
    take("titles", items, "titels.mrc")


def test_open_loan_sets_the_status_of_its_item(take: Take, rows: Rows) -> None:
    file = table(LOANS, "1000000001,a1,9000,2026-04-20 10:00:00,2026-05-11,")
    assert take("loans", file).counts("loan") == (1, 0, 0, 0)
    assert rows(STORED) == [("A1", "U", "U", 1, "2026-04-20", "2026-05-11", None)]
    assert rows("SELECT last_activity_on FROM customer WHERE family_name='Jansen'") == [
        ("2026-04-20",)
    ]


def test_loan_of_an_administrative_card_is_internal(take: Take, rows: Rows) -> None:
    file = table(LOANS, "29999940800188,A1,,2026-04-20 10:00:00,2026-05-11,")
    take("loans", file)
    assert rows(STORED) == [
        ("A1", "F", "F-internal", 0, "2026-04-20", "2026-04-20", None)
    ]
    assert rows("SELECT last_activity_on FROM customer WHERE family_name='Binder'") == [
        (None,)
    ]


def test_loan_of_the_past_leaves_the_item_alone(take: Take, rows: Rows) -> None:
    file = table(
        LOANS,
        "1000000001,A1,,2026-01-05 10:00,2026-01-26,2026-01-20 12:00",
        "1000000002,A1,,2026-02-05 10:00,2026-02-26,",
    )
    assert take("loans", file).counts("loan") == (2, 0, 0, 0)
    assert [row[-1] for row in rows(STORED)] == ["2026-01-20", None]
    assert {row[1] for row in rows(STORED)} == {"U"}


def test_rows_that_cannot_be(take: Take, rows: Rows) -> None:
    file = table(
        LOANS,
        "1000000001,A1,,2026-04-20 10:00,2026-05-11,",
        "1000000002,A1,,2026-04-21 10:00,2026-05-11,",
        "9,A2,,2026-04-20 10:00,2026-05-11,",
        "1000000001,ZZ,,2026-04-20 10:00,2026-05-11,",
        "1000000006,A2,,2026-04-20 10:00,2026-05-11,",
        "1000000001,A2,,2026-04-20 10:00,2026-04-11,",
        "1000000001,A2,,2026-04-20 10:00,2026-05-11,2026-04-19 10:00",
        "1000000001,A2,,gisteren,2026-05-11,",
        "1000000001,A2,,2026-04-20,,",
    )
    took = take("loans", file)
    assert took.counts("loan") == (1, 0, 0, 8)
    assert [why for _, why in took.why] == [
        "Exemplaar A1 is al uitgeleend aan pas 1000000001.",
        "Pas 9 is niet bekend.",
        "Exemplaar ZZ is niet bekend.",
        "De klant van pas 1000000006 kan niet lenen.",
        "De inleverdatum (2026-04-11) ligt vóór de uitleendatum.",
        "Ingenomen (2026-04-19 10:00) vóór de uitlening.",
        "gisteren in issued is geen datum.",
        "Het veld due is leeg.",
    ]
    assert len(rows(STORED)) == 1


def test_what_came_back_at_the_desk_stays_back(
    take: Take, rows: Rows, opened: Services
) -> None:
    row = "1000000001,A1,,2026-04-20 10:00:00,2026-05-11,"
    take("loans", table(LOANS, row))
    back = opened.desk.perform(ReturnItem(op_id="terug", barcode="A1"))
    assert isinstance(back, Returned)
    assert take("loans", table(LOANS, row)).counts("loan") == (0, 0, 1, 0)
    assert take("loans", table(LOANS, row, "")).counts("loan") == (0, 0, 1, 0)
    assert [row[1] for row in rows(STORED)] == ["B"]


def test_later_file_renews_and_returns(take: Take, rows: Rows) -> None:
    start = "1000000001,A1,,2026-04-20 10:00:00"
    header = f"{LOANS},renewals"
    take("loans", table(header, f"{start},2026-05-11,,0"))
    renewed = take("loans", table(header, f"{start},2026-06-01,,1"))
    assert renewed.counts("loan") == (0, 1, 0, 0)
    returned = take("loans", table(header, f"{start},2026-06-01,2026-05-20 9:30,1"))
    assert returned.counts("loan") == (0, 1, 0, 0)
    assert rows(STORED) == [
        ("A1", "B", "U", 1, "2026-04-20", "2026-06-01", "2026-05-20")
    ]
    assert rows("SELECT renewals FROM loan") == [(1,)]


@pytest.mark.parametrize("borrower", ["1000000001", "1000000002"])
def test_nobody_waits_for_an_item_that_the_file_has_out(
    take: Take, rows: Rows, opened: Services, library_file: Path, borrower: str
) -> None:
    holder = "1000000002"
    opened.desk.perform(PlaceHold(customer=holder, barcode="A1"))
    aside = opened.desk.perform(SetAside(customer=holder, barcode="A1"))
    assert isinstance(aside, PutAside)
    file = table(LOANS, f"{borrower},A1,,2026-04-20 10:00:00,2026-05-11,")
    assert take("loans", file).counts("loan") == (1, 0, 0, 0)
    status = "Z" if borrower == holder else "A"
    hold = "SELECT status, bound_item_id, pick_up_until FROM hold"
    assert rows(hold) == [(status, None, None)]
    address = as_address(str(library_file))
    assert check_library(address, lambda _step: None).findings == ()
