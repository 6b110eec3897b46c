# SPDX-License-Identifier: Apache-2.0
"""How an address is shown: a file by its path, a server without its password."""

from pathlib import Path

import pytest

from wisedesk.config import as_address, shown_address

LIBRARY = Path("/srv/library.sqlite").absolute()


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        (as_address(str(LIBRARY)), LIBRARY.as_posix()),
        ("postgresql://balie:geheim@db:5432/x", "postgresql://balie@db:5432/x"),
        ("postgresql://balie@db/x", "postgresql://balie@db/x"),
        ("postgresql://db/x?sslmode=require", "postgresql://db/x?sslmode=require"),
    ],
)
def test_an_address_as_anybody_may_read_it(address: str, shown: str) -> None:
    assert shown_address(address) == shown
