# SPDX-License-Identifier: Apache-2.0
"""The program frozen under wine, and what it does there: by files, not exit codes.

Under wine a program that did its work well now and then ends with another code.
"""

import shutil
from pathlib import Path

from frozen_folder import faults, size_of
from windows_python import PYTHON, ROOT
from wine_prefix import Prefix

DISTRIBUTION = ROOT / "dist-windows"
PROGRAM = DISTRIBUTION / "wisedesk"
WORK = ROOT / "build" / "windows"
PASSED = "De zelftest is geslaagd."
TRIAL = "proef met é en spatie"
TEST_LONGEST = 240  # seconds; ten where nothing else runs


def freeze(prefix: Prefix) -> None:
    """Freeze both programs into one folder, and look at what is in it."""
    for folder in (DISTRIBUTION, WORK):  # what is kept there hides a missing library
        shutil.rmtree(folder, ignore_errors=True)
    done = prefix.run(
        PYTHON,
        *("-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"),
        *("--distpath", prefix.inside(DISTRIBUTION)),
        *("--workpath", prefix.inside(WORK)),
        prefix.inside(ROOT / "build_app.spec"),
    )
    prefix.settle()
    wrong = list(faults(PROGRAM))
    if wrong:
        told = [line for line in done.stdout.splitlines() if "api-ms-win" not in line]
        raise SystemExit("\n".join((*told, f"In {PROGRAM}:", *wrong)))
    print(f"{PROGRAM.relative_to(ROOT)}: {size_of(PROGRAM) / 1e6:.1f} MB", flush=True)


def try_out(prefix: Prefix, program: Path) -> None:
    """Let the programs of a folder do their work, in a folder with a difficult name."""
    trial = prefix.drive / TRIAL
    shutil.rmtree(trial, ignore_errors=True)
    trial.mkdir()
    prove_itself(prefix, program, trial / "uitslag.txt")
    admin, library = program / "wisedesk-admin.exe", trial / "bibliotheek.sqlite"
    for command, answer in (("demo", "Voorbeeldbibliotheek"), ("check", "in orde")):
        database = ("--database", prefix.inside(library))
        told = prefix.run(
            prefix.inside(admin), *database, command, longest=TEST_LONGEST
        ).stdout
        if answer not in told or not library.is_file():
            raise SystemExit(f"wisedesk-admin {command} does not work:\n{told}")
    shutil.rmtree(trial)


def prove_itself(prefix: Prefix, program: Path | str, result: Path) -> None:
    """Let the window test itself; its folder may be named as Windows does."""
    folder = prefix.inside(program) if isinstance(program, Path) else program
    window = f"{folder}\\wisedesk.exe"
    options = ("--self-test", "--result", prefix.inside(result))
    told = prefix.run(window, *options, longest=TEST_LONGEST).stdout
    written = result.read_text(encoding="utf-8") if result.is_file() else told
    if PASSED not in written.splitlines():
        raise SystemExit(f"The self-test under wine failed:\n{written}")
    print("The frozen window passed its self-test", flush=True)
