# SPDX-License-Identifier: Apache-2.0
"""What a desk of the harness has to work with: cards that are good, items."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from support.raw_file import rows

_CARDS = """
SELECT card.number FROM card
JOIN customer ON customer.id = card.customer_id
JOIN subscription ON subscription.customer_id = customer.id
JOIN subscription_type AS kind ON kind.id = subscription.subscription_type_id
WHERE card.status = 'active' AND kind.may_borrow
  AND subscription.is_current AND subscription.ends_on > ?
  AND customer.id NOT IN (SELECT customer_id FROM block)
  AND customer.id NOT IN (SELECT customer_id FROM customer_message)
ORDER BY card.number
"""
_ITEMS = """
SELECT barcode FROM item WHERE barcode NOT IN (SELECT number FROM card)
ORDER BY barcode
"""


@dataclass(frozen=True, slots=True)
class Stock:
    """The card numbers and barcodes of a library."""

    cards: tuple[str, ...]
    items: tuple[str, ...]


def stock_of(library: Path, day: date) -> Stock:
    """Return the cards that are good on a day and have no Melding, and every item."""
    return Stock(
        tuple(number for (number,) in rows(library, _CARDS, day.isoformat())),
        tuple(barcode for (barcode,) in rows(library, _ITEMS)),
    )
