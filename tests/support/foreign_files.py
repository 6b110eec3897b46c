# SPDX-License-Identifier: Apache-2.0
"""Files as other systems write them, small, and with their usual faults."""

from collections.abc import Sequence

from pymarc import Field, Indicators, Leader, Record, Subfield
from pymarc.marcxml import MARC_XML_NS, record_to_xml

Cells = Sequence[tuple[str, str]]
CUSTOMERS = "cardnumber,surname,firstname,dateofbirth,branchcode,categorycode"


def field(tag: str, *cells: tuple[str, str]) -> Field:
    """Return a field with blank indicators."""
    return Field(tag, Indicators(" ", " "), [Subfield(*cell) for cell in cells])


def holding(barcode: str, **cells: str) -> Field:
    """Return a 952 with what is usual, unless other cells are given."""
    usual = {"a": "9408", "p": barcode, "y": "BOOK", "o": "RIO", "v": "12.50"}
    return field("952", *(cell for cell in (usual | cells).items() if cell[1]))


def record(
    *more: Field, number: str = "1", agency: str = "NBD", title: str = "De reis /"
) -> Record:
    """Return a record with a title, an author and whatever more is given."""
    made = Record(force_utf8=True)
    made.leader = Leader("00000nam a2200000 a 4500")
    cells = [Field("001", data=number)] if number else []
    cells += [Field("003", data=agency)] if agency else []
    cells += [field("245", ("a", title))] if title else []
    made.add_field(*cells, *more)
    return made


def as_marc(*records: Record) -> bytes:
    """Return records as a binary file in UTF-8."""
    return b"".join(each.as_marc() for each in records)


def as_xml(*records: Record) -> bytes:
    """Return records as a MARCXML file."""
    inside = b"\n".join(record_to_xml(each) for each in records)
    return f'<collection xmlns="{MARC_XML_NS}">'.encode() + inside + b"</collection>"


def marc8(title: bytes, *, alphabet: bytes = b" ", number: bytes = b"m8") -> bytes:
    """Return a hand-made binary record with a title in the bytes given."""
    cells = [(b"001", number), (b"245", b"10\x1fa" + title)]
    directory, data = b"", b""
    for tag, cell in cells:
        whole = cell + b"\x1e"
        directory += tag + f"{len(whole):04}{len(data):05}".encode()
        data += whole
    base = 24 + len(directory) + 1
    length = base + len(data) + 1
    leader = f"{length:05}nam ".encode() + alphabet + f"22{base:05} a 4500".encode()
    return leader + directory + b"\x1e" + data + b"\x1d"


def with_length(raw: bytes, length: int) -> bytes:
    """Return a record whose leader tells another length than it has."""
    return f"{length:05}".encode() + raw[5:]


def table(header: str, *rows: str) -> str:
    """Return a CSV file with a line a row."""
    return "\r\n".join((header, *rows, ""))
