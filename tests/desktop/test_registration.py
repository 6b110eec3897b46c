# SPDX-License-Identifier: Apache-2.0
"""Nieuwe klant toevoegen, by keyboard and scanner."""

import pytest

from support.clerk import (
    BINDER,
    on_the_shelf,
    own_card,
    register,
)
from support.clerk import customer as customer_row
from support.places import (
    ADMINISTRATIVE,
    administrative_card,
    costs,
    details,
    draft,
    new_customer,
)
from support.raw_file import everything, rows, value
from support.window import WindowClerk
from wisedesk.domain.customer_types import CustomerType
from wisedesk.domain.persons import Gender
from wisedesk.services.actions import OfferSubscription

NEXT = "29999940800188"
AFTER_NEXT = "29999940800196"
BEVESTIG = "Klant aanmaken met nummer: {}?"
SAVED = "Er is iets getypt dat niet is opgeslagen. Toch afsluiten?"
WARNING = (
    "Let op: als de klant geen inlogaccount heeft dan kan er geen gebruik gemaakt"
    " worden van Wisecat+"
)
CARD_CUSTOMER = CustomerType.ADMINISTRATIVE_CARD


def fill_basics(clerk: WindowClerk, *, address: bool = True) -> None:
    clerk.fill("Achternaam", "Jansen")
    if address:
        clerk.fill("Postcode", "9521 AA")
        clerk.fill("Huisnummer", "12")


def fill_details(clerk: WindowClerk, *, born: bool = True) -> None:
    if born:
        clerk.fill("Geboren (dd-mm-jjjj)", "1-2-1980")
    clerk.fill("Straat", "Zuiderstraat")
    clerk.fill("Plaats", "Nieuw-Buinen")


def test_steps_1_to_7_of_the_instruction_with_ja(operator, sample_file, desk):
    before = everything(sample_file, but="")
    operator.press("Ctrl+N")
    assert operator.value("Klanttype") == "Reguliere klant"
    assert operator.value("Land") == "Nederland"
    assert operator.value("Inschrijven in filiaal") == "Nieuw-Buinen"
    operator.choose("Klanttype", ADMINISTRATIVE)
    operator.go_to("OK")
    operator.press("Return")
    assert operator.title() == "Bevestig"
    assert operator.reads(BEVESTIG.format(NEXT))
    operator.press("Alt+J")
    assert operator.value("Klantnummer") == NEXT
    assert operator.reads("Nieuwe klant toevoegen")  # stays on the screen
    operator.go_to("OK, Vervolg")
    operator.press("Return")
    assert operator.reads(f"Klant {NEXT} * Administratieve pas *")
    assert operator.reads(WARNING)
    assert operator.chosen("Persoon/Instelling") == "Onbekend"
    operator.fill("Achternaam", "Test")
    operator.tick("Gebruik inlogaccount", "Nee")
    operator.press("Alt+L")
    operator.press("Alt+V")
    assert operator.reads(f"Opbouw abonnementskosten. Klant: {NEXT}")
    assert operator.table("Abonnement") == [
        ["0089", "Administratieve Pas", "Gratis", "Vast"]
    ]
    assert operator.named_text("balance_value") == "€ 0,00"
    assert operator.named_text("rights_value") == "31-12-2099"
    assert operator.value("Korting") == "€ 0,00"
    operator.press("Alt+O")
    assert operator.page() == "Klantenadministratie"
    assert everything(sample_file, but="") == before  # nothing before Opslaan
    operator.go_to("Opslaan")
    operator.press("Return")
    assert operator.footer() == f"Klant {NEXT} is ingeschreven."
    row = customer_row(desk, NEXT)
    assert row.person.family_name == "Test"
    assert row.person.email_absent
    assert row.person.login_account is False
    assert row.person.gender is Gender.UNKNOWN
    assert row.last_activity_on == row.registered_on
    assert operator.value("Achternaam") == "Test"  # tab 2


