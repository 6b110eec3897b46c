# SPDX-License-Identifier: Apache-2.0
"""Amounts as they are typed: whole cents, never a fraction of one."""

import re

_AMOUNT = re.compile(r"^(?:€\s*)?(\d{1,5})(?:[,.](\d{1,2}))?$", re.ASCII)


def read_cents(text: str) -> int | None:
    """Return an amount such as 12,50 or € 12 in cents, None for anything else.

    Nothing typed is nothing due.
    """
    clean = text.strip()
    if not clean:
        return 0
    found = _AMOUNT.match(clean)
    if not found:
        return None
    euros, cents = found.groups()
    return int(euros) * 100 + int((cents or "0").ljust(2, "0"))
