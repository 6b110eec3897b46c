# SPDX-License-Identifier: Apache-2.0
"""F9 in Klantenadministratie: a list that may be long, and what is done from it."""

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QMenu, QTableView

from support.clerk import (
    BEAR,
    BINDING_CARD,
    TITAN,
    item,
    lend,
    on_the_shelf,
    own_card,
    register,
)
from support.clerk import customer as customer_of
from support.raw_file import rows, value
from wisedesk.desktop.lists.loan_reading import AT_FIRST, LATER
from wisedesk.domain.items import ItemStatus

LIST = "Geleende exemplaren"
MANY = 800  # read in three parts


@pytest.fixture
def jansen(desk):
    return register(desk, number=own_card(1)).key


@pytest.fixture
def lent(desk, jansen):
    """Return a DVD with leengeld and two books that Jansen has."""
    codes = [on_the_shelf(desk, BEAR)[0], *on_the_shelf(desk)[:2]]
    for code in codes:
        lend(desk, jansen, code)
    return codes


@pytest.fixture
def late(sample_file, jansen, lent, desk):
    """Let those loans be four weeks late."""
    del lent
    rows(
        sample_file,
        "UPDATE loan SET lent_on = '2026-03-16', due_on = '2026-04-06'"
        f" WHERE customer_id = {customer_of(desk, jansen).customer_id}",
    )


@pytest.fixture
def many(sample_file, jansen, desk):
    """Give Jansen a great many loans, some of them late."""
    key = customer_of(desk, jansen).customer_id
    rows(
        sample_file,
        f"""
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {MANY})
        INSERT INTO item (barcode, title_id, branch_id, rmt, status)
        SELECT printf('many%06d', i), title.id, 1, 'J', 'U' FROM n
        JOIN title ON title.id = 1 + i % (SELECT max(id) FROM title)
        """,
    )
    made = rows(sample_file, "SELECT count(*) FROM item WHERE barcode LIKE 'many%'")
    rows(
        sample_file,
        f"""
        INSERT INTO loan (item_id, customer_id, branch_id, lent_at, lent_on, due_on)
        SELECT id, {key}, 1, 0, '2026-03-01',
        date('2026-03-01', '+' || (id % 90) || ' days')
        FROM item WHERE barcode LIKE 'many%'
        """,
    )
    return made[0][0]


def open_list(operator, key):
    operator.press("F8")
    operator.press("Alt+Z")
    operator.scan(key)
    if operator.title() == "Melding":
        operator.press("Return")
    operator.press("F9")


def totals(operator) -> str:
    return operator.named_text("count_label")


def test_the_columns_are_those_of_wise(operator):
    open_list(operator, BINDING_CARD)
    assert operator.headers(LIST) == [
        "Uitl.",
        "Inl.",
        "Titel/auteur",
        "Mat",
        "Status",
        "Bedrag",
        "Opmerking",
        "Barcode",
    ]
    assert totals(operator) == "12 exemplaren"


@pytest.mark.usefixtures("late")
def test_late_loans_are_red_with_what_they_cost_and_the_totals_say_so(
    operator, jansen, lent
):
    open_list(operator, jansen)
    shown = {row[7]: row for row in operator.table(LIST)}
    assert set(shown) == set(lent)
    assert all(row[4] == "Uitgeleend (te laat)" for row in shown.values())
    assert operator.is_red(LIST, 0, "Inl.")
    amounts = [row[5] for row in shown.values()]
    assert all(amount.startswith("€ ") for amount in amounts)
    cents = sum(int(each[2:].replace(",", "")) for each in amounts)
    told = f"{cents // 100},{cents % 100:02}"
    assert totals(operator) == f"3 exemplaren · 3 te laat · € {told}"
    operator.press("Ctrl+6")
    assert [row[5] for row in operator.table(LIST)] == sorted(amounts)


def test_enter_shows_how_a_loan_was_made_and_what_it_costs(operator, jansen, lent):
    open_list(operator, jansen)
    operator.press("Return")
    assert operator.title() == "Details"
    told = operator.front().accessibleDescription()
    first = operator.program.rooms.loans.model.row(0)
    for part in ("Uitlening", "Bedragen", "Exemplaar", "balie-1", first.barcode):
        assert part in told
    assert ("€ 1,50" in told) == (first.barcode == lent[0])
    operator.press("Return")
    assert operator.page() == LIST
    assert operator.focus_name() == LIST


