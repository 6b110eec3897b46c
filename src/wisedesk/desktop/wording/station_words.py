# SPDX-License-Identifier: Apache-2.0
"""Where a desk stands, as the footer of the window says it."""

from wisedesk.services.ports import Reading
from wisedesk.services.station import Station


def station_words(tx: Reading, station: Station) -> str:
    """Return the desk's name with its branch; a library without branches has none."""
    branch = tx.branch(station.branch)
    if branch is None:
        return station.desk
    return f"{station.desk} · {branch.code} ({branch.name})"
