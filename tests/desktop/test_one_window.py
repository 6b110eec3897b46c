# SPDX-License-Identifier: Apache-2.0
"""One window of a library for each user: real starts of the real program."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QDir
from PySide6.QtNetwork import QLocalServer
from pytestqt.qtbot import QtBot

from wisedesk.config import Config, as_address, log_folder, read_config
from wisedesk.desktop.application import claim_anew
from wisedesk.desktop.crash import LOG_NAME
from wisedesk.desktop.window import one_window
from wisedesk.desktop.window.main_window import MainWindow
from wisedesk.desktop.window.one_window import (
    EXIT_CODES,
    SILENT,
    Bell,
    Standing,
    WindowClaim,
    bring_forward,
    ring,
)

SECOND_START = Path(__file__).parents[1] / "support" / "second_start.py"
LONGEST_MS = 20_000
Start = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def start() -> Iterator[Start]:
    """Return what starts the program on a library; what still runs is killed."""
    running: list[subprocess.Popen[str]] = []

    def begin(library: Path, **environment: str) -> subprocess.Popen[str]:
        running.append(
            subprocess.Popen(
                [sys.executable, "-m", "wisedesk.desktop.main", "--database", library],
                env={**os.environ, **environment},
                stderr=subprocess.DEVNULL,
                text=True,
            )
        )
        return running[-1]

    yield begin
    for each in running:
        each.kill()
        each.wait()


@pytest.fixture
def answered(qtbot: QtBot) -> Callable[[Path], None]:
    """Return what waits until the window of a library hears its bell."""

    def wait(library: Path) -> None:
        name = WindowClaim(read_config(str(library))).bell
        # Asked again after a while each time: before it listens it refuses at once.
        qtbot.waitUntil(lambda: ring(name, 300), timeout=LONGEST_MS)

    return wait


@pytest.fixture
def ends(qtbot: QtBot) -> Callable[[subprocess.Popen[str]], int]:
    """Return what waits for a start to end, with the windows here at work."""

    def wait(process: subprocess.Popen[str]) -> int:
        qtbot.waitUntil(lambda: process.poll() is not None, timeout=LONGEST_MS)
        return process.wait()

    return wait


@pytest.fixture
def opened(qtbot: QtBot) -> Callable[..., None]:
    """Return what waits until a number of windows opened their library."""

    def wait(times: int, log: Path | None = None) -> None:
        path = (log or log_folder()) / LOG_NAME

        def holds() -> bool:
            told = path.read_text("utf-8") if path.is_file() else ""
            return told.count("the library is open") == times

        qtbot.waitUntil(holds, timeout=LONGEST_MS)

    return wait


@pytest.fixture
def claim(sample_file: Path) -> Iterator[WindowClaim]:
    """Return the claim on the sample library, taken by the test itself."""
    made = WindowClaim(read_config(str(sample_file)))
    assert made.take()
    yield made
    made.let_go()


def test_a_second_start_brings_the_first_window_forward_and_ends(
    qtbot, claim, sample_file, start, ends
):
    window = MainWindow()
    qtbot.addWidget(window)
    window.showMinimized()
    bell = Bell(claim.bell, window)
    bell.rung.connect(lambda: bring_forward(window))
    assert ends(start(sample_file)) == 0
    assert window.isVisible()
    assert not window.isMinimized()


def test_it_is_the_same_library_by_whatever_way_it_is_named(
    qtbot, claim, sample_file, start, ends
):
    bell = Bell(claim.bell, None)
    with qtbot.waitSignal(bell.rung, timeout=LONGEST_MS):
        second = start(sample_file.parent / "." / "x" / ".." / sample_file.name)
    assert ends(second) == 0


def test_of_starts_at_the_same_moment_one_opens_its_window(
    qtbot, sample_file, start, opened
):
    starts = [start(sample_file) for _ in range(3)]
    qtbot.waitUntil(
        lambda: [each.poll() for each in starts].count(0) == 2, timeout=LONGEST_MS
    )
    opened(1)
    assert [each.poll() for each in starts].count(None) == 1


def test_what_a_killed_window_leaves_keeps_nobody_out(
    sample_file, start, opened, answered, ends
):
    first = start(sample_file)
    opened(1)
    answered(sample_file)
    first.kill()
    first.wait()
    again = start(sample_file)
    opened(2)
    assert ends(start(sample_file)) == 0
    assert again.poll() is None


def test_libraries_and_users_do_not_see_one_another(
    sample_file, tmp_path, start, opened
):
    other = Path(shutil.copyfile(sample_file, tmp_path / "other.sqlite"))
    home = str(tmp_path / "home of another")
    names = ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME")
    windows = (*names, "WIN_PD_OVERRIDE_LOCAL_APPDATA")
    starts = [start(sample_file), start(other)]
    starts.append(start(sample_file, **dict.fromkeys(windows, home)))
    opened(2)
    opened(1, Path(str(log_folder()).replace(os.environ["HOME"], home)))
    assert [each.poll() for each in starts] == [None, None, None]


@pytest.mark.linux
def test_a_window_that_hangs_is_told_of(sample_file, start, opened, answered):
    first = start(sample_file)
    opened(1)
    answered(sample_file)
    first.send_signal(signal.SIGSTOP)
    long_open(sample_file)
    second = subprocess.run(
        [sys.executable, str(SECOND_START), str(sample_file)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert second.stdout == SILENT
    assert second.returncode == EXIT_CODES[Standing.SILENT]
    assert first.poll() is None


def long_open(library: Path) -> None:
    """Let the window of a library look as if it was opened long ago."""
    (lock,) = read_config(str(library)).inbox.glob("window-*.lock")
    os.utime(lock, (0, 0))


@pytest.mark.linux
def test_a_window_that_is_just_starting_is_waited_for(
    qtbot, claim, sample_file, monkeypatch
):
    """It is silent only when it was opened long ago: here, from the third ring."""
    monkeypatch.setattr(one_window, "ANSWER_MS", 0)
    window = MainWindow()
    qtbot.addWidget(window)
    heard = []

    def hear(door: socket.socket) -> None:
        while len(heard) < 3:
            caller, _ = door.accept()
            heard.append(caller)
            caller.close()
        long_open(sample_file)

    with socket.socket(socket.AF_UNIX) as door:
        door.bind(str(Path(QDir.tempPath()) / claim.bell))
        door.listen()
        listener = threading.Thread(target=hear, args=(door,))
        listener.start()
        found = WindowClaim(read_config(str(sample_file))).look(window)
        listener.join()
    assert found is Standing.SILENT
    assert len(heard) == 3


def test_a_claim_that_is_free_again_is_taken_by_who_waits(qtbot, sample_file, claim):
    window = MainWindow()
    qtbot.addWidget(window)
    claim.let_go()
    later = WindowClaim(read_config(str(sample_file)))
    assert later.look(window) is Standing.ALONE
    assert not claim.take()
    later.let_go()
    assert claim.take()


def test_where_no_lock_can_be_written_the_desk_starts(tmp_path, monkeypatch):
    for name in ("XDG_DATA_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "file"))
    (tmp_path / "file").write_bytes(b"")
    assert WindowClaim(read_config(str(tmp_path / "library.sqlite"))).take()


@pytest.mark.linux
def test_a_name_that_a_killed_window_left_is_free(qtbot, claim):
    """Qt keeps the socket of a server that was not closed."""
    left = QLocalServer()
    assert left.listen(claim.bell)
    bell = Bell(claim.bell)
    bell.listen()
    with qtbot.waitSignal(bell.rung):
        ring(claim.bell, 1)


def test_a_library_chosen_at_a_first_start_is_claimed_too(qtbot, tmp_path):
    window = MainWindow()
    qtbot.addWidget(window)
    before, after = (
        Config(as_address(str(tmp_path / name)), desk="balie-1", inbox=tmp_path)
        for name in ("verwacht.sqlite", "gekozen.sqlite")
    )
    claims = [WindowClaim(before)]
    assert claims[0].take()
    claim_anew(claims, window, before)  # the place expected is claimed already
    assert len(claims) == 1
    claim_anew(claims, window, after)
    second = WindowClaim(after)
    assert not second.take()
    for claim in claims:
        claim.let_go()
    assert second.take()
    second.let_go()
