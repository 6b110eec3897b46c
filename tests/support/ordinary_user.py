# SPDX-License-Identifier: Apache-2.0
"""A window for somebody whom the rights of files hold back, as they do not for root.

Run as a process of its own with a library; it writes what its banner says.
"""

import ctypes
import os
import sys
from datetime import date
from pathlib import Path

from wisedesk.config import Config, as_address
from wisedesk.desktop.application import make_application
from wisedesk.desktop.program import Program
from wisedesk.desktop.tour.operator import Operator

WORK_DATE = date(2026, 5, 4)
_VERSION_3 = 0x20080522  # of the capabilities that the kernel knows
_NONE = (ctypes.c_uint32 * 6)()


def heed_rights() -> None:
    """Give up root's power over the rights of files, where this process has it."""
    if os.geteuid() == 0:
        header = (ctypes.c_uint32 * 2)(_VERSION_3, 0)
        if ctypes.CDLL(None, use_errno=True).capset(header, _NONE):
            raise OSError(ctypes.get_errno(), "capset")


def banner(library: Path) -> str:
    """Return what the window says of a library that it cannot work with."""
    app = make_application(["wisedesk"])
    config = Config(as_address(str(library)), desk="balie-1", branch="9408")
    program = Program(app, config, library.with_suffix(".log"), WORK_DATE)
    clerk = Operator(program)
    program.show()
    clerk.wait(program.window.ui.banner.isVisible, "de band staat er")
    return program.window.ui.banner_label.text()


if __name__ == "__main__":
    heed_rights()
    sys.stdout.write(banner(Path(sys.argv[1])))
    sys.stdout.flush()
    os._exit(0)
