# SPDX-License-Identifier: Apache-2.0
"""How the columns of a list share its width: what matters stays readable longest."""

from collections.abc import Sequence
from math import ceil
from typing import Any, NamedTuple, Protocol

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QTableView

GROWING, GROWING_LEAST = 30, 10  # characters of a column that takes the rest
PADDING = 3  # characters beside a text: margins, and the arrow of a sorted column
TITLE_PADDING = 2
NARROWEST = 16


class Width(NamedTuple):
    """What a column would have, what it can do with, and whether it takes the rest."""

    wanted: int
    least: int
    grows: bool = False


class Sized(Protocol):
    """A column as far as its width goes."""

    title: str
    width: int
    least: int


def shared(room: int, widths: Sequence[Width]) -> list[int]:
    """Return what each column gets of a room.

    What is left goes to those that grow; what is short is taken from all that can do
    with less, in proportion. Where even that is too much, the list is to be scrolled.
    """
    pixels = [each.wanted for each in widths]
    spare = room - sum(pixels)
    growing = [place for place, each in enumerate(widths) if each.grows]
    if spare >= 0:
        for count, place in enumerate(growing):
            more = spare // (len(growing) - count)
            pixels[place] += more
            spare -= more
        return pixels
    slack = [each.wanted - each.least for each in widths]
    part = min(1.0, -spare / max(1, sum(slack)))
    return [
        wanted - ceil(less * part) for wanted, less in zip(pixels, slack, strict=True)
    ]


class ColumnWidths(QObject):
    """Shares the width of a view anew when it changes; a clerk's own width stays."""

    def __init__(self, view: QTableView, columns: Sequence[Sized]) -> None:
        super().__init__(view)
        self._view = view
        self._columns = tuple(columns)
        self._own: dict[int, int] = {}
        self._fits = False
        self._room = 0
        header = view.horizontalHeader()
        header.setMinimumSectionSize(NARROWEST)
        header.sectionResized.connect(self._heed)
        view.viewport().installEventFilter(self)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit the columns when the view has another width; keep no event."""
        del watched
        is_resized = event.type() is QEvent.Type.Resize
        if is_resized and self._view.viewport().width() != self._room:
            self._fit()
        return False

    def _fit(self, leaving: int = -1) -> None:
        """Share the width among the columns to be seen; one may be `leaving`."""
        view, header = self._view, self._view.horizontalHeader()
        places = [
            place
            for place in range(len(self._columns))
            if not header.isSectionHidden(place) and place != leaving
        ]
        widths = [self._width(place) for place in places]
        self._room = view.viewport().width()
        self._fits = True
        for place, pixels in zip(places, shared(self._room, widths), strict=True):
            if header.sectionSize(place) != pixels:
                header.resizeSection(place, pixels)
        self._fits = False

    def _width(self, place: int) -> Width:
        own = self._own.get(place)
        if own is not None:
            return Width(own, own)
        column, header = self._columns[place], self._view.horizontalHeader()
        letter = self._view.fontMetrics().horizontalAdvance("n")
        title = header.fontMetrics().horizontalAdvance(column.title)
        title += letter * TITLE_PADDING
        grows = not column.width
        wanted = column.width or GROWING
        least = column.least or (GROWING_LEAST if grows else column.width)
        return Width(
            max(letter * (wanted + PADDING), title),
            max(letter * (min(least, wanted) + PADDING), title),
            grows,
        )

    def _heed(self, place: int, _before: int, pixels: int) -> None:
        """Keep a width that a clerk gave; make room for a column that came or went."""
        if self._fits:
            return
        if pixels and QApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            self._own[place] = pixels
        self._fit(-1 if pixels else place)


def fit_columns(view: QTableView, columns: Sequence[Any]) -> None:
    """Let the columns of a view share its width from now on."""
    ColumnWidths(view, columns)
