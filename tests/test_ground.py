# SPDX-License-Identifier: Apache-2.0
"""What the product stands on: versions that were measured, layers that hold."""

import subprocess
import sys

import PySide6
import pytest
from PySide6.QtWidgets import QLabel, QLineEdit

from wisedesk.db.engine import OLDEST_SQLITE, sqlite_version

CALLS = 1000
LIGHT = [
    "wisedesk.bootstrap",
    "wisedesk.config",
    "wisedesk.domain.customer_types",
    "wisedesk.services.desk",
    "wisedesk.services.session",
    "wisedesk.wording.sentences",
]
HEAVY = ["sqlalchemy", "alembic", "pysqlite3", "wisedesk.db"]


@pytest.mark.parametrize("widget", [QLabel, QLineEdit])
def test_qt_gives_back_every_reference_it_borrows(qtbot, widget):
    """PySide6 6.12.0 takes one from None at each call on Python 3.11."""
    shown = widget()
    qtbot.addWidget(shown)
    for _ in range(10):
        shown.setText("warm")
    before = sys.getrefcount(None)
    for place in range(CALLS):
        shown.setText(f"{place}")
    assert abs(sys.getrefcount(None) - before) < CALLS / 10


def test_pyside_is_one_that_was_measured():
    assert (6, 11) <= PySide6.__version_info__[:2] < (6, 12)


def test_sqlite_is_one_that_keeps_what_two_desks_write():
    assert sqlite_version() >= OLDEST_SQLITE >= (3, 51, 3)


def loaded_by(module: str) -> set[str]:
    """Return what a Python of its own has loaded after importing a module."""
    told = subprocess.run(
        [sys.executable, "-c", f"import {module}, sys; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(told.stdout.split())


@pytest.mark.parametrize("module", LIGHT)
def test_what_the_window_needs_first_loads_no_database(module):
    loaded = loaded_by(module)
    assert module in loaded
    assert [heavy for heavy in HEAVY if heavy in loaded] == []
    assert not any(name.startswith("PySide6") for name in loaded)


def test_the_window_itself_loads_no_database():
    loaded = loaded_by("wisedesk.desktop.window.main_window")
    assert "PySide6.QtWidgets" in loaded
    assert [heavy for heavy in HEAVY if heavy in loaded] == []
