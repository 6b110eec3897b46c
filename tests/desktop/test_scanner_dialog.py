# SPDX-License-Identifier: Apache-2.0
"""Scanner controleren: three test scans, what they tell, and what is taken over."""

import tomllib

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from support.clerk import BINDER
from support.places import choose, read_message
from support.raw_file import everything
from support.window import WindowClerk
from wisedesk.config import read_config, settings_file
from wisedesk.desktop.scanning.scanner_settings import scanner_settings
from wisedesk.desktop.scanning.scanner_words import FOUND, found_sentence, setting_rows
from wisedesk.domain.scanner_checkup import SILENCE_MS
from wisedesk.domain.scanner_findings import AT_THE_SCANNER, Finding, Found
from wisedesk.domain.scanners import ScannerSettings

NUMBER = "30000000012341"
BELGIAN = str.maketrans("1234567890", "&é\"'(§è!çà")
TABLE = "Instellingen van de scanner"


def look_at_scanner(clerk: WindowClerk) -> None:
    choose(clerk, "Alt+T", "Scanner controleren")
    assert clerk.reads("Scan 1 van 3 …")


def thrice(clerk: WindowClerk, text: str, end: str = "\r") -> None:
    """Scan the same barcode three times."""
    for place in (2, 3, 4):
        clerk.scan_quietly(text, end)
        told = f"Scan {place} van 3 …" if place <= 3 else "Drie scans ontvangen."
        clerk.wait(lambda told=told: clerk.reads(told), told)
        clerk.keys.now += SILENCE_MS
    clerk.settle()


def test_a_scanner_that_suits_is_told_so(operator):
    look_at_scanner(operator)
    thrice(operator, NUMBER)
    assert operator.focus_name() == "Gedrukt nummer"
    operator.type(f"{NUMBER}\n")
    assert operator.reads("Achter het nummer komt Enter.")
    assert operator.reads("Het nummer komt aan zoals het gedrukt staat.")
    assert operator.reads("De instellingen passen bij deze scanner.")
    assert {row[2] for row in operator.table(TABLE)} == {"blijft zo"}
    assert operator.focus_name() == "Opnieuw scannen"
    operator.press("Alt+N")
    assert operator.title() == "Scanner controleren"
    operator.press("Esc")
    assert not settings_file().exists()


def test_an_azerty_keyboard_is_recognised_and_read_at_once_and_later(
    operator, sample_file
):
    look_at_scanner(operator)
    thrice(operator, NUMBER.translate(BELGIAN), "\r\r")
    operator.type(f"{NUMBER}\n")
    assert operator.reads("de computer heeft een AZERTY-toetsenbord")
    assert [
        "Toetsenbord van de scanner",
        "zoals de computer",
        "QWERTY, computer AZERTY",
    ] in (operator.table(TABLE))
    assert operator.focus_name() == "Neem over"
    operator.press("Return")
    assert operator.front() is operator.program.window
    assert operator.footer() == "De scanner van deze balie is ingesteld."
    operator.scan(BINDER.translate(BELGIAN))
    read_message(operator)
    assert operator.reads(BINDER)
    kept = tomllib.loads(settings_file().read_text(encoding="utf-8"))["scanner"]
    assert kept["layout"] == "azerty"
    with operator.program.services.library.reading() as tx:
        later = scanner_settings(tx, read_config(str(sample_file)).scanner)
    assert later.clean(BINDER.translate(BELGIAN)) == BINDER


def test_a_scanner_that_ends_with_tab_is_recognised_though_tab_moves_the_focus(
    operator,
):
    look_at_scanner(operator)
    thrice(operator, NUMBER, "\t")
    operator.type(f"{NUMBER}\n")
    assert ["Achter het nummer komt", "Enter", "Tab"] in operator.table(TABLE)
    operator.press("Return")
    operator.press("F5")
    operator.scan(BINDER, "\t")
    read_message(operator)
    assert operator.reads(BINDER)


def test_a_scanner_without_an_end_works_after_it_was_taken_over(operator):
    look_at_scanner(operator)
    thrice(operator, f"]C0{NUMBER}", "")
    operator.type(f"{NUMBER}\n")
    assert operator.reads("Achter het nummer komt niets.")
    assert operator.reads("Voor het nummer staat ]C0")
    operator.press("Return")
    operator.scan_quietly(f"]C0{BINDER}", "")
    operator.wait(lambda: operator.title() == "Melding", "de klant is open")
    read_message(operator)
    assert operator.reads(BINDER)


@pytest.mark.parametrize("end", ["", "\t"])
def test_a_number_that_is_scanned_instead_of_typed_is_not_believed(operator, end):
    """The desk does not know yet how this scanner ends, and takes it for typing."""
    look_at_scanner(operator)
    thrice(operator, NUMBER, end)
    operator.scan(NUMBER, end)
    operator.wait(lambda: operator.value("Gedrukt nummer") == NUMBER, "het nummer")
    operator.go_to("Gedrukt nummer", group="Scanner controleren")
    operator.press("Return")
    assert operator.value("Gedrukt nummer") == ""
    assert operator.reads("Typ het nummer hier met de hand.")
    operator.type(f"{NUMBER}\n")
    assert operator.reads("Het nummer komt aan zoals het gedrukt staat.")


