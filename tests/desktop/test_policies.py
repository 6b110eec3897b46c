# SPDX-License-Identifier: Apache-2.0
"""Reglement regels (Ctrl+R): seeing, finding and changing on what terms we lend."""

from support.clerk import BEAR, BINDER, TITAN, on_the_shelf, own_card, read, register
from support.places import policies
from support.raw_file import rows, value
from support.window import WindowClerk
from wisedesk.services.policy_actions import (
    ChangePolicy,
)

LINES = "Reglement regels"


def fill(clerk: WindowClerk, label: str, text: str) -> None:
    """Go to a field of a dialog by Tab and write a text over what stands there."""
    clerk.go_to_where(lambda: clerk.focus_name() == label, label)
    clerk.press("Ctrl+A", "Del")
    clerk.type(text)


def find(clerk: WindowClerk, text: str) -> None:
    """Open the reglement and search in it."""
    policies(clerk)
    clerk.type(text)


def line(clerk: WindowClerk, row: int = 0) -> dict[str, str]:
    """Return the cells of a line by their titles."""
    cells = clerk.table(LINES)[row]
    return dict(zip(clerk.headers(LINES), cells, strict=True))


def stored(path, rmt, column, code="0010"):
    return value(
        path,
        f"SELECT {column} FROM loan_policy JOIN subscription_type t"
        " ON t.id = subscription_type_id WHERE t.code = ? AND rmt = ?",
        code,
        rmt,
    )


def test_every_line_is_listed_with_its_terms(operator, sample_file):
    policies(operator)
    assert operator.title() == "Reglement regels - wisedesk"
    count = value(sample_file, "SELECT count(*) FROM loan_policy")
    assert len(operator.table(LINES)) == count
    assert operator.reads(f"{count} regels")
    assert operator.focus_name() == LINES
    assert line(operator) == {
        "Abonnement": "0001 Jeugd",
        "RMT": "B",
        "Materiaal": "Boek volwassenen fictie",
        "Uitleenmethode": "21/21/0,00",
        "Dagen": "21",
        "Verl.": "21",
        "Keer": "3",
        "Leengeld": "0,00",
        "Leeftijd": "",
        "Max.": "",
        "Boete": "",
        "Res.": "ja",
        "Vakantie": "42/21",
    }


def test_what_is_typed_finds_lines_by_subscription_and_material(operator):
    find(operator, "0010 dv")
    assert len(operator.table(LINES)) == 1
    shown = line(operator)
    assert (shown["Abonnement"], shown["RMT"]) == ("0010 Volwassene basis", "DV")
    assert (shown["Uitleenmethode"], shown["Boete"]) == ("7/7/1,50", "0,20/1/7,50")
    operator.press("Ctrl+A")
    operator.type("0001/DV")
    assert line(operator)["Uitleenmethode"] == "7/7/0,00/16"
    operator.press("Ctrl+A")
    operator.type("instelling strip")
    assert [row[:2] for row in operator.table(LINES)] == [["0030 Instelling", "S"]]
    operator.press("Ctrl+A")
    operator.type("zeppelin")
    assert operator.table(LINES) == []
    operator.press("Alt+W")
    assert operator.footer() == "Kies eerst een regel."
    operator.press("Alt+V")
    assert operator.footer() == "Kies eerst een regel."


def test_lines_are_sorted_by_a_column(operator):
    policies(operator)
    operator.press("Ctrl+8", "Ctrl+8")
    assert line(operator)["Leengeld"] == "2,50"
    operator.press("Ctrl+5")
    days = [int(row[4]) for row in operator.table(LINES)]
    assert days == sorted(days)


def test_enter_changes_a_line_by_keys_alone(operator, sample_file):
    find(operator, "0010 dj")
    operator.press("Return", "Return")
    assert operator.title() == "Regel 0010/DJ"
    assert operator.focus_name() == "Leentermijn (dagen)"
    operator.press("Ctrl+A")
    operator.type("14")
    fill(operator, "Leengeld", "0,25")
    fill(operator, "Maximum", "")
    operator.press("Return")
    assert operator.footer() == "Regel 0010/DJ is gewijzigd."
    assert stored(sample_file, "DJ", "loan_days") == 14
    assert stored(sample_file, "DJ", "fee_cents") == 25
    assert stored(sample_file, "DJ", "maximum") is None
    assert stored(sample_file, "DJ", "fine_maximum_cents") == 750


def test_a_stored_line_is_stood_on(operator):
    find(operator, "0010 dj")
    operator.press("Return", "Return")
    fill(operator, "Minimumleeftijd", "12")
    operator.press("Return")
    assert operator.chosen_row()[:4] == (
        "0010 Volwassene basis",
        "DJ",
        "DVD jeugd fictie",
        "7/7/1,50/12",
    )


