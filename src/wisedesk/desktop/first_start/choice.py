# SPDX-License-Identifier: Apache-2.0
"""What a new desk begins with, where that is, and what is wrong with the place."""

from enum import Enum, auto
from pathlib import Path

from msgspec import Struct

from wisedesk.config import LIBRARY, as_address
from wisedesk.desktop.wording.sentences import failure_sentence
from wisedesk.services import errors

PRACTICE = "voorbeeld.sqlite"
NO_PLACE = "Vul in waar het bestand staat, of moet komen."
A_SERVER = "Een bibliotheek op een server kan nog niet. Vul een bestand in."
IN_THE_WAY = (
    "Daar staat al een bestand; het wordt niet overschreven. Geef een andere naam, of"
    " kies Een bestaande bibliotheek openen."
)
UNREADABLE = "Dit bestand is niet te lezen of te maken. Kies een andere plaats."

_AT_THE_FIELD: dict[type[errors.DeskError], str] = {
    errors.LibraryMissing: "Hier staat geen bestand.",
    errors.LibraryEmpty: "Dit bestand is leeg: er is niets te openen.",
    errors.DatabaseDamaged: "Dit bestand is beschadigd. Kies een goede reservekopie.",
    errors.DatabaseReadOnly: (
        "Dit bestand kan alleen gelezen worden. Geef wie zich hier aanmeldt het recht"
        " om te schrijven in het bestand en in zijn map."
    ),
    errors.NetworkShare: (
        "Dit is een netwerkschijf; daar raken uitleningen verloren. Kies een plaats op"
        " een schijf van deze computer zelf."
    ),
}


class What(Enum):
    """What a desk begins with: FILL is a new library, filled from files at once."""

    NEW = auto()
    FILL = auto()
    OPEN = auto()
    PRACTISE = auto()


class Choice(Struct, frozen=True):
    """What was chosen, and the file in words of whoever typed it."""

    what: What
    place: str

    @property
    def makes(self) -> bool:
        """Whether a library is to be made."""
        return self.what is not What.OPEN

    @property
    def problem(self) -> str:
        """Why no file can be meant by what was typed, empty where one can."""
        if not self._plain:
            return NO_PLACE
        return A_SERVER if "://" in self._plain else ""

    @property
    def path(self) -> Path:
        """The file; in a folder it has the name that a library of its kind has."""
        try:
            path = Path(self._plain).expanduser().absolute()
        except RuntimeError:  # nobody of that name has a home here
            path = Path(self._plain).absolute()
        name = PRACTICE if self.what is What.PRACTISE else LIBRARY
        return path / name if path.is_dir() else path

    @property
    def address(self) -> str:
        """The address of the library."""
        return as_address(str(self.path))

    @property
    def _plain(self) -> str:
        """The place without the quotes that Windows copies a path with."""
        return self.place.strip().strip('"').strip()


def problem_of(error: Exception) -> str:
    """Return what is wrong with a place, as one sentence below its field."""
    if isinstance(error, errors.DeskError):
        return _AT_THE_FIELD.get(type(error)) or failure_sentence(error)
    if isinstance(error, FileExistsError):
        return IN_THE_WAY
    return UNREADABLE
