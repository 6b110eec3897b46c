# SPDX-License-Identifier: Apache-2.0
"""A list shares its width: what matters is read at 1366 pixels, the rest gives way."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QTableView

from support.clerk import BINDING_CARD, of_branch
from support.places import DIALOGS, PLACES, customer, journal
from wisedesk.desktop.lists.column_widths import Width, shared
from wisedesk.desktop.window.style import dress_program

FIXED, NAME, TITLE = Width(100, 100), Width(160, 80), Width(240, 80, grows=True)


def test_what_is_left_goes_to_the_columns_that_grow():
    assert shared(500, [FIXED, NAME, TITLE]) == [100, 160, 240]
    assert shared(601, [FIXED, NAME, TITLE]) == [100, 160, 341]
    assert shared(901, [TITLE, NAME, FIXED, TITLE]) == [320, 160, 100, 321]


def test_what_is_short_is_taken_from_what_can_do_with_less():
    assert shared(380, [FIXED, NAME, TITLE]) == [100, 120, 160]
    assert sum(shared(377, [FIXED, NAME, TITLE])) <= 377


def test_nothing_gets_less_than_will_do_and_the_list_is_scrolled():
    assert shared(100, [FIXED, NAME, TITLE]) == [100, 80, 80]
    assert shared(100, [FIXED, FIXED]) == [100, 100]


def cells_cut_off(view, *titles):
    """Return the texts under some titles that are wider than their column."""
    model, metrics = view.model(), view.fontMetrics()
    columns = [model.columns[place].title for place in range(len(model.columns))]
    return [
        text
        for title in titles
        for row in range(model.rowCount())
        if metrics.horizontalAdvance(
            text := str(model.index(row, columns.index(title)).data())
        )
        > view.columnWidth(columns.index(title)) - 7
    ]


def shown_views(window):
    return [each for each in window.findChildren(QTableView) if each.isVisible()]


def test_internal_cards_are_read_whole_but_for_owner_purpose_and_long_titles(operator):
    operator.program.window.resize(1366, 768)
    operator.press("Ctrl+I")
    items = operator.field("Exemplaren op interne passen")
    whole = ("Pas", "Naam", "Barcode", "Sinds", "Dagen", "Verwacht terug", "Opmerking")
    assert cells_cut_off(items, *whole) == []
    assert items.columnWidth(4) > 220  # the title
    cards = operator.program.window.findChild(QTableView, "cards_view")
    assert cells_cut_off(cards, *(each.title for each in cards.model().columns)) == []


def test_the_journal_gives_most_of_its_width_to_what_was_done(operator):
    operator.program.window.resize(1366, 768)
    journal(operator)
    lines = operator.field("Journaal")
    widths = [lines.columnWidth(place) for place in range(7)]
    assert widths[1] == max(widths) > 430
    assert cells_cut_off(lines, "Tijd", "Klant/pas", "Exemplaar", "Stand") == []


def test_where_an_item_goes_to_is_read_whole_at_innemen(operator, desk):
    operator.program.window.resize(1366, 768)
    operator.press("F6")
    operator.scan(of_branch(desk, "9000")[0])
    (row,) = operator.table("Uitleningen en innames")
    assert row[6] == "Alt-U of Alt-X · TRANSPORT VoorbeeldBibliotheek"
    lines = operator.field("Uitleningen en innames")
    assert cells_cut_off(lines, "Inl.", "Mat", "Status", "Opmerking", "Barcode") == []


@pytest.fixture
def large_text(qapp):
    """Write everything twice as large, as on a screen of 200 %."""
    plain, large = qapp.font(), QFont(qapp.font())
    large.setPointSizeF(plain.pointSizeF() * 2)
    qapp.setFont(large)
    dress_program(qapp)
    yield
    qapp.setFont(plain)
    dress_program(qapp)


@pytest.mark.usefixtures("large_text")
@pytest.mark.parametrize("place", PLACES | DIALOGS)
def test_every_column_has_room_for_its_title_in_large_text(operator, place):
    operator.program.window.resize(1366, 768)
    (PLACES | DIALOGS)[place](operator)
    for view in shown_views(operator.front()):
        header, metrics = view.horizontalHeader(), view.horizontalHeader().fontMetrics()
        for column, each in enumerate(view.model().columns):
            if not header.isSectionHidden(column):
                needed = metrics.horizontalAdvance(each.title)
                assert header.sectionSize(column) >= needed, each.title


@pytest.mark.usefixtures("large_text")
def test_a_heading_grows_with_the_text(operator):
    operator.press("Ctrl+J")
    heading = operator.program.window.findChild(QTableView, "lines_view")
    plain = heading.font().pointSizeF()
    titles = [
        each
        for each in operator.program.window.findChildren(QLabel, "title_label")
        if each.isVisible()
    ]
    assert titles[0].font().pointSizeF() > plain * 1.5


def test_a_width_that_was_dragged_stays_and_the_others_make_room(operator, qtbot):
    customer(operator, BINDING_CARD)
    operator.press("F9")
    view = operator.field("Geleende exemplaren")
    header = view.horizontalHeader()
    before = header.sectionSize(3)
    edge = header.sectionViewportPosition(4) - 1
    middle = header.height() // 2
    pane = header.viewport()
    qtbot.mousePress(pane, Qt.MouseButton.LeftButton, pos=QPoint(edge, middle))
    qtbot.mouseMove(pane, QPoint(edge + 40, middle))
    qtbot.mouseRelease(pane, Qt.MouseButton.LeftButton, pos=QPoint(edge + 40, middle))
    assert header.sectionSize(3) > before
    dragged = header.sectionSize(3)
    operator.program.window.resize(1200, 768)
    operator.settle()
    assert header.sectionSize(3) == dragged
    assert header.length() <= view.viewport().width()


def test_a_column_that_goes_leaves_its_room_to_the_others(operator):
    customer(operator, BINDING_CARD)
    operator.press("Ctrl+G")
    view = operator.field("Registraties")
    for _ in range(3):
        assert view.horizontalHeader().length() == view.viewport().width()
        operator.press("Alt+H")
