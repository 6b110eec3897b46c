# SPDX-License-Identifier: Apache-2.0
"""What the folder of the frozen program must hold, and must never hold.

python packaging/windows/frozen_folder.py FOLDER
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

MOST_BYTES = 80_000_000  # installed; measured 2026-11-29: 69.7 million
INSIDE = "_internal"
WANTED = (
    "wisedesk.exe",
    "wisedesk-admin.exe",
    f"{INSIDE}/PySide6/plugins/platforms/qwindows.dll",
    f"{INSIDE}/PySide6/plugins/platforms/qoffscreen.dll",
    f"{INSIDE}/PySide6/plugins/imageformats/qsvg.dll",
    f"{INSIDE}/PySide6/translations/qtbase_nl.qm",
    f"{INSIDE}/modules.pyz",
    f"{INSIDE}/stdnum/iban.dat",
    f"{INSIDE}/stdnum/isbn.dat",
    f"{INSIDE}/tzdata/zoneinfo/Europe/Amsterdam",
    f"{INSIDE}/wisedesk/assets/desk.qss",
    f"{INSIDE}/wisedesk/assets/handleiding/index.html",
    f"{INSIDE}/wisedesk/assets/licences/licences.txt",
    f"{INSIDE}/wisedesk/db/migrations/versions/0001_the_first_library.py",
)
PYTHON = f"{INSIDE}/python3[1-9][0-9].dll"
# our stand-ins, wine's and Windows' own, a second SQLite (docs/decisions/0003) and what
# speaks to a network (0035)
FORBIDDEN = re.compile(
    r"icu.*\.dll|mscms\.dll|ucrtbase\.dll|api-ms-win-.*|kernel.*\.dll|user32\.dll"
    r"|gdi32\.dll|ntdll\.dll|.*wine.*|opengl32sw\.dll|lib(crypto|ssl)-.*\.dll|_?sqlite3\.(dll|pyd)",
    re.IGNORECASE,
)


def faults(folder: Path) -> Iterator[str]:
    """Give what is wrong with a frozen folder, a sentence each."""
    for wanted in WANTED:
        if not (folder / wanted).is_file():
            yield f"{wanted} is missing"
    if len(list(folder.glob(PYTHON))) != 1:
        yield f"{PYTHON} is not there once"
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


if __name__ == "__main__":
    looked_at = Path(sys.argv[1])
    wrong = list(faults(looked_at))
    if wrong:
        raise SystemExit("\n".join((f"In {looked_at}:", *wrong)))
    print(f"{looked_at}: {size_of(looked_at) / 1e6:.1f} MB")
