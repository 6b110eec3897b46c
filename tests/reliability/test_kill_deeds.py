# SPDX-License-Identifier: Apache-2.0
"""A desk killed within Ctrl-Z, Alt-U or F12: done once or not at all, and goes on."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from reliability import checks
from reliability.deed_desk import clerk_at
from reliability.rounds import LONGEST_S, path_of_tests
from reliability.telling import Edge, Told
from support.clerk import BINDING_CARD
from support.raw_file import rows
from wisedesk.services.desk_rows import RowState

pytestmark = pytest.mark.linux


def killed(library: Path, folder: Path, deed: str, edge: Edge) -> Told:
    """Return what a desk told before it was killed within a deed."""
    told = Told()
    desk = subprocess.run(
        [
            *(sys.executable, "-m", "reliability.deed_desk"),
            *(str(library), str(folder), deed, edge.value),
        ],
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": path_of_tests()},
        check=False,
        timeout=LONGEST_S,
    )
    assert desk.returncode == -signal.SIGKILL
    told.read(desk.stdout.splitlines(keepends=True))
    return told


def kinds(library: Path) -> list[str]:
    return [kind for (kind,) in rows(library, "SELECT kind FROM journal ORDER BY id")]


def out_to(library: Path, card: str) -> int:
    ((count,),) = rows(
        library,
        "SELECT count(*) FROM loan JOIN card ON card.customer_id = loan.customer_id"
        " WHERE card.number = ? AND loan.returned_at IS NULL",
        card,
    )
    return int(count)


def faults(library: Path, told: Told, out_before: frozenset[str]) -> list[str]:
    return [
        *checks.file_faults(library),
        *checks.rule_faults(library),
        *checks.lost(library, told),
        *checks.twice(library, out_before),
    ]


@pytest.mark.parametrize("edge", [Edge.COMMIT, Edge.COMMITTED])
def test_what_was_being_turned_back_is_turned_back_or_can_be(
    sample_file, tmp_path, edge
):
    before = checks.out_by_loans(sample_file)
    there, lines = out_to(sample_file, BINDING_CARD), len(kinds(sample_file))
    told = killed(sample_file, tmp_path, "undo", edge)
    is_done = edge is Edge.COMMITTED
    assert out_to(sample_file, BINDING_CARD) == there + (not is_done)
    clerk = clerk_at(sample_file, tmp_path)
    clerk.go_on()
    clerk.undo()  # again, as a clerk would who saw nothing come of it
    assert clerk.end()
    clerk.close()
    assert out_to(sample_file, BINDING_CARD) == there
    assert kinds(sample_file)[lines:] == ["lend/lent", "undo/undone"]
    assert faults(sample_file, told, before) == []


@pytest.mark.parametrize("edge", [Edge.KEPT, Edge.COMMIT, Edge.COMMITTED])
def test_an_answer_to_a_row_is_done_once_when_the_desk_goes_on(
    sample_file, tmp_path, edge
):
    before = checks.out_by_loans(sample_file)
    there, lines = out_to(sample_file, BINDING_CARD), len(kinds(sample_file))
    told = killed(sample_file, tmp_path, "answer", edge)
    assert out_to(sample_file, BINDING_CARD) == there + (edge is Edge.COMMITTED)
    clerk = clerk_at(sample_file, tmp_path)
    clerk.go_on()
    assert clerk.shown()[0] is RowState.DONE
    assert clerk.end()
    clerk.close()
    assert out_to(sample_file, BINDING_CARD) == there + 1
    done = ["lend/lent", "lend/refused", "lend/lent"]
    assert kinds(sample_file)[lines:] == done
    assert faults(sample_file, told, before) == []


@pytest.mark.parametrize("edge", [Edge.COMMIT, Edge.NONE])
def test_a_session_that_was_being_ended_is_there_or_gone(sample_file, tmp_path, edge):
    before = checks.out_by_loans(sample_file)
    there, lines = out_to(sample_file, BINDING_CARD), len(kinds(sample_file))
    told = killed(sample_file, tmp_path, "end", edge)
    clerk = clerk_at(sample_file, tmp_path)
    clerk.go_on()
    assert clerk.shown() == ([] if edge is Edge.NONE else [RowState.DONE])
    assert clerk.end()
    clerk.close()
    assert out_to(sample_file, BINDING_CARD) == there + 1
    assert kinds(sample_file)[lines:] == ["lend/lent"]
    assert checks.waiting(tmp_path / "inbox") == frozenset()
    assert faults(sample_file, told, before) == []