def test_the_details_count_the_renewals(operator, jansen, lent, sample_file, desk):
    del lent
    rows(
        sample_file,
        "UPDATE loan SET lent_on = '2026-04-14', due_on = '2026-05-05'"
        f" WHERE customer_id = {customer_of(desk, jansen).customer_id}",
    )
    open_list(operator, jansen)
    operator.press("F2", "Return")
    assert "Verlengd\n1 keer" in operator.front().accessibleDescription()


def test_from_the_details_it_is_one_key_to_the_reasons(operator, jansen, lent):
    del lent
    open_list(operator, jansen)
    operator.press("Return", "Alt+W")
    assert operator.title() == "Waarom?"


@pytest.mark.parametrize("key", ["Menu", "Shift+F10"])
def test_the_menu_of_a_row_tells_the_keys_and_does_what_it_says(
    operator, jansen, lent, desk, key
):
    open_list(operator, jansen)
    operator.press(key)
    menu = operator.focus()
    assert isinstance(menu, QMenu)
    told = [each.text() for each in menu.actions() if each.text()]
    assert told[:3] == [
        "Details (Enter)",
        "Verlengen (F2)",
        "Uitlening annuleren (F4)",
    ]
    barcode = operator.table(LIST)[0][7]
    operator.press("Down", "Down", "Return")
    assert barcode in lent
    assert item(desk, barcode).status is ItemStatus.AVAILABLE
    assert len(operator.table(LIST)) == 2


def test_several_loans_are_cancelled_at_once_and_one_key_brings_all_back(
    operator, jansen, lent
):
    open_list(operator, jansen)
    operator.press("Ctrl+A", "F4")
    assert operator.footer() == "3 uitleningen geannuleerd."
    assert operator.table(LIST) == []
    assert totals(operator) == "Er is niets geleend."
    operator.press("Ctrl+Z")
    assert operator.footer() == "Weer gedaan: uitlening van 3 exemplaren — Jansen, Jan."
    assert len(operator.table(LIST)) == 3 == len(lent)


def test_a_loan_of_long_ago_is_not_cancelled(operator):
    open_list(operator, BINDING_CARD)
    operator.press("F4")
    assert operator.footer().endswith("annuleren kan niet, innemen wel.")
    assert len(operator.table(LIST)) == 12


def test_f4_with_nothing_in_the_list_sends_the_clerk_to_the_desk(operator, jansen):
    open_list(operator, jansen)
    operator.press("F4")
    assert operator.footer() == "Dat kan bij Uitlenen (F5)."


def test_a_hold_on_a_loan_stands_in_its_remarks_and_goes_with_ctrl_z(
    operator, jansen, lent, desk
):
    other = register(desk, number=own_card(2)).key
    open_list(operator, jansen)
    operator.press("Alt+R")
    operator.scan(other)
    operator.press("Return")
    assert operator.footer().startswith("Gereserveerd voor ")
    assert [row[6] for row in operator.table(LIST)].count("Gereserveerd") == 1
    operator.press("Ctrl+Z", "Alt+J")  # the hold of another is not in sight
    assert [row[6] for row in operator.table(LIST)] == [""] * len(lent)


def test_f9_at_the_desk_says_that_nothing_is_lent(operator, jansen):
    operator.press("F5")
    operator.scan(jansen)
    operator.press("F9")
    assert operator.footer() == "Er is niets geleend."


def test_a_long_list_is_whole_and_its_totals_are_right(operator, jansen, many):
    assert many == MANY > AT_FIRST + LATER
    open_list(operator, jansen)
    lines = operator.table(LIST)
    assert len(lines) == MANY
    dues = [row[1][6:] + row[1][3:5] + row[1][:2] for row in lines]
    assert dues == sorted(dues)
    late = sum("te laat" in row[4] for row in lines)
    assert 0 < late < MANY
    assert totals(operator).startswith(f"{MANY} exemplaren · {late} te laat · € ")


def test_a_long_list_is_sorted_whole_though_it_was_asked_early(operator, jansen, many):
    del many
    operator.press("F8", "Alt+Z")
    operator.scan(jansen)
    operator.press_ahead("F9")
    operator.press_ahead("Ctrl+8")
    operator.settle()
    barcodes = [row[7] for row in operator.table(LIST)]
    assert len(barcodes) == MANY
    assert barcodes == sorted(barcodes)