def test_an_own_pass_after_nee(operator, desk):
    new_customer(operator)
    operator.choose("Klanttype", ADMINISTRATIVE)
    operator.press("Return")
    operator.press("Return")  # on Nee, where the focus starts
    assert operator.value("Klantnummer") == ""
    assert operator.focus_name() == "Klantnummer"
    operator.scan(own_card(1))
    assert operator.value("Klantnummer") == own_card(1)
    assert operator.reads("Nieuwe klant toevoegen")
    operator.press("Alt+V")
    assert operator.reads(f"Klant {own_card(1)} * Administratieve pas *")
    operator.fill("Achternaam", "Plak")
    operator.press("Alt+V")
    operator.press("Alt+O")
    operator.press("Alt+O")
    assert operator.footer() == f"Klant {own_card(1)} is ingeschreven."
    assert customer_row(desk, own_card(1)).customer_type is CARD_CUSTOMER


def test_nee_and_no_pass_says_what_is_missing_and_does_not_ask_again(operator):
    new_customer(operator)
    operator.choose("Klanttype", ADMINISTRATIVE)
    operator.press("Return")
    operator.press("Alt+N")
    operator.press("Alt+V")
    assert operator.reads("Vul een klantnummer in of scan de pas.")
    assert operator.is_bad("Klantnummer")
    assert operator.focus_name() == "Klantnummer"


def test_only_achternaam_is_required_of_an_administrative_card(operator):
    details(operator)
    operator.press("Alt+V")
    assert operator.reads("Achternaam is verplicht.")
    assert operator.is_bad("Achternaam")
    assert operator.focus_name() == "Achternaam"
    marked = [each for each in operator.texts() if each.endswith(" *")]
    assert marked == [f"Klant {NEXT} * Administratieve pas *", "Achternaam *"]


@pytest.mark.parametrize(
    ("kind", "code", "born"),
    [
        ("ARGOS-gebruiker", CustomerType.ARGOS, True),
        ("Nevenabonnement", CustomerType.SIDE_SUBSCRIPTION, True),
        ("Donateur", CustomerType.DONOR, False),
    ],
)
def test_a_type_with_a_card_and_an_address(operator, desk, kind, code, born):
    new_customer(operator)
    operator.choose("Klanttype", kind)
    operator.press("Return")
    assert operator.focus_name() == "Klantnummer"
    operator.type("v\n")
    number = operator.value("Klantnummer")
    assert number.startswith("29408")
    fill_basics(operator)
    operator.press("Alt+V")
    assert operator.reads(f"Klant {number} * {kind} *")
    fill_details(operator, born=born)
    operator.press("Alt+V")
    assert operator.reads(f"Opbouw abonnementskosten. Klant: {number}")
    operator.press("Alt+O", "Alt+O")
    assert operator.footer() == f"Klant {number} is ingeschreven."
    assert customer_row(desk, number).customer_type is code


def test_a_regular_customer_chooses_among_the_subscriptions_of_an_age(operator, desk):
    new_customer(operator)
    operator.go_to("Klantnummer")
    operator.type("v\n")
    number = operator.value("Klantnummer")
    fill_basics(operator)
    operator.press("Alt+V")
    assert operator.focus_name() == "Geboren (dd-mm-jjjj)"  # the first that is empty
    operator.press("Alt+V")
    for field in ("Straat", "Plaats", "E-mail"):
        assert operator.reads(f"{field} is verplicht.")
    fill_details(operator)
    operator.press("Alt+L")
    operator.go_to("OK, Vervolg")
    operator.press("Return")
    assert operator.reads("Gebruik inlogaccount is verplicht.")
    operator.tick("Gebruik inlogaccount", "Nee")
    operator.press("Alt+V")
    operator.go_to("Terug")
    operator.press("Return")
    assert operator.focus_name() == "Voorletters"  # nothing is missing
    operator.press("Alt+V")
    offers = [row[0] for row in operator.table("Abonnement")]
    assert "0010" in offers
    assert "0001" not in offers  # Jeugd
    assert operator.named_text("age_value") == "46"
    operator.go_to("Abonnement")
    operator.press("Ctrl+Home")
    for _ in range(offers.index("0010")):
        operator.press("Down")
    assert operator.named_text("balance_value") == "€ 45,50"
    operator.press("Return")
    operator.press("Alt+O")
    row = customer_row(desk, number)
    assert row.subscription is not None
    assert row.subscription.code == "0010"
    assert row.subscription.balance_cents == 4550


