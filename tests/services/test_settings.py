# SPDX-License-Identifier: Apache-2.0
"""The settings of the library: what they may be, two desks, turning a change back."""

from datetime import UTC, date, datetime

import pytest

from support.clerk import facts, read, reasons
from support.raw_file import rows
from wisedesk.domain.refusals import Reason
from wisedesk.services.actions import ChangeSetting, Undo
from wisedesk.services.asked import Asked
from wisedesk.services.explaining import explain
from wisedesk.services.library_outcomes import SettingChanged
from wisedesk.services.outcomes import Undone
from wisedesk.services.setting_rows import setting_row, setting_rows
from wisedesk.services.settings import SCANNER_END, SETTINGS, value_of, work_date

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
KEPT = "SELECT name, value FROM setting ORDER BY name"


def change(desk, name, value):
    return desk.perform(ChangeSetting(name=name, value=value))


def test_every_setting_has_a_good_default():
    for setting in SETTINGS.values():
        assert setting.default or setting.kind in {"day", "text"}


def test_a_setting_that_nobody_made_has_its_default(desk):
    assert read(desk, lambda tx: value_of(tx, SCANNER_END)) == "enter"


def test_a_work_date_is_set_and_taken_away(desk):
    outcome = change(desk, "work-date", " 2026-05-04 ")
    assert outcome == SettingChanged(name="work-date", value="2026-05-04", before="")
    assert read(desk, work_date) == date(2026, 5, 4)
    outcome = change(desk, "work-date", "")
    assert outcome == SettingChanged(name="work-date", value="", before="2026-05-04")
    assert read(desk, work_date) is None


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("work-date", "4-5-2026", "setting-invalid"),
        ("work-date", "20260504", "setting-invalid"),
        ("work-date", "2026-02-30", "setting-invalid"),
        ("scanner-gap-ms", "snel", "setting-invalid"),
        ("scanner-gap-ms", "-1", "setting-invalid"),
        ("scanner-gap-ms", "٣٥", "setting-invalid"),
        ("scanner-gap-ms", "0", "setting-invalid"),
        ("scanner-gap-ms", "1001", "setting-invalid"),
        ("scanner-shortest", "11", "setting-invalid"),
        ("undo-minutes", "100000", "setting-invalid"),
        ("undo-minutes", "9" * 30, "setting-invalid"),
        ("undo-minutes/9408", "5", "setting-unknown"),
        ("slips/", "never", "setting-unknown"),
        ("slips/9999", "never", "branch-unknown"),
        ("scanner-end", "spatie", "setting-invalid"),
        ("kleur", "rood", "setting-unknown"),
    ],
)
def test_what_no_setting_can_be(desk, name, value, why):
    assert reasons(change(desk, name, value)) == [why]
    assert read(desk, lambda tx: tx.setting(name)) == ""


@pytest.mark.parametrize(
    ("name", "value"),
    [("scanner-gap-ms", "50"), ("scanner-end", "tab"), ("scanner-prefix", "]C1")],
)
def test_what_a_setting_can_be(desk, name, value):
    change(desk, name, value)
    assert read(desk, lambda tx: tx.setting(name)) == value


def explained(desk, name):
    found = read(desk, lambda tx: explain(tx, Asked(setting=name), LONG_AGO))
    assert found.setting is not None
    return found.setting


@pytest.mark.parametrize(
    ("before", "after"), [("", "90"), ("30", "90"), ("30", ""), ("30", "60")]
)
def test_a_change_is_turned_back_and_done_again(desk, sample_file, before, after):
    change(desk, "undo-minutes", before)
    was = rows(sample_file, KEPT)
    action = ChangeSetting(name="undo-minutes", value=after)
    desk.perform(action)
    became = rows(sample_file, KEPT)
    assert became != was
    back = Undo(of=action.op_id)
    outcome = desk.perform(back)
    assert isinstance(outcome, Undone)
    assert (outcome.what, outcome.setting) == ("setting-changed", "undo-minutes")
    assert rows(sample_file, KEPT) == was
    again = desk.perform(Undo(of=back.op_id))
    assert isinstance(again, Undone)
    assert (again.again, again.setting) == (True, "undo-minutes")
    assert rows(sample_file, KEPT) == became


def test_a_change_that_was_overtaken_is_not_turned_back(desk, sample_file):
    action = ChangeSetting(name="undo-minutes", value="90")
    desk.perform(action)
    change(desk, "undo-minutes", "45")
    assert reasons(desk.perform(Undo(of=action.op_id))) == [Reason.UNDO_OVERTAKEN]
    assert rows(sample_file, KEPT) == [("undo-minutes", "45")]


