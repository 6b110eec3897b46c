# SPDX-License-Identifier: Apache-2.0
"""Where a due date comes from, in Dutch: the rule, the values, the days shut."""

from collections.abc import Iterator
from datetime import date

from wisedesk.domain.customer_types import LoanStanding
from wisedesk.services.circulation_outcomes import Renewed
from wisedesk.services.clock import LIBRARY_ZONE
from wisedesk.services.explained import DueExplained, ShutDay, Term
from wisedesk.services.item_rows import LoanFacts
from wisedesk.services.journal_lines import JournalLine
from wisedesk.wording.explained_parts import Fact, Part
from wisedesk.wording.words import counted, day

WEEKDAYS = (
    "maandag",
    "dinsdag",
    "woensdag",
    "donderdag",
    "vrijdag",
    "zaterdag",
    "zondag",
)
FICTITIOUS = {
    LoanStanding.INTERNAL: (
        "Op een administratieve pas is de inleverdatum fictief: gelijk aan de"
        " uitleendatum. Er gaat geen herinnering uit en niets wordt te laat."
    ),
    LoanStanding.SPECIAL: (
        "Bij een speciale klant is de inleverdatum gelijk aan de uitleendatum; op het"
        " inleveren wordt niet gelet."
    ),
    LoanStanding.INSPECTION: (
        "Ter inzage uitgeleend: dezelfde dag terug, en in geen telling."
    ),
}
NOT_AT_A_DESK = "niet aan een balie gedaan (ingelezen)"


def due_parts(due: DueExplained) -> tuple[Part, ...]:
    """Return where the due date of an open loan comes from, each renewal by itself."""
    facts = [Fact("Uitgeleend", _lent(due.loan, due.lent))]
    fictitious = FICTITIOUS.get(due.loan.standing)
    if fictitious is not None:
        facts.append(Fact("Regel", fictitious))
    if due.loan.expected_on is not None:
        facts.append(Fact("Verwacht terug", day(due.loan.expected_on)))
    words = (due.subscription_name, due.material)
    lent = [term for term in due.terms if not _is_renewal(term)]
    for term in lent:
        facts += _steps(term, *words)
    facts += _doubts(due)
    return (
        Part(f"Inleverdatum {day(due.loan.due_on)}", tuple(facts)),
        *(term_part(term, *words) for term in due.terms if _is_renewal(term)),
    )


def term_part(term: Term, subscription: str = "", material: str = "") -> Part:
    """Return how the due date of one loan or renewal was found."""
    title = "Verlengd tot" if _is_renewal(term) else "Inleverdatum"
    steps = _steps(term, subscription, material)
    return Part(f"{title} {day(term.due_on)}", tuple(steps))


def _steps(term: Term, subscription: str, material: str) -> list[Fact]:
    """Return the steps from a day to a due date."""
    renewed = _is_renewal(term)
    facts = [Fact("Verlengd", by(term.done))] if renewed and term.done else []
    facts.append(Fact("Reglement", _rule(term, subscription, material)))
    if term.days:
        told = counted(term.days, "dag", "dagen")
        facts.append(
            Fact(
                "Verlengtermijn" if renewed else "Leentermijn",
                f"{told} vanaf {day(term.from_day)}{_counted_from(term)}",
            )
        )
    if term.holiday_ends_on is not None:
        told = f"de termijn van de vakantie, tot en met {day(term.holiday_ends_on)}"
        facts.append(Fact("Vakantie", told))
    facts.append(Fact("Einde termijn", _weekday(term.ends_on)))
    facts += [Fact("Gesloten", _shut(each)) for each in term.shut]
    facts.append(Fact("Inleverdatum", _weekday(term.due_on)))
    return facts


def rule_line(
    name: str, subscription: str = "", material: str = "", *, own: bool = True
) -> str:
    """Return which line of the reglement is used, and why that one."""
    code, _, rmt = name.rpartition("/")
    told = f"abonnement {code} {subscription}".strip() + f", materiaal {rmt}"
    if own:
        return f"{told} {material}".strip()
    return f"{told}: voor dit materiaal geldt de regel van zijn eerste letter"


def by(line: JournalLine) -> str:
    """Return when something was done, and by whom."""
    at = line.at.astimezone(LIBRARY_ZONE)
    return f"{at:%d-%m-%Y} om {at:%H:%M} door {line.staff}, {line.desk}"


def _is_renewal(term: Term) -> bool:
    return term.done is not None and isinstance(term.done.outcome, Renewed)


def _rule(term: Term, subscription: str, material: str) -> str:
    return rule_line(term.line, subscription, material, own=term.own_line)


def _lent(loan: LoanFacts, line: JournalLine | None) -> str:
    to = f" aan {loan.customer_name}" if loan.customer_name else ""
    if line is None:
        return f"{day(loan.lent_on)}{to}, {NOT_AT_A_DESK}"
    told = by(line)
    if line.at.astimezone(LIBRARY_ZONE).date() != loan.lent_on:
        told += f", met werkdatum {day(loan.lent_on)}"
    return f"{told}{to}"


def _counted_from(term: Term) -> str:
    """Return which day a renewed term counts from."""
    outcome = term.done.outcome if term.done is not None else None
    if not isinstance(outcome, Renewed):
        return ""
    from_due = term.from_day == outcome.due_before
    return " (de vorige inleverdatum)" if from_due else " (de dag van verlengen)"


def _shut(shut: ShutDay) -> str:
    name = WEEKDAYS[shut.day.weekday()]
    if shut.reason:
        return f"{_weekday(shut.day)}: {shut.reason}"
    if shut.by_weekday:
        return f"{_weekday(shut.day)}: op {name} is het filiaal dicht"
    return f"{_weekday(shut.day)}: het filiaal was toen dicht"


def _weekday(value: date) -> str:
    return f"{WEEKDAYS[value.weekday()]} {day(value)}"


def _doubts(due: DueExplained) -> Iterator[Fact]:
    """Yield what is not known for certain."""
    ordinary = due.loan.standing is LoanStanding.ORDINARY
    if ordinary and not due.terms:
        yield Fact("Reglement", "er is nu geen regel voor deze klant en dit materiaal")
    elif not due.fits:
        yield Fact(
            "Let op",
            "Deze stappen leiden niet tot de datum die er staat: die is zo ingelezen,"
            " of de regels waren toen anders.",
        )
    elif ordinary and due.lent is None:
        yield Fact("Let op", "Dit is het reglement van nu; wat toen gold, is onbekend.")
