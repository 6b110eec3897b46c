# SPDX-License-Identifier: Apache-2.0
"""The table behind Standaard tekst."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from wisedesk.desktop.dialogs.waiting import WaitingDialog
from wisedesk.desktop.forms.ui_standard_texts import Ui_StandardTexts
from wisedesk.desktop.lists.table_model import Column, TableModel, chosen, dress
from wisedesk.desktop.scanning.waiting_scans import WaitingScans
from wisedesk.services.library_rows import StandardText


class StandardTexts(WaitingDialog):
    """Lets the clerk pick one of the library's standard texts."""

    def __init__(
        self,
        texts: Sequence[StandardText],
        waiting: WaitingScans,
        parent: QWidget | None,
    ) -> None:
        super().__init__(waiting, parent)
        self.ui = Ui_StandardTexts()
        self.ui.setupUi(self)
        self.model = TableModel[StandardText](
            [
                Column("Code", lambda row: row.code, width=8),
                Column("Tekst", lambda row: row.text.replace("\n", " / ")),
            ]
        )
        dress(self.ui.texts_view, self.model, sortable=False)
        self.model.show(texts)
        self.ui.texts_view.selectRow(0)
        self.ui.texts_view.activated.connect(self.accept)
        self.ui.ok_button.clicked.connect(self.accept)
        self.ui.cancel_button.clicked.connect(self.reject)
        self.show_waiting_in(self.ui.waiting_label)
        self.ui.texts_view.setFocus()

    def text(self) -> str:
        """Return the text chosen, empty for none."""
        row = chosen(self.ui.texts_view)
        return row.text if isinstance(row, StandardText) else ""
