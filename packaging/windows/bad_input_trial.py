# SPDX-License-Identifier: Apache-2.0
"""What an installer must stand: each time the old version goes on, and it says why."""

import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from frozen_folder import size_of
from frozen_program import PROGRAM, prove_itself
from installed import (
    DONE,
    OLD_WINDOWS,
    OLDER,
    OTHER_PROGRAM,
    RUNNING,
    SETTINGS,
    UNWRITABLE,
    Installed,
    digests,
)
from own_mounts import resize, small_drive
from windows_python import HERE

WINDOWS_KEY = r"HKLM\Software\Microsoft\Windows NT\CurrentVersion"
TOO_OLD, OLDEST = "18361", "18362"
OPEN_LONGEST = 180  # seconds
DIFFICULT = r"D:\proef met é\wise desk"


def refuse_old_windows(desk: Installed) -> None:
    """Refuse the last Windows that is too old; stay in the first that is not."""
    for build in (TOO_OLD, OLDEST):
        named = ("/v", "CurrentBuildNumber", "/d", build, "/f")
        desk.prefix.run("reg", "add", WINDOWS_KEY, *named)
        desk.prefix.settle()
        if build == TOO_OLD:
            desk.setup(OLDER, OLD_WINDOWS, "This Windows is older")
            desk.expect(not desk.program.exists(), f"build {build} is refused")


def refuse_other_program(desk: Installed) -> None:
    """Leave a folder alone that looks like ours and is not."""
    other = desk.prefix.drive / "ander"
    (other / "_internal").mkdir(parents=True)
    folder = f"/D={desk.prefix.inside(other)}"
    desk.setup(OLDER, OTHER_PROGRAM, "Another program is in", folder)
    names = [each.name for each in other.rglob("*")]
    desk.expect(names == ["_internal"], "the folder of another program is left")


def fill_a_disk(desk: Installed) -> None:
    """Upgrade on a disk without room for both, in a folder with a difficult name."""
    size = size_of(PROGRAM)
    with small_drive(desk.prefix, "d", size * 3 // 2) as drive:
        program = drive.joinpath(*DIFFICULT.split("\\")[1:])
        _setup_there(desk, OLDER, DONE, "wisedesk is in")
        desk.expect((program / "wisedesk.exe").is_file(), f"it is in {DIFFICULT}")
        before = digests(program)
        _setup_there(desk, "", UNWRITABLE, "Disk D: has")
        desk.expect(digests(program) == before, "the old version is whole")
        _prove_there(desk)
        resize(drive, size * 3)
        _setup_there(desk, "", DONE, "wisedesk is in")
        _prove_there(desk)
        desk.batch(f'"{DIFFICULT}\\uninstall.exe" /S {desk.way.switch} _?={DIFFICULT}')
        desk.last_word()
        left = [each.name for each in program.iterdir()]
        desk.expect(left == ["uninstall.exe"], f"it is gone from {DIFFICULT}")


def _setup_there(desk: Installed, version: str, code: int, word: str) -> None:
    options = f"/S {desk.way.switch} /D={DIFFICULT}"
    ended = desk.batch(f"{desk.setup_of(version)} {options}")
    desk.prefix.settle()
    desk.expect_end(f"setup {version or 'delivered'} on D:", ended, code, word)


def _prove_there(desk: Installed) -> None:
    """Let the program on the other drive test itself."""
    result = desk.prefix.drive / "uitslag.txt"
    prove_itself(desk.prefix, DIFFICULT, result)


def refuse_while_running(desk: Installed) -> None:
    """Change nothing under a window that is open; nor take it away."""
    log = desk.at(f"{SETTINGS}/Logs/wisedesk.log")
    running = desk.prefix.start(desk.prefix.inside(desk.program / "wisedesk.exe"))
    until = time.monotonic() + OPEN_LONGEST
    while not (log.is_file() and "the library is open" in log.read_text("utf-8")):
        if time.monotonic() > until:
            raise SystemExit("The installed window did not open its library")
        time.sleep(1)
    before = digests(desk.program)
    desk.setup("", RUNNING, "is still open", settle=False)
    desk.refuse_uninstall(RUNNING, "is still open")
    desk.prefix.run("taskkill", "/f", "/im", "wisedesk.exe")
    running.wait()
    desk.prefix.settle()
    expect_same(desk, before, "a window open")


def refuse_while_in_use(desk: Installed) -> None:
    """Change nothing while another program holds one file of ours open."""
    before = digests(desk.program)
    [held] = (desk.program / "_internal").glob("python3[0-9]*.dll")
    with _held(desk, held):
        word = f"is using {desk.prefix.inside(held)}"
        desk.setup("", UNWRITABLE, word, settle=False)
        desk.refuse_uninstall(UNWRITABLE, word)
    expect_same(desk, before, f"{held.name} held open")


@contextmanager
def _held(desk: Installed, file: Path) -> Iterator[None]:
    """Hold a file open as another program does."""
    mark, program = desk.setups / "mark", desk.setups / "hold.exe"
    compiler = ("x86_64-w64-mingw32-gcc", "-municode", "-Os", "-s")
    source = HERE / "stand_ins" / "hold.c"
    subprocess.run((*compiler, "-o", str(program), str(source)), check=True)
    inside = desk.prefix.inside
    holding = desk.prefix.start(inside(program), inside(file), inside(mark))
    while not mark.exists():
        if holding.poll() is not None:
            raise SystemExit(f"{file.name} could not be held open")
        time.sleep(0.1)
    try:
        yield
    finally:
        mark.unlink()
        holding.wait()


def fail_without_harm(desk: Installed) -> None:
    """Let a file be in the way: the old version must go on working."""
    before = digests(desk.program)
    for name in ("_new", "_old"):
        in_the_way = desk.program / name
        in_the_way.write_bytes(b"")
        desk.setup("", UNWRITABLE, "still works")
        in_the_way.unlink()
        expect_same(desk, before, f"{name} in the way")


def expect_same(desk: Installed, before: dict[str, str], where: str) -> None:
    """See that the old version is there as it was, in the registry too."""
    same = digests(desk.program) == before
    desk.expect(same, f"the old version is whole with {where}")
    version = desk.registered().get("DisplayVersion")
    desk.expect(version == OLDER, f"{version} is the one")
