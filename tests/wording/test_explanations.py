# SPDX-License-Identifier: Apache-2.0
"""What Why? says: a meaning for every status, a rule for what a clerk runs into."""

from datetime import UTC, date, datetime
from string import Formatter

import pytest

from wisedesk.domain.cards import NumberScheme
from wisedesk.domain.customer_types import LoanStanding
from wisedesk.domain.items import ItemStatus
from wisedesk.domain.policies import LoanPolicy, RenewsFrom
from wisedesk.domain.refusals import Reason, passable, refusal
from wisedesk.services.actions import Lend
from wisedesk.services.circulation_outcomes import Renewed
from wisedesk.services.decisions import decision_of
from wisedesk.services.explained import (
    DueExplained,
    Explained,
    RefusalExplained,
    ShutDay,
    Term,
)
from wisedesk.services.item_rows import LoanFacts
from wisedesk.services.journal_lines import JournalLine
from wisedesk.services.library_rows import BranchRow
from wisedesk.services.outcomes import Refused
from wisedesk.wording.explained_due import FICTITIOUS
from wisedesk.wording.explanations import MEANING, explained_parts
from wisedesk.wording.refusals import REFUSAL
from wisedesk.wording.rules import NOTES, OF_POLICY, RULE

KEY = "Toch doen (Alt-U)"
BRANCH = BranchRow(1, "9408", "9408", "Nieuw-Buinen", NumberScheme())
LOAN = LoanFacts(
    loan_id=1,
    op_id="",
    lent_at=datetime(2026, 5, 4, 9, tzinfo=UTC),
    lent_on=date(2026, 5, 4),
    due_on=date(2026, 5, 26),
    returned_at=None,
    returned_on=None,
    standing=LoanStanding.ORDINARY,
    renewals=0,
    expected_on=None,
    branch=BRANCH,
    customer="29",
    customer_name="Jansen, Jan",
)
TERM = Term(
    from_day=date(2026, 5, 4),
    days=21,
    ends_on=date(2026, 5, 24),
    due_on=date(2026, 5, 26),
    line="0010/B",
)


def facts(explained, title):
    """Return what is said under a heading, by name."""
    parts = explained_parts(explained, lambda _: "gedaan", lambda _: "–", KEY)
    (part,) = [each for each in parts if each.title == title]
    return part.facts


def told(explained, title, name):
    return [fact.told for fact in facts(explained, title) if fact.name == name]


def test_every_status_has_a_meaning_and_every_fictitious_date_a_rule():
    assert set(MEANING) == set(ItemStatus)
    assert set(FICTITIOUS) == set(LoanStanding) - {LoanStanding.ORDINARY}
    assert set(RULE) <= set(Reason)
    assert set(OF_POLICY) <= set(RULE)


def test_each_day_shut_says_why():
    shut = (
        ShutDay(date(2026, 5, 24), by_weekday=True),
        ShutDay(date(2026, 5, 25), "Tweede pinksterdag"),
        ShutDay(date(2026, 5, 26)),
    )
    term = Term(
        from_day=TERM.from_day,
        days=21,
        ends_on=date(2026, 5, 24),
        due_on=date(2026, 5, 27),
        shut=shut,
        line="0010/B",
        own_line=False,
        holiday_ends_on=date(2026, 6, 1),
    )
    explained = Explained(due=DueExplained(loan=LOAN, terms=(term,)))
    assert told(explained, "Inleverdatum 26-05-2026", "Gesloten") == [
        "zondag 24-05-2026: op zondag is het filiaal dicht",
        "maandag 25-05-2026: Tweede pinksterdag",
        "dinsdag 26-05-2026: het filiaal was toen dicht",
    ]
    (rule,) = told(explained, "Inleverdatum 26-05-2026", "Reglement")
    assert rule.endswith("voor dit materiaal geldt de regel van zijn eerste letter")
    assert told(explained, "Inleverdatum 26-05-2026", "Vakantie") == [
        "de termijn van de vakantie, tot en met 01-06-2026"
    ]


