# SPDX-License-Identifier: Apache-2.0
"""`settings` and `subscriptions` change a library through the desk, journal and all."""

from pathlib import Path

import pytest

from cli.conftest import Admin
from support import raw_file
from wisedesk.cli.settings_command import meaning
from wisedesk.services.settings import SETTINGS
from wisedesk.wording.setting_words import CHOICE, WORDS


def line_of(shown: str, name: str) -> str:
    """Return the line of a table that starts with a name."""
    (line,) = (each for each in shown.splitlines() if each.startswith(name))
    return " ".join(line.split())


def test_every_setting_is_explained(admin: Admin, library_file: Path) -> None:
    shown = admin("settings", on=library_file).out
    for setting in SETTINGS.values():
        told = meaning(setting)
        assert told.startswith(WORDS[setting].description)
        if setting.kind == "choice":
            assert all(choice in told for choice in setting.choices)
        expected = " ".join(filter(None, (setting.name, setting.default, told)))
        assert line_of(shown, setting.name) == expected


def test_every_setting_and_every_choice_has_its_words() -> None:
    assert set(WORDS) == set(SETTINGS.values())
    choices = {each: set(each.choices) for each in WORDS if each.choices}
    assert {each: set(words) for each, words in CHOICE.items()} == choices
    for setting, words in WORDS.items():
        assert all(words.unit) == (setting.kind == "number")
        assert words.empty or setting.default


@pytest.mark.parametrize("typed", ["23-03-2026", "2026-03-23", "23/3/2026"])
def test_the_work_date_is_kept_as_a_day(
    admin: Admin, library_file: Path, typed: str
) -> None:
    ran = admin("settings", "set", "work-date", typed, on=library_file)
    assert (ran.code, ran.out) == (0, "work-date is nu: 23-03-2026\n")
    assert raw_file.value(library_file, "SELECT value FROM setting") == "2026-03-23"
    shown = admin("settings", on=library_file).out
    assert "23-03-2026" in line_of(shown, "work-date")


def test_an_empty_value_brings_the_default_back(
    admin: Admin, library_file: Path
) -> None:
    admin("settings", "set", "scanner-gap-ms", "80", on=library_file)
    ran = admin("settings", "set", "scanner-gap-ms", "", on=library_file)
    assert ran.out == "scanner-gap-ms is nu: 35\n"
    assert raw_file.value(library_file, "SELECT count(*) FROM setting") == 0
    kinds = raw_file.rows(library_file, "SELECT kind FROM journal")
    assert kinds == [("change-setting/setting-changed",)] * 2


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("kleur", "rood", "Instelling kleur bestaat niet."),
        ("work-date", "31-02-2026", "schrijf een dag als dd-mm-jjjj"),
        ("scanner-gap-ms", "-3", "schrijf een geheel getal van 1 tot en met 1000"),
        ("scanner-gap-ms", "0", "0 past niet bij Langste tijd voor een teken"),
        ("bonnen/9408", "never", "Instelling bonnen/9408 bestaat niet."),
        ("slips/9999", "never", "Filiaal 9999 bestaat niet."),
        ("undo-minutes/9408", "5", "Instelling undo-minutes/9408 bestaat niet."),
        ("scanner-gap-ms", "²", "schrijf een geheel getal"),
        ("stop-at", "customer,kleur", "kies een of meer uit customer, override"),
        ("scanner-end", "spatie", "kies uit enter, tab, none"),
    ],
)
def test_a_value_that_does_not_fit_changes_nothing(
    admin: Admin, library_file: Path, name: str, value: str, told: str
) -> None:
    ran = admin("settings", "set", name, value, on=library_file)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err
    assert raw_file.value(library_file, "SELECT count(*) FROM setting") == 0


def test_a_branch_has_a_value_of_its_own(admin: Admin, library_file: Path) -> None:
    assert "slips/9408" not in admin("settings", on=library_file).out
    ran = admin("settings", "set", "slips/9408", "never", on=library_file)
    assert (ran.code, ran.out) == (0, "slips/9408 is nu: never\n")
    shown = admin("settings", on=library_file).out
    assert line_of(shown, "slips/9408").startswith("slips/9408 never Of er een bon")
    assert line_of(shown, "slips ").startswith("slips always")
    ran = admin("settings", "set", "slips/9408", "", on=library_file)
    assert ran.out == "slips/9408 is nu: always\n"


def offered(admin: Admin, library: Path) -> str:
    shown = admin("subscriptions", on=library).out
    return line_of(shown, "12").rpartition(" ")[2]


def test_special_customers_can_be_registered_once_their_subscription_is_on(
    admin: Admin, library_file: Path
) -> None:
    assert offered(admin, library_file) == "uit"
    ran = admin("subscriptions", "offer", "0088", "on", on=library_file)
    assert ran.out == "0088 Speciale klant staat nu aan voor inschrijven.\n"
    assert offered(admin, library_file) == "aan"
    admin("subscriptions", "offer", "0088", "off", on=library_file)
    assert offered(admin, library_file) == "uit"
    kinds = raw_file.rows(library_file, "SELECT kind FROM journal")
    assert kinds == [("offer-subscription/subscription-offered",)] * 2


def test_a_subscription_nobody_knows_is_not_switched(
    admin: Admin, library_file: Path
) -> None:
    ran = admin("subscriptions", "offer", "0666", "on", on=library_file)
    assert (ran.code, ran.out) == (2, "")
    assert "Abonnement 0666 bestaat niet." in ran.err
