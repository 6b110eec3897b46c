# SPDX-License-Identifier: Apache-2.0
"""A question with two answers, which a scanner cannot answer."""

from PySide6.QtWidgets import QWidget

from wisedesk.desktop.dialogs.waiting import WaitingDialog
from wisedesk.desktop.forms.ui_question import Ui_Question
from wisedesk.desktop.scanning.waiting_scans import WaitingScans


class Question(WaitingDialog):
    """A question; accepted means the first answer. The focus starts on the second.

    Answers take Alt and their letter, Enter or Space on the button with the focus, or
    a click.
    """

    def __init__(
        self,
        text: str,
        waiting: WaitingScans,
        parent: QWidget | None,
        *,
        title: str = "Bevestig",
        answers: tuple[str, str] = ("&Ja", "&Nee"),
    ) -> None:
        super().__init__(waiting, parent)
        self.ui = Ui_Question()
        self.ui.setupUi(self)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.ui.text_label.setText(text)
        yes, no = answers
        self.ui.yes_button.setText(yes)
        self.ui.no_button.setText(no)
        self.ui.yes_button.setAutoDefault(True)
        self.ui.no_button.setAutoDefault(True)
        self.ui.yes_button.clicked.connect(self.accept)
        self.ui.no_button.clicked.connect(self.reject)
        self.show_waiting_in(self.ui.waiting_label)
        self._fit()
        self.ui.no_button.setFocus()

    def _fit(self) -> None:
        """Be as high as the text needs: Qt lays wrapped lines out in what there is."""
        layout = self.layout()
        if layout is not None:
            needed = layout.heightForWidth(self.width())
            self.resize(self.width(), max(self.height(), needed))
