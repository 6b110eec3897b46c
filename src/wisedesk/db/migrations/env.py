# SPDX-License-Identifier: Apache-2.0
"""Run by alembic: upgrades the library whose connection it is given."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext

from wisedesk.db.schema import Instant
from wisedesk.db.tables import METADATA


def without_our_types(
    kind: str,
    value: Any,
    _context: AutogenContext,
) -> str | Literal[False]:
    """Return how a new revision writes our own column types: as what they store."""
    if kind == "type" and isinstance(value, Instant):
        return "sa.BigInteger()"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,
    render_item=without_our_types,
)
with context.begin_transaction():
    context.run_migrations()
