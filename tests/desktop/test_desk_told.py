# SPDX-License-Identifier: Apache-2.0
"""What the desk tells is of now: settled, turned back or another's is told no more."""

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QTableView

from support.clerk import (
    BEAR,
    BINDER,
    JANSEN,
    lend,
    of_branch,
    on_the_shelf,
    own_card,
    register,
)
from support.places import session
from support.raw_file import rows

TABLE = "Uitleningen en innames"
REMARK, BARCODE = 6, 7


@pytest.fixture
def jansen(desk):
    """Register Jansen; return the card."""
    return register(desk).card_number


@pytest.fixture
def owing(desk, jansen):
    """Let Jansen owe leengeld for a DVD."""
    lend(desk, jansen, on_the_shelf(desk, "vb000005")[0])
    return jansen


def last(operator):
    return operator.named_text("last_label")


def told(operator):
    return [" ".join(row) for row in operator.table(TABLE)]


def test_an_amount_that_is_settled_is_told_no_more(operator, owing):
    session(operator, owing)
    assert [row for row in told(operator) if "openstaand" in row.lower()] != []
    operator.press("Ctrl+G", "Alt+K", "Esc")
    assert told(operator) == []


def test_what_is_owed_for_a_loan_that_was_taken_over_is_told_no_more(
    operator, desk, jansen
):
    dvd = on_the_shelf(desk, "vb000005")[0]
    lend(desk, jansen, dvd)
    person = replace(JANSEN, family_name="Bakker", given_name="Bea")
    other = register(desk, number=own_card(7), person=person).card_number
    session(operator, jansen)
    operator.press("Alt+E")
    operator.scan(other)
    operator.scan(dvd)
    assert [row for row in told(operator) if "Openstaand" in row] != []
    operator.press("Alt+U")
    assert [row for row in told(operator) if "Openstaand" in row] == []
    operator.press("Ctrl+Z")
    assert [row for row in told(operator) if "Openstaand" in row] != []


def test_the_last_action_is_told_no_more_when_it_is_turned_back(operator, desk, jansen):
    session(operator, jansen)
    operator.scan(on_the_shelf(desk, BEAR)[0])
    assert last(operator).startswith("Uitgeleend: De geweldige beer")
    operator.press("Ctrl+Z")
    assert last(operator) == ""


def test_the_last_action_of_another_customer_is_told_no_more(operator, desk, jansen):
    other = register(desk, number=own_card(7)).card_number
    session(operator, jansen)
    operator.press("Alt+E")
    operator.scan(other)
    operator.scan(on_the_shelf(desk, BEAR)[0])
    assert last(operator).startswith("Uitgeleend")
    operator.press("Alt+S")
    assert last(operator) == ""


def test_a_loan_of_one_of_several_is_told_whole_to_who_walks_to_it(
    operator, desk, jansen, sample_file
):
    other = register(desk, number=own_card(7)).card_number
    beer, titan = on_the_shelf(desk, BEAR)[0], on_the_shelf(desk)[0]
    session(operator, jansen)
    operator.scan(beer)
    operator.press("Alt+E")
    operator.scan(other)
    operator.scan(titan)
    operator.go_to(TABLE)
    operator.press("Ctrl+Home", "Down")
    due = operator.table(TABLE)[-1][1]
    whole = f"Uitgeleend: De geweldige beer — terug {due}. Jansen, Jan."
    assert last(operator) == whole
    rows(sample_file, "UPDATE loan SET due_on = '2026-05-06' WHERE op_id IS NOT NULL")
    operator.press("F2", "Up", "Down")
    due = operator.table(TABLE)[-1][1]
    assert last(operator) == (
        f"Uitgeleend: De geweldige beer — terug {due}. Jansen, Jan, verlengd (1)."
    )


def test_alt_s_says_what_keeps_it_waiting(operator, desk, jansen, sample_file):
    other = register(desk, number=own_card(7)).card_number
    rows(
        sample_file,
        "UPDATE subscription SET starts_on = '2025-05-01', ends_on = '2026-04-30'"
        " WHERE customer_id = (SELECT customer_id FROM card WHERE number = ?)",
        other,
    )
    session(operator, jansen)
    operator.press("Alt+E")
    operator.scan(other)
    operator.scan(on_the_shelf(desk, BEAR)[0])
    operator.press("Alt+S")
    assert operator.footer() == (
        "Dit wacht: De geweldige beer vraagt u eerst iets."
        " Alt-U doet het, Alt-X laat het."
    )
    operator.press("Alt+U")
    assert operator.footer() == ""


def test_a_number_without_end_stands_short_in_its_row(operator, jansen):
    session(operator, jansen)
    operator.scan("3" * 10_000)
    (row,) = operator.table(TABLE)
    assert row[BARCODE] == "3" * 12 + "…"
    assert [cell for cell in row if len(cell) > 120] == []
    assert len(last(operator)) < 160


def test_a_loan_of_another_branch_says_that_it_is_a_branch(operator, desk):
    far = of_branch(desk, "9000", "vb000002")[0]
    lend(desk, BINDER, far)
    session(operator)
    operator.press("F9")
    (remark,) = [row[REMARK] for row in operator.table(TABLE) if row[BARCODE] == far]
    assert remark.startswith("Filiaal ")


def test_an_item_scanned_at_reserveren_leaves_the_choice_as_it_is(
    operator, desk, jansen, sample_file
):
    barcode = on_the_shelf(desk, BEAR)[0]
    lend(desk, BINDER, barcode)
    session(operator)
    operator.press("F9", "Alt+R")
    operator.scan(jansen)
    operator.scan(barcode)
    assert operator.reads(f"{barcode} is geen pas van een klant.")
    operator.press("Alt+O")
    assert operator.footer().startswith("Gereserveerd voor ")
    held = "SELECT count(*) FROM hold JOIN card USING (customer_id) WHERE number = ?"
    assert rows(sample_file, held, jansen) == [(1,)]


def cut_off_in(view):
    """Return the remarks and barcodes that are wider than their column."""
    model, metrics, margin = view.model(), view.fontMetrics(), 8
    return [
        text
        for row in range(model.rowCount())
        for column in (REMARK, BARCODE)
        if metrics.horizontalAdvance(text := str(model.index(row, column).data()))
        > view.columnWidth(column) - margin
    ]


def test_no_remark_that_asks_is_cut_off_beside_the_name_of_its_customer(
    operator, desk, jansen
):
    other = register(desk, number=own_card(7)).card_number
    operator.program.window.resize(1366, 768)
    session(operator, jansen)
    operator.scan("39999999999999")
    operator.scan("3" * 10_000)
    operator.press("Alt+E")
    operator.scan(other)
    operator.scan(on_the_shelf(desk, BEAR)[0])
    view = operator.program.window.findChild(QTableView, "session_view")
    assert view.model().index(2, REMARK).data() == "Alt-U of Alt-X · Jansen, Jan"
    assert cut_off_in(view) == []
