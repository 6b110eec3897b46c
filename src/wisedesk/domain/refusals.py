# SPDX-License-Identifier: Apache-2.0
"""Why a rule says no: a value, never an exception and never a sentence."""

from enum import StrEnum

from msgspec import Struct, field


class Reason(StrEnum):
    """Every reason a rule can refuse for; the sentence of each lies in `wording`."""

    # numbers
    NUMBER_MISSING = "number-missing"
    NUMBER_WRONG_LENGTH = "number-wrong-length"
    NUMBER_WRONG_CHARACTERS = "number-wrong-characters"
    NUMBER_WRONG_CHECK_DIGIT = "number-wrong-check-digit"
    NUMBER_IN_USE = "number-in-use"
    NUMBER_IS_ITEM = "number-is-item"
    NUMBER_OF_EXPIRED = "number-of-expired"
    NUMBER_OF_OTHER_TYPE = "number-of-other-type"
    NUMBERS_RAN_OUT = "numbers-ran-out"
    NUMBER_TAKEN_MEANWHILE = "number-taken-meanwhile"
    NUMBER_OTHER_BRANCH = "number-other-branch"
    # fields of a form
    REQUIRED = "required"
    INVALID_DATE = "invalid-date"
    DATE_IN_FUTURE = "date-in-future"
    INVALID_EMAIL = "invalid-email"
    INVALID_IBAN = "invalid-iban"
    INVALID_BIC = "invalid-bic"
    INVALID_POSTCODE = "invalid-postcode"
    IBAN_MISSING = "iban-missing"
    LOGIN_NAME_IN_USE = "login-name-in-use"
    TOO_LONG = "too-long"
    NUMBER_INVALID = "number-invalid"
    NUMBER_OUT_OF_BOUNDS = "number-out-of-bounds"
    AMOUNT_INVALID = "amount-invalid"
    AMOUNT_OUT_OF_BOUNDS = "amount-out-of-bounds"
    # customers and subscriptions
    CUSTOMER_UNKNOWN = "customer-unknown"
    CUSTOMER_CHANGED = "customer-changed"
    MESSAGE_CHANGED = "message-changed"
    SUBSCRIPTION_UNKNOWN = "subscription-unknown"
    SUBSCRIPTION_OTHER_TYPE = "subscription-other-type"
    SUBSCRIPTION_NOT_OFFERED = "subscription-not-offered"
    NEVER_INTO_ADMINISTRATIVE = "never-into-administrative"
    NOT_SPECIAL = "not-special"
    KIND_IS_FIXED = "kind-is-fixed"
    # at the desk
    SCAN_UNREADABLE = "scan-unreadable"
    ITEM_UNKNOWN = "item-unknown"
    CARD_UNKNOWN = "card-unknown"
    CARD_BLOCKED = "card-blocked"
    NO_PREVIOUS_CUSTOMER = "no-previous-customer"
    CARD_AS_ITEM = "card-as-item"
    OWN_CARD_AS_ITEM = "own-card-as-item"
    ITEM_AS_CARD = "item-as-card"
    ITEM_ON_LOAN = "item-on-loan"
    ITEM_ALREADY_YOURS = "item-already-yours"
    ITEM_NOT_LENDABLE = "item-not-lendable"
    ITEM_HELD_FOR_OTHER = "item-held-for-other"
    NO_POLICY = "no-policy"
    TOO_YOUNG = "too-young"
    MAXIMUM_REACHED = "maximum-reached"
    MAXIMUM_OF_MATERIAL_REACHED = "maximum-of-material-reached"
    MAXIMUM_OF_GROUP_REACHED = "maximum-of-group-reached"
    MAY_NOT_BORROW = "may-not-borrow"
    SUBSCRIPTION_EXPIRED = "subscription-expired"
    SUBSCRIPTION_CANCELLED = "subscription-cancelled"
    BLOCKED = "blocked"
    TITLE_LENT_BEFORE = "title-lent-before"
    # what a customer should hear of at the desk
    SUBSCRIPTION_ENDS_SOON = "subscription-ends-soon"
    LOANS_OVERDUE = "loans-overdue"
    HOLD_READY = "hold-ready"
    # internal cards
    INTERNAL_CARD_ENDED = "internal-card-ended"
    INTERNAL_CARD_FULL = "internal-card-full"
    INTERNAL_CARD_STALE = "internal-card-stale"
    INTERNAL_CARD_CHANGED = "internal-card-changed"
    NOT_INTERNAL_CARD = "not-internal-card"
    NOT_ON_INTERNAL_CARD = "not-on-internal-card"
    EXPECTED_BEFORE_LENT = "expected-before-lent"
    # entering an item
    NO_QUICK_ITEMS = "no-quick-items"
    BARCODE_IN_USE = "barcode-in-use"
    # renewing
    LOAN_NOT_OPEN = "loan-not-open"
    NOTHING_TO_RENEW = "nothing-to-renew"
    NO_RENEWAL_POLICY = "no-renewal-policy"
    NOT_RENEWABLE = "not-renewable"
    RENEWED_TOO_OFTEN = "renewed-too-often"
    RENEWS_NO_LATER = "renews-no-later"
    # undoing
    CANNOT_BE_UNDONE = "cannot-be-undone"
    UNDONE_BEFORE = "undone-before"
    UNDO_TOO_LATE = "undo-too-late"
    UNDO_OVERTAKEN = "undo-overtaken"
    UNDO_PAID = "undo-paid"
    ENTRY_IS_GONE = "entry-is-gone"
    # cancelling
    NOT_LENT = "not-lent"
    LENT_TO_OTHER = "lent-to-other"
    LENT_BESIDE = "lent-beside"
    LENT_BY_IMPORT = "lent-by-import"
    CARD_WHILE_CANCELLING = "card-while-cancelling"
    # amounts
    NOT_OWED = "not-owed"
    AMOUNT_OWED = "amount-owed"
    # coming in
    ITEM_WRITTEN_OFF = "item-written-off"
    ITEM_ON_ORDER = "item-on-order"
    ITEM_INVOICED = "item-invoiced"
    ITEM_OF_OTHER_CUSTOMER = "item-of-other-customer"
    RETURN_IN_FUTURE = "return-in-future"
    ITEM_LENT_AGAIN = "item-lent-again"
    BRANCH_UNKNOWN = "branch-unknown"
    # holds
    HOLD_NOT_FOR_WEB = "hold-not-for-web"
    HOLD_NOT_POSSIBLE = "hold-not-possible"
    HOLD_NEEDS_CUSTOMER = "hold-needs-customer"
    HOLD_EXISTS = "hold-exists"
    HOLD_NO_ITEMS = "hold-no-items"
    TITLE_UNKNOWN = "title-unknown"
    # reglement
    RMT_UNKNOWN = "rmt-unknown"
    POLICY_EXISTS = "policy-exists"
    POLICY_CHANGED = "policy-changed"
    POLICY_RELIED_ON = "policy-relied-on"
    HOLIDAY_TERM_SHORTER = "holiday-term-shorter"
    GROUP_EXISTS = "group-exists"
    GROUP_CHANGED = "group-changed"
    PERIOD_BACKWARDS = "period-backwards"
    PERIODS_OVERLAP = "periods-overlap"
    HOLIDAYS_CHANGED = "holidays-changed"
    # settings
    SETTING_UNKNOWN = "setting-unknown"
    SETTING_INVALID = "setting-invalid"
    SETTING_CHANGED = "setting-changed"


class Refusal(Struct, frozen=True):
    """One reason, with the values that led to it and the field it is about.

    `about` is the field of the form; `facts` are the values a sentence needs, by
    name, already as text (dates ISO, money in cents); `overridable` tells that a
    clerk may pass it.
    """

    reason: Reason
    about: str = ""
    overridable: bool = False
    facts: dict[str, str] = field(default_factory=dict)


def refusal(reason: Reason, about: str = "", **facts: object) -> Refusal:
    """Return a refusal that nobody can pass."""
    return Refusal(reason, about, False, _as_text(facts))


def passable(reason: Reason, **facts: object) -> Refusal:
    """Return a refusal that the clerk may pass by doing the action again."""
    return Refusal(reason, "", True, _as_text(facts))


def _as_text(facts: dict[str, object]) -> dict[str, str]:
    return {name: str(value) for name, value in facts.items()}
