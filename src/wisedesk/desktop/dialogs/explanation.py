# SPDX-License-Identifier: Apache-2.0
"""Waarom? (F1 on a row): the rule, the values and the days behind what stands there."""

from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from wisedesk.desktop.dialogs.waiting import WaitingDialog
from wisedesk.desktop.forms.ui_explanation import Ui_Explanation
from wisedesk.desktop.scanning.waiting_scans import WaitingScans
from wisedesk.wording.explained_parts import Part

_READ = frozenset(
    {Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}
)
_NAMES_PX = 150  # wide enough for the longest name


class Explanation(WaitingDialog):
    """Shows an explanation: the arrows read on, Enter closes, a button shows keys."""

    def __init__(
        self,
        title: str,
        parts: Sequence[Part],
        show_keys: Callable[[], None],
        waiting: WaitingScans,
        parent: QWidget | None,
    ) -> None:
        super().__init__(waiting, parent)
        self.ui = Ui_Explanation()
        self.ui.setupUi(self)
        self.ui.what_label.setText(title)
        self.ui.what_label.setVisible(bool(title))
        self.ui.text_browser.setHtml("".join(map(_html, parts)))
        self.setAccessibleName("Waarom?")
        self.setAccessibleDescription(self.ui.text_browser.toPlainText())
        self.ui.ok_button.setAutoDefault(True)
        self.ui.ok_button.clicked.connect(self.accept)
        self.ui.keys_button.clicked.connect(self.accept)
        self.ui.keys_button.clicked.connect(show_keys)
        self.show_waiting_in(self.ui.waiting_label)
        self.ui.ok_button.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the arrows read on wherever the focus is."""
        if event.key() in _READ and not self.ui.text_browser.hasFocus():
            QApplication.sendEvent(self.ui.text_browser, event)
        else:
            super().keyPressEvent(event)


def _unbroken(told: str) -> str:
    """Return a text in which no amount is parted from its sign by the end of a line."""
    return escape(told).replace("€ ", "€&nbsp;")


def _html(part: Part) -> str:
    """Return a part as a heading over a table; nothing in it is taken for markup."""
    rows = "".join(
        f"<tr><td width='{_NAMES_PX}' style='padding: 2px 12px 2px 0'>"
        f"<b>{escape(fact.name)}</b></td><td style='padding: 2px 0'>"
        f"{_unbroken(fact.told)}</td></tr>"
        for fact in part.facts
    )
    return f"<h3>{escape(part.title)}</h3><table>{rows}</table>"
