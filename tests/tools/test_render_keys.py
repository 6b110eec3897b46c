# SPDX-License-Identifier: Apache-2.0
"""docs/keys.md says what the table of commands says."""

from pathlib import Path

import pytest
import render_keys

from wisedesk.desktop.keys.commands import COMMANDS, shown_keys


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "keys.md"
    monkeypatch.setattr(render_keys, "PAGE", path)
    return path


def test_every_command_stands_on_the_page_with_its_keys() -> None:
    lines = render_keys.render().splitlines()
    for command in COMMANDS:
        row = next(line for line in lines if f"`{command.id}`" in line)
        assert row.startswith(
            f"| {shown_keys(command.keys) or 'menu'} | {command.title} |"
        )


def test_a_page_just_written_is_fresh(page: Path) -> None:
    assert render_keys.main([]) == 0
    assert page.read_text(encoding="utf-8") == render_keys.render()
    assert render_keys.main(["--check"]) == 0


def test_a_page_that_differs_is_told_and_left_alone(
    page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page.write_text("old", encoding="utf-8")
    assert render_keys.main(["--check"]) == 1
    assert "make docs" in capsys.readouterr().err
    assert page.read_text(encoding="utf-8") == "old"


def test_a_page_that_is_not_there_is_not_fresh(page: Path) -> None:
    assert render_keys.main(["--check"]) == 1
    assert not page.exists()
