# SPDX-License-Identifier: Apache-2.0
"""Keep what a customer's name is found by from its second word on.

Triggers keep it, so that whoever writes a customer keeps it true. A later revision that
makes the table of customers anew makes them anew as well.
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

# every rest of a key that begins with a word but the first: "jansen de vries" has
# "de vries" and "vries"
WORDS = """
INSERT OR IGNORE INTO customer_word (key, customer_id)
SELECT rest, owner FROM (
    SELECT
        {customer}.id AS owner,
        substr({customer}.search_key, 1 + sum(length(word.value) + 1) OVER (
            PARTITION BY {customer}.id ORDER BY word.key ROWS UNBOUNDED PRECEDING
        )) AS rest
    FROM {source} json_each(
        '[' || replace(json_quote({customer}.search_key), ' ', '","') || ']'
    ) AS word
)
WHERE rest <> ''
"""
OF_ALL = WORDS.format(customer="customer", source="customer,")
OF_ONE = WORDS.format(customer="new", source="")
FORGET = "DELETE FROM customer_word WHERE customer_id = old.id"
TRIGGERS = {
    "added": f"AFTER INSERT ON customer BEGIN {OF_ONE}; END",
    "changed": "AFTER UPDATE OF search_key ON customer"
    f" WHEN old.search_key <> new.search_key BEGIN {FORGET}; {OF_ONE}; END",
    "removed": f"AFTER DELETE ON customer BEGIN {FORGET}; END",
}


def upgrade() -> None:
    op.create_table(
        "customer_word",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("key", "customer_id", name=op.f("pk_customer_word")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_customer_word_customer_id", "customer_word", ["customer_id"])
    if op.get_bind().dialect.name == "sqlite":
        op.get_bind().exec_driver_sql(OF_ALL)
        for name, trigger in TRIGGERS.items():
            op.get_bind().exec_driver_sql(
                f"CREATE TRIGGER customer_word_{name} {trigger}"
            )
