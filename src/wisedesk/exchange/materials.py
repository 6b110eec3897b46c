# SPDX-License-Identifier: Apache-2.0
"""Which material type (RMT) a file's code stands for.

The reglement falls back from two characters to the first, so a code that nobody knows
gets an RMT that starts with a letter which has a line: what is imported can be lent at
once. The choice is a setting of the library; whoever imports a file can make another.
"""

import string

from wisedesk.exchange.tally import Note, Tally
from wisedesk.services.exchange_ports import Importing

SETTING = "import.material."
FALLBACK = "B"
RMT_LENGTH = 2
_KNOWN = (
    (
        "B",
        "Boek",
        "BOOK BOOKS BK BKS B BOEK MON MONOGRAPH ADULT FICTION FIC PBK BOOKLONG",
    ),
    ("BN", "Boek non-fictie", "NONFICTION NONFIC NFIC NF BNF"),
    ("J", "Jeugdboek", "JUV JUVENILE CHILD CHILDREN JBOOK JBK JFIC JEUGD YA TEEN"),
    ("JN", "Jeugdboek non-fictie", "JNF JNONFIC"),
    ("P", "Prentenboek", "PICTURE PICTUREBOOK PB PRENTENBOEK"),
    ("G", "Grootletterboek", "LP LARGEPRINT LPBOOK GROOTLETTER"),
    ("S", "Strip", "COMIC COMICS GN GRAPHICNOVEL STRIP"),
    ("DV", "DVD", "DVD DVDS VM VID VIDEO VIDEOS BLURAY BLU VHS VISUAL DVDLONG"),
    ("DJ", "DVD jeugd", "JDVD JVIDEO"),
    ("L", "Luisterboek", "AUDIO AB AUDIOBOOK AUDIOBOOKS CDBOOK SPOKEN LUISTERBOEK"),
    ("LM", "Muziek-cd", "CD CDS MU MUS MUSIC MUSICCD CDMUSIC LPRECORD"),
    (
        "T",
        "Tijdschrift",
        "SER SERIAL CR PER PERIODICAL MAG MAGAZINE MAGAZINES TIJDSCHRIFT",
    ),
    ("W", "Game", "GAME GAMES CF SOFTWARE CDROM VIDEOGAME"),
)
KNOWN = {code: (rmt, name) for rmt, name, codes in _KNOWN for code in codes.split()}


class Materials:
    """The material types of the library during one transaction."""

    def __init__(self, tx: Importing, tally: Tally) -> None:
        self._tx = tx
        self._tally = tally
        self._names = tx.material_names()
        self._lendable = tx.lendable_rmts()
        self._chosen: dict[str, str] = {}

    def rmt_of(self, code: str) -> str:
        """Return the RMT a file's code stands for, made when there is none."""
        if code not in self._chosen:
            self._chosen[code] = self._choose(code)
        rmt = self._chosen[code]
        if rmt != code:
            self._tally.note(Note.MATERIAL, code, rmt, self._names[rmt])
        return rmt

    def _choose(self, code: str) -> str:
        told = self._tx.setting(SETTING + code)
        if told in self._names:
            return told
        if code in self._names:
            return code
        plain = "".join(each for each in code.upper() if each.isalnum())
        if plain in KNOWN:
            rmt, name = KNOWN[plain]
        else:
            rmt, name = self._free_rmt(plain), code
        if rmt not in self._names:
            self._tx.add_material_type(rmt, name)
            self._names[rmt] = name
        if plain not in KNOWN:
            self._tx.set_setting(SETTING + code, rmt)
        return rmt

    def _free_rmt(self, plain: str) -> str:
        """Return an RMT nobody uses: the code itself when it is one that can be lent.

        When two characters have run out, the book's own.
        """
        fits = 1 <= len(plain) <= RMT_LENGTH and plain.isascii()
        if fits and self._can_be_lent(plain):
            return plain
        for sign in string.digits + string.ascii_uppercase:
            if FALLBACK + sign not in self._names:
                return FALLBACK + sign
        return FALLBACK

    def _can_be_lent(self, rmt: str) -> bool:
        return rmt in self._lendable or rmt[:1] in self._lendable
