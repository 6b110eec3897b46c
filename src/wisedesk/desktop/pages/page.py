# SPDX-License-Identifier: Apache-2.0
"""What every page can be asked by the window."""

from collections.abc import Callable

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wisedesk.desktop.widgets.customer_block import CustomerBlock
from wisedesk.desktop.widgets.keys import press_on_enter
from wisedesk.desktop.window.shell import Shell
from wisedesk.services.asked import Asked
from wisedesk.services.customer_rows import CustomerRow
from wisedesk.services.listings import Listing
from wisedesk.services.outcomes import Outcome


class HoldTarget(Struct, frozen=True):
    """What a hold would be placed on: an item of a title, or the title alone."""

    title_key: str
    title: str
    barcode: str = ""


class Page(QWidget):
    """A page of the window. Each page answers what applies to it.

    `left` tells that the clerk wants to leave the page: Esc, or a button for it.
    """

    left = Signal()

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shell = shell

    @property
    def title(self) -> str:
        """The title of the window while the page is in front."""
        return ""

    def enter(self) -> None:
        """Put the focus where work goes on; called when the page is shown."""

    def take_scan(self, scan: str) -> bool:
        """Take a scan if the page asks for one now, and say whether it did."""
        del scan
        return False

    def customer(self) -> CustomerRow | None:
        """Return the customer open on the page, None where there is none."""
        return None

    def hold_target(self) -> HoldTarget | None:
        """Return what Alt+R would reserve, None where there is nothing chosen."""
        return None

    def listing(self) -> Listing | None:
        """Return the list on the page as it is printed, None where there is none."""
        return None

    def complete(self, then: Callable[[], None]) -> None:
        """Call `then` as soon as the list on the page has all its rows."""
        then()

    def explain_target(self) -> Asked | None:
        """Return the row that F1 explains, None where there is nothing to explain."""
        return None

    def shows(self, op_id: str, outcome: Outcome) -> bool:
        """Whether what an operation did can still be seen on the page."""
        del op_id
        there = self.customer()
        about = outcome.customers
        return there is None or not about or there.customer_id in about

    def undo(self) -> bool:
        """Turn back what is chosen on the page, and say whether it lists any."""
        return False

    def reload(self) -> None:
        """Read again what the page in front shows: something was changed."""

    def renew(self) -> bool:
        """Renew the loans chosen on the page, and say whether there were any."""
        return False

    def cancel(self) -> bool:
        """Cancel the loans chosen on the page, and say whether there were any."""
        return False

    def answer(self, *, yes: bool) -> bool:
        """Answer what is asked on the page, and say whether anything was."""
        del yes
        return False

    def unsaved(self) -> bool:
        """Whether something was typed that would be lost."""
        return False

    def left_open(self) -> str:
        """Return what to tell who left a question on going away, or nothing."""
        return ""

    def under_way(self) -> str:
        """Return what to ask who closes the window on work that goes on, or nothing."""
        return ""

    def end(self) -> None:
        """Leave off what goes on behind the page: the program ends."""

    def serve(self, block: CustomerBlock) -> None:
        """Let double clicks in a customer block do what they say."""
        block.copied.connect(lambda number: self.shell.say(f"Gekopieerd: {number}"))
        block.opened.connect(lambda: self.shell.wanted.emit("customer.details"))

    def forget(self) -> None:
        """Let go of what was typed and not stored; the page is left."""

    def refresh(self, customer: CustomerRow) -> None:
        """Show a customer as it is now, where this page shows that customer."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the page on Esc; press the button that has the focus on Enter."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif not press_on_enter(self, event):
            super().keyPressEvent(event)


def put_in(place: QWidget, widget: QWidget) -> None:
    """Let a widget fill the place that a form keeps for it."""
    column = QVBoxLayout(place)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(widget)
    place.setSizePolicy(widget.sizePolicy())
