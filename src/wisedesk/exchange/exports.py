# SPDX-License-Identifier: Apache-2.0
"""Writing the library to files that an import reads again."""

import csv
import io
import os
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO

from wisedesk.exchange.marc_writing import (
    XML_BEGIN,
    XML_END,
    title_as_binary,
    title_as_xml,
)
from wisedesk.exchange.rejects import BOM
from wisedesk.exchange.source_files import FileTrouble, WrongFile
from wisedesk.exchange.transactions import Progress
from wisedesk.services.clock import LIBRARY_ZONE
from wisedesk.services.exchange_ports import (
    CustomerLine,
    ExchangeLibrary,
    Exporting,
    LoanLine,
)
from wisedesk.services.exchange_rows import Kind

_CUSTOMER = (
    "cardnumber surname nameprefix firstname initials dateofbirth sex branchcode "
    "categorycode dateenrolled dateexpiry email emailabsent phone streetnumber address "
    "zipcode city country contactname lang userid loginaccount iban bic directdebit "
    "sepa newsletter identified keephistory warnlentbefore deskreceipts selection lost "
    "blocks othercards message specialkind borrowernotes"
)
_LOAN = (
    "cardnumber barcode branchcode issued issuedon due returned returnedon renewals "
    "standing"
)
COLUMNS = {
    Kind.CUSTOMERS: _CUSTOMER.split(),
    Kind.LOANS: _LOAN.split(),
    Kind.BRANCHES: ["branchcode", "branchname"],
}


def export_file(
    library: ExchangeLibrary,
    kind: Kind,
    path: Path,
    progress: Progress,
    *,
    overwrite: bool = False,
) -> int:
    """Write everything of a kind to a file and return how many rows that were.

    The file appears when it is whole. Raises WrongFile when it cannot be written, or
    exists and may not be replaced.
    """
    if path.is_dir():
        raise WrongFile(FileTrouble.IS_FOLDER, path)
    if path.exists() and not overwrite:
        raise WrongFile(FileTrouble.EXISTS, path)
    unfinished = path.with_name(path.name + ".part")
    try:
        with library.exporting() as tx, unfinished.open("wb") as file:
            if os.name == "posix":
                unfinished.chmod(0o600)  # it holds people's data
            written = _write(file, tx, kind, path, progress)
            os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError as error:
        raise WrongFile(FileTrouble.UNWRITABLE, path, why=error.strerror) from error
    finally:
        unfinished.unlink(missing_ok=True)
    return written


def _write(
    file: BinaryIO, tx: Exporting, kind: Kind, path: Path, progress: Progress
) -> int:
    whole, written = tx.rows_of(kind), 0
    as_xml = kind is Kind.TITLES and path.suffix.casefold() != ".mrc"
    if as_xml:
        file.write(XML_BEGIN)
    elif kind is not Kind.TITLES:
        file.write(BOM + _line(COLUMNS[kind]))
    for row in _rows(tx, kind, as_xml=as_xml):
        file.write(row)
        written += 1
        progress(written, max(whole, written))
    if as_xml:
        file.write(XML_END)
    file.flush()
    return written


def _rows(tx: Exporting, kind: Kind, *, as_xml: bool) -> Iterator[bytes]:
    if kind is Kind.TITLES:
        for title in tx.all_titles():
            yield title_as_xml(title) if as_xml else title_as_binary(title)
    elif kind is Kind.CUSTOMERS:
        yield from (_line(_customer(line)) for line in tx.all_customers())
    elif kind is Kind.LOANS:
        yield from (_line(_loan(line)) for line in tx.all_loans())
    else:
        yield from (_line((row.code, row.name)) for row in tx.branches())


def _line(cells: Iterable[str]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerow(cells)
    return text.getvalue().encode()


def _customer(line: CustomerLine) -> list[str]:
    person = line.person
    cells = {
        "cardnumber": line.card_number,
        "surname": " ".join(filter(None, (person.name_prefix, person.family_name))),
        "nameprefix": person.name_prefix,
        "firstname": person.given_name,
        "initials": person.initials,
        "dateofbirth": _day(person.born_on),
        "sex": person.gender.value,
        "branchcode": line.branch,
        "categorycode": line.subscription,
        "dateenrolled": _day(line.registered_on),
        "dateexpiry": _day(line.ends_on),
        "email": person.email,
        "emailabsent": _yes_or_no(person.email_absent),
        "phone": person.phone,
        "streetnumber": person.house_number,
        "address": person.street,
        "zipcode": person.postcode,
        "city": person.city,
        "country": person.country.value,
        "contactname": person.contact_person,
        "lang": person.language.value,
        "userid": person.login_name,
        "loginaccount": _yes_or_no(person.login_account),
        "iban": person.iban,
        "bic": person.bic,
        "directdebit": _yes_or_no(person.direct_debit),
        "sepa": _yes_or_no(person.sepa),
        "newsletter": _yes_or_no(person.newsletter),
        "identified": _yes_or_no(person.identified),
        "keephistory": _yes_or_no(person.keep_history),
        "warnlentbefore": _yes_or_no(person.warn_lent_before),
        "deskreceipts": _yes_or_no(person.desk_receipts),
        "selection": person.selection,
        "lost": _yes_or_no(line.card_is_blocked),
        "blocks": "\n".join(line.blocks),
        "othercards": "\n".join(" ".join(card) for card in line.other_cards),
        "message": line.message,
        "specialkind": line.special_kind.value if line.special_kind else "",
        "borrowernotes": "\n".join(line.remarks),
    }
    return [cells[column] for column in COLUMNS[Kind.CUSTOMERS]]


def _loan(line: LoanLine) -> tuple[str, ...]:
    return (
        line.card_number,
        line.barcode,
        line.branch,
        _instant(line.lent_at),
        _day(line.lent_on),
        _day(line.due_on),
        _instant(line.returned_at),
        _day(line.returned_on),
        str(line.renewals),
        line.standing.value,
    )


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _instant(at: datetime | None) -> str:
    """Return an instant as the library's clock showed it, with its zone."""
    return at.astimezone(LIBRARY_ZONE).isoformat(timespec="seconds") if at else ""


def _yes_or_no(told: bool | None) -> str:
    return "" if told is None else str(int(told))
