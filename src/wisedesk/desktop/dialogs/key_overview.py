# SPDX-License-Identifier: Apache-2.0
"""Toetsen (F1): every key of the program, made from the table of commands."""

from PySide6.QtWidgets import QWidget

from wisedesk.desktop.dialogs.waiting import WaitingDialog
from wisedesk.desktop.forms.ui_key_overview import Ui_KeyOverview
from wisedesk.desktop.keys.key_map import KeyLine, KeyMap
from wisedesk.desktop.lists.table_model import Column, TableModel, dress
from wisedesk.desktop.scanning.waiting_scans import WaitingScans


class KeyOverview(WaitingDialog):
    """Lists the keys in force."""

    def __init__(
        self, keys: KeyMap, waiting: WaitingScans, parent: QWidget | None
    ) -> None:
        super().__init__(waiting, parent)
        self.ui = Ui_KeyOverview()
        self.ui.setupUi(self)
        self.model = TableModel[KeyLine](
            [
                Column("Toets", lambda row: row.keys, 15),
                Column("Wat", lambda row: row.title),
                Column("Waar", lambda row: row.where, 30),
            ]
        )
        dress(self.ui.keys_view, self.model)
        self.model.show(keys.lines())
        self.ui.ok_button.clicked.connect(self.accept)
        self.show_waiting_in(self.ui.waiting_label)
        self.ui.ok_button.setFocus()
