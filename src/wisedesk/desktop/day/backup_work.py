# SPDX-License-Identifier: Apache-2.0
"""Making one daily backup on a thread of its own: no line of work waits for it."""

import logging
import threading

from PySide6.QtCore import QObject, Signal

from wisedesk.bootstrap import back_up_daily, backup_is_due
from wisedesk.config import Config
from wisedesk.desktop.wording.sentences import failure_sentence
from wisedesk.services.errors import BackupSkipped, DatabaseFull, DeskError

LOG = logging.getLogger(__name__)
NOTE_NAME = "backup-failed.txt"


class BackupWork(QObject):
    """One backup, if it is due; `ended` tells what went wrong, empty for nothing.

    What went wrong is logged, and noted for the next start.
    """

    ended = Signal(str)

    def __init__(self, config: Config, parent: QObject, *, closing: bool) -> None:
        super().__init__(parent)
        self._config = config
        self._closing = closing
        self._skipped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="backup", daemon=True)

    def begin(self) -> None:
        """Begin to make it."""
        self._thread.start()

    def stop(self) -> None:
        """Leave it, and wait until nothing is left of it."""
        self._skipped.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        told = ""
        try:
            self._make()
        except BackupSkipped:
            LOG.info("the daily backup was skipped")
        except Exception as error:
            LOG.exception("the daily backup failed")
            told = f"De reservekopie is niet gemaakt. {_sentence(error)}"
            note_failure(self._config, told)
        self.ended.emit(told)

    def _make(self) -> None:
        if backup_is_due(self._config, closing=self._closing):
            made = back_up_daily(self._config, self._skipped.is_set)
            note_failure(self._config, "")
            LOG.info("daily backup made: %s", made.path)


def note_failure(config: Config, told: str) -> None:
    """Keep what went wrong for the next start, and nothing when all went well."""
    note = config.inbox.parent / NOTE_NAME
    try:
        if told:
            note.parent.mkdir(parents=True, exist_ok=True)
            note.write_text(told, encoding="utf-8")
        else:
            note.unlink(missing_ok=True)
    except OSError:  # a disk that takes nothing takes no note either
        LOG.exception("the failed backup cannot be noted")


def noted_failure(config: Config) -> str:
    """Return what went wrong with the last backup, empty for nothing."""
    try:
        return (config.inbox.parent / NOTE_NAME).read_text(encoding="utf-8")
    except OSError:
        return ""


def _sentence(error: Exception) -> str:
    if isinstance(error, DatabaseFull):
        return "De schijf waar zij op komt, is vol."
    if isinstance(error, DeskError):
        return failure_sentence(error)
    if isinstance(error, OSError):
        place = error.filename or ""
        return f"Er kan niet geschreven worden: {place}".removesuffix(": ") + "."
    return "Er ging iets onverwachts mis; wat precies, staat in het logboek."
