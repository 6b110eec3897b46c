# SPDX-License-Identifier: Apache-2.0
"""Nothing is refused and nothing fails without a Dutch sentence of its own."""

from datetime import date

import pytest

from wisedesk.domain.items import ItemStatus
from wisedesk.domain.refusals import Reason, passable, refusal
from wisedesk.services import errors
from wisedesk.wording.failures import FAILURE, failure_sentence
from wisedesk.wording.refusals import REFUSAL
from wisedesk.wording.sentences import refusal_sentence, refusals_sentence
from wisedesk.wording.words import counted, day


def kinds_of(error: type[errors.DeskError]) -> set[type[errors.DeskError]]:
    """Return everything that is a kind of an error."""
    direct = error.__subclasses__()
    return set(direct).union(*(kinds_of(each) for each in direct))


def test_every_reason_and_every_failure_has_a_sentence() -> None:
    assert set(REFUSAL) == set(Reason)
    assert set(FAILURE) == kinds_of(errors.DeskError)
    assert len(set(FAILURE.values())) == len(FAILURE)
    assert len(set(REFUSAL.values())) == len(REFUSAL)


@pytest.mark.parametrize(
    ("no", "told"),
    [
        (refusal(Reason.REQUIRED, "family_name"), "Achternaam is verplicht."),
        (
            refusal(Reason.TOO_LONG, "city", characters=60),
            "Plaats is te lang: hoogstens 60 tekens.",
        ),
        (
            refusal(Reason.TOO_LONG, "text", lines=4, characters=60),
            "De melding past niet: hoogstens 4 regels van 60 tekens.",
        ),
        (
            refusal(Reason.ITEM_AS_CARD, number="3", title="Wonder", borrower=""),
            "3 is een exemplaar: Wonder. Scan eerst een pas.",
        ),
        (
            refusal(Reason.ITEM_AS_CARD, number="3", title="Wonder", borrower="Jansen"),
            "3 is een exemplaar: Wonder, uitgeleend aan Jansen.",
        ),
        (
            passable(Reason.ITEM_NOT_LENDABLE, status=ItemStatus.DISCARDED),
            "Dit exemplaar is niet uitleenbaar: afgeschreven.",
        ),
        (
            passable(Reason.ITEM_NOT_LENDABLE, rmt="B"),
            "Dit exemplaar is niet uitleenbaar.",
        ),
        (
            passable(Reason.SUBSCRIPTION_EXPIRED, ended_on="2026-03-23"),
            "Het abonnement is op 23-03-2026 verlopen.",
        ),
        (
            refusal(Reason.NUMBER_OUT_OF_BOUNDS, "loan_days", lowest=0, highest=999),
            "Leentermijn moet een getal van 0 tot en met 999 zijn.",
        ),
        (
            refusal(Reason.AMOUNT_OUT_OF_BOUNDS, "fee_cents", lowest=0, highest=99_999),
            "Leengeld moet een bedrag van 0,00 tot en met 999,99 zijn.",
        ),
        (
            refusal(
                Reason.PERIODS_OVERLAP,
                "holiday_first",
                first_on=date(2026, 7, 1),
                last_on=date(2026, 8, 31),
            ),
            "Er is al vakantie van 01-07-2026 tot en met 31-08-2026.",
        ),
        (
            refusal(
                Reason.NOT_ON_INTERNAL_CARD, title="Wonder", status="U", borrower="Bo"
            ),
            "Wonder staat niet op een interne pas: uitgeleend aan Bo.",
        ),
        (
            refusal(
                Reason.NOT_ON_INTERNAL_CARD, title="Wonder", status="B", borrower=""
            ),
            "Wonder staat niet op een interne pas: binnen.",
        ),
        (refusal(Reason.SUBSCRIPTION_UNKNOWN), "Kies een abonnement."),
        (refusal(Reason.MAXIMUM_REACHED, maximum=1), "Maximum bereikt: 1 exemplaar."),
        (refusal(Reason.MAXIMUM_REACHED, maximum=2), "Maximum bereikt: 2 exemplaren."),
        (
            refusal(Reason.ITEM_HELD_FOR_OTHER, holder="Mulder, A."),
            "Gereserveerd voor Mulder, A.",
        ),
        (
            refusal(Reason.SUBSCRIPTION_UNKNOWN, code="0666"),
            "Abonnement 0666 bestaat niet.",
        ),
    ],
)
def test_a_sentence_says_what_led_to_it(no, told: str) -> None:
    assert refusal_sentence(no) == told


def test_several_refusals_stand_behind_each_other() -> None:
    both = (refusal(Reason.MAY_NOT_BORROW), refusal(Reason.SUBSCRIPTION_CANCELLED))
    assert refusals_sentence(both) == (
        "Deze klant mag niet lenen. De klant is uitgeschreven: pas niet geldig."
    )


def test_a_branch_that_is_not_there_is_named() -> None:
    assert failure_sentence(errors.BranchUnknown("1234")) == (
        "Filiaal 1234 uit de instellingen bestaat niet in deze bibliotheek."
    )


def test_a_failure_of_a_kind_yet_to_come_is_told_all_the_same() -> None:
    assert failure_sentence(errors.DeskError()) == "De bibliotheek geeft een fout."


def test_one_is_one_and_none_is_many() -> None:
    assert [counted(n, "dag", "dagen") for n in (0, 1, 2)] == [
        "0 dagen",
        "1 dag",
        "2 dagen",
    ]
    assert day(None) == ""
    assert day(date(1, 2, 3)) == "03-02-0001"