def test_an_anonymous_customer_needs_a_name_alone(operator, desk):
    new_customer(operator)
    operator.choose("Klanttype", "Anoniem")
    operator.press("Return")
    assert not operator.reads("Postcode")
    operator.type("v\n")
    number = operator.value("Klantnummer")
    fill_basics(operator, address=False)
    operator.press("Alt+V", "Alt+V", "Alt+O", "Alt+O")
    assert operator.footer() == f"Klant {number} is ingeschreven."
    assert customer_row(desk, number).customer_type is CustomerType.ANONYMOUS


def test_a_newsletter_goes_to_somebody_without_a_number(operator, sample_file):
    new_customer(operator)
    operator.choose("Klanttype", "Nieuwsbrief")
    operator.press("Return")
    assert not operator.reads("Klantnummer")
    assert operator.focus_name() == "Voorletters"
    operator.scan(own_card(4))  # nothing asks for a number here
    assert operator.waiting().startswith(f"1 scan wacht: {own_card(4)}")
    fill_basics(operator)
    operator.press("Alt+V")
    assert operator.reads("Klant * Nieuwsbrief *")
    assert not operator.reads("IBAN")
    fill_details(operator, born=False)
    operator.press("Alt+V", "Alt+O", "Alt+O")
    assert operator.footer() == "De klant is ingeschreven."
    found = rows(sample_file, "SELECT id FROM customer WHERE customer_type = '98'")
    assert len(found) == 1
    cards = "SELECT count(*) FROM card WHERE customer_id = ?"
    assert value(sample_file, cards, found[0][0]) == 0


def test_the_seven_types_of_the_menu_and_an_eighth_once_it_is_offered(operator, desk):
    new_customer(operator)
    combo = operator.focus()
    shown = [
        (combo.model().index(row, 0).data(), combo.itemText(row))
        for row in range(combo.count())
    ]
    assert shown == [
        ("00", "Reguliere klant"),
        ("02", "ARGOS-gebruiker"),
        ("06", "Anoniem"),
        ("14", "Administratieve pas"),
        ("15", "Nevenabonnement"),
        ("16", "Donateur"),
        ("98", "Nieuwsbrief"),
    ]
    operator.press("Esc")
    desk.perform(OfferSubscription(code="0088", offered=True))
    new_customer(operator)
    assert operator.focus().findText("Speciale klant") >= 0


def wrong_numbers(desk) -> list[tuple[str, str]]:
    item = on_the_shelf(desk)[0]
    good = own_card(5)
    last = str((int(good[-1]) + 1) % 10)
    return [
        (
            "123456789",
            "Klantnummer 123456789 heeft 9 tekens; een pas heeft er 10 tot 14.",
        ),
        (good[:-1] + last, f"het controlecijfer zou een {good[-1]} zijn"),
        (BINDER, f"Klantnummer {BINDER} is al in gebruik door Binder Hooghiem"),
        (item, f"Nummer {item} is de barcode van een exemplaar."),
        ("12345678-90", "heeft andere tekens dan letters en cijfers."),
    ]


@pytest.mark.parametrize("typed", [True, False])
def test_a_wrong_number_is_told_in_a_sentence_of_its_own(operator, desk, typed):
    new_customer(operator)
    for number, sentence in wrong_numbers(desk):
        operator.go_to("Klantnummer")
        if typed:
            operator.press("Ctrl+A")
            operator.type(f"{number}\n")
        else:
            operator.scan(number)
        assert operator.reads(sentence)
        assert operator.is_bad("Klantnummer")
        assert operator.focus_name() == "Klantnummer"
        assert operator.value("Klantnummer") == number
    operator.scan(own_card(6))
    assert not operator.reads(sentence)
    assert not operator.is_bad("Klantnummer")


def test_a_pass_of_an_older_scheme_with_letters_is_good(operator):
    new_customer(operator)
    operator.scan("nb12345jn0")
    assert operator.value("Klantnummer") == "NB12345JN0"
    assert operator.focus_name() == "OK, Vervolg"


