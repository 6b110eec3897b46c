# SPDX-License-Identifier: Apache-2.0
"""A slip in an item: for whom it lies apart, or to which branch it goes."""

from datetime import date

from msgspec import Struct
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QPainter, QTextDocument
from PySide6.QtWidgets import QApplication

from wisedesk.desktop.printing.outputs import Output
from wisedesk.desktop.printing.sheets import PX_PER_INCH
from wisedesk.desktop.printing.templates import print_template
from wisedesk.desktop.wording.pile_words import long_day
from wisedesk.services.circulation_outcomes import PutAside, SeenIn, Sent
from wisedesk.services.outcomes import Outcome

WIDTH_PX = 272  # 72 mm: what a receipt printer of 80 mm prints on
MARGIN_PX = 8


class Slip(Struct, frozen=True, kw_only=True):
    """What a slip says, in words."""

    kind: str
    who: str
    number: str = ""
    until: str = ""
    title: str
    author: str
    barcode: str
    foot: str


def slip_of(outcome: Outcome | None, branch: str, today: date) -> Slip | None:
    """Return the slip that goes with an outcome, None for an outcome without one.

    `branch` is the name of the branch it is printed at.
    """
    foot = f"{branch}, {long_day(today)}"
    if isinstance(outcome, Sent):
        return Slip(
            kind="TRANSPORT naar",
            who=outcome.branch_name,
            number=_held_for(outcome.customer_name),
            title=outcome.title,
            author=outcome.author,
            barcode=outcome.barcode,
            foot=f"Van {foot}",
        )
    if not isinstance(outcome, PutAside | SeenIn) or outcome.pick_up_until is None:
        return None
    return Slip(
        kind="GERESERVEERD voor",
        who=outcome.customer_name,
        number=outcome.customer,
        until=f"Ophalen tot en met {long_day(outcome.pick_up_until)}",
        title=outcome.title,
        author=outcome.author,
        barcode=outcome.barcode,
        foot=foot,
    )


def slip_document(slip: Slip) -> QTextDocument:
    """Return a slip laid out for a receipt."""
    document = QTextDocument()
    document.setDocumentMargin(MARGIN_PX)
    document.setUseDesignMetrics(True)
    font = QFont(QApplication.font())
    font.setPixelSize(13)
    document.setDefaultFont(font)
    document.setHtml(print_template("slip.html").render(slip=slip))
    document.setTextWidth(WIDTH_PX)
    return document


def print_slip(slip: Slip, output: Output) -> bool:
    """Print a slip, and say whether the printer took it."""
    painter = QPainter()
    if not painter.begin(output.device):
        return False
    scale = output.device.logicalDpiX() / PX_PER_INCH
    painter.scale(scale, scale)
    document = slip_document(slip)
    document.drawContents(painter, QRectF(0, 0, WIDTH_PX, document.size().height()))
    whole = painter.end()
    return output.close(whole=whole)


def _held_for(name: str) -> str:
    return f"Gereserveerd voor {name}" if name else ""
