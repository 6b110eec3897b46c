# SPDX-License-Identifier: Apache-2.0
"""Interne pas on tab 7: whose a card is, what for, and how it is used."""

import pytest

from support.clerk import (
    BINDER,
    BINDING_CARD,
    HOME_FOR_THE_ELDERLY,
    customer,
    own_card,
    register,
)
from support.places import customer as open_customer
from support.places import draft
from support.raw_file import value
from wisedesk.domain.internal_cards import UNKNOWN, InternalCard, InternalCardDraft
from wisedesk.services.actions import ChangeInternalCard

OWNER, PURPOSE, DAYS = "Eigenaar", "Doel", "Verwacht terug na (dagen)"
MOST, UNTIL = "Maximum (exemplaren)", "Gebruiken t/m"


def kept(desk, key):
    with desk.library.reading() as tx:
        return tx.internal_card(customer(desk, key).customer_id)


def edit(operator, key):
    """Open a customer on tab 7 and press Wijzig."""
    open_customer(operator, key)
    operator.press("Ctrl+7", "Alt+W")


@pytest.mark.parametrize("key", [BINDER, HOME_FOR_THE_ELDERLY, BINDING_CARD])
def test_a_clerk_keeps_whose_a_card_is_and_how_it_is_used(operator, desk, key):
    edit(operator, key)
    operator.fill(OWNER, "Afdeling Plak")
    operator.fill(PURPOSE, "Plakken en binden")
    operator.fill(DAYS, "14")
    operator.fill(MOST, "40")
    operator.fill(UNTIL, "31-12-2026")
    operator.press("Alt+O")
    assert operator.footer() == "Opgeslagen."
    card = kept(desk, key)
    assert (card.owner, card.purpose) == ("Afdeling Plak", "Plakken en binden")
    assert (card.expected_days, card.maximum) == (14, 40)
    assert operator.value(UNTIL) == "31-12-2026"
    operator.press("Ctrl+Z")
    assert kept(desk, key) == UNKNOWN
    assert operator.value(OWNER) == ""


def test_a_person_has_no_such_fields(operator, desk):
    jansen = register(desk, number=own_card(1)).key
    edit(operator, jansen)
    assert not operator.reads("Interne pas")


def test_what_is_typed_wrongly_is_marked_on_its_tab_and_nothing_is_stored(
    operator, desk
):
    edit(operator, BINDER)
    operator.fill(DAYS, "veertien")
    operator.press("Ctrl+2", "Alt+O")
    assert operator.reads("Verwacht terug na: veertien is geen geheel getal.")
    assert operator.is_bad(DAYS)
    assert operator.focus_name() == DAYS
    assert kept(desk, BINDER) == UNKNOWN
    operator.press("Ctrl+A")
    operator.type("14")
    assert not operator.is_bad(DAYS)
    operator.press("Alt+O")
    assert kept(desk, BINDER).expected_days == 14


def test_it_is_stored_together_with_the_rest(operator, desk, sample_file):
    edit(operator, BINDER)
    operator.fill(OWNER, "Magazijn")
    operator.press("Ctrl+2")
    operator.fill("Contactpersoon", "R. Mulder")
    operator.press("Alt+O")
    assert kept(desk, BINDER).owner == "Magazijn"
    assert customer(desk, BINDER).person.contact_person == "R. Mulder"
    kinds = "SELECT group_concat(kind) FROM (SELECT kind FROM journal ORDER BY id)"
    assert value(sample_file, kinds) == (
        "change-person/person-changed,change-internal-card/internal-card-changed"
    )


def test_only_what_was_changed_is_stored(operator, sample_file):
    edit(operator, BINDER)
    operator.fill(OWNER, "Magazijn")
    operator.press("Alt+O")
    kinds = "SELECT group_concat(kind) FROM journal"
    assert value(sample_file, kinds) == "change-internal-card/internal-card-changed"


def test_esc_asks_before_it_is_thrown_away(operator, desk):
    edit(operator, BINDER)
    operator.fill(OWNER, "Magazijn")
    operator.press("Escape")
    assert operator.title() == "Bevestig"
    operator.press("Alt+J")
    assert operator.value(OWNER) == ""
    assert kept(desk, BINDER) == UNKNOWN


def test_what_another_desk_kept_meanwhile_is_told(operator, desk, other_desk):
    del desk
    edit(operator, BINDER)
    other_desk.perform(
        ChangeInternalCard(
            customer=BINDER, card=InternalCardDraft(owner="Binderij"), seen=UNKNOWN
        )
    )
    operator.fill(OWNER, "Magazijn")
    operator.press("Alt+O")
    assert operator.reads("intussen aan een andere balie gewijzigd")
    assert kept(other_desk, BINDER).owner == "Binderij"


def test_a_new_card_gets_its_owner_when_it_is_registered(operator, desk):
    draft(operator)
    number = operator.texts()
    operator.press("Ctrl+7")
    operator.fill(OWNER, "Afdeling Plak")
    operator.fill(DAYS, "21")
    operator.press("Alt+O")
    assert "is ingeschreven" in operator.footer()
    (new,) = [each for each in number if each.startswith("29999")]
    assert kept(desk, new.split()[0]) == InternalCard(
        owner="Afdeling Plak", expected_days=21
    )


def test_a_scan_never_lands_in_the_fields(operator):
    edit(operator, BINDER)
    operator.go_to(OWNER)
    operator.scan("39408000000075")
    assert operator.value(OWNER) == ""
    assert "39408000000075" in operator.waiting()
