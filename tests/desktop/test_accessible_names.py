# SPDX-License-Identifier: Apache-2.0
"""What a screen reader says: every input by its label, every list by its cells."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QTabWidget,
    QWidget,
)

from support.places import DIALOGS, PLACES
from support.window import WindowClerk, label_of, plain

INPUTS = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView, QAbstractButton)
# has a name for screen readers alone: its text stands in the box itself
REPORT = "Verslag"


def inputs(window: QWidget) -> list[QWidget]:
    """Return the visible inputs of a window, not the parts they are made of."""
    found = [
        widget
        for kind in INPUTS
        for widget in window.findChildren(kind)
        if widget.isVisible() and widget.window() is window
    ]
    return [each for each in found if each.objectName() and _is_whole(each)]


def _is_whole(widget: QWidget) -> bool:
    return not widget.objectName().startswith("qt_")


def labels(window: QWidget) -> set[str]:
    """Return what stands on a window beside its inputs."""
    found = {plain(each.text()) for each in window.findChildren(QLabel)}
    found |= {plain(each.text()) for each in window.findChildren(QAbstractButton)}
    return found | {plain(window.windowTitle())}


def check(window: QWidget) -> None:
    seen = inputs(window)
    shown = labels(window)
    for widget in seen:
        name = label_of(widget)
        assert name, widget.objectName()
        if isinstance(widget, QAbstractButton):
            assert name == (plain(widget.text()) or widget.accessibleName())
        elif not isinstance(widget, QTableView):
            assert name in shown or name == REPORT, widget.objectName()
    for view in window.findChildren(QTableView):
        if view.isVisible():
            check_list(view)


def check_list(view: QTableView) -> None:
    """See that headers and cells have texts of their own."""
    model, root = view.model(), QModelIndex()
    role = Qt.ItemDataRole.AccessibleTextRole
    across = Qt.Orientation.Horizontal
    headers = [
        str(model.headerData(column, across, role))
        for column in range(model.columnCount(root))
    ]
    assert all(headers)
    assert len(set(headers)) == len(headers)
    interface = QAccessible.queryAccessibleInterface(view)
    assert interface.text(QAccessible.Text.Name)
    table = interface.role()
    assert table in {QAccessible.Role.Table, QAccessible.Role.List}
    for column, header in enumerate(headers):
        for row in range(min(3, model.rowCount(root))):
            index = model.index(row, column)
            assert model.data(index, role) == f"{header}: {model.data(index)}"


@pytest.mark.parametrize("place", PLACES)
def test_every_input_of_a_screen_is_named_by_its_label(operator, place):
    PLACES[place](operator)
    window = operator.program.window
    check(window)
    for tabs in window.findChildren(QTabWidget):
        for number in range(tabs.count() if tabs.isVisible() else 0):
            operator.press(f"Ctrl+{number + 1}")
            check(window)


@pytest.mark.parametrize("place", DIALOGS)
def test_every_input_of_a_dialog_is_named_and_the_dialog_by_its_title(operator, place):
    DIALOGS[place](operator)
    dialog = operator.front()
    check(dialog)
    interface = QAccessible.queryAccessibleInterface(dialog)
    assert interface.role() is QAccessible.Role.Dialog
    assert interface.text(QAccessible.Text.Name) == dialog.windowTitle() != ""


def test_a_question_is_read_with_its_text(operator):
    DIALOGS["Bevestig"](operator)
    interface = QAccessible.queryAccessibleInterface(operator.front())
    told = interface.text(QAccessible.Text.Description)
    assert told == "Klant aanmaken met nummer: 29999940800188?"


def test_a_wrong_field_is_read_with_what_is_wrong(operator: WindowClerk):
    PLACES["Inschrijven 2"](operator)
    operator.press("Alt+V")
    field = operator.field("Achternaam")
    interface = QAccessible.queryAccessibleInterface(field)
    assert interface.text(QAccessible.Text.Description) == "Achternaam is verplicht."
