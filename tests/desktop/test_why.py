# SPDX-License-Identifier: Apache-2.0
"""Waarom? (F1): every date, status and refusal of a row is explained in Dutch."""

import pytest
from PySide6.QtWidgets import QTextBrowser

from support.clerk import (
    BINDER,
    BINDING_CARD,
    lend,
    on_the_shelf,
    own_card,
    register,
    return_item,
)
from support.places import customer, session
from support.raw_file import rows
from wisedesk.services.actions import PlaceHold

TITAN = "De vloek van de Titaan"


@pytest.fixture
def jansen(desk):
    return register(desk, number=own_card(1)).key


@pytest.fixture
def shelf(desk):
    return on_the_shelf(desk)


def explanation(operator):
    """Return what the dialog says, line by line."""
    assert operator.title() == "Waarom?"
    browser = operator.front().findChild(QTextBrowser)
    return browser.toPlainText().splitlines()


def said(operator, name):
    """Return what stands beside each name in the dialog."""
    lines = explanation(operator)
    return [lines[at + 1] for at, line in enumerate(lines) if line == name]


def test_the_due_date_of_the_last_scan_is_explained_from_the_number_field(
    operator, jansen, shelf
):
    session(operator, jansen)
    operator.scan(shelf[0])
    assert operator.focus_name() == "exemplaar"
    operator.press("F1")
    assert operator.reads(f"{TITAN} — {shelf[0]}")
    assert "Inleverdatum 26-05-2026" in explanation(operator)
    (rule,) = said(operator, "Reglement")
    assert rule.startswith("abonnement 0010 ")
    assert said(operator, "Leentermijn") == ["21 dagen vanaf 04-05-2026"]
    assert said(operator, "Einde termijn") == ["maandag 25-05-2026"]
    assert said(operator, "Gesloten") == ["maandag 25-05-2026: Tweede pinksterdag"]
    assert said(operator, "Inleverdatum") == ["dinsdag 26-05-2026"]
    assert "Status U: Uitgeleend" in explanation(operator)
    operator.press("Return")
    assert operator.focus_name() == "exemplaar"
    operator.scan(shelf[1])
    assert operator.table("Uitleningen en innames")[0][7] == shelf[1]


def test_a_refusal_names_the_rule_and_the_key_that_passes_it(
    operator, desk, jansen, shelf
):
    other = register(desk, number=own_card(2)).key
    desk.perform(PlaceHold(customer=other, barcode=shelf[0]))
    session(operator, jansen)
    operator.scan(shelf[0])
    operator.press("F1")
    assert explanation(operator)[0] == "Geweigerd"
    assert said(operator, "Waarom") == ["Gereserveerd voor Jansen, Jan."]
    assert said(operator, "Regel") == [
        "Wie het eerst reserveerde, krijgt het exemplaar het eerst."
    ]
    (who,) = said(operator, "Wie mag het toch")
    assert "Alt-U" in who
    assert "Gereserveerd" in explanation(operator)


def test_what_nobody_may_pass_says_so(operator, jansen):
    session(operator, jansen)
    operator.scan(BINDER)
    operator.press("F1")
    assert said(operator, "Wie mag het toch") == [
        "Niemand. Toch doen (Alt-U) op de regel laat deze klant erbij."
    ]


def test_an_internal_loan_tells_that_its_date_is_fictitious(operator, shelf):
    session(operator, BINDER)
    operator.scan(shelf[0])
    operator.press("F1")
    (rule,) = said(operator, "Regel")
    assert rule.startswith("Op een administratieve pas is de inleverdatum fictief")
    assert "Status F: interne uitlening" in explanation(operator)
    assert said(operator, "Publiek ziet") == ["niet beschikbaar"]
    assert said(operator, "Reserveren") == ["alleen aan de balie"]


def test_an_imported_loan_in_f9_says_what_is_known(operator):
    customer(operator, BINDING_CARD)
    operator.press("F9", "F1")
    (lent,) = said(operator, "Uitgeleend")
    assert lent.endswith("niet aan een balie gedaan (ingelezen)")
    assert said(operator, "Laatst")[0].startswith("Uitgeleend op ")


def test_an_item_in_the_cockpit_of_internal_cards(operator):
    operator.press("Ctrl+I", "F1")
    (lent,) = said(operator, "Uitgeleend")
    assert lent.endswith("niet aan een balie gedaan (ingelezen)")
    assert "Status F: interne uitlening" in explanation(operator)


def test_an_item_of_the_catalogue_and_the_keys_where_there_is_none(
    operator, desk, jansen, shelf
):
    lend(desk, jansen, shelf[0])
    return_item(desk, shelf[0])
    operator.press("Alt+C", "F1")
    assert operator.title() == "Toetsen"
    operator.press("Return")
    operator.scan(shelf[0])
    operator.press("F1")
    assert "Status B: Binnen" in explanation(operator)
    (last,) = said(operator, "Laatst")
    assert last.startswith(f"Ingenomen: {TITAN} — van klant Jansen, Jan")
    assert "door balie, balie-1" in last


def test_a_line_of_the_journal_is_explained_with_what_became_of_it(
    operator, desk, jansen, shelf
):
    lend(desk, jansen, shelf[0])
    return_item(desk, shelf[0])
    operator.press("Ctrl+J", "Down", "F1")
    assert explanation(operator)[0] == "Inleverdatum 26-05-2026"
    assert "Wat er gedaan is" in explanation(operator)
    assert said(operator, "Klant/pas") == [f"{jansen} Jansen, Jan"]
    assert said(operator, "Inleverdatum") == ["dinsdag 26-05-2026"]
    assert "Status B: Binnen" in explanation(operator)


def test_the_keys_are_one_key_away_and_the_arrows_read_on(operator, jansen, shelf):
    session(operator, jansen)
    operator.scan(shelf[0])
    operator.press("F1")
    browser = operator.front().findChild(QTextBrowser)
    operator.press("PgDown")
    assert browser.verticalScrollBar().value() == browser.verticalScrollBar().maximum()
    operator.press("Alt+T")
    assert operator.title() == "Toetsen"


def test_a_scan_closes_nothing_and_waits(operator, jansen, shelf):
    session(operator, jansen)
    operator.scan(shelf[0])
    operator.press("F1")
    operator.scan(shelf[1])
    assert operator.title() == "Waarom?"
    assert shelf[1] in operator.waiting()
    operator.press("Return")
    assert operator.table("Uitleningen en innames")[0][7] == shelf[1]


def test_a_title_is_text_and_no_markup(operator, jansen, shelf, sample_file):
    rows(sample_file, "UPDATE title SET title = '<b>Zeg</b> & zwijg'")
    session(operator, jansen)
    operator.scan(shelf[0])
    operator.press("F1")
    (last,) = said(operator, "Laatst")
    assert "<b>Zeg</b> & zwijg" in last
