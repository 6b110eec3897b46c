# SPDX-License-Identifier: Apache-2.0
"""A line of the desk's table and of F9: what is out, came back or was refused."""

from dataclasses import dataclass, replace
from datetime import date

from wisedesk.desktop import words as w
from wisedesk.desktop.sentences import outcome_sentence
from wisedesk.desktop.table_model import Column
from wisedesk.domain.loans import is_overdue
from wisedesk.services.outcomes import Lent, Outcome, Refused, Renewed, Returned
from wisedesk.services.records import ItemRow, LoanRow
from wisedesk.services.session import Scan

WAITS = "wacht"
RENEWED = "verlengd"
REFUSED = "geweigerd"
SET_ASIDE = "leg apart"
RESTORED = "hersteld"
ASKS = "vraagt u"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line; `mark` keeps lines of one scan together."""

    mark: str
    barcode: str
    title_key: str = ""
    title: str = ""
    title_author: str = ""
    material: str = ""
    lent_on: date | None = None
    due_on: date | None = None
    status: str = ""
    remark: str = ""
    overdue: bool = False
    on_loan: bool = False

    @property
    def refused(self) -> bool:
        """Whether the scan was not done."""
        return self.status in {REFUSED, ASKS}

    @property
    def waits(self) -> bool:
        """Whether the scan was not handled yet."""
        return self.status == WAITS


def loan_line(loan: LoanRow, today: date, branch: str) -> Line:
    """Return an open loan as a line."""
    remarks = [
        loan.item_branch if loan.item_branch != branch else "",
        "Gereserveerd" if loan.held else "",
        f"{RENEWED} ({loan.renewals})" if loan.renewals else "",
    ]
    return Line(
        mark=f"loan:{loan.loan_id}",
        barcode=loan.barcode,
        title_key=loan.title_key,
        title=loan.title,
        title_author=w.author_line(loan.title, loan.author),
        material=loan.material,
        lent_on=loan.lent_on,
        due_on=loan.due_on,
        status=w.LIST_STATUS[loan.standing],
        remark=", ".join(each for each in remarks if each),
        overdue=is_overdue(loan.due_on, loan.standing, today),
        on_loan=True,
    )


def renewed_line(line: Line, outcome: Renewed) -> Line:
    """Return a loan's line as it runs on."""
    others = [part for part in line.remark.split(", ") if not part.startswith(RENEWED)]
    remarks = [*others, f"{RENEWED} ({outcome.renewals})"]
    return replace(
        line,
        due_on=outcome.due_on,
        remark=", ".join(part for part in remarks if part),
        overdue=False,
    )


def waiting_line(scan: Scan) -> Line:
    """Return a scan that is not handled yet as a line."""
    return Line(mark=scan.op_id, barcode=scan.text, status=WAITS)


def broken_line(scan: Scan) -> Line:
    """Return a scan that a fault of ours stopped as a line."""
    told = "Onverwachte fout: niet verwerkt. Scan opnieuw."
    return Line(mark=scan.op_id, barcode=scan.text, status=REFUSED, remark=told)


def outcome_line(scan: Scan, outcome: Outcome, item: ItemRow | None) -> Line:
    """Return what became of a scan as a line."""
    about = Line(mark=scan.op_id, barcode=scan.text)
    if item is not None:
        about = Line(
            mark=scan.op_id,
            barcode=item.barcode,
            title_key=item.title_key,
            title=item.title,
            title_author=w.author_line(item.title, item.author),
            material=item.material,
        )
    if item is not None and _is_turned_back(outcome, item):
        return replace(about, status=RESTORED)
    if isinstance(outcome, Lent):
        return replace(
            about,
            lent_on=outcome.lent_on,
            due_on=outcome.due_on,
            status=w.LIST_STATUS[outcome.standing],
            on_loan=True,
        )
    if isinstance(outcome, Returned):
        waits = outcome.held_for_name
        return replace(
            about,
            lent_on=outcome.lent_on,
            due_on=outcome.returned_on,
            status=SET_ASIDE if waits else w.RETURNED_STATUS,
            remark=f"Gereserveerd voor {waits}" if waits else "",
        )
    passable = isinstance(outcome, Refused) and outcome.may_be_passed
    return replace(
        about,
        status=ASKS if passable else REFUSED,
        remark=outcome_sentence(outcome),
    )


def _is_turned_back(outcome: Outcome, item: ItemRow) -> bool:
    """Whether what was done once does not stand: a session gone through again."""
    out = bool(item.borrower_key)
    return (isinstance(outcome, Lent) and not out) or (
        isinstance(outcome, Returned) and out
    )


LOAN_COLUMNS = (
    Column[Line](
        "Uitl.", lambda row: w.day(row.lent_on), 9, sort_key=lambda row: row.lent_on
    ),
    Column[Line](
        "Inl.",
        lambda row: w.day(row.due_on),
        9,
        sort_key=lambda row: row.due_on,
        red=lambda row: row.overdue,
    ),
    Column[Line]("Titel/auteur", lambda row: row.title_author),
    Column[Line]("Mat", lambda row: row.material, 20),
    Column[Line](
        "Status",
        lambda row: row.status + (" (te laat)" if row.overdue else ""),
        16,
        red=lambda row: row.overdue or row.refused,
    ),
    Column[Line]("Opmerking", lambda row: row.remark, 24),
    Column[Line]("Barcode", lambda row: row.barcode, 14),
)
