# SPDX-License-Identifier: Apache-2.0
"""A Windows where nothing of ours is yet, to install in."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from windows_python import put_stand_ins
from wine_prefix import Prefix


@contextmanager
def fresh_windows(display: str) -> Iterator[Prefix]:
    """Give a prefix of its own with a folder `setups`, and take it away again."""
    with tempfile.TemporaryDirectory(prefix="wisedesk-windows-") as folder:
        prefix = Prefix(Path(folder) / "prefix", display)
        prefix.make()
        prefix.pose_as("win10")
        put_stand_ins(prefix)
        (prefix.drive / "setups").mkdir()
        try:
            yield prefix
        finally:
            prefix.end()