def test_dropped_zeros_are_told_as_a_matter_of_the_scanner(operator):
    look_at_scanner(operator)
    thrice(operator, "12341778")
    operator.type("0012341778\n")
    told = operator.named_text("problem_label")
    assert told.startswith("De nullen aan het begin (00) komen niet mee")
    assert not any("nullen" in each for each in [operator.named_text("found_label")])


def test_scans_that_differ_change_nothing(operator):
    look_at_scanner(operator)
    for text in (NUMBER, "30000000012342", "x" * 9):
        operator.scan_quietly(text, "\t")
        operator.keys.now += SILENCE_MS
    operator.wait(lambda: operator.reads("Drie scans ontvangen."), "drie scans")
    operator.type(f"{NUMBER}\n")
    assert operator.reads("De scans zijn niet gelijk.")
    assert operator.reads("Zo is de scanner niet in te stellen.")
    assert {row[2] for row in operator.table(TABLE)} == {""}
    assert operator.focus_name() == "Opnieuw scannen"
    operator.press("Return")
    assert operator.reads("Scan 1 van 3 …")


@pytest.mark.parametrize("end", ["\r", "\r\r", "\t", ""])
def test_test_scans_press_nothing_and_are_lent_nowhere(operator, sample_file, end):
    before = everything(sample_file, but="")
    look_at_scanner(operator)
    thrice(operator, BINDER, end)
    assert operator.title() == "Scanner controleren"
    assert operator.waiting() == ""
    operator.scan(BINDER)
    assert operator.reads("Typ het nummer hier met de hand.")
    assert operator.value("Gedrukt nummer") == ""
    operator.press("Esc")
    assert operator.front() is operator.program.window
    assert operator.waiting() == ""
    assert everything(sample_file, but="") == before


def test_a_person_gets_out_of_the_pad_by_tab_and_esc(operator):
    look_at_scanner(operator)
    operator.press("Tab")
    assert operator.focus_name() == TABLE
    operator.press("Shift+Tab")
    operator.press("Return")
    assert operator.reads("Scan 1 van 3 …")
    operator.press("Alt+U")
    assert operator.front() is operator.program.window


def test_control_characters_are_told(operator):
    look_at_scanner(operator)
    for place in (2, 3, 4):
        operator.scan_quietly(NUMBER, "")
        for key in (Qt.Key.Key_M, Qt.Key.Key_J):
            QTest.keyClick(operator.focus(), key, Qt.KeyboardModifier.ControlModifier)
        told = f"Scan {place} van 3 …" if place <= 3 else "Drie scans ontvangen."
        operator.wait(lambda told=told: operator.reads(told), told)
        operator.keys.now += SILENCE_MS
    operator.type("\n")
    assert operator.reads("De scanner stuurt ook stuurtekens (Ctrl-J, Ctrl-M).")


@pytest.mark.parametrize("name", ["Esc", "Ctrl-B", "F4"])
def test_a_key_within_a_number_is_told_and_does_nothing(operator, name):
    look_at_scanner(operator)
    for place in (2, 3, 4):
        operator.scan_quietly(NUMBER[:4], "")
        operator.keys.now += 5
        QTest.keySequence(operator.focus(), name.replace("-", "+"))
        operator.scan_at_once(NUMBER[4:])
        told = f"Scan {place} van 3 …" if place <= 3 else "Drie scans ontvangen."
        operator.wait(lambda told=told: operator.reads(told), told)
        operator.keys.now += SILENCE_MS
    operator.type("\n")
    assert operator.reads(f"De scanner stuurt ook stuurtekens ({name}).")


def test_a_scanner_that_sends_enter_as_a_control_character_scans_all_the_same(operator):
    operator.press("F5")
    operator.scan_quietly(BINDER, "")
    for key in (Qt.Key.Key_M, Qt.Key.Key_J):
        QTest.keyClick(operator.focus(), key, Qt.KeyboardModifier.ControlModifier)
    operator.settle()
    read_message(operator)
    assert operator.reads(BINDER)


@pytest.mark.parametrize("second", ["\r", "\t"])
def test_what_follows_an_enter_at_once_is_the_scanners_as_well(operator, second):
    operator.press("F5")
    operator.scan(BINDER, f"\r{second}")
    assert operator.title() == "Melding"
    operator.press("Return")
    assert operator.focus_name() == "exemplaar"


def test_everything_that_can_be_seen_has_a_sentence_and_every_setting_a_line():
    facts = dict.fromkeys(
        ("ms", "times", "keys", "least", "text", "scanned", "printed"), "9"
    )
    assert set(FOUND) == set(Finding)
    for finding in Finding:
        told = found_sentence(Found(finding, facts))
        assert told.endswith(".")
        assert "{" not in told
    assert len(setting_rows(ScannerSettings())) == 6
    assert set(Finding) > AT_THE_SCANNER
