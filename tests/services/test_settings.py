# SPDX-License-Identifier: Apache-2.0
from datetime import date

import pytest

from support.clerk import read, reasons
from wisedesk.services.actions import ChangeSetting
from wisedesk.services.library_outcomes import SettingChanged
from wisedesk.services.settings import SCANNER_END, SETTINGS, value_of, work_date


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
