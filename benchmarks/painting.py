# SPDX-License-Identifier: Apache-2.0
"""When a list on the screen has been painted with what is waited for on it."""

import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
)
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QTableView, QWidget

Index = QModelIndex | QPersistentModelIndex
Wait = Callable[[Callable[[], bool], str], None]
COLUMNS = 8
ROWS_SEEN = 40
AT_REST_MS = 50


class Painting(QObject):
    """Watches the lists of a window.

    `until` says how long it took from an act until a list had been painted that shows a
    text, any row (None), or nothing in particular (an empty text).
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._watched: set[int] = set()
        self._text: str | None = ""
        self._painted_ns = 0
        self.watch()

    def watch(self) -> None:
        """Watch the lists that are there now."""
        for view in self._window.findChildren(QTableView):
            if id(view) not in self._watched:
                self._watched.add(id(view))
                view.viewport().installEventFilter(self)

    def until(self, text: str | None, act: Callable[[], object], wait: Wait) -> float:
        """Return the milliseconds from the beginning of an act to the paint."""
        self._text, self._painted_ns = text, 0
        begun = time.perf_counter_ns()
        act()
        wait(lambda: self._painted_ns > 0, f"geschilderd: {text}")
        return (self._painted_ns - begun) / 1e6

    def repaint(self) -> None:
        """Have the list in sight painted, with nothing new on it."""
        for view in self._window.findChildren(QTableView):
            if view.isVisible():
                view.viewport().update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and not self._painted_ns:
            view = watched.parent()
            if isinstance(view, QTableView) and self._is_there(view):
                QTimer.singleShot(0, self, self._note)  # when all of it is drawn
        return False

    def _is_there(self, view: QTableView) -> bool:
        model, text = view.model(), self._text
        if not text:
            return text == "" or model.rowCount() > 0
        rows = range(min(model.rowCount(), ROWS_SEEN))
        return any(
            text in str(model.index(row, column).data())
            for row in rows
            for column in range(model.columnCount())
        )

    def _note(self) -> None:
        self._painted_ns = self._painted_ns or time.perf_counter_ns()


class _List(QAbstractTableModel):
    """Rows of plain text."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[tuple[str, ...]] = []

    def show(self, rows: list[tuple[str, ...]]) -> None:
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, _parent: Index | None = None) -> int:
        return COLUMNS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._rows[index.row()][index.column()]
        return None


class BareList:
    """The floor of a list: a window with a plain table, its rows in memory."""

    def __init__(self, count: int) -> None:
        self._rows = [
            tuple(f"{row} kolom {column}" for column in range(COLUMNS))
            for row in range(count)
        ]
        self._window = QMainWindow()
        self._window.resize(1366, 768)
        self._window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._pages = QStackedWidget()
        self._view, self._model = QTableView(), _List()
        self._view.setModel(self._model)
        self._pages.addWidget(QWidget())
        self._pages.addWidget(self._view)
        self._window.setCentralWidget(self._pages)
        self._painting = Painting(self._window)
        self._window.show()

    def show_rows(self, wait: Wait, pause: Callable[[int], None]) -> float:
        """Return the milliseconds until the rows are painted; then they go again."""
        spent = self._painting.until(None, self._turn_up, wait)
        self._model.show([])
        self._pages.setCurrentIndex(0)
        pause(AT_REST_MS)
        return spent

    def close(self) -> None:
        """Take the window away."""
        self._window.close()
        self._window.deleteLater()

    def _turn_up(self) -> None:
        self._pages.setCurrentIndex(1)
        self._model.show(self._rows)
