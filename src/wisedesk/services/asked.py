# SPDX-License-Identifier: Apache-2.0
"""What F1 is asked about; the answer is in `explaining`, loaded when it is wanted."""

from msgspec import Struct

from wisedesk.domain.refusals import Refusal


class Asked(Struct, frozen=True, kw_only=True):
    """The row that is asked about: a journal line, an item, a refusal not journaled."""

    op_id: str = ""
    barcode: str = ""
    customer: str = ""
    refusals: tuple[Refusal, ...] = ()
