# SPDX-License-Identifier: Apache-2.0
"""The scan inbox: on disk before anything else, each scan once, nothing lost."""

import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from support.full_disk import log_of, no_room_for
from support.raw_file import opened
from wisedesk.db.inbox import SqliteInbox
from wisedesk.db.inbox_file import MOST_WINDOWS
from wisedesk.services import errors
from wisedesk.services.inbox import Step, StepKind
from wisedesk.services.session import Mode

NOON = datetime(2026, 5, 4, 12, 0, 0, 250_000, tzinfo=UTC)
KILLED = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from wisedesk.db.inbox import SqliteInbox
from wisedesk.services.inbox import Step
from wisedesk.services.session import Mode

inbox = SqliteInbox(Path(sys.argv[1]), "balie")
for number in range(50):
    inbox.keep(
        Step(
            op_id=f"op{number}",
            text=f"3940800000{number:04}",
            mode=Mode.LEND,
            customer="29408000000010",
            made_at=datetime.now(UTC),
        )
    )
    print(number, flush=True)
os.kill(os.getpid(), 9)
"""


def scanned(op_id: str = "op1", text: str = "39408000000075", **more) -> Step:
    given = {
        "op_id": op_id,
        "text": text,
        "mode": Mode.LEND,
        "customer": "",
        "made_at": NOON,
    }
    return Step(**(given | more))


@pytest.fixture
def inbox(tmp_path):
    opened = SqliteInbox(tmp_path, "balie")
    yield opened
    opened.close()


def test_a_step_is_kept_with_its_mode_its_customer_and_the_row_it_is_of(inbox):
    scan = scanned(
        kind=StepKind.DO, mode=Mode.RETURN, customer="29408000000010", of="op0"
    )
    inbox.keep(scan)
    assert inbox.steps() == [scan]


def test_scans_stay_in_the_order_they_were_made(inbox):
    kept = [scanned(f"op{number}") for number in (3, 1, 2)]
    for scan in kept:
        inbox.keep(scan)
    assert inbox.steps() == kept


def test_the_same_operation_is_kept_once(inbox):
    inbox.keep(scanned())
    inbox.keep(scanned(text="another"))
    assert inbox.steps() == [scanned()]


def test_a_session_that_ended_leaves_nothing(inbox):
    inbox.keep(scanned())
    inbox.end_session()
    assert inbox.steps() == []


def test_a_scan_that_was_put_aside_outlives_the_session(inbox):
    inbox.keep(scanned("aside", kind=StepKind.ASIDE))
    inbox.keep(scanned("lent"))
    inbox.end_session("lent")
    inbox.end_session()
    assert [step.op_id for step in inbox.steps()] == ["aside"]
    inbox.drop("aside")
    assert inbox.steps() == []


def test_a_scan_that_was_put_aside_comes_last_in_the_session_that_takes_it(inbox):
    inbox.keep(scanned("aside", kind=StepKind.ASIDE))
    inbox.keep(scanned("lent"))
    inbox.keep(scanned("over", kind=StepKind.END, text=""))
    inbox.keep(scanned("aside", customer="29408000000010"))
    inbox.keep(scanned("next"))
    inbox.drop("aside")  # it is aside no more
    inbox.end_session("over")  # what was before it was handled, it was not
    kinds = [(step.op_id, step.kind, step.customer) for step in inbox.steps()]
    assert kinds == [
        ("aside", StepKind.SCAN, "29408000000010"),
        ("next", StepKind.SCAN, ""),
    ]


def test_a_session_that_went_over_to_returning_leaves_what_came_after(inbox):
    inbox.keep(scanned("lent"))
    inbox.keep(scanned("over", kind=StepKind.END, text=""))
    inbox.keep(scanned("returned", mode=Mode.RETURN))
    inbox.end_session("over")
    assert [step.op_id for step in inbox.steps()] == ["returned"]


def test_what_holds_for_the_steps_after_stands_in_the_place_of_those_before(inbox):
    manner = scanned("manner", kind=StepKind.MANNER, text="was {}")
    inbox.keep(scanned("lent"))
    inbox.keep(scanned("over", kind=StepKind.END, text=""))
    inbox.keep(scanned("returned", mode=Mode.RETURN))
    inbox.end_session("over", manner)
    assert [step.op_id for step in inbox.steps()] == ["manner", "returned"]
    inbox.end_session("", manner)
    assert inbox.steps() == [manner]


def test_what_holds_is_kept_where_nothing_was_before(inbox):
    manner = scanned("manner", kind=StepKind.MANNER, text="was {}")
    inbox.end_session("", manner)
    assert inbox.steps() == [manner]


def test_a_window_that_was_cut_off_leaves_its_scans(tmp_path):
    before = SqliteInbox(tmp_path, "balie")
    before.keep(scanned())
    before.close()
    after = SqliteInbox(tmp_path, "balie")
    assert after.steps() == [scanned()]
    after.close()


@pytest.mark.linux
def test_a_killed_program_lost_no_scan_that_was_kept(tmp_path):
    ran = subprocess.run(
        [sys.executable, "-c", KILLED, str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == -9
    told = [int(line) for line in ran.stdout.split()]
    inbox = SqliteInbox(tmp_path, "balie")
    assert [scan.op_id for scan in inbox.steps()] == [f"op{each}" for each in told]
    inbox.close()


def test_each_window_has_scans_of_its_own(inbox, tmp_path):
    inbox.keep(scanned("first"))
    other = SqliteInbox(tmp_path, "balie")
    other.keep(scanned("second"))
    other.end_session()
    assert [scan.op_id for scan in inbox.steps()] == ["first"]
    assert other.steps() == []
    other.close()


def test_the_scans_of_a_second_window_are_taken_over_too(inbox, tmp_path):
    inbox.keep(scanned("first"))
    second = SqliteInbox(tmp_path, "balie")
    second.keep(scanned("second"))
    second.close()
    third = SqliteInbox(tmp_path, "balie")
    assert [scan.op_id for scan in third.steps()] == ["second"]
    third.close()


def test_a_file_with_scans_goes_before_an_empty_one(tmp_path):
    first, second = SqliteInbox(tmp_path, "balie"), SqliteInbox(tmp_path, "balie")
    first.steps()
    second.keep(scanned("left behind"))
    first.close()
    second.close()
    later = SqliteInbox(tmp_path, "balie")
    assert [scan.op_id for scan in later.steps()] == ["left behind"]
    later.close()


def test_another_desk_has_another_inbox(inbox, tmp_path):
    inbox.keep(scanned())
    other = SqliteInbox(tmp_path, "kinderbalie")
    assert other.steps() == []
    other.close()


def test_more_windows_than_there_are_files_is_told(tmp_path):
    held = [SqliteInbox(tmp_path, "balie") for _ in range(MOST_WINDOWS)]
    for each in held:
        each.steps()
    with pytest.raises(errors.InboxUnwritable):
        SqliteInbox(tmp_path, "balie").steps()
    for each in held:
        each.close()


def test_a_damaged_inbox_is_put_aside_and_the_desk_scans_on(tmp_path, caplog):
    (tmp_path / "balie-1.sqlite").write_bytes(b"no inbox at all" * 400)
    inbox = SqliteInbox(tmp_path, "balie")
    inbox.keep(scanned())
    assert inbox.steps() == [scanned()]
    assert (tmp_path / "balie-1.damaged").read_bytes().startswith(b"no inbox")
    assert "put aside" in caplog.text
    inbox.close()


def test_an_inbox_that_was_taken_away_is_made_anew_with_what_it_held(tmp_path, caplog):
    folder = tmp_path / "inbox"
    inbox = SqliteInbox(folder, "balie")
    inbox.keep(scanned("first"))
    inbox.keep(scanned("aside", kind=StepKind.ASIDE))
    shutil.rmtree(folder)
    inbox.keep(scanned("second"))
    inbox.close()
    again = SqliteInbox(folder, "balie")
    assert [step.op_id for step in again.steps()] == ["first", "aside", "second"]
    again.close()
    assert "was taken away" in caplog.text


def test_a_folder_that_cannot_be_made_is_told_plainly(tmp_path):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    inbox = SqliteInbox(tmp_path / "file" / "inbox", "balie")
    with pytest.raises(errors.InboxUnwritable):
        inbox.keep(scanned())


@pytest.mark.linux
def test_only_the_clerk_can_read_it(inbox, tmp_path: Path):
    inbox.keep(scanned())
    assert (tmp_path / "balie-1.sqlite").stat().st_mode & 0o077 == 0


def test_steps_that_are_not_understood_are_kept_apart_and_the_rest_goes_on(tmp_path):
    inbox = SqliteInbox(tmp_path, "balie")
    for op_id in ("op1", "op2"):
        inbox.keep(scanned(op_id))
    inbox.close()
    (path,) = tmp_path.glob("balie-*.sqlite")
    with opened(path) as connection:
        connection.execute("UPDATE session_step SET kind = 'merge' WHERE op_id = 'op1'")
    again = SqliteInbox(tmp_path, "balie")
    assert [step.op_id for step in again.steps()] == ["op2"]
    again.end_session()
    again.close()
    with opened(path) as connection:
        assert connection.execute("SELECT op_id FROM unread").fetchall() == [("op1",)]


def test_an_inbox_damaged_behind_its_first_page_is_put_aside(tmp_path):
    inbox = SqliteInbox(tmp_path, "balie")
    inbox.keep(scanned())
    inbox.close()
    (path,) = tmp_path.glob("balie-*.sqlite")
    whole = path.read_bytes()
    assert len(whole) > 4096
    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    again = SqliteInbox(tmp_path, "balie")
    assert again.steps() == []
    again.keep(scanned())
    assert [step.op_id for step in again.steps()] == ["op1"]
    again.close()
    assert list(tmp_path.glob("*.damaged"))


@pytest.mark.linux
def test_a_scan_that_found_no_room_is_kept_when_there_is_some(tmp_path):
    inbox = SqliteInbox(tmp_path / "inbox", "balie")
    inbox.keep(scanned("op1"))
    with no_room_for(log_of(tmp_path / "inbox" / "balie-1.sqlite")):
        for op_id in ("op2", "op2", "op3"):
            with pytest.raises(errors.InboxUnwritable):
                inbox.keep(scanned(op_id))
        assert [step.op_id for step in inbox.steps()] == ["op1"]
    inbox.keep(scanned("op2"))
    left = shutil.copytree(tmp_path / "inbox", tmp_path / "left")  # as after kill -9
    again = SqliteInbox(left, "balie")
    assert [step.op_id for step in again.steps()] == ["op1", "op2"]
    again.close()
    inbox.close()


def another_program(path: Path) -> None:
    """Put the database of another program in a file's place."""
    other = path.with_suffix(".other")
    with opened(other) as connection:
        connection.execute("CREATE TABLE plant (name TEXT)")
        connection.execute("INSERT INTO plant VALUES ('varen')")
    other.replace(path)


