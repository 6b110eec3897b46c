# SPDX-License-Identifier: Apache-2.0
"""No screen is painted half: what it says has its room before it can be seen."""

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLabel

from support.places import DIALOGS, PLACES


class CutOff(QObject):
    """A filter that notes the labels that were painted narrower than their text."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and isinstance(watched, QLabel):
            cut_off = watched.width() < watched.sizeHint().width()
            if cut_off and watched.text() and not watched.wordWrap():
                self.texts.append(watched.text())
        return False


@pytest.fixture
def cut_off(qapp):
    """Return the texts that were painted without the room for them."""
    seen = CutOff()
    qapp.installEventFilter(seen)
    yield seen.texts
    qapp.removeEventFilter(seen)


@pytest.mark.parametrize("place", PLACES | DIALOGS)
def test_a_screen_is_painted_whole_from_the_first(operator, cut_off, place):
    operator.program.window.resize(1366, 768)
    (PLACES | DIALOGS)[place](operator)
    assert cut_off == []
