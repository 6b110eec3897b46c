# SPDX-License-Identifier: Apache-2.0
"""Reading one record that was cut out of a MARC file, through pymarc."""

import logging
import re
import warnings
from contextlib import redirect_stderr
from io import BytesIO, StringIO
from itertools import accumulate
from typing import Any
from xml.sax import SAXException, make_parser
from xml.sax.handler import feature_external_ges, feature_namespaces

from pymarc import Record
from pymarc.exceptions import PymarcException
from pymarc.marcxml import MARC_XML_NS, XmlHandler

from wisedesk.exchange.marc_files import END_OF_FIELD, END_OF_RECORD, Cut, Found
from wisedesk.services.exchange_rows import Problem, Trouble, problem

LEADER_LENGTH = 24
ENTRY_LENGTH = 12
LONGEST = 99_999
UTF8 = b"a"
MARC8 = "iso8859-1"  # pymarc's word for it
BROKEN = (PymarcException, SAXException, ValueError, LookupError, TypeError)
_PREFIX = re.compile(rb"^<([\w.-]+):record")

logging.getLogger("pymarc").setLevel(logging.ERROR)  # it warns of missing indicators


def read_binary(cut: Cut, encoding: str = "") -> Found:
    """Return a binary record, whatever its leader says of length and alphabet.

    Bytes that only make sense as UTF-8 are read so, and bytes that make none are read
    as MARC-8, unless somebody named an encoding.
    """
    if cut.wrong is not None:
        return Found(None, cut.wrong)
    raw = _mended(cut.raw)
    is_utf8 = _is_utf8(raw) if not encoding else encoding == "utf-8"
    told: tuple[Problem, ...] = ()
    if raw[9:10] == UTF8 and not is_utf8:
        raw = raw[:9] + b" " + raw[10:]
        told = () if encoding else (problem(Trouble.MARC8_AFTER_ALL),)
    elif is_utf8 and not raw.isascii():
        raw = raw[:9] + UTF8 + raw[10:]
    try:
        record, complaint = _decoded(raw, encoding)
    except (*BROKEN, UnicodeError) as error:
        return _broken(error)
    if complaint:
        told += (problem(Trouble.UNKNOWN_LETTER),)
    return Found(record, told=told)


def _decoded(raw: bytes, encoding: str) -> tuple[Record, str]:
    """Return a record, and what pymarc says of it: it says so on standard error."""
    said = StringIO()
    with warnings.catch_warnings(), redirect_stderr(said):
        warnings.simplefilter("ignore")
        record = Record(raw, file_encoding=encoding or MARC8)
    return record, said.getvalue()


def read_xml(cut: Cut) -> Found:
    """Return a record of MARCXML."""
    if cut.wrong is not None:
        return Found(None, cut.wrong)
    handler = XmlHandler()  # type: ignore[no-untyped-call]
    parser = make_parser()  # noqa: S317 - no entities: see cut_xml
    parser.setContentHandler(handler)
    parser.setFeature(feature_namespaces, True)
    parser.setFeature(feature_external_ges, False)
    try:
        parser.parse(BytesIO(_with_namespace(cut.raw)))
    except BROKEN as error:
        return _broken(error)
    records: list[Any] = handler.records
    if len(records) != 1:
        return Found(None, problem(Trouble.NOT_A_RECORD))
    return Found(records[0])


def _broken(error: Exception) -> Found:
    why = f"{type(error).__name__}: {error}".rstrip(": ")
    return Found(None, problem(Trouble.RECORD_BROKEN, why=why))


def _mended(raw: bytes) -> bytes:
    """Return a record whose leader and directory tell what is really there.

    Programs that change a record's letters and not its numbers are common. A directory
    that does not fit is made anew, when its tags are whole and as many as the fields.
    """
    end = raw.find(END_OF_FIELD, LEADER_LENGTH)
    if end < 0:
        return raw
    directory, data = raw[LEADER_LENGTH:end], raw[end + 1 :]
    if not _fits(directory, data):
        fields = data.removesuffix(END_OF_RECORD).split(END_OF_FIELD)[:-1]
        tags = [directory[at : at + 3] for at in range(0, len(directory), ENTRY_LENGTH)]
        if len(tags) == len(fields) and all(tag.isdigit() for tag in tags):
            lengths = [len(each) + 1 for each in fields]
            starts = [0, *accumulate(lengths)]
            told = zip(tags, lengths, starts, strict=False)
            directory = b"".join(b"%b%04d%05d" % entry for entry in told)
    base = LEADER_LENGTH + len(directory) + 1
    length = min(base + len(data), LONGEST)
    leader = b"%05d" % length + raw[5:12] + b"%05d" % base + raw[17:LEADER_LENGTH]
    return leader + directory + END_OF_FIELD + data


def _fits(directory: bytes, data: bytes) -> bool:
    """Whether every entry of a directory ends where a field ends."""
    for at in range(0, len(directory), ENTRY_LENGTH):
        numbers = directory[at + 3 : at + ENTRY_LENGTH]
        if len(numbers) != ENTRY_LENGTH - 3 or not numbers.isdigit():
            return False
        stop = int(numbers[:4]) + int(numbers[4:])
        if data[stop - 1 : stop] != END_OF_FIELD:
            return False
    return True


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _with_namespace(raw: bytes) -> bytes:
    """Return a record with its prefix bound, as its document's first line had it.

    Names that other attributes use are bound as well, where they are not already.
    """
    found = _PREFIX.match(raw)
    prefix = found.group(1).decode() if found else ""
    bound = f' xmlns:{prefix}="{MARC_XML_NS}"' if prefix else ""
    if b"xsi:" in raw:
        bound += ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    return f"<c{bound}>".encode() + raw + b"</c>"