def expired_customer(library) -> tuple[str, str]:
    (found,) = rows(
        library,
        "SELECT card.number, customer.family_name FROM card"
        " JOIN customer ON customer.id = card.customer_id"
        " JOIN subscription ON subscription.customer_id = customer.id"
        " WHERE subscription.ends_on < '2026-05-04' AND customer.customer_type = '00'"
        " AND customer.born_on < '2000-01-01' ORDER BY customer.id LIMIT 1",
    )
    return found


def test_the_number_of_an_expired_subscription_registers_that_customer_again(
    operator, sample_file, desk
):
    number, name = expired_customer(sample_file)
    before = customer_row(desk, number)
    people = value(sample_file, "SELECT count(*) FROM customer")
    new_customer(operator)
    operator.scan(number)
    assert operator.title() == "Bevestig"
    assert operator.reads("Deze klant opnieuw inschrijven?")
    operator.press("Alt+J")
    assert operator.value("Achternaam") == name
    operator.press("Alt+V")
    operator.tick("Gebruik inlogaccount", "Nee")
    operator.press("Alt+L", "Alt+V")
    operator.press("Alt+O", "Alt+O")
    assert operator.footer() == f"Klant {number} is ingeschreven."
    after = customer_row(desk, number)
    assert after.customer_id == before.customer_id
    assert after.subscription is not None
    assert after.subscription.ends_on.year >= 2027
    assert value(sample_file, "SELECT count(*) FROM customer") == people


def test_the_offer_to_register_again_declined_leaves_the_number_marked(
    operator, sample_file
):
    number, _ = expired_customer(sample_file)
    new_customer(operator)
    operator.scan(number)
    operator.press("Alt+N")
    assert operator.is_bad("Klantnummer")
    assert operator.reads("verlopen.")
    assert operator.value("Achternaam") == ""


def test_another_branch_after_ja_asks_bevestig_again(operator):
    administrative_card(operator)
    operator.choose("Inschrijven in filiaal", "VoorbeeldBibliotheek")
    assert operator.title() == "Bevestig"
    assert operator.reads(
        f"Klantnummer {NEXT} hoort niet bij filiaal VoorbeeldBibliotheek."
    )
    assert operator.reads(BEVESTIG.format("29999900000035"))
    operator.press("Alt+J")
    assert operator.value("Klantnummer") == "29999900000035"


def test_a_number_taken_by_another_desk_is_told_at_ok_vervolg(operator, desk):
    administrative_card(operator)
    taken = register(desk, CARD_CUSTOMER)
    assert taken.card_number == NEXT
    operator.press("Alt+V")
    assert operator.title() == "Bevestig"
    assert operator.reads(f"{NEXT} is intussen aan een andere balie gebruikt.")
    assert operator.reads(BEVESTIG.format(AFTER_NEXT))
    operator.press("Alt+J")
    assert operator.value("Klantnummer") == AFTER_NEXT
    operator.press("Alt+V")
    assert operator.reads(f"Klant {AFTER_NEXT} * Administratieve pas *")


@pytest.mark.parametrize("yes", [True, False])
def test_a_number_taken_by_another_desk_is_told_at_opslaan(operator, desk, yes):
    draft(operator)
    register(desk, CARD_CUSTOMER)
    operator.press("Alt+O")
    assert operator.title() == "Bevestig"
    assert operator.reads(BEVESTIG.format(AFTER_NEXT))
    operator.press("Alt+J" if yes else "Alt+N")
    if yes:
        assert operator.footer() == f"Klant {AFTER_NEXT} is ingeschreven."
        assert customer_row(desk, AFTER_NEXT).person.family_name == "Test"
        return
    assert operator.focus_name() == "Klantnummer"
    assert operator.value("Klantnummer") == ""
    operator.scan(own_card(1))
    operator.press("Alt+V", "Alt+V", "Alt+O", "Alt+O")
    assert operator.footer() == f"Klant {own_card(1)} is ingeschreven."
    assert customer_row(desk, own_card(1)).person.family_name == "Test"


