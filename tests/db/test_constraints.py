# SPDX-License-Identifier: Apache-2.0
"""The library itself refuses what no program may store."""

import pysqlite3
import pytest

from support.raw_file import opened, rows, value

LOAN = (
    "INSERT INTO loan (item_id, customer_id, branch_id, lent_at, lent_on, due_on,"
    " standing, counts, returned_at, returned_on) VALUES "
)
CUSTOMER = (
    "INSERT INTO customer (uid, customer_type, special_kind, branch_id, family_name,"
    " search_key, email, email_absent, registered_on) VALUES "
)
INTERNAL_CARD = "INSERT INTO internal_card (customer_id, "
OUT = "(SELECT item_id FROM loan WHERE returned_at IS NULL LIMIT 1)"
IN = "(SELECT id FROM item WHERE status = 'B' LIMIT 1)"
SOMEBODY = "(SELECT customer_id FROM loan LIMIT 1)"
HOLD = (
    "INSERT INTO hold (title_id, customer_id, branch_id, channel, status, placed_at,"
    " expires_on) VALUES "
)

REFUSED = {
    "a second open loan of one item": (
        LOAN + f"({OUT}, {SOMEBODY}, 1, 0, '2026-05-04', '2026-05-04', 'U', 1,"
        " NULL, NULL)",
        "UNIQUE",
    ),
    "an open loan of nobody": (
        LOAN + f"({IN}, NULL, 1, 0, '2026-05-04', '2026-05-04', 'U', 1, NULL, NULL)",
        "open_has_customer",
    ),
    "a loan returned by halves": (
        LOAN + f"({IN}, {SOMEBODY}, 1, 0, '2026-05-04', '2026-05-04', 'U', 1, 1, NULL)",
        "returned_whole",
    ),
    "a loan due before it was lent": (
        LOAN + f"({IN}, {SOMEBODY}, 1, 0, '2026-05-04', '2026-05-03', 'U', 1,"
        " NULL, NULL)",
        "due_after_lent",
    ),
    "an internal loan that counts": (
        LOAN + f"({IN}, {SOMEBODY}, 1, 0, '2026-05-04', '2026-05-04', 'F-internal', 1,"
        " NULL, NULL)",
        "internal_apart",
    ),
    "an internal loan with a term": (
        LOAN + f"({IN}, {SOMEBODY}, 1, 0, '2026-05-04', '2026-05-25', 'F-special', 0,"
        " NULL, NULL)",
        "internal_apart",
    ),
    "an ordinary loan expected back on a day of its own": (
        "UPDATE loan SET expected_on = lent_on WHERE standing = 'U'",
        "expected_of_internal",
    ),
    "an internal loan expected back before it was lent": (
        "UPDATE loan SET expected_on = '2000-01-01' WHERE standing = 'F-special'",
        "expected_of_internal",
    ),
    "an internal card without a single item": (
        INTERNAL_CARD + f"maximum) VALUES ({SOMEBODY}, 0)",
        "maximum_positive",
    ),
    "an internal card that expects items back at once": (
        INTERNAL_CARD + f"expected_days) VALUES ({SOMEBODY}, 0)",
        "expected_days_positive",
    ),
    "a loan of an unknown standing": (
        LOAN + f"({IN}, {SOMEBODY}, 1, 0, '2026-05-04', '2026-05-04', 'X', 0,"
        " NULL, NULL)",
        "standing_known",
    ),
    "a loan of no item": (
        LOAN + f"(0, {SOMEBODY}, 1, 0, '2026-05-04', '2026-05-04', 'U', 1, NULL, NULL)",
        "FOREIGN KEY",
    ),
    "a card number twice": (
        (
            "INSERT INTO card (number, customer_id, issued_on)"
            " SELECT number, customer_id, issued_on FROM card LIMIT 1"
        ),
        "UNIQUE",
    ),
    "an empty card number": (
        (
            f"INSERT INTO card (number, customer_id, issued_on) VALUES ('', {SOMEBODY},"
            " '2026-05-04')"
        ),
        "number_given",
    ),
    "a card of an unknown status": ("UPDATE card SET status = 'lost'", "ck_card"),
    "a barcode twice": (
        "UPDATE item SET barcode = (SELECT min(barcode) FROM item)",
        "UNIQUE",
    ),
    "an item of an unknown status": ("UPDATE item SET status = 'Q'", "status_known"),
    "an item of an unknown material": ("UPDATE item SET rmt = 'Q'", "FOREIGN KEY"),
    "a type nobody knows": (
        "INSERT INTO customer_type VALUES ('77', '77', 'Onbekend')",
        "code_known",
    ),
    "an administrative card that is special": (
        CUSTOMER + "('u', '14', 'special', 1, 'X', 'x', '', 0, '2026-05-04')",
        "administrative_card_fixed",
    ),
    "an ordinary customer with a special kind": (
        CUSTOMER + "('u', '00', 'special', 1, 'X', 'x', '', 0, '2026-05-04')",
        "special_kind_where_special",
    ),
    "a special customer without one": (
        CUSTOMER + "('u', '12', NULL, 1, 'X', 'x', '', 0, '2026-05-04')",
        "special_kind_where_special",
    ),
    "an e-mail address that is there and is not": (
        CUSTOMER + "('u', '00', NULL, 1, 'X', 'x', 'a@b.nl', 1, '2026-05-04')",
        "email_or_absent",
    ),
    "two current subscriptions": (
        (
            "INSERT INTO subscription (customer_id, subscription_type_id, starts_on,"
            " ends_on) SELECT customer_id, subscription_type_id, starts_on, ends_on"
            " FROM subscription LIMIT 1"
        ),
        "UNIQUE",
    ),
    "a subscription that ends before it starts": (
        "UPDATE subscription SET ends_on = '1999-01-01'",
        "ends_after_start",
    ),
    "a negative amount": (
        "UPDATE subscription SET fee_cents = -1",
        "fee_cents_not_negative",
    ),
    "two messages of one customer": (
        (
            "INSERT INTO customer_message (customer_id, text, kept_at, staff)"
            " SELECT customer_id, text, kept_at, staff FROM customer_message LIMIT 1"
        ),
        "UNIQUE",
    ),
    "a message that is too long": (
        f"UPDATE customer_message SET text = '{'x' * 244}'",
        "text_four_lines",
    ),
    "a hold through an unknown channel": (
        HOLD + f"(1, {SOMEBODY}, 1, 'fax', 'A', 0, '2027-05-04')",
        "channel_known",
    ),
    "two holds of one customer on a title": (
        HOLD + f"(1, {SOMEBODY}, 1, 'desk', 'A', 0, '2027-05-04'),"
        f" (1, {SOMEBODY}, 1, 'desk', 'A', 0, '2027-05-04')",
        "UNIQUE",
    ),
    "a branch of five digits": ("UPDATE branch SET number = '94080'", "four_digits"),
    "the branch whose cards would look internal": (
        "UPDATE branch SET number = '9999' WHERE number = '9408'",
        "four_digits",
    ),
    "an operation journaled twice": (
        (
            "INSERT INTO journal (op_id, kind, at, on_day, staff, desk, payload,"
            " outcome) VALUES ('a', '', 0, '2026-05-04', '', '', '', ''),"
            " ('a', '', 0, '2026-05-04', '', '', '', '')"
        ),
        "UNIQUE",
    ),
    "a customer with loans removed": (
        f"DELETE FROM customer WHERE id = {SOMEBODY}",
        "FOREIGN KEY",
    ),
    "a line of the reglement twice": (
        "UPDATE loan_policy SET rmt = 'J' WHERE rmt = 'JN'",
        "UNIQUE",
    ),
    "a line of an unknown material": (
        "UPDATE loan_policy SET rmt = 'QQ' WHERE rmt = 'JN'",
        "FOREIGN KEY",
    ),
    "a line with a negative term": (
        "UPDATE loan_policy SET loan_days = -1",
        "loan_days_not_negative",
    ),
    "a line that renews for less than nothing": (
        "UPDATE loan_policy SET renewals = -1",
        "renewals_not_negative",
    ),
    "a minimum age of a hundred": (
        "UPDATE loan_policy SET minimum_age = 100",
        "minimum_age_two_digits",
    ),
    "a line with a negative maximum": (
        "UPDATE loan_policy SET maximum = -1",
        "maximum_not_negative",
    ),
    "a line with less than no free days": (
        "UPDATE loan_policy SET fine_free_days = -1",
        "fine_free_days_not_negative",
    ),
    "a holiday term shorter than the ordinary one": (
        "UPDATE loan_policy SET holiday_loan_days = loan_days - 1",
        "holiday_loan_days_not_shorter",
    ),
    "a holiday renewal shorter than the ordinary one": (
        "UPDATE loan_policy SET holiday_renewal_days = renewal_days - 1",
        "holiday_renewal_days_not_shorter",
    ),
    "a group without a name": ("UPDATE rmt_group SET name = ''", "name_given"),
    "a material twice in one group": (
        "UPDATE rmt_group_member SET rmt = 'DJ'",
        "UNIQUE",
    ),
    "a group with a negative maximum": (
        "UPDATE rmt_group_maximum SET maximum = -1",
        "rmt_group_maximum_maximum_not_negative",
    ),
    "two maxima of a group for one subscription": (
        "UPDATE rmt_group_maximum SET subscription_type_id = 1",
        "UNIQUE",
    ),
    "a group removed while materials are in it": (
        "DELETE FROM rmt_group",
        "FOREIGN KEY",
    ),
    "holidays that end before they begin": (
        "UPDATE holiday_period SET last_on = '2026-01-01'",
        "last_after_first",
    ),
    "two holidays that begin on one day": (
        "UPDATE holiday_period SET first_on = '2026-01-01'",
        "UNIQUE",
    ),
    "a login name twice": ("UPDATE customer SET login_name = 'jansen'", "UNIQUE"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_the_library_refuses(sample_file, what):
    sql, constraint = REFUSED[what]
    with opened(sample_file) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(pysqlite3.IntegrityError, match=constraint):
            connection.execute(sql)


ALLOWED = {
    "a loan of an item that is in": LOAN
    + f"({IN}, {SOMEBODY}, 1, 0, '2026-05-04', '2026-05-25', 'U', 1, NULL, NULL)",
    "a past loan of somebody forgotten": LOAN
    + f"({OUT}, NULL, 1, 0, '2026-05-04', '2026-05-25', 'U', 1, 1, '2026-05-05')",
    "no login name, many times": "UPDATE customer SET login_name = ''",
    "a closed hold beside an open one": HOLD
    + f"(1, {SOMEBODY}, 1, 'desk', 'Z', 0, '2027-05-04'),"
    f" (1, {SOMEBODY}, 1, 'desk', 'A', 0, '2027-05-04')",
}


@pytest.mark.parametrize("what", ALLOWED)
def test_the_library_keeps(sample_file, what):
    with opened(sample_file) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        assert connection.execute(ALLOWED[what]).rowcount > 0


def test_the_sample_is_sound(sample_file):
    assert value(sample_file, "PRAGMA integrity_check") == "ok"
    assert rows(sample_file, "PRAGMA foreign_key_check") == []
    letters = """
        SELECT count(*) FROM item LEFT JOIN loan
        ON loan.item_id = item.id AND loan.returned_at IS NULL
        WHERE item.status IN ('U', 'F') IS NOT (loan.id IS NOT NULL)
        OR (loan.id IS NOT NULL AND substr(loan.standing, 1, 1) <> item.status)
    """
    assert value(sample_file, letters) == 0
