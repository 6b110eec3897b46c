# SPDX-License-Identifier: Apache-2.0
"""What the machine must have before a Python environment is of use, found by trying.

Each requirement is a command that must succeed, and the Debian package that makes it
succeed. Nothing here is installed or printed; `prepare.py` does that.
"""

import subprocess
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

SYSTEM_PYTHON = "/usr/bin/python3"  # the only one that Debian's python3-gi serves
MINGW = "x86_64-w64-mingw32-gcc"
ACCESSIBILITY_BUS = "/usr/libexec/at-spi-bus-launcher"
LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libcups.so.2": "libcups2",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
_LOAD = "import ctypes, sys; ctypes.CDLL(sys.argv[1])"
_OWN_LIBRARY = """
import ctypes, os, sysconfig
name, folder = sysconfig.get_config_vars("INSTSONAME", "LIBDIR")
path = os.path.join(folder, name)
ctypes.CDLL(path if os.path.exists(path) else name)
"""
_FONT = """
import os, sys
folders = ["/usr/share/fonts", "/usr/local/share/fonts",
           os.path.expanduser("~/.fonts"), os.path.expanduser("~/.local/share/fonts")]
names = (name for each in folders for _, _, found in os.walk(each) for name in found)
sys.exit(not any(name.lower().endswith((".ttf", ".otf", ".ttc")) for name in names))
"""
_ACCESSIBILITY = """
import gi
gi.require_version("Atspi", "2.0")
from gi.repository import Atspi
"""

Command = Sequence[str]


@dataclass(frozen=True, slots=True)
class Requirement:
    """A command that must succeed, and the Debian packages with which it does."""

    trial: tuple[str, ...]
    packages: tuple[str, ...]


def requirements(purpose: str, python: str, version: str) -> list[Requirement]:
    """Return what the machine must have for: run, test, lint, freeze or windows.

    `python` is the interpreter to work with, `version` its number, as 3.11.
    """
    name = f"python{version}"
    needed = [
        Requirement((python, "-c", "import ensurepip, venv"), (f"{name}-venv",)),
        Requirement((python, "-c", _FONT), ("fonts-dejavu-core",)),
    ]
    needed += [
        Requirement((python, "-c", _LOAD, library), (package,))
        for library, package in LIBRARIES.items()
    ]
    if purpose == "test":
        needed += [
            Requirement(("Xvfb", "-help"), ("xvfb",)),
            Requirement(("dbus-run-session", "--", "true"), ("dbus",)),
            Requirement(("test", "-x", ACCESSIBILITY_BUS), ("at-spi2-core",)),
            Requirement(
                (SYSTEM_PYTHON, "-c", _ACCESSIBILITY),
                ("python3-gi", "gir1.2-atspi-2.0"),
            ),
        ]
    if purpose == "freeze":
        needed += [
            Requirement(("objdump", "--version"), ("binutils",)),
            Requirement((python, "-c", _OWN_LIBRARY), (f"lib{name}",)),
        ]
    if purpose == "windows":
        needed += [
            Requirement(("wine", "--version"), ("wine", "wine64")),
            Requirement(("makensis", "-VERSION"), ("nsis",)),
            Requirement(("wixl", "--version"), ("wixl",)),
            Requirement((MINGW, "--version"), ("gcc-mingw-w64-x86-64-win32",)),
            Requirement(("Xvfb", "-help"), ("xvfb",)),
        ]
    return needed


def succeeds(command: Command) -> bool:
    """Return whether a command runs here and exits with 0."""
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def missing_packages(
    needed: Iterable[Requirement], tried: Callable[[Command], bool] = succeeds
) -> list[str]:
    """Return the Debian packages of every requirement whose trial fails."""
    failed = [each for each in needed if not tried(each.trial)]
    return sorted({package for each in failed for package in each.packages})


def install_commands(packages: Sequence[str]) -> list[tuple[str, ...]]:
    """Return the commands that install Debian packages, the lists first."""
    install = ("apt-get", "install", "-y", "--no-install-recommends", *packages)
    return [("apt-get", "update"), install]


def line_to_copy(packages: Sequence[str]) -> str:
    """Return the one line with which a person installs Debian packages."""
    commands = [" ".join(each) for each in install_commands(packages)]
    return " && ".join(f"sudo {command}" for command in commands)
