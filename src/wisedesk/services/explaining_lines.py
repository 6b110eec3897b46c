# SPDX-License-Identifier: Apache-2.0
"""What a line of the reglement holds for."""

from wisedesk.domain.policies import LoanPolicy
from wisedesk.services.explained import LineExplained
from wisedesk.services.offering import offer_named
from wisedesk.services.ports import Reading


def explain_line(tx: Reading, line: LoanPolicy) -> LineExplained:
    """Return for what a line holds, and which maxima hold beside its own."""
    materials = {row.rmt: row.name for row in tx.material_types()}
    own = tx.policies(line.subscription)
    kind = offer_named(tx, line.subscription)
    return LineExplained(
        line=line,
        subscription_name=tx.subscription_names().get(line.subscription, ""),
        material=materials.get(line.rmt, ""),
        also_for=tuple(
            f"{rmt} {name}"
            for rmt, name in materials.items()
            if rmt[:1] == line.rmt and rmt not in own
        ),
        groups=tuple(
            group
            for group in tx.rmt_groups()
            if line.rmt in group.rmts and line.subscription in dict(group.maxima)
        ),
        maximum_loans=kind.maximum_loans if kind else None,
    )
