# SPDX-License-Identifier: Apache-2.0
"""Writing what the library itself is: its settings, what it offers."""

import sqlalchemy as sa

from wisedesk.db import tables as t
from wisedesk.db.change_log import ChangeLog
from wisedesk.services.new_rows import Changed

_given = sa.bindparam

# of the institution: a setting that nobody made has no row to lock
LOCK = sa.select(t.institution.c.id).with_for_update(key_share=True)
REMOVE_SETTING = sa.delete(t.setting).where(t.setting.c.name == _given("setting_name"))
OFFER = (
    sa.update(t.subscription_type)
    .where(t.subscription_type.c.code == _given("type_code"))
    .values(offered=_given("on_offer"))
)


class LibraryWrites(ChangeLog):
    """What is changed of the library itself."""

    def lock_settings(self) -> None:
        """Keep other desks from changing settings until the end; then read them."""
        self._lock(LOCK)

    def set_setting(self, name: str, value: str) -> None:
        """Keep a setting, or remove it when the value is empty."""
        before = self._state(Changed.SETTING, name)
        self._connection.execute(REMOVE_SETTING, {"setting_name": name})
        if value:
            self._connection.execute(
                sa.insert(t.setting), {"name": name, "value": value}
            )
        self._note(Changed.SETTING, name, before)

    def offer_subscription(self, code: str, *, offered: bool) -> None:
        """Put a subscription on offer at registration, or take it off."""
        self._connection.execute(OFFER, {"type_code": code, "on_offer": offered})
