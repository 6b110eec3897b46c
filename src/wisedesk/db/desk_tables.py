# SPDX-License-Identifier: Apache-2.0
"""The tables of the desk's own record: the journal, settings, imports."""

import sqlalchemy as sa

from wisedesk.db import schema as is_
from wisedesk.db.schema import METADATA

UNFINISHED = sa.text("finished_at IS NULL")
OF_CUSTOMER = sa.text("customer IS NOT NULL")
OF_ITEM = sa.text("barcode IS NOT NULL")
OF_SETTING = sa.text("kind = 'change-setting/setting-changed'")

journal = sa.Table(
    "journal",
    METADATA,
    is_.key(),
    is_.code("op_id", unique=True),
    is_.code("kind"),
    is_.instant("at", required=True),
    is_.day("on_day", required=True),
    is_.code("staff"),
    is_.code("desk"),
    is_.code("payload"),
    is_.code("outcome"),
    sa.Column("personal", sa.Text),
    sa.Column("changes", sa.Text),
    sa.Column("undoes", sa.Text, unique=True),
    sa.Column("customer", sa.Text),
    sa.Column("barcode", sa.Text),
    sa.Index("ix_journal_at", "at"),
    sa.Index(
        "ix_journal_customer",
        "customer",
        "id",
        sqlite_where=OF_CUSTOMER,
        postgresql_where=OF_CUSTOMER,
    ),
    sa.Index(
        "ix_journal_barcode",
        "barcode",
        "id",
        sqlite_where=OF_ITEM,
        postgresql_where=OF_ITEM,
    ),
    sa.Index(
        "ix_journal_setting",
        "kind",
        "id",
        sqlite_where=OF_SETTING,
        postgresql_where=OF_SETTING,
    ),
)

setting = sa.Table(
    "setting",
    METADATA,
    sa.Column("name", sa.Text, primary_key=True),
    is_.code("value"),
)

import_run = sa.Table(
    "import_run",
    METADATA,
    is_.key(),
    is_.code("op_id", unique=True),
    is_.code("kind"),
    is_.code("file_name"),
    is_.code("digest"),
    is_.instant("started_at", required=True),
    is_.instant("finished_at"),
    is_.number("rows_done"),
    sa.Column("rejects_bytes", sa.BigInteger, nullable=False, server_default="0"),
    sa.Column("tally", sa.Text, nullable=False, server_default="{}"),
    sa.Index("ix_import_run_digest", "kind", "digest"),
    sa.Index(
        "uq_import_run_unfinished",
        "kind",
        "digest",
        unique=True,
        sqlite_where=UNFINISHED,
        postgresql_where=UNFINISHED,
    ),
)

import_key = sa.Table(
    "import_key",
    METADATA,
    sa.Column("run_id", sa.ForeignKey("import_run.id"), primary_key=True),
    sa.Column("key", sa.Text, primary_key=True),
    is_.code("place"),
)
