# SPDX-License-Identifier: Apache-2.0
"""Instellingen van de bibliotheek: seen, changed and in force, by keys alone."""

from datetime import date

import pytest

from desktop.test_scanner_dialog import look_at_scanner, thrice
from support.clerk import BINDER, TITAN, on_the_shelf, own_card, read, register
from support.places import library_settings, session
from support.raw_file import rows, value
from support.window import WindowClerk
from wisedesk.services.actions import ChangeSetting
from wisedesk.services.settings import SETTINGS

PAGE = "Instellingen van de bibliotheek"
KEPT = "SELECT name, value FROM setting ORDER BY name"


def stand_on(clerk: WindowClerk, name: str, where: str = "hele bibliotheek") -> None:
    """Open the settings, and walk to one of them."""
    library_settings(clerk)
    listed = clerk.table(PAGE)
    (place,) = (
        at for at, row in enumerate(listed) if (row[0], row[4]) == (name, where)
    )
    clerk.press("Ctrl+Home", *["Down"] * place)
    assert clerk.chosen_row()[0] == name


def shown(clerk: WindowClerk, name: str, where: str = "hele bibliotheek") -> str:
    """Return the value that the list shows."""
    (row,) = (row for row in clerk.table(PAGE) if (row[0], row[4]) == (name, where))
    return row[2]


def change(clerk: WindowClerk, name: str, typed: str) -> None:
    """Give a setting the value typed."""
    stand_on(clerk, name)
    clerk.press("Return", "Ctrl+A")
    clerk.type(f"{typed}\n")


def test_every_setting_is_listed_with_value_default_and_where_it_holds(operator):
    library_settings(operator)
    assert operator.page() == PAGE
    listed = operator.table(PAGE)
    assert {row[0] for row in listed if row[4] == "filiaal 9408"} == {
        "Innemen meerdere klanten",
        "Ophaaltermijn",
        "Bonnen",
    }
    library = [row for row in listed if row[4] == "hele bibliotheek"]
    assert len(library) == len(SETTINGS)
    assert all(row[2] == row[3] for row in library)
    assert [
        "Hersteltermijn",
        "Zo lang kan iets hersteld worden",
        "60 minuten",
        "60 minuten",
        "hele bibliotheek",
    ] in library
    own = next(row for row in listed if row[4] == "filiaal 9408" and row[0] == "Bonnen")
    assert own[2:4] == ["altijd", "als de bibliotheek"]


def test_a_number_is_changed_turned_back_and_done_again(operator, sample_file):
    change(operator, "Hersteltermijn", "90")
    assert operator.page() == PAGE
    assert operator.footer() == (
        "Instelling Hersteltermijn: nu 90 minuten; was 60 minuten."
    )
    assert operator.chosen_row()[2] == "90 minuten"
    assert rows(sample_file, KEPT) == [("undo-minutes", "90")]
    operator.press("Ctrl+Z")
    assert operator.footer() == "Hersteld: wijziging van de instelling Hersteltermijn."
    assert shown(operator, "Hersteltermijn") == "60 minuten"
    assert rows(sample_file, KEPT) == []


def test_one_changed_on_another_page_is_turned_back_after_a_question(operator):
    change(operator, "Hersteltermijn", "90")
    operator.press("F6", "Ctrl+Z")
    assert operator.reads("Wijziging van de instelling Hersteltermijn.")
    operator.press("Alt+J")
    assert operator.footer() == "Hersteld: wijziging van de instelling Hersteltermijn."


@pytest.mark.parametrize(
    ("name", "typed", "told"),
    [
        (
            "Hersteltermijn",
            "een uur",
            "schrijf een geheel getal van 0 tot en met 99999.",
        ),
        ("Langste tijd voor een teken", "0", "van 1 tot en met 1000."),
        (
            "Werkdatum",
            "31-2-2026",
            "31-2-2026 past niet bij Werkdatum: schrijf een dag als dd-mm-jjjj.",
        ),
    ],
)
def test_a_value_that_does_not_fit_is_marked_with_the_focus_there(
    operator, sample_file, name, typed, told
):
    lines = value(sample_file, "SELECT count(*) FROM journal")
    change(operator, name, typed)
    assert operator.title() == name
    assert operator.is_bad("Waarde")
    assert operator.focus_name() == "Waarde"
    assert operator.named_text("problem_label").endswith(told)
    operator.press("Esc", "Alt+N")  # something was typed
    assert operator.title() == name
    operator.press("Alt+A")
    assert operator.page() == PAGE
    assert value(sample_file, "SELECT count(*) FROM journal") == lines


def test_a_choice_is_made_by_the_arrows(operator, sample_file):
    stand_on(operator, "Exemplaren invoeren")
    operator.press("Return")
    assert operator.value("Waarde") == "ja"
    operator.press("Down", "Return")
    assert operator.footer() == "Instelling Exemplaren invoeren: nu nee; was ja."
    assert rows(sample_file, KEPT) == [("quick-items", "no")]


