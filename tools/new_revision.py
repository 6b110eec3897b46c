# SPDX-License-Identifier: Apache-2.0
"""Writes the next revision of the library from a change of the tables in `db`.

    python tools/new_revision.py "Keep the reason of a block"

A library of the newest revision is made and compared with the tables. Read what was
written: a rename looks like a loss, and existing rows need a value.
"""

import sys
import tempfile
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

from wisedesk.config import as_address
from wisedesk.db.engine import open_engine

MIGRATIONS = Path(__file__).resolve().parent.parent / "src/wisedesk/db/migrations"


def write_revision(message: str, folder: Path = MIGRATIONS) -> Path:
    """Write the revision that follows the newest one in a folder; return its file."""
    config = Config()
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    newest = ScriptDirectory(str(folder)).get_current_head() or "0"
    number = f"{int(newest) + 1:04}"
    with tempfile.TemporaryDirectory() as home:
        engine = open_engine(as_address(f"{home}/library.sqlite"))
        with engine.connect() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            command.revision(config, message, autogenerate=True, rev_id=number)
        engine.dispose()
    return next((folder / "versions").glob(f"{number}_*.py"))


if __name__ == "__main__":
    if len(sys.argv) != 2:  # noqa: PLR2004 - the program and the message
        sys.exit(__doc__)
    print(write_revision(sys.argv[1]))
