# SPDX-License-Identifier: Apache-2.0
"""The journal is read in bounded parts, newest first, and none of it twice."""

from datetime import UTC, datetime, timedelta

import pytest

from support.clerk import BINDER, on_the_shelf, own_card, read, register
from support.raw_file import rows
from wisedesk.db import journal_lists
from wisedesk.services.actions import ChangeSetting, KeepMessage, Lend, Undo
from wisedesk.services.journal_lines import JournalQuery

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
NEVER = datetime(2100, 1, 1, tzinfo=UTC)
ALL = JournalQuery()


def page(desk, query=ALL, before=None, limit=10, undoable=LONG_AGO):
    return read(desk, lambda tx: tx.journal_page(query, before, limit, undoable))


def walked(desk, query=ALL, limit=3):
    """Return the operations of every line, read part by part, and how many parts."""
    found, before, parts = [], None, 0
    while True:
        part = page(desk, query, before, limit)
        assert len(part.lines) <= limit
        found += [line.op_id for line in part.lines]
        before, parts = part.before, parts + 1
        if before is None:
            return found, parts


@pytest.fixture
def done(desk):
    """Return ten operations with the binder's card, the newest first."""
    actions = [KeepMessage(customer=BINDER, text=f"regel {n}") for n in range(10)]
    for action in actions:
        desk.perform(action)
    return [action.op_id for action in reversed(actions)]


def test_every_line_is_read_once_in_its_order(desk, done):
    assert walked(desk) == (done, 4)
    assert walked(desk, JournalQuery(number=BINDER)) == (done, 4)
    assert walked(desk, JournalQuery(number=BINDER[:6])) == (done, 4)


def test_a_read_goes_back_through_so_many_lines_and_no_further(desk, done, monkeypatch):
    monkeypatch.setattr(journal_lists, "MOST_LOOKED_AT", 4)
    setting = ChangeSetting(name="scanner-suffix", value="x")
    desk.perform(setting)
    for n in range(10):
        desk.perform(KeepMessage(customer=BINDER, text=f"later {n}"))
    first = page(desk, JournalQuery(kinds=["change-setting"]))
    assert first.lines == []
    assert first.before is not None
    found, parts = walked(desk, JournalQuery(kinds=["change-setting"]))
    assert found == [setting.op_id]
    assert parts > 3
    assert len(walked(desk)[0]) == len(done) + 11


def test_an_empty_journal_has_no_lines(desk):
    assert page(desk) == journal_lists.JournalPage([], None)


@pytest.mark.parametrize(
    ("query", "count"),
    [
        (JournalQuery(kinds=["message"]), 10),
        (JournalQuery(kinds=["lend"]), 0),
        (JournalQuery(kinds=["lend"], staff="BAL"), 10),
        (JournalQuery(staff="zoe"), 0),
        (JournalQuery(desk="balie-1"), 10),
        (JournalQuery(desk="balie-2"), 0),
        (JournalQuery(number="39"), 0),
        (JournalQuery(number=BINDER, desk="balie-2"), 0),
        (JournalQuery(number=BINDER, kinds=["message"]), 10),
        (JournalQuery(since=LONG_AGO), 10),
        (JournalQuery(since=NEVER), 0),
        (JournalQuery(number=BINDER, since=LONG_AGO), 10),
    ],
    ids=lambda value: repr(value).removeprefix("JournalQuery"),
)
@pytest.mark.usefixtures("done")
def test_a_query_leaves_what_it_asks_for(desk, query, count):
    assert len(page(desk, query).lines) == count


def test_a_line_knows_what_turned_it_back_and_what_it_turned_back(desk):
    key = register(desk, number=own_card(1)).key
    action = Lend(customer=key, barcode=on_the_shelf(desk)[0])
    (registered,) = page(desk).lines
    assert registered.stands
    desk.perform(action)
    (lent, registered) = page(desk).lines
    assert not registered.stands  # something was done with the customer since
    assert (lent.stands, lent.undone_at, lent.customer_name) == (
        True,
        None,
        "Jansen, Jan",
    )
    desk.perform(Undo(of=action.op_id))
    undone, lent, _ = page(desk).lines
    assert (lent.stands, lent.undone_at) == (False, undone.at)
    assert (undone.stands, undone.undoes_at) == (True, lent.at)
    assert undone.barcode == lent.barcode == action.barcode


def test_what_is_too_old_to_be_undone_is_not_looked_at(desk, done):
    soon = datetime.now(UTC) + timedelta(hours=1)
    assert len(done) == 10
    assert not any(line.stands for line in page(desk, undoable=soon).lines)
    stands = [line.stands for line in page(desk).lines]
    assert stands == [True, *[False] * 9]  # each Melding took the place of another


def test_a_line_of_another_version_is_shown_without_what_became_of_it(
    desk, done, sample_file
):
    rows(
        sample_file,
        "UPDATE journal SET kind = 'fly/flown' WHERE op_id = ?",
        done[0],
    )
    rows(
        sample_file,
        "UPDATE journal SET outcome = '{\"more\": 1}' WHERE op_id = ?",
        done[1],
    )
    first, second, third, *_ = page(desk).lines
    assert (first.kind, first.outcome, second.outcome) == ("fly", None, None)
    assert third.outcome is not None


def test_a_customer_without_a_card_is_named_too(desk, sample_file):
    key = register(desk, number=own_card(1)).key
    ((uid,),) = rows(
        sample_file,
        "SELECT uid FROM customer JOIN card ON customer_id = customer.id"
        " WHERE number = ?",
        key,
    )
    desk.perform(KeepMessage(customer=f"klant:{uid}", text="Bel"))
    rows(sample_file, "UPDATE journal SET customer = ?", f"klant:{uid}")
    assert {line.customer_name for line in page(desk).lines} == {"Jansen, Jan"}
