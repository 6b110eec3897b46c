# SPDX-License-Identifier: Apache-2.0
"""Changing the reglement: what may stand in it, and what two desks do to it."""

from datetime import date
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from support.clerk import facts, read, reasons
from support.raw_file import broken_links, copied, everything, rows
from wisedesk.bootstrap import open_services
from wisedesk.config import Config, as_address
from wisedesk.domain.holiday_terms import HolidayPeriod
from wisedesk.domain.policies import LoanPolicy
from wisedesk.domain.refusals import Reason
from wisedesk.domain.rmt_groups import RmtGroup
from wisedesk.services.actions import Undo
from wisedesk.services.library_outcomes import (
    HolidayTermsChanged,
    PolicyChanged,
    RmtGroupChanged,
)
from wisedesk.services.outcomes import Undone
from wisedesk.services.policy_actions import (
    ChangeHolidayTerms,
    ChangePolicy,
    ChangeRmtGroup,
)

CODE = "0010"
GROUP = "Dvd's en games"
AUTUMN = HolidayPeriod(date(2026, 10, 10), date(2026, 10, 18))


def line_of(desk, rmt, code=CODE):
    return read(desk, lambda tx: tx.policies(code)).get(rmt)


def group_of(desk, name=GROUP):
    found = read(desk, lambda tx: tx.rmt_groups())
    return next((each for each in found if each.name == name), None)


def holidays_of(desk, branch="9408"):
    def ask(tx):
        ids = {row.code: row.branch_id for row in tx.branches()}
        return tx.holidays(ids[branch])

    return read(desk, ask)


def change(desk, rmt, *passed, **changed):
    """Change a line of the sample as the form does."""
    before = line_of(desk, rmt)
    action = ChangePolicy(
        subscription=CODE,
        rmt=rmt,
        before=before,
        after=replace(before, **changed),
        passed=frozenset(passed),
    )
    return desk.perform(action)


def remove(desk, rmt, *passed):
    return desk.perform(
        ChangePolicy(
            subscription=CODE,
            rmt=rmt,
            before=line_of(desk, rmt),
            passed=frozenset(passed),
        )
    )


def test_a_changed_line_stands_as_it_was_typed(desk):
    outcome = change(desk, "DJ", loan_days=14, holiday_loan_days=None, maximum=None)
    assert isinstance(outcome, PolicyChanged)
    assert (outcome.added, outcome.removed) == (False, False)
    line = line_of(desk, "DJ")
    assert (line.loan_days, line.holiday_loan_days, line.maximum) == (14, None, None)
    assert line.fine_maximum_cents == 750


def test_a_line_is_added_and_one_that_is_there_is_not_added_again(desk):
    assert line_of(desk, "J", "0060") is None
    new = LoanPolicy(subscription="0060", rmt="J", loan_days=21)
    action = ChangePolicy(subscription="0060", rmt="J", after=new)
    outcome = desk.perform(action)
    assert isinstance(outcome, PolicyChanged)
    assert outcome.added
    assert line_of(desk, "J", "0060") == new
    again = ChangePolicy(subscription="0060", rmt="J", after=new)
    assert reasons(desk.perform(again)) == [Reason.POLICY_EXISTS]


def test_a_removed_line_is_gone_and_cannot_be_removed_again(desk):
    before = line_of(desk, "DJ")
    outcome = remove(desk, "DJ")
    assert isinstance(outcome, PolicyChanged)
    assert outcome.removed
    assert line_of(desk, "DJ") is None
    for seen in (before, None):
        action = ChangePolicy(subscription=CODE, rmt="DJ", before=seen)
        assert reasons(desk.perform(action)) == [Reason.POLICY_CHANGED]


def test_a_line_others_fall_back_on_is_removed_only_when_the_clerk_passes_it(desk):
    assert isinstance(remove(desk, "JN"), PolicyChanged)  # J is there for it
    refused = remove(desk, "J")
    assert reasons(refused) == [Reason.POLICY_RELIED_ON]
    assert facts(refused) == {"subscription": CODE, "rmt": "J", "rmts": "JN"}
    assert line_of(desk, "J") is not None
    passed = remove(desk, "J", Reason.POLICY_RELIED_ON)
    assert isinstance(passed, PolicyChanged)
    assert line_of(desk, "J") is None


