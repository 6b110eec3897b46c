# SPDX-License-Identifier: Apache-2.0
"""What the surroundings do to a library, and what a desk is told of it."""

import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pysqlite3
import pytest
import sqlalchemy as sa

from support.clerk import BINDER, customer, lend, on_the_shelf
from support.raw_file import everything, opened, rows, value
from wisedesk.config import as_address
from wisedesk.db.creation import create_library, open_library
from wisedesk.db.failures import told_plainly
from wisedesk.resources import resource
from wisedesk.services import errors
from wisedesk.services.actions import KeepMessage
from wisedesk.services.customer_outcomes import MessageKept

HOLDER = """
import sys, pysqlite3
held = pysqlite3.connect(sys.argv[1], isolation_level=None)
held.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.readline()
held.execute("ROLLBACK")
"""

HALF_MADE = """
import os, sys
from wisedesk.config import as_address
from wisedesk.db.creation import create_library
create_library(as_address(sys.argv[1]), lambda name: os._exit(9))
"""
KILLED_AT = """
import os, sys
from wisedesk.config import as_address
from wisedesk.db.creation import create_library
from wisedesk.resources import resource
sys.addaudithook(lambda event, args: event == sys.argv[2] and os._exit(9))
create_library(as_address(sys.argv[1]), resource)
"""
IN_A_CLOSED_FOLDER = """
import sys
from support.ordinary_user import heed_rights
from wisedesk.config import as_address
from wisedesk.db.creation import create_library
from wisedesk.resources import resource
from wisedesk.services.errors import FolderClosed
heed_rights()
try:
    create_library(as_address(sys.argv[1]), resource)
except FolderClosed as error:
    print(error, end="")
"""
TESTS = Path(__file__).parents[1]
DIED = 9


def say_on_connect(library, pragma):
    """Let every new connection of a library begin with a pragma."""
    library.engine.dispose()
    sa.event.listen(
        library.engine,
        "connect",
        lambda connection, _: connection.execute(f"PRAGMA {pragma}").close(),
    )


