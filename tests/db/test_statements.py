# SPDX-License-Identifier: Apache-2.0
"""Every list and look-up of the desk is served by an index."""

import re

import pytest
import sqlalchemy as sa

from wisedesk.config import as_address
from wisedesk.db import (
    arrival_writes,
    change_log,
    charge_reads,
    charge_writes,
    hold_writes,
    internal_card_reads,
    internal_card_writes,
    item_facts,
    item_reads,
    journal,
    library_reads,
    loan_reads,
    loan_writes,
    people_writes,
    policy_reads,
    policy_writes,
    renewal_writes,
    report_reads,
    title_reads,
)
from wisedesk.db import customer_statements as customers
from wisedesk.db.engine import open_engine

SERVED = {
    "customer by id": customers.BY_ID,
    "customer by key": customers.BY_UID,
    "customer by card": customers.BY_CARD,
    "card": customers.CARD_STATUS,
    "remarks": customers.REMARKS,
    "blocks": customers.BLOCKS,
    "search by name": customers.HITS_BY_NAME,
    "search by a later word": customers.HITS_BY_WORD,
    "search by number": customers.HITS_BY_CARD,
    "search by address": customers.HITS_BY_ADDRESS,
    "search by birth date": customers.HITS_BY_BIRTH,
    "open loans": loan_reads.OPEN_LOANS,
    "some of the open loans": loan_reads.OPEN_LOANS_FROM,
    "loans that are late alike": charge_reads.LATE,
    "what is owed for what is out": charge_reads.OWED_ON_LOANS,
    "what is owed": charge_reads.OWED,
    "what was settled": charge_reads.SETTLED,
    "how a loan was made": charge_reads.MADE,
    "charges of a loan": charge_reads.OF_LOAN,
    "rules of fines": charge_reads.FINE_RULES,
    "the rule of a fine": charge_reads.FINE_RULE,
    "a charge by its operation": charge_writes.KEY_OF,
    "settle a charge": charge_writes.SETTLE.telling,
    "a branch": library_reads.BRANCH,
    "item by barcode": item_reads.ITEM,
    "items of a title": item_reads.TITLE_ITEMS,
    "titles by their start": title_reads.TITLES_STARTING,
    "a title": title_reads.TITLE,
    "holds on a title": title_reads.HOLDS,
    "late loans": report_reads.LATE,
    "loans of a period": report_reads.LOANS,
    "returns of a period": report_reads.RETURNS,
    "borrowers of a period": report_reads.BORROWERS,
    "loans by material": report_reads.BY_MATERIAL,
    "an internal card": internal_card_reads.INTERNAL_CARD,
    "internal cards": internal_card_reads.CARDS,
    "what is on internal cards": internal_card_reads.LOANS,
    "how much is on each": internal_card_reads.TOTALS,
    "what is on them too long": internal_card_reads.AGEING,
    "first in line": item_facts.FIRST_HOLD,
    "the line in force": policy_reads.IN_FORCE,
    "a branch's calendar": policy_reads.OPEN_DAYS,
    "holidays": policy_reads.HOLIDAYS,
    "a line by its key": policy_writes.POLICY,
    "lock a card's holder": loan_writes.LOCK_BY_CARD,
    "lock a customer": loan_writes.LOCK_BY_UID,
    "lock an item": item_facts.LOCK_ITEM,
    "an item's place": arrival_writes.PLACE.telling,
    "an item seen": arrival_writes.SEE.telling,
    "a hold bound": arrival_writes.BIND.telling,
    "policies": policy_reads.POLICIES,
    "open loan": loan_writes.OPEN_LOAN,
    "close a loan": loan_writes.CLOSE_LOAN.telling,
    "convert loans": loan_writes.CONVERT,
    "renew a loan": renewal_writes.RENEW.telling,
    "cancel a loan": change_log.CANCEL.telling,
    "expect a loan back": internal_card_writes.EXPECT.telling,
    "an item's status": loan_writes.SET_STATUS.telling,
    "a hold already there": hold_writes.HAS_HOLD,
    "holds waiting": hold_writes.HOLDS_WAITING,
    "items to hold": hold_writes.HOLDABLES,
    "fulfilled holds": hold_writes.FULFILLED,
    "close a hold": hold_writes.CLOSE.telling,
    "expired holds": hold_writes.EXPIRED,
    "login name": people_writes.LOGIN_OWNER,
    "a last activity": people_writes.TOUCH.telling,
    "a last activity that is turned back": people_writes.SET_ACTIVITY.telling,
    "a customer's branch": people_writes.MOVE.telling,
    "end a subscription": people_writes.END_SUBSCRIPTION.telling,
    "remove a message": people_writes.REMOVE_MESSAGE,
    "stored outcome": journal.STORED,
}


@pytest.fixture(scope="module")
def connection(sample_template):
    """Return a connection to the sample library."""
    engine = open_engine(as_address(str(sample_template)))
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def plan_of(connection: sa.Connection, statement: sa.Executable) -> list[str]:
    """Return the steps SQLite takes for a statement whose values are not known.

    Steps of an inner query are indented.
    """
    compiled = statement.compile(dialect=connection.dialect)
    sql = re.sub(r"\(__\[POSTCOMPILE_\w+\]\)", "('00')", str(compiled))
    unknown = (None,) * sql.count("?")
    told = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", unknown)
    return [f"{'' if row.parent == 0 else '  '}{row.detail}" for row in told]


@pytest.mark.parametrize("what", SERVED)
def test_an_index_serves(connection, what):
    plan = plan_of(connection, SERVED[what])
    assert plan
    assert [step for step in plan if step.strip().startswith("SCAN")] == []


@pytest.mark.parametrize(
    "what",
    [
        "search by name",
        "search by birth date",
        "some of the open loans",
        "late loans",
        "what is on internal cards",
    ],
)
def test_a_bounded_list_is_not_sorted_anew(connection, what):
    plan = plan_of(connection, SERVED[what])
    assert "USE TEMP B-TREE FOR ORDER BY" not in plan


@pytest.mark.parametrize("what", SERVED)
def test_holds_are_not_gone_through_for_want_of_an_item(connection, what):
    plan = plan_of(connection, SERVED[what])
    through = "SEARCH hold USING INDEX uq_hold_bound_item (bound_item_id=?)"
    assert [step for step in plan if step.strip() == through] == []


def test_a_list_without_an_index_would_be_noticed(connection):
    plan = plan_of(connection, customers.HITS.order_by(sa.text("customer.city")))
    assert "SCAN customer" in plan
    assert "USE TEMP B-TREE FOR ORDER BY" in plan
