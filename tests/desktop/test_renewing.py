# SPDX-License-Identifier: Apache-2.0
"""Verlengen (F2): one loan or several, at the desk and in Klantenadministratie."""

import pytest
from PySide6.QtWidgets import QTextBrowser

from support.clerk import BINDER, customer, lend, on_the_shelf, own_card, register
from support.raw_file import rows
from wisedesk.services.actions import PlaceHold

TABLE = "Uitleningen en innames"
LIST = "Geleende exemplaren"


def tells(operator, text):
    """Whether a row of the desk's table tells something."""
    return any(text in cell for row in operator.table(TABLE) for cell in row)


@pytest.fixture
def jansen(desk):
    """Return a customer with three loans, of which the term ends soon."""
    key = register(desk, number=own_card(1)).key
    for barcode in on_the_shelf(desk)[:3]:
        lend(desk, key, barcode)
    return key


@pytest.fixture
def soon(sample_file, jansen, desk):
    """Let those loans end tomorrow."""
    rows(
        sample_file,
        "UPDATE loan SET lent_on = '2026-04-14', due_on = '2026-05-05'"
        f" WHERE customer_id = {customer(desk, jansen).customer_id}",
    )


@pytest.fixture
def late(sample_file, jansen, desk):
    """Let those loans have ended an open day ago."""
    rows(
        sample_file,
        "UPDATE loan SET lent_on = '2026-04-11', due_on = '2026-05-01'"
        f" WHERE customer_id = {customer(desk, jansen).customer_id}",
    )


@pytest.mark.usefixtures("soon")
def test_one_loan_is_renewed_on_its_row_at_the_desk(operator, jansen):
    operator.scan(jansen)
    operator.press("F9")
    assert [row[1] for row in operator.table(TABLE)] == ["05-05-2026"] * 3
    operator.press("F2")
    first = operator.table(TABLE)[0]
    assert first[1] == "26-05-2026"
    assert "verlengd (1)" in first[6]
    assert [row[1] for row in operator.table(TABLE)[1:]] == ["05-05-2026"] * 2
    assert operator.footer() == "Verlengd: De vloek van de Titaan — terug 26-05-2026"


@pytest.mark.usefixtures("late")
def test_what_is_late_is_no_longer_told_once_it_is_renewed_and_told_again_after(
    operator, jansen
):
    operator.scan(jansen)
    assert tells(operator, "Te laat: 3.")
    operator.press("F9", "F2")
    assert tells(operator, "Te laat: 2.")
    operator.press("Ctrl+A", "F2")
    assert not tells(operator, "Te laat")
    assert not tells(operator, "(te laat)")
    operator.press("Ctrl+Z", "Ctrl+Z")
    assert tells(operator, "Te laat: 3.")
    out = [row for row in operator.table(TABLE) if row[7]]
    assert [(row[4], row[5], row[6]) for row in out] == [
        ("Uitgeleend (te laat)", "€ 0,10", "")
    ] * 3


def test_a_loan_of_this_session_is_shown_as_it_was_renewed_when_another_joins(
    operator, desk, jansen, sample_file
):
    barcode = on_the_shelf(desk)[0]
    operator.scan(jansen)
    operator.scan(barcode)
    rows(
        sample_file,
        "UPDATE loan SET due_on = '2026-05-05' WHERE id = (SELECT max(id) FROM loan)",
    )
    operator.go_to(TABLE)
    operator.press("Ctrl+A", "F2")
    (renewed,) = operator.table(TABLE)
    assert (renewed[1], renewed[6]) == ("26-05-2026", "verlengd (1)")
    operator.press("Alt+E")
    operator.scan(register(desk, number=own_card(2)).key)
    (renewed,) = operator.table(TABLE)
    assert renewed[1] == "26-05-2026"
    assert renewed[6].endswith("verlengd (1)")
    operator.press("Ctrl+Z", "Alt+J")
    (renewed,) = operator.table(TABLE)
    assert "verlengd" not in renewed[6]


@pytest.mark.usefixtures("soon")
def test_all_loans_are_renewed_at_once(operator, jansen):
    operator.scan(jansen)
    operator.press("F9", "Ctrl+A", "F2")
    assert {row[1] for row in operator.table(TABLE)} == {"26-05-2026"}
    assert operator.footer() == "3 exemplaren verlengd."


@pytest.mark.usefixtures("soon")
def test_why_some_loans_were_not_renewed_is_told_once_for_all_of_them(operator, jansen):
    why = "Verlengen helpt niet; de inleverdatum blijft 26-05-2026 of wordt vroeger."
    operator.scan(jansen)
    operator.press("F9", "F2", "Ctrl+A", "F2")
    assert operator.footer() == f"2 exemplaren verlengd, 1 niet. {why}"
    operator.press("F2")
    assert operator.footer() == f"3 exemplaren niet verlengd. {why}"


