# SPDX-License-Identifier: Apache-2.0
"""How each kind of file is opened, cut into rows, and a row read."""

from collections.abc import Callable, Generator
from datetime import date
from functools import partial
from typing import BinaryIO

from msgspec import Struct

from wisedesk.exchange import marc_files
from wisedesk.exchange.batches import Prepared
from wisedesk.exchange.csv_rows import Row, Table, open_text, read_rows, read_table
from wisedesk.exchange.customer_columns import KNOWN as CUSTOMER_KNOWN
from wisedesk.exchange.customer_columns import REQUIRED as CUSTOMER_REQUIRED
from wisedesk.exchange.customer_rows import customer_of
from wisedesk.exchange.loan_rows import (
    BRANCH_KNOWN,
    BRANCH_REQUIRED,
    LOAN_KNOWN,
    LOAN_REQUIRED,
    branch_of,
    loan_of,
)
from wisedesk.exchange.marc_files import Cut, Found
from wisedesk.exchange.marc_records import read_binary, read_xml
from wisedesk.exchange.rejects import OWN_COLUMNS
from wisedesk.exchange.source_files import FileTrouble, Source, WrongFile
from wisedesk.exchange.tally import Thing
from wisedesk.exchange.titles import control_number, title_of
from wisedesk.services.exchange_rows import Kind, Trouble, problem

Read = Callable[[], Prepared]
MARC_COLUMNS = ("byte", "001", "inhoud")
# a file of loans has the column that makes one of branches, and more
MOST_TELLING_FIRST = (Kind.TITLES, Kind.LOANS, Kind.CUSTOMERS, Kind.BRANCHES)


class Reader(Struct, frozen=True):
    """A file about to be read: the columns of its rejects, the columns left out.

    `rows` gives its rows in order, each still to be read: a row that was done before
    costs next to nothing.
    """

    columns: tuple[str, ...]
    left_out: tuple[str, ...]
    rows: Callable[[BinaryIO], Generator[Read]]


def reader_for(kind: Kind, source: Source, today: date, delimiter: str = "") -> Reader:
    """Return how a file is read; raises WrongFile when it is of another kind."""
    if kind is Kind.TITLES:
        as_xml = marc_files.is_xml(source)
        told = source.encoding if source.encoding_told else ""
        rows = partial(_xml, source) if as_xml else partial(_binary, told)
        return Reader(MARC_COLUMNS, (), rows)
    known, required = {
        Kind.CUSTOMERS: (CUSTOMER_KNOWN, CUSTOMER_REQUIRED),
        Kind.LOANS: (LOAN_KNOWN, LOAN_REQUIRED),
        Kind.BRANCHES: (BRANCH_KNOWN, BRANCH_REQUIRED),
    }[kind]
    table = read_table(source, known, required, delimiter)
    left_out = tuple(
        name
        for name, column in zip(table.header, table.columns, strict=True)
        if column and column not in known | set(OWN_COLUMNS)
    )
    header = tuple(
        name
        for name, column in zip(table.header, table.columns, strict=True)
        if column not in OWN_COLUMNS
    )
    return Reader(header, left_out, partial(_table, kind, table, today))


def kind_of(source: Source, today: date) -> Kind:
    """Return the kind of a file by what stands in it; raises WrongFile for none."""
    for kind in MOST_TELLING_FIRST:
        try:
            reader_for(kind, source, today)
        except WrongFile:
            continue
        return kind
    raise WrongFile(FileTrouble.UNKNOWN_KIND, source.path)


def _binary(encoding: str, file: BinaryIO) -> Generator[Read]:
    for cut in marc_files.cut_binary(file):
        yield partial(_record, partial(read_binary, encoding=encoding), cut)


def _xml(source: Source, file: BinaryIO) -> Generator[Read]:
    with open_text(file, source.encoding) as text:
        pieces = iter(partial(text.read, marc_files.CHUNK), "")
        for cut in marc_files.cut_xml(pieces):
            yield partial(_record, read_xml, cut)


def _record(read: Callable[[Cut], Found], cut: Cut) -> Prepared:
    found = read(cut)
    number = control_number(found.record)
    text = cut.raw.decode("utf-8", "backslashreplace")
    content = (str(cut.offset), number, text)
    place = str(cut.number)
    if found.record is None:
        return Prepared(
            place=place,
            content=content,
            thing=Thing.TITLE,
            offer=None,
            wrong=found.wrong,
        )
    title = title_of(found.record)
    return Prepared(
        place=place,
        content=content,
        thing=Thing.TITLE,
        offer=title.title,
        wrong=title.wrong,
        told=(*found.told, *title.told),
        items=title.items_in_record,
        refused=title.refused,
    )


def _table(kind: Kind, table: Table, today: date, file: BinaryIO) -> Generator[Read]:
    with open_text(file, table.encoding) as text:
        for row in read_rows(text, table):
            yield partial(_row, kind, table, row, today)


def _row(kind: Kind, table: Table, row: Row, today: date) -> Prepared:
    own = {place for place, it in enumerate(table.columns) if it in OWN_COLUMNS}
    content = tuple(cell for at, cell in enumerate(row.cells) if at not in own)
    thing = {
        Kind.CUSTOMERS: Thing.CUSTOMER,
        Kind.LOANS: Thing.LOAN,
        Kind.BRANCHES: Thing.BRANCH,
    }[kind]
    prepared = partial(Prepared, place=str(row.line), content=content, thing=thing)
    if row.wrong is not None:
        return prepared(offer=None, wrong=row.wrong)
    if kind is Kind.CUSTOMERS:
        customer = customer_of(row.values, today)
        return prepared(offer=customer.offer, wrong=customer.wrong, told=customer.told)
    if kind is Kind.LOANS:
        loan = loan_of(row.values)
        return prepared(offer=loan.offer, wrong=loan.wrong)
    branch = branch_of(row.values)
    missing = problem(Trouble.FIELD_MISSING, field="branchcode")
    return prepared(offer=branch, wrong=None if branch else missing)
