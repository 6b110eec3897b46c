# SPDX-License-Identifier: Apache-2.0
"""A few rounds of kill -9, and that the harness sees what would be lost."""

from itertools import islice
from pathlib import Path

import pytest

from reliability import checks
from reliability.going_on import open_window_again
from reliability.rounds import kill_once, library_at, plans
from reliability.telling import Edge, Told
from support.clerk import BINDER, lend, on_the_shelf, return_item
from support.raw_file import rows
from wisedesk.services.desk import Desk

ROUNDS = 3
SEED = 20260504


@pytest.mark.usefixtures("qapp", "faults")
@pytest.mark.linux
def test_nothing_is_lost_or_done_twice_when_a_desk_is_killed(
    sample_file: Path, tmp_path: Path
) -> None:
    library = library_at(sample_file, tmp_path)
    for plan in islice(plans(SEED), ROUNDS):
        made = kill_once(library, plan, open_window_again)
        assert made.faults == ()
    assert sum(made.done for made in library.rounds) > 0


def test_each_kind_of_kill_comes_within_a_third_of_the_rounds() -> None:
    soon = list(islice(plans(SEED), 10))
    assert {plan.edge for plan in soon} == set(Edge)
    assert {plan.desk for plan in soon} == {"services", "window"}


@pytest.fixture
def told(desk: Desk) -> Told:
    """Return what a desk told that lent two items and took one back."""
    told = Told()
    first, second = on_the_shelf(desk)[:2]
    lend(desk, BINDER, first)
    lend(desk, BINDER, second)
    return_item(desk, first)
    path = desk.library.engine.url.database
    for op_id, kind in rows(Path(path), "SELECT op_id, kind FROM journal"):
        told.begun[op_id] = told.done[op_id] = kind
    return told


def test_the_harness_finds_nothing_where_nothing_is_wrong(
    sample_file: Path, told: Told
) -> None:
    assert list(checks.file_faults(sample_file)) == []
    assert list(checks.rule_faults(sample_file)) == []
    assert list(checks.lost(sample_file, told)) == []
    assert list(checks.unknown(sample_file, told, frozenset())) == []


def test_the_harness_sees_an_action_that_was_lost(
    sample_file: Path, told: Told
) -> None:
    (op_id, *_) = told.done
    rows(sample_file, "DELETE FROM journal WHERE op_id = ?", op_id)
    (fault,) = checks.lost(sample_file, told)
    assert fault.startswith("lost: lend/lent")


def test_the_harness_sees_a_loan_that_the_journal_does_not_know(
    sample_file: Path, told: Told
) -> None:
    before = checks.out_by_loans(sample_file) - {_last_lent(sample_file)}
    assert list(checks.twice(sample_file, before)) == []
    rows(sample_file, "DELETE FROM journal WHERE kind = 'return/returned'")
    (fault,) = checks.twice(sample_file, before)
    assert fault.startswith("the journal and the loans differ")
    assert len(told.done) == 3


def test_the_harness_sees_what_was_done_twice(sample_file: Path, told: Told) -> None:
    before = checks.out_by_loans(sample_file) - {_last_lent(sample_file)}
    rows(
        sample_file,
        "INSERT INTO journal (op_id, kind, at, on_day, staff, desk, payload, outcome)"
        " SELECT op_id || '-', kind, at, on_day, staff, desk, payload, outcome"
        " FROM journal WHERE kind = 'lend/lent' AND id = (SELECT max(id) FROM journal"
        " WHERE kind = 'lend/lent')",
    )
    faults = list(checks.twice(sample_file, before))
    assert [fault.partition(":")[0] for fault in faults] == ["lent twice"]
    (nobody,) = checks.unknown(sample_file, told, frozenset())
    assert nobody.startswith("nobody did this: lend/lent")


def test_the_harness_sees_a_scan_that_nothing_came_of(
    sample_file: Path, told: Told, tmp_path: Path
) -> None:
    told.kept["kept"] = "30000000012341"
    items, inbox = frozenset({"30000000012341"}), tmp_path / "inbox"
    assert list(checks.scans_lost(sample_file, told, frozenset(), inbox)) == []
    (fault,) = checks.scans_lost(sample_file, told, items, inbox)
    assert fault == "scan lost: 30000000012341 kept"


def test_a_line_that_was_cut_off_is_no_line() -> None:
    told = Told()
    told.read([b'["begun", "a", "lend"]\n', b'["done", "a", "len'])
    assert told.cut_off(frozenset()) == "in an action"


def _last_lent(library: Path) -> str:
    ((payload,),) = rows(
        library,
        "SELECT payload ->> 'barcode' FROM journal WHERE kind = 'lend/lent'"
        " ORDER BY id DESC LIMIT 1",
    )
    return str(payload)