def test_every_fault_of_a_line_is_told_with_its_field(desk):
    outcome = change(desk, "DJ", loan_days=1000, minimum_age=100, maximum=-1)
    assert [each.about for each in outcome.refusals] == [
        "loan_days",
        "minimum_age",
        "maximum",
        "holiday_loan_days",
    ]
    assert line_of(desk, "DJ").loan_days == 7


def test_a_line_needs_a_subscription_and_a_material_that_there_are(desk):
    line = LoanPolicy(subscription="9999", rmt="QQ", loan_days=21)
    action = ChangePolicy(subscription="9999", rmt="QQ", after=line)
    assert reasons(desk.perform(action)) == [
        Reason.SUBSCRIPTION_UNKNOWN,
        Reason.RMT_UNKNOWN,
    ]


def test_a_change_of_another_desk_is_not_written_over(desk, other_desk):
    seen = line_of(desk, "DJ")
    change(other_desk, "DJ", fee_cents=25)
    late = ChangePolicy(
        subscription=CODE, rmt="DJ", before=seen, after=replace(seen, loan_days=14)
    )
    assert reasons(desk.perform(late)) == [Reason.POLICY_CHANGED]
    assert (line_of(desk, "DJ").fee_cents, line_of(desk, "DJ").loan_days) == (25, 7)


def test_the_journal_tells_what_stood_there_and_what_stands_there(desk, sample_file):
    change(desk, "DJ", fee_cents=25)
    ((kind, payload, personal),) = rows(
        sample_file,
        "SELECT kind, payload, personal FROM journal ORDER BY id DESC LIMIT 1",
    )
    assert kind == "change-policy/policy-changed"
    assert '"fee_cents":150' in payload
    assert '"fee_cents":25' in payload
    assert personal is None


def test_a_group_is_added_renamed_and_removed(desk):
    strips = RmtGroup(name="Strips", rmts=("P", "S"), maxima=(("0001", 5),))
    outcome = desk.perform(ChangeRmtGroup(name="Strips", after=strips))
    assert isinstance(outcome, RmtGroupChanged)
    assert group_of(desk, "Strips") == strips
    comics = RmtGroup(name="Beeld", rmts=("S",), maxima=(("0001", 4), ("0010", 6)))
    action = ChangeRmtGroup(name="Strips", before=strips, after=comics)
    assert isinstance(desk.perform(action), RmtGroupChanged)
    assert group_of(desk, "Strips") is None
    assert group_of(desk, "Beeld") == comics
    gone = desk.perform(ChangeRmtGroup(name="Beeld", before=comics))
    assert isinstance(gone, RmtGroupChanged)
    assert gone.removed
    assert group_of(desk, "Beeld") is None


def test_a_group_is_not_stored_twice_nor_over_another_desks(desk, other_desk):
    seen = group_of(desk)
    new = replace(seen, maxima=())
    assert reasons(desk.perform(ChangeRmtGroup(name=GROUP, after=new))) == [
        Reason.GROUP_EXISTS
    ]
    other_desk.perform(
        ChangeRmtGroup(name=GROUP, before=seen, after=replace(seen, rmts=("DJ",)))
    )
    late = ChangeRmtGroup(name=GROUP, before=seen, after=new)
    assert reasons(desk.perform(late)) == [Reason.GROUP_CHANGED]
    for nothing in (None, seen):
        gone = ChangeRmtGroup(name="Nergens", before=nothing)
        assert reasons(desk.perform(gone)) == [Reason.GROUP_CHANGED]


def test_a_group_does_not_take_the_name_of_another(desk):
    strips = RmtGroup(name="Strips", rmts=("S",))
    desk.perform(ChangeRmtGroup(name="Strips", after=strips))
    action = ChangeRmtGroup(
        name="Strips", before=strips, after=replace(strips, name=GROUP)
    )
    outcome = desk.perform(action)
    assert reasons(outcome) == [Reason.GROUP_EXISTS]
    assert outcome.refusals[0].about == "group_name"