def test_a_change_that_another_confirmed_since_is_not_turned_back(desk, other_desk):
    action = ChangeSetting(name="undo-minutes", value="90")
    desk.perform(action)
    change(desk, "slips", "never")  # another setting is no matter
    change(other_desk, "undo-minutes", "45")
    last = ChangeSetting(name="undo-minutes", value="90")
    other_desk.perform(last)
    assert explained(desk, "undo-minutes").last.stands
    assert reasons(desk.perform(Undo(of=action.op_id))) == [Reason.UNDO_OVERTAKEN]
    assert isinstance(desk.perform(Undo(of=last.op_id)), Undone)
    assert read(desk, lambda tx: tx.setting("undo-minutes")) == "45"


def test_what_was_turned_back_since_is_no_hindrance(desk):
    action, later = (
        ChangeSetting(name="undo-minutes", value=value) for value in ("90", "45")
    )
    desk.perform(action)
    desk.perform(later)
    desk.perform(Undo(of=later.op_id))
    assert isinstance(desk.perform(Undo(of=action.op_id)), Undone)
    assert read(desk, lambda tx: tx.setting("undo-minutes")) == ""


def test_a_value_that_stood_already_changes_nothing(desk):
    change(desk, "undo-minutes", "90")
    action = ChangeSetting(name="undo-minutes", value="90")
    desk.perform(action)
    assert reasons(desk.perform(Undo(of=action.op_id))) == [Reason.CANNOT_BE_UNDONE]


def test_what_another_desk_changed_meanwhile_is_not_written_over(
    desk, other_desk, sample_file
):
    change(other_desk, "undo-minutes", "45")
    late = ChangeSetting(name="undo-minutes", value="90", before="")
    outcome = desk.perform(late)
    assert reasons(outcome) == [Reason.SETTING_CHANGED]
    assert facts(outcome) == {"name": "undo-minutes", "value": "45"}
    assert rows(sample_file, KEPT) == [("undo-minutes", "45")]
    seen = ChangeSetting(name="undo-minutes", value="90", before="45")
    assert isinstance(desk.perform(seen), SettingChanged)


def test_a_branch_goes_by_the_library_until_it_has_a_value_of_its_own(desk):
    change(desk, "slips", "never")

    def slips():
        return {
            each.branch: (each.name, each.value, each.stored)
            for each in read(desk, lambda tx: setting_rows(tx, ("9408",)))
            if each.setting.name == "slips"
        }

    assert slips() == {
        "": ("slips", "never", "never"),
        "9408": ("slips/9408", "never", ""),
    }
    change(desk, "slips/9408", "always")
    assert slips()["9408"] == ("slips/9408", "always", "always")
    change(desk, "slips/9408", "")
    assert slips()["9408"] == ("slips/9408", "never", "")


def test_every_setting_is_listed_and_one_is_found_by_its_name(desk):
    listed = read(desk, setting_rows)
    assert [each.name for each in listed] == list(SETTINGS)
    for row in listed:
        assert read(desk, lambda tx, name=row.name: setting_row(tx, name)) == row
    assert read(desk, lambda tx: setting_row(tx, "kleur")) is None


def test_who_changed_a_setting_last_is_known_by_the_journal(desk, other_desk):
    assert explained(desk, "slips").last is None
    change(other_desk, "slips", "never")
    change(desk, "slips/9408", "always")
    change(desk, "undo-minutes", "90")
    change(desk, "slips", "wel")  # refused
    last = explained(desk, "slips").last
    assert (last.desk, last.outcome.value) == ("balie-2", "never")
    assert last.stands
    own = explained(desk, "slips/9408")
    assert (own.last.desk, own.row.value, own.row.otherwise) == (
        "balie-1",
        "always",
        "never",
    )
    desk.perform(Undo(of=last.op_id))
    assert explained(desk, "slips").last.undone_at is not None


def test_a_setting_nobody_knows_is_not_explained(desk):
    found = read(desk, lambda tx: explain(tx, Asked(setting="kleur"), LONG_AGO))
    assert found.setting is None


@pytest.mark.file
def test_the_last_change_is_found_by_an_index(sample_file):
    plan = rows(
        sample_file,
        "EXPLAIN QUERY PLAN SELECT max(journal.id) FROM journal"
        " WHERE kind = 'change-setting/setting-changed' AND outcome LIKE '%x%'",
    )
    assert "ix_journal_setting" in str(plan)