def test_what_is_wrong_is_marked_and_nothing_is_stored(operator, sample_file):
    find(operator, "0010 dj")
    operator.press("Return", "Return")
    operator.press("Ctrl+A")
    operator.type("duizend")
    fill(operator, "Minimumleeftijd", "100")
    fill(operator, "Boete per dag", "veel")
    operator.press("Alt+O")
    assert operator.title() == "Regel 0010/DJ"
    for label in ("Leentermijn (dagen)", "Minimumleeftijd", "Boete per dag"):
        assert operator.is_bad(label), label
    assert not operator.is_bad("Leengeld")
    assert operator.focus_name() == "Leentermijn (dagen)"
    assert operator.named_text("problem_label") == (
        "Leentermijn: duizend is geen geheel getal. Minimumleeftijd moet een getal van"
        " 0 tot en met 99 zijn. Boete per dag: veel is geen bedrag. Schrijf"
        " bijvoorbeeld 0,25."
    )
    operator.press("Alt+A")
    assert operator.title() == "Reglement regels - wisedesk"
    assert stored(sample_file, "DJ", "loan_days") == 7


def test_a_loan_term_of_no_days_is_told_where_it_was_typed(operator, sample_file):
    find(operator, "0010 dj")
    operator.press("Return", "Return", "Ctrl+A")
    operator.type("0")
    operator.press("Alt+O")
    assert operator.title() == "Regel 0010/DJ"
    assert operator.is_bad("Leentermijn (dagen)")
    assert operator.focus_name() == "Leentermijn (dagen)"
    assert operator.named_text("problem_label") == (
        "Leentermijn moet een getal van 1 tot en met 999 zijn."
    )
    assert stored(sample_file, "DJ", "loan_days") == 7


def test_esc_asks_before_what_was_typed_is_lost(operator, sample_file):
    find(operator, "0010 dj")
    operator.press("Return", "Return", "Esc")
    assert operator.title().startswith("Reglement regels")
    operator.press("Return")
    fill(operator, "Maximum", "9")
    operator.press("Esc")
    assert operator.reads("Er is iets getypt dat niet is opgeslagen.")
    operator.press("Alt+N")
    assert operator.value("Maximum") == "9"
    operator.press("Esc", "Alt+J")
    assert operator.title().startswith("Reglement regels")
    assert stored(sample_file, "DJ", "maximum") == 4


def test_a_holiday_term_shorter_than_the_ordinary_one_is_marked(operator):
    find(operator, "0010 dj")
    operator.press("Return", "Return")
    fill(operator, "Verlengtermijn in de vakantie", "6")
    operator.press("Alt+O")
    assert operator.is_bad("Verlengtermijn in de vakantie")
    assert "korter dan de gewone termijn van 7 dagen" in operator.named_text(
        "problem_label"
    )


def test_a_new_line_is_for_a_material_the_subscription_has_none_for(
    operator, sample_file
):
    rows(sample_file, "DELETE FROM loan_policy WHERE rmt = 'L'")
    find(operator, "0010 dj")
    operator.press("Alt+N")
    assert operator.title() == "Nieuwe regel"
    assert operator.value("Abonnement") == "0010 Volwassene basis"
    assert operator.value("Materiaal") == "L Luisterboek"
    fill(operator, "Leentermijn (dagen)", "28")
    fill(operator, "Leentermijn in de vakantie", "")
    operator.press("Alt+O")
    assert operator.footer() == "Regel 0010/L is toegevoegd."
    assert stored(sample_file, "L", "loan_days") == 28
    assert stored(sample_file, "L", "holiday_loan_days") is None
    assert operator.chosen_row()[1] == "L"


def test_a_new_line_of_another_subscription_is_for_its_first_free_material(operator):
    find(operator, "0010 dj")
    operator.press("Alt+N")
    operator.press("Shift+Tab", "End")
    assert operator.value("Abonnement") == "0098 Nieuwsbrief"
    assert operator.value("Materiaal") == "B Boek volwassenen fictie"


def test_a_line_that_is_there_is_not_added_again(operator):
    find(operator, "0010 dj")
    operator.press("Alt+N", "Alt+O")
    assert operator.is_bad("Materiaal")
    told = operator.named_text("problem_label")
    assert told.endswith("bestaat al: kies Wijzig.")
    assert operator.title() == "Nieuwe regel"


def test_a_line_is_removed_when_the_clerk_says_so(operator, sample_file):
    find(operator, "0010 jn")
    operator.press("Alt+V")
    assert operator.reads("Regel 0010/JN (Boek jeugd non-fictie) verwijderen?")
    assert operator.reads("Dit materiaal heeft dan de regel 0010/J.")
    operator.press("Alt+N")
    assert stored(sample_file, "JN", "count(*)") == 1
    operator.press("Alt+V", "Alt+J")
    assert operator.footer() == "Regel 0010/JN is verwijderd."
    assert stored(sample_file, "JN", "count(*)") == 0


def test_a_line_others_fall_back_on_is_asked_about_twice(operator, sample_file):
    rows(sample_file, "DELETE FROM loan_policy WHERE rmt = 'JN'")
    find(operator, "0010 boek jeugd")
    operator.press("Alt+V")
    assert operator.reads("met dit abonnement niet meer uitgeleend")
    operator.press("Alt+J")
    assert operator.reads("Op regel 0010/J vallen terug: JN.")
    operator.press("Alt+N")
    assert stored(sample_file, "J", "count(*)") == 1
    operator.press("Alt+V", "Alt+J", "Alt+J")
    assert stored(sample_file, "J", "count(*)") == 0


