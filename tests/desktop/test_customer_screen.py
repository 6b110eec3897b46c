# SPDX-License-Identifier: Apache-2.0
"""The customer screen of Klantenadministratie, by keyboard."""

import pytest

from support.clerk import (
    BINDER,
    BINDING_CARD,
    HOME_FOR_THE_ELDERLY,
    draft_of,
    lend,
    on_the_shelf,
    register,
    switch,
)
from support.clerk import customer as customer_row
from support.places import customer, draft, editing, session
from support.raw_file import everything, rows
from wisedesk.domain.customer_types import LoanStanding, SpecialKind
from wisedesk.services.actions import ChangePerson, KeepMessage

REASON = (
    "Een bestaande klant kan geen Administratieve Pas worden: een administratieve pas"
    " moet je altijd nieuw aanmaken, via Klant - Nieuwe klant toevoegen, en dan"
    " bovenaan Administratieve pas kiezen."
)
NOTE = "⚑ Melding"
LINES = "Melding (vier regels van 60 tekens)"
PROPERTIES = "Ctrl+7"
KIND = "Type speciale klant"


def jansen(desk) -> str:
    """Register Jansen, an ordinary customer; return the card."""
    return register(desk).card_number


def test_a_new_administrative_card_looks_like_the_pictures(operator):
    draft(operator)
    operator.press("Alt+O")
    names = ("bar_number", "bar_branch", "bar_subscription", "bar_status")
    assert [operator.named_text(name) for name in names] == [
        "29999940800188 [576340]",
        "9408 (Nieuw-Buinen)",
        "Administratieve Pas",
        "Administratieve pas [ab diensten ontbreekt!]",
    ]
    left = ("name_value", "country_value", "expires_value", "special_value")
    assert [operator.named_text(name) for name in left] == [
        "Test",
        "NL",
        "Vervalt 31-12-2099",
        "Spec.klant",
    ]
    texts = operator.texts()
    for label, shown in (
        ("geboortedatum", "(-1 jr.)"),
        ("laatste activiteit", "04-05-2026"),
        ("in bezit", "0"),
        ("actieve passen", "1"),
    ):
        assert texts[texts.index(label) + 1] == shown
    assert operator.value("Achternaam") == "Test"
    assert operator.chosen("Persoon/Instelling") == "Onbekend"
    assert operator.value("Land") == "Nederland"
    assert operator.value("Contactpersoon") == ""


def test_loans_to_an_administrative_card_are_no_possession_and_no_activity(
    operator, desk
):
    before = customer_row(desk, BINDER).last_activity_on
    lend(desk, BINDER, on_the_shelf(desk)[0])
    customer(operator)
    texts = operator.texts()
    assert texts[texts.index("in bezit") + 1] == "0"
    shown = texts[texts.index("laatste activiteit") + 1]
    assert before is not None
    assert shown == f"{before:%d-%m-%Y}"


@pytest.mark.parametrize(
    ("status", "word"), [(5, "Normaal"), (2, "Gefaktureerd"), (9, "Uitgeschreven")]
)
def test_the_blue_bar_of_an_ordinary_customer_ends_with_the_status(
    operator, desk, sample_file, status, word
):
    number = jansen(desk)
    key = customer_row(desk, number).customer_id
    rows(
        sample_file,
        "UPDATE subscription SET status = ? WHERE customer_id = ?",
        status,
        key,
    )
    customer(operator, number)
    assert operator.named_text("bar_status") == word
    assert operator.named_text("special_value") == ""
    assert not operator.reads("Spec.klant")


def test_wijzig_and_opslaan_change_a_field(operator, desk):
    number = jansen(desk)
    customer(operator, number)
    assert operator.focus_name() == "Wijzig"
    operator.press("Return")
    assert operator.focus_name() == "Achternaam"
    operator.fill("Achternaam", "Janssen")
    operator.fill("Contactpersoon", "mevrouw Smit")
    operator.press("Alt+O")
    assert operator.footer() == "Opgeslagen."
    assert operator.named_text("name_value").startswith("Janssen")
    person = customer_row(desk, number).person
    assert (person.family_name, person.contact_person) == ("Janssen", "mevrouw Smit")


def test_without_wijzig_nothing_can_be_typed(operator, desk):
    customer(operator, jansen(desk))
    operator.go_to("Achternaam")
    operator.type("x")
    assert operator.value("Achternaam") == "Jansen"


