# SPDX-License-Identifier: Apache-2.0
"""Days as somebody types them behind a command."""

import argparse
from datetime import date

from wisedesk.domain.person_rules import read_day


def day(text: str) -> date:
    """Return the day in dd-mm-jjjj or jjjj-mm-dd, for argparse."""
    found = read_day(text)
    if found is not None:
        return found
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text} is geen datum; schrijf dd-mm-jjjj"
        ) from None
