# SPDX-License-Identifier: Apache-2.0
"""Keys that do nothing because two claim them: Qt then gives them to neither."""

from collections import defaultdict
from collections.abc import Iterator

from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QGroupBox,
    QLabel,
    QMenu,
    QMenuBar,
    QTabBar,
    QWidget,
)

Claim = tuple[str, str, object]  # the key, by what, the claimant itself


def find_dead_keys(window: QWidget) -> dict[str, list[str]]:
    """Return the keys that two claim at this moment in one window, with who does.

    Shortcuts count, and the mnemonics (&) of menus, buttons, labels with a buddy, tabs
    and group boxes; only what is visible and enabled can claim a key. The entries of a
    menu have their mnemonics among themselves.
    """
    places: dict[str, list[Claim]] = {window.windowTitle(): list(_in_window(window))}
    for menu in _menus(window):
        places[menu.title()] = list(_in_menu(menu))
    dead = {}
    for place, claims in places.items():
        owners: dict[str, dict[int, str]] = defaultdict(dict)
        for key, what, claimant in claims:
            owners[key][id(claimant)] = what
        dead |= {
            f"{place}: {key}": sorted(found.values())
            for key, found in owners.items()
            if key and len(found) > 1
        }
    return dead


def _in_window(window: QWidget) -> Iterator[Claim]:
    for shortcut in window.findChildren(QShortcut):
        parent = shortcut.parent()
        usable = isinstance(parent, QWidget) and _usable(parent, window)
        if usable and shortcut.isEnabled():
            for key in QShortcut.keys(shortcut):
                yield key.toString(), f"shortcut {key.toString()}", shortcut
    for widget in (window, *window.findChildren(QWidget)):
        if widget.window() is not window or not _usable(widget, window):
            continue
        for action in widget.actions():
            yield from _of_action(action)
        yield from _mnemonics(widget)


def _of_action(action: QAction) -> Iterator[Claim]:
    if action.isEnabled() and action.isVisible():
        for key in action.shortcuts():
            yield key.toString(), f"command {action.text()}", action


def _mnemonics(widget: QWidget) -> Iterator[Claim]:
    if isinstance(widget, QAbstractButton):
        yield widget.shortcut().toString(), f"button {widget.text()}", widget
    elif isinstance(widget, QLabel):
        buddy = widget.buddy()
        if buddy is not None and buddy.isEnabled():
            yield _key(widget.text()), f"label {widget.text()}", widget
    elif isinstance(widget, QTabBar):
        for place in range(widget.count()):
            text = widget.tabText(place)
            yield _key(text), f"tab {text}", (widget, place)
    elif isinstance(widget, QGroupBox):
        yield _key(widget.title()), f"group {widget.title()}", widget
    elif isinstance(widget, QMenuBar):
        for action in widget.actions():
            yield _key(action.text()), f"menu {action.text()}", action


def _in_menu(menu: QMenu) -> Iterator[Claim]:
    for action in menu.actions():
        yield _key(action.text()), f"entry {action.text()}", action


def _menus(window: QWidget) -> list[QMenu]:
    return window.findChildren(QMenu)


def _key(text: str) -> str:
    return QKeySequence.mnemonic(text).toString()


def _usable(widget: QWidget, window: QWidget) -> bool:
    return widget is window or (widget.isVisible() and widget.isEnabled())
