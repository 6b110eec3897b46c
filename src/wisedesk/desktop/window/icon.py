# SPDX-License-Identifier: Apache-2.0
"""The program's icon, drawn once the window stands."""

from PySide6.QtGui import QIcon, QPixmap

from wisedesk.resources import resource


def window_icon() -> QIcon:
    """Return the program's icon."""
    drawn = QPixmap()
    drawn.loadFromData(resource("icons/wisedesk.svg").read_bytes(), "SVG")
    return QIcon(drawn)