def test_a_number_declined_is_not_lost(operator):
    new_customer(operator)
    operator.choose("Klanttype", ADMINISTRATIVE)
    operator.press("Return", "Alt+N")
    operator.go_to("OK")
    operator.press("Return")
    assert operator.reads(BEVESTIG.format(NEXT))


def test_back_and_forth_keeps_what_was_typed(operator):
    administrative_card(operator)
    operator.fill("Voorletters", "A.B.")
    operator.choose("Land", "België")
    operator.press("Alt+V")
    operator.fill("Achternaam", "Test")
    operator.fill("Telefoon", "0599-123456")
    operator.tick("Persoon/Instelling", "Instelling")
    operator.tick("Nieuwsbrief", "Ja")
    operator.go_to("Terug")
    operator.press("Return")
    assert operator.value("Klantnummer") == NEXT
    assert operator.value("Voorletters") == "A.B."
    assert operator.value("Achternaam") == "Test"
    operator.press("Alt+V")
    assert operator.value("Telefoon") == "0599-123456"
    assert operator.value("Land") == "België"
    assert operator.chosen("Persoon/Instelling") == "Instelling"
    assert operator.chosen("Nieuwsbrief") == "Ja"
    operator.press("Alt+V")
    operator.fill("Korting", "1,00")
    operator.press("Alt+O")
    operator.go_to("Terug naar inschrijving")
    operator.press("Return")
    assert operator.reads(f"Opbouw abonnementskosten. Klant: {NEXT}")
    operator.go_to("Terug")
    operator.press("Return")
    assert operator.value("Telefoon") == "0599-123456"


@pytest.mark.parametrize("key", ["Esc", "F12"])
def test_leaving_asks_only_when_something_was_typed(operator, key):
    new_customer(operator)
    operator.press(key)
    assert operator.page() == "Klant zoeken"
    assert operator.front() is operator.program.window
    new_customer(operator)
    operator.fill("Achternaam", "x")
    operator.press(key)
    assert operator.reads(SAVED)
    operator.press("Alt+N")
    assert operator.value("Achternaam") == "x"
    operator.press(key)
    operator.press("Alt+J")
    assert operator.page() == "Klant zoeken"
    new_customer(operator)
    assert operator.value("Achternaam") == ""


@pytest.mark.parametrize("place", [details, costs, draft])
def test_leaving_a_later_screen_asks(operator, place):
    place(operator)
    operator.press("F12")
    assert operator.reads(SAVED)
    operator.press("Alt+J")
    assert operator.page() == "Klant zoeken"


@pytest.mark.parametrize(
    ("place", "back"),
    [
        (administrative_card, "F8"),
        (details, "Ctrl+N"),
        (costs, "F8"),
        (draft, "Ctrl+N"),
    ],
)
def test_the_desk_is_helped_in_the_middle_of_a_registration(
    operator, desk, place, back
):
    place(operator)
    if place is details:
        operator.fill("Achternaam", "Test")
    texts, focus = operator.texts(), operator.focus_name()
    operator.press("F5")
    operator.scan(BINDER)
    operator.press("Return")
    operator.scan(on_the_shelf(desk)[0])
    assert operator.reads("interne uitlening")
    operator.press(back)
    assert operator.texts() == texts
    assert operator.focus_name() == focus


def test_opslaan_pressed_twice_stores_once(operator, sample_file):
    draft(operator)
    people = value(sample_file, "SELECT count(*) FROM customer")
    operator.press_quickly("Alt+O", "Alt+O", "Return", "Alt+O")
    assert value(sample_file, "SELECT count(*) FROM customer") == people + 1
    operator.press("Alt+O")
    assert value(sample_file, "SELECT count(*) FROM customer") == people + 1


def regular_costs(clerk: WindowClerk) -> None:
    new_customer(clerk)
    clerk.go_to("Klantnummer")
    clerk.type("v\n")
    fill_basics(clerk)
    clerk.press("Alt+V")
    fill_details(clerk)
    clerk.press("Alt+L")
    clerk.tick("Gebruik inlogaccount", "Nee")
    clerk.press("Alt+V")


