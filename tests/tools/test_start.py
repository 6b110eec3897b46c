# SPDX-License-Identifier: Apache-2.0
"""`make run` opens a window only where somebody can see it."""

import pytest
import start


@pytest.mark.parametrize(
    ("code", "platform", "seen"),
    [
        (0, "xcb", True),
        (0, "wayland", True),
        (0, "offscreen", False),
        (-6, "", False),
        (1, "", False),
    ],
)
def test_a_window_is_opened_where_one_can_be_seen(
    code: int, platform: str, seen: bool
) -> None:
    assert start.shows_windows(code, platform) is seen


def test_a_dead_display_ends_a_child_and_not_us(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DISPLAY", ":4242")
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    code, platform = start.ask_display()
    assert code != 0
    assert not start.shows_windows(code, platform)


def test_a_platform_without_a_screen_is_named_by_qt(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert start.ask_display() == (0, "offscreen")


def test_the_reason_names_what_the_person_can_change() -> None:
    assert start.no_display({}) == "There is no display"
    assert start.no_display({"DISPLAY": ":99", "HOME": "/"}) == (
        "No display answers (DISPLAY=:99)"
    )
