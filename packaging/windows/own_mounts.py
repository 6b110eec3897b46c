# SPDX-License-Identifier: Apache-2.0
"""Disks that are full and folders that can only be read, for a trial.

They are mounted where this build alone sees them, and are gone when it ends.
"""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from wine_prefix import Prefix

APART = "WISEDESK_OWN_MOUNTS"


def start_apart(script: str, arguments: Sequence[str]) -> None:
    """Start this program anew where it may mount, unless it runs there already."""
    if os.environ.get(APART):
        return
    os.environ[APART] = "1"
    as_root = () if os.geteuid() == 0 else ("--map-root-user",)
    command = ("unshare", "--mount", *as_root, sys.executable, script, *arguments)
    os.execvp(command[0], command)  # noqa: S606 - our own words


@contextmanager
def small_drive(prefix: Prefix, letter: str, size: int) -> Iterator[Path]:
    """Give a Windows another drive, of so many bytes, and take it away again."""
    folder = prefix.folder.with_name(f"drive_{letter}")
    folder.mkdir()
    _run("mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder))
    device = prefix.folder / "dosdevices" / f"{letter}:"
    device.symlink_to(folder)
    try:
        yield folder
    finally:
        prefix.settle()
        device.unlink()
        _run("umount", "--lazy", str(folder))


def resize(folder: Path, size: int) -> None:
    """Make a small drive larger, as who makes room on it."""
    _run("mount", "-o", f"remount,size={size}", str(folder))


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Let nothing be written in a folder for a while, whoever tries."""
    _run("mount", "--bind", str(folder), str(folder))
    _run("mount", "-o", "remount,ro,bind", str(folder))
    try:
        yield
    finally:
        _run("umount", "--lazy", str(folder))


def _run(*command: str) -> None:
    subprocess.run(command, check=True)
