# SPDX-License-Identifier: Apache-2.0
"""The look of the window: one sheet, with the colours of a light or a dark screen."""

import re
from string import Template

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from wisedesk.resources import resource

_LIGHT = {
    "accent": "#1f4e8c",
    "accent_text": "#1f4e8c",
    "on_accent": "#ffffff",
    "block": "#e7eaee",
    "line": "#c3cad3",
    "edge": "#7d8793",
    "bad": "#b3131d",
    "bad_back": "#fdecec",
    "good": "#1b6e3c",
    "quiet": "#4b5663",
    "internal": "#7a3e9d",
    "internal_back": "#efe2f7",
    "on_internal": "#ffffff",
    "lit": "#ffe08a",
    "marked": "#d6e4f5",
    "banner": "#fff3cd",
    "on_banner": "#5c4300",
}
_DARK = {
    "accent": "#2b66b3",
    "accent_text": "#86b7f2",
    "on_accent": "#ffffff",
    "block": "#2b3138",
    "line": "#4a535e",
    "edge": "#8c97a4",
    "bad": "#ff8a8f",
    "bad_back": "#4a2326",
    "good": "#7fd8a0",
    "quiet": "#b6c0cb",
    "internal": "#d3a8ee",
    "internal_back": "#3a2b47",
    "on_internal": "#1b1024",
    "lit": "#6b5a1e",
    "marked": "#263f5c",
    "banner": "#564512",
    "on_banner": "#ffe9ad",
}
_HALF = 128
_PLAIN_POINTS = 9.0  # of a text to which the sizes of the sheet are
_POINTS = re.compile(r"\b(\d+)pt\b")


def is_dark() -> bool:
    """Whether this screen writes light on dark."""
    return QApplication.palette().color(QPalette.ColorRole.Window).lightness() < _HALF


def colour(name: str) -> QColor:
    """Return a colour of the sheet by its name."""
    return QColor((_DARK if is_dark() else _LIGHT)[name])


def dress_program(app: QApplication) -> None:
    """Give the program its sheet."""
    sheet = resource("desk.qss").read_text(encoding="utf-8")
    coloured = Template(sheet).substitute(_DARK if is_dark() else _LIGHT)
    size = app.font().pointSizeF() / _PLAIN_POINTS
    app.setStyleSheet(
        _POINTS.sub(lambda found: f"{float(found[1]) * size:.1f}pt", coloured)
    )
