# SPDX-License-Identifier: Apache-2.0
"""The command line in Dutch: argparse with our own words."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from datetime import date

BAD_USE = 2
_DUTCH = (
    (r"the following arguments are required: (.+)", r"er ontbreekt nog: \1"),
    (r"unrecognized arguments: (.+)", r"onbekend: \1"),
    (r"argument ([^:]+): expected one argument", r"\1: hier hoort iets achter"),
    (
        r"argument ([^:]+): invalid choice: (.+?) \(choose from (.+)\)",
        r"\1: \2 bestaat niet; kies uit \3",
    ),
    (r"argument ([^:]+): (.+)", r"\1: \2"),
)


def day(text: str) -> date:
    """Return the day in dd-mm-jjjj or jjjj-mm-dd, for argparse."""
    from datetime import date  # noqa: PLC0415 - the window waits

    from wisedesk.domain.calendar import read_day  # noqa: PLC0415

    found = read_day(text)
    if found is not None:
        return found
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text} is geen datum; schrijf dd-mm-jjjj"
        ) from None


def number_between(lowest: int, highest: int) -> Callable[[str], int]:
    """Return what reads a whole number within bounds, for argparse."""

    def number(text: str) -> int:
        # more digits than the highest has are not worth reading
        if text.isdecimal() and len(text) <= len(str(highest)):
            found = int(text)
            if lowest <= found <= highest:
                return found
        span = f"{lowest} tot en met {highest:,}".replace(",", ".")
        raise argparse.ArgumentTypeError(f"{text} is geen geheel getal van {span}")

    return number


class _DutchFormat(argparse.HelpFormatter):
    """Help that begins with `gebruik:`."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """Begin the usage line in Dutch."""
        ours = "gebruik: " if prefix is None else prefix
        super().add_usage(usage, actions, groups, ours)


class DutchParser(argparse.ArgumentParser):
    """A parser whose help and complaints are Dutch; a wrong line ends with 2."""

    def __init__(self, **settings: Any) -> None:
        settings.setdefault("formatter_class", _DutchFormat)
        super().__init__(**settings, add_help=False, allow_abbrev=False)
        self._optionals.title = "opties"
        self._positionals.title = "wat erbij hoort"
        self.add_argument(
            "-h", "--help", action="help", help="toon deze uitleg en stop"
        )

    def error(self, message: str) -> NoReturn:
        """Say in Dutch what is wrong with the line, and stop."""
        for english, dutch in _DUTCH:
            if re.fullmatch(english, message):
                message = re.sub(english, dutch, message)
                break
        self.print_usage(sys.stderr)
        self.exit(BAD_USE, f"{self.prog}: {message}\n")
