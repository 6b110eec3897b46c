# SPDX-License-Identifier: Apache-2.0
"""Reading one record that was cut out of a MARC file, through pymarc."""

import logging
import re
import warnings
from contextlib import redirect_stderr
from io import BytesIO, StringIO
from typing import Any
from xml.sax import SAXException, make_parser
from xml.sax.handler import feature_external_ges, feature_namespaces

from pymarc import Record
from pymarc.exceptions import PymarcException
from pymarc.marcxml import MARC_XML_NS, XmlHandler

from wisedesk.exchange.marc_files import END_OF_FIELD, Cut, Found
from wisedesk.services.exchange_rows import Problem, Trouble, problem

LEADER_LENGTH = 24
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
        return Found(cut, None, cut.wrong)
    raw = _with_true_length(cut.raw)
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
        return _broken(cut, error)
    if complaint:
        told += (problem(Trouble.UNKNOWN_LETTER),)
    return Found(cut, record, told=told)


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
        return Found(cut, None, cut.wrong)
    handler = XmlHandler()  # type: ignore[no-untyped-call]
    parser = make_parser()  # noqa: S317 - no entities: see cut_xml
    parser.setContentHandler(handler)
    parser.setFeature(feature_namespaces, True)
    parser.setFeature(feature_external_ges, False)
    try:
        parser.parse(BytesIO(_with_namespace(cut.raw)))
    except BROKEN as error:
        return _broken(cut, error)
    records: list[Any] = handler.records
    if len(records) != 1:
        return Found(cut, None, problem(Trouble.NOT_A_RECORD))
    return Found(cut, records[0])


def _broken(cut: Cut, error: BaseException) -> Found:
    why = f"{type(error).__name__}: {error}".rstrip(": ")
    return Found(cut, None, problem(Trouble.RECORD_BROKEN, why=why))


def _with_true_length(raw: bytes) -> bytes:
    """Return a record with the length it has, and its directory's end found again."""
    length = min(len(raw), LONGEST)
    raw = f"{length:05}".encode() + raw[5:]
    end = raw.find(END_OF_FIELD, LEADER_LENGTH)
    if end > 0 and not (raw[12:17].isdigit() and int(raw[12:17]) == end + 1):
        raw = raw[:12] + f"{min(end + 1, LONGEST):05}".encode() + raw[17:]
    return raw


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
