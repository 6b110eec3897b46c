# SPDX-License-Identifier: Apache-2.0
"""Registraties (Ctrl+G): what a customer owes, settled by keys."""

import pytest

from support.clerk import BEAR, BINDER, customer, lend, on_the_shelf, own_card, register

LIST = "Registraties"


@pytest.fixture
def jansen(desk):
    """Return a customer who owes leengeld for two DVDs."""
    key = register(desk, number=own_card(1)).key
    for title in (BEAR, "vb000005"):
        lend(desk, key, on_the_shelf(desk, title)[0])
    assert customer(desk, key).owed_cents == 300
    return key


def open_charges(operator, key):
    operator.press("F8", "Alt+Z")
    operator.scan(key)
    if operator.title() == "Melding":
        operator.press("Return")
    operator.press("Ctrl+G")
    assert operator.page() == LIST


def told(operator) -> str:
    return operator.named_text("count_label")


def test_what_is_open_is_listed_and_settled_at_once(operator, jansen, desk):
    open_charges(operator, jansen)
    assert operator.headers(LIST)[:6] == [
        "Geboekt",
        "Omschrijving",
        "Titel/auteur",
        "Filiaal",
        "Bedrag",
        "Boeteperiode",
    ]
    assert {row[1] for row in operator.table(LIST)} == {"Leengeld"}
    assert told(operator) == "2 bedragen · € 3,00 openstaand"
    operator.press("Alt+K")
    assert operator.footer() == "Afgerekend, kas: € 3,00 (2 bedragen)."
    assert operator.table(LIST) == []
    assert told(operator) == "Er staat niets open."
    assert customer(desk, jansen).owed_cents == 0
    operator.press("Ctrl+Z")
    back = "Hersteld: betaling van € 3,00 (kas) — Jansen, Jan."
    assert operator.footer() == back
    assert len(operator.table(LIST)) == 2
    assert customer(desk, jansen).owed_cents == 300


def test_what_the_journal_turned_back_is_seen_by_who_comes_back(operator, jansen):
    open_charges(operator, jansen)
    operator.press("Alt+K", "Ctrl+J", "Ctrl+Z", "Esc")
    assert told(operator) == "2 bedragen · € 3,00 openstaand"
    operator.press("Ctrl+J", "Ctrl+Home", "Ctrl+Z", "Esc")
    assert told(operator) == "Er staat niets open."
    assert operator.table(LIST) == []
    assert not operator.reads("€ 3,00")


def test_a_payment_done_again_in_the_journal_is_turned_back_first(
    operator, jansen, desk
):
    before = on_the_shelf(desk)[0]
    lend(desk, jansen, before)
    operator.press("F6")
    operator.scan(before)
    open_charges(operator, jansen)
    operator.press("Alt+K", "Ctrl+J", "Ctrl+Z", "Ctrl+Home", "Ctrl+Z")
    assert operator.footer().startswith("Weer gedaan: betaling van € 3,00 (kas)")
    operator.press("F6", "Ctrl+Z")
    assert operator.reads("Betaling van € 3,00 (kas) — Jansen, Jan.")
    operator.press("Alt+J")
    assert operator.footer().startswith("Hersteld: betaling van € 3,00 (kas)")
    assert customer(desk, jansen).owed_cents == 300


@pytest.mark.parametrize(
    ("keys", "how"), [(["Alt+N"], "bank"), (["Alt+W", "Alt+J"], "kwijtgescholden")]
)
def test_one_amount_is_settled_and_stands_in_the_history(
    operator, jansen, desk, keys, how
):
    open_charges(operator, jansen)
    operator.press("Down")
    assert told(operator) == "2 bedragen · € 3,00 openstaand · gekozen € 1,50"
    operator.press(*keys)
    assert customer(desk, jansen).owed_cents == 150
    operator.press("Alt+H")
    (row,) = operator.table(LIST)
    assert row[6] == f"04-05-2026, {how}"
    assert told(operator) == "1 bedrag · € 1,50 afgerekend"
    assert not operator.field("Kwijtschelden").isEnabled()


def test_a_customer_who_owes_nothing_and_a_page_without_one(operator):
    open_charges(operator, BINDER)
    assert told(operator) == "Er staat niets open."
    assert not operator.field("Afrekenen, kas").isEnabled()
    operator.press("Alt+H")
    assert told(operator) == "Er is niets afgerekend."
    operator.press("Esc", "F6", "Ctrl+G")
    assert operator.footer() == "Kies eerst een klant."


def test_the_customer_block_says_what_is_open_and_nothing_where_nothing_is(
    operator, jansen
):
    open_charges(operator, jansen)
    assert operator.named_text("owed_value") == "€ 3,00"
    operator.press("Alt+K")
    assert operator.named_text("owed_value") == ""
    assert not operator.reads("openstaand")


def test_what_is_open_is_told_when_the_customer_comes_to_the_desk(operator, jansen):
    operator.press("F5")
    operator.scan(jansen)
    assert operator.reads("Openstaand: € 3,00.") or any(
        "Openstaand: € 3,00." in cell
        for row in operator.table("Uitleningen en innames")
        for cell in row
    )


def test_the_list_is_stored_as_it_is_shown(operator, jansen, tmp_path):
    open_charges(operator, jansen)
    operator.press("Ctrl+E", "Ctrl+A")
    path = tmp_path / "bedragen.csv"
    operator.type(f"{path}\n")
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == "Geboekt;Omschrijving;Titel/auteur;Filiaal;Bedrag;Boeteperiode"
    assert len(lines) == 3
    assert ";1,50;" in lines[1]
