# SPDX-License-Identifier: Apache-2.0
"""What F1 is asked about; the answer is in `explaining`, loaded when it is wanted."""

from dataclasses import dataclass

from wisedesk.domain.refusals import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The row that is asked about: a journal line, an item, a refusal not journaled."""

    op_id: str = ""
    barcode: str = ""
    customer: str = ""
    refusals: tuple[Refusal, ...] = ()