def test_opslaan_without_a_change_writes_nothing(operator, sample_file):
    editing(operator)
    before = everything(sample_file, but="")
    operator.press("Alt+O")
    assert operator.focus_name() == "Wijzig"
    assert everything(sample_file, but="") == before


def test_esc_gives_a_changed_field_back_after_asking(operator, desk):
    customer(operator, jansen(desk))
    operator.press("Alt+W", "Esc")
    assert operator.focus_name() == "Wijzig"
    operator.press("Alt+W")
    operator.fill("Achternaam", "Anders")
    operator.press("Esc")
    assert operator.reads("De wijzigingen zijn niet opgeslagen. Weggooien?")
    operator.press("Alt+N")
    assert operator.value("Achternaam") == "Anders"
    operator.press("Esc", "Alt+J")
    assert operator.value("Achternaam") == "Jansen"


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("E-mail", "jan@", "jan@ is geen e-mailadres."),
        ("IBAN", "NL91ABNA0417164301", "is geen geldig IBAN."),
        ("Geboren (dd-mm-jjjj)", "30-2-1990", "30-2-1990 is geen datum."),
    ],
)
def test_a_wrong_field_is_marked_with_a_sentence_and_nothing_is_stored(
    operator, desk, field, typed, sentence
):
    number = jansen(desk)
    before = customer_row(desk, number)
    customer(operator, number)
    operator.press("Alt+W")
    operator.fill(field, typed)
    operator.press("Alt+O")
    assert operator.reads(sentence)
    assert operator.is_bad(field)
    assert operator.focus_name() == field
    assert operator.value(field) == typed
    assert customer_row(desk, number) == before


def test_a_wrong_field_can_be_mended_and_stored(operator, desk):
    number = jansen(desk)
    customer(operator, number)
    operator.press("Alt+W")
    operator.fill("E-mail", "jan@")
    operator.press("Alt+O")
    operator.fill("E-mail", "jan@example.org")
    operator.press("Alt+O")
    assert operator.footer() == "Opgeslagen."
    assert not operator.is_bad("E-mail")
    assert customer_row(desk, number).person.email == "jan@example.org"


def test_a_customer_changed_at_another_desk_is_refused_and_nothing_typed_is_lost(
    operator, desk
):
    number = jansen(desk)
    customer(operator, number)
    operator.press("Alt+W")
    operator.fill("Telefoon", "0599-1")
    row = customer_row(desk, number)
    person = draft_of(row.person)
    desk.perform(ChangePerson(customer=row.key, version=row.version, person=person))
    operator.press("Alt+O")
    assert operator.reads("De klant is intussen aan een andere balie gewijzigd.")
    assert operator.value("Telefoon") == "0599-1"
    assert customer_row(desk, number).person.phone == ""


def test_a_special_customer_becomes_an_administrative_card_and_back(operator, desk):
    before = customer_row(desk, BINDING_CARD)
    customer(operator, BINDING_CARD)
    operator.press(PROPERTIES)
    assert operator.chosen(KIND) == "Speciale klant"
    operator.press("Alt+W")
    assert operator.focus_name() == "Administratieve pas"
    operator.press("Space", "Alt+O")
    assert operator.footer() == (
        "Opgeslagen. De pas gedraagt zich nu als: Administratieve pas."
        " Mee omgezet: 12 exemplaren."
    )
    assert operator.chosen(KIND) == "Administratieve pas"
    assert operator.named_text("bar_number").startswith(BINDING_CARD)
    assert operator.named_text("bar_subscription") == "Speciale klant"
    assert operator.named_text("bar_status").startswith("Administratieve pas")
    after = customer_row(desk, BINDING_CARD)
    assert after.special_kind is SpecialKind.ADMINISTRATIVE
    assert after.subscription == before.subscription
    outcome = lend(desk, BINDING_CARD, on_the_shelf(desk)[0])
    assert getattr(outcome, "standing", None) is LoanStanding.INTERNAL
    operator.press("F9")
    assert {row[4] for row in operator.table("Geleende exemplaren")} == {"Inzage"}
    operator.press("Esc", PROPERTIES, "Alt+W", "Space", "Alt+O")
    assert operator.footer().startswith(
        "Opgeslagen. De pas gedraagt zich nu als: Speciale klant."
    )
    assert customer_row(desk, BINDING_CARD).special_kind is SpecialKind.SPECIAL


