# SPDX-License-Identifier: Apache-2.0
"""Details of a loan (Enter in F9): how it was made, what it costs, which item it is."""

from functools import partial

from PySide6.QtCore import QObject

from wisedesk.desktop.dialogs.loan_details_dialog import LoanDetailsDialog
from wisedesk.desktop.pages.loan_lines import Line
from wisedesk.desktop.window.shell import Shell
from wisedesk.desktop.wording import words as w
from wisedesk.services.charge_rows import ChargeRow, LoanMade
from wisedesk.services.clock import LIBRARY_ZONE
from wisedesk.services.item_rows import ItemRow
from wisedesk.services.ports import Reading
from wisedesk.wording.explained_parts import Fact, Part

GONE = "Deze uitlening is er niet meer."
Found = tuple[LoanMade | None, ItemRow | None]


class LoanDetailing(QObject):
    """Reads how a loan was made, and shows it."""

    def __init__(self, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self._shell = shell

    def show(self, line: Line) -> None:
        """Show the details of a loan in a list."""

        def ask(tx: Reading) -> Found:
            return tx.loan_made(line.loan_id), tx.item(line.barcode)

        self._shell.read(ask, partial(self._open, line), self)

    def _open(self, line: Line, found: Found) -> None:
        made, item = found
        shell = self._shell
        if made is None or item is None:
            shell.hint(GONE)
            return
        dialog = LoanDetailsDialog(
            line.title_author, details_of(line, made, item), shell.waiting, shell.window
        )
        dialog.why.connect(partial(shell.wanted.emit, "help.keys"))
        shell.open(dialog)


def details_of(line: Line, made: LoanMade, item: ItemRow) -> tuple[Part, ...]:
    """Return the details in parts: the loan, its amounts, the item."""
    lent_at = made.lent_at.astimezone(LIBRARY_ZONE)
    # a desk with a work date lends on another day than the clock's
    time = f", {lent_at:%H:%M}" if made.staff else ""
    by = " · ".join(part for part in (made.staff, made.desk) if part)
    loan = (
        Fact("Uitgeleend", w.day(line.lent_on) + time),
        Fact("Door", by or "onbekend (ingevoerd)"),
        Fact("Filiaal", made.branch),
        Fact("Inleverdatum", w.day(line.due_on) + (" (te laat)" * line.overdue)),
        Fact("Verlengd", f"{line.renewals} keer" if line.renewals else "niet"),
        Fact("Status", line.status),
        Fact("Opmerking", line.remark or "geen"),
    )
    about_item = (
        Fact("Barcode", item.barcode),
        Fact("Materiaal", f"{item.material} ({item.rmt})"),
        Fact("Filiaal", f"{item.branch.name} ({item.branch.code})"),
        Fact("Plaats", item.call_number or "onbekend"),
        Fact("Reserveringen", str(item.holds)),
    )
    return (
        Part("Uitlening", loan),
        Part("Bedragen", _amounts(line, made.charges)),
        Part("Exemplaar", about_item),
    )


def _amounts(line: Line, charges: tuple[ChargeRow, ...]) -> tuple[Fact, ...]:
    facts = [Fact(w.CHARGE_KIND[each.kind], _charge(each)) for each in charges]
    if line.fine_cents:
        told = f"{w.euros(line.fine_cents)}, als het vandaag terugkomt"
        facts.append(Fact("Lopende boete", told))
    if not facts:
        return (Fact("Kosten", "geen"),)
    return (*facts, Fact("Bedrag", w.euros(line.cents)))


def _charge(charge: ChargeRow) -> str:
    told = f"{w.euros(charge.cents)}, {w.day(charge.charged_on)}"
    if charge.settlement is None:
        return f"{told}, openstaand"
    how = w.SETTLED[charge.settlement].lower()
    return f"{told}, {how} op {w.day(charge.settled_on)}"