def test_questions_are_ticked(operator, sample_file):
    stand_on(operator, "Eerst antwoorden")
    operator.press("Return")
    assert operator.focus_name() == "Een klant die niet mag lenen"
    operator.press("Space")
    operator.go_to("De pas van een andere klant")
    operator.press("Space", "Return")
    assert rows(sample_file, KEPT) == [("stop-at", "none")]
    assert operator.chosen_row()[2] == "geen"
    operator.press("Return", "Tab", "Space", "Alt+O")
    assert rows(sample_file, KEPT) == [("stop-at", "override")]


def test_the_default_comes_back_by_one_key_and_is_not_kept(operator, sample_file):
    change(operator, "Hersteltermijn", "90")
    operator.press("Alt+D")
    assert operator.footer() == (
        "Instelling Hersteltermijn: weer 60 minuten; was 90 minuten."
    )
    assert rows(sample_file, KEPT) == []
    operator.press("Alt+D")
    assert operator.footer() == (
        "Hersteltermijn heeft al de standaardwaarde: 60 minuten."
    )
    change(operator, "Hersteltermijn", "90")
    change(operator, "Hersteltermijn", "60")
    assert rows(sample_file, KEPT) == []
    change(operator, "Hersteltermijn", "90")
    operator.press("Return", "Alt+D")
    assert operator.page() == PAGE
    assert rows(sample_file, KEPT) == []


def test_a_branch_has_a_value_of_its_own_and_goes_by_the_library_again(
    operator, sample_file
):
    stand_on(operator, "Bonnen", "filiaal 9408")
    operator.press("Alt+D")
    assert operator.footer() == "Bonnen (filiaal 9408) is al als de bibliotheek."
    operator.press("Return")
    assert operator.title() == "Bonnen (filiaal 9408)"
    assert operator.reads("Geldt voor: filiaal 9408. De bibliotheek: altijd.")
    operator.press("Down", "Return")
    assert rows(sample_file, KEPT) == [("slips/9408", "never")]
    assert operator.footer() == (
        "Instelling Bonnen (filiaal 9408): nu nooit; was als de bibliotheek."
    )
    assert shown(operator, "Bonnen") == "altijd"
    operator.press("Return", "Alt+D")
    assert rows(sample_file, KEPT) == []
    assert shown(operator, "Bonnen", "filiaal 9408") == "altijd"


def test_the_values_of_another_branch_are_shown_and_changed(operator, sample_file):
    library_settings(operator)
    operator.go_to("Eigen waarden van filiaal")
    operator.press("Home")
    other = operator.value("Eigen waarden van filiaal").split()[0]
    assert other != "9408"
    assert shown(operator, "Bonnen", f"filiaal {other}") == "altijd"
    assert all(row[4] != "filiaal 9408" for row in operator.table(PAGE))
    operator.go_to(PAGE)
    place = [row[0] for row in operator.table(PAGE)].index("Bonnen") + 1
    operator.press("Ctrl+Home", *["Down"] * place, "Return", "Down", "Return")
    assert rows(sample_file, KEPT) == [(f"slips/{other}", "never")]


def test_what_was_opened_and_not_changed_leaves_no_trace(operator, sample_file):
    lines = value(sample_file, "SELECT count(*) FROM journal")
    library_settings(operator)
    for _ in operator.table(PAGE):
        operator.press("Return")
        assert operator.page() == PAGE
        assert operator.title() != f"{PAGE} - wisedesk"
        operator.press("Alt+O", "Return", "Return", "Down")
        assert operator.title() == f"{PAGE} - wisedesk"
    assert value(sample_file, "SELECT count(*) FROM journal") == lines


def test_what_another_desk_changed_meanwhile_is_not_written_over(
    operator, other_desk, sample_file
):
    stand_on(operator, "Hersteltermijn")
    operator.press("Return", "Ctrl+A")
    other_desk.perform(ChangeSetting(name="undo-minutes", value="45"))
    operator.type("90\n")
    assert operator.title() == "Hersteltermijn"
    assert operator.named_text("problem_label") == (
        "Hersteltermijn is intussen aan een andere balie gewijzigd: 45 minuten. Er is"
        " niets opgeslagen; open de instelling opnieuw."
    )
    operator.press("Esc", "Alt+J")
    assert operator.chosen_row()[2] == "45 minuten"
    other_desk.perform(ChangeSetting(name="undo-minutes", value="50"))
    operator.press("Alt+D")
    assert "intussen aan een andere balie gewijzigd" in operator.footer()
    assert rows(sample_file, KEPT) == [("undo-minutes", "50")]
    operator.press("Alt+D")
    assert rows(sample_file, KEPT) == []


def explanation(clerk: WindowClerk) -> str:
    """Return what F1 tells of the row in front, and close it."""
    clerk.press("F1")
    assert clerk.title() == "Waarom?"
    told = clerk.front().accessibleDescription()
    clerk.press("Return")
    return " ".join(told.split())


