# SPDX-License-Identifier: Apache-2.0
"""The keys that what stands on the pages has: menus, buttons, labels, tabs, groups."""

from collections.abc import Iterator

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QGroupBox,
    QLabel,
    QMenuBar,
    QTabBar,
    QWidget,
)


def taken_letters(window: QWidget) -> dict[str, str]:
    """Return each key taken on any page of a window, with what has it.

    Pages that are not in front count: they come to the front.
    """
    taken = {
        _key(text): f"{kind} {text.replace('&', '')}"
        for widget in (window, *window.findChildren(QWidget))
        if widget.window() is window
        for kind, text in _texts(widget)
        if _key(text)
    }
    for shortcut in window.findChildren(QShortcut):
        for key in QShortcut.keys(shortcut):
            taken.setdefault(key.toString(), "een van de schermen")
    return taken


def portable_key(text: str) -> str:
    """Return a key as Qt writes it everywhere, whether written Alt-m or Alt+M."""
    written = text.strip().replace("-", "+").replace("Enter", "Return")
    portable = QKeySequence.SequenceFormat.PortableText
    return QKeySequence.fromString(written, portable).toString(portable)


def _texts(widget: QWidget) -> Iterator[tuple[str, str]]:
    """Return what a widget shows that may have a letter, with the kind of it."""
    if isinstance(widget, QAbstractButton):
        yield "de knop", widget.text()
    elif isinstance(widget, QLabel) and widget.buddy() is not None:
        yield "het veld", widget.text()
    elif isinstance(widget, QGroupBox):
        yield "de groep", widget.title()
    elif isinstance(widget, QTabBar):
        for place in range(widget.count()):
            yield "het tabblad", widget.tabText(place)
    elif isinstance(widget, QMenuBar):
        for action in widget.actions():
            yield "het menu", action.text()


def _key(text: str) -> str:
    return QKeySequence.mnemonic(text).toString()
