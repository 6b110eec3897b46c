# SPDX-License-Identifier: Apache-2.0
"""A title with its items as a MARC21 record that an import reads back word for word."""

from msgspec.structs import replace
from pymarc import Field, Indicators, Leader, Record, Subfield
from pymarc.marcxml import MARC_XML_NS, record_to_xml

from wisedesk.exchange.titles import OWN_AGENCY
from wisedesk.services.exchange_rows import ItemOffer, TitleOffer

ITEMS_IN_RECORD = 400
BLANK = Indicators(" ", " ")
XML_BEGIN = (
    f'<?xml version="1.0" encoding="UTF-8"?>\n<collection xmlns="{MARC_XML_NS}">'
).encode()
XML_END = b"</collection>\n"


def title_as_binary(title: TitleOffer) -> bytes:
    """Return a title as binary records: one record cannot hold more than 99,999 bytes.

    The items of a large title are spread over records that are the same otherwise.
    """
    parts = [
        replace(title, items=title.items[start : start + ITEMS_IN_RECORD])
        for start in range(0, max(1, len(title.items)), ITEMS_IN_RECORD)
    ]
    return b"".join(_record(part).as_marc() for part in parts)


def title_as_xml(title: TitleOffer) -> bytes:
    """Return a title as one record of MARCXML."""
    return bytes(record_to_xml(_record(title)))  # type: ignore[no-untyped-call]


def _record(title: TitleOffer) -> Record:
    record = Record(force_utf8=True)
    record.leader = Leader("00000nam a2200000 a 4500")
    year = title.year if len(title.year) == 4 else "    "  # noqa: PLR2004 - of 008
    fixed = f"{'':6}s{year}{'':24}{title.language[:3]:3}  "
    cells = [
        Field("001", data=title.key),
        Field("003", data=OWN_AGENCY),
        Field("008", data=fixed),
        *(
            Field(tag, BLANK, [Subfield(*cell)])
            for tag, cell in _texts(title)
            if cell[1]
        ),
        *(Field("952", BLANK, _holding(item)) for item in title.items),
    ]
    record.add_field(*cells)  # type: ignore[no-untyped-call]
    return record


def _texts(title: TitleOffer) -> list[tuple[str, tuple[str, str]]]:
    return [
        ("020", ("a", title.isbn)),
        ("041", ("a", title.language)),
        ("100", ("a", title.author)),
        ("245", ("a", title.title)),
        ("264", ("c", title.year)),
    ]


def _holding(item: ItemOffer) -> list[Subfield]:
    price = item.price_cents
    cells = {
        "a": item.branch,
        "b": item.branch,
        "o": item.call_number,
        "p": item.barcode,
        "v": "" if price is None else f"{price // 100}.{price % 100:02}",
        "y": item.material,
    }
    return [Subfield(code, text) for code, text in cells.items() if text]
