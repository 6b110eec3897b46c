# SPDX-License-Identifier: Apache-2.0
"""The groups of materials that are counted together."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wisedesk.desktop.dialogs.waiting import WaitingDialog
from wisedesk.desktop.forms.ui_groups_dialog import Ui_GroupsDialog
from wisedesk.desktop.lists.table_model import Column, TableModel, chosen, dress
from wisedesk.desktop.scanning.waiting_scans import WaitingScans
from wisedesk.domain.rmt_groups import RmtGroup

NOTHING_CHOSEN = "Kies eerst een groep."
GROUP_COLUMNS = (
    Column[RmtGroup]("Naam", lambda row: row.name, 20, least=10),
    Column[RmtGroup]("Materialen", lambda row: " ".join(row.rmts), 20, least=8),
    Column[RmtGroup](
        "Maximum",
        lambda row: ", ".join(f"{code}: {most}" for code, most in row.maxima),
    ),
)


class GroupsDialog(WaitingDialog):
    """Lists the groups; `edited` asks for one to change, None for a new one."""

    edited = Signal(object)
    removed = Signal(object)

    def __init__(
        self,
        groups: Sequence[RmtGroup],
        waiting: WaitingScans,
        parent: QWidget | None,
    ) -> None:
        super().__init__(waiting, parent)
        self.ui = Ui_GroupsDialog()
        self.ui.setupUi(self)
        self.model = TableModel[RmtGroup](GROUP_COLUMNS)
        dress(self.ui.groups_view, self.model, sortable=False)
        self.show_groups(groups)
        self.say("")
        self._connect_signals()
        self.show_waiting_in(self.ui.waiting_label)
        self.ui.groups_view.setFocus()

    def show_groups(self, groups: Sequence[RmtGroup]) -> None:
        """Show these groups, on the one that was stood on."""
        row = chosen(self.ui.groups_view)
        self.model.show(groups)
        names = [each.name for each in groups]
        if names:
            there = row is not None and row.name in names
            self.ui.groups_view.selectRow(names.index(row.name) if there else 0)

    def say(self, text: str) -> None:
        """Tell what was not done."""
        self.ui.problem_label.setText(text)
        self.ui.problem_label.setVisible(bool(text))

    def _connect_signals(self) -> None:
        self.ui.groups_view.activated.connect(self._edit)
        self.ui.new_button.clicked.connect(lambda: self.edited.emit(None))
        self.ui.change_button.clicked.connect(self._edit)
        self.ui.remove_button.clicked.connect(self._remove)
        self.ui.close_button.clicked.connect(self.accept)

    def _edit(self) -> None:
        row = chosen(self.ui.groups_view)
        if isinstance(row, RmtGroup):
            self.edited.emit(row)
        else:
            self.say(NOTHING_CHOSEN)

    def _remove(self) -> None:
        row = chosen(self.ui.groups_view)
        if isinstance(row, RmtGroup):
            self.removed.emit(row)
        else:
            self.say(NOTHING_CHOSEN)
