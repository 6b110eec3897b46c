# SPDX-License-Identifier: Apache-2.0
"""The one field of the desk: a card or an item, by scanner or by hand."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLabel, QLineEdit


class NumberField(QObject):
    """The number field with its label and the word beside it.

    `entered` carries what was typed before Enter.
    """

    entered = Signal(str)

    def __init__(self, edit: QLineEdit, label: QLabel, word: QLabel) -> None:
        super().__init__(edit)
        self._edit = edit
        self._label = label
        self._word = word
        edit.installEventFilter(self)
        edit.returnPressed.connect(self._enter)

    def ask_for(self, what: str) -> None:
        """Say what the field asks for: klantnummer or exemplaar."""
        self._label.setText(what)

    def say(self, word: str) -> None:
        """Say beside the field how the next entry is read."""
        self._word.setText(word)

    def focus(self) -> None:
        """Put the focus in the field."""
        self._edit.setFocus()

    def clear(self) -> None:
        """Empty the field."""
        self._edit.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep Ctrl+Z from the field: at the desk it turns the last action back."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(
            event, QKeyEvent
        ):
            undoes = event.matches(QKeySequence.StandardKey.Undo)
            if undoes:
                event.ignore()
            return undoes
        return super().eventFilter(watched, event)

    def _enter(self) -> None:
        text = self._edit.text()
        self._edit.clear()
        self.entered.emit(text)
