# SPDX-License-Identifier: Apache-2.0
"""Reglement regels (Ctrl+R): seeing, finding and changing on what terms we lend."""

from dataclasses import replace
from datetime import date

from support.clerk import BINDER, TITAN, on_day, on_the_shelf, own_card, read, register
from support.places import policies, session
from support.raw_file import rows, value
from support.window import WindowClerk
from wisedesk.domain.holiday_terms import HolidayPeriod
from wisedesk.domain.rmt_groups import RmtGroup
from wisedesk.services.policy_actions import (
    ChangeHolidayTerms,
    ChangePolicy,
    ChangeRmtGroup,
)

LINES = "Reglement regels"
GROUPS = "RMT-groepen"
NOTE = "[vakantie uitleenperioden]"
NOW = HolidayPeriod(date(2026, 4, 25), date(2026, 5, 10))


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
    assert operator.page() == "Reglement regels"
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
    operator.press("Esc")
    assert stored(sample_file, "DJ", "loan_days") == 7


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
        " Hoogstens 4 tegelijk. Hoogstens 6 van Dvd's en games."
    )
    operator.choose("Materiaal", "J Boek jeugd fictie")
    assert operator.named_text("offer_label") == (
        "Regel 0010/J. 21 dagen: terug op 26-05-2026 (25-05-2026 is gesloten)."
    )
    operator.choose("Abonnement", "0089 Administratieve Pas")
    assert operator.named_text("offer_label") == (
        "Geen regel: dit materiaal wordt met dit abonnement niet uitgeleend."
    )


def test_what_falls_back_on_a_first_letter_says_so(operator, sample_file):
    rows(sample_file, "DELETE FROM loan_policy WHERE rmt = 'JN'")
    rows(sample_file, "UPDATE loan_policy SET minimum_age = 99 WHERE rmt = 'J'")
    find(operator, "0010 j")
    operator.choose("Materiaal", "JN Boek jeugd non-fictie")
    told = operator.named_text("offer_label")
    assert told.startswith("Regel 0010/J, want JN heeft geen eigen regel.")
    assert told.endswith("Niet uitleenbaar: minimumleeftijd 99.")


def test_a_scanned_pass_and_item_choose_what_is_asked(operator, program):
    desk = program.services.desk
    jansen = register(desk, number=own_card(1)).key
    find(operator, "0001 dj")
    operator.scan(jansen)
    assert operator.value("Abonnement") == "0010 Volwassene basis"
    assert operator.value("Materiaal") == "DJ DVD jeugd fictie"
    operator.scan(on_the_shelf(desk, TITAN)[0])
    assert operator.value("Materiaal") == "J Boek jeugd fictie"
    assert "Regel 0010/J." in operator.named_text("offer_label")
    operator.scan("29408999999999")
    assert operator.footer() == "Nummer 29408999999999 is niet bekend."


def test_the_lines_that_are_shown_can_be_printed_and_stored(operator, program):
    find(operator, "0010 d")
    listing = program.rooms.page.listing()
    assert (listing.title, listing.about) == ("Reglement regels", "0010 d")
    assert [row[1] for row in listing.texts(0, 9)] == ["DJ", "DV"]


def groups(desk):
    return read(desk, lambda tx: tx.rmt_groups())


def test_a_group_is_added_by_keys_alone(operator, program):
    policies(operator)
    operator.press("Alt+G")
    assert operator.table(GROUPS) == [
        ["Dvd's en games", "DJ DV W", "0001: 5, 0005: 6, 0010: 6, 0011: 8"]
    ]
    operator.press("Alt+N")
    operator.type("Strips")
    operator.press("Tab")
    operator.type("s, p")
    assert operator.reads("Prentenboek, Strip")
    fill(operator, "0001 Jeugd", "5")
    operator.press("Return")
    assert operator.title() == GROUPS
    assert ["Strips", "P S", "0001: 5"] in operator.table(GROUPS)
    strips = RmtGroup(name="Strips", rmts=("P", "S"), maxima=(("0001", 5),))
    assert strips in groups(program.services.desk)
    assert operator.program.window.ui.feedback_label.text() == (
        "Groep Strips is toegevoegd."
    )


