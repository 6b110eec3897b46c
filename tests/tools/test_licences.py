# SPDX-License-Identifier: Apache-2.0
"""The text with the licences of what a frozen program is made of."""

import sys

import licences
import pytest
from licences import RULE, licences_text

MODULES = (
    "wisedesk.domain.loans",
    "PySide6/QtCore.abi3.so",
    "sqlalchemy.engine",
    "rich\\console",
    "json.decoder",
)


def titles(text: str) -> list[str]:
    """Return the headings of a text: each stands between two rules."""
    lines = text.splitlines()
    return [
        line
        for place, line in enumerate(lines[1:-1], start=1)
        if lines[place - 1] == RULE == lines[place + 1]
    ]


def test_each_package_that_was_collected_is_there_with_its_text() -> None:
    text = licences_text(MODULES)
    named = [title.split(" ")[0] for title in titles(text)]
    assert named == ["wisedesk", "Python", "PySide6_Essentials", "rich", "SQLAlchemy"]
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text
    assert "PYTHON SOFTWARE FOUNDATION LICENSE" in text
    assert f"Python {sys.version.split()[0]}" in text


def test_a_package_without_a_text_ends_the_build(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(licences, "QT", frozenset())
    with pytest.raises(LookupError, match=r"PySide6_Essentials comes without"):
        licences_text(MODULES)
