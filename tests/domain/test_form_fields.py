# SPDX-License-Identifier: Apache-2.0
import pytest
from msgspec.structs import fields

from wisedesk.domain.customer_types import CustomerType
from wisedesk.domain.form_fields import EVERYTHING, FORM_FIELDS
from wisedesk.domain.persons import PersonDraft

DRAFT = {each.name for each in fields(PersonDraft)}


@pytest.mark.parametrize("customer_type", CustomerType)
def test_a_required_field_is_shown_and_can_be_filled(customer_type):
    form = FORM_FIELDS[customer_type]
    required = form.required_basics | form.required_details
    assert required <= form.shown
    assert required <= DRAFT
    assert "family_name" in required


def test_every_field_of_the_second_screen_is_shown_for_an_administrative_card():
    form = FORM_FIELDS[CustomerType.ADMINISTRATIVE_CARD]
    assert form.shown == EVERYTHING
    assert form.required_basics == frozenset()  # a name is optional at first
    assert form.required_details == {"family_name"}


def test_an_anonymous_customer_gives_a_name():
    form = FORM_FIELDS[CustomerType.ANONYMOUS]
    assert form.required_basics | form.required_details == {"family_name"}


def test_a_newsletter_needs_a_name_and_an_address_only():
    form = FORM_FIELDS[CustomerType.NEWSLETTER]
    assert form.required_basics | form.required_details == {
        "family_name",
        "postcode",
        "house_number",
        "street",
        "city",
    }


@pytest.mark.parametrize("customer_type", CustomerType)
def test_only_a_regular_customer_must_say_whether_there_is_an_email(customer_type):
    required = FORM_FIELDS[customer_type].required_details
    assert ("email" in required) is (customer_type is CustomerType.REGULAR)
