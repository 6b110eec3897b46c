# SPDX-License-Identifier: Apache-2.0
"""What a file offers the library, and what became of each of its rows."""

from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct, field

from wisedesk.domain.customer_types import CustomerType, LoanStanding, SpecialKind
from wisedesk.domain.persons import Person


class Kind(StrEnum):
    """The kinds of file."""

    BRANCHES = "branches"
    TITLES = "titles"
    CUSTOMERS = "customers"
    LOANS = "loans"


class Result(StrEnum):
    """What became of one row."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REJECTED = "rejected"


class Differs(StrEnum):
    """What to do with a row that the library already has in another form."""

    CHANGE = "change"
    KEEP = "keep"
    REFUSE = "refuse"


class Trouble(StrEnum):
    """Why a row is not taken, or not whole; the wording lies in `wording`."""

    # rows and records as they lie in the file
    WRONG_WIDTH = "wrong-width"
    QUOTE_NOT_CLOSED = "quote-not-closed"
    NUL_CHARACTER = "nul-character"
    UNREADABLE_BYTES = "unreadable-bytes"
    RECORD_CUT_OFF = "record-cut-off"
    RECORD_BROKEN = "record-broken"
    RECORD_TOO_LARGE = "record-too-large"
    NOT_A_RECORD = "not-a-record"
    UNKNOWN_LETTER = "unknown-letter"
    MARC8_AFTER_ALL = "marc8-after-all"
    # values
    FIELD_MISSING = "field-missing"
    NO_TITLE = "no-title"
    INVALID_ISBN = "invalid-isbn"
    INVALID_PRICE = "invalid-price"
    INVALID_DATE = "invalid-date"
    NUMBER_WITH_SPACE = "number-with-space"
    NUMBER_WITHOUT_DIGIT = "number-without-digit"
    KEPT_AS_REMARK = "kept-as-remark"
    LEFT_AS_IT_IS = "left-as-it-is"
    LEFT_OUT = "left-out"
    # against what the library has
    TWICE_IN_FILE = "twice-in-file"
    KEY_OF_OTHER_TITLE = "key-of-other-title"
    BARCODE_OF_OTHER_TITLE = "barcode-of-other-title"
    BARCODE_IS_CARD = "barcode-is-card"
    CARD_IS_BARCODE = "card-is-barcode"
    CARD_UNKNOWN = "card-unknown"
    ITEM_UNKNOWN = "item-unknown"
    ITEM_ON_LOAN = "item-on-loan"
    MAY_NOT_BORROW = "may-not-borrow"
    RETURNED_BEFORE_LENT = "returned-before-lent"
    DUE_BEFORE_LENT = "due-before-lent"
    TYPE_STAYS = "type-stays"
    AGAINST_RULE = "against-rule"


class Problem(Struct, frozen=True):
    """One thing that is the matter with a row, with the values a sentence needs."""

    trouble: Trouble
    facts: dict[str, str] = field(default_factory=dict)


def problem(trouble: Trouble, **facts: object) -> Problem:
    """Return a problem with its facts as text."""
    return Problem(trouble, {name: str(value) for name, value in facts.items()})


class Stored(Struct, frozen=True, kw_only=True):
    """What became of one value: why it was refused, or what is told beside it."""

    result: Result
    row_id: int = 0
    why: Problem | None = None
    told: tuple[Problem, ...] = ()


def refused(trouble: Trouble, **facts: object) -> Stored:
    """Return the answer that a value cannot be taken."""
    return Stored(result=Result.REJECTED, why=problem(trouble, **facts))


class BranchOffer(Struct, frozen=True):
    """A branch as a file names it; an empty name says nothing."""

    code: str
    name: str = ""


class ItemOffer(Struct, frozen=True, kw_only=True):
    """An item as a file describes it: branch and material by the file's own codes."""

    barcode: str
    branch: str
    material: str
    call_number: str = ""
    price_cents: int | None = None


class TitleOffer(Struct, frozen=True, kw_only=True):
    """A title with its items.

    `weak_key` tells that the key names no institution, so that another file's titles
    may bear it too.
    """

    key: str
    weak_key: bool = False
    title: str
    author: str = ""
    isbn: str = ""
    year: str = ""
    language: str = ""
    items: tuple[ItemOffer, ...] = ()


class NewItem(Struct, frozen=True, kw_only=True):
    """An item with its title, branch and material as the library knows them."""

    barcode: str
    title_id: int
    branch_id: int
    rmt: str
    call_number: str
    price_cents: int | None


class CustomerOffer(Struct, frozen=True, kw_only=True):
    """A customer as a file describes it.

    `given` names the fields of the person that the file really fills: the others are
    left alone in a customer the library has. `category` is the file's own code;
    `other_cards` are cards beside the one, each with its status.
    """

    card_number: str
    branch: str
    category: str
    person: Person
    given: frozenset[str]
    registered_on: date | None = None
    ends_on: date | None = None
    remarks: tuple[str, ...] = ()
    blocks: tuple[str, ...] = ()
    card_blocked: bool = False
    special_kind: SpecialKind | None = None
    message: str = ""
    other_cards: tuple[tuple[str, str], ...] = ()


class NewImport(Struct, frozen=True, kw_only=True):
    """A customer with branch, type and subscription as the library knows them.

    `exact` tells that the file named the subscription itself; one chosen by age is
    given to new customers only.
    """

    offer: CustomerOffer
    branch_id: int
    customer_type: CustomerType
    subscription: str
    exact: bool
    registered_on: date
    ends_on: date


class LoanOffer(Struct, frozen=True, kw_only=True):
    """A loan as a file describes it; without `returned_at` the item is still out.

    `standing` is given only by a file that knows how a loan of the past counted.
    """

    card_number: str
    barcode: str
    branch: str
    lent_at: datetime
    lent_on: date
    due_on: date
    returned_at: datetime | None = None
    returned_on: date | None = None
    renewals: int = 0
    standing: LoanStanding | None = None


class ImportRun(Struct, frozen=True, kw_only=True):
    """How far the import of a file came; `tally` is its counts as JSON."""

    run_id: int = 0
    op_id: str
    kind: Kind
    file_name: str
    digest: str
    started_at: datetime
    finished_at: datetime | None = None
    rows_done: int = 0
    rejects_bytes: int = 0
    tally: str = "{}"
