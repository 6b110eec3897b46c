# SPDX-License-Identifier: Apache-2.0
"""The real program on a library of its own, for tests that work its window."""

import logging
import re
import threading
from collections.abc import Callable, Generator, Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from support.window import WindowClerk
from wisedesk.config import Config, as_address
from wisedesk.desktop.application import make_application
from wisedesk.desktop.program import Program

WORK_DATE = date(2026, 5, 4)
SCREENSHOTS = Path(__file__).parents[2] / "test-output"
Start = Callable[..., Program]


class Faults(logging.Handler):
    """Collects the faults that nobody caught; a test that made one clears them."""

    def __init__(self) -> None:
        super().__init__(logging.CRITICAL)
        self.setFormatter(logging.Formatter("%(message)s"))
        self.told: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.told.append(self.format(record))


def application() -> QApplication:
    """Return the application as the program makes it."""
    there = QApplication.instance()
    return there if isinstance(there, QApplication) else make_application(["wisedesk"])


@pytest.fixture
def faults() -> Iterator[list[str]]:
    """Return the faults of ours that nobody caught; any left fails the test."""
    handler = Faults()
    log = logging.getLogger("wisedesk")
    log.addHandler(handler)
    yield handler.told
    log.removeHandler(handler)
    assert not handler.told


@pytest.fixture
def start(
    qapp: QApplication, qtbot: object, faults: list[str], tmp_path: Path
) -> Iterator[Start]:
    """Return what makes the program on a library's file, at a desk in Nieuw-Buinen.

    It may be told what else the settings of its machine say: keys={"desk.lend": "F3"},
    and to go by the library's own day.
    At the end every program is stopped, and no window, thread or filter is left.
    """
    del qtbot, faults
    programs: list[Program] = []
    threads = set(threading.enumerate())

    def start_on(
        library: Path, day: date | None = WORK_DATE, **told: Mapping[str, str]
    ) -> Program:
        address, silent = as_address(str(library)), {"volume": "0"}
        config = Config(address, desk="balie-1", branch="9408", sounds=silent)
        log = tmp_path / "wisedesk.log"
        programs.append(Program(qapp, replace(config, **told), log, day))
        return programs[-1]

    yield start_on
    for program in programs:
        end(program)
    assert not set(threading.enumerate()) - threads
    assert not [each for each in qapp.topLevelWidgets() if each.isVisible()]


def end(program: Program) -> None:
    """Stop a program and take its window away."""
    program.stop()
    QCoreApplication.processEvents()  # what the threads told last
    program.window.hide()
    program.window.deleteLater()
    program.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()


@pytest.fixture
def program(start: Start, sample_file: Path) -> Program:
    """Return the program on a copy of the sample library."""
    return start(sample_file)


@pytest.fixture
def operator(program: Program) -> WindowClerk:
    """Return a clerk at the program's window, the library open."""
    clerk = WindowClerk(program)
    clerk.start()
    return clerk


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Keep a picture of every window when a test fails."""
    report = yield
    app = QApplication.instance()
    if call.when == "call" and report.failed and isinstance(app, QApplication):
        keep_pictures(app, re.sub(r"[^\w-]+", "-", item.name))
    return report


def keep_pictures(app: QApplication, name: str) -> None:
    """Save what every window shows."""
    SCREENSHOTS.mkdir(exist_ok=True)
    windows = [each for each in app.topLevelWidgets() if each.isVisible()]
    for place, window in enumerate(windows):
        window.grab().save(str(SCREENSHOTS / f"{name}-{place}.png"))
