# SPDX-License-Identifier: Apache-2.0
"""The installer tried in a fresh Windows: installed, upgraded, refused, removed.

Judged by what lies on the disk and in the registry afterwards; an exit code is looked
at where the code is what IT departments go by.
"""

import hashlib
import shutil
import time
from dataclasses import dataclass
from pathlib import Path

from fresh_windows import fresh_windows
from frozen_program import prove_itself
from installer import compile_installer, delivered
from version_resource import product_version
from wine_prefix import Prefix

OLDER = "0.0.1"
UNINSTALL = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\wisedesk"
DONE, NEWER, RUNNING, OLD_WINDOWS, UNWRITABLE, OTHER_PROGRAM = 0, 3, 4, 5, 6, 7
OPEN_LONGEST = 180  # seconds
INSTALL_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Way:
    """One of the two ways to install: its switch, and where everything belongs then."""

    switch: str
    hive: str
    program: str
    menu: str
    desktop: str
    log_on: str
    library: str


_LINKS = "Microsoft/Windows/Start Menu/Programs"
_USER = "users/{user}/AppData"
ALL_USERS = Way(
    switch="/AllUsers",
    hive="HKLM",
    program="Program Files/wisedesk",
    menu=f"ProgramData/{_LINKS}/wisedesk.lnk",
    desktop="users/Public/Desktop/wisedesk.lnk",
    log_on=f"ProgramData/{_LINKS}/StartUp/wisedesk.lnk",
    library="ProgramData/wisedesk/library/library.sqlite",
)
CURRENT_USER = Way(
    switch="/CurrentUser",
    hive="HKCU",
    program=f"{_USER}/Local/Programs/wisedesk",
    menu=f"{_USER}/Roaming/{_LINKS}/wisedesk.lnk",
    desktop="users/{user}/Desktop/wisedesk.lnk",
    log_on=f"{_USER}/Roaming/{_LINKS}/StartUp/wisedesk.lnk",
    library=f"{_USER}/Local/wisedesk/library.sqlite",
)


