# SPDX-License-Identifier: Apache-2.0
"""Interne passen (Ctrl+I), and the line that tells of it at the start of a day."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QTimer
from pysqlite3 import dbapi2 as sqlite

from services.test_undoing import state
from support.clerk import (
    BINDER,
    BINDING_CARD,
    HOME_FOR_THE_ELDERLY,
    item,
    lend,
    on_day,
    on_the_shelf,
    own_card,
    register,
)
from support.places import customer as open_customer
from support.raw_file import rows, value
from support.window import WindowClerk
from wisedesk.desktop.day.day_notice import notice_sentence
from wisedesk.domain.internal_cards import UNKNOWN, InternalCardDraft
from wisedesk.domain.items import ItemStatus
from wisedesk.services.actions import ChangeInternalCard, PlaceHold
from wisedesk.services.clock import DeskClock
from wisedesk.services.internal_card_rows import Ageing

MONDAY = date(2026, 5, 4)
CARDS = "Interne passen"
LIST = "Exemplaren op interne passen"
SINCE, DAYS, EXPECTED, REMARK = 6, 7, 8, 9


@pytest.fixture
def parked(desk):
    """Lend two items to the binder, one long ago and one past its own day."""
    desk.perform(
        ChangeInternalCard(
            customer=BINDER,
            card=InternalCardDraft(
                owner="A. Bos", purpose="Inbinden", expected_days="14"
            ),
            seen=UNKNOWN,
        )
    )
    first, second = on_the_shelf(desk)[:2]
    lend(on_day(desk, MONDAY - timedelta(days=300)), BINDER, first)
    lend(on_day(desk, MONDAY - timedelta(days=20)), BINDER, second)
    return first, second


def row_of(operator, barcode):
    """Return the line of an item in the list."""
    (row,) = [row for row in operator.table(LIST) if barcode in row]
    return row


def test_the_list_shows_what_is_on_which_card_longest_first(parked, operator):
    operator.press("Ctrl+I", "Escape", "Ctrl+I")  # not only what is over time
    assert operator.page() == "Interne passen"
    lines = operator.table(LIST)
    assert lines[0] == [
        BINDER,
        "Binder Hooghiemstra",
        "A. Bos",
        "Inbinden",
        "De vloek van de Titaan/Riordan, Rick",
        parked[0],
        "08-07-2025",
        "300",
        "22-07-2025 (over tijd)",
        "langer dan 90 dagen",
    ]
    assert operator.is_red(LIST, 0, "Verwacht terug")
    days = [int(row[DAYS]) for row in lines]
    assert days == sorted(days, reverse=True)
    assert len(lines) == 68
    assert operator.reads("68 exemplaren, 45 over tijd")


def test_every_card_stands_with_its_totals_those_with_most_late_first(parked, operator):
    del parked
    operator.press("Ctrl+I")
    cards = operator.table(CARDS)
    assert cards[0][1] == "Alle passen"
    assert cards[0][6:] == ["68", "45", "300"]
    binder = next(row for row in cards if row[0] == BINDER)
    assert binder[2:5] == ["Administratieve pas", "A. Bos", "Inbinden"]
    assert binder[6:] == ["2", "2", "300"]
    late = [int(row[7] or 0) for row in cards[1:]]
    assert late == sorted(late, reverse=True)


def test_typing_in_the_list_looks_for_words_anywhere_in_a_line(parked, operator):
    operator.press("Ctrl+I")
    operator.type("bos titaan")
    assert operator.value("Zoek") == "bos titaan"
    assert [row[5] for row in operator.table(LIST)] == list(parked)
    operator.press("Down")
    operator.press("Ctrl+A", "Del")
    assert len(operator.table(LIST)) == 45


def test_a_card_chosen_shows_only_what_is_on_it(parked, operator):
    operator.press("Ctrl+I")
    operator.go_to(CARDS)
    places = [row[0] for row in operator.table(CARDS)]
    operator.press(*["Down"] * places.index(BINDER))
    assert [row[5] for row in operator.table(LIST)] == list(parked)
    operator.press("Ctrl+Home")
    assert len(operator.table(LIST)) == 45


def test_longer_than_a_number_of_days_and_only_what_is_over_time(parked, operator):
    operator.press("Ctrl+I", "Escape", "Ctrl+I")
    operator.fill("Langer dan (dagen)", "19")
    assert parked[1] in [row[5] for row in operator.table(LIST)]
    operator.fill("Langer dan (dagen)", "20")
    assert parked[1] not in [row[5] for row in operator.table(LIST)]
    operator.fill("Langer dan (dagen)", "")
    operator.go_to("Alleen over tijd")
    operator.press("Space")
    lines = operator.table(LIST)
    assert len(lines) == 45
    assert all("over tijd" in row[EXPECTED] or row[REMARK] for row in lines)


def test_the_order_a_clerk_gave_the_list_stays_while_it_is_filtered(parked, operator):
    del parked
    operator.press("Ctrl+I", "Ctrl+5")
    operator.type("e")
    titles = [row[4].casefold() for row in operator.table(LIST)]
    assert titles == sorted(titles)


def test_enter_opens_the_card(parked, operator):
    del parked
    operator.press("Ctrl+I", "Return")
    assert operator.page() == "Klantenadministratie"
    assert operator.title() == "Melding"
    operator.press("Return")
    assert operator.reads(BINDER)


def test_one_key_takes_an_item_back_to_the_shelf_and_goes_on_with_the_next(
    parked, operator, desk
):
    operator.press("Ctrl+I", "Alt+K")
    assert row_of(operator, parked[0])[REMARK] == "terug in de kast"
    told = "Ingenomen: De vloek van de Titaan — van klant Binder Hooghiemstra"
    assert operator.named_text("last_label") == f"{told} ({parked[0]})."
    assert item(desk, parked[0]).status is ItemStatus.AVAILABLE
    assert operator.reads("44 exemplaren, 44 over tijd")
    second = operator.table(LIST)[1][5]
    operator.press("Alt+K")
    assert item(desk, second).borrower_key == ""
    assert operator.table(CARDS)[0][6] == "66"


def test_several_are_asked_for_and_taken_back_together(parked, operator, desk):
    operator.press("Ctrl+I")
    operator.type("bos")
    operator.press("Down", "Up")
    operator.go_to(LIST)
    operator.press("Ctrl+A", "Alt+K")
    assert operator.reads("2 exemplaren terug in de kast?")
    operator.press("Return")  # the harmless answer
    assert item(desk, parked[0]).status is ItemStatus.INTERNAL
    operator.press("Alt+K", "Alt+J")
    assert {item(desk, each).status for each in parked} == {ItemStatus.AVAILABLE}


def test_several_taken_back_with_one_key_are_on_their_cards_again_with_one(
    parked, operator, desk, sample_file
):
    lend(on_day(desk, MONDAY - timedelta(days=20)), BINDING_CARD, on_the_shelf(desk)[0])
    before = state(sample_file)
    operator.press("Ctrl+I", "Ctrl+A", "Alt+K", "Alt+J")
    assert item(desk, parked[0]).status is ItemStatus.AVAILABLE
    operator.press("Ctrl+Z")
    told = "Hersteld: inname van 45 exemplaren — Binder Hooghiemstra en 4 anderen."
    assert operator.footer() == told
    assert state(sample_file) == before
    undone = "SELECT count(*) FROM journal WHERE kind = 'undo/undone'"
    assert value(sample_file, undone) == 45  # a counter-entry for each
    operator.press("Ctrl+Z")
    assert operator.footer() == "Er is niets om te herstellen."


def test_what_was_taken_back_is_on_its_card_again_after_ctrl_z(parked, operator, desk):
    operator.press("Ctrl+I", "Alt+K", "Ctrl+Z")
    assert item(desk, parked[0]).status is ItemStatus.INTERNAL
    assert row_of(operator, parked[0])[EXPECTED] == "22-07-2025 (over tijd)"
    assert operator.named_text("last_label") == ""
    assert operator.footer().startswith("Hersteld: inname van ")
    operator.scan(parked[1])
    assert operator.footer() == ""


def test_after_ctrl_z_the_clerk_stands_on_what_is_on_its_card_again(
    parked, operator, desk
):
    for again in parked:
        operator.press("Ctrl+I")
        operator.scan(again)
        operator.press("Ctrl+Z", "Alt+K")
        assert item(desk, again).status is ItemStatus.AVAILABLE
        assert row_of(operator, again)[REMARK] == "terug in de kast"
        operator.press("Escape")


def test_ctrl_z_after_another_day_leaves_the_clerk_on_the_row(parked, operator, desk):
    operator.press("Ctrl+I", "Escape", "Ctrl+I", "Down")
    there = operator.table(LIST)[1][5]
    operator.press("Alt+W", "Ctrl+A")
    operator.type("28\n")
    operator.press("Ctrl+Z", "Alt+K")
    assert item(desk, there).borrower_key == ""
    assert item(desk, parked[0]).status is ItemStatus.INTERNAL


def test_a_scan_takes_an_item_back_from_its_card(parked, operator, desk):
    operator.press("Ctrl+I")
    operator.scan(parked[1])
    assert item(desk, parked[1]).status is ItemStatus.AVAILABLE
    assert row_of(operator, parked[1])[REMARK] == "terug in de kast"
    assert operator.value("Zoek") == ""


def test_a_scan_in_small_letters_is_the_same_item(parked, operator, desk, sample_file):
    lettered = "UPDATE item SET barcode = 'AB39408001' WHERE barcode = ?"
    rows(sample_file, lettered, parked[1])
    operator.press("Ctrl+I")
    operator.scan("ab39408001")
    assert item(desk, "AB39408001").status is ItemStatus.AVAILABLE
    assert row_of(operator, "AB39408001")[REMARK] == "terug in de kast"


def test_a_scan_of_anything_else_is_told_of_and_does_nothing(operator, desk):
    jansen = register(desk, number=own_card(1)).key
    lent, there = on_the_shelf(desk)[:2]
    lend(desk, jansen, lent)
    operator.press("Ctrl+I")
    for scanned, told in (
        (lent, "staat niet op een interne pas: uitgeleend aan Jansen, Jan."),
        (there, "staat niet op een interne pas: binnen."),
        (own_card(1), "is de pas van klant Jansen, Jan, geen exemplaar."),
        ("39408999999999", "is niet bekend"),
    ):
        operator.scan(scanned)
        assert operator.reads(told)
    assert item(desk, lent).status is ItemStatus.LENT


def test_what_was_refused_is_told_until_the_clerk_filters_or_walks_on(
    parked, operator, desk
):
    told = "staat niet op een interne pas: binnen."
    there = on_the_shelf(desk)[0]
    operator.press("Ctrl+I")
    operator.scan(there)
    assert operator.reads(told)
    operator.press("Down")
    assert not operator.reads(told)
    operator.scan(there)
    operator.type("bos")
    assert not operator.reads(told)
    operator.scan(there)
    assert operator.reads(told)
    operator.go_to("Alleen over tijd")
    assert operator.reads(told)  # nothing else was asked for
    operator.press("Space")
    assert not operator.reads(told)
    assert parked


def test_what_an_item_asks_stays_when_what_was_refused_after_it_goes(
    parked, operator, desk
):
    jansen = register(desk, number=own_card(1)).key
    desk.perform(PlaceHold(customer=jansen, barcode=parked[1]))
    operator.press("Ctrl+I")
    operator.scan(parked[1])
    operator.scan(on_the_shelf(desk)[0])
    operator.press("Down")
    assert not operator.reads("staat niet op een interne pas")
    assert operator.reads("De vloek van de Titaan — Alt-U: apart leggen")


def test_a_card_that_is_scanned_shows_what_is_on_it(operator):
    operator.press("Ctrl+I")
    operator.type("niets dat zo heet")
    card = next(row[0] for row in operator.table(CARDS) if row[0])
    operator.scan(card)
    assert {row[0] for row in operator.table(LIST)} == {card}
    assert operator.value("Zoek") == ""
    assert operator.reads("Wat er op ")
    assert not operator.reads("geen exemplaar")


def test_an_item_somebody_waits_for_is_to_be_set_aside(parked, operator, desk):
    jansen = register(desk, number=own_card(1)).key
    desk.perform(PlaceHold(customer=jansen, barcode=parked[0]))
    operator.press("Ctrl+I")
    operator.scan(parked[0])
    told = "LEG APART. Gereserveerd voor Jansen, Jan."
    assert row_of(operator, parked[0])[REMARK] == told
    assert operator.reads(told)
    assert operator.reads("Alt-U: apart leggen, Alt-X: niet.")
    operator.press("Alt+U")
    assert item(desk, parked[0]).status is ItemStatus.RESERVED
    assert row_of(operator, parked[0])[REMARK] == "apart gelegd voor Jansen, Jan"
    assert not operator.reads("Alt-U: apart leggen")
    operator.press("Alt+U")
    assert item(desk, parked[0]).status is ItemStatus.RESERVED
    assert operator.reads("Dat kan bij")


def test_an_item_somebody_waits_for_may_stay_here(parked, operator, desk):
    for place, each in enumerate(parked, start=1):
        somebody = register(desk, number=own_card(place)).key
        desk.perform(PlaceHold(customer=somebody, barcode=each))
    operator.press("Ctrl+I")
    operator.scan(parked[0])
    operator.scan(parked[1])
    operator.press("Alt+X")  # the latest first
    assert item(desk, parked[1]).status is ItemStatus.AVAILABLE
    assert row_of(operator, parked[1])[REMARK] == "terug in de kast"
    assert operator.reads("Alt-U: apart leggen, Alt-X: niet.")
    operator.press("Alt+U")
    assert item(desk, parked[0]).status is ItemStatus.RESERVED


def test_what_was_left_unanswered_is_asked_again(parked, operator, desk):
    jansen = register(desk, number=own_card(1)).key
    desk.perform(PlaceHold(customer=jansen, barcode=parked[0]))
    operator.press("Ctrl+I")
    operator.scan(parked[0])
    operator.press("Esc", "Ctrl+Q")
    assert operator.reads("vraagt u nog iets. Toch afsluiten?")
    operator.press("Alt+N")
    assert operator.page() == "Interne passen"
    assert operator.reads("— Alt-U: apart leggen, Alt-X: niet.")
    operator.press("Alt+U")
    assert item(desk, parked[0]).status is ItemStatus.RESERVED
    operator.press("Ctrl+Q")
    assert not operator.program.window.isVisible()


@pytest.mark.parametrize("key", ["Esc", "F5", "F6", "F8", "Ctrl+J"])
def test_who_goes_away_without_an_answer_is_told_so(parked, operator, desk, key):
    jansen = register(desk, number=own_card(1)).key
    desk.perform(PlaceHold(customer=jansen, barcode=parked[0]))
    operator.press("Ctrl+I")
    operator.scan(parked[0])
    operator.press(key)
    assert operator.page() != "Interne passen"
    told = (
        f"Op Interne passen (Ctrl-I) vraagt {item(desk, parked[0]).title} u nog iets."
    )
    assert operator.footer() == told
    operator.press("Ctrl+I")
    assert operator.footer() == ""
    assert operator.reads("— Alt-U: apart leggen, Alt-X: niet.")
    operator.press("Alt+U", key)
    assert operator.footer() == ""


def test_what_is_on_its_card_again_is_asked_about_no_more(parked, operator, desk):
    jansen = register(desk, number=own_card(1)).key
    desk.perform(PlaceHold(customer=jansen, barcode=parked[0]))
    operator.press("Ctrl+I")
    operator.scan(parked[0])
    operator.press("Ctrl+Z", "Alt+U")
    assert item(desk, parked[0]).status is ItemStatus.INTERNAL
    assert operator.reads("Dat kan bij")


def test_an_item_of_another_branch_goes_there(operator, desk):
    away = on_the_shelf(desk)[-1]
    assert item(desk, away).branch.code != "9408"
    lend(desk, BINDER, away)
    operator.press("Ctrl+I", "Escape", "Ctrl+I")
    operator.scan(away)
    assert row_of(operator, away)[REMARK].startswith("TRANSPORT naar ")
    assert "terug in de kast" not in row_of(operator, away)[REMARK]


def test_a_scan_is_on_disk_until_it_is_done(parked, operator, sample_file):
    operator.press("Ctrl+I")
    other = sqlite.connect(sample_file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")  # nothing can be done for a while
    operator.scan_quietly(parked[0])
    assert kept_by(operator) == [parked[0]]
    other.execute("ROLLBACK")
    other.close()
    operator.settle()
    assert row_of(operator, parked[0])[REMARK] == "terug in de kast"
    assert kept_by(operator) == []


def kept_by(operator):
    """Return the scans that are on disk for this window."""
    shell, found = operator.program.shell, []
    shell.runner.keep(shell.inbox.steps, found.append)
    operator.wait(lambda: found, "de inbox antwoordt")
    return [step.text for step in found[0]]


def test_another_day_is_expected_of_the_items_chosen(parked, operator, sample_file):
    operator.press("Ctrl+I", "Alt+W")
    assert operator.title() == "Verwacht terug"
    assert operator.value("Verwacht terug") == "22-07-2025"
    operator.press("Ctrl+A")
    operator.type("31-2-2026\n")
    assert operator.reads("31-2-2026 is geen datum")
    operator.press("Ctrl+A")
    operator.type("28\n")  # days from now
    assert operator.page() == "Interne passen"
    assert row_of(operator, parked[0])[EXPECTED] == "01-06-2026"
    operator.press("Alt+W", "Ctrl+A", "Del", "Return")
    assert row_of(operator, parked[0])[EXPECTED] == ""
    operator.press("Ctrl+Z")
    assert row_of(operator, parked[0])[EXPECTED] == "01-06-2026"
    due = "SELECT due_on = lent_on FROM loan WHERE expected_on = '2026-06-01'"
    assert value(sample_file, due) == 1


def test_a_day_before_it_was_lent_is_refused_in_the_dialog(parked, operator):
    del parked
    operator.press("Ctrl+I", "Alt+W", "Ctrl+A")
    operator.type("1-1-2020\n")
    assert operator.reads("kan niet eerder terug verwacht worden")


def test_a_scan_waits_while_a_day_is_asked_and_presses_nothing(parked, operator, desk):
    operator.press("Ctrl+I", "Alt+W")
    operator.scan(parked[1])
    assert operator.title() == "Verwacht terug"
    assert parked[1] in operator.waiting()
    operator.press("Escape")
    assert item(desk, parked[1]).status is ItemStatus.INTERNAL


def test_nothing_chosen_is_told(operator):
    operator.press("Ctrl+I")
    operator.type("xyzzy")
    for key in ("Alt+K", "Alt+W"):
        operator.press(key)
        assert operator.footer() == "Kies eerst een exemplaar in de lijst."
    assert operator.reads("Er staat niets op deze passen.")


def test_twenty_thousand_items_are_all_there_and_the_first_at_once(
    operator, sample_file
):
    page = operator.program.rooms
    assert page is not None
    add = """
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)
        INSERT INTO item (barcode, title_id, branch_id, rmt, status)
        SELECT printf('38%012d', i), 1, 1, (SELECT min(rmt) FROM material_type), 'F'
        FROM n
    """
    park = """
        INSERT INTO loan (item_id, customer_id, branch_id, lent_at, lent_on, due_on,
        standing, counts) SELECT id, (SELECT customer_id FROM card WHERE number = ?), 1,
        0, '2026-01-05', '2026-01-05', 'F-special', 0 FROM item
        WHERE barcode LIKE '38%'
    """
    rows(sample_file, add)
    rows(sample_file, park, HOME_FOR_THE_ELDERLY)
    operator.press("Ctrl+I", "Escape", "Ctrl+I")
    assert len(operator.table(LIST)) == 2066
    assert operator.reads("2066 exemplaren, 2043 over tijd")


def test_the_start_of_a_day_tells_what_is_over_time_in_a_line(
    program, sample_file, desk
):
    del desk, sample_file
    operator = WindowClerk(program)
    operator.start()
    assert operator.named_text("notice_label") == (
        "12 exemplaren langer dan 90 dagen op een administratieve pas,"
        " 29 bij een speciale klant, 2 andere over de verwachte datum."
    )
    operator.scan(BINDER)  # the queue goes on
    assert operator.title() == "Melding"
    operator.press("Return", "Ctrl+I")
    assert operator.named_text("notice_label") == ""
    assert len(operator.table(LIST)) == 43
    operator.press("Escape", "Ctrl+I")
    assert len(operator.table(LIST)) == 66


def test_the_line_can_wait_until_tomorrow(operator):
    operator.go_to("Niet nu")
    operator.press("Return")
    assert operator.named_text("notice_label") == ""
    assert operator.focus_name() == "klantnummer"
    tomorrow(operator)
    assert operator.named_text("notice_label") != ""


def test_esc_leads_from_the_line_back_to_work(operator):
    operator.go_to("Niet nu")
    operator.press("Esc")
    assert operator.focus_name() == "klantnummer"


def test_the_line_comes_once_a_day(operator):
    operator.press("Ctrl+I", "Escape")
    operator.program.window.findChild(QTimer, "day_timer").timeout.emit()
    operator.settle()
    assert operator.named_text("notice_label") == ""


def tomorrow(operator):
    """Let a new day begin while the window is open."""
    shell = operator.program.shell
    clock = DeskClock(MONDAY + timedelta(days=1))
    now = shell.services
    shell.services = replace(now, clock=clock, desk=replace(now.desk, clock=clock))
    operator.program.window.findChild(QTimer, "day_timer").timeout.emit()
    operator.settle()


@pytest.mark.parametrize(
    ("ageing", "told"),
    [
        (Ageing(days=90), ""),
        (
            Ageing(days=90, administrative=12),
            "12 exemplaren langer dan 90 dagen op een administratieve pas.",
        ),
        (
            Ageing(days=60, administrative=1, special=5, past=3),
            (
                "1 exemplaar langer dan 60 dagen op een administratieve pas,"
                " 5 bij een speciale klant, 3 andere over de verwachte datum."
            ),
        ),
        (
            Ageing(days=90, special=2),
            "2 exemplaren langer dan 90 dagen bij een speciale klant.",
        ),
        (Ageing(days=90, past=1), "1 exemplaar over de verwachte datum."),
    ],
)
def test_the_line_says_how_many_how_long_and_where(ageing, told):
    assert notice_sentence(ageing) == told


def test_the_list_is_stored_as_it_is_shown(parked, operator):
    del parked
    operator.press("Ctrl+I")
    operator.go_to(CARDS)
    places = [row[0] for row in operator.table(CARDS)]
    operator.press(*["Down"] * places.index(BINDING_CARD))
    page = operator.program.rooms.page
    listing = page.listing()
    assert listing.title == "Interne passen"
    assert listing.about == "Plak en bind, over tijd"
    assert listing.totals == "6 exemplaren, 6 over tijd"
    assert len(listing.rows) == 6


def test_the_line_says_what_is_there_still_once_something_came_back(
    operator, sample_file
):
    def late(count):
        told = f"{count} exemplaren langer dan 90 dagen op een administratieve pas,"
        return operator.named_text("notice_label").startswith(told)

    assert late(12)
    barcode = value(
        sample_file,
        "SELECT barcode FROM item JOIN loan ON item.id = loan.item_id"
        " WHERE returned_at IS NULL AND standing = 'F-internal'"
        " ORDER BY lent_on LIMIT 1",
    )
    operator.press("F6")
    operator.scan(barcode)
    assert late(11)
    operator.press("Ctrl+Z")
    assert late(12)
    operator.press("F5")
    operator.go_to("Niet nu")
    operator.press("Return", "F6")
    operator.scan(barcode)
    assert operator.named_text("notice_label") == ""


def test_the_line_counts_a_converted_card_as_it_is_from_then_on(operator):
    told = operator.named_text("notice_label")
    open_customer(operator, BINDING_CARD)
    operator.press("Ctrl+7", "Alt+W")
    operator.tick("Type speciale klant", "Administratieve pas")
    operator.press("Alt+O")
    now = operator.named_text("notice_label")
    assert now != told
    assert not now.startswith("12 exemplaren")
