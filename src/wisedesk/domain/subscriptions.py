# SPDX-License-Identifier: Apache-2.0
"""Subscriptions: which are offered, what they cost, until when they run.

Source: seed screen "Opbouw abonnementskosten"; Wise "Membership charges", "Fee tab".
"""

from datetime import date
from enum import IntEnum

from msgspec import Struct

from wisedesk.domain.calendar import age_on, last_of_month, months_later
from wisedesk.domain.customer_types import CustomerType, behaviour_of
from wisedesk.domain.refusals import Reason, Refusal, refusal

MONTHS_IN_YEAR = 12


class SubscriptionStatus(IntEnum):
    """Wise's status of a subscription; its word stands in the blue bar."""

    NEW = 1
    BILLED = 2
    REMINDED = 3
    UNPAID = 4
    NORMAL = 5
    INTERNET_UNPAID = 6
    INTERNET_UNVERIFIED = 7
    BANNED = 8
    CANCELLED = 9


class SubscriptionType(Struct, frozen=True, kw_only=True):
    """One line of the list of subscriptions; money in cents.

    `months` is None where the subscription ends on a fixed day (`ends_on`); a trial is
    possible where `trial_months` is given. `has_services` tells whether services are
    linked ([ab diensten ontbreekt!] is shown where they are not).
    """

    code: str
    name: str
    customer_type: CustomerType
    fee_cents: int = 0
    registration_cents: int = 0
    months: int | None = None
    ends_on: date | None = None
    trial_months: int | None = None
    minimum_age: int | None = None
    maximum_age: int | None = None
    maximum_loans: int | None = None
    may_borrow: bool = True
    offered: bool = True
    has_services: bool = True
    price_word: str = ""
    kind_word: str = ""

    def fits_age(self, age: int | None) -> bool:
        """Whether somebody of this age (None: unknown) can have this subscription."""
        if age is None:
            return True
        low = 0 if self.minimum_age is None else self.minimum_age
        return low <= age and (self.maximum_age is None or age <= self.maximum_age)


class SubscriptionChoice(Struct, frozen=True, kw_only=True):
    """What the clerk chose on the costs screen.

    `expiry_month` is Vervalmaand (1 to 12, None for the subscription's own term),
    `discount_cents` the Korting typed.
    """

    code: str
    tariff: str = ""
    trial: bool = False
    expiry_month: int | None = None
    discount_cents: int = 0


class SubscriptionCosts(Struct, frozen=True, kw_only=True):
    """The block Abonnementskosten, whole cents, with the last day of the rights."""

    fee_cents: int = 0
    registration_cents: int = 0
    fee_discount_cents: int = 0
    transfer_discount_cents: int = 0
    discount_cents: int = 0
    rights_until: date

    @property
    def balance_cents(self) -> int:
        """Saldo: Abonnement + Inschrijfkosten − the three discounts, never below 0."""
        due = self.fee_cents + self.registration_cents
        off = self.fee_discount_cents + self.transfer_discount_cents
        return max(0, due - off - self.discount_cents)

    @property
    def first_status(self) -> SubscriptionStatus:
        """The status a subscription starts with: Normaal where nothing is due."""
        due = self.balance_cents > 0
        return SubscriptionStatus.NEW if due else SubscriptionStatus.NORMAL


def compose_costs(
    offer: SubscriptionType, choice: SubscriptionChoice, starts_on: date
) -> SubscriptionCosts:
    """Return the costs of a subscription that starts on a day.

    A trial waives the fee; an earlier Vervalmaand takes off the months that fall away
    pro rata. No discount is larger than what it is given on.
    """
    until = rights_until(offer, choice, starts_on)
    off = offer.fee_cents if _is_trial(offer, choice) else 0
    if not off and offer.months and choice.expiry_month:
        used = _months_between(starts_on, until)
        off = offer.fee_cents * max(0, offer.months - used) // offer.months
    left = offer.fee_cents + offer.registration_cents - off
    return SubscriptionCosts(
        fee_cents=offer.fee_cents,
        registration_cents=offer.registration_cents,
        fee_discount_cents=off,
        discount_cents=max(0, min(choice.discount_cents, left)),
        rights_until=until,
    )


def rights_until(
    offer: SubscriptionType, choice: SubscriptionChoice, starts_on: date
) -> date:
    """Return Rechten t/m: the fixed last day, or the end of the month it ends in."""
    if offer.ends_on is not None:
        return offer.ends_on
    months = offer.months or MONTHS_IN_YEAR
    if _is_trial(offer, choice) and offer.trial_months:
        months = offer.trial_months
    elif choice.expiry_month:
        ahead = (choice.expiry_month - starts_on.month) % MONTHS_IN_YEAR
        months = ahead or MONTHS_IN_YEAR
    return last_of_month(months_later(starts_on, months))


def judge_choice(
    offer: SubscriptionType | None, customer_type: CustomerType
) -> Refusal | None:
    """Return why a customer of this type cannot be registered with an offer."""
    if offer is None:
        return refusal(Reason.SUBSCRIPTION_UNKNOWN, "subscription")
    if offer.customer_type is not customer_type:
        return refusal(Reason.SUBSCRIPTION_OTHER_TYPE, "subscription", code=offer.code)
    if not offer.offered:
        return refusal(Reason.SUBSCRIPTION_NOT_OFFERED, "subscription", code=offer.code)
    return None


def judge_mutation(
    offer: SubscriptionType | None, customer_type: CustomerType
) -> Refusal | None:
    """Return why an existing customer cannot be moved to an offer.

    Nobody is ever moved to a type that is always made new.
    """
    if offer is not None and is_always_new(offer.customer_type, customer_type):
        return refusal(
            Reason.NEVER_INTO_ADMINISTRATIVE, "subscription", code=offer.code
        )
    return judge_choice(offer, customer_type)


def is_always_new(into: CustomerType, now: CustomerType) -> bool:
    """Whether a customer of one type cannot become another: that is made new."""
    return into is not now and behaviour_of(into).always_new


def age_for(born_on: date | None, day: date) -> int | None:
    """Return Leeftijd in years, None when the birth date is not known."""
    return None if born_on is None else age_on(born_on, day)


def _is_trial(offer: SubscriptionType, choice: SubscriptionChoice) -> bool:
    return choice.trial and offer.trial_months is not None


def _months_between(start: date, end: date) -> int:
    years = end.year - start.year
    return years * MONTHS_IN_YEAR + end.month - start.month
