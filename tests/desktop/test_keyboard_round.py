# SPDX-License-Identifier: Apache-2.0
"""Every screen and dialog by keys alone: where Tab goes, what Esc, Enter and F1 do."""

from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QMenuBar,
    QPlainTextEdit,
    QRadioButton,
    QWidget,
)

from support.places import DIALOGS, PLACES
from support.window import label_of

ALL = PLACES | DIALOGS
UI = Path(__file__).parents[2] / "ui"
INPUTS = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit)
MOST_STEPS = 90
# they are walked where a test of their own makes what leads to them
ELSEWHERE = {"BackupWindow", "CrashReport", "CustomerBlock", "FirstStart", "MainWindow"}
LEADS_TO = {
    "Uitlenen": "DeskPage",
    "Klant zoeken": "SearchPage",
    "Klantscherm": "CustomerPage",
    "Geleende exemplaren": "OpenLoansPage",
    "Registraties": "ChargesPage",
    "Inschrijven 1": "RegistrationBasics",
    "Inschrijven 2": "RegistrationDetails",
    "Inschrijven 3": "RegistrationCosts",
    "Catalogus": "CataloguePage",
    "Reglement regels": "PolicyPage",
    "Instellingen van de bibliotheek": "SettingsPage",
    "Journaal": "JournalPage",
    "Bestanden inlezen": "ImportPage",
    "Interne passen": "InternalCardsPage",
    "Bevestig": "Question",
    "Melding": "MessageNotice",
    "Melding bewerken": "MessageDialog",
    "Klantmeldingen": "StandardTexts",
    "Reserveer": "HoldDialog",
    "Ingeleverd op": "AskDialog",
    "Telling, stand": "PileReport",
    "Regel van het reglement": "PolicyDialog",
    "RMT-groepen": "GroupsDialog",
    "RMT-groep": "GroupDialog",
    "Vakantie uitleenperioden": "HolidayDialog",
    "Instelling": "SettingDialog",
    "Verwacht terug": "ExpectedDialog",
    "Afdrukken": "PrintDialog",
    "Opslaan als CSV": "SaveDialog",
    "Waarom?": "Explanation",
    "Onbekend nummer": "SecondLook",
    "Toetsen": "KeyOverview",
    "Toetsen instellen": "KeysDialog",
    "Scanner controleren": "ScannerDialog",
    "Geluiden": "SoundsDialog",
}
# the keys of these are the widget's own, until the clerk goes on with Tab
TAKES_EVERY_KEY = {"Scanner controleren"}


def inputs(front: QWidget) -> set[QWidget]:
    """Return what Tab must come by; of radio buttons the one that is chosen."""
    found = set()
    for widget in front.findChildren(QWidget):
        usable = widget.isVisible() and widget.isEnabled()
        tabbed = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if not (isinstance(widget, INPUTS) and usable and tabbed):
            continue
        if widget.window() is front and not _stands_for_another(widget):
            found.add(widget)
    return found


def _stands_for_another(widget: QWidget) -> bool:
    if widget.objectName().startswith("qt_"):
        return True
    if not isinstance(widget, QRadioButton) or widget.isChecked():
        return False
    parent = widget.parentWidget()
    others = parent.findChildren(QRadioButton) if parent is not None else []
    return any(other.isChecked() for other in others)


def walk(operator) -> list[QWidget]:
    """Return where Tab goes, until it comes round."""
    order: list[QWidget] = []
    for _ in range(MOST_STEPS):
        if operator.focus() in order:
            break
        order.append(operator.focus())
        operator.press("Tab")
    return order


def place_of(widget: QWidget, front: QWidget) -> QRect:
    return QRect(widget.mapTo(front, QPoint(0, 0)), widget.size())


def goes_back(one: QRect, other: QRect) -> bool:
    """Whether who reads from the top left has been at a place before this one.

    A new column begins at its top.
    """
    together = min(one.bottom(), other.bottom()) - max(one.top(), other.top())
    if together > min(one.height(), other.height()) / 2:
        return other.left() < one.left()
    return other.top() < one.top() and other.left() <= one.right()


@pytest.mark.parametrize("place", ALL)
def test_tab_comes_by_everything_from_the_top_left_to_the_bottom_right(operator, place):
    operator.program.window.resize(1366, 768)
    ALL[place](operator)
    front = operator.front()
    order = walk(operator)
    assert {each.objectName() for each in inputs(front) - set(order)} == set()
    places = [place_of(each, front) for each in order]
    back = [
        (label_of(one), label_of(other))
        for (one, first), (other, then) in pairwise(
            [*zip(order, places, strict=True), (order[0], places[0])]
        )
        if goes_back(first, then)
    ]
    assert len(back) <= 1, back  # the way round to where it began


def test_the_round_comes_by_every_form():
    forms = {ET.parse(form).getroot().findtext("class", "") for form in UI.glob("*.ui")}
    assert set(LEADS_TO.values()) == forms - ELSEWHERE


@pytest.mark.parametrize("place", LEADS_TO)
def test_a_place_of_the_round_shows_its_form(operator, place):
    ALL[place](operator)
    front = operator.front()
    shown = [each for each in front.findChildren(QWidget) if each.isVisible()]
    assert LEADS_TO[place] in {each.objectName() for each in (front, *shown)}


@pytest.mark.parametrize("place", ALL)
def test_a_screen_begins_where_something_can_be_done(operator, place):
    ALL[place](operator)
    front, begun = operator.front(), operator.focus()
    assert begun is not front
    assert begun.window() is front
    assert begun.isEnabled()
    assert not isinstance(begun, QMenuBar)
    assert label_of(begun)


@pytest.mark.parametrize("place", DIALOGS)
def test_f1_helps_in_every_dialog_and_leaves_it_as_it_was(operator, place):
    DIALOGS[place](operator)
    if place in TAKES_EVERY_KEY:
        operator.press("Tab")
    front, title, begun = operator.front(), operator.title(), operator.focus_name()
    texts = operator.texts()
    operator.press("F1")
    if operator.front() is front:
        assert operator.texts() != texts or title == "Toetsen"
        return
    assert operator.title() == "Toetsen"
    operator.press("F1")  # it is there already
    assert operator.title() == "Toetsen"
    operator.press("Esc")
    assert operator.front() is front
    assert (operator.title(), operator.focus_name()) == (title, begun)


@pytest.mark.parametrize("place", DIALOGS)
def test_esc_leaves_a_dialog_that_nothing_was_typed_in(operator, place):
    DIALOGS[place](operator)
    left = operator.front().objectName()
    operator.press("Esc")
    assert operator.front().objectName() != left


@pytest.mark.parametrize("place", DIALOGS)
def test_every_button_of_a_dialog_has_a_letter(operator, place):
    DIALOGS[place](operator)
    buttons = operator.front().findChildren(QAbstractButton)
    seen = [
        each.text()
        for each in buttons
        if each.isVisible() and each.text() and not each.objectName().startswith("qt_")
    ]
    boxes = {
        each.text()
        for each in buttons
        if each.isCheckable()  # walked to, and ticked by the space bar
    }
    assert [each for each in seen if "&" not in each and each not in boxes] == []
