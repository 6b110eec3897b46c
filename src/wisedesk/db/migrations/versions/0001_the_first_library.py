# SPDX-License-Identifier: Apache-2.0
"""The first library."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "customer_type",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("printed_code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "code IN ('00', '02', '06', '12', '14', '15', '16', '98')",
            name=op.f("ck_customer_type_code_known"),
        ),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_customer_type")),
        sa.UniqueConstraint("printed_code", name=op.f("uq_customer_type_printed_code")),
    )
    op.create_table(
        "import_run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("op_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("started_at", sa.BigInteger(), nullable=False),
        sa.Column("finished_at", sa.BigInteger(), nullable=True),
        sa.Column("rows_done", sa.Integer(), server_default="0", nullable=False),
        sa.Column("rejects_bytes", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("tally", sa.Text(), server_default="{}", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_run")),
        sa.UniqueConstraint("op_id", name=op.f("uq_import_run_op_id")),
    )
    with op.batch_alter_table("import_run", schema=None) as batch_op:
        batch_op.create_index("ix_import_run_digest", ["kind", "digest"], unique=False)
        batch_op.create_index(
            "uq_import_run_unfinished",
            ["kind", "digest"],
            unique=True,
            sqlite_where=sa.text("finished_at IS NULL"),
            postgresql_where=sa.text("finished_at IS NULL"),
        )
    op.create_table(
        "import_key",
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["run_id"],
            ["import_run.id"],
            name=op.f("fk_import_key_run_id_import_run"),
        ),
        sa.PrimaryKeyConstraint("run_id", "key", name=op.f("pk_import_key")),
    )
    op.create_table(
        "institution",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_institution")),
    )
    op.create_table(
        "journal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("op_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("staff", sa.Text(), nullable=False),
        sa.Column("desk", sa.Text(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("personal", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal")),
        sa.UniqueConstraint("op_id", name=op.f("uq_journal_op_id")),
    )
    with op.batch_alter_table("journal", schema=None) as batch_op:
        batch_op.create_index("ix_journal_at", ["at"], unique=False)

    op.create_table(
        "material_type",
        sa.Column("rmt", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "length(rmt) BETWEEN 1 AND 2",
            name=op.f("ck_material_type_rmt_two_characters"),
        ),
        sa.PrimaryKeyConstraint("rmt", name=op.f("pk_material_type")),
    )
    op.create_table(
        "setting",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_setting")),
    )
    op.create_table(
        "staff_member",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_member")),
        sa.UniqueConstraint("code", name=op.f("uq_staff_member_code")),
    )
    op.create_table(
        "standard_text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_standard_text")),
        sa.UniqueConstraint("code", name=op.f("uq_standard_text_code")),
    )
    op.create_table(
        "title",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), server_default="", nullable=False),
        sa.Column("isbn", sa.Text(), server_default="", nullable=False),
        sa.Column("year", sa.Text(), server_default="", nullable=False),
        sa.Column("language", sa.Text(), server_default="", nullable=False),
        sa.Column("search_key", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_title")),
        sa.UniqueConstraint("key", name=op.f("uq_title_key")),
    )
    with op.batch_alter_table("title", schema=None) as batch_op:
        batch_op.create_index("ix_title_isbn", ["isbn"], unique=False)
        batch_op.create_index("ix_title_search_key", ["search_key", "id"], unique=False)

    op.create_table(
        "branch",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("institution_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("card_shortest", sa.Integer(), server_default="10", nullable=False),
        sa.Column("card_longest", sa.Integer(), server_default="14", nullable=False),
        sa.Column("card_check", sa.Text(), server_default="luhn", nullable=False),
        sa.Column("open_weekdays", sa.Text(), server_default="012345", nullable=False),
        sa.CheckConstraint(
            "card_check IN ('luhn', 'none')", name=op.f("ck_branch_card_check_known")
        ),
        sa.CheckConstraint(
            "length(number) = 4 AND number <> '9999'",
            name=op.f("ck_branch_number_four_digits"),
        ),
        sa.ForeignKeyConstraint(
            ["institution_id"],
            ["institution.id"],
            name=op.f("fk_branch_institution_id_institution"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_branch")),
        sa.UniqueConstraint("code", name=op.f("uq_branch_code")),
        sa.UniqueConstraint("number", name=op.f("uq_branch_number")),
    )
    op.create_table(
        "subscription_type",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("customer_type", sa.Text(), nullable=False),
        sa.Column("months", sa.Integer(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("trial_months", sa.Integer(), nullable=True),
        sa.Column("minimum_age", sa.Integer(), nullable=True),
        sa.Column("maximum_age", sa.Integer(), nullable=True),
        sa.Column("maximum_loans", sa.Integer(), nullable=True),
        sa.Column("may_borrow", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("offered", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("price_word", sa.Text(), server_default="", nullable=False),
        sa.Column("kind_word", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_type"],
            ["customer_type.code"],
            name=op.f("fk_subscription_type_customer_type_customer_type"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_subscription_type")),
        sa.UniqueConstraint("code", name=op.f("uq_subscription_type_code")),
    )
    op.create_table(
        "closed_day",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("branch_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["branch_id"], ["branch.id"], name=op.f("fk_closed_day_branch_id_branch")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_closed_day")),
        sa.UniqueConstraint(
            "branch_id", "day", name=op.f("uq_closed_day_branch_id_day")
        ),
    )
    op.create_table(
        "customer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("customer_type", sa.Text(), nullable=False),
        sa.Column("special_kind", sa.Text(), nullable=True),
        sa.Column("branch_id", sa.Integer(), nullable=False),
        sa.Column("initials", sa.Text(), server_default="", nullable=False),
        sa.Column("name_prefix", sa.Text(), server_default="", nullable=False),
        sa.Column("family_name", sa.Text(), nullable=False),
        sa.Column("given_name", sa.Text(), server_default="", nullable=False),
        sa.Column("search_key", sa.Text(), nullable=False),
        sa.Column("born_on", sa.Date(), nullable=True),
        sa.Column("gender", sa.Text(), server_default="unknown", nullable=False),
        sa.Column("language", sa.Text(), server_default="nl_NL", nullable=False),
        sa.Column("country", sa.Text(), server_default="NL", nullable=False),
        sa.Column("postcode", sa.Text(), server_default="", nullable=False),
        sa.Column("house_number", sa.Text(), server_default="", nullable=False),
        sa.Column("street", sa.Text(), server_default="", nullable=False),
        sa.Column("city", sa.Text(), server_default="", nullable=False),
        sa.Column("contact_person", sa.Text(), server_default="", nullable=False),
        sa.Column("phone", sa.Text(), server_default="", nullable=False),
        sa.Column("email", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "email_absent", sa.Boolean(), server_default=sa.false(), nullable=False
        ),
        sa.Column("newsletter", sa.Boolean(), nullable=True),
        sa.Column("sepa", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column(
            "direct_debit", sa.Boolean(), server_default=sa.false(), nullable=False
        ),
        sa.Column("iban", sa.Text(), server_default="", nullable=False),
        sa.Column("bic", sa.Text(), server_default="", nullable=False),
        sa.Column("identified", sa.Boolean(), nullable=True),
        sa.Column("login_account", sa.Boolean(), nullable=True),
        sa.Column("login_name", sa.Text(), server_default="", nullable=False),
        sa.Column("selection", sa.Text(), server_default="", nullable=False),
        sa.Column("keep_history", sa.Boolean(), nullable=True),
        sa.Column("warn_lent_before", sa.Boolean(), nullable=True),
        sa.Column("desk_receipts", sa.Boolean(), nullable=True),
        sa.Column("registered_on", sa.Date(), nullable=False),
        sa.Column("last_activity_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.CheckConstraint(
            "(customer_type IN ('12', '14')) = (special_kind IS NOT NULL)",
            name=op.f("ck_customer_special_kind_where_special"),
        ),
        sa.CheckConstraint(
            "customer_type <> '14' OR special_kind = 'administrative'",
            name=op.f("ck_customer_administrative_card_fixed"),
        ),
        sa.CheckConstraint(
            "email = '' OR NOT email_absent", name=op.f("ck_customer_email_or_absent")
        ),
        sa.CheckConstraint(
            "gender IN ('man', 'woman', 'neutral', 'unknown', 'institution')",
            name=op.f("ck_customer_gender_known"),
        ),
        sa.CheckConstraint(
            "special_kind IN ('special', 'administrative')",
            name=op.f("ck_customer_special_kind_known"),
        ),
        sa.ForeignKeyConstraint(
            ["branch_id"], ["branch.id"], name=op.f("fk_customer_branch_id_branch")
        ),
        sa.ForeignKeyConstraint(
            ["customer_type"],
            ["customer_type.code"],
            name=op.f("fk_customer_customer_type_customer_type"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer")),
        sa.UniqueConstraint("uid", name=op.f("uq_customer_uid")),
    )
    with op.batch_alter_table("customer", schema=None) as batch_op:
        batch_op.create_index(
            "ix_customer_address", ["postcode", "house_number"], unique=False
        )
        batch_op.create_index(
            "ix_customer_born_on", ["born_on", "search_key"], unique=False
        )
        batch_op.create_index(
            "ix_customer_search_key", ["search_key", "id"], unique=False
        )
        batch_op.create_index(
            "uq_customer_login_name",
            ["login_name"],
            unique=True,
            sqlite_where=sa.text("login_name <> ''"),
            postgresql_where=sa.text("login_name <> ''"),
        )

    op.create_table(
        "item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("barcode", sa.Text(), nullable=False),
        sa.Column("title_id", sa.Integer(), nullable=False),
        sa.Column("branch_id", sa.Integer(), nullable=False),
        sa.Column("rmt", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), server_default="B", nullable=False),
        sa.Column("call_number", sa.Text(), server_default="", nullable=False),
        sa.Column("price_cents", sa.Integer(), nullable=True),
        sa.Column("inventory_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.CheckConstraint(
            "status IN ('A', 'B', 'C', 'D', 'F', 'I', 'K', 'M', 'N', 'O', 'R', 'T', 'U', 'Y')",
            name=op.f("ck_item_status_known"),
        ),
        sa.CheckConstraint("length(barcode) > 0", name=op.f("ck_item_barcode_given")),
        sa.ForeignKeyConstraint(
            ["branch_id"], ["branch.id"], name=op.f("fk_item_branch_id_branch")
        ),
        sa.ForeignKeyConstraint(
            ["rmt"], ["material_type.rmt"], name=op.f("fk_item_rmt_material_type")
        ),
        sa.ForeignKeyConstraint(
            ["title_id"], ["title.id"], name=op.f("fk_item_title_id_title")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item")),
        sa.UniqueConstraint("barcode", name=op.f("uq_item_barcode")),
    )
    with op.batch_alter_table("item", schema=None) as batch_op:
        batch_op.create_index("ix_item_title_id", ["title_id"], unique=False)

    op.create_table(
        "loan_policy",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("subscription_type_id", sa.Integer(), nullable=False),
        sa.Column("rmt", sa.Text(), nullable=False),
        sa.Column("loan_days", sa.Integer(), server_default="0", nullable=False),
        sa.Column("renewal_days", sa.Integer(), server_default="0", nullable=False),
        sa.Column("renewals", sa.Integer(), server_default="0", nullable=False),
        sa.Column("fee_cents", sa.Integer(), server_default="0", nullable=False),
        sa.Column("minimum_age", sa.Integer(), server_default="0", nullable=False),
        sa.Column("maximum", sa.Integer(), nullable=True),
        sa.Column(
            "fine_cents_per_day", sa.Integer(), server_default="0", nullable=False
        ),
        sa.Column("fine_free_days", sa.Integer(), server_default="0", nullable=False),
        sa.Column(
            "fine_maximum_cents", sa.Integer(), server_default="0", nullable=False
        ),
        sa.Column("holdable", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.CheckConstraint(
            "fee_cents >= 0", name=op.f("ck_loan_policy_fee_cents_not_negative")
        ),
        sa.CheckConstraint(
            "fine_cents_per_day >= 0",
            name=op.f("ck_loan_policy_fine_cents_per_day_not_negative"),
        ),
        sa.CheckConstraint(
            "fine_maximum_cents >= 0",
            name=op.f("ck_loan_policy_fine_maximum_cents_not_negative"),
        ),
        sa.CheckConstraint(
            "loan_days >= 0", name=op.f("ck_loan_policy_loan_days_not_negative")
        ),
        sa.ForeignKeyConstraint(
            ["rmt"],
            ["material_type.rmt"],
            name=op.f("fk_loan_policy_rmt_material_type"),
        ),
        sa.ForeignKeyConstraint(
            ["subscription_type_id"],
            ["subscription_type.id"],
            name=op.f("fk_loan_policy_subscription_type_id_subscription_type"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_loan_policy")),
        sa.UniqueConstraint(
            "subscription_type_id",
            "rmt",
            name=op.f("uq_loan_policy_subscription_type_id_rmt"),
        ),
    )
    op.create_table(
        "number_sequence",
        sa.Column("branch_id", sa.Integer(), nullable=False),
        sa.Column("series", sa.Text(), nullable=False),
        sa.Column("last", sa.Integer(), server_default="0", nullable=False),
        sa.CheckConstraint(
            "series IN ('ordinary', 'internal')",
            name=op.f("ck_number_sequence_series_known"),
        ),
        sa.ForeignKeyConstraint(
            ["branch_id"],
            ["branch.id"],
            name=op.f("fk_number_sequence_branch_id_branch"),
        ),
        sa.PrimaryKeyConstraint("branch_id", "series", name=op.f("pk_number_sequence")),
    )
    op.create_table(
        "subscription_charge",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("subscription_type_id", sa.Integer(), nullable=False),
        sa.Column("tariff", sa.Text(), server_default="", nullable=False),
        sa.Column("fee_cents", sa.Integer(), server_default="0", nullable=False),
        sa.Column(
            "registration_cents", sa.Integer(), server_default="0", nullable=False
        ),
        sa.CheckConstraint(
            "fee_cents >= 0", name=op.f("ck_subscription_charge_fee_cents_not_negative")
        ),
        sa.CheckConstraint(
            "registration_cents >= 0",
            name=op.f("ck_subscription_charge_registration_cents_not_negative"),
        ),
        sa.ForeignKeyConstraint(
            ["subscription_type_id"],
            ["subscription_type.id"],
            name=op.f("fk_subscription_charge_subscription_type_id_subscription_type"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_subscription_charge")),
        sa.UniqueConstraint(
            "subscription_type_id",
            "tariff",
            name=op.f("uq_subscription_charge_subscription_type_id_tariff"),
        ),
    )
    op.create_table(
        "subscription_service",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("subscription_type_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["subscription_type_id"],
            ["subscription_type.id"],
            name=op.f("fk_subscription_service_subscription_type_id_subscription_type"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_subscription_service")),
        sa.UniqueConstraint(
            "subscription_type_id",
            "code",
            name=op.f("uq_subscription_service_subscription_type_id_code"),
        ),
    )
    op.create_table(
        "block",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("placed_at", sa.BigInteger(), nullable=False),
        sa.Column("lifted_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_block_customer_id_customer")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_block")),
    )
    with op.batch_alter_table("block", schema=None) as batch_op:
        batch_op.create_index("ix_block_customer_id", ["customer_id"], unique=False)

    op.create_table(
        "card",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("status", sa.Text(), server_default="active", nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.CheckConstraint(
            "status IN ('active', 'blocked', 'replaced')", name=op.f("ck_card_status")
        ),
        sa.CheckConstraint("length(number) > 0", name=op.f("ck_card_number_given")),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_card_customer_id_customer")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_card")),
        sa.UniqueConstraint("number", name=op.f("uq_card_number")),
    )
    with op.batch_alter_table("card", schema=None) as batch_op:
        batch_op.create_index("ix_card_customer_id", ["customer_id"], unique=False)

    op.create_table(
        "customer_message",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("kept_at", sa.BigInteger(), nullable=False),
        sa.Column("staff", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "length(text) BETWEEN 1 AND 243",
            name=op.f("ck_customer_message_text_four_lines"),
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"],
            ["customer.id"],
            name=op.f("fk_customer_message_customer_id_customer"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer_message")),
        sa.UniqueConstraint(
            "customer_id", name=op.f("uq_customer_message_customer_id")
        ),
    )
    op.create_table(
        "hold",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("branch_id", sa.Integer(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), server_default="A", nullable=False),
        sa.Column("placed_at", sa.BigInteger(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=False),
        sa.Column("priority", sa.Integer(), server_default="5", nullable=False),
        sa.CheckConstraint(
            "channel IN ('desk', 'web')", name=op.f("ck_hold_channel_known")
        ),
        sa.CheckConstraint(
            "status IN ('A', 'B', 'O', 'T', 'U', 'Z')",
            name=op.f("ck_hold_status_known"),
        ),
        sa.ForeignKeyConstraint(
            ["branch_id"], ["branch.id"], name=op.f("fk_hold_branch_id_branch")
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_hold_customer_id_customer")
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["item.id"], name=op.f("fk_hold_item_id_item")
        ),
        sa.ForeignKeyConstraint(
            ["title_id"], ["title.id"], name=op.f("fk_hold_title_id_title")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hold")),
    )
    with op.batch_alter_table("hold", schema=None) as batch_op:
        batch_op.create_index("ix_hold_customer_id", ["customer_id"], unique=False)
        batch_op.create_index(
            "ix_hold_open_title",
            ["title_id", "priority", "placed_at"],
            unique=False,
            sqlite_where=sa.text("status <> 'Z'"),
            postgresql_where=sa.text("status <> 'Z'"),
        )
        batch_op.create_index(
            "uq_hold_open_once",
            ["customer_id", "title_id"],
            unique=True,
            sqlite_where=sa.text("status <> 'Z'"),
            postgresql_where=sa.text("status <> 'Z'"),
        )

    op.create_table(
        "loan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=True),
        sa.Column("branch_id", sa.Integer(), nullable=False),
        sa.Column("lent_at", sa.BigInteger(), nullable=False),
        sa.Column("lent_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("returned_at", sa.BigInteger(), nullable=True),
        sa.Column("returned_on", sa.Date(), nullable=True),
        sa.Column("standing", sa.Text(), server_default="U", nullable=False),
        sa.Column("counts", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("renewals", sa.Integer(), server_default="0", nullable=False),
        sa.Column("op_id", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "standing = 'U' OR (NOT counts AND due_on = lent_on)",
            name=op.f("ck_loan_internal_apart"),
        ),
        sa.CheckConstraint(
            "standing IN ('U', 'F-special', 'F-internal')",
            name=op.f("ck_loan_standing_known"),
        ),
        sa.CheckConstraint(
            "(returned_at IS NULL) = (returned_on IS NULL)",
            name=op.f("ck_loan_returned_whole"),
        ),
        sa.CheckConstraint("due_on >= lent_on", name=op.f("ck_loan_due_after_lent")),
        sa.CheckConstraint(
            "returned_at IS NOT NULL OR customer_id IS NOT NULL",
            name=op.f("ck_loan_open_has_customer"),
        ),
        sa.ForeignKeyConstraint(
            ["branch_id"], ["branch.id"], name=op.f("fk_loan_branch_id_branch")
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_loan_customer_id_customer")
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["item.id"], name=op.f("fk_loan_item_id_item")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_loan")),
        sa.UniqueConstraint("op_id", name=op.f("uq_loan_op_id")),
    )
    with op.batch_alter_table("loan", schema=None) as batch_op:
        batch_op.create_index(
            "ix_loan_customer", ["customer_id", "lent_on"], unique=False
        )
        batch_op.create_index("ix_loan_item", ["item_id", "returned_on"], unique=False)
        batch_op.create_index("ix_loan_lent_on", ["lent_on"], unique=False)
        batch_op.create_index(
            "ix_loan_open_customer",
            ["customer_id", "due_on"],
            unique=False,
            sqlite_where=sa.text("returned_at IS NULL"),
            postgresql_where=sa.text("returned_at IS NULL"),
        )
        batch_op.create_index(
            "ix_loan_open_due",
            ["due_on"],
            unique=False,
            sqlite_where=sa.text("returned_at IS NULL"),
            postgresql_where=sa.text("returned_at IS NULL"),
        )
        batch_op.create_index("ix_loan_returned_on", ["returned_on"], unique=False)
        batch_op.create_index(
            "uq_loan_open_item",
            ["item_id"],
            unique=True,
            sqlite_where=sa.text("returned_at IS NULL"),
            postgresql_where=sa.text("returned_at IS NULL"),
        )

    op.create_table(
        "remark",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("kept_at", sa.BigInteger(), nullable=False),
        sa.Column("staff", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"],
            ["customer.id"],
            name=op.f("fk_remark_customer_id_customer"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remark")),
    )
    with op.batch_alter_table("remark", schema=None) as batch_op:
        batch_op.create_index("ix_remark_customer_id", ["customer_id"], unique=False)

    op.create_table(
        "subscription",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("subscription_type_id", sa.Integer(), nullable=False),
        sa.Column("status", sa.Integer(), server_default="5", nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("is_current", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("tariff", sa.Text(), server_default="", nullable=False),
        sa.Column("trial", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("expiry_month", sa.Integer(), nullable=True),
        sa.Column("fee_cents", sa.Integer(), server_default="0", nullable=False),
        sa.Column(
            "registration_cents", sa.Integer(), server_default="0", nullable=False
        ),
        sa.Column(
            "fee_discount_cents", sa.Integer(), server_default="0", nullable=False
        ),
        sa.Column(
            "transfer_discount_cents", sa.Integer(), server_default="0", nullable=False
        ),
        sa.Column("discount_cents", sa.Integer(), server_default="0", nullable=False),
        sa.CheckConstraint(
            "fee_cents >= 0", name=op.f("ck_subscription_fee_cents_not_negative")
        ),
        sa.CheckConstraint(
            "registration_cents >= 0",
            name=op.f("ck_subscription_registration_cents_not_negative"),
        ),
        sa.CheckConstraint(
            "fee_discount_cents >= 0",
            name=op.f("ck_subscription_fee_discount_cents_not_negative"),
        ),
        sa.CheckConstraint(
            "transfer_discount_cents >= 0",
            name=op.f("ck_subscription_transfer_discount_cents_not_negative"),
        ),
        sa.CheckConstraint(
            "discount_cents >= 0",
            name=op.f("ck_subscription_discount_cents_not_negative"),
        ),
        sa.CheckConstraint(
            "ends_on >= starts_on", name=op.f("ck_subscription_ends_after_start")
        ),
        sa.CheckConstraint(
            "status IN (1, 2, 3, 4, 5, 6, 7, 8, 9)",
            name=op.f("ck_subscription_status_known"),
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"],
            ["customer.id"],
            name=op.f("fk_subscription_customer_id_customer"),
        ),
        sa.ForeignKeyConstraint(
            ["subscription_type_id"],
            ["subscription_type.id"],
            name=op.f("fk_subscription_subscription_type_id_subscription_type"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_subscription")),
    )
    with op.batch_alter_table("subscription", schema=None) as batch_op:
        batch_op.create_index(
            "ix_subscription_customer_id", ["customer_id"], unique=False
        )
        batch_op.create_index(
            "uq_subscription_current",
            ["customer_id"],
            unique=True,
            sqlite_where=sa.text("is_current"),
            postgresql_where=sa.text("is_current"),
        )
