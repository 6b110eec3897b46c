# SPDX-License-Identifier: Apache-2.0
"""The program itself, started as a desk starts it, until scans are handled."""

import sys

from first_paint import FirstPaint, tell_moment

from wisedesk.desktop import application
from wisedesk.desktop.main import main


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
            self.window.close()

    program.Program = Program


application.MainWindow = Window
sys.exit(main([]))
