# SPDX-License-Identifier: Apache-2.0
"""Transactions on a library that is closed, interrupted or looked at meanwhile."""

from contextlib import suppress
from threading import Event, Thread

import pysqlite3
import pytest

from support.clerk import BINDER, customer, lend, on_the_shelf, return_item
from support.raw_file import opened, value
from wisedesk.services.desk import Desk


def is_let_go(path):
    """Whether nobody has a library open: SQLite gives the whole of it to one."""
    with opened(path) as other:
        other.execute("PRAGMA busy_timeout = 0")
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        try:
            other.execute("BEGIN IMMEDIATE")
        except pysqlite3.OperationalError:
            return False
        other.execute("ROLLBACK")
        return True


def closed_inside(desk: Desk, how: str):
    with getattr(desk.library, how)() as tx:
        assert tx.branches()
        desk.library.close()


def closed_and_failed_inside(desk: Desk, how: str):
    with suppress(LookupError), getattr(desk.library, how)():
        desk.library.close()
        raise LookupError


@pytest.mark.parametrize("how", ["reading", "writing"])
@pytest.mark.parametrize("work", [closed_inside, closed_and_failed_inside])
def test_a_library_closed_during_a_transaction_is_let_go_at_its_end(
    desk, sample_file, how, work
):
    assert not is_let_go(sample_file)
    work(desk, how)
    assert is_let_go(sample_file)


def test_a_library_closed_by_another_thread_is_let_go_too(desk, sample_file):
    inside, closed = Event(), Event()

    def read():
        with desk.library.reading() as tx:
            assert tx.branches()
            inside.set()
            closed.wait()

    reader = Thread(target=read)
    reader.start()
    inside.wait()
    desk.library.close()
    closed.set()
    reader.join()
    assert is_let_go(sample_file)


def test_a_library_that_was_closed_opens_again_and_can_be_closed_again(
    desk, sample_file
):
    closed_inside(desk, "writing")
    lend(desk, BINDER, on_the_shelf(desk)[0])
    assert customer(desk, BINDER).open_loans == 1
    desk.library.close()
    assert is_let_go(sample_file)


def test_who_reads_while_another_writes_sees_the_library_as_it_was(desk):
    with desk.library.writing() as writer:
        writer.set_setting("a", "1")
        with desk.library.reading() as reader, desk.library.reading() as other:
            assert (reader.setting("a"), other.setting("a")) == ("", "")
        assert writer.setting("a") == "1"
    with desk.library.reading() as reader:
        assert reader.setting("a") == "1"


def test_nothing_of_a_transaction_that_failed_is_in_the_next(desk):
    for _ in range(3):  # on whatever connection comes to hand
        with suppress(LookupError), desk.library.writing() as tx:
            tx.set_setting("a", "1")
            raise LookupError
        with desk.library.writing() as tx:
            assert (tx.setting("a"), tx.changes()) == ("", ())


def test_what_is_interrupted_leaves_nothing_and_holds_up_nobody(desk, sample_file):
    with suppress(KeyboardInterrupt), desk.library.writing() as tx:
        tx.set_setting("work-date", "2026-01-01")
        raise KeyboardInterrupt
    assert value(sample_file, "SELECT count(*) FROM setting") == 0
    lend(desk, BINDER, on_the_shelf(desk)[0])
    assert customer(desk, BINDER).open_loans == 1


def test_no_transaction_is_left_open_that_would_let_the_log_grow(desk, sample_file):
    barcode = on_the_shelf(desk)[0]
    for _ in range(10):
        with desk.library.reading() as tx:
            assert tx.branches()
            lend(desk, BINDER, barcode)
        return_item(desk, barcode)
    with opened(sample_file) as other:
        busy, _, _ = other.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    assert not busy  # no transaction of ours is open
