# SPDX-License-Identifier: Apache-2.0
"""Which subscription a file's patron category stands for.

In order: the library's own setting (`import.category.CODE`), a subscription's code, a
customer type's code, the name of either, the usual categories of other systems, and
what an ordinary customer of that age would take.
"""

from datetime import date

from msgspec import Struct

from wisedesk.domain.calendar import age_on
from wisedesk.domain.cards import INTERNAL_PREFIX
from wisedesk.domain.customer_types import CustomerType, NumberRule, behaviour_of
from wisedesk.domain.names import fold
from wisedesk.domain.subscriptions import SubscriptionType
from wisedesk.services.exchange_ports import Importing
from wisedesk.services.ports import Reading

SETTING = "import.category."
ADULT = 40
CHILD = 10
_AGES = {
    ADULT: "A AD ADULT PT PATRON VOLW VOLWASSENE VOLWASSENEN",
    CHILD: "K KID CHILD C J JUV JUVENILE JEUGD Y YA YOUTH KIND",
}
AGE_OF_CATEGORY = {code: age for age, codes in _AGES.items() for code in codes.split()}
INSTITUTIONS = frozenset(
    [
        "I",
        "IN",
        "INST",
        "INSTITUTION",
        "ORG",
        "L",
        "IL",
        "ILL",
        "SC",
        "SCHOOL",
        "INSTELLING",
    ]
)
TYPE_CODES = frozenset(each.value for each in CustomerType)
INSTITUTION_WORD = "instelling"


def subscription_codes(tx: Reading) -> set[str]:
    """Return the code of every subscription of the library."""
    return {it.code for kind in CustomerType for it in tx.subscription_types(kind)}


class Choice(Struct, frozen=True):
    """A subscription for a customer; `exact` when the file or library named it."""

    offer: SubscriptionType
    exact: bool = False


class Categories:
    """The subscriptions of the library during one transaction."""

    def __init__(self, tx: Importing, today: date) -> None:
        self._tx = tx
        self._today = today
        by_type = {each: tx.subscription_types(each) for each in CustomerType}
        self._offers = {it.code: it for offers in by_type.values() for it in offers}
        self._first = {kind: offers[0] for kind, offers in by_type.items() if offers}
        self._named = {fold(it.name): it for it in self._offers.values()}
        for row in tx.customer_types(offered_only=False):
            if row.customer_type in self._first:
                first = self._first[row.customer_type]
                self._named.setdefault(fold(row.name), first)

    def choose(self, category: str, card_number: str, born_on: date | None) -> Choice:
        """Return the subscription for a customer of a category."""
        named = self._by_name(category)
        if named is not None:
            return Choice(named, exact=True)
        if not category and card_number.startswith(INTERNAL_PREFIX):
            internal = self._first.get(CustomerType.ADMINISTRATIVE_CARD)
            if internal is not None:
                return Choice(internal, exact=True)
        code = category.upper()
        if code in INSTITUTIONS:
            institution = self._institution()
            if institution is not None:
                return Choice(institution)
        age = age_on(born_on, self._today) if born_on else None
        return Choice(self._by_age(AGE_OF_CATEGORY.get(code, ADULT), age))

    def goes_without_card(self, customer_type: CustomerType) -> bool:
        """Whether a customer of a type needs no number (Nieuwsbrief)."""
        return behaviour_of(customer_type).number is NumberRule.NONE

    def _by_name(self, category: str) -> SubscriptionType | None:
        if not category:
            return None
        told = self._tx.setting(SETTING + category)
        found = self._offers.get(told) or self._offers.get(category)
        if found is None and category in TYPE_CODES:
            found = self._first.get(CustomerType(category))
        return found or self._named.get(fold(category))

    def _institution(self) -> SubscriptionType | None:
        return next(
            (it for it in self._ordinary() if INSTITUTION_WORD in fold(it.name)), None
        )

    def _by_age(self, usual: int, age: int | None) -> SubscriptionType:
        """Return the first ordinary subscription bound to an age that fits."""
        bound = [
            it
            for it in self._ordinary()
            if it.minimum_age is not None or it.maximum_age is not None
        ]
        fits = [it for it in bound if it.fits_age(usual if age is None else age)]
        chosen = [*fits, *bound, *self._ordinary()]
        if not chosen:
            raise LookupError("no subscription for ordinary customers")
        return chosen[0]

    def _ordinary(self) -> list[SubscriptionType]:
        return [
            it
            for it in self._offers.values()
            if it.customer_type is CustomerType.REGULAR and it.may_borrow and it.offered
        ]
