# SPDX-License-Identifier: Apache-2.0
"""Internal cards: whose each is, what for, and when what is on it should be back.

An item on one is due on the day it was lent and nobody is reminded of it (seed,
"Exemplaren uitgeleend aan een administratieve pas"). When it is expected back is
therefore a fact of its own, and only the library's own people are told.
"""

from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import fields

from wisedesk.domain.calendar import read_day
from wisedesk.domain.number_fields import Bounds
from wisedesk.domain.refusals import Reason, Refusal, passable, refusal
from wisedesk.domain.typed_text import tidied

LONGEST = {"owner": 60, "purpose": 120}
DAYS = Bounds(1, 3650, optional=True)
ITEMS = Bounds(1, 99_999, optional=True)


class InternalCard(Struct, frozen=True, kw_only=True):
    """What is kept of an internal card; None is not set.

    `expected_days` after lending an item is expected back, `maximum` is how many items
    may be on the card, `ends_on` the last day it may be used.
    """

    owner: str = ""
    purpose: str = ""
    expected_days: int | None = None
    maximum: int | None = None
    ends_on: date | None = None

    def expected_on(self, lent_on: date) -> date | None:
        """Return when an item lent on a day is expected back, None for no day."""
        if self.expected_days is None:
            return None
        return lent_on + timedelta(days=self.expected_days)


UNKNOWN = InternalCard()


class InternalCardDraft(Struct, frozen=True, kw_only=True):
    """An internal card as typed on the customer screen."""

    owner: str = ""
    purpose: str = ""
    expected_days: str = ""
    maximum: str = ""
    ends: str = ""


def judge_internal_card(
    draft: InternalCardDraft,
) -> tuple[InternalCard, dict[str, Refusal]]:
    """Return an internal card as it would be stored and a refusal for each bad field.

    A last day in the past is good: it takes the card out of use.
    """
    problems: dict[str, Refusal] = {}
    text = {each.name: tidied(getattr(draft, each.name)) for each in fields(draft)}
    for name, most in LONGEST.items():
        if len(text[name]) > most:
            problems[name] = refusal(Reason.TOO_LONG, name, characters=most)
    ends_on = read_day(text["ends"]) if text["ends"] else None
    if text["ends"] and ends_on is None:
        problems["ends"] = refusal(Reason.INVALID_DATE, "ends", typed=text["ends"])
    card = InternalCard(
        owner=text["owner"],
        purpose=text["purpose"],
        expected_days=_count("expected_days", DAYS, text["expected_days"], problems),
        maximum=_count("maximum", ITEMS, text["maximum"], problems),
        ends_on=ends_on,
    )
    return card, problems


def _count(
    name: str, bounds: Bounds, typed: str, problems: dict[str, Refusal]
) -> int | None:
    found = bounds.read(name, typed)
    if isinstance(found, Refusal):
        problems[name] = found
        return None
    return found


def against_card(
    card: InternalCard, open_loans: int, today: date
) -> tuple[Refusal, ...]:
    """Return why nothing is lent to an internal card; the clerk may pass each."""
    against = []
    if card.ends_on is not None and card.ends_on < today:
        against.append(passable(Reason.INTERNAL_CARD_ENDED, ended_on=card.ends_on))
    if card.maximum is not None and open_loans >= card.maximum:
        against.append(passable(Reason.INTERNAL_CARD_FULL, maximum=card.maximum))
    return tuple(against)


def is_fresh(seconds: int, minutes: int) -> bool:
    """Whether a card scanned so long ago may still be lent to; 0 minutes is always.

    A card that lies open while a queue forms would take the items of the next person.
    Where the clock was set back, nobody knows how long it lies there.
    """
    return minutes == 0 or abs(seconds) <= minutes * 60


def is_past(expected_on: date | None, today: date) -> bool:
    """Whether an item should have been back: the day it is expected has gone by."""
    return expected_on is not None and expected_on < today


def is_long(lent_on: date, today: date, days: int) -> bool:
    """Whether an item is on a card for more than a number of days."""
    return (today - lent_on).days > days
