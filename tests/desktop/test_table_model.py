# SPDX-License-Identifier: Apache-2.0
"""A list keeps Qt's rules, answers what a view asks, and keeps its place."""

from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QBrush, QImage, QTextDocumentFragment
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QTableView

from wisedesk.desktop.lists.table_model import (
    Column,
    TableModel,
    chosen,
    chosen_rows,
    dress,
)
from wisedesk.desktop.window.style import colour


@dataclass(frozen=True)
class Row:
    name: str
    on: date | None = None


COLUMNS = (
    Column[Row]("Naam", lambda row: row.name),
    Column[Row]("Dag", lambda row: str(row.on or ""), 8, lambda row: row.on),
)
ROWS = [Row("b", date(2026, 2, 1)), Row("A"), Row("c", date(2025, 12, 31))]


@pytest.fixture
def model(qapp):
    del qapp
    made = TableModel[Row](COLUMNS)
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(made, fatal)
    yield made
    tester.deleteLater()


def names(model: TableModel[Row]) -> list[str]:
    return [row.name for row in model.rows()]


def test_a_list_keeps_qts_rules_while_it_is_filled_sorted_and_emptied(model):
    for rows in (ROWS, [], ROWS[:1], ROWS * 40):
        model.show(rows)
        model.sort(0)
        model.sort(1, Qt.SortOrder.DescendingOrder)
        assert model.rowCount() == len(rows)
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.columnCount(model.index(0, 0)) == 0


def test_text_is_sorted_without_regard_to_case_and_days_as_days(model):
    model.show(ROWS)
    model.sort(0)
    assert names(model) == ["A", "b", "c"]
    model.sort(1)
    assert names(model) == ["A", "c", "b"]  # no day comes first
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert names(model) == ["b", "c", "A"]
    model.sort(7)
    assert names(model) == ["b", "c", "A"]


def test_a_place_outside_the_list_has_no_row(model):
    model.show(ROWS)
    assert model.row(-1) is None
    assert model.row(3) is None
    assert model.row(model.index(2, 0)) == ROWS[2]
    assert model.data(QModelIndex()) is None
    assert model.headerData(0, Qt.Orientation.Vertical) is None


def is_late(row: Row) -> bool:
    return row.on is not None


def answers(model: TableModel[Row], place: int, column: int) -> dict[int, object]:
    """Return what a cell answers, for each role that it answers to."""
    index = model.index(place, column)
    told = {role: model.data(index, role) for role in Qt.ItemDataRole}
    return {
        role: each.color() if isinstance(each, QBrush) else each
        for role, each in told.items()
        if each is not None
    }


def test_a_cell_answers_what_a_view_asks_and_nothing_else(qapp):
    del qapp
    amount = Column[Row]("Saldo", lambda row: row.name, red=is_late, right=True)
    made = TableModel[Row]((COLUMNS[0], amount), marked=is_late)
    made.show([Row("2,50", date(2026, 1, 1)), Row("0,00")])
    made.light(lambda row: row.name == "0,00")
    right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    role = Qt.ItemDataRole
    assert answers(made, 0, 1) == {
        role.DisplayRole: "2,50",
        role.ToolTipRole: "2,50",
        role.AccessibleTextRole: "Saldo: 2,50",
        role.TextAlignmentRole: right,
        role.ForegroundRole: colour("bad"),
        role.BackgroundRole: colour("marked"),
    }
    assert answers(made, 1, 0) == {
        role.DisplayRole: "0,00",
        role.ToolTipRole: "0,00",
        role.AccessibleTextRole: "Naam: 0,00",
        role.BackgroundRole: colour("lit"),
    }
    assert [made.data(QModelIndex(), each) for each in role] == [None] * len(role)


def test_a_list_that_is_emptied_while_a_row_is_lit_goes_out_in_silence(model):
    model.light(lambda row: row.name == "a")
    model.show([])
    model.light(None)  # a warning of Qt's would fail this test
    assert list(model.rows()) == []


def test_a_view_keeps_the_row_it_stands_on_while_it_is_sorted(model, qtbot):
    view = QTableView()
    qtbot.addWidget(view)
    dress(view, model)
    model.show(ROWS)
    view.selectRow(0)
    assert chosen(view) == ROWS[0]
    view.show()
    qtbot.keyClick(view, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert names(model) == ["A", "b", "c"]
    assert chosen(view) == ROWS[0]


def test_home_and_end_go_to_the_ends_of_a_list(model, qtbot):
    view = QTableView()
    qtbot.addWidget(view)
    view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    dress(view, model)
    qtbot.keyClick(view, Qt.Key.Key_End)  # an empty list has none
    assert chosen(view) is None
    model.show(ROWS)
    for key, row in ((Qt.Key.Key_End, ROWS[-1]), (Qt.Key.Key_Home, ROWS[0])):
        qtbot.keyClick(view, key)
        assert chosen(view) == row
        assert chosen_rows(view) == [row]


def test_the_cell_of_the_keyboard_is_as_readable_as_the_rest_of_its_row(model, qtbot):
    view = QTableView()
    qtbot.addWidget(view)
    view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    dress(view, model)
    model.show([Row("Ot"), Row("Ot")])
    view.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    with qtbot.waitExposed(view):
        view.show()
    view.selectAll()
    view.setFocus()
    view.activateWindow()
    qtbot.waitUntil(view.hasFocus)
    first, second = (view.visualRect(model.index(place, 0)) for place in (0, 1))

    def seen(place: int, *, inside: bool) -> QImage:
        rect = (first, second)[place]
        image = view.viewport().grab().toImage()
        return image.copy(rect.adjusted(0, 1, 0, -1) if inside else rect)

    qtbot.waitUntil(lambda: seen(0, inside=False) != seen(1, inside=False))
    assert seen(0, inside=True) == seen(1, inside=True)


def test_a_tip_shows_what_looks_like_html_as_it_is_written(model):
    model.show([Row("Vet <b>& <img>"), Row("Jip & Janneke")])
    tips = [
        model.data(model.index(place, 0), Qt.ItemDataRole.ToolTipRole)
        for place in range(2)
    ]
    shown = QTextDocumentFragment.fromHtml(tips[0]).toPlainText()
    assert shown == "Vet <b>& <img>"
    assert tips[1] == "Jip & Janneke"
