# SPDX-License-Identifier: Apache-2.0
"""A Windows of our own under wine, and programs run in it."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath

WINESERVERS = ("wineserver", "/usr/lib/wine/wineserver64", "/usr/lib/wine/wineserver")
LONGEST = 1800  # seconds; PyInstaller takes two to five minutes, over ten when busy
# mscms=n: our stand-in; no .NET, no browser, nothing in the menus of this machine
_OVERRIDES = "mscoree=d;mshtml=d;winemenubuilder.exe=d"


@dataclass(frozen=True, slots=True)
class Prefix:
    """A folder that wine takes for a Windows, and the display its windows stand on."""

    folder: Path
    display: str

    @property
    def drive(self) -> Path:
        """Where its C: lies on this machine."""
        return self.folder / "drive_c"

    @property
    def system(self) -> Path:
        """Where the system's own libraries lie."""
        return self.drive / "windows" / "system32"

    def make(self) -> None:
        """Make the Windows anew, without a program in it."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        self.run("wineboot", "--init")
        self.settle()

    def run(
        self, program: str, *arguments: str, longest: int = LONGEST
    ) -> subprocess.CompletedProcess[str]:
        """Run a Windows program and return how it ended and what it said.

        Its streams are pipes: a Windows Python does not start on a regular file. Ends
        this program when the other one takes longer than `longest` seconds.
        """
        try:
            return subprocess.run(
                ("wine", program, *arguments),
                env=self.environment(),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                encoding="utf-8",
                errors="replace",
                timeout=longest,
                check=False,
            )
        except subprocess.TimeoutExpired:
            self.end()
            raise SystemExit(f"{program} took longer than {longest} s") from None

    def start(self, program: str, *arguments: str) -> subprocess.Popen[bytes]:
        """Start a Windows program and leave it running; `end` ends it."""
        return subprocess.Popen(
            ("wine", program, *arguments),
            env=self.environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def pose_as(self, version: str) -> None:
        """Be another Windows: `win7`, `win10`; a new one is what wine likes."""
        self.run("winecfg", "-v", version)
        self.settle()

    def settle(self) -> None:
        """Wait until all that runs in it has ended, and its registry is on the disk."""
        self._server("--wait")

    def end(self) -> None:
        """End whatever runs in it."""
        self._server("--kill")
        self._server("--wait")

    def inside(self, path: Path) -> str:
        """Return the Windows name of a path of this machine."""
        if path.is_relative_to(self.drive):
            return str(PureWindowsPath("C:\\", path.relative_to(self.drive)))
        return str(PureWindowsPath("Z:\\", path.absolute().relative_to("/")))

    def environment(self) -> dict[str, str]:
        """Return what its programs find in their environment: nothing of ours."""
        stands_in = (self.system / "mscms.dll").is_file()
        return {
            "PATH": os.environ.get("PATH", os.defpath),
            "HOME": str(self.home),
            "LANG": "C.UTF-8",
            "DISPLAY": self.display,
            "WINEPREFIX": str(self.folder),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": _OVERRIDES + (";mscms=n" if stands_in else ""),
        }

    @property
    def home(self) -> Path:
        """The home that its Desktop and Documents are links to: not the user's own."""
        home = self.folder.with_name(
            "home"
        )  # stays the same when the prefix is renamed
        home.mkdir(parents=True, exist_ok=True)
        return home

    def _server(self, option: str) -> None:
        server = next(filter(None, map(shutil.which, WINESERVERS)), None)
        if server is None:
            raise SystemExit("wine is here, its wineserver is not")
        subprocess.run((server, option), env=self.environment(), check=False)


@contextmanager
def display() -> Iterator[str]:
    """Give a display that nobody sees, as DISPLAY names it, and take it away again."""
    reading, writing = os.pipe()
    command = ("Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24")
    server = subprocess.Popen(
        command,
        pass_fds=(writing,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading, encoding="ascii") as told:
            number = told.readline().strip()
        if not number:
            raise SystemExit("Xvfb does not start on this machine")
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()
