# SPDX-License-Identifier: Apache-2.0
"""A row of Koha's patron columns as a customer.

What has no place here, or is no good value, is kept as a remark of the customer, so
that nothing is lost; what is no good is told in the rejects file as well.
"""

from datetime import date

from msgspec import Struct
from msgspec.structs import fields

from wisedesk.domain.cards import tidy_number
from wisedesk.domain.person_rules import LONGEST, LONGEST_OTHERWISE, judge_person
from wisedesk.domain.persons import Country, Gender, Language, Person, PersonDraft
from wisedesk.domain.refusals import Reason
from wisedesk.exchange.addresses import House, read_country, read_house
from wisedesk.exchange.card_cells import (
    blocks_in,
    message_in,
    other_cards_in,
    special_kind_in,
)
from wisedesk.exchange.cells import Cells
from wisedesk.exchange.csv_values import day_of, is_yes, yes_or_no
from wisedesk.exchange.customer_columns import (
    AS_REMARK,
    COLUMN_OF,
    OWN_COLUMN,
    YES_OR_NO,
)
from wisedesk.exchange.isbd import tidy
from wisedesk.exchange.person_names import gender_of, split_first_name, split_surname
from wisedesk.services.exchange_rows import (
    CustomerOffer,
    Problem,
    Trouble,
    problem,
)

DATES = ("dateofbirth", "dateenrolled", "dateexpiry")


class ReadCustomer(Struct, frozen=True):
    """What a row offers: a customer, or why there is none, and what is told beside."""

    offer: CustomerOffer | None
    wrong: Problem | None = None
    told: tuple[Problem, ...] = ()


def customer_of(values: dict[str, str], today: date) -> ReadCustomer:
    """Return what a row offers the library."""
    row = Cells(values)
    surname = row.get("surname")
    if not surname:
        return ReadCustomer(None, problem(Trouble.FIELD_MISSING, field="surname"))
    number = tidy_number(row.get("cardnumber"))
    if " " in number:
        return ReadCustomer(None, problem(Trouble.NUMBER_WITH_SPACE, number=number))
    if number and not any(sign.isdigit() for sign in number):
        row.told.append(problem(Trouble.NUMBER_WITHOUT_DIGIT, number=number))
    days = {column: _day(row, column) for column in DATES}
    person = _person(row, days["dateofbirth"], today)
    for column in AS_REMARK:
        row.keep(column, row.get(column))
    notes = row.values.get("borrowernotes", "").splitlines()
    message = message_in(row)
    offer = CustomerOffer(
        card_number=number,
        branch=row.get("branchcode"),
        category=row.get("categorycode"),
        person=person,
        given=_given(person),
        registered_on=days["dateenrolled"],
        ends_on=days["dateexpiry"],
        remarks=tuple(_remarks(notes, row.remarks)),
        blocks=blocks_in(row, today),
        card_blocked=is_yes(row.get("lost")),
        special_kind=special_kind_in(row),
        message=message,
        other_cards=tuple(other_cards_in(row)),
    )
    return ReadCustomer(offer, None, tuple(row.told))


def _remarks(notes: list[str], kept: list[str]) -> list[str]:
    """Return a remark for each note of the file, and one for all that was kept."""
    lines = [tidy(note) for note in notes if note.strip()]
    return [*lines, " · ".join(kept)] if kept else lines


def _day(row: Cells, column: str) -> date | None:
    text = row.get(column)
    if not text or text.startswith("0000"):
        return None
    day = day_of(text)
    if day is None:
        row.keep_wrong(column, text)
    return day


def _person(row: Cells, born_on: date | None, today: date) -> Person:
    prefix, family_name = _surname(row)
    given_name, initials = split_first_name(row.get("firstname"), row.get("initials"))
    country, country_told = read_country(row.get("country"), row.get("zipcode"))
    row.keep("country", country_told)
    house = _house(row)
    draft = PersonDraft(
        initials=initials,
        name_prefix=prefix,
        family_name=family_name,
        given_name=given_name,
        born=f"{born_on:%d-%m-%Y}" if born_on else "",
        gender=_gender(row),
        language=_language(row),
        country=country,
        postcode=row.get("zipcode"),
        house_number=house.number,
        street=house.street,
        city=row.get("city"),
        contact_person=row.get("contactname"),
        phone=_phone(row),
        email=row.get("email"),
        email_absent=is_yes(row.get("emailabsent")),
        sepa=is_yes(row.get("sepa")),
        direct_debit=is_yes(row.get("directdebit")),
        iban=row.get("iban"),
        bic=row.get("bic"),
        login_name=row.get("userid"),
        selection=row.get("selection"),
        **{name: yes_or_no(row.get(column)) for column, name in YES_OR_NO.items()},
    )
    return _judged(row, draft, today)


def _judged(row: Cells, draft: PersonDraft, today: date) -> Person:
    """Return the person with what is no good moved to a remark.

    A postcode stays as it is written: an address is worth more than its form.
    """
    person, problems = judge_person(draft, frozenset(), today)
    values = {each.name: getattr(person, each.name) for each in fields(person)}
    for name, wrong in problems.items():
        if wrong.reason is Reason.IBAN_MISSING:
            continue
        typed = str(getattr(draft, name))
        column = COLUMN_OF.get(name, name)
        if wrong.reason is Reason.TOO_LONG:
            values[name] = typed[: LONGEST.get(name, LONGEST_OTHERWISE)].rstrip()
            row.keep_wrong(column, typed)
        elif wrong.reason is Reason.INVALID_POSTCODE:
            told = problem(Trouble.LEFT_AS_IT_IS, field="zipcode", value=typed)
            row.told.append(told)
        else:
            values |= {"born_on": None} if name == "born" else {name: ""}
            row.keep_wrong(column, typed)
    return Person(**values)


def _surname(row: Cells) -> tuple[str, str]:
    """Return voorvoegsel and surname; a column of its own is believed."""
    surname, prefix = row.get("surname"), row.get("nameprefix")
    if not prefix:
        own = OWN_COLUMN in row.values
        return ("", surname) if own else split_surname(surname)
    return prefix, surname.removeprefix(f"{prefix} ")


def _house(row: Cells) -> House:
    number, address = row.get("streetnumber"), row.get("address")
    own = OWN_COLUMN in row.values
    return House(address, number) if own else read_house(number, address)


def _gender(row: Cells) -> Gender:
    by_title = gender_of(row.get("title"))
    if by_title is None:
        row.keep("title", row.get("title"))
    return gender_of(row.get("sex")) or by_title or Gender.UNKNOWN


def _language(row: Cells) -> Language:
    told = row.get("lang").replace("-", "_")
    for language in Language:
        if told and language.value.casefold().startswith(told.casefold()):
            return language
    if told.casefold() not in {"", "default"}:
        row.keep("lang", told)
    return Language.DUTCH


def _phone(row: Cells) -> str:
    phone, mobile = row.get("phone"), row.get("mobile")
    if phone and mobile:
        row.keep("mobile", mobile)
    return phone or mobile


def _given(person: Person) -> frozenset[str]:
    """Return the fields that are filled: an empty cell says nothing of a customer."""
    empty = Person()
    names = {
        each.name
        for each in fields(person)
        if getattr(person, each.name) != getattr(empty, each.name)
    }
    if person.postcode and person.country is Country.NETHERLANDS:
        names.add("country")
    if person.family_name:
        names |= {"name_prefix", "family_name"}
    return frozenset(names)
