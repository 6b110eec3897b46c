# SPDX-License-Identifier: Apache-2.0
"""The same program as an MSI, for who installs by group policy: beta.

It makes no folder for a library that users share, and takes the old version away before
the new one is there; `installer.py` compiles the one that does both well.
"""

import shutil
import subprocess
from pathlib import Path

from fresh_windows import fresh_windows
from frozen_program import DISTRIBUTION, PROGRAM, WORK, prove_itself
from installer import SOURCE
from version_resource import PUBLISHER, four_numbers, product_version
from wine_prefix import Prefix

INSTALLED = "Program Files/wisedesk"
LONGEST = 300  # seconds


def delivered_msi() -> Path:
    """Return where the MSI that is delivered lies."""
    return DISTRIBUTION / f"wisedesk-{product_version()}.msi"


def compile_msi(target: Path, version: str, payload: Path = PROGRAM) -> None:
    """Compile an MSI of the frozen folder, as of a version."""
    names = [
        each.relative_to(payload).as_posix()
        for each in sorted(payload.rglob("*"))
        if each.is_file()
    ]
    heat = ("wixl-heat", "-p", "", "--directory-ref", "INSTALLDIR", "--win64")
    group = ("--component-group", "Files", "--var", "var.SrcDir")
    listed = subprocess.run(
        (*heat, *group),
        input="\n".join(names) + "\n",
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    WORK.mkdir(parents=True, exist_ok=True)
    files = WORK / "files.wxs"
    files.write_text(listed.stdout, encoding="utf-8")
    three = ".".join(map(str, four_numbers(version)[:3]))
    told = {"Version": three, "Publisher": PUBLISHER, "Win64": "yes", "SrcDir": "."}
    defined = [
        word for name, value in told.items() for word in ("-D", f"{name}={value}")
    ]
    sources = (str(SOURCE.with_name("wisedesk.wxs")), str(files))
    wixl = ("wixl", "--arch", "x64", *defined, "--output", str(target.resolve()))
    done = subprocess.run((*wixl, *sources), cwd=payload, check=False)
    if done.returncode:
        raise SystemExit("The MSI could not be compiled")
    print(f"{target.name}: {target.stat().st_size / 1e6:.1f} MB", flush=True)


def try_msi(display: str) -> None:
    """Install the delivered MSI over an older one, prove it, and remove it."""
    with fresh_windows(display) as prefix:
        setups = prefix.drive / "setups"
        older, newer = setups / "older.msi", setups / delivered_msi().name
        compile_msi(older, "0.0.1")
        shutil.copy(delivered_msi(), newer)
        refuse_old_windows(prefix, newer)
        install_msi(prefix, older)
        kept = prefix.drive / INSTALLED / "van ons.txt"
        kept.write_bytes(b"")
        program = install_msi(prefix, newer)
        prove_itself(prefix, program, prefix.drive / "uitslag.txt")
        remove_msi(prefix, newer)
        if not kept.is_file():
            raise SystemExit(f"{newer.name} took away what was not its own")
    print("The MSI was installed, upgraded and removed", flush=True)


def refuse_old_windows(prefix: Prefix, msi: Path) -> None:
    """See that an MSI puts nothing in a Windows that is too old for Qt."""
    prefix.pose_as("win7")
    _msiexec(prefix, "/i", msi)
    if (prefix.drive / INSTALLED).exists():
        raise SystemExit(f"{msi.name} installs in a Windows that is too old")
    prefix.pose_as("win10")


def install_msi(prefix: Prefix, msi: Path) -> Path:
    """Install an MSI in a prefix and return the folder of the program."""
    _msiexec(prefix, "/i", msi)
    program = prefix.drive / INSTALLED
    if not (program / "wisedesk.exe").is_file():
        raise SystemExit(f"{msi.name} put no program in {INSTALLED}")
    return program


def remove_msi(prefix: Prefix, msi: Path) -> None:
    """Remove what an MSI installed; what others put there stays."""
    _msiexec(prefix, "/x", msi)
    left = list((prefix.drive / INSTALLED).rglob("wisedesk*"))
    if left:
        raise SystemExit(f"{msi.name} left {left[0].relative_to(prefix.drive)}")


def _msiexec(prefix: Prefix, option: str, msi: Path) -> None:
    quiet = ("/qn", "/norestart")
    prefix.run("msiexec", option, prefix.inside(msi), *quiet, longest=LONGEST)
    prefix.settle()
