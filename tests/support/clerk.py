# SPDX-License-Identifier: Apache-2.0
"""What a clerk does and finds, said shortly; everything goes through the desk."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from msgspec.structs import replace

from wisedesk.domain.cards import NumberSeries, generated_number
from wisedesk.domain.customer_types import (
    CustomerType,
    NumberRule,
    SpecialKind,
    behaviour_of,
)
from wisedesk.domain.items import ItemStatus
from wisedesk.domain.persons import Person, PersonDraft
from wisedesk.domain.subscriptions import SubscriptionChoice
from wisedesk.services.actions import ChangePerson, Lend, Register, ReturnItem
from wisedesk.services.card_numbers import next_number
from wisedesk.services.clock import DeskClock
from wisedesk.services.customer_outcomes import Registered
from wisedesk.services.customer_rows import CustomerRow
from wisedesk.services.desk import Desk
from wisedesk.services.item_rows import ItemRow
from wisedesk.services.library_rows import BranchRow
from wisedesk.services.outcomes import Outcome, Refused

# of the sample library
HOME_FOR_THE_ELDERLY = "29408000005019"
BINDING_CARD = "29408000005035"  # a special customer with twelve items
BINDER = "29999940800170"  # an administrative card
BEAR = "vb000007"  # De geweldige beer, a DVD
TITAN = "vb000001"  # De vloek van de Titaan, a book for children

SUBSCRIPTIONS = {
    CustomerType.REGULAR: "0010",
    CustomerType.ARGOS: "0022",
    CustomerType.ANONYMOUS: "0060",
    CustomerType.SPECIAL: "0088",
    CustomerType.ADMINISTRATIVE_CARD: "0089",
    CustomerType.SIDE_SUBSCRIPTION: "0050",
    CustomerType.DONOR: "0070",
    CustomerType.NEWSLETTER: "0098",
}
JANSEN = PersonDraft(
    family_name="Jansen",
    given_name="Jan",
    born="1-2-1980",
    postcode="9521 AA",
    house_number="12",
    street="Zuiderstraat",
    city="Nieuw-Buinen",
    email_absent=True,
    login_account=False,
)
Seen = TypeVar("Seen")


def own_card(place: int) -> str:
    """Return the number of a pass that the library keeps in a drawer."""
    return generated_number(NumberSeries.ORDINARY, "9408", 70_000 + place)


def registration(
    customer_type: CustomerType = CustomerType.REGULAR,
    number: str = "",
    *,
    branch: str = "9408",
    generated: bool = False,
    person: PersonDraft = JANSEN,
    again: str = "",
    choice: SubscriptionChoice | None = None,
) -> Register:
    """Return a registration of Jansen, filled in well unless told otherwise."""
    return Register(
        customer_type=customer_type,
        branch=branch,
        number=number,
        generated=generated,
        person=person,
        subscription=choice or SubscriptionChoice(code=SUBSCRIPTIONS[customer_type]),
        again=again,
    )


def register(
    desk: Desk,
    customer_type: CustomerType = CustomerType.REGULAR,
    number: str = "",
    *,
    person: PersonDraft = JANSEN,
) -> CustomerRow:
    """Register somebody, with a generated number where none is given."""
    generated = not number and behaviour_of(customer_type).number is not NumberRule.NONE
    if generated:
        number = proposal(desk, customer_type)
    action = registration(customer_type, number, generated=generated, person=person)
    outcome = desk.perform(action)
    assert isinstance(outcome, Registered), outcome
    return customer(desk, outcome.customer)


def proposal(
    desk: Desk,
    customer_type: CustomerType = CustomerType.ADMINISTRATIVE_CARD,
    branch: str = "9408",
) -> str:
    """Return the number Bevestig asks with."""
    with desk.library.reading() as tx:
        number = next_number(tx, customer_type, branch_row(desk, branch))
    assert isinstance(number, str), number
    return number


def branch_row(desk: Desk, code: str = "9408") -> BranchRow:
    """Return a branch of the sample."""
    with desk.library.reading() as tx:
        return next(each for each in tx.branches() if each.code == code)


def customer(desk: Desk, key: str) -> CustomerRow:
    """Return a customer who exists."""
    with desk.library.reading() as tx:
        found = tx.customer(key)
    assert found is not None
    return found


def item(desk: Desk, barcode: str) -> ItemRow:
    """Return an item that exists."""
    with desk.library.reading() as tx:
        found = tx.item(barcode)
    assert found is not None
    return found


def on_the_shelf(desk: Desk, title_key: str = TITAN) -> list[str]:
    """Return the barcodes of a title's items that are in, this branch's own first."""
    with desk.library.reading() as tx:
        items = tx.title_items(title_key)
    here = desk.station.branch
    items.sort(key=lambda each: each.branch.code != here)
    return [each.barcode for each in items if each.status is ItemStatus.AVAILABLE]


def of_branch(desk: Desk, branch: str, title_key: str = TITAN) -> list[str]:
    """Return the barcodes of a title's items that are in and a branch's own."""
    return [
        barcode
        for barcode in on_the_shelf(desk, title_key)
        if item(desk, barcode).branch.code == branch
    ]


def lend(desk: Desk, key: str, barcode: str, *passed: object) -> Outcome:
    """Lend an item."""
    reasons = frozenset(passed)
    return desk.perform(Lend(customer=key, barcode=barcode, passed=reasons))


def return_item(desk: Desk, barcode: str) -> Outcome:
    """Take an item back."""
    return desk.perform(ReturnItem(barcode=barcode))


def switch(desk: Desk, key: str, kind: SpecialKind) -> Outcome:
    """Click the radio Type speciale klant and store."""
    row = customer(desk, key)
    return desk.perform(
        ChangePerson(
            customer=key,
            version=row.version,
            person=draft_of(row.person),
            special_kind=kind,
        )
    )


def draft_of(person: Person) -> PersonDraft:
    """Return the fields of the customer screen as they stand."""
    born = f"{person.born_on:%d-%m-%Y}" if person.born_on else ""
    typed = {
        name: getattr(person, name)
        for name in PersonDraft.__struct_fields__
        if name != "born"
    }
    return PersonDraft(born=born, **typed)


def on_day(desk: Desk, day: date) -> Desk:
    """Return the same desk on another day."""
    return replace(desk, clock=DeskClock(day))


def read(desk: Desk, ask: Callable[..., Seen]) -> Seen:
    """Return what a question to the library gives."""
    with desk.library.reading() as tx:
        return ask(tx)


def reasons(outcome: Outcome) -> list[str]:
    """Return why an action was refused."""
    assert isinstance(outcome, Refused), outcome
    return [each.reason.value for each in outcome.refusals]


def facts(outcome: Outcome) -> dict[str, str]:
    """Return the values behind the one reason of a refusal."""
    assert isinstance(outcome, Refused), outcome
    (only,) = outcome.refusals
    return only.facts
