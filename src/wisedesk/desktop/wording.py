# SPDX-License-Identifier: Apache-2.0
"""The words of the field as a Dutch desk knows them: codes in, words out."""

from datetime import date

from PySide6.QtCore import QLocale

from wisedesk.domain.customer_types import LoanStanding, SpecialKind
from wisedesk.domain.items import ItemStatus, PublicStatus
from wisedesk.domain.persons import Country, Gender, Language
from wisedesk.domain.subscriptions import SubscriptionStatus
from wisedesk.services.records import CustomerRow
from wisedesk.services.session import Mode

DUTCH = QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands)
EURO = "€ "
UNKNOWN_AGE = "(-1 jr.)"
NO_SERVICES = "[ab diensten ontbreekt!]"
NOTE = "⚑ Melding"

MODE_WORD = {Mode.LEND: "UITLENEN", Mode.RETURN: "INNEMEN"}
LIST_STATUS = {
    LoanStanding.ORDINARY: "Uitgeleend",
    LoanStanding.SPECIAL: "Interne uitlening",
    LoanStanding.INTERNAL: "Inzage",
}
RETURNED_STATUS = "Ingenomen"
ITEM_STATUS = {
    ItemStatus.DISCARDED: "Afgeschreven",
    ItemStatus.AVAILABLE: "Binnen",
    ItemStatus.JUST_RETURNED: "Net ingenomen",
    ItemStatus.PROCESSING: "Uitgesorteerd",
    ItemStatus.INTERNAL: "interne uitlening",
    ItemStatus.ON_ORDER: "In bestelling",
    ItemStatus.COLLECTION: "Collectie",
    ItemStatus.MISSING: "Vermist",
    ItemStatus.INVOICED: "Nota",
    ItemStatus.OFF_SITE: "Andere locatie",
    ItemStatus.RESERVED: "Gereserveerd",
    ItemStatus.TRANSIT: "Transport",
    ItemStatus.LENT: "Uitgeleend",
    ItemStatus.DEPOT: "Magazijn",
}
PUBLIC_STATUS = {
    PublicStatus.AVAILABLE: "beschikbaar",
    PublicStatus.LENT: "uitgeleend",
    PublicStatus.NOT_AVAILABLE: "niet beschikbaar",
    PublicStatus.IN_TRANSIT: "op transport",
    PublicStatus.ON_ORDER: "in bestelling",
}
SUBSCRIPTION_STATUS = {
    SubscriptionStatus.NEW: "Nieuw",
    SubscriptionStatus.BILLED: "Gefaktureerd",
    SubscriptionStatus.REMINDED: "Herinnering",
    SubscriptionStatus.UNPAID: "Niet betaald",
    SubscriptionStatus.NORMAL: "Normaal",
    SubscriptionStatus.INTERNET_UNPAID: "Internet, niet betaald",
    SubscriptionStatus.INTERNET_UNVERIFIED: "Internet, niet gecontroleerd",
    SubscriptionStatus.BANNED: "Geweigerd",
    SubscriptionStatus.CANCELLED: "Uitgeschreven",
}
COUNTRY = {
    Country.NETHERLANDS: "Nederland",
    Country.BELGIUM: "België",
    Country.GERMANY: "Duitsland",
    Country.FRANCE: "Frankrijk",
    Country.UNITED_KINGDOM: "Verenigd Koninkrijk",
    Country.UNITED_STATES: "Verenigde Staten",
    Country.OTHER: "Ander land",
}
LANGUAGE = {
    Language.DUTCH: "Nederlands",
    Language.FLEMISH: "Nederlands (België)",
    Language.ENGLISH: "Engels",
    Language.GERMAN: "Duits",
    Language.FRENCH: "Frans",
}
GENDER = {
    Gender.MAN: "Man",
    Gender.WOMAN: "Vrouw",
    Gender.NEUTRAL: "Neutraal",
    Gender.UNKNOWN: "Onbekend",
    Gender.INSTITUTION: "Instelling",
}
SPECIAL_KIND = {
    SpecialKind.SPECIAL: "Speciale klant",
    SpecialKind.ADMINISTRATIVE: "Administratieve pas",
}
MONTHS = tuple(DUTCH.standaloneMonthName(month) for month in range(1, 13))
FIELD = {
    "card_number": "Klantnummer",
    "initials": "Voorletters",
    "name_prefix": "Voorvoegsel",
    "family_name": "Achternaam",
    "given_name": "Roepnaam",
    "born": "Geboren",
    "country": "Land",
    "postcode": "Postcode",
    "house_number": "Huisnummer",
    "street": "Straat",
    "city": "Plaats",
    "phone": "Telefoon",
    "email": "E-mail",
    "iban": "IBAN",
    "bic": "BIC",
    "login_account": "Gebruik inlogaccount",
    "login_name": "Gebruikersnaam",
    "selection": "Selectie",
    "contact_person": "Contactpersoon",
    "subscription": "Abonnement",
    "special_kind": "Type speciale klant",
    "text": "Melding",
}


def day(value: date | None) -> str:
    """Return a day as the desk writes it, 23-03-2026; empty for none."""
    return "" if value is None else value.strftime("%d-%m-%Y")


def iso_day(text: str) -> str:
    """Return an ISO day as the desk writes it."""
    return day(date.fromisoformat(text))


def euros(cents: int) -> str:
    """Return an amount in cents as € 12,50."""
    return EURO + DUTCH.toString(cents / 100, "f", 2)


def author_line(title: str, author: str) -> str:
    """Return Titel/auteur as the lists show it."""
    return f"{title}/{author}" if author else title


def counted(count: int, one: str, many: str) -> str:
    """Return a number with its word."""
    return f"{count} {one if count == 1 else many}"


def name_with_card(customer: CustomerRow) -> str:
    """Return who a customer is in half a line."""
    number = customer.card_number
    return f"{customer.name} ({number})" if number else customer.name


def status_word(customer: CustomerRow) -> str:
    """Return the fourth part of the blue bar.

    For ordinary customers the status of the subscription; for an administrative card
    or special customer the kind of card, and the warning when no services are linked.
    """
    subscription = customer.subscription
    missing = "" if subscription and subscription.has_services else NO_SERVICES
    if customer.special_kind is not None:
        return f"{SPECIAL_KIND[customer.special_kind]} {missing}".strip()
    if subscription is None:
        return "Geen abonnement"
    return f"{SUBSCRIPTION_STATUS[subscription.status]} {missing}".strip()


def type_title(type_name: str, number: str) -> str:
    """Return the title of the second screen: Klant 2999… * Administratieve pas *."""
    return f"Klant {number} * {type_name} *" if number else f"Klant * {type_name} *"
