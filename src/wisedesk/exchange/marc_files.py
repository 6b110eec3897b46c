# SPDX-License-Identifier: Apache-2.0
"""The records of a MARC file one by one, binary or MARCXML, broken ones among them.

Each record is cut out of the file by its own end and read alone, so that one that is
broken costs no other, and no file is too large.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import BinaryIO

from msgspec import Struct
from pymarc import Record

from wisedesk.exchange.source_files import FileTrouble, Source, WrongFile
from wisedesk.services.exchange_rows import Problem, Trouble, problem

CHUNK = 1 << 16
LARGEST = 1 << 24  # bytes of one record; what is longer is no record
END_OF_RECORD = b"\x1d"
END_OF_FIELD = b"\x1e"
BETWEEN = b" \t\r\n\0\x1a"
LEADER = re.compile(rb"\d{5}[a-z][a-z].{3}22\d{5}.{3}45[0-9 ][0-9 ]", re.DOTALL)
XML_START = re.compile(r"<(?:[\w.-]+:)?(?:collection|record)[\s>/]")
_BOM = b"\xef\xbb\xbf"


class Cut(Struct, frozen=True):
    """A record as it was cut out of a file: where it begins, and its bytes or text.

    `wrong` tells why it is no whole record.
    """

    number: int
    offset: int
    raw: bytes
    wrong: Problem | None = None


class Found(Struct, frozen=True):
    """A record as it was read, or why it could not be; `told` is said beside it."""

    record: Record | None
    wrong: Problem | None = None
    told: tuple[Problem, ...] = ()


def is_xml(source: Source) -> bool:
    """Whether a file is MARCXML; raises WrongFile when it is no MARC at all."""
    text = source.head.decode(source.encoding, "replace").lstrip("\ufeff").lstrip()
    if text.startswith("<"):
        if XML_START.search(text):
            return True
    elif LEADER.search(source.head) or _has_a_record(source.head):
        return False
    raise WrongFile(FileTrouble.NOT_MARC, source.path)


def _has_a_record(head: bytes) -> bool:
    return END_OF_FIELD in head and END_OF_RECORD in head


def cut_binary(file: BinaryIO) -> Iterator[Cut]:
    """Return the records of a binary file by the sign that ends each.

    The length in a leader is not believed: it is the first thing a careless program
    gets wrong.
    """
    number = 0
    for offset, raw, ended in _pieces(file):
        for start, part in _glued(raw, ended=ended):
            number += 1
            wrong = None
            if len(part) >= LARGEST:
                wrong = problem(Trouble.RECORD_TOO_LARGE)
            elif not part.endswith(END_OF_RECORD):
                wrong = problem(Trouble.RECORD_CUT_OFF)
            yield Cut(number, offset + start, part, wrong)


def _pieces(file: BinaryIO) -> Iterator[tuple[int, bytes, bool]]:
    """Return what lies between two ends of record, with its place and whether ended."""
    kept, offset = b"", 0
    while chunk := file.read(CHUNK):
        kept += chunk
        while (end := kept.find(END_OF_RECORD)) >= 0:
            piece, kept = kept[: end + 1], kept[end + 1 :]
            begin = len(piece) - len(piece.lstrip(BETWEEN + _BOM))
            if len(piece) - begin > 1:
                yield offset + begin, piece[begin:], True
            offset += len(piece)
        if len(kept) >= LARGEST:
            yield offset, kept, False
            offset, kept = offset + len(kept), b""
    begin = len(kept) - len(kept.lstrip(BETWEEN))
    if kept[begin:]:
        yield offset + begin, kept[begin:], False


def _glued(raw: bytes, *, ended: bool) -> Iterator[tuple[int, bytes]]:
    """Return a piece, parted where a second leader shows that an end is missing."""
    if ended and _fits(raw):
        yield 0, raw
        return
    starts = [0, *(each.start() for each in LEADER.finditer(raw, 1))]
    for start, stop in pairwise([*starts, len(raw)]):
        yield start, raw[start:stop]


def _fits(raw: bytes) -> bool:
    """Whether a record is as long as its leader says."""
    return raw[:5].isdigit() and int(raw[:5]) == len(raw)


def cut_xml(text: Iterator[str]) -> Iterator[Cut]:
    """Return the records of a MARCXML file, each as a little document of its own.

    The document's own declarations never reach a parser: an entity is unknown and a
    DOCTYPE harmless.
    """
    kept, offset, number = "", 0, 0
    opening = re.compile(r"<((?:[\w.-]+:)?)record(?=[\s>])")
    for piece in text:
        kept += piece
        while start := opening.search(kept):
            end = kept.find(f"</{start.group(1)}record", start.end())
            close = kept.find(">", end) if end >= 0 else -1
            again = opening.search(kept, start.end(), end if end >= 0 else len(kept))
            if again is None and close < 0:
                break
            stop = close + 1 if again is None else again.start()
            number += 1
            wrong = None if again is None else problem(Trouble.RECORD_CUT_OFF)
            raw = _bytes(kept[start.start() : stop])
            yield Cut(number, offset + start.start(), raw, wrong)
            kept, offset = kept[stop:], offset + stop
        if len(kept) >= LARGEST:
            number += 1
            large = problem(Trouble.RECORD_TOO_LARGE)
            yield Cut(number, offset, _bytes(kept), large)
            offset, kept = offset + len(kept), ""
    start = opening.search(kept)
    if start:
        number += 1
        raw = _bytes(kept[start.start() :])
        cut_off = problem(Trouble.RECORD_CUT_OFF)
        yield Cut(number, offset + start.start(), raw, cut_off)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")
