# SPDX-License-Identifier: Apache-2.0
"""Makes this checkout ready to run, test, lint, freeze…; `make` calls it first.

In order: the machine's packages, the environment in `.venv`, the project with what it
needs, a trial start of Qt, forms and assets. It knows the standard library alone. What
was done is written in a stamp, so that a second run does next to nothing.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - the sentence is for who has an older one
    sys.exit(
        "wisedesk needs Python 3.11 or newer and this is %d.%d:"  # noqa: UP031 - for an older Python
        " name another one, as in `make run PYTHON=python3.11`." % sys.version_info[:2]
    )

import hashlib
import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import machine

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "prepared.json"
GROUPS = {
    "run": "",
    "test": "test",
    "server": "server",
    "lint": "lint",
    "freeze": "freeze",
    "windows": "",
}
BUILD_NEEDS = ("hatchling", "editables", "PySide6-Essentials")
INPUTS = (
    "pyproject.toml",
    "constraints.txt",
    "hatch_build.py",
    "src/wisedesk/__init__.py",
    "tools/prepare.py",
    "tools/machine.py",
)
START_QT = """
import ctypes, pathlib, PySide6
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication
app = QApplication([])
assert QFontDatabase.families(), "there is no font that Qt can read"
plugin = pathlib.Path(PySide6.__file__).parent / "Qt/plugins/platforms/libqxcb.so"
if plugin.exists():
    ctypes.CDLL(str(plugin))
"""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What an environment was made from, and the purposes it was made ready for."""

    root: str
    python: str
    inputs: str
    purposes: tuple[str, ...] = ()


def prepare(purpose: str) -> None:
    """Bring everything a purpose needs up to date; ends with a sentence if it fails."""
    wanted = Stamp(str(ROOT), python_version(), digest_of(ROOT, INPUTS))
    found = read_stamp(STAMP)
    if not serves(found, wanted, purpose) or not PYTHON.exists():
        _have_packages(purpose)
        _have_environment(found, wanted)
        _install_project(GROUPS[purpose])
        _start_qt()
        stamp = asdict(extended(found, wanted, purpose))
        STAMP.write_text(json.dumps(stamp, indent=1), encoding="utf-8")
    _run(str(PYTHON), "tools/build_assets.py", quiet=True)


def python_version() -> str:
    """Return the major and minor number of the Python that runs this."""
    return "{}.{}".format(*sys.version_info[:2])


def digest_of(root: Path, names: Sequence[str]) -> str:
    """Return a digest of files by name and content."""
    digest = hashlib.sha256()
    for name in names:
        digest.update(name.encode())
        digest.update((root / name).read_bytes())
    return digest.hexdigest()


def read_stamp(path: Path) -> Stamp | None:
    """Return the stamp of an environment, None where there is none to read."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        return Stamp(**{**told, "purposes": tuple(told["purposes"])})
    except (OSError, ValueError, TypeError, KeyError):
        return None


def serves(found: Stamp | None, wanted: Stamp, purpose: str) -> bool:
    """Return whether an environment is ready for a purpose as it is."""
    if found is None or purpose not in found.purposes:
        return False
    return replace(found, purposes=()) == wanted


def extended(found: Stamp | None, wanted: Stamp, purpose: str) -> Stamp:
    """Return the stamp with a purpose added to those that still hold."""
    known = set()
    if found is not None and replace(found, purposes=()) == wanted:
        known = set(found.purposes)
    return replace(wanted, purposes=tuple(sorted(known | {purpose})))


def belongs_elsewhere(found: Stamp | None, wanted: Stamp) -> bool:
    """Return whether an environment is of another folder or another Python.

    One without a stamp was made by hand, or left half-way, and may be of use.
    """
    if found is None:
        return False
    return (found.root, found.python) != (wanted.root, wanted.python)


def advice(packages: Sequence[str], *, is_root: bool, has_apt: bool) -> str:
    """Return what to tell a person about missing packages, empty if we install them."""
    if is_root and has_apt:
        return ""
    if has_apt:
        return f"Missing on this machine; run: {machine.line_to_copy(packages)}"
    return f"Missing on this machine, by Debian's names: {' '.join(packages)}"


def _have_packages(purpose: str) -> None:
    """Install the machine's packages that a purpose misses, or say which and stop."""
    if sys.platform != "linux":
        return
    needed = machine.requirements(purpose, sys.executable, python_version())
    packages = machine.missing_packages(needed)
    if not packages:
        return
    is_root, has_apt = os.geteuid() == 0, shutil.which("apt-get") is not None
    told = advice(packages, is_root=is_root, has_apt=has_apt)
    if told:
        sys.exit(told)
    print(f"Installing with apt: {' '.join(packages)}", flush=True)
    for command in machine.install_commands(packages):
        _run(*command, quiet=True, DEBIAN_FRONTEND="noninteractive")
    packages = machine.missing_packages(needed)
    if packages:
        sys.exit(f"Installed, and still not of use here: {' '.join(packages)}")


def _have_environment(found: Stamp | None, wanted: Stamp) -> None:
    """Make `.venv`, unless there is one of this place and Python that works."""
    trial = f"import pip, sys; assert sys.version.startswith('{wanted.python}.')"
    works = machine.succeeds((str(PYTHON), "-c", trial))
    if not works or belongs_elsewhere(found, wanted):
        print(f"Making .venv with Python {wanted.python}", flush=True)
        _run(sys.executable, "-m", "venv", "--clear", str(VENV))
        _pip("--upgrade", "pip>=25.1")  # older ones know no dependency groups


def _install_project(group: str) -> None:
    """Install the project, editable, with a dependency group if one is named.

    What builds it is installed first: a build on its own would fetch Qt a second time.
    """
    print("Installing what pyproject.toml asks for", flush=True)
    _pip(*BUILD_NEEDS)
    groups = ("--group", group) if group else ()
    _pip("--no-build-isolation", "--editable", ".", *groups)


def _start_qt() -> None:
    """Start Qt without a display and load what it needs with one, or say why not."""
    done = subprocess.run(
        [str(PYTHON), "-c", START_QT],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        lines = done.stderr.strip().splitlines() or ["it ended without a word"]
        sys.exit(f"Qt does not start on this machine: {lines[-1]}")


def _pip(*arguments: str) -> None:
    pip = (str(PYTHON), "-m", "pip", "install", "--quiet")
    _run(*pip, "--disable-pip-version-check", "-c", "constraints.txt", *arguments)


def _run(*command: str, quiet: bool = False, **environment: str) -> None:
    """Run a command in the checkout; exits with its code when it fails."""
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL if quiet else None,
        check=False,
    )
    if done.returncode:
        sys.exit(f"Failed: {' '.join(command)}")


if __name__ == "__main__":
    prepare(sys.argv[1])
