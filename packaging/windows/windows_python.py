# SPDX-License-Identifier: Apache-2.0
"""The Windows Python that freezes the program under wine, with all it needs.

It is kept in this user's cache, and made anew when something it is made of changes.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Sequence
from pathlib import Path

from wine_prefix import Prefix

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache").expanduser()
CACHE_FOLDER = CACHE / "wisedesk" / "windows"
PYTHON = "C:\\Python311\\python.exe"
STAND_INS = ("icuuc", "mscms")  # what Qt loads and the wine of Debian 12 lacks
CONSTRAINTS = (ROOT / "constraints.txt", HERE / "constraints.txt")
RUNTIME = HERE / "runtime.txt"
INPUTS = (
    *CONSTRAINTS,
    RUNTIME,
    HERE / "windows_python.py",
    *(HERE / "stand_ins" / f"{name}.c" for name in STAND_INS),
)
_WHEELS_FOR = (
    "--platform=win_amd64",
    "--python-version=3.11",
    "--implementation=cp",
    "--abi=cp311",
    "--abi=abi3",
    "--abi=none",
    "--only-binary=:all:",
)


def ready_prefix(display: str) -> Prefix:
    """Return the prefix with a Windows Python in it, made when it is not there yet."""
    name = f"prefix-{digest_of(INPUTS, wanted_packages())[:12]}"
    prefix = Prefix(CACHE_FOLDER / name, display)
    if prefix.folder.is_dir():
        return prefix
    for older in CACHE_FOLDER.glob("prefix-*"):
        shutil.rmtree(older)
    making = Prefix(CACHE_FOLDER / f"{name}-making", display)
    archive, wheels = fetched()
    making.make()
    put_stand_ins(making)
    put_python(making, archive)
    put_packages(making, wheels)
    making.folder.rename(prefix.folder)
    return prefix


def digest_of(paths: Sequence[Path], names: Sequence[str]) -> str:
    """Return a digest of what files hold, and of the names of packages."""
    digest = hashlib.sha256("\n".join(names).encode())
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def fetched() -> tuple[Path, Path]:
    """Return the archive of the Windows Python and the folder of wheels."""
    print("Fetching a Windows Python and its wheels", flush=True)
    archives, wheels = CACHE_FOLDER / "runtime", CACHE_FOLDER / "wheels"
    archive = next(archives.glob("*.tar.gz"), None)
    if archive is None or not is_pinned(archive):
        shutil.rmtree(archives, ignore_errors=True)
        _download(archives, "--no-deps", "--no-binary=:all:", "-r", str(RUNTIME))
        archive = next(archives.glob("*.tar.gz"))
    if not is_pinned(archive):
        raise SystemExit(f"{archive} is not what {RUNTIME.name} names")
    bound = [f"--constraint={each}" for each in CONSTRAINTS]
    _download(wheels, *_WHEELS_FOR, *bound, *wanted_packages())
    return archive, wheels


def is_pinned(archive: Path) -> bool:
    """Return whether an archive is the one that runtime.txt names, byte for byte."""
    pinned = re.findall(r"sha256:([0-9a-f]{64})", RUNTIME.read_text(encoding="utf-8"))
    return hashlib.sha256(archive.read_bytes()).hexdigest() in pinned


def wanted_packages() -> list[str]:
    """Return what the project asks for, what freezes it, and what Windows adds."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    only_here = (HERE / "constraints.txt").read_text(encoding="utf-8").splitlines()
    return [
        *project["project"]["dependencies"],
        *project["dependency-groups"]["freeze"],
        *(line for line in only_here if line and not line.startswith("#")),
    ]


def put_stand_ins(prefix: Prefix) -> None:
    """Compile what wine lacks into the prefix's system folder, and nowhere else."""
    for name in STAND_INS:
        source, target = HERE / "stand_ins" / f"{name}.c", prefix.system / f"{name}.dll"
        compiler = ("x86_64-w64-mingw32-gcc", "-shared", "-Os", "-s")
        subprocess.run((*compiler, "-o", str(target), str(source)), check=True)


def put_python(prefix: Prefix, archive: Path) -> None:
    """Unpack the Windows Python into the prefix, without what others added to it."""
    unpacked = prefix.drive / "unpacked"
    with tarfile.open(archive) as outer:
        packed = next(m for m in outer.getmembers() if m.name.endswith("/data.zip"))
        inner = outer.extractfile(packed)
        if inner is None:
            raise SystemExit(f"{archive} holds no Python")
        with zipfile.ZipFile(inner) as files:
            files.extractall(unpacked)  # noqa: S202 - its bytes are pinned
    python = prefix.drive / "Python311"
    (unpacked / "cp311").rename(python)
    shutil.rmtree(unpacked)
    for pattern in ("winpython*", "sqlite_bro*"):
        for added in (python / "Lib" / "site-packages").glob(pattern):
            shutil.rmtree(added) if added.is_dir() else added.unlink()


def put_packages(prefix: Prefix, wheels: Path) -> None:
    """Install the wheels, and nothing from elsewhere."""
    print("Installing them under wine", flush=True)
    bound = [f"--constraint={prefix.inside(each)}" for each in CONSTRAINTS]
    quiet = ("--quiet", "--no-warn-script-location", "--disable-pip-version-check")
    source = ("--no-index", f"--find-links={prefix.inside(wheels)}")
    pip = ("-m", "pip", "install", *quiet, *source, *bound)
    done = prefix.run(PYTHON, *pip, *wanted_packages())
    prefix.settle()
    trial = "import PySide6.QtWidgets, PyInstaller, pysqlite3.dbapi2 as s; "
    told = prefix.run(PYTHON, "-c", f"{trial}print('works', s.sqlite_version)").stdout
    if "works" not in told:
        raise SystemExit(f"The Windows Python does not work:\n{done.stdout}\n{told}")


def _download(folder: Path, *arguments: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    pip = (sys.executable, "-m", "pip", "download", "-qq", "--dest", str(folder))
    done = subprocess.run(
        (*pip, "--disable-pip-version-check", *arguments), check=False
    )
    if done.returncode:
        raise SystemExit("What the Windows build needs could not be fetched")
