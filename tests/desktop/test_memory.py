# SPDX-License-Identifier: Apache-2.0
"""What a desk does all day leaves nothing behind in memory."""

import ctypes

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from wisedesk.desktop.scanning.scanner import ScanFilter
from wisedesk.desktop.tour.key_clock import KeyClock

NUMBER = "20081000123456"
TIMES = 100
THINKING_MS = 1_000
AN_EVENT = 90  # bytes of C memory, of one that nobody deletes


class Malloc(ctypes.Structure):
    """`struct mallinfo2` of the C library: ten sizes, of which one is in use now."""

    _fields_ = [(f"of_{place}", ctypes.c_size_t) for place in range(10)]


def in_use() -> int:
    """Return the bytes of C memory in use: Qt's, not Python's small objects."""
    tell = ctypes.CDLL(None).mallinfo2
    tell.restype = Malloc
    return int(tell().of_7)


@pytest.mark.parametrize("end", [Qt.Key.Key_Return, Qt.Key.Key_Home])
def test_no_key_of_a_scan_or_of_typing_stays_in_memory(qapp, qtbot, end):
    field = QLineEdit()
    qtbot.addWidget(field)
    with qtbot.waitActive(field):
        field.show()
        field.activateWindow()
    field.setFocus()
    scanner, keys = ScanFilter(qapp), KeyClock(qapp)
    keys.wind()
    heard: list[str] = []
    scanner.scanned.connect(heard.append)

    def once() -> None:
        keys.pass_time(THINKING_MS)
        QTest.keyClicks(field, NUMBER)
        if end == Qt.Key.Key_Home:  # a person's
            keys.pass_time(THINKING_MS)
        QTest.keyClick(field, end)
        field.setText("")

    for _ in range(TIMES):  # what is made once is made here
        once()
    before = in_use()
    for _ in range(TIMES):
        once()
    scanner.stop()
    qapp.removeEventFilter(keys)
    assert bool(heard) is (end == Qt.Key.Key_Return)
    assert in_use() - before < TIMES * len(NUMBER) * AN_EVENT // 4
