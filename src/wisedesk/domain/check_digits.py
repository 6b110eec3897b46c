# SPDX-License-Identifier: Apache-2.0
"""The check digit of card and item numbers (mod 10, Luhn), by python-stdnum.

It is imported with the first number: stdnum brings the network's modules along, and the
desk is ready sooner without.
"""


def is_valid(number: str) -> bool:
    """Whether a number of digits ends in its check digit."""
    from stdnum import luhn

    return bool(luhn.is_valid(number))


def check_digit(body: str) -> str:
    """Return the check digit of a number without it."""
    from stdnum import luhn

    return str(luhn.calc_check_digit(body))
