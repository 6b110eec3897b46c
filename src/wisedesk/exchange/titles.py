# SPDX-License-Identifier: Apache-2.0
"""A MARC21 record as a title with its items (holdings in 952, as Koha has them)."""

import hashlib

from msgspec import Struct
from pymarc import Field, Record

from wisedesk.domain.cards import tidy_number
from wisedesk.exchange.csv_values import cents_of
from wisedesk.exchange.isbd import (
    isbn13_in,
    joined_title,
    looks_like_isbn,
    tidy,
    without_ending,
    year_in,
)
from wisedesk.services.exchange_rows import (
    ItemOffer,
    Problem,
    TitleOffer,
    Trouble,
    problem,
)

OWN_AGENCY = "wisedesk"
LANGUAGE = slice(35, 38)
WHOLE_008 = 38
MATERIAL_BY_FORM = {"g": "DVD", "j": "CD", "i": "AUDIO", "m": "GAME", "r": "GAME"}


class Read(Struct, frozen=True):
    """What a record offers: a title, or why there is none, and what is told beside.

    `refused` are the items that cannot be taken, each with its reason.
    """

    title: TitleOffer | None
    wrong: Problem | None = None
    refused: tuple[Problem, ...] = ()
    told: tuple[Problem, ...] = ()
    items_in_record: int = 0


def title_of(record: Record) -> Read:
    """Return what a record offers the library."""
    holdings = record.get_fields("952")
    name = _title(record)
    own = _control(record, "003") == OWN_AGENCY
    if not name:
        no_title = problem(Trouble.NO_TITLE)
        return Read(None, no_title, items_in_record=len(holdings))
    told: list[Problem] = []
    isbn13 = _isbn(record, told)
    key, weak = _key(record, isbn13)
    items, refused = _items(record, holdings, told)
    offer = TitleOffer(
        key=key,
        weak_key=weak,
        title=_as_written(record, "245", "a") if own else name,
        author=_as_written(record, "100", "a") if own else _author(record),
        isbn=_as_written(record, "020", "a") if own else isbn13,
        year=_as_written(record, "264", "c") if own else _year(record),
        language=_as_written(record, "041", "a") if own else _language(record),
        items=tuple(items),
    )
    return Read(offer, None, tuple(refused), tuple(told), len(holdings))


def control_number(record: Record | None) -> str:
    """Return a record's 001, empty without one."""
    return _control(record, "001") if record is not None else ""


def _key(record: Record, isbn13: str) -> tuple[str, bool]:
    """Return a key that the same record always has, and whether others may have it.

    001 with 003, else 001 alone, else the ISBN, else a digest of the record's fields
    without its holdings.
    """
    number, agency = _control(record, "001"), _control(record, "003")
    if number and agency == OWN_AGENCY:
        return number, False
    if number:
        return f"{agency}:{number}", not agency
    if isbn13:
        return f"isbn:{isbn13}", False
    told = [
        str(each)
        for each in record.get_fields()
        if each.tag not in {"005", "952"}  # the time of the last change, and holdings
    ]
    digest = hashlib.sha256("\n".join(told).encode("utf-8", "replace"))
    return f"marc:{digest.hexdigest()[:32]}", False


def _control(record: Record, tag: str) -> str:
    found = record.get_fields(tag)
    return tidy(found[0].data or "") if found else ""


def _first(field: Field, *codes: str) -> str:
    """Return the first filled subfield of one of these codes."""
    for code in codes:
        for text in field.get_subfields(code):
            if text and text.strip():
                return str(text)
    return ""


def _as_written(record: Record, tag: str, code: str) -> str:
    """Return a field as an export of ours wrote it."""
    found = record.get_fields(tag)
    return _first(found[0], code) if found else ""


def _title(record: Record) -> str:
    for field in record.get_fields("245"):
        parts = [str(text) for text in field.get_subfields("n", "p") if text]
        name = joined_title(_first(field, "a"), parts, _first(field, "b"))
        if name:
            return name
    return ""


def _author(record: Record) -> str:
    for tag, codes in (
        ("100", "a"),
        ("110", "ab"),
        ("111", "a"),
        ("700", "a"),
        ("710", "ab"),
        ("711", "a"),
        ("720", "a"),
    ):
        for field in record.get_fields(tag):
            names = [str(text) for text in field.get_subfields(*codes) if text]
            name = ". ".join(each for each in map(without_ending, names) if each)
            if name and not field.get_subfields("t"):
                return name
    return ""


def _isbn(record: Record, told: list[Problem]) -> str:
    """Return the first good ISBN; tell of those that are none."""
    found = ""
    for field in record.get_fields("020"):
        text = _first(field, "a")
        good = isbn13_in(text)
        if text and not good and looks_like_isbn(text):
            told.append(problem(Trouble.INVALID_ISBN, value=tidy(text)))
        found = found or good
    return found


def _year(record: Record) -> str:
    for tag in ("264", "260"):
        for field in record.get_fields(tag):
            year = year_in(" ".join(field.get_subfields("c")))
            if year:
                return year
    return year_in(_raw_008(record)[7:11])


def _language(record: Record) -> str:
    """Return the language: of 008, of 041, or of an 008 whose spaces were lost."""
    fixed = _raw_008(record)
    spoken = [fixed[LANGUAGE]] if len(fixed) >= WHOLE_008 else []
    spoken += [_first(field, "a")[:3] for field in record.get_fields("041")]
    spoken += [fixed[-5:-2]] if len(fixed) < WHOLE_008 else []
    return next(
        (each for each in spoken if len(each) == 3 and each.isalpha()),  # noqa: PLR2004 - of MARC
        "",
    )


def _raw_008(record: Record) -> str:
    found = record.get_fields("008")
    return (found[0].data or "") if found else ""


def _items(
    record: Record, holdings: list[Field], told: list[Problem]
) -> tuple[list[ItemOffer], list[Problem]]:
    items: list[ItemOffer] = []
    refused: list[Problem] = []
    for field in holdings:
        barcode = tidy_number(tidy(_first(field, "p")))
        if not barcode:
            refused.append(problem(Trouble.FIELD_MISSING, field="952$p"))
            continue
        if " " in barcode:
            refused.append(problem(Trouble.NUMBER_WITH_SPACE, number=barcode))
            continue
        price = _first(field, "v", "g")
        cents = cents_of(price)
        if price and cents is None:
            told.append(problem(Trouble.INVALID_PRICE, value=price, barcode=barcode))
        items.append(
            ItemOffer(
                barcode=barcode,
                branch=tidy(_first(field, "a", "b")),
                material=tidy(_first(field, "y")) or _form(record),
                call_number=tidy(_first(field, "o")),
                price_cents=cents,
            )
        )
    return items, refused


def _form(record: Record) -> str:
    """Return a material for an item that names none, by the record's form."""
    leader = str(record.leader)
    if leader[6:8] in {"as", "ai"}:
        return "SER"
    return MATERIAL_BY_FORM.get(leader[6:7], "BOOK")
