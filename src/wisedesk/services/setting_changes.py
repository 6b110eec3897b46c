# SPDX-License-Identifier: Apache-2.0
"""Changing a setting of the library, or of one of its branches."""

from wisedesk.domain.refusals import Reason, Refusal, refusal
from wisedesk.services.actions import ChangeSetting
from wisedesk.services.library_outcomes import SettingChanged
from wisedesk.services.outcomes import Outcome, Refused
from wisedesk.services.ports import Writing
from wisedesk.services.settings import branch_in, judge_setting
from wisedesk.services.station import At


def change_setting(
    tx: Writing,
    action: ChangeSetting,
    at: At,  # noqa: ARG001 - every step's signature
) -> Outcome:
    """Give a setting a value; an empty one brings its default back."""
    value = action.value.strip()
    tx.lock_settings()
    before = tx.setting(action.name)
    wrong = _against(tx, action, value, before)
    if wrong is not None:
        return Refused(refusals=(wrong,))
    tx.set_setting(action.name, value)
    return SettingChanged(name=action.name, value=value, before=before)


def _against(
    tx: Writing, action: ChangeSetting, value: str, stands: str
) -> Refusal | None:
    wrong = judge_setting(action.name, value)
    if wrong is not None:
        return wrong
    branch = branch_in(action.name)
    if branch and tx.branch(branch) is None:
        return refusal(Reason.BRANCH_UNKNOWN, branch=branch)
    if action.before is not None and action.before != stands:
        return refusal(Reason.SETTING_CHANGED, name=action.name, value=stands)
    return None
