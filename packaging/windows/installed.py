# SPDX-License-Identifier: Apache-2.0
"""An installation in a Windows: where all of it belongs, and what is looked at."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from installer import delivered
from wine_prefix import Prefix

OLDER = "0.0.1"
UNINSTALL = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\wisedesk"
DONE, NEWER, RUNNING, OLD_WINDOWS, UNWRITABLE, OTHER_PROGRAM = 0, 3, 4, 5, 6, 7
INSTALL_LONGEST = 300
LAST_WORD = "users/{user}/Temp/wisedesk-setup.log"
OEM = "cp850"  # in which Windows reads a batch file
_LINKS = "Microsoft/Windows/Start Menu/Programs"
_USER = "users/{user}/AppData"
SETTINGS = f"{_USER}/Local/wisedesk"
DATA = ("ProgramData/wisedesk", SETTINGS)


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


class Installed:
    """One way to install in one Windows, worked from outside and looked at."""

    def __init__(self, prefix: Prefix, way: Way, setups: Path) -> None:
        self.prefix, self.way, self.setups = prefix, way, setups
        self.program = self.at(way.program)
        self.library = self.at(way.library)

    def setup(
        self, version: str, code: int, word: str, *options: str, settle: bool = True
    ) -> None:
        """Install silently; compare the code and what it left as its last word.

        No version is the delivered one.
        """
        silent = ("/S", self.way.switch, *options)
        done = self.prefix.run(self.setup_of(version), *silent, longest=INSTALL_LONGEST)
        if settle:
            self.prefix.settle()
        self.expect_end(f"setup {version or 'delivered'}", done.returncode, code, word)

    def setup_of(self, version: str) -> str:
        """Return the Windows name of an installer; no version is the delivered one."""
        name = f"wisedesk-{version}-setup.exe" if version else delivered().name
        return self.prefix.inside(self.setups / name)

    def refuse_uninstall(self, code: int, word: str) -> None:
        """Try to remove it; in its own place (`_?=`) the uninstaller gives its code."""
        quiet = self.registered()["QuietUninstallString"]
        ended = self.batch(f"{quiet} _?={self.prefix.inside(self.program)}")
        self.expect_end("uninstall", ended, code, word)

    def batch(self, line: str) -> int:
        """Run a line as a batch file does, quotes and all, and return its code."""
        file = self.setups / "regel.bat"
        text = f"@{line}\r\n@exit /b %errorlevel%\r\n"
        file.write_bytes(text.encode(OEM))
        inside = self.prefix.inside(file)
        return self.prefix.run("cmd", "/c", inside, longest=INSTALL_LONGEST).returncode

    def expect_end(self, what: str, ended: int, code: int, word: str) -> None:
        """See that an installer ended with a code, and said so in its last word."""
        told = self.last_word()
        said = f"code {code}: " in told and word in told
        self.expect(ended == code, f"{what} ended with {ended} (expected {code})")
        self.expect(said, f"it says: {told.strip()}")

    def last_word(self) -> str:
        """Return what the last installer left, and take it away."""
        file = self.at(LAST_WORD)
        if not file.is_file():
            return "nothing"
        told = file.read_text(encoding="utf-16")
        file.unlink()
        return told

    def registered(self) -> dict[str, str]:
        """Return the values of the uninstall entry, none where there is no entry."""
        key = f"{self.way.hive}\\{UNINSTALL}"
        told = self.prefix.run("reg", "query", key).stdout
        found = re.findall(r"^ +(\w+) +REG_\w+ +(.*?)\r?$", told, re.MULTILINE)
        return dict(found)

    def at(self, path: str) -> Path:
        """Return where a path of this Windows lies on this machine."""
        users = (self.prefix.drive / "users").iterdir()
        user = next(each.name for each in users if each.name != "Public")
        return self.prefix.drive / path.format(user=user)

    def data(self) -> dict[str, str]:
        """Return a digest of each file that belongs to the library and its users."""
        return {
            f"{folder}/{name}": digest
            for folder in DATA
            for name, digest in digests(self.at(folder)).items()
        }

    def expect_links(self, *, there: bool) -> None:
        """See that the menu, the desktop and the log-on have it, or none of them."""
        for link in (self.way.menu, self.way.desktop, self.way.log_on):
            path = self.at(link)
            what = "is there" if there else "is gone"
            holds = has(path) if there else not path.exists()
            self.expect(holds, f"{path.relative_to(self.prefix.drive)} {what}")

    def expect(self, holds: bool, what: str) -> None:
        """Tell what was looked at; end everything where it is not so."""
        print(f"  {'ok   ' if holds else 'FAIL '} {what}", flush=True)
        if not holds:
            raise SystemExit(f"The installer {self.way.switch} failed: {what}")


def has(path: Path) -> bool:
    """Return whether a file is there, with something in it."""
    return path.is_file() and path.stat().st_size > 0


def digests(folder: Path) -> dict[str, str]:
    """Return a digest of every file in a folder, by its name in it."""
    return {
        str(each.relative_to(folder)): hashlib.sha256(each.read_bytes()).hexdigest()
        for each in folder.rglob("*")
        if each.is_file() and not each.name.endswith("-shm")
    }