def test_why_tells_what_a_setting_does_and_who_changed_it_last(operator, other_desk):
    stand_on(operator, "Bonnen")
    told = explanation(operator)
    assert "Of er een bon komt bij apart leggen en transport" in told
    assert "Kan zijn altijd; nooit" in told
    assert "een filiaal kan een eigen waarde hebben" in told
    assert "Gewijzigd nog nooit, voor zover het journaal weet" in told
    other_desk.perform(ChangeSetting(name="slips", value="never"))
    told = explanation(operator)
    assert "door balie, balie-2: Instelling Bonnen: nu nooit; was altijd." in told
    assert "kan hersteld worden tot" in told
    operator.press("Down")
    own = explanation(operator)
    assert own.startswith("Bonnen (filiaal 9408)")
    assert "Waarde nooit" in own
    assert "Standaard als de bibliotheek: nooit" in own


def test_the_list_can_be_printed_and_stored(operator, program):
    library_settings(operator)
    listing = program.rooms.page.listing()
    assert listing.title == PAGE
    assert len(listing.texts(0, 99)) == len(operator.table(PAGE))


def test_esc_leads_back_to_where_the_page_was_opened(operator):
    operator.press("F6")
    library_settings(operator)
    operator.press("Esc")
    assert operator.page() == "Innemen"


# in force at once


def test_what_stops_the_desk_does_so_at_once_and_lets_go_at_once(operator, program):
    desk = program.services.desk
    jansen = register(desk, number=own_card(1)).key
    shelf = on_the_shelf(desk, TITAN)
    session(operator, jansen)
    operator.scan(BINDER)  # the card of another stops by default
    operator.scan(shelf[0])
    assert read(desk, lambda tx: tx.item(shelf[0])).borrower_key == ""
    stand_on(operator, "Eerst antwoorden")
    operator.press("Return", "Space")
    operator.go_to("De pas van een andere klant")
    operator.press("Space", "Return")
    assert read(desk, lambda tx: tx.item(shelf[0])).borrower_key == jansen


def test_how_scanners_type_is_in_force_at_once(operator):
    change(operator, "Voor het nummer gaat eraf", "]C1")
    operator.press("F5")
    operator.scan(f"]C1{BINDER}")
    assert operator.title() == "Melding"


def test_a_scanner_this_desk_has_of_its_own_stays(start, sample_file):
    clerk = WindowClerk(start(sample_file, scanner={"prefix": "]C1"}))
    clerk.start()
    change(clerk, "Voor het nummer gaat eraf", "#")
    clerk.press("F5")
    clerk.scan(f"]C1{BINDER}")
    assert clerk.title() == "Melding"


def test_a_scanner_taken_over_here_stays(operator):
    look_at_scanner(operator)
    thrice(operator, BINDER, "\t")
    operator.type(f"{BINDER}\n")
    assert operator.focus_name() == "Neem over"
    operator.press("Return")
    change(operator, "Voor het nummer gaat eraf", "#")
    operator.press("F5")
    operator.scan(BINDER, "\t")
    assert operator.title() == "Melding"


def test_the_line_at_the_start_of_a_day_goes_by_the_days_of_now(operator):
    before = operator.named_text("notice_label")
    assert "langer dan 90 dagen" in before
    change(operator, "Te lang op interne pas", "1")
    now = operator.named_text("notice_label")
    assert "langer dan 1 dag op" in now
    operator.press("Ctrl+Z")
    assert operator.named_text("notice_label") == before


def test_the_work_date_is_the_day_at_the_desk_at_once(start, sample_file):
    clerk = WindowClerk(start(sample_file, None))
    clerk.start()
    shell = clerk.program.shell
    today = shell.today
    change(clerk, "Werkdatum", "4-7-2026")
    assert shell.today == date(2026, 7, 4)
    assert clerk.named_text("work_date_label") == "Werkdatum 04-07-2026"
    assert "[vakantie uitleenperioden]" in clerk.title()
    assert clerk.chosen_row()[2] == "04-07-2026"
    clerk.press("Ctrl+Z")
    assert shell.today == today
    assert clerk.named_text("work_date_label") == ""


def test_a_work_date_of_another_desk_is_seen_when_a_page_is_shown(
    start, sample_file, other_desk
):
    clerk = WindowClerk(start(sample_file, None))
    clerk.start()
    other_desk.perform(ChangeSetting(name="work-date", value="2026-07-04"))
    clerk.press("F8")
    assert clerk.named_text("work_date_label") == "Werkdatum 04-07-2026"


def test_a_desk_started_on_a_day_of_its_own_stays_there(operator, program):
    change(operator, "Werkdatum", "4-7-2026")
    assert program.shell.today == date(2026, 5, 4)
    assert operator.named_text("work_date_label") == "Werkdatum 04-05-2026"