def test_the_order_of_tab_7_is_the_pictures(operator):
    customer(operator, BINDING_CARD)
    operator.press(PROPERTIES)
    shown = [
        each for each in operator.texts() if each in {"Klantbonnen", KIND, "Overig"}
    ]
    assert shown == ["Klantbonnen", KIND, "Overig"]


def test_a_card_made_as_type_14_shows_its_kind_fixed(operator):
    customer(operator)
    operator.press(PROPERTIES, "Alt+W")
    assert operator.chosen(KIND) == "Administratieve pas"
    assert not any(each.isEnabled() for each in operator.answers(KIND))


def test_an_ordinary_customer_has_no_kind(operator, desk):
    customer(operator, jansen(desk))
    operator.press(PROPERTIES)
    assert not operator.reads(KIND)
    assert operator.reads("Klantbonnen")


def test_an_existing_customer_cannot_become_an_administrative_card(
    operator, desk, sample_file
):
    number = jansen(desk)
    customer(operator, number)
    operator.press("Ctrl+3", "Alt+W")
    before = everything(sample_file, but="")
    codes = [row[0] for row in operator.table("Abonnement")]
    assert operator.focus_name() == "Abonnement"
    operator.press("Ctrl+Home")
    for _ in range(codes.index("0089")):
        operator.press("Down")
    operator.press("Alt+O")
    assert operator.reads(REASON)
    assert everything(sample_file, but="") == before
    assert operator.front() is operator.program.window
    assert operator.focus_name() == "Abonnement"
    operator.press("Esc")
    assert operator.focus_name() == "Wijzig"


def test_another_subscription_of_the_group_is_asked_and_stored(operator, desk):
    number = jansen(desk)
    customer(operator, number)
    operator.press("Ctrl+3", "Alt+W")
    codes = [row[0] for row in operator.table("Abonnement")]
    operator.press("Ctrl+Home")
    for _ in range(codes.index("0011")):
        operator.press("Down")
    operator.press("Return")
    assert operator.reads("Abonnement wijzigen in 0011 Volwassene compleet?")
    operator.press("Alt+N")
    assert customer_row(desk, number).subscription.code == "0010"
    operator.press("Alt+O")
    operator.press("Alt+J")
    assert customer_row(desk, number).subscription.code == "0011"
    assert operator.reads("0011 Volwassene compleet")


def message_of(library, number: str) -> str:
    found = rows(
        library,
        "SELECT text FROM customer_message JOIN card USING (customer_id)"
        " WHERE card.number = ?",
        number,
    )
    return found[0][0] if found else ""


def test_a_melding_is_written_shown_and_removed(operator, desk, sample_file):
    number = jansen(desk)
    customer(operator, number)
    assert operator.named_text("note_value") == ""
    operator.press("Alt+M")
    assert operator.title() == "Melding"
    assert operator.focus_name() == LINES
    operator.type("Graag adres controleren.")
    operator.press("Return")  # a second line, no button
    operator.type("Vraag naar J. of N.")
    operator.press("Alt+O")
    text = "Graag adres controleren.\nVraag naar J. of N."
    assert message_of(sample_file, number) == text
    assert operator.footer() == "Melding opgeslagen."
    assert operator.named_text("note_value") == NOTE
    operator.press("Alt+M")
    assert operator.value(LINES) == text
    operator.press("Alt+V")
    assert operator.footer() == "Melding verwijderd."
    assert operator.named_text("note_value") == ""
    assert message_of(sample_file, number) == ""


def test_esc_asks_before_a_melding_that_was_typed_is_lost(operator, desk, sample_file):
    number = jansen(desk)
    customer(operator, number)
    operator.press("Alt+M", "Esc")
    assert operator.title().endswith("Klantenadministratie - wisedesk")
    operator.press("Alt+M")
    operator.type("Graag adres controleren.")
    operator.press("Esc")
    assert operator.reads("Er is iets getypt dat niet is opgeslagen.")
    operator.press("Return")  # Nee has the focus
    assert operator.value(LINES) == "Graag adres controleren."
    assert operator.focus_name() == LINES
    operator.press("Esc", "Alt+J")
    assert operator.title().endswith("Klantenadministratie - wisedesk")
    assert message_of(sample_file, number) == ""


