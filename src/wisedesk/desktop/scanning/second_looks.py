# SPDX-License-Identifier: Apache-2.0
"""Looking a second time at a code nobody knows, and entering what it belongs to."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from wisedesk.desktop.dialogs.second_look import Found, SecondLook
from wisedesk.desktop.window.shell import Shell
from wisedesk.desktop.wording.sentences import outcome_sentence
from wisedesk.services.actions import AddItem
from wisedesk.services.outcomes import Outcome, Refused
from wisedesk.services.ports import Reading
from wisedesk.services.settings import QUICK_ITEMS, value_of

MOST_NEAR = 8


class SecondLooks(QObject):
    """Asks what an unknown code was meant to be; `then` gets the barcode it is."""

    def __init__(self, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self._shell = shell

    def look(self, code: str, then: Callable[[str], None]) -> None:
        """Look for what a code may be, and let the clerk choose or enter."""
        self._shell.read(
            lambda tx: _found(tx, code),
            lambda found: self._ask(code, found, then),
            self,
        )

    def _ask(self, code: str, found: Found, then: Callable[[str], None]) -> None:
        shell = self._shell
        branch = shell.ready.desk.station.branch
        dialog = SecondLook(code, found, branch, shell.waiting, shell.window)

        def enter(title: str, rmt: str, of: str) -> None:
            action = AddItem(barcode=code, title=title, rmt=rmt, branch=of)
            shell.perform(action, entered, dialog)

        def entered(outcome: Outcome) -> None:
            if isinstance(outcome, Refused):
                dialog.refuse(outcome.refusals)
                return
            shell.say(outcome_sentence(outcome))
            pick(code)

        def pick(barcode: str) -> None:
            then(barcode)
            dialog.accept()

        dialog.picked.connect(pick)
        dialog.entered.connect(enter)
        shell.open(dialog)


def _found(tx: Reading, code: str) -> Found:
    items = [tx.item(barcode) for barcode in tx.near_barcodes(code, MOST_NEAR)]
    near = [item for item in items if item is not None]
    if value_of(tx, QUICK_ITEMS) != "yes":
        return Found(near)
    return Found(near, tx.material_types(), tx.branches())
