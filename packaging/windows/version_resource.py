# SPDX-License-Identifier: Apache-2.0
"""What Windows shows of a program: its version, its name, what it is for."""

import re
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
PUBLISHER = "wisedesk"
DUTCH, UNICODE = 0x0413, 1200


def product_version() -> str:
    """Return the one version there is, that of the package, without loading it."""
    source = (ROOT / "src/wisedesk/__init__.py").read_text(encoding="utf-8")
    found = re.search(r'__version__ = "([^"]+)"', source)
    if found is None:
        raise SystemExit("src/wisedesk/__init__.py names no version")
    return found.group(1)


def four_numbers(version: str) -> tuple[int, int, int, int]:
    """Return a version as Windows counts: four numbers, a suffix left out."""
    numbers = re.match(r"\d+(?:\.\d+){0,3}", version)
    if numbers is None:
        raise SystemExit(f"{version} is no version")
    first, second, third, fourth, *_ = *map(int, numbers[0].split(".")), 0, 0, 0, 0
    return first, second, third, fourth


def version_resource(program: str, description: str) -> Any:  # PyInstaller has no types
    """Return the version resource of one of the programs, for PyInstaller."""
    from PyInstaller.utils.win32 import versioninfo  # noqa: PLC0415 - where it freezes

    version = product_version()
    numbers = four_numbers(version)
    texts = {
        "CompanyName": PUBLISHER,
        "FileDescription": description,
        "FileVersion": version,
        "InternalName": program,
        "LegalCopyright": "Apache License 2.0",
        "OriginalFilename": f"{program}.exe",
        "ProductName": "wisedesk",
        "ProductVersion": version,
    }
    strings = [versioninfo.StringStruct(*each) for each in texts.items()]
    table = versioninfo.StringTable(f"{DUTCH:04X}{UNICODE:04X}", strings)
    languages = versioninfo.VarStruct("Translation", [DUTCH, UNICODE])
    return versioninfo.VSVersionInfo(
        ffi=versioninfo.FixedFileInfo(filevers=numbers, prodvers=numbers),
        kids=[
            versioninfo.StringFileInfo([table]),
            versioninfo.VarFileInfo([languages]),
        ],
    )
