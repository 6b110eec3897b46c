# SPDX-License-Identifier: Apache-2.0
"""The files that other programs would open, noted instead: no screen is taken."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices


class _Opener(QObject):
    """Stands where the programs that open files stand."""

    def __init__(self) -> None:
        super().__init__()
        self.files: list[Path] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.files.append(Path(url.toLocalFile()))


@contextmanager
def opened_files() -> Iterator[list[Path]]:
    """Give the list of files that are opened meanwhile."""
    opener = _Opener()
    QDesktopServices.setUrlHandler("file", opener, "take")  # type: ignore[arg-type] # bytes are said, text is taken
    try:
        yield opener.files
    finally:
        QDesktopServices.unsetUrlHandler("file")
