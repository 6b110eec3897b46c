# SPDX-License-Identifier: Apache-2.0
"""What a widget shows, set only where it changes: each setting has the sheet looked up.

A scan shows its customer and its mode again, and nearly always they are as they were.
"""

from PySide6.QtWidgets import QLabel, QWidget


def mark(widget: QWidget, **marks: object) -> None:
    """Set the properties by which the sheet tells how a widget looks."""
    changed = [name for name, value in marks.items() if widget.property(name) != value]
    for name in changed:
        widget.setProperty(name, marks[name])
    if changed:
        widget.style().polish(widget)


def write(label: QLabel, text: str) -> None:
    """Let a label say a text."""
    if label.text() != text:
        label.setText(text)


def show(widget: QWidget, *, on: bool) -> None:
    """Show a widget on its page, or hide it."""
    if widget.isHidden() is on:
        widget.setVisible(on)