def test_what_is_wrong_with_a_group_is_marked(operator, program):
    policies(operator)
    operator.press("Alt+G", "Alt+N")
    fill(operator, "Materialen", "S QQ")
    fill(operator, "0010 Volwassene basis", "veel")
    operator.press("Alt+O")
    assert operator.is_bad("0010 Volwassene basis")
    assert not operator.is_bad("0001 Jeugd")
    fill(operator, "0010 Volwassene basis", "4")
    operator.press("Alt+O")
    assert operator.is_bad("Naam")
    assert operator.is_bad("Materialen")
    assert operator.named_text("problem_label") == (
        "Naam is verplicht. Materiaal QQ bestaat niet."
    )
    operator.press("Esc")
    assert len(groups(program.services.desk)) == 1


def test_a_group_is_changed_and_removed(operator, program):
    desk = program.services.desk
    policies(operator)
    operator.press("Alt+G", "Return")
    assert operator.title() == "RMT-groep Dvd's en games"
    operator.press("Ctrl+A")
    operator.type("Beeld")
    fill(operator, "0010 Volwassene basis", "")
    operator.press("Alt+O")
    (group,) = groups(desk)
    assert (group.name, dict(group.maxima)) == (
        "Beeld",
        {"0001": 5, "0005": 6, "0011": 8},
    )
    operator.press("Alt+V")
    assert operator.reads("Groep Beeld verwijderen?")
    operator.press("Alt+J")
    assert groups(desk) == []
    for key in ("Alt+W", "Alt+V"):
        operator.press(key)
        assert operator.named_text("problem_label") == "Kies eerst een groep."
    operator.press("Alt+S")
    assert operator.page() == "Reglement regels"


def test_a_group_another_desk_changed_is_told(operator, other_desk):
    policies(operator)
    operator.press("Alt+G")
    (group,) = groups(other_desk)
    other_desk.perform(ChangeRmtGroup(name=group.name, before=group))
    operator.press("Alt+V", "Alt+J")
    told = operator.named_text("problem_label")
    assert "is intussen aan een andere balie gewijzigd" in told
    assert operator.table(GROUPS) == []


def test_a_full_group_is_told_with_its_name_and_number_at_the_desk(operator, program):
    desk = program.services.desk
    jansen = register(desk, number=own_card(1)).key
    group = RmtGroup(name="Jeugd", rmts=("J",), maxima=(("0010", 1),))
    desk.perform(ChangeRmtGroup(name="Jeugd", after=group))
    shelf = on_the_shelf(desk, TITAN)
    session(operator, jansen)
    operator.scan(shelf[0])
    operator.scan(shelf[1])
    seen = [
        " ".join(row) for row in operator.table("Uitleningen en innames")
    ] + operator.texts()
    assert any("Maximum bereikt: 1 van de groep Jeugd." in each for each in seen)


def holidays(desk, branch="9408"):
    def ask(tx):
        ids = {row.code: row.branch_id for row in tx.branches()}
        return tx.holidays(ids[branch])

    return read(desk, ask)


def test_the_title_says_that_the_longer_terms_hold_while_they_do(operator, program):
    assert NOTE not in operator.title()
    policies(operator)
    operator.press("Alt+K")
    assert operator.value("Filiaal") == "9408 Nieuw-Buinen"
    assert operator.value("Eerste dag 1") == "04-07-2026"
    operator.type("25-4-2026\t10-5-2026\n")
    assert operator.footer().startswith("Vakantie van filiaal 9408: 25-04-2026 tot en")
    assert NOW in holidays(program.services.desk)
    assert operator.title() == f"Reglement regels - wisedesk {NOTE}"
    assert "Vakantie tot en met 10-05-2026." in operator.named_text("offer_label")
    operator.press("F6")
    assert operator.title() == f"Innemen - wisedesk {NOTE}"
    operator.press("Ctrl+Z")
    assert operator.footer() == "Hersteld: wijziging van de vakantie."
    assert operator.title() == "Innemen - wisedesk"


