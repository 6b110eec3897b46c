# SPDX-License-Identifier: Apache-2.0
"""Vakantie uitleenperioden: when the longer terms hold, and how the window says so."""

from datetime import date

from msgspec.structs import replace

from support.clerk import BINDER, TITAN, on_day, on_the_shelf, read
from support.places import policies, session
from wisedesk.domain.holiday_terms import HolidayPeriod
from wisedesk.services.policy_actions import ChangeHolidayTerms

NOTE = "[vakantie uitleenperioden]"
NOW = HolidayPeriod(date(2026, 4, 25), date(2026, 5, 10))


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
    operator.press("Ctrl+Z", "Alt+J")
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
    operator.press("Esc", "Alt+J")
    assert operator.title() == "Reglement regels - wisedesk"
    assert holidays(program.services.desk) == before


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
