# SPDX-License-Identifier: Apache-2.0
"""Faults of ours: logged every time, shown once each, and the desk goes on."""

import logging
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from wisedesk import __version__

LOG = logging.getLogger("wisedesk")
LOG_NAME = "wisedesk.log"
LOG_BYTES = 1_000_000
LOG_FILES = 5


def log_to(path: Path) -> None:
    """Keep a log in a file, turned over when it is large.

    A folder that cannot be written leaves the log on the standard error stream.
    """
    from logging.handlers import RotatingFileHandler  # noqa: PLC0415 - after the paint

    handler: logging.Handler
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            path, maxBytes=LOG_BYTES, backupCount=LOG_FILES, encoding="utf-8"
        )
    except OSError:
        handler = logging.StreamHandler()
    handler.setFormatter(
        logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s")
    )
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)


class CrashHook:
    """Takes what nobody caught: Qt brings the errors of slots here too."""

    def __init__(self, show: Callable[[str], None]) -> None:
        self._show = show
        self._shown: set[str] = set()
        self._before = sys.excepthook

    def install(self) -> None:
        """Take the errors from now on."""
        sys.excepthook = self.take

    def remove(self) -> None:
        """Leave the errors to whoever had them before."""
        sys.excepthook = self._before

    def take(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """Log an error; show it unless the same was shown before."""
        if issubclass(kind, KeyboardInterrupt):
            self._before(kind, error, trace)
            return
        LOG.critical("a fault nobody caught", exc_info=(kind, error, trace))
        lines = traceback.format_exception(kind, error, trace)
        place = f"{kind.__name__} {lines[-2] if len(lines) > 1 else ''}"
        if place in self._shown:
            return
        self._shown.add(place)
        import platform  # noqa: PLC0415 - not before the window stands

        head = f"wisedesk {__version__}, Python {platform.python_version()}"
        self._show(f"{head}, {platform.platform()}\n\n{''.join(lines)}")