def test_standaard_tekst_picks_from_the_table_of_the_library(operator, sample_file):
    customer(operator, HOME_FOR_THE_ELDERLY)
    operator.press("Alt+M", "Alt+S")
    codes = [row[0] for row in operator.table("Klantmeldingen")]
    for _ in range(codes.index("PROJ")):
        operator.press("Down")
    operator.press("Return")
    assert operator.value(LINES) == (
        "Deze pas ALLEEN gebruiken voor\nmateriaal bij project X"
    )
    operator.press("Alt+S", "Esc")
    assert operator.title() == "Melding"
    operator.press("Alt+O")
    assert message_of(sample_file, HOME_FOR_THE_ELDERLY).endswith("project X")


@pytest.mark.parametrize("text", ["a\nb\nc\nd\ne", "x" * 61])
def test_a_melding_that_does_not_fit_is_refused_with_the_text_kept(
    operator, sample_file, text
):
    customer(operator, HOME_FOR_THE_ELDERLY)
    operator.press("Alt+M")
    operator.type(text)
    operator.press("Alt+O")
    assert operator.reads("De melding past niet: hoogstens 4 regels van 60 tekens.")
    assert operator.value(LINES) == text
    assert operator.focus_name() == LINES
    assert message_of(sample_file, HOME_FOR_THE_ELDERLY) == ""
    operator.press("Esc", "Alt+J")
    assert operator.front() is operator.program.window


def test_a_melding_of_four_lines_of_sixty_fits(operator, sample_file):
    customer(operator, HOME_FOR_THE_ELDERLY)
    operator.press("Alt+M")
    text = "\n".join(["x" * 60] * 4)
    operator.type(text)
    operator.press("Alt+O")
    assert message_of(sample_file, HOME_FOR_THE_ELDERLY) == text


def test_help_tells_what_a_melding_is(operator):
    customer(operator, HOME_FOR_THE_ELDERLY)
    operator.press("Alt+M", "Alt+H")
    assert operator.reads("Schrijf hoogstens vier regels van 60 tekens.")


def test_esc_and_an_unchanged_ok_keep_the_melding_as_it_was(operator, sample_file):
    customer(operator)
    before = everything(sample_file, but="")
    operator.press("Alt+M", "Alt+O")
    operator.press("Alt+M")
    operator.type("x")
    operator.press("Esc")
    assert everything(sample_file, but="") == before


def test_the_melding_appears_once_each_time_the_customer_is_opened(operator):
    for _ in range(2):
        operator.press("F8", "Alt+Z")
        operator.scan(BINDER)
        assert operator.title() == "Melding"
        assert operator.reads("Boeken voor de binder: donderdag ophalen.")
        operator.press("Return")
        operator.press("F9", "Esc", "Ctrl+2", "F5", "F8")
        assert operator.front() is operator.program.window
        assert operator.reads(NOTE)
    for _ in range(2):
        operator.press("F5")
        operator.scan(BINDER)
        assert operator.title() == "Melding"
        operator.press("Return")
        operator.press("F9", "F8", "F5")
        assert operator.front() is operator.program.window
        operator.press("F12")


def test_a_melding_read_at_the_desk_does_not_appear_again_by_ctrl_k(operator):
    for _ in range(2):
        session(operator, BINDER)  # read there
        operator.press("Ctrl+K")
        assert operator.page() == "Klantenadministratie"
        assert operator.front() is operator.program.window
        assert operator.reads(NOTE)
        operator.press("F8", "Alt+Z")
        operator.scan(BINDER)
        assert operator.title() == "Melding"
        operator.press("Return", "F5", "F12")


def test_a_melding_not_read_at_the_desk_or_another_since_appears_by_ctrl_k(
    operator, desk
):
    barcode = on_the_shelf(desk)[0]
    session(operator, BINDER)
    operator.press("F12", "F6")
    lend(desk, BINDER, barcode)
    operator.scan(barcode)  # Innemen shows whose it was, and opens nobody
    operator.press("Ctrl+K")
    assert operator.title() == "Melding"
    operator.press("Return", "F5")
    session(operator, BINDER)
    operator.press("Alt+M")
    operator.press("Ctrl+A")
    operator.type("Vrijdag ophalen")
    operator.press("Alt+O")
    assert operator.footer() == "Melding opgeslagen."
    operator.press("Ctrl+K")
    assert operator.title() == "Melding"
    assert operator.reads("Vrijdag ophalen")


def test_a_melding_written_at_another_desk_appears_at_the_next_use(operator, desk):
    number = jansen(desk)
    session(operator, number)
    assert operator.front() is operator.program.window
    operator.press("F12")
    desk.perform(KeepMessage(customer=number, text="Pas ligt klaar"))
    operator.scan(number)
    assert operator.title() == "Melding"
    assert operator.reads("Pas ligt klaar")


