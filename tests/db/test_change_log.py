# SPDX-License-Identifier: Apache-2.0
"""What a transaction notes of its changes is what the file holds, before and after."""

from datetime import timedelta

import pytest

from support.clerk import customer, item, lend, on_day, on_the_shelf, own_card, register
from wisedesk.db.kept_states import LOOKS, as_text
from wisedesk.domain.items import ItemStatus
from wisedesk.services.actions import Lend, Renew, ReturnItem
from wisedesk.services.new_rows import Changed


@pytest.fixture
def jansen(desk):
    """Return the card of an ordinary customer."""
    return register(desk, number=own_card(1)).key


@pytest.fixture
def barcode(desk):
    return on_the_shelf(desk)[0]


def changes_of(desk, action):
    """Return what an action changed, as the journal tells it."""
    desk.perform(action)
    with desk.library.writing() as tx:
        return tx.journaled(action.op_id).changes


def held(desk, change):
    """Return the state of a thing in the file, as text."""
    with desk.library.engine.connect() as connection:
        row = connection.execute(LOOKS[change.of], {"key": change.key}).first()
    return as_text(row)


def test_what_an_action_notes_is_what_the_file_holds(desk, jansen, barcode):
    due_on = lend(desk, jansen, barcode).due_on
    actions = (
        (due_on, Renew(customer=jansen, barcode=barcode)),
        (due_on + timedelta(days=60), ReturnItem(barcode=barcode)),
        (due_on + timedelta(days=61), Lend(customer=jansen, barcode=barcode)),
    )
    known, seen = {}, []
    for day, action in actions:
        changes = changes_of(on_day(desk, day), action)
        seen.append({each.of for each in changes})
        for each in changes:
            assert each.after == held(desk, each)
            assert each.before == known.get((each.of, each.key), each.before)
            known[each.of, each.key] = each.after
    at_the_desk = {Changed.LOAN, Changed.ITEM, Changed.ACTIVITY}
    renewed = at_the_desk - {Changed.ITEM}
    assert seen == [renewed, {*at_the_desk, Changed.CHARGE}, at_the_desk]


def test_a_state_that_was_read_is_forgotten_when_it_changes(desk, barcode):
    with desk.library.writing() as tx:
        item_id = tx.item_facts(barcode, desk.clock.today()).item_id
        for status in (ItemStatus.MISSING, ItemStatus.AVAILABLE):
            tx.place_item(item_id, status)
        first, second = tx.changes()
    assert (second.before, second.after) == (first.after, first.before)


def test_a_state_that_was_read_does_not_hide_that_it_is_turned_back(
    desk, jansen, barcode
):
    action = Lend(customer=jansen, barcode=barcode)
    changes = changes_of(desk, action)
    with desk.library.writing() as tx:
        today = desk.clock.today()
        tx.item_facts(barcode, today)
        assert tx.turn_back(action.op_id, changes, desk.clock.now(), today)
        turned = {(each.of, each.key): each for each in tx.changes()}
    (lent,) = (each for each in changes if each.of is Changed.ITEM)
    back = turned[Changed.ITEM, lent.key]
    assert (back.before, back.after) == (lent.after, lent.before)
    assert item(desk, barcode).status is ItemStatus.AVAILABLE


def test_a_change_that_changes_nothing_is_no_note(desk, jansen):
    row = customer(desk, jansen)
    with desk.library.writing() as tx:
        tx.touch_customer(row, row.last_activity_on)
        tx.touch_borrower(row.customer_id, row.last_activity_on)
        tx.move_customer(row.customer_id, row.branch.branch_id)
        assert tx.changes() == ()
