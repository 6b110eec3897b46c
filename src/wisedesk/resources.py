# SPDX-License-Identifier: Apache-2.0
"""Where the files that come with the program are found."""

from pathlib import Path

_ASSETS = Path(__file__).parent / "assets"


def resource(path: str) -> Path:
    """Return a file that comes with the program, by its path under `resources/`.

    A plain path: the program never runs from an archive, and `importlib.resources`
    alone would hold the window back by some ten milliseconds.
    """
    return _ASSETS / path
