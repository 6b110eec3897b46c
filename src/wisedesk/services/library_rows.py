# SPDX-License-Identifier: Apache-2.0
"""The library as it is read: branches, tables, statistics, reminders, journal."""

from datetime import date, datetime

from msgspec import Struct

from wisedesk.domain.cards import NumberScheme
from wisedesk.domain.customer_types import CustomerType


class BranchRow(Struct, frozen=True):
    """A branch: its own code, its four-digit number, its name, the cards it takes."""

    branch_id: int
    code: str
    number: str
    name: str
    scheme: NumberScheme


class MaterialRow(Struct, frozen=True):
    """A material type: its code (RMT) and its name."""

    rmt: str
    name: str


class TypeRow(Struct, frozen=True):
    """A line of the drop-down Klanttype."""

    customer_type: CustomerType
    printed_code: str
    name: str


class StandardText(Struct, frozen=True):
    """A text of the table behind Standaard tekst."""

    code: str
    text: str


class PeriodCounts(Struct, frozen=True, kw_only=True):
    """The statistics of a period: administrative cards are in none of them."""

    loans: int
    returns: int
    borrowers: int
    new_customers: int
    customers: int
    loans_by_material: tuple[tuple[str, int], ...]


class ReminderCandidate(Struct, frozen=True, kw_only=True):
    """A loan the reminder run would write about, with the days it is late."""

    customer_key: str
    customer_name: str
    barcode: str
    title: str
    due_on: date
    days_late: int


class JournalRow(Struct, frozen=True, kw_only=True):
    """A line of the journal as a person reads it."""

    op_id: str
    kind: str
    at: datetime
    staff: str
    desk: str
    outcome: str
