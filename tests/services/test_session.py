# SPDX-License-Identifier: Apache-2.0
import pytest

from support.clerk import BINDER, BINDING_CARD, on_the_shelf, reasons
from support.raw_file import value
from wisedesk.services.actions import new_operation
from wisedesk.services.answers import answer
from wisedesk.services.circulation_outcomes import Lent, Returned
from wisedesk.services.session import Mode, Scan, is_done


def scan(desk, text, mode=Mode.LEND, customer="", previous=""):
    return answer(
        desk,
        Scan(
            text=text,
            mode=mode,
            customer=customer,
            previous=previous,
            op_id=new_operation(),
        ),
    )


@pytest.fixture
def barcode(desk):
    """Return an item that is in."""
    return on_the_shelf(desk)[0]


def test_a_card_opens_its_customer(desk):
    told = scan(desk, f" {BINDER} ")
    assert told.opened
    assert told.customer is not None
    assert told.customer.key == BINDER
    assert told.outcome is None


def test_then_an_item_is_lent_to_it(desk, barcode):
    told = scan(desk, barcode, customer=BINDER)
    assert isinstance(told.outcome, Lent)
    assert is_done(told.outcome)
    assert told.customer is not None
    assert told.customer.open_loans == 1
    assert told.item is not None
    assert told.item.borrower_key == BINDER
    assert not told.opened


def test_an_item_comes_back_and_shows_who_had_it(desk, barcode):
    scan(desk, barcode, customer=BINDER)
    told = scan(desk, barcode, Mode.RETURN)
    assert isinstance(told.outcome, Returned)
    assert told.opened
    assert told.customer is not None
    assert told.customer.key == BINDER


def test_an_item_where_a_card_is_asked(desk, barcode):
    scan(desk, barcode, customer=BINDER)
    told = scan(desk, barcode)
    assert reasons(told.outcome) == ["item-as-card"]
    assert told.outcome.refusals[0].facts["borrower"] == "Binder Hooghiemstra"
    assert told.customer is None


@pytest.mark.parametrize("mode", Mode)
def test_a_number_nobody_knows(desk, mode):
    expected = {
        Mode.LEND: "card-unknown",
        Mode.RETURN: "item-unknown",
        Mode.CANCEL: "card-unknown",
        Mode.INSPECT: "card-unknown",
        Mode.JOIN: "card-unknown",
    }
    told = scan(desk, "0000000000", mode)
    assert reasons(told.outcome) == [expected[mode]]
    assert not is_done(told.outcome)
    assert told.customer is None


def test_part_of_a_name_is_looked_for(desk):
    assert scan(desk, "hooghiem").search == "hooghiem"


def test_v_is_the_previous_customer(desk):
    told = scan(desk, "v", customer=BINDER, previous=BINDING_CARD)
    assert told.opened
    assert told.customer is not None
    assert told.customer.key == BINDING_CARD


def test_v_without_a_previous_customer(desk):
    assert reasons(scan(desk, "V").outcome) == ["no-previous-customer"]


def test_a_card_while_another_customer_is_open_is_no_item(desk):
    told = scan(desk, BINDING_CARD, customer=BINDER)
    assert reasons(told.outcome) == ["card-as-item"]
    assert told.customer is not None
    assert told.customer.key == BINDER


@pytest.mark.parametrize("mode", Mode)
def test_an_empty_entry_does_nothing(desk, sample_file, mode):
    told = scan(desk, "  ", mode, customer=BINDER)
    assert told.outcome is None
    assert not told.opened
    assert not told.search
    assert value(sample_file, "SELECT count(*) FROM journal") == 0
