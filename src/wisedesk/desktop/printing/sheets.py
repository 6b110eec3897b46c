# SPDX-License-Identifier: Apache-2.0
"""A list laid out on sheets of paper, one sheet at a time.

A sheet is laid out when it is wanted and costs some ten milliseconds; a list of twenty
thousand lines begins to print at once, and the window stays alive between the sheets.
"""

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextDocument, QTextTable
from PySide6.QtWidgets import QApplication

from wisedesk.desktop.lists.column_widths import PADDING
from wisedesk.desktop.printing.templates import print_template
from wisedesk.services.listings import Listing

PX_PER_INCH = 96
MM_PER_INCH = 25.4
A4 = (210.0, 297.0)  # mm
MARGIN_MM = 12.0
FOOT_PX = 26.0
MOST_ROWS = 64  # tried on a sheet; A4 on end holds about fifty
SPARE = 4  # more rows tried than the sheet before held
NARROW = range(1, 17)  # characters; such a column (a day, an amount) keeps its width
REST_WIDTH = 36  # characters, for a column that takes the rest
FONT_PX = 10
CELL_PADDING = 3  # of the template


class _Sheet(Struct, frozen=True):
    """A sheet: its document, and how much of it stands on the paper."""

    document: QTextDocument
    height: float


class Sheets:
    """The sheets of a list, on A4 on end or on its side.

    Sheets are counted from 1. The number of all sheets is known once the last one was
    laid out.
    """

    def __init__(self, listing: Listing, *, landscape: bool) -> None:
        self.listing = listing
        self.landscape = landscape
        short, long = A4
        across, down = (long, short) if landscape else (short, long)
        self.paper = QSizeF(_px(across), _px(down))
        margin = 2 * _px(MARGIN_MM)
        self._body = QSizeF(
            self.paper.width() - margin, self.paper.height() - margin - FOOT_PX
        )
        self._template = print_template("list.html")
        self._widths = _widths(listing, self._body.width())
        self._starts = [0]  # the first row of every sheet that is known
        self._last: int | None = None
        self._tried = MOST_ROWS // 2

    @property
    def count(self) -> int | None:
        """How many sheets there are, None while the last one was not laid out."""
        return self._last

    @property
    def known(self) -> int:
        """How many sheets are laid out so far."""
        return len(self._starts)

    def lay_out_one_more(self) -> None:
        """Lay out one sheet more of those that nobody asked for yet."""
        if self._last is None:
            self._lay_out_next(len(self._starts))

    def rows_on(self, sheet: int) -> range:
        """Return the places of the rows on a sheet that was laid out."""
        ends = [*self._starts[1:], len(self.listing.rows)]
        return range(self._starts[sheet - 1], ends[sheet - 1])

    def paint(self, painter: QPainter, sheet: int) -> None:
        """Paint a sheet in pixels of a 96th of an inch, with the paper's margin."""
        laid = self._lay_out(sheet)
        margin = _px(MARGIN_MM)
        painter.save()
        painter.translate(margin, margin)
        whole = QRectF(0, 0, self._body.width(), laid.height)
        laid.document.drawContents(painter, whole)
        self._paint_foot(painter, sheet)
        painter.restore()

    def _paint_foot(self, painter: QPainter, sheet: int) -> None:
        told = f"{self.listing.title} · blad {sheet}"
        if self._last is not None:
            told += f" van {self._last}"
        painter.setFont(_font())
        at = QPointF(0, self._body.height() + FOOT_PX - 4)
        painter.drawText(at, told)

    def _lay_out(self, sheet: int) -> _Sheet:
        """Lay a sheet out, and those before it that nobody asked for yet."""
        while len(self._starts) < sheet and self._last is None:
            self.lay_out_one_more()
        sheet = min(sheet, len(self._starts))
        if sheet == len(self._starts):
            return self._lay_out_next(sheet)
        document = self._document(sheet, *self._starts[sheet - 1 : sheet + 1])
        return _Sheet(document, document.size().height())

    def _lay_out_next(self, sheet: int) -> _Sheet:
        """Lay out the last sheet that is known, with as many rows as it holds."""
        first, rows = self._starts[sheet - 1], len(self.listing.rows)
        while True:
            end = min(first + self._tried, rows)
            document = self._document(sheet, first, end)
            height = document.size().height()
            full = height > self._body.height()
            if full or end == rows or self._tried >= MOST_ROWS:
                break
            self._tried *= 2
        if full:
            held, height = _held(document, self._body.height(), end - first)
            self._tried = min(held + SPARE, MOST_ROWS)
            end = first + held  # the others come on the next sheet
        if end < rows:
            self._starts.append(end)
        else:
            self._last = sheet
        return _Sheet(document, height)

    def _document(self, sheet: int, first: int, end: int) -> QTextDocument:
        document = QTextDocument()
        document.setDocumentMargin(0)
        document.setUseDesignMetrics(True)
        document.setDefaultFont(_font())
        document.setHtml(
            self._template.render(
                listing=self.listing,
                sheet=sheet,
                rows=self.listing.texts(first, end),
                widths=self._widths,
                is_last=end == len(self.listing.rows),
            )
        )
        document.setTextWidth(self._body.width())
        return document


def _held(document: QTextDocument, height: float, rows: int) -> tuple[int, float]:
    """Return how many rows stand whole within a height, and where the last one ends.

    One at least is held, and one at least is not: the document is too long.
    """
    layout = document.documentLayout()
    tables = [
        each
        for each in document.rootFrame().childFrames()
        if isinstance(each, QTextTable)
    ]
    held, ends_at = 1, height
    for row in range(2, rows + 1):  # row 0 has the titles; a row ends where one begins
        block = tables[0].cellAt(row, 0).firstCursorPosition().block()
        top = layout.blockBoundingRect(block).top() - CELL_PADDING
        if top > height:
            break
        held, ends_at = row - 1, top
    return held, ends_at


def _px(millimetres: float) -> float:
    return millimetres / MM_PER_INCH * PX_PER_INCH


def _font() -> QFont:
    font = QFont(QApplication.font())
    font.setPixelSize(FONT_PX)
    return font


def _widths(listing: Listing, paper: float) -> list[int]:
    """Return the width of each column: the wide ones share what the narrow ones leave.

    Days, amounts and numbers are to be read in one line, as on the screen; titles may
    wrap.
    """
    character = QFontMetricsF(_font()).horizontalAdvance("0")
    asked = [
        character * (max(column.width, len(column.title)) + PADDING) + 2 * CELL_PADDING
        if column.width in NARROW
        else 0
        for column in listing.columns
    ]
    shares = [
        0 if column.width in NARROW else column.width or REST_WIDTH
        for column in listing.columns
    ]
    left = max(0, paper - sum(asked)) / max(1, sum(shares))
    return [
        round(one or left * share) for one, share in zip(asked, shares, strict=True)
    ]
