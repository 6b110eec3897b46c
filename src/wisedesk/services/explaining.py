# SPDX-License-Identifier: Apache-2.0
"""Why? What led to a date, a status or a refusal, read back from what was kept.

A loan made at a desk left its values in the journal; of one that was imported only the
dates are known, and the reglement of now says what it would make of them.
"""

from datetime import date, datetime, timedelta

from wisedesk.domain.calendar import OpenDays
from wisedesk.domain.customer_types import LoanStanding
from wisedesk.domain.policies import LoanPolicy, policy_for
from wisedesk.domain.refusals import Refusal
from wisedesk.services.asked import Asked
from wisedesk.services.circulation_outcomes import Lent, Renewed
from wisedesk.services.explained import (
    DueExplained,
    Explained,
    RefusalExplained,
    SettingExplained,
    ShutDay,
    StatusExplained,
    Term,
)
from wisedesk.services.explaining_charges import charges_of, explain_charge
from wisedesk.services.explaining_lines import explain_line
from wisedesk.services.item_rows import ItemRow, LoanFacts
from wisedesk.services.journal_lines import JournalLine, JournalQuery
from wisedesk.services.library_rows import BranchRow
from wisedesk.services.outcomes import Refused
from wisedesk.services.ports import Reading
from wisedesk.services.setting_rows import setting_row

MOST_LINES = 200  # of one item: more than a loan has renewals


def explain(tx: Reading, asked: Asked, undoable: datetime) -> Explained:
    """Return what led to a row; what was done since `undoable` may be undone still."""
    if asked.setting:
        return Explained(setting=_setting(tx, asked.setting, undoable))
    line = tx.journal_line(asked.op_id, undoable) if asked.op_id else None
    if asked.line is not None:
        return Explained(rule=explain_line(tx, asked.line))
    if asked.charge is not None:
        charge = explain_charge(tx, asked.charge, asked.customer)
        return Explained(title=asked.charge.title, line=line, charge=charge)
    barcode, customer, refusals = asked.barcode, asked.customer, asked.refusals
    if line is not None:
        barcode, customer = line.barcode or barcode, line.customer or customer
        if isinstance(line.outcome, Refused):
            refusals = line.outcome.refusals
    item = tx.item(barcode) if barcode else None
    lines = _lines_of(tx, barcode, undoable) if item else []
    loan = tx.last_loan(barcode) if item else None
    out = loan is not None and loan.returned_at is None
    term = _term_of(tx, item, loan, line) if item and loan and line else None
    return Explained(
        title=item.title if item else "",
        line=line,
        refused=_refused(tx, refusals, item, customer) if refusals else None,
        due=_due(tx, item, loan, lines) if item and loan and out else None,
        term=term,
        status=_status(item, loan, lines) if item else None,
        charges=charges_of(tx, item, loan, asked, refused=bool(refusals))
        if item and loan
        else (),
    )


def _setting(tx: Reading, name: str, undoable: datetime) -> SettingExplained | None:
    row = setting_row(tx, name)
    if row is None:
        return None
    return SettingExplained(row=row, last=tx.setting_line(name, undoable))


def _lines_of(tx: Reading, barcode: str, undoable: datetime) -> list[JournalLine]:
    """Return what was done with an item, newest first."""
    query = JournalQuery(number=barcode)
    found = tx.journal_page(query, None, MOST_LINES, undoable).lines
    return [each for each in found if each.barcode == barcode and not each.is_refused]


def _term_of(
    tx: Reading, item: ItemRow, loan: LoanFacts, line: JournalLine
) -> Term | None:
    """Return the term that a journal line gave, whatever became of the loan since."""
    if isinstance(line.outcome, Renewed):
        return _renewal(tx, item, loan.branch, line.outcome, line)
    if isinstance(line.outcome, Lent) and line.outcome.policy:
        return _lent(tx, item, loan, line)
    return None


def _status(
    item: ItemRow, loan: LoanFacts | None, lines: list[JournalLine]
) -> StatusExplained:
    return StatusExplained(item=item, last=lines[0] if lines else None, loan=loan)


def _refused(
    tx: Reading, refusals: tuple[Refusal, ...], item: ItemRow | None, customer: str
) -> RefusalExplained:
    there = tx.customer(customer) if customer else None
    code = there.subscription.code if there and there.subscription else ""
    policy = policy_for(item.rmt, tx.policies(code)) if item and code else None
    return RefusalExplained(
        refusals=refusals,
        policy=policy,
        own_line=policy is None or item is None or policy.rmt == item.rmt,
        rmt=item.rmt if item else "",
        subscription_name=tx.subscription_names().get(code, ""),
        material=item.material if item else "",
    )


