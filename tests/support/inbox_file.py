# SPDX-License-Identifier: Apache-2.0
"""A window's scan inbox as it lies on the disk, while the window has it open."""

import shutil
from pathlib import Path

from support.raw_file import rows
from wisedesk.desktop.program import Program


def inbox_of(program: Program) -> Path:
    """Return the file in which a window keeps its scans."""
    (path,) = program.config.inbox.glob("*.sqlite")
    return path


def kept_in(program: Program) -> list[str]:
    """Return what an inbox holds: a copy is read, the window alone may open it."""
    inbox = inbox_of(program)
    seen = inbox.with_name(f"{inbox.name}.seen")
    for end in ("", "-wal"):
        shutil.copyfile(f"{inbox}{end}", f"{seen}{end}")
    return [text for (text,) in rows(seen, "SELECT text FROM session_step")]