def test_a_removed_line_is_there_again_after_undo(operator, sample_file):
    find(operator, "0010 jn")
    operator.press("Alt+V", "Alt+J")
    operator.press("F5", "Ctrl+Z")
    assert operator.reads("Wijziging van het reglement.")  # it is not on the screen
    operator.press("Alt+J")
    assert operator.footer() == "Hersteld: wijziging van het reglement."
    assert stored(sample_file, "JN", "count(*)") == 1


def test_another_desks_change_is_told_and_not_written_over(
    operator, other_desk, sample_file
):
    find(operator, "0010 dj")
    operator.press("Return", "Return")
    before = read(other_desk, lambda tx: tx.policies("0010"))["DJ"]
    gone = ChangePolicy(subscription="0010", rmt="DJ", before=before)
    other_desk.perform(gone)
    fill(operator, "Maximum", "9")
    operator.press("Alt+O")
    told = operator.named_text("problem_label")
    assert told.startswith("Regel 0010/DJ is intussen aan een andere balie gewijzigd.")
    assert stored(sample_file, "DJ", "count(*)") == 0


def test_a_scan_changes_nothing_in_a_line(operator):
    find(operator, "0010 dj")
    operator.press("Return", "Return")
    operator.scan(BINDER)
    assert operator.title() == "Regel 0010/DJ"
    assert operator.value("Leentermijn (dagen)") == "7"
    assert BINDER in operator.waiting()


def test_what_a_customer_gets_follows_the_line_and_the_choices(operator):
    find(operator, "0010 dj")
    assert operator.named_text("offer_label") == (
        "Regel 0010/DJ. 7 dagen: terug op 11-05-2026. Leengeld € 1,50."
        " Hoogstens 4 tegelijk. Hoogstens 6 van Dvd's en games. In totaal hoogstens 10."
    )
    operator.choose("Materiaal", "J Boek jeugd fictie")
    assert operator.named_text("offer_label") == (
        "Regel 0010/J. 21 dagen: terug op 26-05-2026 (25-05-2026 is gesloten)."
        " In totaal hoogstens 10."
    )
    operator.choose("Abonnement", "0089 Administratieve Pas")
    assert operator.named_text("offer_label") == (
        "Interne uitlening: terug op de dag van uitlenen, buiten het reglement om."
    )


def test_what_falls_back_on_a_first_letter_says_so(operator, sample_file):
    rows(sample_file, "DELETE FROM loan_policy WHERE rmt = 'JN'")
    rows(sample_file, "UPDATE loan_policy SET minimum_age = 99 WHERE rmt = 'J'")
    find(operator, "0010 j")
    operator.choose("Materiaal", "JN Boek jeugd non-fictie")
    told = operator.named_text("offer_label")
    assert told.startswith("Regel 0010/J, want JN heeft geen eigen regel.")
    assert "Niet uitleenbaar: minimumleeftijd 99." in told


def test_a_scanned_pass_and_item_choose_what_is_asked(operator, program, sample_file):
    desk = program.services.desk
    lettered = "UPDATE item SET barcode = 'AB39408001' WHERE barcode = ?"
    rows(sample_file, lettered, on_the_shelf(desk, BEAR)[0])
    jansen = register(desk, number=own_card(1)).key
    find(operator, "0001 dj")
    operator.scan(jansen)
    assert operator.value("Abonnement") == "0010 Volwassene basis"
    assert operator.value("Materiaal") == "DJ DVD jeugd fictie"
    operator.scan(on_the_shelf(desk, TITAN)[0])
    assert operator.value("Materiaal") == "J Boek jeugd fictie"
    assert "Regel 0010/J." in operator.named_text("offer_label")
    operator.scan("ab39408001")  # a scanner sends either case
    assert operator.value("Materiaal") == "DJ DVD jeugd fictie"
    operator.scan("29408999999999")
    assert operator.footer() == "Nummer 29408999999999 is niet bekend."


def test_the_lines_that_are_shown_can_be_printed_and_stored(operator, program):
    find(operator, "0010 d")
    listing = program.rooms.page.listing()
    assert (listing.title, listing.about) == ("Reglement regels", "0010 d")
    assert [row[1] for row in listing.texts(0, 9)] == ["DJ", "DV"]


def test_what_was_opened_and_not_changed_leaves_no_trace(operator, sample_file):
    lines = value(sample_file, "SELECT count(*) FROM journal")
    find(operator, "0010 dj")
    operator.press("Return", "Return", "Alt+O")
    assert operator.title() == "Reglement regels - wisedesk"
    operator.press("Alt+G", "Return", "Alt+O", "Alt+S", "Alt+K", "Alt+O")
    assert operator.title() == "Reglement regels - wisedesk"
    assert value(sample_file, "SELECT count(*) FROM journal") == lines