def test_the_longer_terms_begin_with_the_first_action_of_a_new_day(operator, program):
    shell = program.shell
    item = on_the_shelf(shell.ready.desk, TITAN)[0]
    session(operator, BINDER)
    tomorrow = on_day(shell.ready.desk, date(2026, 7, 4))
    shell.services = replace(shell.ready, desk=tomorrow, clock=tomorrow.clock)
    assert NOTE not in operator.title()
    operator.scan(item)
    assert NOTE in operator.title()


def test_holidays_of_another_branch_are_not_ours(operator, program):
    policies(operator)
    operator.press("Alt+K")
    operator.go_to_where(lambda: operator.focus_name() == "Filiaal", "Filiaal")
    operator.press("Home")
    other = operator.value("Filiaal").split()[0]
    assert other != "9408"
    operator.type("25-4-2026\t10-5-2026\n")
    assert NOW in holidays(program.services.desk, other)
    assert NOW not in holidays(program.services.desk)
    assert NOTE not in operator.title()


def test_all_branches_get_the_same_holidays_at_once(operator, program):
    desk = program.services.desk
    policies(operator)
    operator.press("Alt+K")
    operator.type("25-4-2026\t10-5-2026")
    name = "Alle andere filialen krijgen dezelfde vakanties"
    operator.go_to_where(lambda: operator.focus_name() == name, name)
    operator.press("Space", "Alt+O")
    assert operator.footer().startswith("Vakantie van de filialen 9000, 9408")
    assert NOW in holidays(desk)
    assert holidays(desk, "9000") == holidays(desk)


def test_another_desks_holidays_are_seen_when_a_page_is_shown(operator, other_desk):
    before = holidays(other_desk)
    other_desk.perform(
        ChangeHolidayTerms(branch="9408", before=before, after=(NOW, *before))
    )
    assert NOTE not in operator.title()
    operator.press("F8")
    assert NOTE in operator.title()


def test_days_that_cannot_be_are_marked_on_their_line(operator, program):
    before = holidays(program.services.desk)
    policies(operator)
    operator.press("Alt+K")
    operator.type("31-2-2026\t")
    operator.press("Alt+O")
    assert operator.is_bad("Eerste dag 3")
    assert operator.is_bad("Laatste dag 3")
    assert operator.focus_name() == "Eerste dag 3"
    assert "31-2-2026 is geen datum." in operator.named_text("problem_label")
    operator.press("Ctrl+A")
    operator.type("1-8-2026\t9-8-2026")
    operator.press("Alt+O")
    assert operator.is_bad("Eerste dag 3")
    assert not operator.is_bad("Laatste dag 3")
    assert "Er is al vakantie van 04-07-2026" in operator.named_text("problem_label")
    operator.press("Esc")
    assert holidays(program.services.desk) == before


def test_what_was_opened_and_not_changed_leaves_no_trace(operator, sample_file):
    lines = value(sample_file, "SELECT count(*) FROM journal")
    find(operator, "0010 dj")
    operator.press("Return", "Return", "Alt+O")
    assert operator.page() == "Reglement regels"
    operator.press("Alt+G", "Return", "Alt+O", "Alt+S", "Alt+K", "Alt+O")
    assert operator.page() == "Reglement regels"
    assert value(sample_file, "SELECT count(*) FROM journal") == lines


def test_another_desks_holidays_are_not_written_over(operator, other_desk):
    policies(operator)
    operator.press("Alt+K")
    before = holidays(other_desk)
    other_desk.perform(ChangeHolidayTerms(branch="9408", before=before, after=(NOW,)))
    operator.type("1-12-2026\t9-12-2026")
    operator.press("Alt+O")
    assert operator.title() == "Vakantie uitleenperioden"
    assert "intussen aan een andere balie gewijzigd" in operator.named_text(
        "problem_label"
    )
    assert holidays(other_desk) == (NOW,)
