# SPDX-License-Identifier: Apache-2.0
"""How each customer type behaves: one record a type, asked by every rule.

Nothing else in the product asks which type a customer is; it asks `behaviour_of`
and reads the record. Sources: seed ("Waar houd je rekening mee"), Wise pages
"Inschrijven niet-reguliere klanten" and "Item status".
"""

from enum import StrEnum

from msgspec import Struct


class CustomerType(StrEnum):
    """The klanttype; the value is the code printed in the drop-down table."""

    REGULAR = "00"
    ARGOS = "02"
    ANONYMOUS = "06"
    SPECIAL = "12"
    ADMINISTRATIVE_CARD = "14"
    SIDE_SUBSCRIPTION = "15"
    DONOR = "16"
    NEWSLETTER = "98"


class SpecialKind(StrEnum):
    """Type speciale klant: what a special customer's radio says."""

    SPECIAL = "special"
    ADMINISTRATIVE = "administrative"


class NumberRule(StrEnum):
    """Where the card number of a new customer comes from."""

    CARD = "card"
    GENERATED = "generated"
    NONE = "none"


class DueRule(StrEnum):
    """How the due date of a loan is found."""

    BY_POLICY = "by-policy"
    LOAN_DATE = "loan-date"
    CANNOT_BORROW = "cannot-borrow"


class NoticeRule(StrEnum):
    """Which notices leave the house for this customer."""

    ALL = "all"
    NEWSLETTER_ONLY = "newsletter-only"
    NONE = "none"


class LoanStanding(StrEnum):
    """What a loan is: the Wise status letter, and the kind of card behind it."""

    ORDINARY = "U"
    INSPECTION = "U-inspection"
    SPECIAL = "F-special"
    INTERNAL = "F-internal"


INTERNAL = frozenset({LoanStanding.SPECIAL, LoanStanding.INTERNAL})


class Channel(StrEnum):
    """Where a hold is placed: at the desk, or in Mijn Bibliotheek."""

    DESK = "desk"
    WEB = "web"


class Behaviour(Struct, frozen=True, kw_only=True):
    """What the rules need to know of a customer type.

    `always_new` tells that no existing customer can become one (seed: "een
    administratieve pas moet je altijd nieuw aanmaken").
    """

    group: str = ""
    number: NumberRule = NumberRule.CARD
    counts_as_customer: bool = True
    loans_count: bool = True
    notices: NoticeRule = NoticeRule.ALL
    due: DueRule = DueRule.BY_POLICY
    standing: LoanStanding = LoanStanding.ORDINARY
    holds_on_its_items: frozenset[Channel] = frozenset(Channel)
    has_limits: bool = True
    shown_as_special: bool = False
    owner_is_internal: bool = False
    always_new: bool = False

    @property
    def may_borrow(self) -> bool:
        """Whether this customer can have items at all."""
        return self.due is not DueRule.CANNOT_BORROW

    @property
    def is_internal_card(self) -> bool:
        """Whether its loans have no term: nobody else asks for them back."""
        return self.due is DueRule.LOAN_DATE

    @property
    def counts_as_possession(self) -> bool:
        """Whether loans show as *in bezit* and as activity of the customer."""
        return not self.owner_is_internal


_REGULAR = Behaviour()
_ADMINISTRATIVE = Behaviour(
    group="Z",
    number=NumberRule.GENERATED,
    counts_as_customer=False,
    loans_count=False,
    notices=NoticeRule.NONE,
    due=DueRule.LOAN_DATE,
    standing=LoanStanding.INTERNAL,
    holds_on_its_items=frozenset({Channel.DESK}),
    has_limits=False,
    shown_as_special=True,
    owner_is_internal=True,
    always_new=True,
)

BEHAVIOURS: dict[CustomerType, Behaviour] = {
    CustomerType.REGULAR: _REGULAR,
    CustomerType.ARGOS: _REGULAR,
    CustomerType.ANONYMOUS: Behaviour(
        notices=NoticeRule.NONE, due=DueRule.CANNOT_BORROW
    ),
    CustomerType.SPECIAL: Behaviour(
        group="S",
        loans_count=False,
        notices=NoticeRule.NONE,
        due=DueRule.LOAN_DATE,
        standing=LoanStanding.SPECIAL,
        holds_on_its_items=frozenset(),
        has_limits=False,
        shown_as_special=True,
    ),
    CustomerType.ADMINISTRATIVE_CARD: _ADMINISTRATIVE,
    CustomerType.SIDE_SUBSCRIPTION: _REGULAR,
    CustomerType.DONOR: _REGULAR,
    CustomerType.NEWSLETTER: Behaviour(
        number=NumberRule.NONE,
        counts_as_customer=False,
        notices=NoticeRule.NEWSLETTER_ONLY,
        due=DueRule.CANNOT_BORROW,
    ),
}

HOLDS_BY_STANDING: dict[LoanStanding, frozenset[Channel]] = {
    LoanStanding.INSPECTION: frozenset(Channel),
    **{
        behaviour.standing: behaviour.holds_on_its_items
        for behaviour in BEHAVIOURS.values()
        if behaviour.may_borrow
    },
}
# loans with a day they must be back: an inspection not brought back is late like others
WITH_TERM = frozenset({LoanStanding.ORDINARY, LoanStanding.INSPECTION})


def initial_kind(customer_type: CustomerType) -> SpecialKind | None:
    """Return the Type speciale klant a new customer of this type starts with."""
    if customer_type is CustomerType.ADMINISTRATIVE_CARD:
        return SpecialKind.ADMINISTRATIVE
    return SpecialKind.SPECIAL if customer_type is CustomerType.SPECIAL else None


def kind_is_fixed(customer_type: CustomerType) -> bool:
    """Whether the radio Type speciale klant cannot be switched."""
    return customer_type is not CustomerType.SPECIAL


def behaviour_of(
    customer_type: CustomerType, kind: SpecialKind | None = None
) -> Behaviour:
    """Return how this customer behaves now, a switched special customer included.

    A special customer whose radio says Administratieve pas behaves as one in every
    respect and keeps its number and its subscription (seed, "De Speciale klant").
    """
    if kind is SpecialKind.ADMINISTRATIVE:
        return _ADMINISTRATIVE
    return BEHAVIOURS[customer_type]