def _due(
    tx: Reading, item: ItemRow, loan: LoanFacts, lines: list[JournalLine]
) -> DueExplained:
    """Return where an open loan's due date comes from."""
    lent = next((each for each in lines if each.op_id == loan.op_id), None)
    terms: tuple[Term, ...] = ()
    if loan.standing is LoanStanding.ORDINARY:
        terms = _terms(tx, item, loan, lent, lines)
    code = terms[-1].line.partition("/")[0] if terms else ""
    fits = not terms or (
        terms[-1].due_on == loan.due_on and _renewed(terms) == loan.renewals
    )
    return DueExplained(
        loan=loan,
        terms=terms,
        lent=lent,
        subscription_name=tx.subscription_names().get(code, "") if code else "",
        material=item.material,
        fits=fits,
    )


def _renewed(terms: tuple[Term, ...]) -> int:
    return sum(isinstance(_outcome(each), Renewed) for each in terms)


def _outcome(term: Term) -> object:
    return term.done.outcome if term.done is not None else None


def _terms(
    tx: Reading,
    item: ItemRow,
    loan: LoanFacts,
    lent: JournalLine | None,
    lines: list[JournalLine],
) -> tuple[Term, ...]:
    """Return the term a loan began with, and that of each renewal that stands."""
    first = _lent(tx, item, loan, lent)
    renewals = [
        _renewal(tx, item, loan.branch, each.outcome, each)
        for each in reversed(lines)
        if isinstance(each.outcome, Renewed)
        and each.undone_at is None
        and each.at >= loan.lent_at
    ]
    return (*([first] if first else []), *renewals)


def _lent(
    tx: Reading, item: ItemRow, loan: LoanFacts, lent: JournalLine | None
) -> Term | None:
    outcome = lent.outcome if lent is not None else None
    if not isinstance(outcome, Lent) or not outcome.policy:
        return _reckoned(tx, item, loan)
    return Term(
        from_day=outcome.lent_on,
        days=outcome.loan_days,
        ends_on=outcome.term_ends_on,
        due_on=outcome.due_on,
        shut=_shut(tx, loan.branch, outcome.term_ends_on, outcome.due_on),
        line=outcome.policy,
        own_line=_is_own(outcome.policy, item),
        holiday_ends_on=outcome.holiday_ends_on,
        done=lent,
    )


def _renewal(
    tx: Reading, item: ItemRow, branch: BranchRow, outcome: Renewed, line: JournalLine
) -> Term:
    days = outcome.renewal_days
    return Term(
        from_day=outcome.term_ends_on - timedelta(days=days),
        days=days,
        ends_on=outcome.term_ends_on,
        due_on=outcome.due_on,
        shut=_shut(tx, branch, outcome.term_ends_on, outcome.due_on),
        line=outcome.policy,
        own_line=_is_own(outcome.policy, item),
        holiday_ends_on=outcome.holiday_ends_on,
        done=line,
    )


def _reckoned(tx: Reading, item: ItemRow, loan: LoanFacts) -> Term | None:
    """Return the term that the reglement of now gives a loan nobody journaled."""
    policy = _policy_now(tx, item, loan.customer)
    if policy is None:
        return None
    ends_on = policy.loan_ends_on(loan.lent_on)
    due_on = tx.open_days(loan.branch.branch_id, ends_on).first_open_from(ends_on)
    return Term(
        from_day=loan.lent_on,
        days=policy.loan_days,
        ends_on=ends_on,
        due_on=due_on,
        shut=_shut(tx, loan.branch, ends_on, due_on),
        line=policy.name,
        own_line=_is_own(policy.name, item),
    )


def _policy_now(tx: Reading, item: ItemRow, customer: str) -> LoanPolicy | None:
    there = tx.customer(customer) if customer else None
    if there is None or there.subscription is None:
        return None
    return policy_for(item.rmt, tx.policies(there.subscription.code))


def _is_own(line: str, item: ItemRow) -> bool:
    return line.rpartition("/")[2] == item.rmt


def _shut(
    tx: Reading, branch: BranchRow, ends_on: date, due_on: date
) -> tuple[ShutDay, ...]:
    """Return the days from the end of a term to the due date, each with its reason."""
    if due_on <= ends_on:
        return ()
    last = due_on - timedelta(days=1)
    reasons = tx.closed_days(branch.branch_id, ends_on, last)
    days: OpenDays = tx.open_days(branch.branch_id, ends_on)
    passed = (ends_on + timedelta(days=more) for more in range((due_on - ends_on).days))
    return tuple(
        ShutDay(
            day=day,
            reason=reasons.get(day, ""),
            by_weekday=day.weekday() not in days.weekdays,
        )
        for day in passed
    )
