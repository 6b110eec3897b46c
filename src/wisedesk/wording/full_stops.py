# SPDX-License-Identifier: Apache-2.0
"""A sentence ends once, whatever the title or name at its end brings along."""

import re

_BEHIND_A_MARK = re.compile(r"(?<=[!?…])\.(?![.\w])")  # Waar is Wally?.
_TWICE = re.compile(r"(?<!\.)\.\.(?!\.)")  # Jansen jr..
_LAST = re.compile(r"(?<!\b[A-Z])\.$")  # the stop of a sentence, not of an initial
_FOUR = re.compile(r"(?<!\.)\.{4}(?!\.)")  # Er was eens....


def ended_once(text: str) -> str:
    """Return a text without the stops behind a title that ends a sentence itself."""
    text = _BEHIND_A_MARK.sub("", text)
    return _FOUR.sub("...", _TWICE.sub(".", text))


def without_stop(text: str) -> str:
    """Return a sentence that others go on with; a name's initial keeps its stop."""
    return _LAST.sub("", text)
