# SPDX-License-Identifier: Apache-2.0
"""Which fields each customer type shows and requires, on which screen.

Source: seed (the two registration screens), Wise "Klanttype definitie": required
fields differ per type, and so do the fields that are offered.
"""

from collections.abc import Set as AbstractSet

from msgspec import Struct

from wisedesk.domain.customer_types import CustomerType

NAMES = frozenset({"initials", "name_prefix", "family_name", "given_name"})
ADDRESS = frozenset({"country", "postcode", "house_number"})
BASICS = NAMES | ADDRESS  # what the first registration screen asks of a person
HOME = frozenset({"street", "city"})
CONTACT = frozenset({"language", "gender", "phone", "email", "newsletter"})
MONEY = frozenset({"sepa", "direct_debit", "iban", "bic"})
ACCOUNT = frozenset(
    {
        "identified",
        "login_account",
        "login_name",
        "selection",
        "keep_history",
        "warn_lent_before",
    }
)
EVERYTHING = BASICS | HOME | CONTACT | MONEY | ACCOUNT | {"born"}


class FormFields(Struct, frozen=True):
    """The fields of one type: those shown, those required on each screen.

    `basics` is the first registration screen, `details` the second.
    """

    shown: AbstractSet[str] = EVERYTHING
    required_basics: AbstractSet[str] = frozenset()
    required_details: AbstractSet[str] = frozenset()


_PERSON = frozenset({"family_name", "postcode", "house_number"})
_AT_HOME = _PERSON | HOME

_REGULAR = FormFields(
    required_basics=_PERSON,
    required_details=_AT_HOME | {"born", "email", "login_account"},
)
_LIKE_REGULAR = FormFields(
    required_basics=_PERSON, required_details=_AT_HOME | {"born"}
)
_ADMINISTRATIVE = FormFields(required_details=frozenset({"family_name"}))
_SPECIAL = FormFields(
    required_basics=frozenset({"family_name"}),
    required_details=frozenset({"family_name"}),
)
_DONOR = FormFields(required_basics=_PERSON, required_details=_AT_HOME)

FORM_FIELDS: dict[CustomerType, FormFields] = {
    CustomerType.REGULAR: _REGULAR,
    CustomerType.ARGOS: _LIKE_REGULAR,
    CustomerType.ANONYMOUS: FormFields(
        shown=NAMES | CONTACT,
        required_basics=frozenset({"family_name"}),
        required_details=frozenset({"family_name"}),
    ),
    CustomerType.SPECIAL: _SPECIAL,
    CustomerType.ADMINISTRATIVE_CARD: _ADMINISTRATIVE,
    CustomerType.SIDE_SUBSCRIPTION: _LIKE_REGULAR,
    CustomerType.DONOR: _DONOR,
    CustomerType.NEWSLETTER: FormFields(
        shown=NAMES | ADDRESS | HOME | CONTACT,
        required_basics=_PERSON,
        required_details=_AT_HOME,
    ),
}
