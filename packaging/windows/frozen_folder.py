# SPDX-License-Identifier: Apache-2.0
"""What the folder of the frozen program must hold, and must never hold."""

import re
from collections.abc import Iterator
from pathlib import Path

MOST_BYTES = 80_000_000  # installed; measured 2026-11: 75 million
INSIDE = "_internal"
WANTED = (
    "wisedesk.exe",
    "wisedesk-admin.exe",
    f"{INSIDE}/python311.dll",
    f"{INSIDE}/PySide6/plugins/platforms/qwindows.dll",
    f"{INSIDE}/PySide6/plugins/platforms/qoffscreen.dll",
    f"{INSIDE}/PySide6/plugins/imageformats/qsvg.dll",
    f"{INSIDE}/PySide6/translations/qtbase_nl.qm",
    f"{INSIDE}/tzdata/zoneinfo/Europe/Amsterdam",
    f"{INSIDE}/wisedesk/assets/desk.qss",
    f"{INSIDE}/wisedesk/db/migrations/versions/0001_the_first_library.py",
)
# our stand-ins, wine's and Windows' own, and a second SQLite (docs/decisions/0003)
FORBIDDEN = re.compile(
    r"icu.*\.dll|mscms\.dll|ucrtbase\.dll|api-ms-win-.*|kernel.*\.dll|user32\.dll"
    r"|gdi32\.dll|ntdll\.dll|.*wine.*|opengl32sw\.dll|_?sqlite3\.(dll|pyd)",
    re.IGNORECASE,
)


def faults(folder: Path) -> Iterator[str]:
    """Give what is wrong with a frozen folder, a sentence each."""
    for wanted in WANTED:
        if not (folder / wanted).is_file():
            yield f"{wanted} is missing"
    files = [each for each in folder.rglob("*") if each.is_file()]
    for each in files:
        if FORBIDDEN.fullmatch(each.name):
            yield f"{each.relative_to(folder)} must not be delivered"
    size = size_of(folder)
    if size > MOST_BYTES:
        yield f"it takes {size:,} bytes; {MOST_BYTES:,} is the most"


def size_of(folder: Path) -> int:
    """Return the bytes of all files in a folder."""
    return sum(each.stat().st_size for each in folder.rglob("*") if each.is_file())