def test_a_group_that_is_not_well_is_not_stored(desk):
    action = ChangeRmtGroup(name="Strips", after=RmtGroup(name="Strips", rmts=("QQ",)))
    assert reasons(desk.perform(action)) == [Reason.RMT_UNKNOWN]


def test_a_branch_has_its_own_holidays(desk):
    before = holidays_of(desk)
    action = ChangeHolidayTerms(branch="9408", before=before, after=(*before, AUTUMN))
    outcome = desk.perform(action)
    assert isinstance(outcome, HolidayTermsChanged)
    assert AUTUMN in holidays_of(desk)
    assert AUTUMN not in holidays_of(desk, "9000")


def test_other_branches_get_the_same_holidays_where_they_are_named(desk):
    before = holidays_of(desk)
    action = ChangeHolidayTerms(
        branch="9408", also=("9000",), before=before, after=(AUTUMN,)
    )
    outcome = desk.perform(action)
    assert isinstance(outcome, HolidayTermsChanged)
    assert outcome.also == ("9000",)
    assert holidays_of(desk) == holidays_of(desk, "9000") == (AUTUMN,)
    desk.perform(Undo(of=action.op_id))
    assert holidays_of(desk) == holidays_of(desk, "9000") == before
    unknown = ChangeHolidayTerms(branch="9408", also=("1",), before=before)
    assert reasons(desk.perform(unknown)) == [Reason.BRANCH_UNKNOWN]


@pytest.mark.parametrize(
    ("branch", "before", "after", "reason"),
    [
        ("1234", (), (AUTUMN,), Reason.BRANCH_UNKNOWN),
        ("9408", (), (AUTUMN,), Reason.HOLIDAYS_CHANGED),
        ("9408", None, (AUTUMN, AUTUMN), Reason.PERIODS_OVERLAP),
        (
            "9408",
            None,
            (HolidayPeriod(AUTUMN.last_on, AUTUMN.first_on),),
            Reason.PERIOD_BACKWARDS,
        ),
    ],
)
def test_holidays_that_cannot_be_are_not_stored(desk, branch, before, after, reason):
    stand = holidays_of(desk)
    seen = stand if before is None else before
    action = ChangeHolidayTerms(branch=branch, before=seen, after=after)
    assert reasons(desk.perform(action)) == [reason]
    assert holidays_of(desk) == stand


def _line_removed(desk):
    return ChangePolicy(subscription=CODE, rmt="DJ", before=line_of(desk, "DJ"))


def _line_added(_desk):
    new = LoanPolicy(subscription="0060", rmt="J", loan_days=21)
    return ChangePolicy(subscription="0060", rmt="J", after=new)


def _line_changed(desk):
    before = line_of(desk, "DJ")
    after = replace(before, loan_days=9, holdable=False, holiday_loan_days=None)
    return ChangePolicy(subscription=CODE, rmt="DJ", before=before, after=after)


def _group_added(_desk):
    group = RmtGroup(name="Strips", rmts=("P", "S"), maxima=(("0001", 5),))
    return ChangeRmtGroup(name="Strips", after=group)


def _group_changed(desk):
    after = RmtGroup(name="Beeld", rmts=("DJ", "S"), maxima=(("0001", 9), ("0031", 1)))
    return ChangeRmtGroup(name=GROUP, before=group_of(desk), after=after)


def _group_removed(desk):
    return ChangeRmtGroup(name=GROUP, before=group_of(desk))


def _holidays_changed(desk):
    before = holidays_of(desk)
    after = (before[0], AUTUMN)
    return ChangeHolidayTerms(branch="9408", before=before, after=after)


CHANGES = (
    _line_removed,
    _line_added,
    _line_changed,
    _group_added,
    _group_changed,
    _group_removed,
    _holidays_changed,
)


