# SPDX-License-Identifier: Apache-2.0
"""The line of the desk goes on, whatever holds it up."""

import json

from support.clerk import on_the_shelf
from support.places import session
from support.raw_file import opened, rows
from wisedesk.services.session import Answer

MANY = 60


def test_a_fault_in_showing_one_row_does_not_stop_the_line(
    operator, sample_file, desk, faults
):
    session(operator)
    first, second = on_the_shelf(desk)[:2]
    queue = operator.program.rooms.desk.queue

    def show(_given: Answer) -> None:
        queue.answered.disconnect(show)
        raise RuntimeError("nothing shows this row")

    queue.answered.connect(show)
    operator.scan(first)
    operator.press("Esc")
    operator.scan(second)
    lent = rows(
        sample_file, "SELECT payload FROM journal WHERE kind = 'lend/lent' ORDER BY id"
    )
    barcodes = [json.loads(payload)["barcode"] for (payload,) in lent]
    assert barcodes[-2:] == [first, second]
    assert "nothing shows this row" in faults.pop()


def test_scans_while_another_program_holds_the_library_are_done_after_it_in_order(
    operator, sample_file
):
    operator.press("F6")
    found = rows(sample_file, "SELECT barcode FROM item ORDER BY id")
    barcodes = [barcode for (barcode,) in found[:MANY]]
    assert len(barcodes) == MANY
    before = rows(sample_file, "SELECT count(*) FROM journal")[0][0]
    with opened(sample_file) as other:
        other.execute("BEGIN IMMEDIATE")
        for barcode in barcodes:
            operator.scan_quietly(barcode)
        queue = operator.program.rooms.desk.queue
        operator.wait(queue.all_kept, "elke scan staat op schijf")
        assert queue.count() == MANY
        other.execute("ROLLBACK")
    operator.settle()
    done = rows(
        sample_file, "SELECT payload FROM journal ORDER BY id LIMIT -1 OFFSET ?", before
    )
    assert [json.loads(payload)["barcode"] for (payload,) in done] == barcodes
