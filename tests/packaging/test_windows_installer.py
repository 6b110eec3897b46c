# SPDX-License-Identifier: Apache-2.0
"""What the installer's script must say and must never do; `make windows` runs it."""

import re

import installed
import installer
import pytest

SCRIPTS = {
    each.name: each.read_text("utf-8") for each in installer.SOURCE.parent.iterdir()
}
WHOLE = "\n".join(SCRIPTS.values())


def test_every_sentence_is_there_in_both_languages() -> None:
    words = SCRIPTS["words.nsh"]
    dutch = re.findall(r"LangString (\w+) \$\{NL\}", words)
    assert dutch == re.findall(r"LangString (\w+) \$\{EN\}", words)
    assert len(dutch) == len(set(dutch))


def test_every_sentence_is_said() -> None:
    named = set(re.findall(r"LangString (\w+)", SCRIPTS["words.nsh"]))
    assert {name for name in named if f"$({name})" in WHOLE} == named


@pytest.mark.parametrize(
    "name", ["NEWER", "RUNNING", "OLD_WINDOWS", "UNWRITABLE", "OTHER_PROGRAM"]
)
def test_an_exit_code_means_what_the_trial_expects(name: str) -> None:
    [code] = re.findall(rf"^!define {name} (\d+)$", WHOLE, re.MULTILINE)
    assert int(code) == getattr(installed, name)


def test_nothing_is_removed_where_libraries_and_settings_lie() -> None:
    removed = re.findall(r"^ *(?:Delete|RMDir|Rename) .*$", WHOLE, re.MULTILINE)
    assert removed
    assert not [line for line in removed if "APPDATA" in line.upper()]


def test_only_folders_of_ours_are_removed_whole() -> None:
    """A folder that somebody chose may hold what is theirs."""
    whole = set(re.findall(r'^ *RMDir /r "(.+)"$', WHOLE, re.MULTILINE))
    inside = {r"$INSTDIR\_internal", r"$INSTDIR\_new", r"$INSTDIR\_old"}
    assert whole == inside | {r"$INSTDIR\${NAME}"}
    assert set(re.findall(r'Discard "(\w+)"', WHOLE)) == {"_new", "_old"}
