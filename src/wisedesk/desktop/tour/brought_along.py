# SPDX-License-Identifier: Apache-2.0
"""What the program brings along beside its code: the self-test looks at each.

In a frozen program each of these can be missing without any import that fails.
"""

import io
import sys
import wave
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QDialogButtonBox, QMessageBox

from wisedesk.bootstrap import create_first_library, upgrade_library
from wisedesk.config import as_address
from wisedesk.desktop.printing.outputs import PdfOutput, printers
from wisedesk.desktop.printing.slips import Slip, print_slip
from wisedesk.desktop.sounds.players import find_player
from wisedesk.desktop.sounds.waves import wave_of
from wisedesk.desktop.tour.facts import Facts
from wisedesk.desktop.tour.opened_files import opened_files
from wisedesk.desktop.tour.operator import Operator
from wisedesk.desktop.tour.steps import expect
from wisedesk.desktop.window.icon import window_icon
from wisedesk.desktop.window.reading import LICENCE_OF_SOURCE, LICENCES, MANUAL
from wisedesk.resources import resource
from wisedesk.services.tones import Tone

PDF = b"%PDF-"
LEAST_BYTES = 3_500  # an empty sheet takes 3,000
LOUD = 40
DUTCH = ("Ja", "Annuleren", "Sluiten")
SEED_DAY = QDate(2026, 5, 4)
LISTED = ("GNU LESSER GENERAL PUBLIC LICENSE", "Python ", "SQLAlchemy ", "PySide6")
ITEM = ("De vloek van de Titaan", "Riordan, Rick", "30000000012341")


def print_as_pdf(clerk: Operator, _facts: Facts) -> str:
    """Print the list in front and a slip, and return the printers there are."""
    title = clerk.front().windowTitle()
    with TemporaryDirectory(prefix="wisedesk-") as folder:
        listed, slip = Path(folder) / "lijst.pdf", Path(folder) / "bon.pdf"
        clerk.press("Ctrl+P")
        clerk.see_window("Afdrukken")
        clerk.go_to("Opslaan als PDF")
        clerk.press("Return")
        clerk.see_window("Opslaan als PDF")
        clerk.press("Ctrl+A")
        clerk.type(f"{listed}\n")
        clerk.wait(lambda: clerk.front().windowTitle() == title, "de PDF is gemaakt")
        clerk.see(f"Opgeslagen: {listed}")
        _expect_pdf(listed)
        output = PdfOutput(str(slip), "bon", landscape=False)
        expect(output.is_open and print_slip(_slip(), output), "de bon is afgedrukt")
        _expect_pdf(slip)
    there = len(printers())
    return "" if there else "deze computer heeft geen printer"


def see_dutch(clerk: Operator, _facts: Facts) -> None:
    """See Qt's own buttons, days and amounts in Dutch."""
    box = QMessageBox(clerk.program.window)
    row = QDialogButtonBox(clerk.program.window)
    buttons = (
        box.addButton(QMessageBox.StandardButton.Yes),
        box.addButton(QMessageBox.StandardButton.Cancel),
        row.addButton(QDialogButtonBox.StandardButton.Close),
    )
    told = tuple(button.text().replace("&", "") for button in buttons)
    for widget in (box, row):
        widget.deleteLater()
    expect(told == DUTCH, f"Qt zegt {DUTCH}, niet {told}")
    day = QLocale().toString(SEED_DAY, QLocale.FormatType.LongFormat)
    expect(day == "maandag 4 mei 2026", f"een dag heet maandag 4 mei 2026, niet {day}")
    amount = QLocale().toString(12.5, "f", 2)
    expect(amount == "12,50", f"een bedrag heeft een komma: {amount}")


def draw_icon(_clerk: Operator, _facts: Facts) -> None:
    """See the icon drawn: Qt needs a plugin for it."""
    expect(not window_icon().isNull(), "het pictogram is te tekenen")


def make_sounds(_clerk: Operator, _facts: Facts) -> str:
    """Make every tone, play one unheard, and return why the machine does not."""
    for tone in Tone:
        with wave.open(io.BytesIO(wave_of(tone, LOUD))) as file:
            expect(file.getnframes() > 0, f"het geluid {tone} is te maken")
    player = find_player()
    if player is None:
        return "deze computer heeft niets dat geluid afspeelt"
    try:
        player.play("stil", wave_of(Tone.DONE, 0))
    except OSError as error:
        return f"deze computer speelt geen geluid af: {error}"
    finally:
        player.close()
    return ""


def open_manual(clerk: Operator, _facts: Facts) -> None:
    """Open the manual from the menu, and see that it is there with its pictures."""
    with opened_files() as opened:
        clerk.press("Alt+P")
        clerk.choose_entry("Handleiding")
    page = resource(MANUAL)
    expect(opened == [page], f"wat opengaat is {page}, niet {opened}")
    told = page.read_text(encoding="utf-8")
    pictures = [each.name for each in page.parent.glob("beelden/*.*")]
    expect(bool(pictures), f"bij {page} liggen beelden")
    for name in pictures:
        expect(name in told, f"{name} staat in {page}")


def show_licences(clerk: Operator, _facts: Facts) -> str:
    """Open the licences from the menu: a frozen program has all of them beside it."""
    with opened_files() as opened:
        clerk.press("Alt+P")
        clerk.choose_entry("Licenties")
    path = resource(LICENCES)
    if not getattr(sys, "frozen", False) and not path.exists():
        clerk.see(LICENCE_OF_SOURCE)
        return "niet ingevroren: elk pakket heeft de zijne"
    expect(opened == [path], f"wat opengaat is {path}, niet {opened}")
    text = path.read_text(encoding="utf-8")
    for part in LISTED:
        expect(part in text, f"in {path} staat {part}")
    return ""


def upgrade(_clerk: Operator, _facts: Facts) -> str:
    """Upgrade a library of the first revision, and return from where to where."""
    with TemporaryDirectory(prefix="wisedesk-") as folder:
        address = as_address(str(Path(folder) / "oud.sqlite"))
        create_first_library(address)
        done = upgrade_library(address, lambda _step: None)
        made = done.backup is not None and done.backup.is_file()
        expect(made, "voor het bijwerken is een reservekopie gemaakt")
        expect(done.before < done.after, f"{done.before} is bijgewerkt tot een latere")
    return f"{done.before} naar {done.after}"


def _slip() -> Slip:
    title, author, barcode = ITEM
    return Slip(
        kind="TRANSPORT naar",
        who="Nieuw-Buinen",
        title=title,
        author=author,
        barcode=barcode,
        foot="zelftest",
    )


def _expect_pdf(path: Path) -> None:
    made = path.read_bytes() if path.is_file() else b""
    whole = made.startswith(PDF) and len(made) > LEAST_BYTES
    expect(whole, f"{path.name} is een PDF met tekst ({len(made)} bytes)")
