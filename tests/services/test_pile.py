# SPDX-License-Identifier: Apache-2.0
"""The proof of a pile: 39 of 40, which one was last, what a second pass finds."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wisedesk.services import manner as m
from wisedesk.services.manner import Manner
from wisedesk.services.pile import Piece, Pile

BEAR, TITAN, TRAIN = (
    Piece("39408000000679", "De geweldige beer"),
    Piece("39408000000075", "De vloek van de Titaan"),
    Piece("39408000000240", "The Polar Express"),
)
PIECES = st.lists(st.sampled_from([BEAR, TITAN, TRAIN]))


def scanned(pile, *pieces):
    for piece in pieces:
        pile = pile.saw(piece)
    return pile


def test_one_is_missing_and_the_last_good_scan_is_known():
    pile = scanned(Pile(expected=3), BEAR, TITAN)
    assert (len(pile.scanned), pile.missing, pile.last) == (2, 1, TITAN)
    assert scanned(pile, TRAIN).missing == 0


def test_before_the_first_scan_all_are_missing():
    pile = Pile(expected=40)
    assert (pile.scanned, pile.missing, pile.last) == ((), 40, None)


def test_what_is_scanned_twice_counts_once():
    pile = scanned(Pile(expected=2), BEAR, TITAN, BEAR)
    assert pile.missing == 0
    assert pile.last == TITAN


def test_more_than_were_counted_are_told_too():
    assert scanned(Pile(expected=1), BEAR, TITAN).missing == -1


def test_a_second_pass_tells_only_what_differs():
    pile = scanned(Pile(expected=3), BEAR, TITAN).again()
    assert pile.is_second
    assert (pile.scanned, pile.missing) == ((), 3)
    pile = scanned(pile, TITAN, TRAIN)
    assert pile.only_second == (TRAIN,)
    assert pile.only_first == (BEAR,)
    assert scanned(pile, BEAR).only_first == ()


@given(first=PIECES, second=PIECES)
def test_a_pass_knows_each_item_once_and_the_passes_differ_by_what_they_say(
    first, second
):
    pile = scanned(scanned(Pile(expected=3), *first).again(), *second)
    assert set(pile.first) == set(first)
    assert len(pile.first) == len(set(first))
    assert set(pile.only_first) == set(first) - set(second)
    assert set(pile.only_second) == set(second) - set(first)


def test_the_manner_changes_by_steps():
    manner = Manner().changed(m.bulk(on=True)).changed(m.drop(date(2026, 5, 2)))
    manner = manner.changed(m.pile(2)).took(BEAR).took(BEAR)
    assert (manner.is_bulk, manner.returned_on) == (True, date(2026, 5, 2))
    assert manner.taken == 2
    assert manner.pile == Pile(expected=2, first=(BEAR,))
    twice = manner.changed(m.again()).took(TITAN)
    assert twice.pile is not None
    assert twice.pile.only_second == (TITAN,)
    ended = twice.changed(m.bulk(on=False)).changed(m.drop(None)).changed(m.pile(None))
    assert ended == Manner()


def test_what_nothing_was_begun_of_is_not_scanned_again():
    assert Manner().changed(m.again()) == Manner()
    assert Manner().took(BEAR) == Manner()


@pytest.mark.parametrize(
    "manner",
    [
        Manner(),
        Manner(is_bulk=True, taken=3),
        Manner(
            returned_on=date(2026, 5, 2),
            pile=scanned(Pile(expected=9), BEAR).again().saw(TITAN),
        ),
    ],
)
def test_the_manner_can_be_told_whole(manner):
    assert Manner(is_bulk=True).changed(m.was(manner)) == manner


def test_a_step_of_a_kind_that_is_not_known_changes_nothing():
    manner = Manner(is_bulk=True)
    assert manner.changed("hurry on") == manner
