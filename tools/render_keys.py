# SPDX-License-Identifier: Apache-2.0
"""Writes docs/keys.md from the table of commands; `--check` only says if it differs."""

import sys
from collections.abc import Iterable
from pathlib import Path

from wisedesk.desktop.keys.commands import (
    BUTTON_KEYS,
    COMMANDS,
    FIELD_KEYS,
    Needs,
    shown_keys,
)

PAGE = Path(__file__).resolve().parent.parent / "docs" / "keys.md"
HEAD = """# Keys

Written by `make docs` from `src/wisedesk/desktop/keys/commands.py`; change it there.
The window shows the same list with F1, where no row is to be explained.
"""
NEEDS = {Needs.NOTHING: "", Needs.CUSTOMER: "a customer"}


def render() -> str:
    """Return the page of keys."""
    commands = (
        (shown_keys(each.keys) or "menu", each.title, NEEDS[each.needs], f"`{each.id}`")
        for each in COMMANDS
    )
    buttons = ((shown_keys((key,)), name, where) for name, key, where in BUTTON_KEYS)
    fields = ((typed, name, where) for name, typed, where in FIELD_KEYS)
    return "\n".join(
        [
            HEAD,
            "## Commands\n",
            *_table(("Keys", "Command", "Needs", "Id"), commands),
            "\n## Buttons\n",
            *_table(("Keys", "Button", "Where"), buttons),
            "\n## Typed in a field or a list\n",
            *_table(("Typed", "What it does", "Where"), fields),
            "",
        ]
    )


def main(arguments: list[str]) -> int:
    """Write the page, or with `--check` return 1 when it is not as it should be."""
    page = render()
    if arguments != ["--check"]:
        PAGE.write_text(page, encoding="utf-8")
        return 0
    if PAGE.is_file() and PAGE.read_text(encoding="utf-8") == page:
        return 0
    print("docs/keys.md is not what commands.py says. Run: make docs", file=sys.stderr)
    return 1


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> list[str]:
    lines = [head, tuple("---" for _ in head), *rows]
    return [f"| {' | '.join(cells)} |" for cells in lines]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
