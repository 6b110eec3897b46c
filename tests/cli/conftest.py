# SPDX-License-Identifier: Apache-2.0
"""The console program, run in this process on a library of the test's own."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from wisedesk.cli.main import main


@dataclass(frozen=True)
class Ran:
    """What a command left: its exit code and both its streams."""

    code: int
    out: str
    err: str


Admin = Callable[..., Ran]


@pytest.fixture
def admin(capsys: pytest.CaptureFixture[str]) -> Admin:
    """Return a way to give wisedesk-admin a line, on the library named."""

    def run(*words: object, on: Path | str | None = None) -> Ran:
        line = [str(word) for word in words]
        if on is not None:
            line = ["--database", str(on), *line]
        try:
            code = main(line)
        except SystemExit as stop:
            code = int(stop.code or 0)
        told = capsys.readouterr()
        return Ran(code, told.out, told.err)

    return run
