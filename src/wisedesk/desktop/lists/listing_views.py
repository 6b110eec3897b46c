# SPDX-License-Identifier: Apache-2.0
"""The list in a view, as it is printed and put in a file."""

from PySide6.QtWidgets import QTableView

from wisedesk.desktop.lists.table_model import TableModel
from wisedesk.services.listings import ListedColumn, Listing


def listing_of(
    view: QTableView, title: str, *, about: str = "", totals: str = ""
) -> Listing | None:
    """Return the rows of a view in their order, under the columns that are not hidden.

    None where the view shows another kind of list.
    """
    model = view.model()
    if not isinstance(model, TableModel):
        return None
    columns = tuple(
        ListedColumn(
            title=column.title,
            text=column.text,
            bare=column.bare or column.text,
            width=column.width,
            right=column.right,
        )
        for place, column in enumerate(model.columns)
        if not view.isColumnHidden(place)
    )
    rows = model.rows()
    return Listing(title=title, columns=columns, rows=rows, about=about, totals=totals)
