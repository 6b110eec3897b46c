# SPDX-License-Identifier: Apache-2.0
"""Lists keep Qt's rules; a dialog that is closed is gone."""

import gc
import math
import re
import weakref
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QTabBar,
    QTableView,
    QWidget,
)

from support import raw_file
from support.clerk import BINDER, BINDING_CARD, TITAN
from support.places import DIALOGS, PLACES, details, editing, new_customer, session
from wisedesk.desktop.window.style import colour


def test_every_list_of_the_window_keeps_qts_rules_through_a_morning(operator):
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    for keys in ("F8", "Alt+C", "Ctrl+J", "Ctrl+R", "Ctrl+I"):  # each makes its page
        operator.press(keys)
    operator.press("F5", "Alt+Z", "F5")
    views = operator.program.window.findChildren(QTableView)
    models = {view.model() for view in views if view.model() is not None}
    assert len(models) >= 7
    testers = [QAbstractItemModelTester(model, fatal) for model in models]
    session(operator, BINDING_CARD)
    operator.press("F9", "Ctrl+1", "Ctrl+1", "Ctrl+3", "F12", "Alt+C")
    operator.type("de")
    operator.press("Down", "Return", "1", "3", "F8", "Alt+Z")
    operator.type("jan")
    operator.press("Down", "Return", "Ctrl+3", "Alt+W", "Esc", "F9", "Ctrl+2", "Esc")
    PLACES["Klantscherm voor Opslaan"](operator)
    operator.press("Alt+O")
    for tester in testers:
        tester.deleteLater()


@pytest.mark.parametrize("place", DIALOGS)
def test_a_dialog_that_is_closed_is_freed(operator, place):
    DIALOGS[place](operator)
    gone = weakref.ref(operator.front())
    while operator.front() is not operator.program.window:
        operator.press("Esc")
    freed()
    assert gone() is None


def freed() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


def test_fifty_meldingen_leave_nothing_behind(operator):
    operator.scan(BINDER)
    operator.press("Return")
    window = operator.program.window
    freed()
    before = len(window.findChildren(QObject))
    for _ in range(50):
        operator.press("F12")
        operator.type("v\n")
        assert operator.title() == "Melding"
        operator.press("Return")
    freed()
    assert len(window.findChildren(QObject)) == before


def test_what_looks_like_html_is_read_as_it_is_written(operator, sample_file):
    written = 'Vet <b>& <img src="x">'
    raw_file.rows(sample_file, "UPDATE customer SET family_name = ?", written)
    raw_file.rows(sample_file, "UPDATE title SET title = ?", written)
    session(operator)
    operator.scan(TITAN)
    operator.press("Alt+M")
    labels = operator.program.window.findChildren(QLabel)
    shown = [each for each in labels if each.isVisible()]
    assert any(written in each.text() for each in shown)
    assert {each.textFormat() for each in shown} == {Qt.TextFormat.PlainText}


def has_a_mark(field: QWidget) -> bool:
    """Whether a field wears a line in the colour of the focus all around."""
    image, mark = field.grab().toImage(), colour("accent_text").getRgb()
    places = product(range(image.width()), range(image.height()))
    found = (image.pixelColor(x, y).getRgb() for x, y in places)
    marked = sum(math.dist(each, mark) < 16 for each in found)  # a style may tint it
    return marked > image.width() + image.height()


@pytest.mark.parametrize("place", [new_customer, details, editing])
def test_where_the_keyboard_is_is_seen_on_every_kind_of_field(operator, place):
    place(operator)
    kinds = set()
    for _ in range(25):
        field = operator.focus()
        if not isinstance(field, QAbstractItemView | QTabBar):
            assert has_a_mark(field), operator.focus_name()
            kinds.add(type(field))
        operator.press("Tab")
    assert {QLineEdit, QComboBox, QPushButton} <= kinds
    assert QRadioButton in kinds or place is new_customer


def test_ok_stands_before_annuleren_in_every_dialog():
    for form in sorted((Path(__file__).parents[2] / "ui").glob("*.ui")):
        names = re.findall(r'QPushButton" name="(\w+)"', form.read_text("utf-8"))
        if {"ok_button", "cancel_button"} <= set(names):
            assert names.index("ok_button") < names.index("cancel_button"), form.name
