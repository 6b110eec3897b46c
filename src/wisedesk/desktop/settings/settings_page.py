# SPDX-License-Identifier: Apache-2.0
"""Instellingen van de bibliotheek: what holds at every desk, to see and to change."""

from PySide6.QtWidgets import QWidget

from wisedesk.desktop.forms.ui_settings_page import Ui_SettingsPage
from wisedesk.desktop.lists.listing_views import listing_of
from wisedesk.desktop.lists.table_model import TableModel, chosen, dress
from wisedesk.desktop.pages.page import Page
from wisedesk.desktop.settings.setting_columns import SETTING_COLUMNS
from wisedesk.desktop.settings.setting_tasks import SettingTasks
from wisedesk.desktop.window.shell import Shell
from wisedesk.services.asked import Asked
from wisedesk.services.library_rows import BranchRow
from wisedesk.services.listings import Listing
from wisedesk.services.ports import Reading
from wisedesk.services.setting_rows import SettingRow, setting_rows
from wisedesk.wording.setting_words import WORDS

NOTHING_CHOSEN = "Kies eerst een instelling."
HINT = "Enter wijzigt een instelling; {key} legt haar uit."
Seen = tuple[list[BranchRow], list[SettingRow]]


class SettingsPage(Page):
    """Every setting with its value; those a branch may have its own of twice.

    The branch is the desk's own, until another is chosen.
    """

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.ui = Ui_SettingsPage()
        self.ui.setupUi(self)
        self.model = TableModel[SettingRow](SETTING_COLUMNS)
        dress(self.ui.settings_view, self.model, sortable=False)
        self._branch = shell.ready.desk.station.branch
        self._tasks = SettingTasks(shell)
        self._connect_signals()
        self._name_key()

    @property
    def title(self) -> str:
        """The title of the window."""
        return "Instellingen van de bibliotheek"

    def enter(self) -> None:
        """Show the settings as they are now, with the focus among them."""
        self.reload()
        self.ui.settings_view.setFocus()

    def reload(self) -> None:
        """Show the settings as they are now, on the same one as before."""
        branch = self._branch

        def look(tx: Reading) -> Seen:
            return tx.branches(), setting_rows(tx, (branch,))

        def show(seen: Seen) -> None:
            if branch == self._branch:
                self._show(*seen)

        self.shell.read(look, show, self)

    def listing(self) -> Listing | None:
        """Return the settings as they are printed."""
        return listing_of(self.ui.settings_view, self.title)

    def explain_target(self) -> Asked | None:
        """Return the setting chosen."""
        row = chosen(self.ui.settings_view)
        return Asked(setting=row.name) if isinstance(row, SettingRow) else None

    def _connect_signals(self) -> None:
        ui = self.ui
        ui.branch_combo.activated.connect(self._turn)
        ui.settings_view.activated.connect(self._change)
        ui.settings_view.selectionModel().currentRowChanged.connect(self._tell)
        ui.change_button.clicked.connect(self._change)
        ui.default_button.clicked.connect(self._take_default)
        ui.back_button.clicked.connect(self.left)
        self.shell.rekeyed.connect(self._name_key)

    def _name_key(self) -> None:
        key = self.shell.keys.shown("help.keys")
        self.ui.hint_label.setText(HINT.format(key=key))

    def _show(self, branches: list[BranchRow], rows: list[SettingRow]) -> None:
        combo, view = self.ui.branch_combo, self.ui.settings_view
        combo.clear()
        for branch in branches:
            combo.addItem(f"{branch.code} {branch.name}", branch.code)
        combo.setCurrentIndex(combo.findData(self._branch))
        there = chosen(view)
        self.model.show(rows)
        names = [row.name for row in rows]
        stood_on = there.name if isinstance(there, SettingRow) else ""
        view.selectRow(names.index(stood_on) if stood_on in names else 0)

    def _turn(self) -> None:
        """Show the values of another branch."""
        self._branch = self.ui.branch_combo.currentData()
        self.reload()

    def _tell(self) -> None:
        """Write out what the setting chosen does."""
        row = chosen(self.ui.settings_view)
        told = WORDS[row.setting].meaning if isinstance(row, SettingRow) else ""
        self.ui.detail_label.setText(told)

    def _change(self) -> None:
        row = chosen(self.ui.settings_view)
        if isinstance(row, SettingRow):
            self._tasks.change(row)
        else:
            self.shell.say(NOTHING_CHOSEN, bad=True)

    def _take_default(self) -> None:
        row = chosen(self.ui.settings_view)
        if isinstance(row, SettingRow):
            self._tasks.take_default(row)
        else:
            self.shell.say(NOTHING_CHOSEN, bad=True)
