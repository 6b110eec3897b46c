# SPDX-License-Identifier: Apache-2.0
import pytest
from msgspec.structs import replace

from wisedesk.domain.refusals import Reason
from wisedesk.domain.rmt_groups import LONGEST_NAME, RmtGroup, judge_group

STRIPS = RmtGroup(name="Strips", rmts=("S2", "S4"), maxima=(("0010", 5),))
RMTS = {"S2", "S4"}
CODES = {"0010"}


def test_a_group_of_known_materials_with_a_maximum_is_good():
    assert judge_group(STRIPS, RMTS, CODES) == ()
    assert judge_group(replace(STRIPS, maxima=()), RMTS, CODES) == ()


@pytest.mark.parametrize(
    ("changed", "field", "reason"),
    [
        ({"name": ""}, "group_name", Reason.REQUIRED),
        ({"name": "x" * (LONGEST_NAME + 1)}, "group_name", Reason.TOO_LONG),
        ({"rmts": ()}, "rmts", Reason.REQUIRED),
        ({"rmts": ("S2", "QQ")}, "rmts", Reason.RMT_UNKNOWN),
        ({"maxima": (("9", 1),)}, "group_maximum", Reason.SUBSCRIPTION_UNKNOWN),
        ({"maxima": (("0010", -1),)}, "group_maximum", Reason.NUMBER_OUT_OF_BOUNDS),
    ],
)
def test_what_is_wrong_with_a_group_names_its_field(changed, field, reason):
    (wrong,) = judge_group(replace(STRIPS, **changed), RMTS, CODES)
    assert (wrong.about, wrong.reason) == (field, reason)
