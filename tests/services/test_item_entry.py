# SPDX-License-Identifier: Apache-2.0
"""An item entered at the desk, and what an unknown code may be."""

import pytest

from support.clerk import BINDER, TITAN, item, lend, on_the_shelf, read, reasons
from support.raw_file import value
from wisedesk.domain.items import ItemStatus
from wisedesk.domain.refusals import Reason
from wisedesk.services.actions import AddItem, ChangeSetting, Undo
from wisedesk.services.circulation_outcomes import Lent
from wisedesk.services.library_outcomes import ItemAdded
from wisedesk.services.outcomes import Undone


def entered(desk, **more):
    given = {"barcode": "30004000138035", "title": "Een boek", "rmt": "B"}
    return desk.perform(AddItem(**(given | {"branch": "9408"} | more)))


def test_an_item_is_entered_with_a_title_of_its_own_and_can_be_lent(desk):
    outcome = entered(desk, title="  Een   boek ")
    assert isinstance(outcome, ItemAdded)
    assert outcome.title == "Een boek"
    there = item(desk, "30004000138035")
    assert (there.title, there.rmt, there.status) == (
        "Een boek",
        "B",
        ItemStatus.AVAILABLE,
    )
    assert isinstance(lend(desk, BINDER, "30004000138035"), Lent)
    assert read(desk, lambda tx: tx.find_titles("een boek", 5))


def test_everything_that_is_wrong_is_told_at_once(desk, sample_file):
    before = value(sample_file, "SELECT count(*) FROM item")
    outcome = entered(desk, barcode=on_the_shelf(desk)[0], title=" ", rmt="??")
    assert reasons(outcome) == ["barcode-in-use", "required", "rmt-unknown"]
    assert [each.about for each in outcome.refusals] == ["barcode", "title", "rmt"]
    assert reasons(entered(desk, barcode=BINDER)) == ["barcode-in-use"]
    assert reasons(entered(desk, barcode="", title="x" * 401)) == [
        "required",
        "too-long",
    ]
    assert value(sample_file, "SELECT count(*) FROM item") == before


def test_a_library_can_forbid_it(desk):
    desk.perform(ChangeSetting(name="quick-items", value="no"))
    assert reasons(entered(desk)) == ["no-quick-items"]


def test_entering_is_turned_back_as_long_as_nothing_was_done_with_it(desk, sample_file):
    before = value(sample_file, "SELECT count(*) FROM title")
    action = AddItem(barcode="B-1", title="Weg", rmt="B", branch="9408")
    desk.perform(action)
    assert isinstance(desk.perform(Undo(of=action.op_id)), Undone)
    assert read(desk, lambda tx: tx.item("B-1")) is None
    assert value(sample_file, "SELECT count(*) FROM title") == before
    again = AddItem(barcode="B-1", title="Weer", rmt="B", branch="9408")
    desk.perform(again)
    lend(desk, BINDER, "B-1")
    assert reasons(desk.perform(Undo(of=again.op_id))) == ["undo-overtaken"]


def test_what_was_entered_and_is_gone_is_entered_anew(desk, sample_file):
    action = AddItem(barcode="B-1", title="Weg", rmt="B", branch="9408")
    desk.perform(action)
    back = Undo(of=action.op_id)
    desk.perform(back)
    before = value(sample_file, "SELECT count(*) FROM title")
    for _ in range(2):
        again = desk.perform(Undo(of=back.op_id))
        assert reasons(again) == [Reason.ENTRY_IS_GONE]
    assert read(desk, lambda tx: tx.item("B-1")) is None
    assert value(sample_file, "SELECT count(*) FROM title") == before
    desk.perform(AddItem(barcode="B-1", title="Weer", rmt="B", branch="9408"))
    assert reasons(desk.perform(Undo(of=back.op_id))) == [Reason.UNDO_OVERTAKEN]
    assert read(desk, lambda tx: tx.item("B-1")).title == "Weer"


@pytest.mark.parametrize(
    "spoilt",
    [
        lambda code: code[:-1] + str((int(code[-1]) + 1) % 10),
        lambda code: code[2:],  # the front was not read
        lambda code: "94" + code,  # something came in front
        lambda code: code[:10] + code[11] + code[10] + code[12:],
    ],
    ids=["one digit", "front missing", "more in front", "two swapped"],
)
def test_the_items_a_code_may_be_a_misreading_of(desk, spoilt):
    entered(desk, barcode="30004000138742")
    code = spoilt("30004000138742")
    near = read(desk, lambda tx: tx.near_barcodes(code, 8))
    assert near[0] == "30004000138742"


def test_nothing_is_near_what_is_like_nothing(desk):
    assert read(desk, lambda tx: tx.near_barcodes("99999999999999", 8)) == []
    assert read(desk, lambda tx: tx.near_barcodes("", 8)) == []


def test_no_more_are_told_than_asked_for(desk):
    barcode = on_the_shelf(desk, TITAN)[0]
    assert len(read(desk, lambda tx: tx.near_barcodes(barcode, 3))) <= 3
