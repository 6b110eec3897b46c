# SPDX-License-Identifier: Apache-2.0
import pytest

from wisedesk.domain.customer_types import LoanStanding
from wisedesk.domain.items import ItemStatus, PublicStatus, public_status, status_while


@pytest.mark.parametrize(
    ("standing", "letter", "public"),
    [
        (LoanStanding.ORDINARY, "U", PublicStatus.LENT),
        (LoanStanding.INTERNAL, "F", PublicStatus.NOT_AVAILABLE),
        (LoanStanding.SPECIAL, "F", PublicStatus.NOT_AVAILABLE),
    ],
)
def test_the_status_of_an_item_that_is_out(standing, letter, public):
    status = status_while(standing)
    assert status.value == letter
    assert public_status(status) is public


@pytest.mark.parametrize(
    ("status", "public"),
    [
        ("A", PublicStatus.NOT_AVAILABLE),
        ("B", PublicStatus.AVAILABLE),
        ("C", PublicStatus.AVAILABLE),
        ("D", PublicStatus.NOT_AVAILABLE),
        ("F", PublicStatus.NOT_AVAILABLE),
        ("I", PublicStatus.ON_ORDER),
        ("K", PublicStatus.AVAILABLE),
        ("M", PublicStatus.NOT_AVAILABLE),
        ("N", PublicStatus.NOT_AVAILABLE),
        ("O", PublicStatus.AVAILABLE),
        ("R", PublicStatus.NOT_AVAILABLE),
        ("T", PublicStatus.IN_TRANSIT),
        ("U", PublicStatus.LENT),
        ("Y", PublicStatus.AVAILABLE),
    ],
)
def test_what_the_public_sees(status, public):
    assert public_status(ItemStatus(status)) is public