@pytest.mark.usefixtures("soon")
def test_each_reason_not_to_renew_tells_of_which_titles_it_is(
    operator, jansen, sample_file
):
    operator.scan(jansen)
    operator.press("F9", "F2")
    (first, second, _third) = [row[2].split("/")[0] for row in operator.table(TABLE)]
    rows(
        sample_file,
        "UPDATE loan SET renewals = 99 WHERE item_id ="
        f" (SELECT id FROM item WHERE barcode = '{operator.table(TABLE)[1][-1]}')",
    )
    operator.press("Ctrl+A", "F2")
    told = operator.footer()
    assert told.startswith("1 exemplaar verlengd, 2 niet. ")
    assert f"of wordt vroeger ({first})." in told
    assert f"vaker mag niet ({second})." in told
    assert ":" not in told


@pytest.mark.usefixtures("soon")
def test_the_list_in_klantenadministratie_renews_too_and_stays_on_its_row(
    operator, jansen
):
    operator.press("F8")
    operator.scan(jansen)
    operator.press("F9", "Down", "F2")
    second = operator.table(LIST)
    renewed = [row for row in second if "verlengd (1)" in row[6]]
    assert [row[1] for row in renewed] == ["26-05-2026"]
    operator.press("F2")  # the focus and the row are as they were
    assert "Verlengen helpt niet" in operator.footer()


@pytest.mark.usefixtures("soon")
def test_a_loan_somebody_waits_for_is_renewed_only_when_the_clerk_says_so(
    operator, jansen, desk
):
    waiting = register(desk, number=own_card(2)).key
    held = on_loan_first(desk, jansen)
    desk.perform(PlaceHold(customer=waiting, barcode=held))
    operator.scan(jansen)
    operator.press("F9", "Ctrl+A", "F2")
    assert operator.title() == "Bevestig"
    assert operator.reads("Gereserveerd voor Jansen, Jan.")
    operator.press("Return")  # the harmless answer
    assert sorted(row[1] for row in operator.table(TABLE)) == [
        "05-05-2026",
        "26-05-2026",
        "26-05-2026",
    ]
    by_barcode = [row[-1] for row in operator.table(TABLE)]
    operator.press("Home", *["Down"] * by_barcode.index(held), "F2", "Alt+J")
    assert {row[1] for row in operator.table(TABLE)} == {"26-05-2026"}


@pytest.mark.usefixtures("soon")
def test_f1_in_the_question_explains_the_loan_it_is_about(operator, jansen, desk):
    waiting = register(desk, number=own_card(2)).key
    held = on_loan_first(desk, jansen)
    desk.perform(PlaceHold(customer=waiting, barcode=held))
    operator.scan(jansen)
    operator.press("F9", "Ctrl+A", "F2", "F1")
    assert operator.title() == "Waarom?"
    assert operator.reads(f"— {held}")
    assert "Gereserveerd voor Jansen, Jan." in explained(operator)
    assert "Elke medewerker aan de balie: met Ja." in explained(operator)
    operator.press("Return")
    assert operator.title() == "Bevestig"
    operator.press("Alt+J")
    assert {row[1] for row in operator.table(TABLE)} == {"26-05-2026"}


@pytest.mark.usefixtures("soon")
def test_f1_in_the_question_explains_each_loan_of_several(operator, jansen, desk):
    loans = on_loan(desk, jansen)
    for place, barcode in enumerate(loans[:2], start=2):
        waiting = register(desk, number=own_card(place)).key
        desk.perform(PlaceHold(customer=waiting, barcode=barcode))
    operator.scan(jansen)
    operator.press("F9", "Ctrl+A", "F2", "F1")
    assert operator.title() == "Waarom?"
    assert operator.reads("2 exemplaren")
    told = explained(operator)
    assert [barcode in told for barcode in loans] == [True, True, False]
    assert told.count("Gereserveerd voor Jansen, Jan.") == 2


def test_an_internal_card_has_nothing_to_renew(operator, desk):
    lend(desk, BINDER, on_the_shelf(desk)[0])
    operator.scan(BINDER)
    operator.press("Return", "F9", "F2")
    assert "verlengen is niet nodig" in operator.footer()


def test_without_a_loan_chosen_f2_says_what_to_do(operator, jansen):
    operator.scan(jansen)
    operator.press("F2")
    assert operator.footer() == "Kies eerst een uitlening (F9) om te verlengen."


def explained(operator):
    """Return what the dialog of F1 tells."""
    return operator.front().findChild(QTextBrowser).toPlainText()


def on_loan_first(desk, key):
    return on_loan(desk, key)[0]


def on_loan(desk, key):
    row = customer(desk, key)
    with desk.library.reading() as tx:
        return [loan.barcode for loan in tx.open_loans(row.customer_id)]