HARM = {
    "file deleted": lambda path: path.unlink(),
    "log deleted": lambda path: log_of(path).unlink(),
    "file cut short": lambda path: os.truncate(path, 0),
    "log cut short": lambda path: os.truncate(log_of(path), 0),
    "both deleted": lambda path: (path.unlink(), log_of(path).unlink()),
    "both cut short": lambda path: (os.truncate(path, 0), os.truncate(log_of(path), 0)),
    "another program's": another_program,
    "text": lambda path: (path.unlink(), path.write_bytes(b"boodschappen" * 99)),
}


@pytest.mark.linux  # Windows takes no file away that a program has open
@pytest.mark.parametrize("harm", HARM)
@pytest.mark.parametrize("new", [True, False])
def test_whatever_is_done_to_the_file_a_killed_window_lost_nothing(tmp_path, harm, new):
    if not new:  # a desk opens the file of the day before
        yesterday = SqliteInbox(tmp_path / "inbox", "balie")
        yesterday.keep(scanned())
        yesterday.end_session()
        yesterday.close()
    inbox = SqliteInbox(tmp_path / "inbox", "balie")
    for op_id in ("op1", "op2"):
        inbox.keep(scanned(op_id))
    HARM[harm](tmp_path / "inbox" / "balie-1.sqlite")
    for op_id in ("op3", "op4"):
        inbox.keep(scanned(op_id))
    left = shutil.copytree(tmp_path / "inbox", tmp_path / "left")  # as after kill -9
    again = SqliteInbox(left, "balie")
    assert [step.op_id for step in again.steps()] == ["op1", "op2", "op3", "op4"]
    again.end_session()
    again.close()
    last = SqliteInbox(left, "balie")
    assert last.steps() == []  # nothing stands in two files
    last.close()
    inbox.close()


