# SPDX-License-Identifier: Apache-2.0
"""Bonnen: one with each item that is set aside or sent, and once more when asked."""

import shutil
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter, QPalette

from support.clerk import TITAN, of_branch, own_card, register
from wisedesk.desktop.printing.outputs import PdfOutput
from wisedesk.desktop.printing.slips import Slip, slip_document, slip_of
from wisedesk.domain.items import ItemStatus
from wisedesk.domain.returns import Arrival
from wisedesk.services.actions import ChangeSetting, PlaceHold
from wisedesk.services.circulation_outcomes import LeftHere, PutAside, SeenIn, Sent

MONDAY = date(2026, 5, 4)
NO_PRINTER = (
    "Er is geen printer ingesteld op deze computer: bonnen worden niet afgedrukt."
)
ITEM = {
    "barcode": "39408000000075",
    "title": "De vloek van de Titaan",
    "author": "Riordan, Rick",
}
HOLDER = {"customer": "29408000700077", "customer_name": "Jansen, Jan"}
ASIDE = PutAside(**ITEM, **HOLDER, held_on=MONDAY, pick_up_until=date(2026, 5, 11))


@pytest.fixture
def held(desk):
    """Return an item at the desk's branch that somebody waits for."""
    other = register(desk, number=own_card(7)).key
    desk.perform(PlaceHold(customer=other, title_key=TITAN))
    return of_branch(desk, "9408")[0]


@pytest.fixture
def printed(operator, tmp_path):
    """Return the slips that were printed, each as a file."""

    def output():
        path = tmp_path / f"bon{len(list(tmp_path.glob('bon*.pdf')))}.pdf"
        return PdfOutput(str(path), "Bon", landscape=False)

    operator.program.rooms.desk.slips.find_output = output
    return lambda: sorted(tmp_path.glob("bon*.pdf"))


def test_the_slip_of_a_hold_says_who_and_until_when():
    slip = slip_of(ASIDE, "Nieuw-Buinen", MONDAY)
    assert slip == Slip(
        kind="GERESERVEERD voor",
        who="Jansen, Jan",
        number="29408000700077",
        until="Ophalen tot en met ma 11-05-2026",
        **ITEM,
        foot="Nieuw-Buinen, ma 04-05-2026",
    )


def test_the_slip_of_a_transport_says_where_to_and_from():
    sent = Sent(**ITEM, **HOLDER, branch="9000", branch_name="VoorbeeldBibliotheek")
    slip = slip_of(sent, "Nieuw-Buinen", MONDAY)
    assert (slip.kind, slip.who) == ("TRANSPORT naar", "VoorbeeldBibliotheek")
    assert slip.number == "Gereserveerd voor Jansen, Jan"
    assert slip.foot == "Van Nieuw-Buinen, ma 04-05-2026"
    home = Sent(**ITEM, branch="9000", branch_name="VoorbeeldBibliotheek")
    assert slip_of(home, "Nieuw-Buinen", MONDAY).number == ""


def test_what_arrives_for_a_holder_has_a_slip_too():
    arrived = SeenIn(
        **ITEM,
        **HOLDER,
        arrival=Arrival.ARRIVED,
        was=ItemStatus.TRANSIT,
        now=ItemStatus.RESERVED,
        pick_up_until=date(2026, 5, 11),
    )
    assert slip_of(arrived, "", MONDAY).who == "Jansen, Jan"


def test_what_stays_has_none():
    left = LeftHere(barcode=ITEM["barcode"], title=ITEM["title"])
    assert slip_of(left, "", MONDAY) is None
    assert slip_of(None, "", MONDAY) is None


@pytest.mark.usefixtures("qapp")
def test_a_slip_is_read_as_it_is_written():
    slip = Slip(kind="K", who="A <b> & C", title="T", author="", barcode="1", foot="F")
    text = slip_document(slip).toPlainText()
    assert text.split("\n") == ["K", "A <b> & C", "T", "1", "F"]


def painted(slip):
    """Return a slip as it stands on white paper."""
    paper = QImage(300, 300, QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    slip_document(slip).drawContents(painter)
    painter.end()
    return paper


def test_a_slip_is_black_on_a_dark_screen_too(qapp):
    slip = slip_of(ASIDE, "Nieuw-Buinen", MONDAY)
    was, before = painted(slip), qapp.palette()
    dark = qapp.palette()
    dark.setColor(QPalette.ColorRole.Text, Qt.GlobalColor.white)
    dark.setColor(QPalette.ColorRole.WindowText, Qt.GlobalColor.white)
    qapp.setPalette(dark)
    try:
        assert painted(slip) == was
    finally:
        qapp.setPalette(before)


def test_setting_aside_prints_one_and_a_key_another(operator, held, printed):
    operator.press("F6")
    operator.scan(held)
    assert printed() == []
    operator.press("Alt+U")
    assert len(printed()) == 1
    assert printed()[0].read_bytes().startswith(b"%PDF")
    operator.press("Ctrl+B")
    assert len(printed()) == 2


def test_the_key_prints_the_last_slip_while_the_pile_goes_on(
    operator, desk, held, printed
):
    shelf = of_branch(desk, "9408", "vb000002")
    operator.press("F6")
    operator.scan(held)
    operator.scan(shelf[0])
    operator.press("Alt+U", "Ctrl+B")
    assert len(printed()) == 2


def test_what_was_left_or_is_in_has_no_slip(operator, held, printed):
    operator.press("F6")
    operator.scan(held)
    operator.press("Alt+X", "Ctrl+B")
    assert printed() == []
    assert operator.footer() == "Kies een regel die apart gelegd of op transport is."


def test_a_branch_that_wants_no_slips_prints_them_only_when_asked(
    operator, desk, held, printed
):
    desk.perform(ChangeSetting(name="slips/9408", value="never"))
    operator.press("F6")
    operator.scan(held)
    operator.press("Alt+U")
    assert printed() == []
    operator.press("Ctrl+B")
    assert len(printed()) == 1


def test_that_there_is_no_printer_is_said_once(operator, desk, held):
    operator.program.rooms.desk.slips.find_output = lambda: None
    far = of_branch(desk, "9000", "vb000002")[:2]
    operator.press("F6")
    operator.scan(held)
    operator.press("Alt+U")
    assert operator.footer() == NO_PRINTER
    operator.scan(far[0])
    operator.press("Alt+U")
    assert operator.footer() == ""
    operator.press("Ctrl+B")
    assert operator.footer() == NO_PRINTER


def test_a_printer_that_takes_nothing_is_told(operator, held, tmp_path):
    folder = tmp_path / "weg"
    folder.mkdir()

    def lost():
        output = PdfOutput(str(folder / "bon.pdf"), "Bon", landscape=False)
        shutil.rmtree(folder)
        return output

    operator.program.rooms.desk.slips.find_output = lost
    operator.press("F6")
    operator.scan(held)
    operator.press("Alt+U")
    assert operator.footer() == (
        "De printer nam de bon niet aan. Ctrl-B drukt hem opnieuw af."
    )
