# SPDX-License-Identifier: Apache-2.0
"""Each action tells what it changed as the file had it, and all of it.

What is turned back is what was told; so this looks at the file itself, before and after
every kind of action, its undoing and its redoing.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import pairwise

import pytest
import sqlalchemy as sa
from msgspec.structs import replace

from support.clerk import (
    BINDER,
    BINDING_CARD,
    JANSEN,
    TITAN,
    customer,
    draft_of,
    on_day,
    on_the_shelf,
    read,
    register,
)
from wisedesk.db import tables as t
from wisedesk.db.kept_states import KEPT, as_text
from wisedesk.domain.charges import Settlement
from wisedesk.domain.customer_types import SpecialKind
from wisedesk.domain.holiday_terms import HolidayPeriod
from wisedesk.domain.internal_cards import UNKNOWN, InternalCardDraft
from wisedesk.domain.refusals import Reason
from wisedesk.domain.rmt_groups import RmtGroup
from wisedesk.domain.subscriptions import SubscriptionChoice
from wisedesk.services.actions import (
    Action,
    AddItem,
    CancelLoan,
    ChangeExpectedBack,
    ChangeInternalCard,
    ChangePerson,
    ChangeSetting,
    ChangeSubscription,
    KeepMessage,
    LeaveItem,
    Lend,
    PlaceHold,
    Renew,
    ReturnItem,
    SendItem,
    SetAside,
    SettleCharges,
    Undo,
)
from wisedesk.services.desk import Desk
from wisedesk.services.journal_form import read_changes
from wisedesk.services.new_rows import Change, Changed
from wisedesk.services.outcomes import Refused
from wisedesk.services.policy_actions import (
    ChangeHolidayTerms,
    ChangePolicy,
    ChangeRmtGroup,
)

PASSED = frozenset(Reason)
States = dict[tuple[Changed, int | str], str | None]
Morning = Iterator[tuple[Desk, Action]]


def states(desk: Desk) -> States:
    """Return the state of all that can be changed, as the file has it."""
    found: States = {}
    with desk.library.engine.connect() as connection:
        for of, kept in KEPT.items():
            for key, *state in connection.execute(sa.select(kept.key, *kept.columns)):
                found[of, key] = as_text(state)
    return found


def told(desk: Desk, op_id: str) -> tuple[Change, ...]:
    """Return what the journal says that an operation changed."""
    of_line = sa.select(t.journal.c.changes, t.journal.c.personal).where(
        t.journal.c.op_id == op_id
    )
    with desk.library.engine.connect() as connection:
        return read_changes(*connection.execute(of_line).one())


def look_at(desk: Desk, action: Action) -> tuple[States, States]:
    """Perform an action; return what was before and after, as it told them."""
    before = states(desk)
    outcome = desk.perform(action)
    assert not isinstance(outcome, Refused), (action, outcome)
    after = states(desk)
    changes: dict[tuple[Changed, int | str], list[Change]] = {}
    for each in told(desk, action.op_id):
        changes.setdefault((each.of, each.key), []).append(each)
    for thing, line in changes.items():
        assert line[0].before == before.get(thing), (action, line)
        assert line[-1].after == after.get(thing), (action, line)
        for one, next_one in pairwise(line):
            assert one.after == next_one.before, (action, line)
    differs = {
        thing for thing in before | after if before.get(thing) != after.get(thing)
    }
    # when a loan is expected back means nothing of one that begins or ends
    untold = {
        each for each in differs - set(changes) if each[0] is not Changed.EXPECTED
    }
    assert not untold, action
    return before, after


def comparable(found: States, new: set[int | str]) -> States:
    """Return states without loans that are new, and without who was here last.

    A loan that is turned back stays, cancelled.
    """
    return {
        (of, key): state
        for (of, key), state in found.items()
        if of is not Changed.ACTIVITY
        and not (of in {Changed.LOAN, Changed.EXPECTED} and key in new)
    }


def of_items(desk: Desk) -> Morning:
    """Yield what is done with items that go out and come in."""
    one, two, three = (
        register(desk, person=replace(JANSEN, given_name=name)).key
        for name in ("Een", "Twee", "Drie")
    )
    book, other, third, *_ = on_the_shelf(desk)
    yield desk, Lend(customer=one, barcode=book)
    yield desk, Lend(customer=one, barcode=other, inspection=True)
    yield desk, PlaceHold(customer=two, title_key=TITAN)
    yield desk, Lend(customer=two, barcode=book, passed=PASSED)  # from who has it
    ten_days_on = on_day(desk, desk.clock.today() + timedelta(days=10))
    yield ten_days_on, Renew(customer=two, barcode=book, passed=PASSED)
    yield desk, PlaceHold(customer=three, barcode=book)
    yield desk, ReturnItem(barcode=book)
    yield desk, SetAside(customer=three, barcode=book)
    yield desk, Lend(customer=one, barcode=book, passed=PASSED)  # past the holder
    yield desk, ReturnItem(barcode=book)
    yield desk, LeaveItem(barcode=book, skipped=three)
    yield desk, SendItem(barcode=book, branch="9000")
    yield desk, ReturnItem(barcode=other, returned_on=desk.clock.today())
    yield desk, Lend(customer=BINDER, barcode=third)
    day = desk.clock.today() + timedelta(days=9)
    yield desk, ChangeExpectedBack(barcodes=(third,), expected_on=day)
    yield desk, Lend(customer=one, barcode=third, passed=PASSED)
    later = on_day(desk, desk.clock.today() + timedelta(days=70))
    yield later, ReturnItem(barcode=third, returned_on=day + timedelta(days=50))
    owed = read(desk, lambda tx: tx.charges(customer(desk, one).customer_id, owed=True))
    assert owed
    charges = tuple(each.op_id for each in owed)
    yield later, SettleCharges(customer=one, charges=charges, how=Settlement.CASH)


def of_people(desk: Desk) -> Morning:
    """Yield what is changed of customers."""
    key = register(desk).key
    row = customer(desk, key)
    moved = replace(draft_of(row.person), city="Stadskanaal")
    yield desk, ChangePerson(customer=key, version=row.version, person=moved)
    for text in ("een", "twee", ""):
        yield desk, KeepMessage(customer=key, text=text)
    choice = SubscriptionChoice(code="0011")
    yield desk, ChangeSubscription(customer=key, subscription=choice)
    special = customer(desk, BINDING_CARD)
    for kind in (SpecialKind.ADMINISTRATIVE, SpecialKind.SPECIAL):
        yield (
            desk,
            ChangePerson(
                customer=BINDING_CARD,
                version=customer(desk, BINDING_CARD).version,
                person=draft_of(special.person),
                special_kind=kind,
            ),
        )
    card = InternalCardDraft(owner="Griet", expected_days="3")
    yield desk, ChangeInternalCard(customer=BINDER, card=card, seen=UNKNOWN)


def of_terms(desk: Desk) -> Morning:
    """Yield what is changed of settings and of the reglement."""
    for value in ("45", "50", ""):
        yield desk, ChangeSetting(name="scanner-gap-ms", value=value)
    line = read(desk, lambda tx: tx.all_policies())[0]
    of = {"subscription": line.subscription, "rmt": line.rmt}
    longer = replace(line, loan_days=line.loan_days + 1)
    yield desk, ChangePolicy(**of, before=line, after=longer, passed=PASSED)
    yield desk, ChangePolicy(**of, before=longer, passed=PASSED)
    yield desk, ChangePolicy(**of, after=line, passed=PASSED)
    small = RmtGroup(name="klein", rmts=("B", "J"), maxima=(("0010", 3),))
    large = RmtGroup(name="groot", rmts=("J", "T"), maxima=(("0010", 4), ("0022", 1)))
    yield desk, ChangeRmtGroup(name="klein", after=small)
    yield desk, ChangeRmtGroup(name="klein", before=small, after=large)
    yield desk, ChangeRmtGroup(name="groot", before=large)
    branch_id = read(desk, lambda tx: tx.branch("9408")).branch_id
    stands = read(desk, lambda tx: tx.holidays(branch_id))
    summer = (HolidayPeriod(date(2026, 7, 20), date(2026, 8, 16)),)
    yield desk, ChangeHolidayTerms(branch="9408", before=stands, after=summer)


@pytest.mark.parametrize("morning", [of_items, of_people, of_terms])
def test_what_is_told_is_what_the_file_had_and_has(
    desk, morning: Callable[[Desk], Morning]
):
    for at, action in morning(desk):
        before, after = look_at(at, action)
        new = {key for of, key in after.keys() - before.keys() if of is Changed.LOAN}
        undo = Undo(of=action.op_id)
        _, back = look_at(at, undo)
        assert comparable(back, new) == comparable(before, new), action
        _, again = look_at(at, Undo(of=undo.op_id))
        assert comparable(again, set()) == comparable(after, set()), action


def test_what_is_new_is_told_and_gone_when_it_is_turned_back(desk):
    before = states(desk)
    action = AddItem(barcode="x12345678", title="Nieuw", rmt="B", branch="9408")
    look_at(desk, action)
    _, back = look_at(desk, Undo(of=action.op_id))
    assert back == before


def test_a_loan_that_is_cancelled_is_told(desk):
    key, barcode = register(desk).key, on_the_shelf(desk)[0]
    before, _ = look_at(desk, Lend(customer=key, barcode=barcode))
    _, after = look_at(desk, CancelLoan(customer=key, barcode=barcode))
    new = {key for of, key in after.keys() - before.keys() if of is Changed.LOAN}
    assert comparable(after, new) == comparable(before, new)
