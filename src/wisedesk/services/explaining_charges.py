# SPDX-License-Identifier: Apache-2.0
"""Why an amount is what it is: the line of the reglement and the days that count.

The reglement and the calendar are those of now, by which it would be charged again.
"""

from datetime import date, timedelta

from msgspec.structs import replace

from wisedesk.domain.charges import ChargeKind, fine_rule
from wisedesk.domain.loans import is_overdue
from wisedesk.domain.policies import policy_for
from wisedesk.services.asked import Asked
from wisedesk.services.charge_rows import ChargeRow
from wisedesk.services.explained import ChargeExplained, ShutDay
from wisedesk.services.item_rows import ItemRow, LoanFacts
from wisedesk.services.ports import Reading


def charges_of(
    tx: Reading, item: ItemRow, loan: LoanFacts, asked: Asked, *, refused: bool
) -> tuple[ChargeExplained, ...]:
    """Return what led to the amounts that a row shows beside its loan.

    Of a loan that is out those are all of it, with the fine it would cost today;
    otherwise what the row itself charged.
    """
    made = tx.loan_made(loan.loan_id)
    whole = loan.returned_at is None and not refused
    charged = [
        explain_charge(tx, each, loan.customer)
        for each in (made.charges if made else ())
        if whole or each.op_id == asked.op_id
    ]
    if whole and asked.today and is_overdue(loan.due_on, loan.standing, asked.today):
        charged += _running(tx, item, loan, asked.today)
    return tuple(charged)


def _running(
    tx: Reading, item: ItemRow, loan: LoanFacts, today: date
) -> list[ChargeExplained]:
    """Return the fine a loan would cost if it came back today, none for no fine."""
    row = ChargeRow(
        op_id="",
        kind=ChargeKind.FINE,
        cents=0,
        days=0,
        charged_on=today,
        title=item.title,
        author=item.author,
        barcode=item.barcode,
        due_on=loan.due_on,
        returned_on=None,
        branch_id=loan.branch.branch_id,
        branch=loan.branch.name,
    )
    found = explain_charge(tx, row, loan.customer)
    fine = fine_rule(found.policy).fine(found.late - len(found.shut))
    if not fine.cents:
        return []
    row = replace(row, cents=fine.cents, days=fine.days)
    return [replace(found, row=row, fits=True, running=True)]


def explain_charge(tx: Reading, row: ChargeRow, customer: str) -> ChargeExplained:
    """Return what led to an amount that a customer owes, or owed."""
    item, there = tx.item(row.barcode), tx.customer(customer)
    code = there.subscription.code if there and there.subscription else ""
    policy = policy_for(item.rmt, tx.policies(code)) if item and code else None
    late = 0
    shut: tuple[ShutDay, ...] = ()
    if row.kind is ChargeKind.FINE:
        late = (row.charged_on - row.due_on).days
        shut = _shut_after(tx, row.branch_id, row.due_on, row.charged_on)
        fine = fine_rule(policy).fine(late - len(shut))
        cents, days = fine.cents, fine.days
    else:
        cents, days = policy.fee_cents if policy else 0, row.days
    return ChargeExplained(
        row=row,
        policy=policy,
        own_line=policy is None or item is None or policy.rmt == item.rmt,
        subscription_name=tx.subscription_names().get(code, ""),
        material=item.material if item else "",
        late=late,
        shut=shut,
        cents=cents,
        fits=(cents, days) == (row.cents, row.days),
    )


def _shut_after(
    tx: Reading, branch_id: int, due_on: date, last: date
) -> tuple[ShutDay, ...]:
    """Return the days after a due date, up to a day, on which a branch was shut."""
    days = tx.days_between(branch_id, due_on, last)
    reasons = tx.closed_days(branch_id, due_on, last)
    after = (due_on + timedelta(days=n) for n in range(1, (last - due_on).days + 1))
    return tuple(
        ShutDay(
            day=day,
            reason=reasons.get(day, ""),
            by_weekday=day.weekday() not in days.weekdays,
        )
        for day in after
        if not days.is_open(day)
    )
