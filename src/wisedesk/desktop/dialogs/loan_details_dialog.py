# SPDX-License-Identifier: Apache-2.0
"""The details of one loan; the arrows read on, Enter closes."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wisedesk.desktop.dialogs.explanation import Explanation
from wisedesk.desktop.scanning.waiting_scans import WaitingScans
from wisedesk.wording.explained_parts import Part


class LoanDetailsDialog(Explanation):
    """Shows a loan in parts; `why` asks to explain it."""

    why = Signal()

    def __init__(
        self,
        title: str,
        parts: Sequence[Part],
        waiting: WaitingScans,
        parent: QWidget | None,
    ) -> None:
        super().__init__(title, parts, self._ask_why, waiting, parent)
        self.setWindowTitle("Details")
        self.setAccessibleName("Details")
        self.ui.text_browser.setAccessibleName("Details")
        self.ui.keys_button.setText("&Waarom")

    def _ask_why(self) -> None:
        self.why.emit()
