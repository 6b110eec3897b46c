# SPDX-License-Identifier: Apache-2.0
"""The words that every Dutch text of the product is made with: codes in, words out."""

from datetime import date

from wisedesk.domain.charges import ChargeKind, Settlement
from wisedesk.domain.customer_types import SpecialKind

CHARGE_KIND = {ChargeKind.FEE: "Leengeld", ChargeKind.FINE: "Boete"}
SETTLED = {
    Settlement.CASH: "Afgerekend, kas",
    Settlement.BANK: "Afgerekend, bank",
    Settlement.WAIVED: "Kwijtgescholden",
}
SPECIAL_KIND = {
    SpecialKind.SPECIAL: "Speciale klant",
    SpecialKind.ADMINISTRATIVE: "Administratieve pas",
}
FIELD = {
    "barcode": "Barcode",
    "title": "Titel",
    "rmt": "Materiaal",
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
    "owner": "Eigenaar",
    "purpose": "Doel",
    "expected_days": "Verwacht terug na",
    "ends": "Gebruiken t/m",
    "text": "Melding",
    "loan_days": "Leentermijn",
    "renewal_days": "Verlengtermijn",
    "renewals": "Aantal keer verlengen",
    "fee_cents": "Leengeld",
    "minimum_age": "Minimumleeftijd",
    "maximum": "Maximum",
    "fine_cents_per_day": "Boete per dag",
    "fine_free_days": "Boetevrije dagen",
    "fine_maximum_cents": "Hoogste boete",
    "holiday_loan_days": "Leentermijn in de vakantie",
    "holiday_renewal_days": "Verlengtermijn in de vakantie",
    "group_name": "Naam",
    "group_maximum": "Maximum",
    "rmts": "Materialen",
    "holiday_first": "Eerste dag",
    "holiday_last": "Laatste dag",
}


def amount(cents: int) -> str:
    """Return an amount in cents as the reglement writes it: 0,25."""
    return f"{cents // 100},{cents % 100:02}"


def euros(cents: int) -> str:
    """Return an amount in cents as the desk writes it: € 12,50."""
    return f"€ {amount(cents)}"


def day(value: date | None) -> str:
    """Return a day as the desk writes it, 23-03-2026; empty for none."""
    if value is None:
        return ""
    # by its numbers: the format of a day imports a module each time; lists have many
    return f"{value.day:02}-{value.month:02}-{value.year:04}"


def iso_day(text: str) -> str:
    """Return an ISO day as the desk writes it."""
    return day(date.fromisoformat(text))


def counted(count: int, one: str, many: str) -> str:
    """Return a number with its word."""
    return f"{count} {one if count == 1 else many}"
