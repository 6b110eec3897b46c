# SPDX-License-Identifier: Apache-2.0
"""What a line of the reglement means, in Dutch: each value as its column shows it."""

from wisedesk.domain.policies import NOT_LENDABLE_AGE, LoanPolicy, RenewsFrom
from wisedesk.services.explained import LineExplained
from wisedesk.wording.explained_parts import Fact, Part
from wisedesk.wording.policy_words import fine_method, holiday_method, lending_method
from wisedesk.wording.words import amount, counted, euros

UNLESS = "tenzij een medewerker het toch doet"
ANYWAY = "als een medewerker dat toch doet"
EMPTY = "leeg"


def line_parts(found: LineExplained) -> tuple[Part, ...]:
    """Return what a line holds for, and what each of its values means."""
    line = found.line
    return (
        Part(f"Regel {line.name}", tuple(_holds_for(found))),
        Part("Lenen en verlengen", _lending(line)),
        Part("Hoeveel en voor wie", tuple(_maxima(found))),
        Part("Te laat, reserveren, vakantie", _other(line)),
    )


def _holds_for(found: LineExplained) -> list[Fact]:
    line = found.line
    what = (
        f"abonnement {line.subscription} {found.subscription_name}, materiaal"
        f" {line.rmt} {found.material}, in elk filiaal"
    )
    facts = [Fact("Geldt voor", what)]
    if found.also_for:
        told = f"{', '.join(found.also_for)}: zonder eigen regel telt de eerste letter"
        facts.append(Fact("Ook voor", told))
    return facts


def _lending(line: LoanPolicy) -> tuple[Fact, ...]:
    values = "leentermijn/verlengtermijn/leengeld"
    if line.minimum_age:
        values += "/minimumleeftijd"
    return (
        Fact("Uitleenmethode", f"{lending_method(line)}: {values}"),
        Fact("Dagen", _loan_days(line.loan_days)),
        Fact("Verl.", _renewal_days(line)),
        Fact("Keer", _renewals(line)),
        Fact("Leengeld", _fee(line)),
    )


def _loan_days(days: int) -> str:
    term = counted(days, "dag", "dagen")
    return (
        f"{days}: {term} na het uitlenen is het terug; is het filiaal dan dicht, op de"
        " eerste open dag daarna"
    )


def _renewal_days(line: LoanPolicy) -> str:
    days = line.renewal_days
    if not days:
        return f"0: niet te verlengen, {UNLESS}; dan met de leentermijn"
    start = "de vorige inleverdatum"
    if line.renews_from is RenewsFrom.TODAY:
        start = "de dag van verlengen"
    return f"{days}: {counted(days, 'dag', 'dagen')} vanaf {start}"


def _renewals(line: LoanPolicy) -> str:
    if not line.renewals:
        return f"0: niet te verlengen, {UNLESS}"
    return f"{line.renewals}: {line.renewals} keer te verlengen; vaker {ANYWAY}"


def _fee(line: LoanPolicy) -> str:
    if not line.fee_cents:
        return f"{amount(0)}: lenen kost niets"
    return f"{amount(line.fee_cents)}: voor elke uitlening; verlengen kost niets"


def _maxima(found: LineExplained) -> list[Fact]:
    line = found.line
    facts = [Fact("Leeftijd", _age(line.minimum_age))]
    most = f"{EMPTY}: geen eigen maximum"
    if line.maximum is not None:
        most = f"{line.maximum}: hoogstens {line.maximum} tegelijk; meer {ANYWAY}"
    facts.append(Fact("Max.", most))
    for group in found.groups:
        maximum = dict(group.maxima)[line.subscription]
        told = f"hoogstens {maximum} tegelijk van {', '.join(group.rmts)} samen"
        facts.append(Fact(f"Groep {group.name}", told))
    if found.maximum_loans is not None:
        told = f"hoogstens {found.maximum_loans} tegelijk met dit abonnement"
        facts.append(Fact("In totaal", told))
    return facts


def _age(age: int) -> str:
    if age >= NOT_LENDABLE_AGE:
        return f"{age}: niet uitleenbaar, {UNLESS}"
    if age:
        return f"{age}: vanaf {age} jaar; jonger {ANYWAY}"
    return f"{EMPTY}: voor elke leeftijd"


def _other(line: LoanPolicy) -> tuple[Fact, ...]:
    holdable = "ja: kan gereserveerd worden"
    if not line.holdable:
        holdable = "nee: kan niet gereserveerd worden"
    return (
        Fact("Boete", _fine(line)),
        Fact("Res.", holdable),
        Fact("Vakantie", _holiday(line)),
    )


def _fine(line: LoanPolicy) -> str:
    if not line.fine_cents_per_day:
        return f"{EMPTY}: te laat terugbrengen kost niets"
    told = [f"{euros(line.fine_cents_per_day)} per dag te laat dat het filiaal open is"]
    if line.fine_free_days:
        few = line.fine_free_days
        told.append(f"de eerste {f'{few} dagen' if few > 1 else 'dag'} vrij")
    if line.fine_maximum_cents:
        told.append(f"hoogstens {euros(line.fine_maximum_cents)}")
    return f"{fine_method(line)}: {', '.join(told)}"


def _holiday(line: LoanPolicy) -> str:
    longer = holiday_method(line)
    if not longer:
        return f"{EMPTY}: in de vakantie gelden dezelfde termijnen"
    return f"{longer}: leentermijn/verlengtermijn in de vakantie van een filiaal"
