# SPDX-License-Identifier: Apache-2.0
"""The program itself, started as a desk starts it, until it is at rest.

It is frozen as well: see benchmarks/frozen_start.py.
"""

import sys

from first_paint import FirstPaint, tell_memory, tell_moment
from PySide6.QtCore import QTimer

from wisedesk.desktop import application
from wisedesk.desktop.main import main

AT_REST_MS = 500  # behind the library that is open


class Window(application.MainWindow):
    def __init__(self) -> None:
        super().__init__()
        FirstPaint(self)
        self.painted.connect(_listen)


def _listen() -> None:
    """Listen to the program, which the start imports now that the frame stands."""
    from wisedesk.desktop import program  # noqa: PLC0415 - not before the paint

    class Program(program.Program):
        def begin(self) -> None:
            self.taking.connect(tell_moment)
            self.ready.connect(self._end)
            super().begin()

        def _end(self) -> None:
            tell_moment()
            QTimer.singleShot(AT_REST_MS, self._close)

        def _close(self) -> None:
            tell_memory()
            self.window.close()

    program.Program = Program


application.MainWindow = Window
sys.exit(main([]))
