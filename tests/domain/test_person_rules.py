# SPDX-License-Identifier: Apache-2.0
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from wisedesk.domain.customer_types import CustomerType
from wisedesk.domain.form_fields import FORM_FIELDS
from wisedesk.domain.person_rules import judge_person
from wisedesk.domain.persons import Country, Gender, PersonDraft
from wisedesk.domain.refusals import Reason

MONDAY = date(2026, 5, 4)
NOTHING = frozenset()


def judge(required=NOTHING, **typed):
    return judge_person(PersonDraft(**typed), required, MONDAY)


def problem(field, required=NOTHING, **typed):
    _, problems = judge(required, **typed)
    return problems[field].reason if field in problems else None


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        ("family_name", "  van   den  Berg ", "van den Berg"),
        ("postcode", "9503ab", "9503 AB"),
        ("postcode", "9503 AB", "9503 AB"),
        ("iban", "nl91abna0417164300", "NL91 ABNA 0417 1643 00"),
        ("bic", "abnanl2a", "ABNANL2A"),
        ("email", " Test@VOORBEELD.nl ", "Test@voorbeeld.nl"),
        ("phone", " 06-12345678 ", "06-12345678"),
        ("email", "", ""),
    ],
)
def test_what_was_typed_is_kept_in_its_official_form(field, typed, kept):
    person, problems = judge(**{field: typed})
    assert getattr(person, field) == kept
    assert not problems


@pytest.mark.parametrize(
    ("field", "typed", "reason"),
    [
        ("born", "31-04-2000", Reason.INVALID_DATE),
        ("born", "1-1-0026", Reason.INVALID_DATE),  # meant was 2026
        ("born", "3-5-1875", Reason.INVALID_DATE),
        ("born", "4-5-1876", None),
        ("born", "5-5-2026", Reason.DATE_IN_FUTURE),
        ("born", "4-5-2026", None),
        ("email", "test", Reason.INVALID_EMAIL),
        ("email", "test@@voorbeeld.nl", Reason.INVALID_EMAIL),
        ("iban", "NL91 ABNA 0417 1643 01", Reason.INVALID_IBAN),
        ("bic", "ABN", Reason.INVALID_BIC),
        ("postcode", "0503 AB", Reason.INVALID_POSTCODE),
        ("postcode", "95031 AB", Reason.INVALID_POSTCODE),
        ("family_name", "x" * 80, None),
        ("family_name", "x" * 81, Reason.TOO_LONG),
        ("city", "x" * 61, Reason.TOO_LONG),
    ],
)
def test_what_is_wrong_with_a_field(field, typed, reason):
    assert problem(field, **{field: typed}) == reason


def test_a_bad_value_stays_as_it_was_typed():
    person, _ = judge(iban="NL00", email="test")
    assert (person.iban, person.email) == ("NL00", "test")


def test_a_birth_date_is_stored_as_a_day():
    person, problems = judge(born="5-12-1990")
    assert person.born_on == date(1990, 12, 5)
    assert not problems


def test_a_foreign_postcode_is_not_judged():
    person, problems = judge(postcode="B-2000", country=Country.BELGIUM)
    assert person.postcode == "B-2000"
    assert not problems


@pytest.mark.parametrize("asked", ["direct_debit", "sepa"])
def test_direct_debit_needs_an_iban(asked):
    assert problem("iban", **{asked: True}) is Reason.IBAN_MISSING
    assert problem("iban", iban="NL91ABNA0417164300", **{asked: True}) is None
    assert problem("iban", iban="NL00", **{asked: True}) is Reason.INVALID_IBAN


@pytest.mark.parametrize("empty", ["", "   "])
def test_a_required_field_that_is_empty(empty):
    assert problem("family_name", {"family_name"}, family_name=empty) is Reason.REQUIRED


@pytest.mark.parametrize(("answer", "missing"), [(None, True), (True, False)])
def test_a_ja_nee_field_that_nobody_answered(answer, missing):
    told = problem("login_account", {"login_account"}, login_account=answer)
    assert (told is Reason.REQUIRED) is missing


def test_nee_is_an_answer():
    assert problem("login_account", {"login_account"}, login_account=False) is None


def test_leeg_satisfies_the_email_field():
    person, problems = judge({"email"}, email_absent=True)
    assert person.email_absent
    assert not problems
    assert problem("email", {"email"}) is Reason.REQUIRED


def test_an_address_typed_after_leeg_wins():
    person, problems = judge({"email"}, email="a@voorbeeld.nl", email_absent=True)
    assert not person.email_absent
    assert not problems


def test_an_institution_has_no_birth_date():
    assert problem("born", {"born"}, gender=Gender.INSTITUTION) is None
    assert problem("born", {"born"}) is Reason.REQUIRED


def test_a_wrong_field_that_is_required_says_what_is_wrong():
    assert problem("email", {"email"}, email="x") is Reason.INVALID_EMAIL


def test_the_seed_s_card_needs_no_more_than_a_name():
    required = FORM_FIELDS[CustomerType.ADMINISTRATIVE_CARD].required_details
    person, problems = judge(
        required, family_name="Test", login_account=False, email_absent=True
    )
    assert not problems
    assert person.gender is Gender.UNKNOWN
    assert person.born_on is None


@given(
    st.builds(
        PersonDraft,
        family_name=st.text(max_size=90),
        email=st.text(max_size=20),
        born=st.text("0123456789-/", max_size=10),
        iban=st.text("NL0123456789ABN ", max_size=20),
        bic=st.text("ABNL2 ", max_size=12),
        postcode=st.text("0123456789AB ", max_size=8),
        email_absent=st.booleans(),
        direct_debit=st.booleans(),
    )
)
def test_any_entry_is_judged_and_a_good_one_stays_as_it_is(draft):
    person, problems = judge_person(draft, {"family_name"}, MONDAY)
    assert not (person.email and person.email_absent)
    if problems:
        return
    again = replace(
        draft,
        family_name=person.family_name,
        email=person.email,
        iban=person.iban,
        bic=person.bic,
        postcode=person.postcode,
    )
    assert judge_person(again, {"family_name"}, MONDAY) == (person, {})


def test_characters_that_only_steer_a_machine_are_not_kept():
    person, problems = judge(family_name="a\x00b\x1b[31m\tc\nd 😀")
    assert person.family_name == "ab[31m c d 😀"
    assert not problems
