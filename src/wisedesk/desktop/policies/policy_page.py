# SPDX-License-Identifier: Apache-2.0
"""Reglement regels (Ctrl+R): on what terms the library lends, to see and to change.

Source: Wise "Reglementsregels" (Klanten > Overzichten > Reglement regels).
"""

from PySide6.QtWidgets import QWidget

from wisedesk.desktop.forms.ui_policy_page import Ui_PolicyPage
from wisedesk.desktop.lists.listing_views import listing_of
from wisedesk.desktop.lists.table_model import TableModel, chosen, dress
from wisedesk.desktop.pages.page import Page
from wisedesk.desktop.policies.policy_columns import (
    POLICY_COLUMNS,
    PolicyRow,
    found,
    policy_rows,
)
from wisedesk.desktop.policies.policy_offers import PolicyOffers
from wisedesk.desktop.policies.policy_tasks import PolicyTasks
from wisedesk.desktop.widgets.keys import type_through, walk_from
from wisedesk.desktop.window.shell import Shell
from wisedesk.desktop.wording import words as w
from wisedesk.services.asked import Asked
from wisedesk.services.listings import Listing
from wisedesk.services.reglement import Reglement, read_reglement

NOTHING_CHOSEN = "Kies eerst een regel."


class PolicyPage(Page):
    """Every line of the reglement; what is typed filters, Enter changes a line."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.ui = Ui_PolicyPage()
        self.ui.setupUi(self)
        self.model = TableModel[PolicyRow](POLICY_COLUMNS)
        dress(self.ui.lines_view, self.model)
        self._rows: list[PolicyRow] = []
        self._reglement = Reglement((), {}, {})
        self._stands_on: tuple[str, str] | None = None
        self._tasks = PolicyTasks(shell)
        self._offers = PolicyOffers(shell, self.ui, self)
        walk_from(self.ui.search_edit, self.ui.lines_view)
        type_through(self.ui.lines_view, self.ui.search_edit)
        self._connect_signals()

    @property
    def title(self) -> str:
        """The title of the window."""
        return "Reglement regels"

    def enter(self) -> None:
        """Show the lines as they are now, with the focus among them."""
        self.reload()
        self.ui.lines_view.setFocus()

    def forget(self) -> None:
        """Let go of the search; the page is left."""
        self.ui.search_edit.clear()

    def reload(self) -> None:
        """Show the lines as they are now, on the same line as before."""
        self.shell.read(read_reglement, self._show, self)

    def take_scan(self, scan: str) -> bool:
        """Show what the owner of a scanned pass would get, or of a scanned item."""
        self._offers.take_scan(scan)
        return True

    def explain_target(self) -> Asked | None:
        """Return the line chosen."""
        row = chosen(self.ui.lines_view)
        return Asked(line=row.line) if isinstance(row, PolicyRow) else None

    def listing(self) -> Listing | None:
        """Return the lines as they are printed."""
        typed = self.ui.search_edit.text().strip()
        return listing_of(self.ui.lines_view, self.title, about=typed)

    def _connect_signals(self) -> None:
        ui = self.ui
        ui.search_edit.textEdited.connect(self._filter)
        ui.search_edit.returnPressed.connect(ui.lines_view.setFocus)
        ui.lines_view.activated.connect(self._change)
        ui.lines_view.selectionModel().currentRowChanged.connect(self._stand)
        ui.new_button.clicked.connect(self._add)
        ui.change_button.clicked.connect(self._change)
        ui.remove_button.clicked.connect(self._remove)
        ui.groups_button.clicked.connect(self._tasks.open_groups)
        ui.holidays_button.clicked.connect(self._tasks.open_holidays)
        ui.back_button.clicked.connect(self.left)
        self._tasks.stored.connect(self._stand_on)

    def _show(self, reglement: Reglement) -> None:
        self._reglement = reglement
        self._rows = policy_rows(reglement)
        self._offers.offer_choices(reglement)
        self._filter()

    def _filter(self) -> None:
        """Show the lines that the search leaves, on the same line where it is there."""
        stood_on = self._stands_on
        rows = found(self._rows, self.ui.search_edit.text())
        self.model.show(rows)
        keys = [row.key for row in rows]
        if rows:
            place = keys.index(stood_on) if stood_on in keys else 0
            self.ui.lines_view.selectRow(place)
        self.ui.count_label.setText(w.counted(len(rows), "regel", "regels"))

    def _stand(self) -> None:
        row = chosen(self.ui.lines_view)
        if isinstance(row, PolicyRow):
            self._stands_on = row.key
            self._offers.choose(*row.key)

    def _stand_on(self, subscription: str, rmt: str) -> None:
        """Show a line that was just stored, whatever was searched for."""
        self._stands_on = (subscription, rmt)
        self.ui.search_edit.clear()
        self.ui.lines_view.setFocus()

    def _add(self) -> None:
        self._tasks.add_line(self._reglement, chosen(self.ui.lines_view))

    def _change(self) -> None:
        row = chosen(self.ui.lines_view)
        if isinstance(row, PolicyRow):
            self._tasks.change_line(self._reglement, row.line)
        else:
            self.shell.hint(NOTHING_CHOSEN)

    def _remove(self) -> None:
        row = chosen(self.ui.lines_view)
        if isinstance(row, PolicyRow):
            self._tasks.remove_line(self._reglement, row.line)
        else:
            self.shell.hint(NOTHING_CHOSEN)
