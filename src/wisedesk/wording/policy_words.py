# SPDX-License-Identifier: Apache-2.0
"""How a line of the reglement is written: Wise's methods, and what a customer gets."""

from wisedesk.domain.policies import NOT_LENDABLE_AGE, LoanPolicy
from wisedesk.services.policy_offer import NoTerms, PolicyOffer
from wisedesk.wording import words as w

NO_TERMS = {
    NoTerms.NO_LINE: (
        "Geen regel: dit materiaal wordt met dit abonnement niet uitgeleend."
    ),
    NoTerms.LOAN_DATE: (
        "Interne uitlening: terug op de dag van uitlenen, buiten het reglement om."
    ),
    NoTerms.CANNOT_BORROW: "Met dit abonnement wordt niet geleend.",
}


def lending_method(line: LoanPolicy) -> str:
    """Return Uitleenmethode: loan days, renewal days, leengeld, minimum age.

    As Wise writes it: 28/28/0,00/15, and 28/28/0,00 where there is no minimum age.
    """
    age = f"/{line.minimum_age}" if line.minimum_age else ""
    return f"{line.loan_days}/{line.renewal_days}/{w.amount(line.fee_cents)}{age}"


def fine_method(line: LoanPolicy) -> str:
    """Return Boetemethode: amount a day, free days, highest fine (0,10/1/7,50)."""
    if not line.fine_cents_per_day:
        return ""
    day, most = w.amount(line.fine_cents_per_day), w.amount(line.fine_maximum_cents)
    return f"{day}/{line.fine_free_days}/{most}"


def holiday_method(line: LoanPolicy) -> str:
    """Return the terms in the holidays, empty where they are the ordinary ones."""
    longer = line.on_holiday()
    same = (longer.loan_days, longer.renewal_days) == (
        line.loan_days,
        line.renewal_days,
    )
    return "" if same else f"{longer.loan_days}/{longer.renewal_days}"


def offer_sentence(offer: PolicyOffer | NoTerms) -> str:
    """Return what a customer would get today, and why."""
    if isinstance(offer, NoTerms):
        return NO_TERMS[offer]
    told = [_line(offer), *_due(offer)]
    line = offer.line
    if line.minimum_age >= NOT_LENDABLE_AGE:
        told.append(f"Niet uitleenbaar: minimumleeftijd {NOT_LENDABLE_AGE}.")
    elif line.minimum_age:
        told.append(f"Vanaf {line.minimum_age} jaar.")
    if line.fee_cents:
        told.append(f"Leengeld € {w.amount(line.fee_cents)}.")
    if line.maximum is not None:
        told.append(f"Hoogstens {line.maximum} tegelijk.")
    told += [f"Hoogstens {each.maximum} van {each.name}." for each in offer.groups]
    if offer.maximum_loans is not None:
        told.append(f"In totaal hoogstens {offer.maximum_loans}.")
    return " ".join(told)


def _line(offer: PolicyOffer) -> str:
    if offer.falls_back:
        return f"Regel {offer.line.name}, want {offer.rmt} heeft geen eigen regel."
    return f"Regel {offer.line.name}."


def _due(offer: PolicyOffer) -> list[str]:
    days = offer.line.loan_days
    told = []
    if offer.longer_until is not None:
        days = offer.line.on_holiday().loan_days
        told.append(f"Vakantie tot en met {w.day(offer.longer_until)}.")
    term = w.counted(days, "dag", "dagen")
    if offer.due_on == offer.term_ends_on:
        return [*told, f"{term}: terug op {w.day(offer.due_on)}."]
    closed = w.day(offer.term_ends_on)
    return [
        *told,
        f"{term}: terug op {w.day(offer.due_on)} ({closed} is gesloten).",
    ]
