# SPDX-License-Identifier: Apache-2.0
"""Where the files that come with the program are found."""

from importlib.resources import files
from importlib.resources.abc import Traversable


def resource(path: str) -> Traversable:
    """Return a file that comes with the program, by its path under `resources/`."""
    found = files("wisedesk") / "assets"
    for part in path.split("/"):
        found /= part
    return found
