# SPDX-License-Identifier: Apache-2.0
"""What is delivered, made of a folder that was frozen on Windows: no wine is needed.

    python packaging/windows/delivery.py FOLDER

It signs both programs where there is a key, compiles the installer and the MSI as
`make windows` does, and puts them in a folder with the bill of materials.
"""

import json
import os
import shlex
import shutil
import sys
from pathlib import Path

import frozen_folder
import installer
import msi
import signing
from frozen_program import DISTRIBUTION, PROGRAM
from version_resource import product_version

MATERIALS = "wisedesk.cdx.json"
PROGRAMS = ("wisedesk.exe", "wisedesk-admin.exe")


def deliver(folder: Path) -> None:
    """Make what is delivered and leave it in a folder, and nothing else."""
    wrong = list(frozen_folder.faults(PROGRAM))
    if wrong:
        raise SystemExit("\n".join(wrong))
    signs = signing.has_key()
    if signs:
        for name in PROGRAMS:
            signing.sign(PROGRAM / name)
        command = (sys.executable, str(Path(signing.__file__)))
        os.environ[installer.SIGN] = shlex.join(command)
    installer.compile_delivered()
    msi.compile_msi(msi.delivered_msi(), product_version())
    if signs:
        signing.sign(msi.delivered_msi())
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for made in (installer.delivered(), msi.delivered_msi()):
        shutil.copy(made, folder)
    listed = (DISTRIBUTION / MATERIALS).read_text(encoding="utf-8")
    materials = folder / f"wisedesk-{product_version()}.cdx.json"
    materials.write_text(with_version(listed, product_version()), encoding="utf-8")


def with_version(listed: str, version: str) -> str:
    """Return a bill of materials that says of which version it is.

    What lists them reads pyproject.toml, where no number stands.
    """
    bill = json.loads(listed)
    bill["metadata"]["component"]["version"] = version
    return json.dumps(bill, indent=1)


if __name__ == "__main__":
    deliver(Path(sys.argv[1]))
