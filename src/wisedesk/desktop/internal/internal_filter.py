# SPDX-License-Identifier: Apache-2.0
"""Which lines of Interne passen are asked for: of a card, by words, by how long."""

from msgspec import Struct

from wisedesk.desktop.internal.internal_card_lines import InternalLine
from wisedesk.domain.names import fold
from wisedesk.wording.words import counted


class InternalFilter(Struct, frozen=True, kw_only=True):
    """What the clerk asked for; `more_than` is in days, None for all.

    `card` is a customer's id and 0 for all cards; `words` are folded.
    """

    card: int = 0
    words: tuple[str, ...] = ()
    more_than: int | None = None
    late: bool = False

    def takes(self, line: InternalLine) -> bool:
        """Whether a line is asked for."""
        return (
            (not self.card or line.customer_id == self.card)
            and (self.more_than is None or line.days > self.more_than)
            and (line.late or not self.late)
            and all(word in line.searched for word in self.words)
        )

    def told(self, name: str, text: str) -> str:
        """Return what is asked for in words, by the name of its card and its text."""
        more = self.more_than
        said = (
            name,
            text,
            "" if more is None else f"langer dan {counted(more, 'dag', 'dagen')}",
            "over tijd" if self.late else "",
        )
        return ", ".join(each for each in said if each)


def filter_of(card: int, text: str, days: str, *, late: bool) -> InternalFilter:
    """Return a filter from what was typed; days that are no number are not asked."""
    typed = days.strip()
    is_number = typed.isascii() and typed.isdecimal()
    return InternalFilter(
        card=card,
        words=tuple(fold(text).split()),
        more_than=int(typed[:9]) if is_number else None,
        late=late,
    )
