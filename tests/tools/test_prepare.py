# SPDX-License-Identifier: Apache-2.0
"""The checkout is made ready once, and again only when something changed."""

import json
import sys
from dataclasses import asdict
from pathlib import Path

import machine
import prepare
import pytest
from prepare import Stamp

WANTED = Stamp("/checkout", "3.11", "abc")


def test_an_environment_without_a_stamp_is_not_ready() -> None:
    assert not prepare.serves(None, WANTED, "run")


def test_an_environment_is_ready_for_the_purposes_it_was_made_for() -> None:
    found = prepare.extended(None, WANTED, "run")
    assert prepare.serves(found, WANTED, "run")
    assert not prepare.serves(found, WANTED, "test")


def test_a_second_purpose_keeps_the_first() -> None:
    found = prepare.extended(None, WANTED, "run")
    both = prepare.extended(found, WANTED, "test")
    assert prepare.serves(both, WANTED, "run")
    assert prepare.serves(both, WANTED, "test")


@pytest.mark.parametrize(
    "changed",
    [
        Stamp("/elsewhere", "3.11", "abc"),
        Stamp("/checkout", "3.13", "abc"),
        Stamp("/checkout", "3.11", "def"),
    ],
)
def test_what_changed_makes_every_purpose_stale(changed: Stamp) -> None:
    found = prepare.extended(None, WANTED, "run")
    assert not prepare.serves(found, changed, "run")
    assert prepare.extended(found, changed, "test").purposes == ("test",)


@pytest.mark.parametrize(
    ("found", "elsewhere"),
    [
        (None, False),
        (Stamp("/checkout", "3.11", "older"), False),
        (Stamp("/moved", "3.11", "abc"), True),
        (Stamp("/checkout", "3.12", "abc"), True),
    ],
)
def test_only_another_folder_or_python_costs_the_environment(
    found: Stamp | None, elsewhere: bool
) -> None:
    assert prepare.belongs_elsewhere(found, WANTED) is elsewhere


def test_a_stamp_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "prepared.json"
    stamp = prepare.extended(None, WANTED, "test")
    path.write_text(json.dumps(asdict(stamp)), encoding="utf-8")
    assert prepare.read_stamp(path) == stamp


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"purposes": 3}'])
def test_a_stamp_that_makes_no_sense_is_no_stamp(tmp_path: Path, text: str) -> None:
    path = tmp_path / "prepared.json"
    path.write_text(text, encoding="utf-8")
    assert prepare.read_stamp(path) is None


def test_the_digest_follows_a_change_of_any_input(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    before = prepare.digest_of(tmp_path, ("one", "two"))
    assert prepare.digest_of(tmp_path, ("one", "two")) == before
    (tmp_path / "two").write_text("changed", encoding="utf-8")
    assert prepare.digest_of(tmp_path, ("one", "two")) != before


def test_every_input_of_the_stamp_lies_in_the_checkout() -> None:
    assert len(prepare.digest_of(prepare.ROOT, prepare.INPUTS)) == 64


def test_root_on_debian_is_not_asked_to_do_anything() -> None:
    assert prepare.advice(["xvfb"], is_root=True, has_apt=True) == ""


def test_another_user_gets_one_line_to_copy() -> None:
    told = prepare.advice(["libegl1", "xvfb"], is_root=False, has_apt=True)
    assert "\n" not in told
    assert told.endswith(
        "sudo apt-get update && sudo apt-get install -y --no-install-recommends"
        " libegl1 xvfb"
    )


@pytest.mark.parametrize("is_root", [True, False])
def test_another_system_is_told_the_names(is_root: bool) -> None:
    told = prepare.advice(["libegl1", "xvfb"], is_root=is_root, has_apt=False)
    assert told == "Missing on this machine, by Debian's names: libegl1 xvfb"


def test_only_what_fails_its_trial_is_missing() -> None:
    needed = machine.requirements("run", sys.executable, "3.11")
    assert machine.missing_packages(needed, lambda _: True) == []
    without_egl = machine.missing_packages(needed, lambda c: "libEGL.so.1" not in c)
    assert without_egl == ["libegl1"]


@pytest.mark.parametrize(
    ("purpose", "packages"),
    [
        ("test", {"xvfb", "dbus", "at-spi2-core", "python3-gi", "gir1.2-atspi-2.0"}),
        ("freeze", {"binutils", "libpython3.11"}),
        ("lint", set()),
        (
            "windows",
            {"wine", "wine64", "nsis", "wixl", "gcc-mingw-w64-x86-64-win32", "xvfb"},
        ),
    ],
)
def test_a_purpose_asks_only_for_what_it_uses(purpose: str, packages: set[str]) -> None:
    def asked(of: str) -> set[str]:
        needed = machine.requirements(of, "python3.11", "3.11")
        return set(machine.missing_packages(needed, lambda _: False))

    assert asked(purpose) - asked("run") == packages
    assert {"python3.11-venv", "fonts-dejavu-core", "libxcb-cursor0"} <= asked("run")


@pytest.mark.parametrize(
    ("code", "succeeds"),
    [("pass", True), ("raise SystemExit(3)", False), ("import no_such_module", False)],
)
def test_a_trial_is_a_command_that_must_end_well(code: str, succeeds: bool) -> None:
    assert machine.succeeds((sys.executable, "-c", code)) is succeeds


def test_a_program_that_is_not_there_fails_its_trial() -> None:
    assert not machine.succeeds(("no-such-program-anywhere",))


def test_a_library_that_is_not_there_fails_its_trial() -> None:
    needed = machine.Requirement(
        (sys.executable, "-c", "import ctypes; ctypes.CDLL('libabsent.so.9')"),
        ("libabsent9",),
    )
    assert machine.missing_packages([needed]) == ["libabsent9"]


def test_the_lists_of_apt_are_fetched_before_anything_is_installed() -> None:
    update, install = machine.install_commands(["xvfb"])
    assert update == ("apt-get", "update")
    assert install[-1] == "xvfb"
