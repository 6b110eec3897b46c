# SPDX-License-Identifier: Apache-2.0
"""What F1 is asked about; the answer is in `explaining`, loaded when it is wanted."""

from datetime import date

from msgspec import Struct

from wisedesk.domain.policies import LoanPolicy
from wisedesk.domain.refusals import Refusal
from wisedesk.services.charge_rows import ChargeRow


class Asked(Struct, frozen=True, kw_only=True):
    """The row that is asked about.

    It is a journal line, an item, a refusal not journaled, an amount, a line of the
    reglement, or a setting. A fine that runs on is told as of `today`.
    """

    op_id: str = ""
    barcode: str = ""
    customer: str = ""
    refusals: tuple[Refusal, ...] = ()
    charge: ChargeRow | None = None
    line: LoanPolicy | None = None
    setting: str = ""
    today: date | None = None