def test_a_long_list_goes_whole_into_a_file_though_it_was_asked_early(
    operator, jansen, many, tmp_path
):
    del many
    operator.press("F8", "Alt+Z")
    operator.scan(jansen)
    operator.press_ahead("F9")
    operator.press("Ctrl+E", "Ctrl+A")
    operator.type(f"{tmp_path / 'lijst.csv'}\n")
    lines = (tmp_path / "lijst.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == MANY + 1


def test_after_a_renewal_a_long_list_stays_where_it_was(operator, jansen, many):
    del many
    open_list(operator, jansen)
    view = operator.field(LIST)
    assert isinstance(view, QTableView)
    place = MANY // 2
    view.selectRow(place)
    before = operator.table(LIST)
    operator.press("F2")
    after = operator.table(LIST)
    assert view.currentIndex().row() == place
    assert "verlengd (1)" in after[place][6]
    before.pop(place)
    after.pop(place)
    assert before == after


def test_the_list_keeps_qts_rules_while_it_grows_and_changes(
    operator, jansen, many, desk
):
    del many
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    model = operator.program.rooms.loans.model
    tester = QAbstractItemModelTester(model, fatal)
    open_list(operator, jansen)
    operator.press("Ctrl+8", "F2", "Ctrl+8")
    lend(desk, jansen, on_the_shelf(desk, TITAN)[0])
    operator.press("Down", "F2", "F4")
    assert model.rowCount() == MANY
    tester.deleteLater()


def test_the_list_of_another_customer_shows_nothing_of_the_one_before(
    operator, jansen, many
):
    del many
    operator.press("F8", "Alt+Z")
    operator.scan(jansen)
    operator.press_ahead("F9")
    operator.press_ahead("Esc", "Alt+Z")
    open_list(operator, BINDING_CARD)
    assert len(operator.table(LIST)) == 12
    assert totals(operator) == "12 exemplaren"


def test_all_loans_renewed_are_read_anew_once(operator, jansen, lent, sample_file):
    key = value(sample_file, "SELECT max(customer_id) FROM loan")
    rows(
        sample_file,
        "UPDATE loan SET lent_on = '2026-04-14', due_on = '2026-05-05'"
        f" WHERE customer_id = {key}",
    )
    open_list(operator, jansen)
    seen = []
    operator.program.rooms.loans.loans.completed.connect(lambda: seen.append(1))
    operator.press("Ctrl+A", "F2")
    assert operator.footer() == f"{len(lent)} exemplaren verlengd."
    assert all("verlengd (1)" in row[6] for row in operator.table(LIST))
    assert len(seen) <= 2


TABLE = "Uitleningen en innames"


def test_at_the_desk_a_great_many_loans_join_whole(operator, jansen, many, tmp_path):
    del many
    operator.press("F5")
    operator.scan(jansen)
    operator.press("F9")
    lines = operator.table(TABLE)
    assert len([row for row in lines if row[7].startswith("many")]) == MANY
    assert operator.footer().startswith(f"{MANY} exemplaren · ")
    operator.press("F9")
    assert operator.table(TABLE) == lines  # nothing joins twice
    operator.press("Ctrl+E", "Ctrl+A")
    operator.type(f"{tmp_path / 'balie.csv'}\n")
    stored = (tmp_path / "balie.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(stored) == len(lines) + 1


def test_what_joins_for_one_customer_is_not_shown_to_the_next(operator, jansen, many):
    del many
    operator.press("F5")
    operator.scan(jansen)
    operator.press_ahead("F9")
    operator.press_ahead("F12")
    operator.scan(BINDING_CARD)
    operator.press("Return")
    shown = [row[7] for row in operator.table(TABLE)]
    assert not [code for code in shown if code.startswith("many")]


@pytest.mark.usefixtures("late")
def test_at_the_desk_enter_shows_the_details_and_what_a_late_loan_costs(
    operator, jansen, lent
):
    operator.press("F5")
    operator.scan(jansen)
    operator.press("F9")
    joined = [row for row in operator.table(TABLE) if row[7] in lent]
    assert len(joined) == 3
    assert all(row[5].startswith("€ ") for row in joined)
    operator.press("Return")
    assert operator.title() == "Details"
    assert "Lopende boete" in operator.front().accessibleDescription()