@pytest.mark.parametrize("make", CHANGES)
def test_what_is_turned_back_stands_as_before_and_can_be_done_again(
    desk, sample_file, make
):
    before = everything(sample_file)
    action = make(desk)
    desk.perform(action)
    changed = everything(sample_file)
    assert changed != before
    back = Undo(of=action.op_id)
    assert isinstance(desk.perform(back), Undone)
    assert everything(sample_file) == before
    assert isinstance(desk.perform(Undo(of=back.op_id)), Undone)
    assert everything(sample_file) == changed


@pytest.mark.parametrize("make", CHANGES)
def test_what_another_desk_changed_since_is_not_turned_back(
    desk, other_desk, sample_file, make
):
    action = make(desk)
    desk.perform(action)
    tables = ("loan_policy", "rmt_group_member", "rmt_group", "holiday_period")
    if make is _line_removed:
        new = LoanPolicy(subscription=CODE, rmt="DJ", loan_days=3)
        other_desk.perform(ChangePolicy(subscription=CODE, rmt="DJ", after=new))
    elif make is _group_removed:
        new = RmtGroup(name=GROUP, rmts=("S",))
        other_desk.perform(ChangeRmtGroup(name=GROUP, after=new))
    else:
        rows(sample_file, "UPDATE loan_policy SET fee_cents = fee_cents + 1")
        rows(sample_file, "UPDATE rmt_group SET name = name || '!'")
        rows(sample_file, "UPDATE holiday_period SET last_on = first_on")
    stands = {name: rows(sample_file, f"SELECT * FROM {name}") for name in tables}
    assert reasons(desk.perform(Undo(of=action.op_id))) == [Reason.UNDO_OVERTAKEN]
    for name in tables:
        assert rows(sample_file, f"SELECT * FROM {name}") == stands[name]
    assert broken_links(sample_file) == []


STEPS = st.lists(
    st.tuples(
        st.sampled_from(("line", "remove", "group", "holidays")),
        st.sampled_from(("DJ", "J", "JN", "S")),
        st.integers(0, 30),
    ),
    min_size=1,
    max_size=8,
)
_copies = count()


def step(desk, verb, rmt, number):
    """Return a change of the reglement as a clerk would make it now."""
    if verb == "remove":
        passed = frozenset({Reason.POLICY_RELIED_ON})
        before = line_of(desk, rmt)
        return ChangePolicy(subscription=CODE, rmt=rmt, before=before, passed=passed)
    if verb == "line":
        after = LoanPolicy(subscription=CODE, rmt=rmt, loan_days=number)
        before = line_of(desk, rmt)
        return ChangePolicy(subscription=CODE, rmt=rmt, before=before, after=after)
    if verb == "group":
        before, after = group_of(desk), None
        if number:
            maxima = (("0001", number), (CODE, number))[: number % 3]
            after = RmtGroup(name=GROUP, rmts=(rmt,), maxima=maxima)
        return ChangeRmtGroup(name=GROUP, before=before, after=after)
    before = holidays_of(desk)
    first = date(2026, 10, 1 + number)
    periods = (*before[number % 2 :], HolidayPeriod(first, date(2026, 11, 1)))
    return ChangeHolidayTerms(branch="9408", before=before, after=periods)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=STEPS)
def test_whatever_was_changed_undoing_it_backwards_leaves_it_as_it_was(
    sample_file, tmp_path, steps
):
    path = copied(sample_file, tmp_path / f"{next(_copies)}.sqlite")
    services = open_services(Config(as_address(str(path)), desk="b", branch="9408"))
    desk = services.desk
    seen, done = [], []
    for each in steps:
        seen.append(everything(path))
        done.append(step(desk, *each))
        desk.perform(done[-1])
    for action, before in zip(reversed(done), reversed(seen), strict=True):
        outcome = desk.perform(Undo(of=action.op_id))
        if not isinstance(outcome, Undone):
            assert reasons(outcome) == [Reason.CANNOT_BE_UNDONE]  # it was refused
        assert everything(path) == before
    services.library.close()
