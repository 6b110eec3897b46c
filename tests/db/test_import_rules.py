# SPDX-License-Identifier: Apache-2.0
"""A row that breaks a rule of the library costs no other row."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from support import raw_file
from wisedesk.bootstrap import Services, exchange_library
from wisedesk.services.exchange_ports import RuleBroken
from wisedesk.services.exchange_rows import Differs, LoanOffer, Result, Trouble

LENT_AT = datetime(2026, 5, 4, 9, tzinfo=UTC)


@pytest.fixture
def offer(sample_file: Path) -> LoanOffer:
    """Return a loan that the library takes."""
    card = raw_file.value(
        sample_file,
        "SELECT number FROM card JOIN customer ON customer.id = customer_id"
        " WHERE customer_type = '00' ORDER BY card.id LIMIT 1",
    )
    barcode = raw_file.value(
        sample_file, "SELECT barcode FROM item WHERE status = 'B' ORDER BY id LIMIT 1"
    )
    return LoanOffer(
        card_number=card,
        barcode=barcode,
        branch="",
        lent_at=LENT_AT,
        lent_on=LENT_AT.date(),
        due_on=date(2026, 5, 25),
    )


def test_careful_transaction_goes_on(
    services: Services, offer: LoanOffer, sample_file: Path
) -> None:
    wrong = replace(offer, due_on=date(2026, 5, 1))
    with exchange_library(services).importing(careful=True) as tx:
        refused = tx.store_loan(wrong, None, Differs.CHANGE)
        stored = tx.store_loan(offer, None, Differs.CHANGE)
    assert refused.why is not None
    assert refused.why.trouble is Trouble.AGAINST_RULE
    assert stored.result is Result.ADDED
    status = raw_file.rows(
        sample_file, "SELECT status FROM item WHERE barcode = ?", offer.barcode
    )
    assert status == [("U",)]


def test_hasty_transaction_is_rolled_back_whole(
    services: Services, offer: LoanOffer, sample_file: Path
) -> None:
    wrong = replace(offer, due_on=date(2026, 5, 1), lent_at=LENT_AT.replace(hour=10))
    before = raw_file.everything(sample_file)
    library = exchange_library(services)

    def store_both() -> None:
        past = replace(offer, returned_at=LENT_AT, returned_on=offer.lent_on)
        with library.importing() as tx:
            tx.store_loan(past, None, Differs.CHANGE)
            tx.store_loan(wrong, None, Differs.CHANGE)

    with pytest.raises(RuleBroken):
        store_both()
    assert raw_file.everything(sample_file) == before
