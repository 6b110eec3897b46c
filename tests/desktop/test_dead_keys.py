# SPDX-License-Identifier: Apache-2.0
import pytest
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMenu,
    QPushButton,
    QRadioButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from support.dead_keys import find_dead_keys


class MadeUpWindow(QMainWindow):
    """A window whose command has Alt+M."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Verzonnen")
        self.inside = QWidget()
        self.column = QVBoxLayout(self.inside)
        self.setCentralWidget(self.inside)
        QShortcut(QKeySequence("Alt+M"), self)

    def add(self, widget: QWidget) -> QWidget:
        self.column.addWidget(widget)
        return widget


@pytest.fixture
def window(qtbot):
    made = MadeUpWindow()
    qtbot.addWidget(made)
    return made


def with_buddy(window: MadeUpWindow) -> QWidget:
    label = QLabel("&Melding")
    label.setBuddy(window.add(QLineEdit()))
    return label


def with_tab(_window: MadeUpWindow) -> QWidget:
    tabs = QTabWidget()
    tabs.addTab(QWidget(), "&Meer")
    return tabs


@pytest.mark.parametrize(
    ("made", "claimant"),
    [
        (lambda _: QPushButton("&Maak"), "button &Maak"),
        (lambda _: QCheckBox("&Melden"), "button &Melden"),
        (lambda _: QRadioButton("&Man"), "button &Man"),
        (lambda _: QGroupBox("&Meldingen"), "group &Meldingen"),
        (with_buddy, "label &Melding"),
        (with_tab, "tab &Meer"),
    ],
)
def test_a_key_of_a_command_and_of_something_on_the_screen_is_dead(
    window, made, claimant
):
    widget = window.add(made(window))
    window.show()
    assert find_dead_keys(window) == {
        "Verzonnen: Alt+M": sorted([claimant, "shortcut Alt+M"])
    }
    widget.setEnabled(False)
    if not isinstance(widget, QLabel):
        assert find_dead_keys(window) == {}
    widget.setEnabled(True)
    widget.hide()
    assert find_dead_keys(window) == {}


def test_a_menu_and_two_entries_of_one_menu_are_seen(window):
    menu = QMenu("&Menu", window.menuBar())
    menu.addAction("&Een")
    menu.addAction("&Eerste")
    window.menuBar().addMenu(menu)
    window.show()
    assert find_dead_keys(window) == {
        "Verzonnen: Alt+M": ["menu &Menu", "shortcut Alt+M"],
        "&Menu: Alt+E": ["entry &Een", "entry &Eerste"],
    }


def test_a_window_in_which_every_key_has_one_owner_has_no_dead_keys(window):
    window.add(QPushButton("&Ja"))
    window.add(QPushButton("&Nee"))
    window.add(QLabel("&Melding, een label zonder veld"))
    window.show()
    assert find_dead_keys(window) == {}
