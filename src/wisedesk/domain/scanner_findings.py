# SPDX-License-Identifier: Apache-2.0
"""What can be seen of a scanner in its test scans."""

from enum import StrEnum

from msgspec import Struct, field


class Finding(StrEnum):
    """One thing that can be seen; the sentence of each lies in the window."""

    SPEED = "speed"
    SLOW = "slow"
    TYPED = "typed"
    ENTER = "enter"
    TAB = "tab"
    END_TWICE = "end-twice"
    NO_END = "no-end"
    ENDS_DIFFER = "ends-differ"
    CONTROLS = "controls"
    SCANS_DIFFER = "scans-differ"
    TOO_SHORT = "too-short"
    AZERTY = "azerty"
    SHIFTED = "shifted"
    CAPS_LOCK = "caps-lock"
    AIM_PREFIX = "aim-prefix"
    PREFIX = "prefix"
    SUFFIX = "suffix"
    ZEROS_DROPPED = "zeros-dropped"
    START_DROPPED = "start-dropped"
    END_DROPPED = "end-dropped"
    OTHER_NUMBER = "other-number"
    NUMBER_RIGHT = "number-right"


# what no setting of ours can mend: the scanner itself must be set otherwise
AT_THE_SCANNER = frozenset(
    {
        Finding.CONTROLS,
        Finding.END_DROPPED,
        Finding.ENDS_DIFFER,
        Finding.OTHER_NUMBER,
        Finding.SCANS_DIFFER,
        Finding.SLOW,
        Finding.START_DROPPED,
        Finding.TOO_SHORT,
        Finding.TYPED,
        Finding.ZEROS_DROPPED,
        Finding.CAPS_LOCK,
    }
)


class Found(Struct, frozen=True):
    """One thing that was seen, with the values a sentence needs."""

    finding: Finding
    facts: dict[str, str] = field(default_factory=dict)

    @property
    def is_bad(self) -> bool:
        """Whether only the scanner itself can be set so that it is right."""
        return self.finding in AT_THE_SCANNER
