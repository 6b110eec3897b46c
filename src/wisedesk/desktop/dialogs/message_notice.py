# SPDX-License-Identifier: Apache-2.0
"""The Melding that appears as soon as a card is used."""

from PySide6.QtWidgets import QWidget

from wisedesk.desktop.dialogs.waiting import WaitingDialog
from wisedesk.desktop.forms.ui_message_notice import Ui_MessageNotice
from wisedesk.desktop.scanning.waiting_scans import WaitingScans


class MessageNotice(WaitingDialog):
    """Shows a customer's Melding until the clerk has seen it."""

    def __init__(
        self,
        customer: str,
        text: str,
        waiting: WaitingScans,
        parent: QWidget | None,
    ) -> None:
        super().__init__(waiting, parent)
        self.ui = Ui_MessageNotice()
        self.ui.setupUi(self)
        self.setAccessibleName("Melding")
        self.setAccessibleDescription(text)
        self.ui.customer_label.setText(customer)
        self.ui.text_label.setText(text)
        self.ui.ok_button.setAutoDefault(True)
        self.ui.ok_button.clicked.connect(self.accept)
        self.show_waiting_in(self.ui.waiting_label)
        self.ui.ok_button.setFocus()
