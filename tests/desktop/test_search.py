# SPDX-License-Identifier: Apache-2.0
"""Klant zoeken and the catalogue, while the clerk types."""

import pytest

from support.clerk import (
    BEAR,
    BINDER,
    HOME_FOR_THE_ELDERLY,
    JANSEN,
    lend,
    on_the_shelf,
    register,
)
from support.places import session
from wisedesk.domain.customer_types import CustomerType
from wisedesk.domain.persons import PersonDraft

HITS = "Klanten"


@pytest.fixture
def people(desk) -> dict[str, str]:
    """Register people with difficult names; return their cards."""
    drafts = {
        "van der Éss": {"family_name": "Éss", "name_prefix": "van der"},
        "Çaykara": {
            "family_name": "Çaykara",
            "born": "29-2-2000",
            "house_number": "77",
        },
        "Zijlstra-Ybema": {"family_name": "Zijlstra-Ybema"},
        "Zijlstra": {"family_name": "Zijlstra"},
    }
    known = {name: getattr(JANSEN, name) for name in PersonDraft.__struct_fields__}
    return {
        who: register(desk, person=PersonDraft(**{**known, **typed})).card_number
        for who, typed in drafts.items()
    }


def test_a_customer_is_found_while_typing(operator, people):
    operator.press("F8")
    for typed, who in (
        ("ess", "van der Éss"),
        ("van der ess", "van der Éss"),
        ("Éss", "van der Éss"),
        ("caykara", "Çaykara"),
        ("ÇAYKARA", "Çaykara"),
        ("29-02-2000", "Çaykara"),
        ("9521AA 77", "Çaykara"),
        ("9521 aa 77", "Çaykara"),
        ("ybema", "Zijlstra-Ybema"),
    ):
        operator.press("Ctrl+A")
        operator.type(typed)
        numbers = [row[0] for row in operator.table(HITS)]
        assert people[who] in numbers, typed
        assert len(numbers) <= 3, typed


def test_a_number_finds_its_customer(operator, people):
    operator.press("F8")
    operator.type(people["Çaykara"] + "\n")
    assert operator.named_text("bar_number").startswith(people["Çaykara"])


def test_nobody_found_is_told(operator):
    operator.press("F8")
    operator.type("qqqq")
    assert operator.table(HITS) == []
    assert operator.reads("Geen klant gevonden.")
    operator.press("Return")
    assert operator.page() == "Klant zoeken"


def test_an_item_scanned_for_a_customer_is_told_to_be_one(operator, desk):
    barcode = on_the_shelf(desk)[0]
    operator.press("F8")
    operator.scan(barcode)
    assert operator.reads(f"{barcode} is een exemplaar: De vloek van de Titaan.")
    operator.scan("39408999999999")
    assert operator.reads("Geen klant gevonden.")
    operator.type("horst")
    assert operator.value("Zoek") == "horst"


def test_enter_typed_before_the_answer_opens_who_was_asked_for(operator, people):
    operator.press("F8")
    operator.type("zijlstra")
    assert len(operator.table(HITS)) == 2
    operator.press("Ctrl+A")
    operator.type("caykara\n")
    assert operator.page() == "Klantenadministratie"
    assert operator.named_text("bar_number").startswith(people["Çaykara"])


def test_the_arrows_walk_the_list_from_the_search_field(operator, people):
    operator.press("F8")
    operator.type("zijlstra")
    second = operator.table(HITS)[1][0]
    operator.press("Down", "Return")
    assert operator.named_text("bar_number").startswith(second)
    assert second in people.values()


def test_more_than_fits_is_told(operator):
    operator.press("F8")
    operator.type("e")
    told = [each for each in operator.texts() if "klant" in each and each[-1] != "m"]
    assert any(each.startswith(("Eerste 100", "1", "2", "3")) for each in told)


def test_klant_zoeken_starts_empty_and_esc_leaves_it(operator):
    operator.press("F8")
    operator.type("horst")
    operator.press("Alt+Z")
    assert operator.value("Zoek") == ""
    assert operator.focus_name() == "Zoek"