class Trial:
    """One way to install, tried in a Windows where nothing of ours is yet."""

    def __init__(self, prefix: Prefix, way: Way, setups: Path) -> None:
        self._prefix, self._way, self._setups = prefix, way, setups
        self._program = self._at(way.program)
        self._library = self._at(way.library)

    def run(self) -> None:
        """Go through the life of an installation, from the first to the last."""
        print(f"Trying the installer {self._way.switch}", flush=True)
        self._refuse_old_windows()
        self._refuse_other_program()
        self._install()
        self._use()
        self._refuse_while_running()
        self._fail_without_harm()
        self._upgrade()
        self._refuse_older()
        self._remove()

    def _refuse_old_windows(self) -> None:
        self._prefix.pose_as("win7")
        self._setup(OLDER, OLD_WINDOWS)
        self._expect(not self._program.exists(), "an old Windows is refused")
        self._prefix.pose_as("win10")

    def _refuse_other_program(self) -> None:
        other = self._prefix.drive / "ander"
        (other / "_internal").mkdir(parents=True)
        self._setup(OLDER, OTHER_PROGRAM, f"/D={self._prefix.inside(other)}")
        names = [each.name for each in other.rglob("*")]
        self._expect(names == ["_internal"], "the folder of another program is left")

    def _install(self) -> None:
        self._setup(OLDER, DONE, "/LogOn")
        self._expect(self._has(self._program / "wisedesk.exe"), "the program is there")
        for link in (self._way.menu, self._way.desktop, self._way.log_on):
            self._expect(self._has(self._at(link)), f"{Path(link).parent.name} has it")
        self._expect_registered(OLDER)
        for name in ("Publisher", "EstimatedSize", "QuietUninstallString"):
            self._expect(name in self._registered(), f"{name} is registered")

    def _use(self) -> None:
        """Make a library where it belongs without a word, and work the window."""
        admin = self._prefix.inside(self._program / "wisedesk-admin.exe")
        told = self._prefix.run(admin, "demo").stdout
        self._expect(self._has(self._library), f"the library is in its place: {told}")
        prove_itself(self._prefix, self._program, self._prefix.drive / "uitslag.txt")

    def _refuse_while_running(self) -> None:
        log = self._at(f"{_USER}/Local/wisedesk/Logs/wisedesk.log")
        window = self._prefix.inside(self._program / "wisedesk.exe")
        running = self._prefix.start(window)
        until = time.monotonic() + OPEN_LONGEST
        while not (log.is_file() and "the library is open" in log.read_text("utf-8")):
            if time.monotonic() > until:
                raise SystemExit("The installed window did not open its library")
            time.sleep(1)
        self._setup("", RUNNING, settle=False)
        self._prefix.run("taskkill", "/f", "/im", "wisedesk.exe")
        running.wait()
        self._prefix.settle()
        self._expect_registered(OLDER)

    def _fail_without_harm(self) -> None:
        """Let a file be in the way: the old version must go on working."""
        before = _digests(self._program)
        for name in ("_new", "_old"):
            in_the_way = self._program / name
            in_the_way.write_bytes(b"")
            self._setup("", UNWRITABLE)
            in_the_way.unlink()
            same = _digests(self._program) == before
            self._expect(same, f"the old version is whole with {name} in the way")
            self._expect_registered(OLDER)

    def _upgrade(self) -> None:
        stale = self._program / "_internal" / "stale.pyd"
        foreign = self._program / "van ons.txt"
        stale.write_bytes(b"")
        foreign.write_bytes(b"")
        self._at(self._way.desktop).unlink()
        before = _digests(self._library.parent)
        self._setup("", DONE)
        self._expect_registered(product_version())
        self._expect(not stale.exists(), "a stale file is gone")
        self._expect(foreign.is_file(), "a foreign file is kept")
        self._expect(
            _digests(self._library.parent) == before, "the library is as it was"
        )
        self._expect(
            not self._has(self._at(self._way.desktop)), "no desktop icon again"
        )
        self._expect(self._has(self._at(self._way.log_on)), "it still starts at log-on")
        left = [name for name in ("_new", "_old") if (self._program / name).exists()]
        self._expect(not left, f"nothing is left over: {left}")
        prove_itself(self._prefix, self._program, self._prefix.drive / "uitslag.txt")

    def _refuse_older(self) -> None:
        self._setup(OLDER, NEWER)
        self._expect_registered(product_version())

    def _remove(self) -> None:
        before = _digests(self._library.parent)
        uninstall = self._prefix.inside(self._program / "uninstall.exe")
        self._prefix.run(uninstall, self._way.switch, "/S", longest=INSTALL_LONGEST)
        self._prefix.settle()
        left = sorted(each.name for each in self._program.iterdir())
        self._expect(left == ["van ons.txt"], f"the program is gone: {left}")
        for link in (self._way.menu, self._way.desktop, self._way.log_on):
            self._expect(not self._has(self._at(link)), f"{link} is gone")
        self._expect("wisedesk" not in self._registered(), "it is registered no more")
        self._expect(_digests(self._library.parent) == before, "the library is kept")

    def _setup(
        self, version: str, code: int, *options: str, settle: bool = True
    ) -> None:
        """Install silently and compare the exit code; no version is the delivered."""
        name = f"wisedesk-{version}-setup.exe" if version else delivered().name
        setup = self._prefix.inside(self._setups / name)
        silent = ("/S", self._way.switch, *options)
        done = self._prefix.run(setup, *silent, longest=INSTALL_LONGEST)
        if settle:
            self._prefix.settle()
        ended = f"{version or 'the delivered one'} ended with {done.returncode}"
        self._expect(done.returncode == code, f"{ended} (expected {code})")

    def _registered(self) -> str:
        key = f"{self._way.hive}\\{UNINSTALL}"
        return self._prefix.run("reg", "query", key).stdout

    def _expect_registered(self, version: str) -> None:
        told = self._registered()
        lines = [line.split() for line in told.splitlines() if "DisplayVersion" in line]
        self._expect([line[-1] for line in lines] == [version], f"{version} is the one")

    def _at(self, path: str) -> Path:
        user = next(
            each.name
            for each in (self._prefix.drive / "users").iterdir()
            if each.name != "Public"
        )
        return self._prefix.drive / path.format(user=user)

    @staticmethod
    def _has(path: Path) -> bool:
        return path.is_file() and path.stat().st_size > 0

    def _expect(self, holds: bool, what: str) -> None:
        print(f"  {'ok   ' if holds else 'FAIL '} {what}", flush=True)
        if not holds:
            raise SystemExit(f"The installer {self._way.switch} failed: {what}")


def try_installer(display: str) -> None:
    """Try the delivered installer both ways, each in a Windows of its own."""
    for way in (ALL_USERS, CURRENT_USER):
        with fresh_windows(display) as prefix:
            setups = prefix.drive / "setups"
            shutil.copy(delivered(), setups)
            older = setups / f"wisedesk-{OLDER}-setup.exe"
            compile_installer(older, OLDER, quick=True)
            Trial(prefix, way, setups).run()


def _digests(folder: Path) -> dict[str, str]:
    """Return a digest of every file in a folder, by its name in it."""
    return {
        str(each.relative_to(folder)): hashlib.sha256(each.read_bytes()).hexdigest()
        for each in folder.rglob("*")
        if each.is_file() and not each.name.endswith("-shm")
    }
