# SPDX-License-Identifier: Apache-2.0
"""A number without end, as from a scanner that hangs, stands short on the screen."""

import re

LONGEST = 40  # characters; no barcode and no word of a title is longer
KEPT = 12
_ENDLESS = re.compile(rf"\S{{{LONGEST + 1},}}")


def shortened(text: str) -> str:
    """Return a text with the beginning alone of what goes on without a space."""
    if len(text) <= LONGEST:
        return text
    return _ENDLESS.sub(lambda found: f"{found[0][:KEPT]}…", text)
