# SPDX-License-Identifier: Apache-2.0
"""One table model for every list: columns are data, rows are read and never changed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, ClassVar, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import QAbstractItemView, QTableView

from wisedesk.desktop.lists.column_widths import fit_columns
from wisedesk.desktop.lists.row_looks import mark_row
from wisedesk.desktop.widgets.field_marks import plain_tip
from wisedesk.desktop.widgets.keys import go_to_ends, sort_by_digits
from wisedesk.desktop.window.style import colour

_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


def _never(_row: Any) -> bool:
    return False


@dataclass(frozen=True)  # with slots, Column[Row](…) fails on Python 3.11
class Column(Generic[Row]):
    """A column: its title, a row's text, its width in characters (0 takes the rest).

    `least` is the width that will do where there is no room for more (0: all of it).
    `bare` is the text a spreadsheet gets, where it is not what the window shows;
    `tip` is all there is to tell, where the text is short for it.
    """

    title: str
    text: Callable[[Row], str]
    width: int = 0
    sort_key: Callable[[Row], Any] | None = None
    red: Callable[[Row], bool] = _never
    right: bool = False
    bare: Callable[[Row], str] | None = None
    tip: Callable[[Row], str] | None = None
    least: int = 0


class TableModel(QAbstractTableModel, Generic[Row]):
    """Rows under columns, sorted by any of them; `marked` ones stand out."""

    def __init__(
        self, columns: Sequence[Column[Row]], marked: Callable[[Row], bool] = _never
    ) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._marked = marked
        self._rows: list[Row] = []
        self._lit: Callable[[Row], bool] = _never

    def show(self, rows: Sequence[Row]) -> None:
        """Show these rows instead."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def put_first(self, row: Row) -> None:
        """Put a row on top of the others."""
        self.beginInsertRows(_ROOT, 0, 0)
        self._rows.insert(0, row)
        self.endInsertRows()

    def append(self, rows: Sequence[Row]) -> None:
        """Put rows behind the others."""
        if rows:
            first = len(self._rows)
            self.beginInsertRows(_ROOT, first, first + len(rows) - 1)
            self._rows.extend(rows)
            self.endInsertRows()

    def replace(self, place: int, row: Row) -> None:
        """Let a row take another's place."""
        self._rows[place] = row
        last = len(self.columns) - 1
        self.dataChanged.emit(self.index(place, 0), self.index(place, last))

    def light(self, lit: Callable[[Row], bool] | None) -> None:
        """Light up the rows for which this holds, None for none."""
        self._lit = lit or _never
        if not self._rows:
            return
        last = self.index(len(self._rows) - 1, len(self.columns) - 1)
        self.dataChanged.emit(self.index(0, 0), last, [Qt.ItemDataRole.BackgroundRole])

    def remove(self, place: int) -> None:
        """Take the row at a place away."""
        self.beginRemoveRows(_ROOT, place, place)
        del self._rows[place]
        self.endRemoveRows()

    def row(self, index: Index | int) -> Row | None:
        """Return the row at a place, None outside the table."""
        place = index if isinstance(index, int) else index.row()
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def rows(self) -> tuple[Row, ...]:
        """Return all rows as they are shown."""
        return tuple(self._rows)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's text, its look, or what a screen reader says of it."""
        answer = self._answers.get(role)
        if answer is None or (place := index.row()) < 0:
            return None
        return answer(self, self._rows[place], self.columns[index.column()])

    def _text(self, row: Row, column: Column[Row]) -> str:
        return column.text(row)

    def _tip(self, row: Row, column: Column[Row]) -> str:
        """Return what a narrow column cuts off."""
        return plain_tip((column.tip or column.text)(row))

    def _spoken(self, row: Row, column: Column[Row]) -> str:
        return f"{column.title}: {column.text(row)}"

    def _aligned(self, _row: Row, column: Column[Row]) -> int | None:
        return _RIGHT if column.right else None

    def _ink(self, row: Row, column: Column[Row]) -> QBrush | None:
        return QBrush(colour("bad")) if column.red(row) else None

    def _paper(self, row: Row, _column: Column[Row]) -> QBrush | None:
        if self._lit is not _never and self._lit(row):
            return QBrush(colour("lit"))
        if self._marked is not _never and self._marked(row):
            return QBrush(colour("marked"))
        return None

    # by plain number: Qt asks for seven roles of each cell it paints
    _answers: ClassVar[dict[int, Callable[..., Any]]] = {
        int(Qt.ItemDataRole.DisplayRole): _text,
        int(Qt.ItemDataRole.ToolTipRole): _tip,
        int(Qt.ItemDataRole.AccessibleTextRole): _spoken,
        int(Qt.ItemDataRole.TextAlignmentRole): _aligned,
        int(Qt.ItemDataRole.ForegroundRole): _ink,
        int(Qt.ItemDataRole.BackgroundRole): _paper,
    }

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return a column's title."""
        wanted = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
        across = orientation == Qt.Orientation.Horizontal
        if role in wanted and across and 0 <= section < len(self.columns):
            return self.columns[section].title
        return None

    def sort(
        self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder
    ) -> None:
        """Sort the rows by a column, days as days; a view stays on its row."""
        if not 0 <= column < len(self.columns):
            return
        chosen = self.columns[column]
        key = chosen.sort_key or chosen.text
        self.layoutAboutToBeChanged.emit()
        places = sorted(
            range(len(self._rows)),
            key=lambda place: _comparable(key(self._rows[place])),
            reverse=order == Qt.SortOrder.DescendingOrder,
        )
        self._rows = [self._rows[place] for place in places]
        now_at = {before: now for now, before in enumerate(places)}
        kept = self.persistentIndexList()
        moved = [self.index(now_at[each.row()], each.column()) for each in kept]
        self.changePersistentIndexList(kept, moved)
        self.layoutChanged.emit()


def _comparable(value: Any) -> Any:
    if value is None:
        return date.min
    return value.casefold() if isinstance(value, str) else value


def dress(view: QTableView, model: TableModel[Any], *, sortable: bool = True) -> None:
    """Give a view its model, and column widths that no row is measured for."""
    view.setModel(model)
    view.verticalHeader().hide()
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setWordWrap(False)
    if view.selectionBehavior() is QAbstractItemView.SelectionBehavior.SelectRows:
        mark_row(view)
        go_to_ends(view)
    header = view.horizontalHeader()
    header.setHighlightSections(False)
    fit_columns(view, model.columns)
    view.verticalHeader().setDefaultSectionSize(view.fontMetrics().height() + 10)
    view.setSortingEnabled(sortable)
    if sortable:
        sort_by_digits(view)
        unsorted = partial(header.setSortIndicator, -1, Qt.SortOrder.AscendingOrder)
        model.modelReset.connect(unsorted)  # other rows come in an order of their own
        unsorted()


def chosen(view: QTableView) -> Any:
    """Return the row a view stands on, None where it stands on none."""
    model = view.model()
    index = view.currentIndex()
    return model.row(index) if isinstance(model, TableModel) else None


def sort_again(view: QTableView) -> None:
    """Sort what came after the clerk sorted along with the rest."""
    header = view.horizontalHeader()
    column = header.sortIndicatorSection()
    if 0 <= column < header.count():
        view.sortByColumn(column, header.sortIndicatorOrder())


def chosen_rows(view: QTableView) -> list[Any]:
    """Return the rows that are selected in a view, from the top."""
    model, selection = view.model(), view.selectionModel()
    if not isinstance(model, TableModel) or selection is None:
        return []
    places = sorted(index.row() for index in selection.selectedRows())
    return [model.row(place) for place in places]
