# SPDX-License-Identifier: Apache-2.0
"""The reglement as a whole, for a screen to show."""

from msgspec import Struct

from wisedesk.domain.policies import LoanPolicy
from wisedesk.services.ports import Reading


class Reglement(Struct, frozen=True):
    """Every line, with the names of subscriptions and materials by their codes."""

    lines: tuple[LoanPolicy, ...]
    subscriptions: dict[str, str]
    materials: dict[str, str]

    def line(self, subscription: str, rmt: str) -> LoanPolicy | None:
        """Return a material's own line, None where it has none."""
        for each in self.lines:
            if (each.subscription, each.rmt) == (subscription, rmt):
                return each
        return None


def read_reglement(tx: Reading) -> Reglement:
    """Return the reglement as it is now."""
    return Reglement(
        lines=tuple(tx.all_policies()),
        subscriptions=tx.subscription_names(),
        materials={row.rmt: row.name for row in tx.material_types()},
    )
