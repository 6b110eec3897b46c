# SPDX-License-Identifier: Apache-2.0
import tomllib
from pathlib import Path

import pytest

from wisedesk.settings_table import keep_table, keep_values

WRITTEN = """# of the IT department
desk = "Balie 2"   # the one at the window

[scanner]  # an old one
gap-ms = 50 # slow
end = "tab"

[keys]
"desk.lend" = "F7"
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "wisedesk.toml"
    path.write_text(WRITTEN, encoding="utf-8")
    return path


def test_a_table_is_kept_and_all_else_stays_as_it_was_written(file):
    keep_table(file, "keys", {"desk.lend": "F5", "loans.renew": "Ctrl+B"})
    assert file.read_text(encoding="utf-8") == WRITTEN.replace(
        '"desk.lend" = "F7"\n', '"desk.lend" = "F5"\n"loans.renew" = "Ctrl+B"\n'
    )


def test_a_value_keeps_its_comment_and_one_not_named_goes(file):
    keep_table(file, "scanner", {"gap-ms": 80})
    text = file.read_text(encoding="utf-8")
    assert "[scanner]  # an old one\ngap-ms = 80 # slow\n" in text
    assert "tab" not in text
    assert tomllib.loads(text)["desk"] == "Balie 2"


def test_values_outside_the_tables_are_kept_before_them(file):
    keep_values(file, {"desk": "Balie 3", "branch": "9408"})
    text = file.read_text(encoding="utf-8")
    assert 'desk = "Balie 3"   # the one at the window\n' in text
    told = tomllib.loads(text)
    assert (told["branch"], told["keys"]) == ("9408", {"desk.lend": "F7"})
    assert told["scanner"] == {"gap-ms": 50, "end": "tab"}


def test_a_table_without_values_goes(file):
    keep_table(file, "keys", {})
    assert "keys" not in tomllib.loads(file.read_text(encoding="utf-8"))


def test_a_first_setting_makes_the_file_and_its_folder(tmp_path):
    path = tmp_path / "settings" / "wisedesk.toml"
    keep_table(path, "sounds", {"volume": 40, "done": False})
    assert tomllib.loads(path.read_text(encoding="utf-8")) == {
        "sounds": {"volume": 40, "done": False}
    }
    assert [each.name for each in path.parent.iterdir()] == ["wisedesk.toml"]


def test_keys_written_with_dots_are_replaced(tmp_path):
    path = tmp_path / "wisedesk.toml"
    path.write_text('[keys]\ndesk.lend = "F7"\n', encoding="utf-8")
    keep_table(path, "keys", {"desk.return": "F3"})
    assert tomllib.loads(path.read_text(encoding="utf-8")) == {
        "keys": {"desk.return": "F3"}
    }


def test_a_file_that_is_no_toml_is_left_as_it_is(tmp_path):
    path = tmp_path / "wisedesk.toml"
    path.write_text("desk = ", encoding="utf-8")
    with pytest.raises(ValueError, match="line 1"):
        keep_table(path, "keys", {"desk.lend": "F5"})
    assert path.read_text(encoding="utf-8") == "desk = "


@pytest.mark.linux
def test_a_link_stays_a_link_and_the_mode_stays(file, tmp_path):
    file.chmod(0o600)
    link = tmp_path / "link.toml"
    link.symlink_to(file)
    keep_table(link, "keys", {})
    assert link.is_symlink()
    assert file.stat().st_mode & 0o777 == 0o600


def test_nothing_is_left_behind_where_the_file_cannot_be_replaced(tmp_path):
    path = tmp_path / "wisedesk.toml"
    path.mkdir()
    with pytest.raises(OSError, match=r"directory|denied"):
        keep_table(path, "keys", {"desk.lend": "F5"})
    assert [each.name for each in tmp_path.iterdir()] == ["wisedesk.toml"]
