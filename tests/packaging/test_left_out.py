# SPDX-License-Identifier: Apache-2.0
"""What the frozen program leaves out, it does its work without."""

import subprocess
import sys
from pathlib import Path

import left_out
import pytest

PACKAGING = Path(left_out.__file__).parent
BLOCKED = f"""
import sys
sys.path.insert(0, {str(PACKAGING)!r})
import left_out

class Blocked:
    def find_spec(self, name, path, target=None):
        if any(f"{{name}}.".startswith(f"{{each}}.") for each in left_out.MODULES):
            raise ModuleNotFoundError(f"{{name}} is left out", name=name)

for name in left_out.MODULES:
    sys.modules.pop(name, None)
sys.meta_path.insert(0, Blocked())
"""
EVERY_MODULE = """
import importlib, pkgutil, wisedesk
for each in pkgutil.walk_packages(wisedesk.__path__, "wisedesk."):
    if not each.name.endswith(("__main__", "migrations.env")):
        importlib.import_module(each.name)
"""
WORK = """
import hashlib, hmac, uuid
import alembic.command
from sqlalchemy import create_engine
create_engine("sqlite://", module=__import__("pysqlite3.dbapi2")).connect().close()
from email_validator import validate_email
from rich.console import Console
from rich.progress import Progress
from stdnum import bic, iban, isbn, luhn
from stdnum.nl import postcode
with Progress(console=Console(file=sys.stderr, force_terminal=True)) as progress:
    progress.advance(progress.add_task("bezig", total=1))
told = (
    validate_email("a@bieb.nl", check_deliverability=False).normalized,
    iban.validate("NL91 ABNA 0417 1643 00"), bic.validate("ABNANL2A"),
    isbn.format("9789021404134"), luhn.calc_check_digit("2999994080018"),
    postcode.validate("2511bt"), hashlib.sha256(b"").hexdigest()[:4],
    hmac.new(b"", b"", "sha256").hexdigest()[:4], uuid.uuid4().version,
)
print(*told)
"""
OTHERS = """
import stdnum.util
try:
    import ssl
except ImportError:
    print("no ssl")
"""


def _told(*parts: str) -> str:
    """Return what a Python without docstrings prints, as the frozen one runs."""
    code = "\n".join((BLOCKED, *parts))
    ran = subprocess.run(
        (sys.executable, "-OO", "-W", "error", "-c", code),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.strip()


def test_every_module_is_there_without_them() -> None:
    assert _told("import without_tls", EVERY_MODULE) == ""


def test_numbers_and_addresses_are_checked_without_them() -> None:
    assert _told("import without_tls", WORK) == (
        "a@bieb.nl NL91ABNA0417164300 ABNANL2A 978-90-214-0413-4 8 2511 BT e3b0 b613 4"
    )


def test_who_looks_for_ssl_is_told_that_there_is_none() -> None:
    assert _told("import without_tls", OTHERS) == "no ssl"


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/translations/qtbase_nl.qm",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/plugins/imageformats/qsvg.dll",
        "PySide6/Qt6Core.dll",
        "PySide6\\QtWidgets.pyd",
        "stdnum/iban.dat",
        "stdnum\\isbn.dat",
        "tzdata/zoneinfo/Europe/Amsterdam",
        "wisedesk/assets/desk.qss",
        "MSVCP140.dll",
        "libstdc++.so.6",
    ],
)
def test_what_the_program_needs_is_carried(name: str) -> None:
    assert left_out.is_wanted(name)


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/translations/qtbase_de.qm",
        "PySide6/translations/qt_nl.qm",
        "PySide6\\plugins\\imageformats\\qwebp.dll",
        "PySide6/plugins/platforms/qminimal.dll",
        "PySide6/plugins/tls/qopensslbackend.dll",
        "PySide6/opengl32sw.dll",
        "PySide6/Qt/lib/libQt6Quick.so.6",
        "PySide6/Qt6Pdf.dll",
        "stdnum/oui.dat",
        "stdnum/cn/loc.dat",
        "tzdata/zoneinfo/America/New_York",
        "wisedesk/db/migrations/__pycache__/env.cpython-311.pyc",
        "libgtk-3.so.0",
        "icuuc.dll",
        "mscms.dll",
        "api-ms-win-crt-heap-l1-1-0.dll",
    ],
)
def test_what_it_does_not_need_is_left_out(name: str) -> None:
    assert not left_out.is_wanted(name)
