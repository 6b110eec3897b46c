# SPDX-License-Identifier: Apache-2.0
"""What is released agrees on its version, and its checksums are those of its files."""

import hashlib
from pathlib import Path

import pytest
import release
from version_resource import product_version

from wisedesk import __version__

ROOT = Path(__file__).parents[2]
CHANGELOG = """# Changelog

## [1.2.0] - 2026-11-25

### Added

- Something.

## [1.1.0] - 2026-05-04

- Older.

[1.2.0]: https://example.org
"""


def told(tag: str = "v1.2.0", version: str = "1.2.0", log: str = CHANGELOG) -> list:
    return list(release.faults(tag, version, log))


def test_a_tag_that_says_what_the_package_says_is_released() -> None:
    assert told() == []


@pytest.mark.parametrize("tag", ["v1.2.1", "1.2.0", "v1.2", "v1.2.0-rc1", ""])
def test_another_tag_is_not(tag: str) -> None:
    [sentence] = told(tag=tag)
    assert sentence.endswith("the package says 1.2.0: v1.2.0")


def test_a_version_the_changelog_does_not_begin_with_is_not() -> None:
    [sentence] = told(tag="v1.3.0", version="1.3.0")
    assert sentence == "CHANGELOG.md begins with 1.2.0, and the package says 1.3.0"
    assert told(log="")


@pytest.mark.parametrize("day", ["unreleased", "25-11-2026", "2026-13-01", "20261125"])
def test_a_version_without_a_day_is_not(day: str) -> None:
    [sentence] = told(log=CHANGELOG.replace("2026-11-25", day))
    assert sentence.startswith("CHANGELOG.md gives 1.2.0 no day")


def test_the_notes_are_what_the_changelog_tells_of_the_version() -> None:
    assert release.notes("1.2.0", CHANGELOG) == "### Added\n\n- Something."
    assert release.notes("1.1.0", CHANGELOG) == "- Older."
    with pytest.raises(SystemExit, match=r"nothing of 3\.0"):
        release.notes("3.0", CHANGELOG)


def test_the_sums_are_those_of_the_files(tmp_path: Path) -> None:
    for name in ("b.exe", "a.msi"):
        (tmp_path / name).write_bytes(name.encode())
    expected = [
        f"{hashlib.sha256(n).hexdigest()}  {n.decode()}" for n in (b"a.msi", b"b.exe")
    ]
    for _ in range(2):  # a second time the sums themselves are no file of it
        written = release.write_sums(tmp_path).read_bytes().decode()
        assert written == "".join(f"{line}\n" for line in expected)


def test_an_empty_folder_is_not_released(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="nothing to release"):
        release.write_sums(tmp_path)


def test_everything_says_the_version_of_the_package() -> None:
    assert release.said_version() == product_version() == __version__


def test_the_changelog_begins_with_the_version_of_the_package() -> None:
    newest, day = release.headings((ROOT / "CHANGELOG.md").read_text("utf-8"))[0]
    assert newest == __version__
    assert day == release.UNRELEASED or release._is_day(day)


def test_the_version_is_said_in_one_place() -> None:
    """A number beside the one in __init__.py is one to forget."""
    suffixes = {".py", ".toml", ".nsi", ".nsh", ".wxs", ".spec", ".yml", ".ui"}
    folders = ("src/wisedesk", "tools", "packaging", "ui", ".github")
    files = [
        each
        for folder in folders
        for each in (ROOT / folder).rglob("*")
        if each.suffix in suffixes and "__pycache__" not in each.parts
    ]
    files += [ROOT / "pyproject.toml", ROOT / "build_app.spec"]
    saying = [each for each in files if f'"{__version__}"' in each.read_text("utf-8")]
    assert saying == [ROOT / "src/wisedesk/__init__.py"]
