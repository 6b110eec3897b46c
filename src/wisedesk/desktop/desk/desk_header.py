# SPDX-License-Identifier: Apache-2.0
"""Above the table of the desk: the mode, who is open, what the field asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from wisedesk.desktop.widgets.looks import mark, show, write
from wisedesk.desktop.wording import words as w
from wisedesk.desktop.wording.entry_words import way_back
from wisedesk.services.session import Mode

if TYPE_CHECKING:
    from wisedesk.desktop.desk.desk_page import DeskPage


class DeskHeader(QObject):
    """Shows how it stands with the session, each time that something of it changed."""

    def __init__(self, page: DeskPage) -> None:
        super().__init__(page)
        self._page = page
        self._shown = ""  # the key of the customer in front
        page.lines.shown.connect(self.show)
        page.chosen.changed.connect(self._show_way_back)

    def show(self) -> None:
        """Show the session as it is now."""
        page = self._page
        ui, customers, mode = page.ui, page.session.customers, page.mode
        entry = page.session.entries.next_mode
        lends = mode is Mode.LEND
        asks_card = lends and (customers.current is None or entry is Mode.JOIN)
        write(ui.mode_label, w.MODE_WORD[mode])
        mark(ui.mode_label, mode=mode.value)
        page.field.ask_for("klantnummer" if asks_card else "exemplaar")
        page.field.say(w.ENTRY_WORD.get(entry, ""))
        self._show_way_back()
        page.manner.show()
        if lends:
            self._forget_another()
            self._show_whose()
        self._shown = customers.key
        write(ui.others_label, self._others())
        if page.shell.services is not None:
            page.block.show_customer(customers.current, page.shell.today)

    def _show_way_back(self) -> None:
        """Say by which key the next entry is read as always."""
        page = self._page
        entry, lines = page.session.entries.next_mode, len(page.chosen.to_cancel())
        back = way_back(entry, page.shell.keys, lines)
        write(page.ui.mode_hint, back)
        for label in (page.ui.mode_word, page.ui.mode_hint):
            show(label, on=bool(back))

    def _forget_another(self) -> None:
        """Tell no more of the last action where it was another customer's."""
        now = self._page.session.customers.key
        if self._shown and now != self._shown:
            self._page.last.clear()

    def _others(self) -> str:
        customers, keys = self._page.session.customers, self._page.shell.keys
        others = [each.name for each in customers.open if each is not customers.current]
        key = keys.shown("customer.switch")
        return f"Ook open: {' · '.join(others)} ({key})" if others else ""

    def _show_whose(self) -> None:
        """Let each row say whose it is, where not all are of the one who is open."""
        lines, session = self._page.lines, self._page.session
        owners = {row.customer for row in session.rows.all() if row.customer}
        several = len(owners | {each.key for each in session.customers.open}) > 1
        if several is not lines.several:
            lines.several = several
            for row in session.rows.all():
                lines.row_changed(row)
