# SPDX-License-Identifier: Apache-2.0
"""What `wisedesk-admin` can do, and what it says when that cannot be done."""

import traceback
from collections.abc import Sequence
from datetime import UTC, datetime
from types import ModuleType
from typing import Any

from wisedesk import __version__
from wisedesk.cli import (
    backup_command,
    check_command,
    demo_command,
    export_command,
    import_command,
    init_command,
    item_command,
    journal_command,
    policies_command,
    reminders_command,
    restore_command,
    settings_command,
    statistics_command,
    subscriptions_command,
    upgrade_command,
)
from wisedesk.cli.console import complain
from wisedesk.cli.parser import FOUND, WRONG, CommandParser
from wisedesk.config import BadSettings, log_folder, read_config
from wisedesk.services.errors import DeskError, UpgradeFailed
from wisedesk.wording.failures import failure_sentence

COMMANDS: dict[str, ModuleType] = {
    "init": init_command,
    "demo": demo_command,
    "import": import_command,
    "export": export_command,
    "check": check_command,
    "backup": backup_command,
    "restore": restore_command,
    "upgrade": upgrade_command,
    "statistics": statistics_command,
    "reminders": reminders_command,
    "item": item_command,
    "journal": journal_command,
    "settings": settings_command,
    "subscriptions": subscriptions_command,
    "policies": policies_command,
}


def carry_out(argv: Sequence[str] | None = None) -> int:
    """Carry out a command line and return the exit code."""
    arguments = _parser().parse_args(argv)
    try:
        config = read_config(getattr(arguments, "database", None))
        return int(COMMANDS[arguments.command].run(arguments, config))
    except UpgradeFailed as error:
        _log(arguments.command)
        complain(f"{failure_sentence(error)} ({error})")
        return FOUND
    except DeskError as error:
        told = failure_sentence(error)
        complain(told if str(error) in told else f"{told} ({error})")
    except BadSettings as error:
        complain(f"De instellingen zijn niet te lezen. ({error})")
    except FileExistsError as error:
        complain(f"Er staat hier al een bestand: {_file_in(error)}")
    except FileNotFoundError as error:
        complain(f"Dit bestand is er niet: {_file_in(error)}")
    except OSError as error:
        complain(f"Het bestand geeft een fout: {_file_in(error)} ({error.strerror})")
    except Exception:  # noqa: BLE001 - nobody at a console wants a traceback
        complain(f"Er ging iets onverwachts mis. {_log(arguments.command)}")
        return FOUND
    return WRONG


def _parser() -> CommandParser:
    parser = CommandParser(
        prog="wisedesk-admin",
        description="Beheer een bibliotheek van wisedesk.",
    )
    parser.add_argument(
        "--version", action="version", version=__version__, help="toon de versie"
    )
    subparsers: Any = parser.add_subparsers(
        dest="command", metavar="OPDRACHT", required=True, title="opdrachten"
    )
    for command in COMMANDS.values():
        command.add_parser(subparsers)
    return parser


def _file_in(error: OSError) -> str:
    return str(error.filename or error)


def _log(command: str) -> str:
    """Write the error being handled in the log, and return where it can be read."""
    path = log_folder() / "wisedesk-admin.log"
    told = traceback.format_exc()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as log:
            log.write(f"{datetime.now(UTC).isoformat()} {command}\n{told}")
    except OSError:
        return f"Het logboek {path} is niet te schrijven. ({told.splitlines()[-1]})"
    return f"Wat precies, staat in {path}"
