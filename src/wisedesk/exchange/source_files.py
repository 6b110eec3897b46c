# SPDX-License-Identifier: Apache-2.0
"""A file before it is read: whether it can be, what it is, how its letters are kept."""

import codecs
import hashlib
from enum import StrEnum
from pathlib import Path

from msgspec import Struct, field

CHUNK = 1 << 20
SAMPLE = 1 << 16
PROPER_TO_BROKEN = 10  # so many good letters to a broken one, and it is UTF-8
BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
LIKELY = ["cp1252", "iso8859_15", "cp850", "mac_roman", "cp1250", "cp1251", "cp1253"]
NOT_ASCII = bytes(range(0x80, 0x100))
UNUSED_IN_CP1252 = bytes((0x81, 0x8D, 0x8F, 0x90, 0x9D))


class FileTrouble(StrEnum):
    """Why a file is not read or written at all; the wording lies in `wording`."""

    MISSING = "missing"
    IS_FOLDER = "is-folder"
    UNREADABLE = "unreadable"
    EMPTY = "empty"
    NOT_MARC = "not-marc"
    NOT_CSV = "not-csv"
    COLUMN_MISSING = "column-missing"
    UNKNOWN_ENCODING = "unknown-encoding"
    BEING_IMPORTED = "being-imported"
    UNKNOWN_TARGET = "unknown-target"
    EXISTS = "exists"
    UNWRITABLE = "unwritable"
    UNKNOWN_KIND = "unknown-kind"


class WrongFile(Exception):
    """The file that was named cannot be used; nothing was done."""

    def __init__(self, trouble: FileTrouble, path: Path, **facts: object) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble
        self.facts = {"path": str(path)} | {key: str(it) for key, it in facts.items()}


class Source(Struct, frozen=True):
    """A file that can be read, by its content.

    `head` is its beginning; `encoding` is how its text seems to be kept, or how
    somebody told it is.
    """

    path: Path
    size: int
    digest: str
    head: bytes
    encoding: str
    encoding_told: bool = False


class _Letters(Struct):
    """What the bytes of a file say about its encoding, gathered as they pass."""

    decoder: codecs.IncrementalDecoder = field(
        default_factory=lambda: codecs.getincrementaldecoder("utf-8")("surrogateescape")
    )
    proper: int = 0
    broken: int = 0
    unused: bool = False
    sample: bytes = b""

    def look(self, chunk: bytes, *, last: bool = False) -> None:
        """Take note of the next bytes."""
        text = self.decoder.decode(chunk, last)
        if text.isascii():
            return
        good = text.encode("utf-8", "ignore")  # without what could not be decoded
        letters = len(good.decode())
        self.broken += len(text) - letters
        self.proper += letters - len(good.translate(None, NOT_ASCII))
        self.unused |= any(byte in chunk for byte in UNUSED_IN_CP1252)
        if len(text) > letters and not self.sample:
            self.sample = chunk[:CHUNK]


def look_at(path: Path) -> Source:
    """Return a file as a source; raises WrongFile when it cannot be read."""
    if path.is_dir():
        raise WrongFile(FileTrouble.IS_FOLDER, path)
    if not path.exists():
        raise WrongFile(FileTrouble.MISSING, path)
    digest, letters, head, size = hashlib.sha256(), _Letters(), b"", 0
    try:
        with path.open("rb") as file:
            while chunk := file.read(CHUNK):
                head = head or chunk[:SAMPLE]
                size += len(chunk)
                digest.update(chunk)
                letters.look(chunk)
    except OSError as error:
        raise WrongFile(FileTrouble.UNREADABLE, path, why=error.strerror) from error
    letters.look(b"", last=True)
    if not head.strip():
        raise WrongFile(FileTrouble.EMPTY, path)
    return Source(path, size, digest.hexdigest(), head, _encoding(head, letters))


def known_encoding(path: Path, name: str) -> str:
    """Return an encoding that somebody named; raises WrongFile for an unknown one."""
    try:
        return codecs.lookup(name).name
    except LookupError as error:
        raise WrongFile(FileTrouble.UNKNOWN_ENCODING, path, name=name) from error


def _encoding(head: bytes, letters: _Letters) -> str:
    for mark, name in BOMS:
        if head.startswith(mark):
            return name
    wide = _without_mark(head)
    if wide:
        return wide
    if not letters.broken or letters.proper > PROPER_TO_BROKEN * letters.broken:
        return "utf-8"
    # imported when a file is read: the desk is ready sooner without
    from charset_normalizer import from_bytes

    best = from_bytes(letters.sample, cp_isolation=LIKELY).best()
    guess = best.encoding if best else "cp1252"
    if guess == "cp1252" and letters.unused:
        return "iso8859_1"
    return guess


def _without_mark(head: bytes) -> str:
    """Return UTF-16's name when every other byte is zero, empty otherwise."""
    even, odd = head[0:400:2], head[1:400:2]
    if len(odd) and odd.count(0) > len(odd) * 0.7:
        return "utf-16-le"
    if len(even) and even.count(0) > len(even) * 0.7:
        return "utf-16-be"
    return ""
