# SPDX-License-Identifier: Apache-2.0
"""What is delivered, tried on a real Windows: installed, worked with, removed.

    python packaging/windows/delivery_trial.py FOLDER

Judged by what lies on the disk. It changes the machine it runs on: a runner, no desk.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

PASSED = "De zelftest is geslaagd."
LONGEST = 300  # seconds
GONE_LONGEST = 60


def one(folder: Path, pattern: str) -> Path:
    """Return the only file of a kind in a folder; raises SystemExit otherwise."""
    found = sorted(folder.glob(pattern))
    if len(found) != 1:
        raise SystemExit(f"{folder} holds {len(found)} files {pattern}, not one")
    return found[0].resolve()


def run(*command: str) -> None:
    """Run a program to its end; what it did is looked at afterwards."""
    done = subprocess.run(command, check=False, timeout=LONGEST)
    print(f"{done.returncode}  {' '.join(command)}", flush=True)


def prove_itself(program: Path) -> None:
    """Let the installed window test itself: register, lend, F9, return."""
    result = Path("uitslag.txt").resolve()
    result.unlink(missing_ok=True)
    run(str(program / "wisedesk.exe"), "--self-test", "--result", str(result))
    told = result.read_text(encoding="utf-8") if result.is_file() else "no result"
    if PASSED not in told.splitlines():
        raise SystemExit(f"The installed program does not work:\n{told}")


def wait_until(holds: Callable[[], bool], what: str) -> None:
    """Wait for what an uninstaller does after it has ended: it goes on as a copy."""
    until = time.monotonic() + GONE_LONGEST
    while not holds():
        if time.monotonic() > until:
            raise SystemExit(f"Not so: {what}")
        time.sleep(0.5)
    print(f"ok  {what}", flush=True)


def try_setup(setup: Path, switch: str, program: Path) -> None:
    """Install silently in one of the two ways, work with it, and remove it."""
    run(str(setup), "/S", switch)
    prove_itself(program)
    run(str(program / "uninstall.exe"), switch, "/S")
    wait_until(lambda: not program.exists(), f"{switch}: the program is gone")


def try_msi(msi: Path, program: Path) -> None:
    """Install the MSI silently, work with it, and remove it."""
    run("msiexec", "/i", str(msi), "/qn", "/norestart")
    prove_itself(program)
    run("msiexec", "/x", str(msi), "/qn", "/norestart")
    wait_until(lambda: not (program / "wisedesk.exe").exists(), "the MSI is gone")


def main(folder: Path) -> None:
    """Try everything in a folder of what is delivered."""
    setup, msi = one(folder, "*-setup.exe"), one(folder, "*.msi")
    everybody = Path(os.environ["PROGRAMFILES"], "wisedesk")
    one_user = Path(os.environ["LOCALAPPDATA"], "Programs", "wisedesk")
    try_setup(setup, "/AllUsers", everybody)
    try_setup(setup, "/CurrentUser", one_user)
    try_msi(msi, everybody)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
