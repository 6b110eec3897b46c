# SPDX-License-Identifier: Apache-2.0
"""Text as somebody typed it, made fit to keep."""

from unicodedata import category


def tidied(text: str) -> str:
    """Return a text without needless spaces and characters that steer a machine."""
    said = (each for each in text if each.isspace() or category(each) != "Cc")
    return " ".join("".join(said).split())
