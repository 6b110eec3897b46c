# SPDX-License-Identifier: Apache-2.0
"""The work instruction without a screen: by labels and roles, as a screen reader does.

The real program runs on a display and an accessibility bus of its own.
"""

import json
import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

import pytest

CLERK = Path(__file__).with_name("atspi_clerk.py")
SYSTEM_PYTHON = "/usr/bin/python3"  # the only one that Debian's python3-gi serves
PROGRAM = Path(sys.executable).with_name("wisedesk")
PATIENCE = 20
NUMBER = "29999940800188"


class Surroundings:
    """A display, a session bus and whatever is started on them, ended together.

    Also what a bus starts of its own accord: it is known by its environment.
    """

    def __init__(self, folder: Path) -> None:
        self.log = folder / "output.txt"
        runtime = folder / "run"
        runtime.mkdir(mode=0o700)
        foreign = ("AT_SPI_BUS_ADDRESS", "WAYLAND_DISPLAY", "XAUTHORITY")
        kept = {name: text for name, text in os.environ.items() if name not in foreign}
        self.environment = kept | {
            "XDG_RUNTIME_DIR": str(runtime),
            "QT_QPA_PLATFORM": "xcb",
            "QT_ACCESSIBILITY": "1",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }
        self._mark = f"XDG_RUNTIME_DIR={runtime}\0".encode()
        self._output: IO[bytes] = self.log.open("wb")
        self._started: list[subprocess.Popen[bytes]] = []

    def open(self) -> None:
        """Start display and buses, each when the one before answers."""
        # it would start anew when the first to connect, the bus, has gone again
        size = ("-screen", "0", "1366x768x24")
        display = self._ask("Xvfb", "-noreset", *size, "-displayfd")
        self.environment["DISPLAY"] = f":{display}"
        bus = self._ask("dbus-daemon", "--session", "--nofork", "--print-address")
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = bus
        to = ("--dest=org.a11y.Bus", "/org/a11y/bus")
        self.run("dbus-send", "--print-reply", *to, "org.a11y.Bus.GetAddress")

    def start(self, *command: str, pass_fds: tuple[int, ...] = ()) -> None:
        """Start a program whose output goes to the log."""
        started = subprocess.Popen(
            command,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=self._output,
            stderr=self._output,
            pass_fds=pass_fds,
        )
        self._started.append(started)

    def run(self, *command: str) -> str:
        """Return what a program prints; fails with everybody's output."""
        with subprocess.Popen(
            command,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=self._output,
            text=True,
        ) as running:
            try:
                printed, _ = running.communicate(timeout=6 * PATIENCE)
            except subprocess.TimeoutExpired:
                running.kill()
                pytest.fail(f"{command[0]} did not end.\n{self.told()}")
        assert running.returncode == 0, self.told()
        return printed

    def told(self) -> str:
        """Return what the programs wrote so far."""
        return self.log.read_text(encoding="utf-8", errors="replace")

    def close(self) -> list[str]:
        """End everything, and return the names of what had to be killed."""
        killed = []
        for started in reversed(self._started):
            started.terminate()
            if not _ends(started.pid):
                killed.append(str(started.args))
            started.wait()
        self._output.close()
        return killed + [name for pid, name in self._left() if not _ends(pid)]

    def _ask(self, *command: str) -> str:
        """Start a program and return the line it writes to a descriptor of its own."""
        reading, writing = os.pipe()
        if command[0] == "Xvfb":
            command = (*command, str(writing))
        else:
            command = (*command[:-1], f"{command[-1]}={writing}")
        self.start(*command, pass_fds=(writing,))
        os.close(writing)
        line = _read_line(reading)
        assert line, f"{command[0]} did not start.\n{self.told()}"
        return line

    def _left(self) -> Iterator[tuple[int, str]]:
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                if self._mark in (folder / "environ").read_bytes():
                    yield (
                        int(folder.name),
                        (folder / "comm").read_text(encoding="utf-8").strip(),
                    )
            except OSError:
                continue


def _read_line(reading: int) -> str:
    """Return a line from a pipe and close it, empty when its writer ends before."""
    line = b""
    while not line.endswith(b"\n") and select.select([reading], [], [], PATIENCE)[0]:
        part = os.read(reading, 1000)
        if not part:
            break
        line += part
    os.close(reading)
    return line.decode().strip()


def _ends(pid: int) -> bool:
    """Return whether a process ends by itself; kill it otherwise."""
    try:
        process = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        ended, _, _ = select.select([process], [], [], PATIENCE)
        if not ended:
            signal.pidfd_send_signal(process, signal.SIGKILL)
        return bool(ended)
    finally:
        os.close(process)


@pytest.fixture
def surroundings(tmp_path: Path) -> Iterator[Surroundings]:
    """Return a display with an accessibility bus, gone after the test."""
    around = Surroundings(tmp_path)
    try:
        around.open()
        yield around
    finally:
        killed = around.close()
    assert killed == []


@pytest.fixture
def seen(surroundings: Surroundings, sample_file: Path, own_home: Path) -> Any:
    """Return what the clerk read while carrying out the instruction."""
    settings = own_home / "wisedesk" / "wisedesk.toml"
    settings.parent.mkdir()
    settings.write_text('branch = "9408"\n', encoding="utf-8")
    day = ("--work-date", "04-05-2026")
    surroundings.start(str(PROGRAM), "--database", str(sample_file), *day)
    return json.loads(surroundings.run(SYSTEM_PYTHON, str(CLERK), "wisedesk"))


@pytest.mark.linux
def test_an_administrative_card_is_made_by_label_alone(seen: dict[str, Any]) -> None:
    assert seen["question"] == f"Klant aanmaken met nummer: {NUMBER}?"
    assert seen["number"] == NUMBER
    assert seen["second title"] == f"Klant {NUMBER} * Administratieve pas *"
    assert seen["third title"] == f"Opbouw abonnementskosten. Klant: {NUMBER}"
    assert seen["subscriptions"] == {
        "Code": ["Code: 0089"],
        "Naam": ["Naam: Administratieve Pas"],
        "Prijs": ["Prijs: Gratis"],
        "Soort": ["Soort: Vast"],
    }
    assert seen["blue bar"].removeprefix(f"{NUMBER} [").removesuffix("]").isdigit()
    assert seen["validity"] == "Vervalt 31-12-2099"
    assert seen["nameless"] == []
