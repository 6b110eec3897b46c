# SPDX-License-Identifier: Apache-2.0
"""Changing the reglement: its lines, the groups of materials, the holidays."""

from msgspec.structs import replace

from wisedesk.domain.holiday_terms import judge_periods
from wisedesk.domain.policies import LoanPolicy
from wisedesk.domain.policy_rules import judge_policy, relying_on
from wisedesk.domain.refusals import Reason, Refusal, passable, refusal
from wisedesk.domain.rmt_groups import RmtGroup, judge_group
from wisedesk.services.library_outcomes import (
    HolidayTermsChanged,
    PolicyChanged,
    RmtGroupChanged,
)
from wisedesk.services.outcomes import Outcome, Refused
from wisedesk.services.policy_actions import (
    ChangeHolidayTerms,
    ChangePolicy,
    ChangeRmtGroup,
)
from wisedesk.services.ports import Writing
from wisedesk.services.station import At


def change_policy(
    tx: Writing,
    action: ChangePolicy,
    at: At,  # noqa: ARG001 - every step's signature
) -> Outcome:
    """Add, change or remove a line of the reglement.

    A line that other materials fall back on is removed only when the clerk, told which,
    passes that: they could not be lent any more.
    """
    tx.lock_reglement()
    stands = tx.policies(action.subscription).get(action.rmt)
    against = _against_line(tx, action, stands)
    left = tuple(
        each
        for each in against
        if not (each.overridable and each.reason in action.passed)
    )
    if left:
        return Refused(refusals=left)
    if action.after is None:
        tx.remove_policy(action.subscription, action.rmt)
    else:
        tx.store_policy(
            replace(action.after, subscription=action.subscription, rmt=action.rmt)
        )
    return PolicyChanged(
        subscription=action.subscription,
        rmt=action.rmt,
        added=stands is None,
        removed=action.after is None,
    )


def _against_line(
    tx: Writing, action: ChangePolicy, stands: LoanPolicy | None
) -> tuple[Refusal, ...]:
    code, rmt = action.subscription, action.rmt
    if stands != action.before or stands is action.after is None:
        reason = _taken_or_changed(Reason.POLICY_EXISTS, Reason.POLICY_CHANGED, action)
        return (refusal(reason, "rmt", subscription=code, rmt=rmt),)
    materials = {row.rmt for row in tx.material_types()}
    if action.after is None:
        relying = relying_on(rmt, tx.policies(code).keys(), materials)
        no = passable(
            Reason.POLICY_RELIED_ON, subscription=code, rmt=rmt, rmts=", ".join(relying)
        )
        return (no,) if relying else ()
    against = list(judge_policy(action.after))
    if code not in tx.subscription_names():
        against.append(refusal(Reason.SUBSCRIPTION_UNKNOWN, "subscription", code=code))
    if rmt not in materials:
        against.append(refusal(Reason.RMT_UNKNOWN, "rmt", rmt=rmt))
    return tuple(against)


def change_rmt_group(
    tx: Writing,
    action: ChangeRmtGroup,
    at: At,  # noqa: ARG001 - every step's signature
) -> Outcome:
    """Add, change or remove a group of materials; the name may change with it."""
    tx.lock_reglement()
    groups = {each.name: each for each in tx.rmt_groups()}
    against = _against_group(tx, action, groups)
    if against:
        return Refused(refusals=against)
    if action.after is None:
        tx.remove_group(action.name)
    else:
        tx.store_group(action.name, action.after)
    return RmtGroupChanged(
        name=action.name if action.after is None else action.after.name,
        added=action.before is None,
        removed=action.after is None,
    )


def _against_group(
    tx: Writing, action: ChangeRmtGroup, groups: dict[str, RmtGroup]
) -> tuple[Refusal, ...]:
    stands, after = groups.get(action.name), action.after
    if stands != action.before or stands is after is None:
        reason = _taken_or_changed(Reason.GROUP_EXISTS, Reason.GROUP_CHANGED, action)
        return (refusal(reason, "group_name", group=action.name),)
    if after is None:
        return ()
    if after.name != action.name and after.name in groups:
        return (refusal(Reason.GROUP_EXISTS, "group_name", group=after.name),)
    rmts = {row.rmt for row in tx.material_types()}
    return judge_group(after, rmts, tx.subscription_names().keys())


def _taken_or_changed(
    taken: Reason, changed: Reason, action: ChangePolicy | ChangeRmtGroup
) -> Reason:
    """Return why what stands there now is in the way: the clerk began with nothing."""
    begins = action.before is None and action.after is not None
    return taken if begins else changed


def change_holiday_terms(
    tx: Writing,
    action: ChangeHolidayTerms,
    at: At,  # noqa: ARG001 - every step's signature
) -> Outcome:
    """Let a branch have other holidays, and others the same where they are named."""
    tx.lock_reglement()
    branches = {row.code: row.branch_id for row in tx.branches()}
    against = _against_holidays(tx, action, branches)
    if against:
        return Refused(refusals=against)
    for code in (action.branch, *action.also):
        tx.store_holidays(branches[code], action.after)
    return HolidayTermsChanged(
        branch=action.branch, periods=action.after, also=action.also
    )


def _against_holidays(
    tx: Writing, action: ChangeHolidayTerms, branches: dict[str, int]
) -> tuple[Refusal, ...]:
    for code in (action.branch, *action.also):
        if code not in branches:
            return (refusal(Reason.BRANCH_UNKNOWN, branch=code),)
    if tx.holidays(branches[action.branch]) != action.before:
        return (refusal(Reason.HOLIDAYS_CHANGED),)
    return tuple(judge_periods(action.after).values())
