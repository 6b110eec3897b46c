# SPDX-License-Identifier: Apache-2.0
"""Reading files in on a thread of its own: no line of the desk's work waits for it."""

from __future__ import annotations

import logging
import threading

from PySide6.QtCore import QObject, Signal

from wisedesk.bootstrap import Services, exchange_library
from wisedesk.desktop.importing.import_lines import STOPPED_HOW
from wisedesk.desktop.wording.sentences import failure_sentence
from wisedesk.exchange.imports import Report, Request, import_file
from wisedesk.exchange.source_files import WrongFile
from wisedesk.exchange.transactions import Stopped
from wisedesk.services.errors import DatabaseFull, DeskError
from wisedesk.wording.import_words import file_sentence, problem_sentence

LOG = logging.getLogger(__name__)
LONGEST_END_S = 5
FULL = (
    "De schijf is vol. Maak ruimte en lees het bestand opnieuw in: het gaat verder"
    " waar het was."
)
FAULT = "Hier ging iets onverwachts mis; in het logboek staat wat."


class ImportWork(QObject):
    """Reads files in, one after the other; each is told of by its place in the list.

    What was read is stored every tenth of a second with how far it came, so that it
    can be stopped at any moment, and goes on there when the file is read in again.
    """

    advanced = Signal(int, int)  # place, percent
    ended = Signal(int, object)  # place, Report or a sentence
    finished = Signal()

    def __init__(
        self, services: Services, requests: dict[int, Request], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._requests = requests
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="import", daemon=True)

    def begin(self) -> None:
        """Begin to read."""
        self._thread.start()

    def stop(self) -> None:
        """Leave it where it is."""
        self._stopped.set()

    def end(self) -> None:
        """Leave it where it is, and wait for what is being stored.

        Not for a library that another program holds: what waits for that is not stored.
        """
        self.stop()
        self._thread.join(LONGEST_END_S)

    def _run(self) -> None:
        for place, request in self._requests.items():
            if not self._stopped.is_set():
                self.ended.emit(place, self._read(place, request))
        self.finished.emit()

    def _read(self, place: int, request: Request) -> Report | str:
        """Read a file in; return what it did, or why it did not come to its end."""
        services = self._services

        def tell(done: int, whole: int) -> None:
            if self._stopped.is_set():
                raise Stopped
            self.advanced.emit(place, done * 100 // max(whole, 1))

        try:
            return import_file(
                exchange_library(services),
                services.clock,
                services.desk.station,
                request,
                problem_sentence,
                tell,
            )
        except Stopped:
            return STOPPED_HOW
        except WrongFile as error:
            return file_sentence(error)
        except DatabaseFull:
            return FULL
        except DeskError as error:
            LOG.warning("a file was not read in: %r", error)
            return failure_sentence(error)
        except Exception:
            LOG.exception("a file was not read in")
            return FAULT
