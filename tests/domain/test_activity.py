# SPDX-License-Identifier: Apache-2.0
"""The last activity of a customer is of what stands."""

from datetime import date

import pytest

from wisedesk.domain.activity import Deed, last_activity

MAY_1, MAY_4, MAY_5 = date(2026, 5, 1), date(2026, 5, 4), date(2026, 5, 5)


def deed(day, *, found=None, stands=True):
    return Deed(op_id="", day=day, found=found, stands=stands)


@pytest.mark.parametrize(
    ("deeds", "day"),
    [
        ([], None),
        ([deed(MAY_4, found=MAY_1)], MAY_4),
        ([deed(MAY_4, found=MAY_1, stands=False)], MAY_1),
        ([deed(MAY_4, found=MAY_1, stands=False), deed(MAY_4)], MAY_4),
        ([deed(MAY_4, found=MAY_1), deed(MAY_1)], MAY_4),
        (
            [deed(MAY_4, found=MAY_1, stands=False), deed(MAY_5, found=MAY_4)],
            MAY_5,
        ),
        (
            [
                deed(MAY_4, found=MAY_1, stands=False),
                deed(MAY_5, found=MAY_4, stands=False),
            ],
            MAY_1,
        ),
        # an import between them brought a later day
        (
            [
                deed(MAY_1, found=None, stands=False),
                deed(MAY_5, found=MAY_4, stands=False),
            ],
            MAY_4,
        ),
        ([deed(MAY_4, stands=False)], None),
    ],
)
def test_the_last_activity_is_of_what_stands(deeds, day):
    assert last_activity(deeds) == day
