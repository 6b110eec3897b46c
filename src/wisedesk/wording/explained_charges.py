# SPDX-License-Identifier: Apache-2.0
"""Why an amount is what it is, in Dutch: the days that count, the rule, the sum."""

from collections import defaultdict

from wisedesk.domain.charges import ChargeKind
from wisedesk.domain.policies import LoanPolicy
from wisedesk.services.explained import ChargeExplained, ShutDay
from wisedesk.wording.explained_due import WEEKDAYS, rule_line
from wisedesk.wording.explained_parts import Fact, Part
from wisedesk.wording.words import CHARGE_KIND, SETTLED, counted, day, euros

FEE_RULE = (
    "Leengeld wordt geboekt bij het uitlenen, voor elk exemplaar; verlengen kost niets."
)
FINE_RULE = (
    "Boete wordt geboekt bij het innemen; alleen dagen dat het filiaal open is, tellen"
    " mee."
)
NO_LINE = "voor dit abonnement en materiaal staat er nu geen regel in"
MOST_DAYS = 4  # of one reason, before they are only counted


def charge_part(found: ChargeExplained) -> Part:
    """Return where an amount comes from, and what became of it."""
    row = found.row
    facts = _fine(found) if row.kind is ChargeKind.FINE else _fee(found)
    if not found.fits:
        told = f"{euros(found.cents)}; het bedrag is geboekt zoals het toen gold"
        facts.append(Fact("Zou nu zijn", told))
    if found.running:
        facts.append(Fact("Stand", "loopt op tot het innemen; er is nog niets geboekt"))
        return Part(f"Boete tot nu toe {euros(row.cents)}", tuple(facts))
    if row.settlement is None:
        facts.append(Fact("Stand", "staat open"))
    else:
        facts.append(Fact("Stand", f"{day(row.settled_on)}: {SETTLED[row.settlement]}"))
    return Part(f"{CHARGE_KIND[row.kind]} {euros(row.cents)}", tuple(facts))


def _fee(found: ChargeExplained) -> list[Fact]:
    row, policy = found.row, found.policy
    value = f"leengeld {euros(policy.fee_cents)}" if policy else ""
    return [
        Fact("Uitgeleend", f"{day(row.charged_on)}, {row.branch}"),
        Fact("Regel", FEE_RULE),
        Fact("Reglement", _rule(found, value)),
    ]


def _fine(found: ChargeExplained) -> list[Fact]:
    row, policy = found.row, found.policy
    was = f"de inleverdatum was {day(row.due_on)}"
    if not found.running:
        was = f"terug op {day(row.charged_on)}, {was}"
    facts = [Fact("Te laat", f"{counted(found.late, 'dag', 'dagen')}: {was}")]
    open_days = counted(found.late - len(found.shut), "dag", "dagen")
    facts.append(Fact("Open", f"{open_days} was {row.branch} open"))
    facts += [Fact("Gesloten", told) for told in _shut(found.shut)]
    facts.append(Fact("Regel", FINE_RULE))
    facts.append(Fact("Reglement", _rule(found, _terms(policy) if policy else "")))
    if policy is not None and found.fits:
        facts.append(Fact("Berekening", _sum(found, policy)))
    return facts


def _rule(found: ChargeExplained, values: str) -> str:
    policy = found.policy
    if policy is None:
        return NO_LINE
    name = rule_line(
        policy.name, found.subscription_name, found.material, own=found.own_line
    )
    return f"{name} — {values}"


def _terms(policy: LoanPolicy) -> str:
    """Return what a line says of fines."""
    if not policy.fine_cents_per_day:
        return "geen boete"
    told = [f"boete {euros(policy.fine_cents_per_day)} per dag"]
    if policy.fine_free_days:
        free = counted(policy.fine_free_days, "boetevrije dag", "boetevrije dagen")
        told.append(free)
    if policy.fine_maximum_cents:
        told.append(f"hoogstens {euros(policy.fine_maximum_cents)}")
    return ", ".join(told)


def _sum(found: ChargeExplained, policy: LoanPolicy) -> str:
    """Return the sum that leads to a fine."""
    row, per_day = found.row, policy.fine_cents_per_day
    days = counted(row.days, "dag", "dagen")
    if policy.fine_free_days:
        counting = found.late - len(found.shut)
        days = f"{counting} - {policy.fine_free_days} = {days}"
    told = f"{days} × {euros(per_day)} = {euros(row.days * per_day)}"
    if row.days * per_day > row.cents:
        told += f", hoogstens {euros(row.cents)}"
    return told


def _shut(shut: tuple[ShutDay, ...]) -> list[str]:
    """Return the days that do not count, those with one reason together."""
    together: dict[str, list[ShutDay]] = defaultdict(list)
    for each in shut:
        together[each.reason or f"op {WEEKDAYS[each.day.weekday()]}"].append(each)
    return [f"{reason}: {_days(days)}" for reason, days in together.items()]


def _days(days: list[ShutDay]) -> str:
    if len(days) > MOST_DAYS:
        first, last = day(days[0].day), day(days[-1].day)
        return f"{len(days)} dagen, van {first} tot en met {last}"
    return ", ".join(day(each.day) for each in days)