def test_a_name_typed_at_the_desk_opens_the_search_with_it(operator):
    operator.type("zorgcentrum\n")
    assert operator.page() == "Klant zoeken"
    assert operator.value("Zoek") == "zorgcentrum"
    assert operator.table(HITS)[0][0] == HOME_FOR_THE_ELDERLY
    operator.press("Return")
    assert operator.page() == "Uitlenen"
    assert operator.reads("Zorgcentrum De Horst")
    assert operator.reads("exemplaar")


def test_alt_z_at_the_desk_brings_the_customer_to_the_desk(operator):
    session(operator, HOME_FOR_THE_ELDERLY)
    operator.press("Alt+Z")
    operator.type("hooghiemstra\n")
    assert operator.title() == "Melding"
    operator.press("Return")
    assert operator.page() == "Uitlenen"
    assert operator.reads("Binder Hooghiemstra")
    operator.press("Alt+Z", "Esc")
    assert operator.reads("Binder Hooghiemstra")


def test_a_title_is_found_with_its_items_and_what_the_public_sees(operator, desk):
    barcode = on_the_shelf(desk, BEAR)[0]
    lend(desk, BINDER, barcode)
    operator.press("Alt+C")
    operator.type("geweldige beer")
    assert operator.table("Titels")[0][0] == "De geweldige beer/Toft Jacobsen, Esben"
    items = {row[0]: row for row in operator.table("Exemplaren")}
    assert items[barcode][3] == "interne uitlening"
    assert items[barcode][6] == "niet beschikbaar"
    assert items[barcode][5] == "Binder Hooghiemstra"


def test_a_scanned_item_is_found_and_chosen(operator, desk):
    barcode = on_the_shelf(desk, BEAR)[2]
    operator.press("Alt+C")
    operator.scan(barcode)
    assert len(operator.table("Titels")) == 1
    operator.press("Alt+R")
    assert operator.reads(f"De geweldige beer ({barcode})")


def test_what_is_typed_after_a_scan_takes_its_place(operator, desk):
    operator.press("Alt+C")
    operator.scan(on_the_shelf(desk, BEAR)[2])
    operator.type("titaan")
    assert operator.table("Titels")[0][0] == "De vloek van de Titaan/Riordan, Rick"


def test_no_title_found_is_told(operator):
    operator.press("Alt+C")
    operator.type("qqqq")
    assert operator.reads("Geen titel gevonden.")
    operator.press("Alt+R")
    assert operator.footer() == "Kies eerst een exemplaar of titel (Alt-C)."


@pytest.mark.usefixtures("people")
def test_a_hold_from_the_catalogue_is_placed_for_who_is_typed(operator):
    operator.press("Alt+C")
    operator.type("geweldige beer")
    operator.press("Alt+R")
    assert operator.title().startswith("Reserv")
    operator.type("caykara\n")
    assert operator.front() is operator.program.window
    assert operator.footer().startswith("Gereserveerd voor ")
    assert operator.table("Titels")[0][5] == "1"
    assert operator.focus_name() == "Zoek"


def test_a_hold_leaves_the_same_title_and_item_chosen(operator, people):
    operator.press("Alt+C")
    operator.type("de")
    operator.press("Down", "Down", "Return", "Return", "Down")
    assert operator.focus_name() == "Exemplaren"
    operator.press("Alt+R")
    chosen = operator.named_text("what_label")
    operator.scan(people["Zijlstra"])
    operator.press("Alt+O")
    assert operator.footer().startswith("Gereserveerd voor ")
    operator.press("Alt+R")
    assert operator.named_text("what_label") == chosen


def test_a_hold_refused_is_told_in_its_dialog_and_can_go_to_another(
    operator, people, desk
):
    nobody = register(desk, CustomerType.ANONYMOUS).card_number
    operator.press("Alt+C")
    operator.type("geweldige beer")
    operator.press("Alt+R")
    operator.scan(nobody)
    operator.press("Alt+O")
    assert operator.title().startswith("Reserv")
    assert operator.reads("Voor deze klant kan niet gereserveerd worden.")
    operator.scan(people["Çaykara"])
    operator.press("Alt+O")
    assert operator.footer().startswith("Gereserveerd voor ")


def test_a_hold_for_nobody_is_not_placed(operator):
    operator.press("Alt+C")
    operator.type("geweldige beer")
    operator.press("Alt+R", "Alt+O")
    assert operator.reads("Kies een klant: scan de pas of typ een deel van de naam.")
    operator.press("Alt+A")
    assert operator.front() is operator.program.window
