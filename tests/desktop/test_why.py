# SPDX-License-Identifier: Apache-2.0
"""Waarom? (F1): every date, status and refusal of a row is explained in Dutch."""

from datetime import date

import pytest
from PySide6.QtWidgets import QTextBrowser

from support.clerk import (
    BINDER,
    BINDING_CARD,
    lend,
    on_day,
    on_the_shelf,
    own_card,
    register,
    return_item,
)
from support.places import customer, policies, session
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


def test_the_fine_of_a_late_return_is_explained_on_its_row(
    operator, desk, jansen, shelf
):
    lend(on_day(desk, date(2026, 3, 1)), jansen, shelf[0])
    operator.press("F6")
    operator.scan(shelf[0])
    operator.press("F1")
    assert explanation(operator)[0].startswith("Boete € ")
    assert said(operator, "Te laat")[0].startswith("42 dagen: ")
    assert len(said(operator, "Berekening")) == 1
    assert "Status B: Binnen" in explanation(operator)


def test_the_fine_of_a_loan_that_is_late_is_explained_before_it_is_charged(
    operator, desk, jansen, shelf
):
    lend(on_day(desk, date(2026, 3, 1)), jansen, shelf[0])
    session(operator, jansen)
    operator.press("F9", "F1")
    assert any(each.startswith("Boete tot nu toe € ") for each in explanation(operator))
    assert said(operator, "Te laat")[0].startswith("42 dagen: de inleverdatum was ")
    (stands,) = said(operator, "Stand")
    assert stands == "loopt op tot het innemen; er is nog niets geboekt"


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
        "Niemand. Toch doen (Alt-U) op de regel gaat verder met deze klant."
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


def test_a_fine_is_explained_by_days_rule_and_sum(operator, desk, jansen, shelf):
    lend(desk, jansen, shelf[0])
    return_item(on_day(desk, date(2026, 6, 9)), shelf[0])
    customer(operator, jansen)
    operator.press("Ctrl+G", "F1")
    assert operator.reads(f"{TITAN} — {shelf[0]}")
    assert explanation(operator)[0] == "Boete € 1,10"
    assert said(operator, "Te laat") == [
        "14 dagen: terug op 09-06-2026, de inleverdatum was 26-05-2026"
    ]
    assert said(operator, "Open") == ["12 dagen was Nieuw-Buinen open"]
    assert said(operator, "Gesloten") == ["op zondag: 31-05-2026, 07-06-2026"]
    (rule,) = said(operator, "Reglement")
    assert rule.startswith("abonnement 0010 ")
    assert rule.endswith("boete € 0,10 per dag, 1 boetevrije dag, hoogstens € 7,50")
    assert said(operator, "Berekening") == ["12 - 1 = 11 dagen × € 0,10 = € 1,10"]
    assert said(operator, "Stand") == ["staat open"]
    assert "Wat er gedaan is" in explanation(operator)


def test_a_fine_at_its_maximum_says_so_and_many_days_shut_are_counted(
    operator, desk, jansen, shelf
):
    lend(desk, jansen, shelf[0])
    return_item(on_day(desk, date(2027, 5, 26)), shelf[0])
    customer(operator, jansen)
    operator.press("Ctrl+G", "F1")
    (told,) = said(operator, "Berekening")
    assert told.endswith(", hoogstens € 7,50")
    assert any(
        each.startswith("op zondag: 50 dagen, van 31-05-2026")
        for each in said(operator, "Gesloten")
    )


def test_a_line_of_the_reglement_tells_what_each_value_means(operator):
    policies(operator)
    operator.go_to("Zoek")
    operator.type("0010 DJ")
    operator.press("Return", "F1")
    assert explanation(operator)[0] == "Regel 0010/DJ"
    (where,) = said(operator, "Geldt voor")
    assert where.startswith("abonnement 0010 Volwassene basis, materiaal DJ DVD jeugd")
    assert where.endswith(", in elk filiaal")
    for name, start in (
        ("Uitleenmethode", "7/7/1,50: leentermijn/verlengtermijn/leengeld"),
        ("Dagen", "7: 7 dagen na het uitlenen is het terug"),
        ("Verl.", "7: 7 dagen vanaf de dag van verlengen"),
        ("Keer", "3: 3 keer te verlengen"),
        ("Leengeld", "1,50: voor elke uitlening"),
        ("Leeftijd", "leeg: voor elke leeftijd"),
        ("Max.", "4: hoogstens 4 tegelijk"),
        ("Groep Dvd's en games", "hoogstens 6 tegelijk van DJ, DV, W samen"),
        ("Boete", "0,20/1/7,50: € 0,20 per dag te laat dat het filiaal open is, de"),
        ("Res.", "ja: kan gereserveerd worden"),
        ("Vakantie", "14/7: leentermijn/verlengtermijn in de vakantie"),
    ):
        (told,) = said(operator, name)
        assert told.startswith(start), name
    operator.press("Return")
    assert operator.focus_name() == "Reglement regels"


def test_f1_shows_the_keys_where_no_amount_is_listed(operator):
    customer(operator, BINDING_CARD)
    operator.press("Ctrl+G", "F1")
    assert operator.title() == "Toetsen"
