# SPDX-License-Identifier: Apache-2.0
"""What a row says of a customer's cards: blocks, other cards, Melding, kind."""

from collections.abc import Iterator
from datetime import date

from wisedesk.domain.cards import CardStatus, tidy_number
from wisedesk.domain.customer_types import SpecialKind
from wisedesk.domain.messages import judge_message, tidy_message
from wisedesk.exchange.cells import Cells
from wisedesk.exchange.csv_values import day_of, yes_or_no
from wisedesk.exchange.isbd import tidy

CARD_STATUSES = frozenset(status.value for status in CardStatus)
KINDS = frozenset(kind.value for kind in SpecialKind)


def blocks_in(row: Cells, today: date) -> tuple[str, ...]:
    """Return every reason why a customer is blocked, until a day to come or always."""
    own = row.values.get("blocks", "").splitlines()
    reasons = tuple(tidy(line) for line in own if line.strip())
    told = row.get("debarred")
    until = day_of(told)
    over = until is not None and until < today
    if not told or told.startswith("0000") or over or yes_or_no(told) is False:
        return reasons
    return (*reasons, row.get("debarredcomment") or f"debarred: {told}")


def message_in(row: Cells) -> str:
    """Return a Melding; one that does not fit becomes a remark."""
    text = tidy_message(row.values.get("message", "").replace("\r\n", "\n"))
    if not text or judge_message(text) is None:
        return text
    row.keep_wrong("message", tidy(text))
    return ""


def other_cards_in(row: Cells) -> Iterator[tuple[str, str]]:
    """Return the cards beside the one, "number status" on a line each."""
    for line in row.values.get("othercards", "").splitlines():
        number, _, status = line.strip().rpartition(" ")
        if number and status in CARD_STATUSES:
            yield tidy_number(number), status


def special_kind_in(row: Cells) -> SpecialKind | None:
    """Return Type speciale klant, where a file of ours tells it."""
    told = row.get("specialkind")
    return SpecialKind(told) if told in KINDS else None
