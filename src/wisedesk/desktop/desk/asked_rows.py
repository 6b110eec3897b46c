# SPDX-License-Identifier: Apache-2.0
"""Which row of the desk F1 explains, and what is known of it already."""

from PySide6.QtWidgets import QTableView

from wisedesk.desktop.lists.table_model import TableModel, chosen, chosen_rows
from wisedesk.desktop.pages.loan_lines import Line
from wisedesk.services.asked import Asked
from wisedesk.services.desk_rows import DeskRow
from wisedesk.services.outcomes import Refused
from wisedesk.services.session_rows import SessionRows


def asked_at(view: QTableView, rows: SessionRows) -> Asked | None:
    """Return the row chosen, else the newest one."""
    model = view.model()
    if view.hasFocus() or chosen_rows(view):
        line = chosen(view)
    else:
        line = model.row(0) if isinstance(model, TableModel) else None
    if not isinstance(line, Line):
        return None
    row = rows.get(line.mark)
    if row is None:  # an open loan that F9 brought
        return Asked(barcode=line.barcode, customer=line.customer)
    return _asked(row)


def _asked(row: DeskRow) -> Asked:
    refusals = row.outcome.refusals if isinstance(row.outcome, Refused) else ()
    return Asked(
        op_id=row.done_by or row.op_id,
        barcode=row.item.barcode if row.item is not None else "",
        customer=row.customer,
        refusals=refusals,
    )
