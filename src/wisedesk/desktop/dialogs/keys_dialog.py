# SPDX-License-Identifier: Apache-2.0
"""Toetsen instellen: every command with its key, and another key for any of them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wisedesk.desktop.dialogs.waiting import WaitingDialog
from wisedesk.desktop.forms.ui_keys_dialog import Ui_KeysDialog
from wisedesk.desktop.keys.commands import COMMANDS, Command, shown_keys
from wisedesk.desktop.keys.key_map import KeyMap
from wisedesk.desktop.lists.table_model import Column, TableModel, chosen, dress
from wisedesk.desktop.scanning.waiting_scans import WaitingScans
from wisedesk.desktop.widgets.key_capture import KeyCapture

HINT = "Kies een opdracht en druk Enter; druk dan de nieuwe toets."
ASKED = "Druk nu de nieuwe toets voor {title}. Esc laat de toets zoals hij is."


class KeysDialog(WaitingDialog):
    """Lists the commands; a row's Enter asks for its new key.

    `wanted` carries a command's id and the key pressed for it, `reset` the id of one
    that gets the key of the table back, `all_reset` is for all of them. `show_keys` and
    `say` answer.
    """

    wanted = Signal(str, str)
    reset = Signal(str)
    all_reset = Signal()

    def __init__(
        self, keys: KeyMap, waiting: WaitingScans, parent: QWidget | None
    ) -> None:
        super().__init__(waiting, parent)
        self.ui = Ui_KeysDialog()
        self.ui.setupUi(self)
        self._keys = keys
        self._asked = ""
        self.model = TableModel[Command](
            [
                Column("Opdracht", lambda row: row.title),
                Column("Toets", self._key_of, 22, red=self._is_asked),
                Column("Standaard", lambda row: shown_keys(row.keys), 14),
            ]
        )
        dress(self.ui.keys_view, self.model)
        self.model.show(COMMANDS)
        self.ui.keys_view.selectRow(0)
        self._capture = KeyCapture(self.ui.keys_view)
        self._connect_signals()
        self.say("")
        self.show_waiting_in(self.ui.waiting_label)
        self.ui.keys_view.setFocus()

    def show_keys(self, keys: KeyMap) -> None:
        """Show the keys that are in force now: no key is asked for any more."""
        self._keys = keys
        self._asked = ""
        self._repaint()

    def say(self, text: str) -> None:
        """Tell why a key was not taken, or that something could not be kept."""
        self.ui.problem_label.setText(text)
        self.ui.problem_label.setVisible(bool(text))

    def _connect_signals(self) -> None:
        self._capture.captured.connect(self._captured)
        self._capture.ended.connect(self._stop_asking)
        self.ui.change_button.clicked.connect(self._ask)
        self.ui.close_button.clicked.connect(self.accept)
        self.ui.keys_view.activated.connect(self._ask)
        self.ui.reset_all_button.clicked.connect(self.all_reset)
        self.ui.reset_button.clicked.connect(self._reset)

    def _ask(self) -> None:
        """Wait for the new key of the row that is chosen."""
        row = chosen(self.ui.keys_view)
        if not isinstance(row, Command):
            return
        self.say("")
        self._asked = row.id
        self.ui.hint_label.setText(ASKED.format(title=row.title))
        self.ui.keys_view.setFocus()
        self._capture.begin()
        self._repaint()

    def _captured(self, key: str) -> None:
        """Give the key on; one that is refused is asked for again."""
        self.wanted.emit(self._asked, key)
        if self._asked:
            self._capture.begin()

    def _stop_asking(self) -> None:
        if self._capture.waits:
            return
        if self._asked:
            self.say("")
        self._asked = ""
        self.ui.hint_label.setText(HINT)
        self._repaint()

    def _reset(self) -> None:
        row = chosen(self.ui.keys_view)
        if isinstance(row, Command):
            self.say("")
            self.reset.emit(row.id)
            self.ui.keys_view.setFocus()

    def _key_of(self, row: Command) -> str:
        if self._is_asked(row):
            return "druk een toets …"
        return self._keys.shown(row.id) or "in het menu"

    def _is_asked(self, row: Command) -> bool:
        return row.id == self._asked

    def _repaint(self) -> None:
        self.ui.keys_view.viewport().update()
