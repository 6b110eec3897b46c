# SPDX-License-Identifier: Apache-2.0
"""Writing what the library itself is: its settings, what it offers."""

import sqlalchemy as sa

from wisedesk.db import tables as t
from wisedesk.db.snapshot import Snapshot

_given = sa.bindparam

REMOVE_SETTING = sa.delete(t.setting).where(t.setting.c.name == _given("setting_name"))
OFFER = (
    sa.update(t.subscription_type)
    .where(t.subscription_type.c.code == _given("type_code"))
    .values(offered=_given("on_offer"))
)


class LibraryWrites(Snapshot):
    """What an administrator changes of the library."""

    def set_setting(self, name: str, value: str) -> None:
        """Keep a setting, or remove it when the value is empty."""
        self._connection.execute(REMOVE_SETTING, {"setting_name": name})
        if value:
            self._connection.execute(
                sa.insert(t.setting), {"name": name, "value": value}
            )

    def offer_subscription(self, code: str, *, offered: bool) -> None:
        """Put a subscription on offer at registration, or take it off."""
        self._connection.execute(OFFER, {"type_code": code, "on_offer": offered})
