# SPDX-License-Identifier: Apache-2.0
"""The program itself, on the library named, which ends when it can be worked with."""

import sys

from first_paint import FirstPaint, tell_moment

from wisedesk.desktop import application
from wisedesk.desktop.main import main


class Watched(application.Program):
    def show(self) -> None:
        FirstPaint(self.window)
        self.ready.connect(self._end)
        super().show()

    def _end(self) -> None:
        tell_moment()
        self.window.close()


application.Program = Watched
sys.exit(main(["--database", sys.argv[1]]))
