# SPDX-License-Identifier: Apache-2.0
"""Every word of the window, by one name: the product's, and those of its screens."""

from PySide6.QtCore import QLocale

from wisedesk.domain.persons import Country, Language
from wisedesk.domain.subscriptions import SubscriptionStatus
from wisedesk.services.customer_rows import CustomerRow
from wisedesk.services.session import Mode
from wisedesk.wording.item_statuses import ITEM_STATUS, LIST_STATUS, PUBLIC_STATUS
from wisedesk.wording.words import (
    CHARGE_KIND,
    FIELD,
    SETTLED,
    SPECIAL_KIND,
    counted,
    day,
    iso_day,
)

__all__ = [
    "CHARGE_KIND",
    "COUNTRY",
    "DUTCH",
    "ENTRY_WORD",
    "FIELD",
    "ITEM_STATUS",
    "LANGUAGE",
    "LIST_STATUS",
    "MODE_WORD",
    "MONTHS",
    "NOTE",
    "PUBLIC_STATUS",
    "RETURNED_STATUS",
    "SETTLED",
    "SPECIAL_KIND",
    "SUBSCRIPTION_STATUS",
    "UNKNOWN_AGE",
    "author_line",
    "bare_amount",
    "counted",
    "day",
    "euros",
    "iso_day",
    "name_with_card",
    "status_word",
    "type_title",
]

DUTCH = QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands)
EURO = "€ "
UNKNOWN_AGE = "(-1 jr.)"
NO_SERVICES = "[ab diensten ontbreekt!]"
NOTE = "⚑ Melding"

MODE_WORD = {Mode.LEND: "UITLENEN", Mode.RETURN: "INNEMEN"}
ENTRY_WORD = {
    Mode.CANCEL: "ANNULEREN",
    Mode.INSPECT: "INZAGE",
    Mode.JOIN: "KLANT ERBIJ",
}
RETURNED_STATUS = "Ingenomen"
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
MONTHS = tuple(DUTCH.standaloneMonthName(month) for month in range(1, 13))


def bare_amount(cents: int) -> str:
    """Return an amount in cents as a spreadsheet reads it: 12,50."""
    return f"{cents // 100},{cents % 100:02}"


def euros(cents: int) -> str:
    """Return an amount in cents as € 12,50."""
    return EURO + DUTCH.toString(cents / 100, "f", 2)


def author_line(title: str, author: str) -> str:
    """Return Titel/auteur as the lists show it."""
    return f"{title}/{author}" if author else title


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