def choose_offer(clerk: WindowClerk, code: str) -> None:
    clerk.go_to("Abonnement")
    clerk.press("Ctrl+Home")
    offers = [row[0] for row in clerk.table("Abonnement")]
    for _ in range(offers.index(code)):
        clerk.press("Down")


def test_the_costs_follow_what_is_filled_in(operator):
    regular_costs(operator)
    choose_offer(operator, "0010")
    shown = {
        name: operator.named_text(name)
        for name in ("fee_value", "registration_value", "balance_value")
    }
    assert shown == {
        "fee_value": "€ 42,00",
        "registration_value": "€ 3,50",
        "balance_value": "€ 45,50",
    }
    operator.fill("Korting", "5,50")
    assert operator.named_text("balance_value") == "€ 40,00"
    operator.fill("Korting", "€ 5")
    assert operator.named_text("balance_value") == "€ 40,50"
    operator.choose("Vervalmaand", "oktober")
    assert operator.named_text("rights_value") == "31-10-2026"
    assert operator.named_text("fee_discount_value") != "€ 0,00"


def test_a_discount_that_is_no_amount_keeps_the_screen_and_says_so(operator):
    regular_costs(operator)
    operator.fill("Korting", "vijf")
    operator.press("Alt+O")
    assert operator.reads("Korting is geen bedrag: schrijf bijvoorbeeld 12,50.")
    assert operator.focus_name() == "Korting"
    assert operator.is_bad("Korting")
    operator.fill("Korting", "2,00")
    operator.press("Alt+O")
    assert operator.focus_name() == "Opslaan"


WRONG_FIELDS = (
    ("E-mail", "jan@", "jan@ is geen e-mailadres. Kies Leeg als er geen adres is."),
    ("IBAN", "NL00 ABCD 1", "NL00 ABCD 1 is geen geldig IBAN."),
    ("BIC", "12", "12 is geen geldige BIC."),
    ("Geboren (dd-mm-jjjj)", "31-2-2001", "31-2-2001 is geen datum."),
    ("Geboren (dd-mm-jjjj)", "1-1-2030", "Geboortedatum 1-1-2030 ligt in de toek"),
    ("Postcode", "12", "12 is geen Nederlandse postcode (1234 AB)."),
)


def test_what_is_filled_in_wrongly_is_told_and_marked(operator):
    details(operator)
    operator.fill("Achternaam", "Test")
    for field, typed, sentence in WRONG_FIELDS:
        operator.fill(field, typed)
        operator.press("Alt+V")
        assert operator.reads(sentence)
        assert operator.is_bad(field)
        assert operator.focus_name() == field
        operator.fill(field, "")
    operator.press("Alt+V")
    assert operator.reads("Opbouw abonnementskosten.")


def test_of_several_wrong_fields_the_first_that_tab_comes_to_is_in_front(operator):
    details(operator)
    wrong = {"E-mail": "jan@", "IBAN": "NL00", "Geboren (dd-mm-jjjj)": "31-2-2001"}
    for field, typed in {"Achternaam": "Test", **wrong}.items():
        operator.fill(field, typed)
    for field in ("Geboren (dd-mm-jjjj)", "IBAN", "E-mail"):
        operator.press("Alt+V")
        assert operator.focus_name() == field
        operator.fill(field, "")
    operator.press("Alt+V")
    assert operator.reads("Opbouw abonnementskosten.")


def test_leeg_empties_the_e_mail_and_typing_one_undoes_it(operator):
    details(operator)
    operator.fill("E-mail", "a@b.nl")
    operator.press("Alt+L")
    assert operator.value("E-mail") == ""
    assert operator.field("Leeg").isChecked()
    operator.fill("E-mail", "c@d.nl")
    assert not operator.field("Leeg").isChecked()


def test_a_customer_of_another_branch_gets_a_number_of_that_branch(operator):
    new_customer(operator)
    operator.choose("Inschrijven in filiaal", "VoorbeeldBibliotheek")
    operator.go_to("Klantnummer")
    operator.type("v\n")
    assert operator.value("Klantnummer").startswith("29000")