def test_a_melding_of_another_desk_since_is_shown_beside_what_was_typed(
    operator, other_desk, sample_file
):
    typed = "Bel <b>mevrouw</b>"
    session(operator)
    operator.press("Alt+M", "Ctrl+A")
    operator.type(typed)
    other_desk.perform(KeepMessage(customer=BINDER, text="Pas ligt klaar"))
    operator.press("Alt+O")
    assert operator.title() == "Melding"
    assert operator.value(LINES) == typed
    assert operator.reads("Intussen staat er: Pas ligt klaar")
    assert message_of(sample_file, BINDER) == "Pas ligt klaar"
    operator.press("Alt+H")
    assert operator.reads("Intussen staat er: Pas ligt klaar")
    operator.press("Alt+O")
    assert operator.footer() == "Melding opgeslagen."
    assert message_of(sample_file, BINDER) == typed


def test_verwijder_asks_again_when_another_desk_wrote_meanwhile(
    operator, other_desk, sample_file
):
    session(operator)
    operator.press("Alt+M")
    other_desk.perform(KeepMessage(customer=BINDER, text="Pas ligt klaar"))
    operator.press("Alt+V")
    assert operator.reads("Intussen staat er: Pas ligt klaar")
    operator.press("Esc")
    assert message_of(sample_file, BINDER) == "Pas ligt klaar"
    operator.press("Alt+M")
    other_desk.perform(KeepMessage(customer=BINDER, text=""))
    operator.type(" s")
    operator.press("Alt+O")
    assert operator.reads("Intussen staat er: niets meer.")
    assert operator.value(LINES) == "Pas ligt klaar s"


def test_the_melding_is_edited_at_the_desk_too(operator, desk, sample_file):
    number = jansen(desk)
    session(operator, number)
    operator.press("Alt+M")
    operator.type("Legitimatie vragen")
    operator.press("Alt+O")
    assert message_of(sample_file, number) == "Legitimatie vragen"
    assert operator.reads(NOTE)
    assert operator.page() == "Uitlenen"


def test_a_customer_converted_at_another_desk_is_shown_so_when_opened(operator, desk):
    switch(desk, BINDING_CARD, SpecialKind.ADMINISTRATIVE)
    customer(operator, BINDING_CARD)
    assert operator.named_text("bar_status").startswith("Administratieve pas")


def test_another_customer_is_not_opened_over_changes_without_asking(operator, desk):
    customer(operator, jansen(desk))
    operator.press("Alt+W")
    operator.fill("Achternaam", "Anders")
    operator.press("Alt+Z")
    operator.scan(HOME_FOR_THE_ELDERLY)
    assert operator.reads("Er is iets getypt dat niet is opgeslagen.")
    operator.press("Alt+N")
    assert not operator.reads("Zorgcentrum De Horst")


def test_quitting_with_changes_asks_first(operator, desk):
    customer(operator, jansen(desk))
    operator.press("Alt+W")
    operator.fill("Achternaam", "Anders")
    operator.press("Ctrl+Q")
    assert operator.reads("Er is iets getypt dat niet is opgeslagen. Toch afsluiten?")
    operator.press("Alt+N")
    assert operator.program.window.isVisible()
    operator.press("Ctrl+Q", "Alt+J")
    assert not operator.program.window.isVisible()


def test_opgeslagen_does_not_stay_when_the_next_opslaan_is_refused(operator, desk):
    customer(operator, jansen(desk))
    operator.press("Alt+W")
    operator.fill("Roepnaam", "Sanne")
    operator.press("Alt+O")
    assert operator.footer() == "Opgeslagen."
    operator.press("Alt+W")
    operator.fill("Achternaam", "")
    operator.press("Alt+O")
    assert operator.footer() == ""


@pytest.mark.parametrize(
    ("number", "first"),
    [(BINDING_CARD, "Administratieve pas"), (BINDER, "Ja")],
)
def test_wijzig_begins_at_type_speciale_klant_only_where_it_can_be_chosen(
    operator, number, first
):
    customer(operator, number)
    operator.press(PROPERTIES, "Alt+W")
    assert operator.focus_name() == first
    group = "Type speciale klant" if number == BINDING_CARD else "Klantbonnen"
    assert operator.focus_group() == group
