# SPDX-License-Identifier: Apache-2.0
"""A registration while it is filled in: nothing of it is stored before Opslaan."""

from datetime import date

from msgspec import Struct, field

from wisedesk.domain.customer_types import (
    CustomerType,
    NumberRule,
    behaviour_of,
    initial_kind,
)
from wisedesk.domain.names import display_name
from wisedesk.domain.person_rules import judge_person
from wisedesk.domain.persons import PersonDraft
from wisedesk.domain.subscriptions import (
    SubscriptionChoice,
    SubscriptionCosts,
    SubscriptionType,
)
from wisedesk.services.actions import Register
from wisedesk.services.customer_rows import CustomerRow, SubscriptionRow
from wisedesk.services.library_rows import BranchRow, TypeRow


class RegistrationDraft(Struct, frozen=True, kw_only=True):
    """What the three screens hold.

    `generated` tells that the number was proposed and taken (Bevestig, Ja), `declined`
    that it was refused (Nee); `again` is the key of a customer registered once more.
    """

    type_row: TypeRow
    branch: BranchRow
    number: str = ""
    generated: bool = False
    declined: bool = False
    again: str = ""
    person: PersonDraft = field(default_factory=PersonDraft)
    offer: SubscriptionType | None = None
    choice: SubscriptionChoice | None = None
    costs: SubscriptionCosts | None = None

    @property
    def customer_type(self) -> CustomerType:
        """The type being registered."""
        return self.type_row.customer_type

    @property
    def number_rule(self) -> NumberRule:
        """Where this type's card number comes from."""
        return behaviour_of(self.customer_type).number

    def action(self) -> Register:
        """Return the registration as the action that Opslaan performs."""
        return Register(
            customer_type=self.customer_type,
            branch=self.branch.code,
            number=self.number,
            generated=self.generated,
            person=self.person,
            subscription=self.choice or SubscriptionChoice(code=""),
            again=self.again,
        )

    def preview(self, today: date) -> CustomerRow:
        """Return the customer as the screen shows it before it is stored (id 0)."""
        person, _ = judge_person(self.person, frozenset(), today)
        name = display_name(
            person.family_name, person.given_name, person.name_prefix, person.initials
        )
        return CustomerRow(
            customer_id=0,
            key=self.number,
            card_number=self.number,
            card_is_active=True,
            customer_type=self.customer_type,
            type_name=self.type_row.name,
            special_kind=initial_kind(self.customer_type),
            branch=self.branch,
            person=person,
            name=name,
            subscription=self._subscription(today),
            registered_on=today,
            last_activity_on=today,
            open_loans=0,
            owed_cents=0,
            active_cards=1 if self.number else 0,
            message="",
            remarks=(),
            blocks=(),
            version=0,
        )

    def _subscription(self, today: date) -> SubscriptionRow | None:
        offer, costs = self.offer, self.costs
        if offer is None or costs is None:
            return None
        return SubscriptionRow(
            code=offer.code,
            name=offer.name,
            status=costs.first_status,
            starts_on=today,
            ends_on=costs.rights_until,
            has_services=offer.has_services,
            may_borrow=offer.may_borrow,
            maximum_loans=offer.maximum_loans,
            fee_cents=costs.fee_cents,
            registration_cents=costs.registration_cents,
            balance_cents=costs.balance_cents,
            tariff=self.choice.tariff if self.choice else "",
        )
