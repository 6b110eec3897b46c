# SPDX-License-Identifier: Apache-2.0
"""The dialog Melding (Alt-M): four lines that appear when the card is used."""

from collections.abc import Sequence

from PySide6.QtGui import QFont, QFontDatabase, QTextCursor
from PySide6.QtWidgets import QWidget

from wisedesk.desktop.dialogs.form_dialog import FormDialog
from wisedesk.desktop.dialogs.standard_texts import StandardTexts
from wisedesk.desktop.forms.ui_message_dialog import Ui_MessageDialog
from wisedesk.desktop.scanning.waiting_scans import WaitingScans
from wisedesk.desktop.wording import sentences
from wisedesk.domain.messages import LONGEST_LINE, judge_message, tidy_message
from wisedesk.domain.refusals import Reason, refusal
from wisedesk.services.library_rows import StandardText

HELP = (
    "Schrijf hoogstens vier regels van 60 tekens. De melding verschijnt zodra de pas"
    " gebruikt wordt, aan de balie en in Klantenadministratie. Standaard tekst kiest"
    " uit de tabel Klantmeldingen; Verwijder haalt de melding weg."
)
REPLACES = "Met OK komt deze tekst ervoor in de plaats.\nIntussen staat er:"


class MessageDialog(FormDialog):
    """Edits a customer's Melding; `text` is what to keep after OK or Verwijder.

    With `typed` it goes on with that text, and tells what stands there meanwhile.
    """

    def __init__(
        self,
        text: str,
        texts: Sequence[StandardText],
        waiting: WaitingScans,
        parent: QWidget | None,
        typed: str | None = None,
    ) -> None:
        super().__init__(waiting, parent)
        self.ui = Ui_MessageDialog()
        self.ui.setupUi(self)
        self._texts = tuple(texts)
        mono = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        mono.setStyleHint(QFont.StyleHint.Monospace)
        self.ui.text_edit.setFont(mono)
        wide = self.ui.text_edit.fontMetrics().horizontalAdvance("m" * LONGEST_LINE)
        self.ui.text_edit.setMinimumWidth(wide + 40)
        self.ui.text_edit.setPlainText(text if typed is None else "")
        self.begin()  # what another desk came before is not kept yet
        if typed:
            self.ui.text_edit.setPlainText(typed)
        self.ui.text_edit.moveCursor(QTextCursor.MoveOperation.End)
        self._meanwhile = "" if typed is None else _told_of(text)
        self._say("")
        self.ui.remove_button.setEnabled(bool(text))
        self._connect_signals()
        self.show_waiting_in(self.ui.waiting_label)
        self.ui.text_edit.setFocus()

    def typed(self) -> str:
        """Return the Melding as it stands in the field."""
        return self.text()

    def text(self) -> str:
        """Return the Melding, tidied; empty when it is to be removed."""
        return tidy_message(self.ui.text_edit.toPlainText())

    def _connect_signals(self) -> None:
        self.ui.help_button.clicked.connect(self._help)
        self.ui.ok_button.clicked.connect(self._keep)
        self.ui.remove_button.clicked.connect(self._remove)
        self.ui.standard_button.clicked.connect(self._pick)

    def _keep(self) -> None:
        wrong = judge_message(self.text())
        if wrong is not None:
            self._say(sentences.refusal_sentence(wrong))
            self.ui.text_edit.setFocus()
            return
        self.accept()

    def _remove(self) -> None:
        self.ui.text_edit.clear()
        self.accept()

    def _pick(self) -> None:
        picker = StandardTexts(self._texts, self._waiting, self)
        picker.help_by(self.help_keys, self.show_help)
        picker.accepted.connect(lambda: self._put(picker.text()))
        picker.finished.connect(picker.deleteLater)
        picker.open()

    def _put(self, text: str) -> None:
        self.ui.text_edit.setPlainText(text)
        self.ui.text_edit.moveCursor(QTextCursor.MoveOperation.End)
        self.ui.text_edit.setFocus()

    def _help(self) -> None:
        self._say(HELP)

    def _say(self, text: str) -> None:
        told = "\n".join(filter(None, (text, self._meanwhile)))
        self.ui.problem_label.setText(told)
        self.ui.problem_label.setVisible(bool(told))


def _told_of(stands: str) -> str:
    """Return the words for what another desk kept meanwhile."""
    changed = sentences.refusal_sentence(refusal(Reason.MESSAGE_CHANGED))
    return f"{changed} {REPLACES} {stands or 'niets meer.'}"
