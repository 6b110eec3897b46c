# SPDX-License-Identifier: Apache-2.0
"""The installer, compiled here from the frozen folder."""

import os
import subprocess
from pathlib import Path

from frozen_program import DISTRIBUTION, PROGRAM, WORK
from icon_file import write_icon
from version_resource import PUBLISHER, ROOT, four_numbers, product_version

SOURCE = Path(__file__).resolve().parent / "installer" / "wisedesk.nsi"
MOST_BYTES = 25_000_000
SIGN = "WISEDESK_SIGN"  # a command that signs the file it is given, in place


def delivered() -> Path:
    """Return where the installer that is delivered lies."""
    return DISTRIBUTION / f"wisedesk-{product_version()}-setup.exe"


def compile_delivered() -> None:
    """Compile the installer that is delivered; it must be small."""
    target = delivered()
    compile_installer(target, product_version())
    size = target.stat().st_size
    if size > MOST_BYTES:
        raise SystemExit(
            f"{target.name} has {size:,} bytes; {MOST_BYTES:,} is the most"
        )
    print(f"{target.relative_to(ROOT)}: {size / 1e6:.1f} MB", flush=True)


def compile_installer(target: Path, version: str, *, quick: bool = False) -> None:
    """Compile an installer of the frozen folder, as of a version.

    `quick` makes a larger one in a tenth of the time, for a test.
    """
    told = {
        "VERSION": version,
        "NUMBERS": ".".join(map(str, four_numbers(version))),
        "PUBLISHER": PUBLISHER,
        "PAYLOAD": str(PROGRAM),
        "ICON": str(write_icon(ROOT / "resources/icons/wisedesk.svg", WORK / "i.ico")),
        "OUT": str(target),
    }
    if os.environ.get(SIGN):
        told["SIGN"] = os.environ[SIGN]
    defined = [f"-D{name}={value}" for name, value in told.items()]
    if quick:
        defined.append("-DQUICK")
    command = ("makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", *defined, str(SOURCE))
    done = subprocess.run(command, check=False)
    if done.returncode:
        raise SystemExit("The installer could not be compiled")
