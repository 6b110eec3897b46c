# SPDX-License-Identifier: Apache-2.0
"""What this machine says of itself: where the library is, what the desk is called.

In order: the command line, the environment (WISEDESK_DATABASE), `wisedesk.toml` in the
user's settings folder, and what fits a first start.
"""

import os
import platform
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from msgspec import Struct, field
from platformdirs import PlatformDirs

_DIRS = PlatformDirs("wisedesk", appauthor=False, roaming=False)
SQLITE = "sqlite:///"
ENVIRONMENT = "WISEDESK_DATABASE"
LIBRARY = "library.sqlite"


class BadSettings(Exception):
    """The settings file cannot be read; the text says where and why."""


class Config(Struct, frozen=True):
    """The machine's settings: the library's address, desk name, branch code, clerk.

    `scanner` holds what this desk's scanner does otherwise than the library's others:
    gap-ms, shortest, end, prefix, suffix (the table [scanner] of the file). `keys` are
    the keys of commands by their id (the table [keys]), `sounds` what is heard and how
    loud ([sounds]). `inbox` is the folder where this user's windows keep their scans;
    `backups` the one that daily backups go to, `backups` beside the library where none
    is named. `stands_at` is where time stands still: in the pictures of the manual.
    """

    database: str
    desk: str
    branch: str = ""
    staff: str = ""
    scanner: Mapping[str, str] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)
    sounds: Mapping[str, str] = field(default_factory=dict)
    backups: Path | None = None
    inbox: Path = field(default_factory=lambda: _DIRS.user_data_path / "inbox")
    stands_at: datetime | None = None


def read_config(database: str | None = None) -> Config:
    """Return this machine's settings; raises BadSettings."""
    path = settings_file()
    told: dict[str, object] = {}
    if path.is_file():
        import tomllib  # noqa: PLC0415 - few desks have the file, and each would wait

        try:
            told = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise BadSettings(f"{path}: {error}") from error
        _judge(path, told)
    address = database or os.environ.get(ENVIRONMENT) or str(told.get("database", ""))
    return Config(
        database=as_address(address or str(default_library())),
        desk=str(told.get("desk", platform.node() or "balie")),
        branch=str(told.get("branch", "")),
        staff=str(told.get("staff", "")),
        scanner=_texts(told.get("scanner", {})),
        keys=_texts(told.get("keys", {})),
        sounds=_texts(told.get("sounds", {})),
        backups=_folder(str(told.get("backups", ""))),
    )


def _judge(path: Path, told: Mapping[str, object]) -> None:
    """Raise BadSettings for a value of a wrong kind: what it is, and how to write it.

    A value of a scanner may be a number too; nothing else needs one.
    """
    for name in ("database", "desk", "branch", "staff", "backups"):
        if not isinstance(told.get(name, ""), str):
            raise BadSettings(f'{path}: {name} = {told[name]} → {name} = "…"')
    for name in ("scanner", "keys", "sounds"):
        if not isinstance(told.get(name, {}), dict):
            raise BadSettings(f"{path}: {name} = {told[name]} → [{name}]")
    scanner = told.get("scanner", {})
    for name, value in scanner.items() if isinstance(scanner, dict) else ():
        if not isinstance(value, str | int):
            raise BadSettings(f'{path}: [scanner] {name} = {value} → {name} = "…"')


def _folder(text: str) -> Path | None:
    """Return a folder that was named, None where none was."""
    return Path(text).expanduser().absolute() if text else None


def _texts(table: object, within: str = "") -> dict[str, str]:
    """Return a table of the settings file as texts; desk.lend may lack its quotes."""
    texts: dict[str, str] = {}
    for name, value in table.items() if isinstance(table, dict) else ():
        if isinstance(value, dict):
            texts |= _texts(value, f"{within}{name}.")
        else:
            texts[f"{within}{name}"] = str(value)
    return texts


def as_address(text: str) -> str:
    """Return a database URL; a plain path is that of a SQLite file."""
    if "://" in text:
        return text
    return f"{SQLITE}{Path(text).expanduser().absolute().as_posix()}"


def shown_address(address: str) -> str:
    """Return an address as anybody may read it: a file's path, or without password."""
    if address.startswith(SQLITE):
        return address.removeprefix(SQLITE)
    parts = urlsplit(address)
    user, sign, place = parts.netloc.rpartition("@")
    return parts._replace(netloc=user.partition(":")[0] + sign + place).geturl()


def settings_file() -> Path:
    """Return where this user's settings file would be."""
    return _DIRS.user_config_path / "wisedesk.toml"


def default_library() -> Path:
    """Return the library file used when nobody named one.

    It is the one of all who use this machine where a folder for it was made, as the
    installer of Windows does for all users; who has a library already keeps to it.
    """
    own = _DIRS.user_data_path / LIBRARY
    shared = _DIRS.site_data_path / "library"
    return shared / LIBRARY if shared.is_dir() and not own.exists() else own


def log_folder() -> Path:
    """Return the folder of this user's log files."""
    return _DIRS.user_log_path
