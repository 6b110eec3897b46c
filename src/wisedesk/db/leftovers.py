# SPDX-License-Identifier: Apache-2.0
"""What a program that was killed left half made beside a library or a backup."""

import re
from pathlib import Path
from time import time

LONGEST_UNTOUCHED = 3600  # seconds; whoever still makes a file writes it more often
_HALF_MADE = re.compile(
    r"\..+\.(\d+\.making|restoring|[0-9a-f]{8}\.partial)(-journal|-wal|-shm)?"
)


def remove_leftovers(folder: Path) -> None:
    """Remove the hidden, half-made files of a folder that nobody touched for an hour.

    They are a library being made, a backup being made or put back: none of them had the
    name of a library or of a backup yet.
    """
    oldest = time() - LONGEST_UNTOUCHED
    for path in folder.iterdir() if folder.is_dir() else ():
        try:
            if _HALF_MADE.fullmatch(path.name) and path.stat().st_mtime < oldest:
                path.unlink()
        except OSError:  # another desk was first, or it is not ours to remove
            continue
