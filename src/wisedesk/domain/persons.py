# SPDX-License-Identifier: Apache-2.0
"""What the library keeps of a customer, as typed and as stored."""

from datetime import date
from enum import StrEnum

from msgspec import Struct


class Gender(StrEnum):
    """The field Persoon/Instelling."""

    MAN = "man"
    WOMAN = "woman"
    NEUTRAL = "neutral"
    UNKNOWN = "unknown"
    INSTITUTION = "institution"


class Country(StrEnum):
    """The countries the product knows; the value is what the header shows."""

    NETHERLANDS = "NL"
    BELGIUM = "BE"
    GERMANY = "DE"
    FRANCE = "FR"
    UNITED_KINGDOM = "GB"
    UNITED_STATES = "US"
    OTHER = "ZZ"


class Language(StrEnum):
    """Voorkeurstaal."""

    DUTCH = "nl_NL"
    FLEMISH = "nl_BE"
    ENGLISH = "en_GB"
    GERMAN = "de_DE"
    FRENCH = "fr_FR"


class PersonData(Struct, frozen=True, kw_only=True):
    """What is kept of a person, but for the birth date.

    `None` for a Ja/Nee field that nobody answered; `email_absent` is *Leeg*: it is
    recorded that there is no address.
    """

    initials: str = ""
    name_prefix: str = ""
    family_name: str = ""
    given_name: str = ""
    gender: Gender = Gender.UNKNOWN
    language: Language = Language.DUTCH
    country: Country = Country.NETHERLANDS
    postcode: str = ""
    house_number: str = ""
    street: str = ""
    city: str = ""
    contact_person: str = ""
    phone: str = ""
    email: str = ""
    email_absent: bool = False
    newsletter: bool | None = None
    sepa: bool = False
    direct_debit: bool = False
    iban: str = ""
    bic: str = ""
    identified: bool | None = None
    login_account: bool | None = None
    login_name: str = ""
    selection: str = ""
    keep_history: bool | None = None
    warn_lent_before: bool | None = None
    desk_receipts: bool | None = None


class PersonDraft(PersonData, frozen=True, kw_only=True):
    """The fields of a registration or customer screen exactly as they were typed."""

    born: str = ""


class Person(PersonData, frozen=True, kw_only=True):
    """The same, judged and tidied, as the library stores it."""

    born_on: date | None = None
