# SPDX-License-Identifier: Apache-2.0
"""Afdrukken (Ctrl+P) and Opslaan als CSV (Ctrl+E) of the list on the page in front."""

import errno
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from wisedesk.desktop.dialogs.save_dialog import SaveDialog
from wisedesk.desktop.pages.page import Page
from wisedesk.desktop.window.shell import Shell
from wisedesk.desktop.wording import words as w
from wisedesk.desktop.wording.station_words import station_words
from wisedesk.exchange.list_files import write_list
from wisedesk.services.listings import Listing

NO_LIST = "Op dit scherm staat geen lijst."
EMPTY_LIST = "De lijst is leeg."
_WHY = {
    errno.EACCES: "het mag daar niet, of het bestand staat open in een ander programma",
    errno.EPERM: "het mag daar niet",
    errno.EROFS: "er mag daar niet geschreven worden",
    errno.ENOENT: "de map bestaat niet",
    errno.ENOSPC: "de schijf is vol",
}
_NOT_IN_NAMES = re.compile(r"[^\w ().,-]+")


class ListOutput(QObject):
    """Takes lists out of the window; the window goes on meanwhile."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._shell = shell
        self._folder = ""

    def print(self, page: Page) -> None:
        """Show the list of a page as it will be printed."""
        self._take(page, self._open_print)

    def export(self, page: Page) -> None:
        """Ask where the list of a page must go as CSV, and put it there."""
        self._take(page, self._open_export)

    def _take(self, page: Page, then: Callable[[Listing], None]) -> None:
        """Call `then` with the whole list of a page, with its day and place."""
        shell = self._shell

        def taken() -> None:
            listing = page.listing()
            if listing is None:
                shell.hint(NO_LIST)
                return
            if not listing.rows:
                shell.hint(EMPTY_LIST)
                return
            station, day = shell.ready.desk.station, w.day(shell.today)

            def placed(place: str) -> None:
                then(replace(listing, place=place, day=day))

            shell.read(lambda tx: station_words(tx, station), placed, self)

        page.complete(taken)

    def _open_print(self, listing: Listing) -> None:
        # Qt's printing is imported when it is wanted, not before the desk is ready
        from wisedesk.desktop.dialogs.print_dialog import PrintDialog

        shell = self._shell
        dialog = PrintDialog(listing, shell.waiting, shell.window)
        dialog.printed.connect(shell.say)
        name = partial(self._ask_place, dialog, listing, "pdf", dialog.make_pdf)
        dialog.pdf_wanted.connect(name)
        shell.open(dialog)

    def _open_export(self, listing: Listing) -> None:
        store = partial(self._store, listing)
        self._ask_place(self._shell.window, listing, "csv", store)

    def _store(self, listing: Listing, path: str) -> None:
        work = partial(_written, listing, Path(path))
        self._shell.runner.work(work, self._tell, self)

    def _tell(self, told: tuple[str, bool]) -> None:
        text, is_bad = told
        self._shell.say(text, bad=is_bad)

    def _ask_place(
        self,
        parent: QWidget,
        listing: Listing,
        ending: str,
        then: Callable[[str], None],
    ) -> None:
        """Ask where a file must go, and call `then` with its path."""
        shell = self._shell
        dialog = SaveDialog(
            file_name(listing), ending, self._folder, shell.waiting, parent
        )
        dialog.chosen.connect(partial(self._chosen, then))
        shell.open(dialog)

    def _chosen(self, then: Callable[[str], None], path: str) -> None:
        self._folder = str(Path(path).parent)
        then(path)


def file_name(listing: Listing) -> str:
    """Return a name for a file with a list: what it is, of whom, of which day."""
    parts = (listing.title, listing.about, "-".join(reversed(listing.day.split("-"))))
    told = " ".join(part for part in parts if part)
    return " ".join(_NOT_IN_NAMES.sub(" ", told).split())


def _written(listing: Listing, path: Path) -> tuple[str, bool]:
    """Write a list and return what to tell, and whether that is bad news."""
    try:
        lines = write_list(listing, path)
    except OSError as error:
        why = _WHY.get(error.errno or 0, error.strerror or "onbekende fout")
        return f"Niet opgeslagen: {why} ({path}).", True
    return f"Opgeslagen: {path} ({w.counted(lines, 'regel', 'regels')}).", False