@pytest.mark.parametrize(
    ("from_day", "ending"),
    [
        (date(2026, 5, 20), "(de dag van verlengen)"),
        (date(2026, 5, 26), "(de vorige inleverdatum)"),
    ],
)
def test_a_renewal_says_from_which_day_it_counts(from_day, ending):
    outcome = Renewed(
        customer="29",
        barcode="39",
        title="Titaan",
        due_before=date(2026, 5, 26),
        due_on=date(2026, 6, 16),
        term_ends_on=date(2026, 6, 16),
        renewals=1,
        policy="0010/B",
        renewal_days=21,
    )
    line = JournalLine(
        line_id=1,
        op_id="1",
        kind="renew",
        at=datetime(2026, 5, 20, 9, tzinfo=UTC),
        staff="balie",
        desk="balie-1",
        outcome=outcome,
    )
    term = Term(
        from_day=from_day,
        days=21,
        ends_on=outcome.term_ends_on,
        due_on=outcome.due_on,
        line="0010/B",
        done=line,
    )
    explained = Explained(term=term)
    (counted,) = told(explained, "Verlengd tot 16-06-2026", "Verlengtermijn")
    assert counted.endswith(ending)
    assert told(explained, "Verlengd tot 16-06-2026", "Verlengd") == [
        "20-05-2026 om 11:00 door balie, balie-1"
    ]


@pytest.mark.parametrize(
    ("due", "doubt"),
    [
        (DueExplained(loan=LOAN), "er is nu geen regel voor deze klant"),
        (DueExplained(loan=LOAN, terms=(TERM,)), "Dit is het reglement van nu"),
        (
            DueExplained(loan=LOAN, terms=(TERM,), fits=False),
            "Deze stappen leiden niet tot de datum die er staat",
        ),
    ],
    ids=["no line", "not journaled", "another date"],
)
def test_what_is_not_known_is_said(due, doubt):
    said = [fact.told for fact in facts(Explained(due=due), "Inleverdatum 26-05-2026")]
    assert any(each.startswith(doubt) for each in said)


def test_a_refusal_by_the_reglement_shows_the_values_of_its_line():
    policy = LoanPolicy(
        subscription="0010",
        rmt="B",
        loan_days=21,
        renewal_days=14,
        renewals=2,
        renews_from=RenewsFrom.DUE_DATE,
        minimum_age=12,
        maximum=1,
        holdable=False,
    )
    refused = RefusalExplained(
        refusals=(
            passable(Reason.TOO_YOUNG, minimum=12),
            refusal(Reason.MAY_NOT_BORROW),
        ),
        policy=policy,
        rmt="B",
        subscription_name="Volwassene",
        material="Boek",
    )
    explained = Explained(refused=refused)
    assert told(explained, "Geweigerd", "Reglement") == [
        (
            "abonnement 0010 Volwassene, materiaal B Boek — leentermijn 21 dagen,"
            " 2 keer verlengen met 14 dagen vanaf de vorige inleverdatum,"
            " vanaf 12 jaar, hoogstens 1, niet te reserveren"
        )
    ]
    assert told(explained, "Geweigerd", "Wie mag het toch") == [
        "Elke medewerker aan de balie, als er niets anders in de weg staat.",
        "Niemand.",
    ]


def test_what_a_clerk_should_know_of_a_customer_is_no_refusal():
    note = RefusalExplained(refusals=(refusal(Reason.LOANS_OVERDUE, items=2),))
    explained = Explained(refused=note)
    assert [fact.name for fact in facts(explained, "Goed om te weten")] == [
        "Waarom",
        "Regel",
    ]


def test_a_material_that_is_not_lendable_says_which_value_makes_it_so():
    policy = LoanPolicy(subscription="0010", rmt="N", loan_days=0, minimum_age=99)
    refused = RefusalExplained(
        refusals=(passable(Reason.ITEM_NOT_LENDABLE, rmt="N"),), policy=policy
    )
    (line,) = told(Explained(refused=refused), "Geweigerd", "Reglement")
    assert line.endswith("niet verlengen, minimumleeftijd 99: niet uitleenbaar")


def every_fact(reason):
    """Return a fact for each name in the sentence of a refusal."""
    names = {name for _, name, *_ in Formatter().parse(REFUSAL[reason]) if name}
    return {name: "2026-05-01" if name.endswith("_on") else 1 for name in names}


@pytest.mark.parametrize("reason", sorted(set(Reason) - NOTES))
@pytest.mark.parametrize("lent", [{}, {"lent_on": "2026-05-01"}])
@pytest.mark.parametrize("kind", [refusal, passable])
def test_who_may_pass_a_refusal_is_whom_the_desk_lets(reason, lent, kind):
    why = kind(reason, **every_fact(reason) | {"expected": "day"} | lent)
    decided = decision_of(Lend(customer="29", barcode="39"), Refused(refusals=(why,)))
    (who,) = told(
        Explained(refused=RefusalExplained(refusals=(why,))),
        "Geweigerd",
        "Wie mag het toch",
    )
    offered = reason is Reason.ITEM_AS_CARD  # by the desk, which did nothing yet
    assert (KEY in who) is (decided is not None or offered)
