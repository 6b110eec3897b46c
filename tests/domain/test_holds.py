# SPDX-License-Identifier: Apache-2.0
import pytest

from wisedesk.domain.customer_types import (
    Channel,
    CustomerType,
    LoanStanding,
    behaviour_of,
)
from wisedesk.domain.holds import (
    Holdable,
    judge_holder,
    judge_item_hold,
    judge_reglement,
    judge_title_hold,
)
from wisedesk.domain.items import ItemStatus
from wisedesk.domain.policies import LoanPolicy
from wisedesk.domain.refusals import Reason

AT_HOME = Holdable(ItemStatus.AVAILABLE)
LENT = Holdable(ItemStatus.LENT, LoanStanding.ORDINARY)
INTERNAL = Holdable(ItemStatus.INTERNAL, LoanStanding.INTERNAL)
SPECIAL = Holdable(ItemStatus.INTERNAL, LoanStanding.SPECIAL)
GONE = Holdable(ItemStatus.DISCARDED)
DESK, WEB = Channel.DESK, Channel.WEB
NOT_POSSIBLE, NOT_FOR_WEB = Reason.HOLD_NOT_POSSIBLE, Reason.HOLD_NOT_FOR_WEB


@pytest.mark.parametrize(
    ("item", "channel", "reason"),
    [
        (AT_HOME, DESK, None),
        (AT_HOME, WEB, None),
        (LENT, DESK, None),
        (LENT, WEB, None),
        (INTERNAL, DESK, None),
        (INTERNAL, WEB, NOT_FOR_WEB),
        (SPECIAL, DESK, NOT_POSSIBLE),
        (SPECIAL, WEB, NOT_POSSIBLE),
        (GONE, DESK, NOT_POSSIBLE),
        (Holdable(ItemStatus.MISSING), WEB, NOT_POSSIBLE),
        (Holdable(ItemStatus.INVOICED), DESK, NOT_POSSIBLE),
    ],
)
def test_a_hold_on_one_item(item, channel, reason):
    refused = judge_item_hold(item, channel)
    assert (refused and refused.reason) == reason


@pytest.mark.parametrize(
    ("items", "channel", "reason"),
    [
        ([], DESK, Reason.HOLD_NO_ITEMS),
        ([GONE, LENT], WEB, None),
        ([INTERNAL], DESK, None),
        ([INTERNAL], WEB, NOT_FOR_WEB),
        ([INTERNAL, AT_HOME], WEB, None),
        ([SPECIAL, INTERNAL], WEB, NOT_FOR_WEB),
        ([SPECIAL, GONE], DESK, NOT_POSSIBLE),
    ],
)
def test_a_hold_on_a_title(items, channel, reason):
    refused = judge_title_hold(items, channel)
    assert (refused and refused.reason) == reason


BOOK = LoanPolicy(subscription="0010", rmt="B", loan_days=21)
MAGAZINE = LoanPolicy(subscription="0010", rmt="T", loan_days=7, holdable=False)


@pytest.mark.parametrize(
    ("rmts", "refused"),
    [
        ({"B"}, False),
        ({"T"}, True),
        ({"TX"}, True),  # by its first letter
        ({"B", "T"}, False),
        ({"T", "X"}, False),
        (set(), False),
    ],
)
def test_what_the_reglement_lets_be_held(rmts, refused):
    verdict = judge_reglement(rmts, {"B": BOOK, "T": MAGAZINE})
    assert (verdict is not None) is refused


@pytest.mark.parametrize("customer_type", CustomerType)
def test_only_somebody_who_borrows_can_wait(customer_type):
    never = {
        CustomerType.ADMINISTRATIVE_CARD,
        CustomerType.ANONYMOUS,
        CustomerType.NEWSLETTER,
    }
    refused = judge_holder(behaviour_of(customer_type))
    assert (refused is not None) is (customer_type in never)
