# SPDX-License-Identifier: Apache-2.0
from datetime import date

import pytest
from msgspec.structs import replace

from support.clerk import BINDING_CARD, JANSEN, customer, own_card, read, register
from support.raw_file import rows
from wisedesk.bootstrap import open_services
from wisedesk.config import Config, as_address

PEOPLE = {
    "Berg": replace(JANSEN, family_name="Berg", name_prefix="van den"),
    "Çelik": replace(JANSEN, family_name="Çelik", given_name="Ayşe"),
    "Dijkstra": replace(JANSEN, family_name="Dijkstra", postcode="9521 AB"),
    "Jansen-de Vries": replace(JANSEN, family_name="Jansen-de Vries"),
    "O’Neill": replace(JANSEN, family_name="O’Neill", house_number="12a"),
    "Иванов": replace(JANSEN, family_name="Иванов", born="3-4-1999"),
}


@pytest.fixture
def found(library_file):
    """Return who a search finds in a library of six people."""
    config = Config(as_address(str(library_file)), desk="balie-1", branch="9408")
    services = open_services(config, date(2026, 5, 4))
    for place, person in enumerate(PEOPLE.values(), 1):
        register(services.desk, number=own_card(place), person=person)

    def search(text, limit=50):
        hits = read(services.desk, lambda tx: tx.find_customers(text, limit))
        return [each.name.split(",")[0] for each in hits]

    yield search
    services.library.close()


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("berg", ["Berg"]),
        ("van den berg", ["Berg"]),
        ("BERG, jan", ["Berg"]),
        ("ber", ["Berg"]),
        ("celik", ["Çelik"]),
        ("ÇEL", ["Çelik"]),
        ("dykstra", ["Dijkstra"]),
        ("dijk", ["Dijkstra"]),
        ("jansen de vries", ["Jansen-de Vries"]),
        ("vries", ["Jansen-de Vries"]),
        ("oneill", ["O’Neill"]),
        ("o'neill", ["O’Neill"]),
        ("ива", ["Иванов"]),
        ("9521 AB", ["Dijkstra"]),
        ("9521aa 12a", ["O’Neill"]),
        ("9521AA 12A", ["O’Neill"]),
        ("3-4-1999", ["Иванов"]),
        ("03041999", ["Иванов"]),
        (own_card(2), ["Çelik"]),
        ("xyz", []),
        ("", []),
        ("9521 ZZ", []),
    ],
)
def test_who_is_found(found, typed, names):
    assert found(typed) == names


def test_an_address_finds_the_whole_house(found):
    assert len(found("9521 AA 12")) == 5
    assert found("9521 AA 1")[:1] != []
    assert found("9521 AA 13") == []


def test_part_of_a_number_finds_every_card_that_begins_so(found):
    assert len(found("294080007000")) == 6
    assert len(found("2940", limit=3)) == 3


def test_somebody_with_two_cards_is_found_once_with_the_valid_one(desk, sample_file):
    rows(
        sample_file,
        "UPDATE card SET status = 'replaced' WHERE number = ?",
        BINDING_CARD,
    )
    rows(
        sample_file,
        "INSERT INTO card (number, customer_id, issued_on) SELECT ?, customer_id,"
        " '2026-05-04' FROM card WHERE number = ?",
        own_card(1),
        BINDING_CARD,
    )
    (hit,) = read(desk, lambda tx: tx.find_customers(BINDING_CARD, 10))
    assert hit.card_number == own_card(1)


def test_a_list_is_bounded_and_by_name(desk):
    hits = read(desk, lambda tx: tx.find_customers("d", 5))
    assert len(hits) == 5
    names = [each.name.casefold() for each in hits]
    assert names[0] <= names[-1]


def test_a_name_that_changes_is_found_by_its_new_words_alone(sample_file, desk):
    key = "UPDATE customer SET search_key = ? WHERE id = 576195"
    rows(sample_file, key, "aalbers zwartjes xandra")
    names = "SELECT key FROM customer_word WHERE customer_id = 576195 ORDER BY key"
    assert rows(sample_file, names) == [("xandra",), ("zwartjes xandra",)]
    hits = read(desk, lambda tx: tx.find_customers("zwartj", 10))
    assert [each.customer_id for each in hits] == [576195]
    rows(sample_file, key, "aalbers")
    assert rows(sample_file, names) == []


def test_every_customer_is_found_by_each_word_of_the_name(sample_file):
    found = {}
    for owner, key in rows(sample_file, "SELECT customer_id, key FROM customer_word"):
        found.setdefault(owner, set()).add(key)
    for owner, key in rows(sample_file, "SELECT id, search_key FROM customer"):
        words = key.split()
        later = {" ".join(words[place:]) for place in range(1, len(words))}
        assert found.get(owner, set()) == later


def test_who_is_removed_leaves_no_words(library_file):
    added = (
        "INSERT INTO customer (uid, customer_type, branch_id, family_name, search_key,"
        " email_absent, registered_on) SELECT 'a', '00', id, 'Berg', 'berg jan van',"
        " 1, '2026-05-04' FROM branch LIMIT 1"
    )
    rows(library_file, added)
    assert len(rows(library_file, "SELECT key FROM customer_word")) == 2
    rows(library_file, "DELETE FROM customer")
    assert rows(library_file, "SELECT key FROM customer_word") == []


BLOCKED = """
    INSERT INTO block (customer_id, kind, reason, placed_at, lifted_at)
    VALUES (?, 'hand', ?, 0, ?)
"""
REMARKED = """
    INSERT INTO remark (customer_id, text, kept_at, staff)
    VALUES (?, ?, 0, 'x')
"""


def test_blocks_that_stand_and_all_remarks_are_told_in_their_order(desk, sample_file):
    there = register(desk, number=own_card(1))
    assert (there.blocks, there.remarks) == ((), ())
    rows(sample_file, BLOCKED, there.customer_id, "lifted", 1)
    assert customer(desk, there.key).blocks == ()
    for reason in ("pas kwijt", ""):
        rows(sample_file, BLOCKED, there.customer_id, reason, None)
    for text in ("belt graag", "komt op dinsdag"):
        rows(sample_file, REMARKED, there.customer_id, text)
    found = customer(desk, there.key)
    assert found.blocks == ("pas kwijt", "hand")
    assert found.remarks == ("belt graag", "komt op dinsdag")
