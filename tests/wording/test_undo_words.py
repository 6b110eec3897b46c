# SPDX-License-Identifier: Apache-2.0
"""What is turned back is told with what a clerk wants to know of it."""

from wisedesk.desktop.wording.sentences import outcome_sentence
from wisedesk.desktop.wording.undo_words import deed, done_back
from wisedesk.domain.charges import Settlement
from wisedesk.services.customer_outcomes import ChargesSettled
from wisedesk.services.outcomes import Undone

LOAN = {"of": "1", "what": "lent", "title": "Titaan", "customer_name": "Jansen, Jan"}


def test_a_loan_turned_back_says_whose_it_was():
    assert outcome_sentence(Undone(**LOAN)) == (
        "Hersteld: uitlening van Titaan — Jansen, Jan."
    )


def test_a_cancelled_loan_is_not_called_hersteld():
    cancelled = Undone(**LOAN, cancels=True)
    assert outcome_sentence(cancelled).startswith("Geannuleerd: uitlening van Titaan")
    assert deed([cancelled]) == "annulering van uitlening van Titaan"
    again = Undone(**LOAN, cancels=True, again=True)
    assert outcome_sentence(again).startswith("Weer gedaan: uitlening van Titaan")


def test_a_loan_taken_over_says_with_whom_the_item_is_now():
    told = outcome_sentence(Undone(**LOAN, borrower="Bakker, B."))
    assert told.endswith(" Het exemplaar staat weer bij Bakker, B.")


def test_a_payment_turned_back_says_which_and_whose():
    paid = {"of": "1", "what": "charges-settled", "customer_name": "Jansen, Jan"}
    by_bank = Undone(**paid, cents=1250, how=Settlement.BANK)
    assert outcome_sentence(by_bank) == (
        "Hersteld: betaling van € 12,50 (bank) — Jansen, Jan."
    )
    waived = Undone(**paid, cents=50, how=Settlement.WAIVED, again=True)
    assert outcome_sentence(waived) == (
        "Weer gedaan: kwijtschelding van € 0,50 — Jansen, Jan."
    )


def test_a_payment_that_is_to_be_turned_back_says_which():
    paid = ChargesSettled(customer="1", how=Settlement.CASH, cents=300, charges=2)
    assert deed([paid], "Jansen, Jan") == "betaling van € 3,00 (kas) — Jansen, Jan"


def test_one_of_an_older_version_does_not_say_how_much():
    old = Undone(of="1", what="charges-settled")
    assert done_back([old]) == "Hersteld: betaling of kwijtschelding."