def test_the_file_of_another_program_is_put_aside_as_it_was(tmp_path):
    path = tmp_path / "balie-1.sqlite"
    for number in range(2):
        another_program(path)
        whole = path.read_bytes()
        inbox = SqliteInbox(tmp_path, "balie")
        inbox.keep(scanned())
        inbox.close()
        aside = path.with_suffix(f".damaged{number or ''}")
        assert aside.read_bytes() == whole


@pytest.mark.linux
@pytest.mark.parametrize("why", ["a folder", "no rights"])
def test_a_file_that_we_may_not_write_is_left_and_the_desk_scans_on(tmp_path, why):
    path = tmp_path / "balie-1.sqlite"
    if why == "a folder":
        path.mkdir()
    else:
        path.touch(0o000)
    code = (
        "import sys; from pathlib import Path; from db.test_inbox import scanned\n"
        "from support.ordinary_user import heed_rights\n"
        "from wisedesk.db.inbox import SqliteInbox\n"
        "heed_rights()\n"
        "inbox = SqliteInbox(Path(sys.argv[1]), 'balie')\n"
        "inbox.keep(scanned())\n"
        "print([step.op_id for step in inbox.steps()])\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])},
    )
    assert (ran.returncode, ran.stdout) == (0, "['op1']\n"), ran.stderr
    assert (tmp_path / "balie-2.sqlite").exists()
