# SPDX-License-Identifier: Apache-2.0
"""Whether what was typed of a person is good, field by field."""

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from datetime import date
from typing import Any

from msgspec.structs import fields

from wisedesk.domain.calendar import age_on, read_day
from wisedesk.domain.persons import Country, Gender, Person, PersonData, PersonDraft
from wisedesk.domain.refusals import Reason, Refusal, refusal
from wisedesk.domain.typed_text import tidied

Problems = dict[str, Refusal]
LONGEST = {"family_name": 80, "email": 254, "login_name": 80}
LONGEST_OTHERWISE = 60
OLDEST = 150  # years; whoever is older was typed wrongly


def judge_person(
    draft: PersonDraft, required: AbstractSet[str], today: date
) -> tuple[Person, Problems]:
    """Return a person as it would be stored and a refusal for every bad field.

    `required` names the fields that may not stay empty. Text is tidied (spaces, and
    characters that only steer a machine); postcode, IBAN, BIC and e-mail take their
    official form.
    """
    problems: Problems = {}
    text = {
        each.name: tidied(value)
        for each in fields(draft)
        if isinstance(value := getattr(draft, each.name), str) and type(value) is str
    }
    for name, value in text.items():
        if len(value) > (most := LONGEST.get(name, LONGEST_OTHERWISE)):
            problems[name] = refusal(Reason.TOO_LONG, name, characters=most)
    born_on = _judge_birth(text.pop("born"), today, problems)
    text["email"] = _form_of("email", text["email"], _email, problems)
    if draft.country is Country.NETHERLANDS:
        text["postcode"] = _form_of("postcode", text["postcode"], _postcode, problems)
    text["iban"] = _form_of("iban", text["iban"], _iban, problems)
    text["bic"] = _form_of("bic", text["bic"], _bic, problems)
    if (draft.direct_debit or draft.sepa) and not text["iban"]:
        problems.setdefault("iban", refusal(Reason.IBAN_MISSING, "iban"))
    for name in _missing(draft, required):
        problems.setdefault(name, refusal(Reason.REQUIRED, name))
    others: dict[str, Any] = {
        each.name: getattr(draft, each.name)
        for each in fields(PersonData)
        if each.name not in text
    }
    others["email_absent"] = draft.email_absent and not text["email"]
    return Person(born_on=born_on, **(others | text)), problems


def _missing(draft: PersonDraft, required: AbstractSet[str]) -> list[str]:
    """Return the required fields nobody filled, save an institution's birth date."""
    missing = []
    for name in sorted(required):
        value = getattr(draft, name)
        empty = value is None or (isinstance(value, str) and not tidied(value))
        excused = (name == "email" and draft.email_absent) or (
            name == "born" and draft.gender is Gender.INSTITUTION
        )
        if empty and not excused:
            missing.append(name)
    return missing


def _judge_birth(typed: str, today: date, problems: Problems) -> date | None:
    if not typed:
        return None
    born_on = read_day(typed)
    if born_on is None or age_on(born_on, today) > OLDEST:
        problems["born"] = refusal(Reason.INVALID_DATE, "born", typed=typed)
    elif born_on > today:
        problems["born"] = refusal(Reason.DATE_IN_FUTURE, "born", typed=typed)
    return born_on


def _form_of(
    name: str, typed: str, official: Callable[[str], str], problems: Problems
) -> str:
    """Return a value in its official form; what cannot have one stays as typed."""
    if not typed:
        return ""
    try:
        return official(typed)
    except ValueError as wrong:
        reason = Reason(f"invalid-{name}")
        problems.setdefault(name, refusal(reason, name, typed=typed, why=wrong))
        return typed


# what judges is imported when there is something to judge: the desk is ready sooner


def _email(typed: str) -> str:
    from email_validator import validate_email

    return str(validate_email(typed, check_deliverability=False).normalized)


def _postcode(typed: str) -> str:
    from stdnum.nl import postcode

    return str(postcode.validate(typed))


def _iban(typed: str) -> str:
    from stdnum import iban

    return str(iban.format(iban.validate(typed)))


def _bic(typed: str) -> str:
    from stdnum import bic

    return str(bic.validate(typed))