@contextmanager
def another_program_writing(path):
    """Hold the library's write lock in a process of its own."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        yield
        holder.communicate("done\n")
        assert holder.returncode == 0


def test_a_library_that_another_program_writes_is_busy(desk, sample_file):
    say_on_connect(desk.library, "busy_timeout = 20")
    barcode = on_the_shelf(desk)[0]
    before = everything(sample_file, but="")
    with another_program_writing(sample_file):
        with pytest.raises(errors.DatabaseBusy):
            lend(desk, BINDER, barcode)
        assert customer(desk, BINDER).open_loans == 0  # reading goes on
    assert everything(sample_file, but="") == before
    lend(desk, BINDER, barcode)
    assert customer(desk, BINDER).open_loans == 1


def test_a_desk_waits_for_another_that_is_writing(desk, sample_file):
    outcomes = []

    def keep():
        outcomes.append(desk.perform(KeepMessage(customer=BINDER, text="een")))

    clerk = Thread(target=keep)
    with another_program_writing(sample_file):
        clerk.start()
        clerk.join(0.2)
        assert clerk.is_alive()
    clerk.join()
    assert isinstance(outcomes[0], MessageKept)


def test_a_full_disk(desk, sample_file):
    pages = value(sample_file, "PRAGMA page_count")
    say_on_connect(desk.library, f"max_page_count = {pages}")
    kept = ""
    failed = None
    for place in range(400):
        action = KeepMessage(customer=BINDER, text=f"{place} " + "x" * 50)
        try:
            desk.perform(action)
        except errors.DatabaseFull:
            failed = action
            break
        kept = action.text
    assert failed is not None
    assert customer(desk, BINDER).message == kept  # nothing was written by halves
    lines = value(sample_file, "SELECT count(*) FROM journal")
    say_on_connect(desk.library, "max_page_count = 1000000")
    assert isinstance(desk.perform(failed), MessageKept)
    assert customer(desk, BINDER).message == failed.text
    assert value(sample_file, "SELECT count(*) FROM journal") == lines + 1


def test_a_library_that_can_only_be_read(desk):
    say_on_connect(desk.library, "query_only = ON")
    assert customer(desk, BINDER).name == "Binder Hooghiemstra"
    with pytest.raises(errors.DatabaseReadOnly):
        desk.perform(KeepMessage(customer=BINDER, text="een"))


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(errors.DatabaseUnreachable):
        open_library(as_address(str(tmp_path / "nowhere.sqlite")))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "content", [b"", b"Dit is een brief, geen bibliotheek. " * 100], ids=["0", "text"]
)
def test_a_file_that_is_no_library(tmp_path, content):
    path = tmp_path / "letter.sqlite"
    path.write_bytes(content)
    with pytest.raises(errors.NotALibrary):
        open_library(as_address(str(path)))
    assert path.read_bytes() == content


def test_a_database_of_another_program(tmp_path):
    path = tmp_path / "other.sqlite"
    with pysqlite3.connect(str(path)) as other:
        other.execute("CREATE TABLE recept (naam)")
    other.close()
    with pytest.raises(errors.NotALibrary):
        open_library(as_address(str(path)))


def test_a_library_cut_in_half(sample_file):
    whole = sample_file.read_bytes()
    sample_file.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(errors.DatabaseDamaged):
        open_library(as_address(str(sample_file)))


def test_text_that_is_no_text(sample_file, desk):
    desk.library.engine.dispose()
    broken = "UPDATE customer SET family_name = CAST(x'ff41' AS TEXT)"
    value(sample_file, broken + " WHERE id = 576195 RETURNING id")
    with pytest.raises(errors.DatabaseDamaged), desk.library.reading() as tx:
        tx.customer_by_id(576195)


@pytest.mark.linux
def test_nothing_is_written_in_a_file_that_was_taken_away(sample_file, desk, tmp_path):
    barcode = on_the_shelf(desk)[0]
    elsewhere = tmp_path / "elsewhere.sqlite"
    sample_file.rename(elsewhere)
    with pytest.raises(errors.DatabaseUnreachable):
        lend(desk, BINDER, barcode)
    shutil.copyfile(elsewhere, sample_file)  # another file of that name
    with pytest.raises(errors.DatabaseUnreachable):
        lend(desk, BINDER, barcode)
    elsewhere.replace(sample_file)
    lend(desk, BINDER, barcode)
    assert value(sample_file, "SELECT count(*) FROM loan WHERE op_id IS NOT NULL") == 1


def cut_short(path, size):
    """Cut a file short as another program does: ours holds locks on it."""
    subprocess.run(["truncate", f"--size={size}", str(path)], check=True)


@pytest.mark.parametrize("share", [0, 0.5, 0.99])
@pytest.mark.linux
def test_no_loan_is_taken_in_a_file_that_was_cut_short(sample_file, desk, share):
    barcode = on_the_shelf(desk)[0]
    cut_short(sample_file, int(sample_file.stat().st_size * share))
    cut = sample_file.read_bytes()
    with pytest.raises(errors.DatabaseDamaged):
        lend(desk, BINDER, barcode)
    with pytest.raises(errors.DatabaseDamaged):
        lend(desk, BINDER, barcode)
    assert sample_file.read_bytes() == cut


def test_a_library_that_was_compacted_goes_on(sample_file, desk):
    rows(sample_file, "CREATE TABLE filling (text)")
    rows(sample_file, "INSERT INTO filling VALUES (?)", "x" * 500_000)
    rows(sample_file, "PRAGMA wal_checkpoint(TRUNCATE)")
    first, second = on_the_shelf(desk)[:2]
    lend(desk, BINDER, first)
    long = sample_file.stat().st_size
    rows(sample_file, "DROP TABLE filling")
    rows(sample_file, "VACUUM")
    rows(sample_file, "PRAGMA wal_checkpoint(TRUNCATE)")
    assert sample_file.stat().st_size < long
    lend(desk, BINDER, second)
    assert customer(desk, BINDER).open_loans == 2


def test_a_library_is_not_made_over_another_file(sample_file):
    before = sample_file.read_bytes()
    with pytest.raises(FileExistsError):
        create_library(as_address(str(sample_file)), resource)
    assert sample_file.read_bytes() == before


def test_a_creation_that_fails_leaves_nothing(tmp_path):
    path = tmp_path / "new.sqlite"

    def find(name):
        if "policies" in name:
            raise OSError(name)
        return resource(name)

    with pytest.raises(OSError, match="policies"):
        create_library(as_address(str(path)), find)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.linux
def test_a_creation_that_is_ended_half_way_leaves_no_library(tmp_path):
    path = tmp_path / "new.sqlite"
    ended = subprocess.run([sys.executable, "-c", HALF_MADE, str(path)], check=False)
    assert ended.returncode == DIED
    with pytest.raises(errors.LibraryMissing):
        open_library(as_address(str(path)))
    create_library(as_address(str(path)), resource)
    open_library(as_address(str(path))).close()


@pytest.mark.linux
def test_a_creation_that_is_ended_as_it_gets_its_name_leaves_no_empty_library(tmp_path):
    path = tmp_path / "new.sqlite"
    command = [sys.executable, "-c", KILLED_AT, str(path), "os.link"]
    assert subprocess.run(command, check=False).returncode == DIED
    assert not path.exists()
    create_library(as_address(str(path)), resource)
    open_library(as_address(str(path))).close()


def test_a_file_without_a_byte_gives_way_to_a_new_library(tmp_path):
    path = tmp_path / "new.sqlite"
    path.touch()
    create_library(as_address(str(path)), resource)
    open_library(as_address(str(path))).close()


def test_an_empty_file_with_a_log_beside_it_is_left_for_who_can_save_it(tmp_path):
    path = tmp_path / "new.sqlite"
    path.touch()
    log = path.with_name("new.sqlite-wal")
    log.write_bytes(b"what was lent last")
    with pytest.raises(FileExistsError):
        create_library(as_address(str(path)), resource)
    assert log.read_bytes() == b"what was lent last"


@pytest.mark.parametrize("inside", ["new.sqlite", "map/new.sqlite"])
@pytest.mark.linux
def test_a_folder_that_takes_no_writing_is_named(tmp_path, inside):
    closed = tmp_path / "dicht"
    closed.mkdir(mode=0o555)
    path = closed / inside
    ran = subprocess.run(
        [sys.executable, "-c", IN_A_CLOSED_FOLDER, str(path)],
        capture_output=True,
        text=True,
        check=False,
        cwd=TESTS,
    )
    assert ran.stdout == str(path.parent), ran.stderr
    assert list(closed.iterdir()) == []


def test_a_folder_inside_a_file_is_no_folder_to_make_a_library_in(tmp_path):
    (tmp_path / "brief").write_text("een brief", encoding="utf-8")
    path = tmp_path / "brief" / "new.sqlite"
    with pytest.raises(errors.FolderClosed, match="brief"):
        create_library(as_address(str(path)), resource)


def test_a_log_left_behind_by_a_library_is_not_worked_into_a_new_one(
    library_file, tmp_path
):
    path = tmp_path / "new.sqlite"
    with opened(library_file) as connection:
        connection.execute("INSERT INTO setting VALUES ('a', 'b')")
        shutil.copyfile(f"{library_file}-wal", f"{path}-wal")
    create_library(as_address(str(path)), resource)
    assert value(path, "SELECT count(*) FROM setting WHERE name = 'a'") == 0


class DriverError(Exception):
    """What a PostgreSQL driver raises."""

    def __init__(self, sqlstate):
        super().__init__(f"state {sqlstate}")
        self.sqlstate = sqlstate


@pytest.mark.parametrize(
    ("state", "meaning"),
    [
        ("55P03", errors.DatabaseBusy),
        ("40P01", errors.DatabaseBusy),
        ("53100", errors.DatabaseFull),
        ("25006", errors.DatabaseReadOnly),
        ("08006", errors.DatabaseUnreachable),
    ],
)
def test_what_a_server_tells(state, meaning):
    with pytest.raises(meaning), told_plainly():
        raise sa.exc.OperationalError("SELECT 1", {}, DriverError(state))


def test_a_lost_connection():
    error = sa.exc.OperationalError("SELECT 1", {}, DriverError(""))
    error.connection_invalidated = True
    with pytest.raises(errors.DatabaseUnreachable), told_plainly():
        raise error


def test_a_fault_of_ours_passes_unchanged(desk):
    with (
        pytest.raises(sa.exc.IntegrityError),
        desk.library.writing() as tx,
    ):
        tx.add_card(0, "1234567890", desk.clock.today())


def test_a_transaction_that_fails_leaves_nothing(desk, sample_file):
    before = everything(sample_file, but="")

    def write_and_fail():
        with desk.library.writing() as tx:
            tx.set_setting("work-date", "2026-01-01")
            assert tx.setting("work-date") == "2026-01-01"
            raise LookupError

    with pytest.raises(LookupError):
        write_and_fail()
    assert everything(sample_file, but="") == before
