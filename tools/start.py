# SPDX-License-Identifier: Apache-2.0
"""Opens the window on the checkout's own library; `make run` calls it.

Where no display answers, it walks the tour out of sight instead, which tells where its
pages lie.
"""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HOME = ROOT / ".wisedesk"
LIBRARY = HOME / "library.sqlite"
TOUR = HOME / "tour"
PROGRAMS = Path(sys.executable).parent
UNSEEN = frozenset({"offscreen", "minimal", "minimalegl", "vnc", "linuxfb"})
ASK_DISPLAY = """
try:
    import resource
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
except ImportError:
    pass
from PySide6.QtGui import QGuiApplication
print(QGuiApplication([]).platformName())
"""


def start() -> int:
    """Open the window, or walk the tour; return the program's exit code."""
    if not LIBRARY.exists():
        print("Making the sample library in .wisedesk", flush=True)
        made = _run("wisedesk-admin", "--database", str(LIBRARY), "demo")
        if made:
            return made
    if shows_windows(*ask_display()):
        window = str(PROGRAMS / "wisedesk")
        os.execv(window, [window, "--database", str(LIBRARY)])
    where = TOUR.relative_to(ROOT)
    print(f"{no_display(os.environ)}: walking the tour, into {where}.", flush=True)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return _run("wisedesk", "tour", "--out", str(TOUR))


def ask_display() -> tuple[int, str]:
    """Return exit code and platform of a Qt started apart: a dead display aborts it."""
    try:
        done = subprocess.run(
            [sys.executable, "-c", ASK_DISPLAY],
            capture_output=True,
            text=True,
            check=False,
            timeout=20,
        )
    except subprocess.TimeoutExpired:
        return 1, ""
    return done.returncode, done.stdout.strip()


def shows_windows(code: int, platform: str) -> bool:
    """Return whether a person can see a window of a Qt that ended and ran like this."""
    return code == 0 and platform not in UNSEEN


def no_display(environment: Mapping[str, str]) -> str:
    """Return the words for why no window can be seen."""
    named = [
        f"{name}={environment[name]}"
        for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY")
        if environment.get(name)
    ]
    return (
        f"No display answers ({', '.join(named)})" if named else "There is no display"
    )


def _run(program: str, *arguments: str) -> int:
    command = [str(PROGRAMS / program), *arguments]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(start())
