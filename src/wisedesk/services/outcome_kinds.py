# SPDX-License-Identifier: Apache-2.0
"""Every kind of outcome by its name: so the journal reads them back."""

from wisedesk.services.circulation_outcomes import (
    HoldEnded,
    HoldPlaced,
    LeftHere,
    Lent,
    PutAside,
    Renewed,
    Returned,
    SeenIn,
    Sent,
)
from wisedesk.services.customer_outcomes import (
    ChargesSettled,
    ExpectedBackChanged,
    InternalCardChanged,
    MessageKept,
    PersonChanged,
    Registered,
    SubscriptionChanged,
)
from wisedesk.services.library_outcomes import (
    HolidayTermsChanged,
    ItemAdded,
    PolicyChanged,
    RmtGroupChanged,
    SettingChanged,
    SubscriptionOffered,
)
from wisedesk.services.outcomes import Outcome, Refused, Undone

OUTCOMES: dict[str, type[Outcome]] = {
    each.kind: each
    for each in (
        Refused,
        ItemAdded,
        Lent,
        Renewed,
        Undone,
        Returned,
        SeenIn,
        PutAside,
        Sent,
        LeftHere,
        HoldEnded,
        Registered,
        PersonChanged,
        SubscriptionChanged,
        MessageKept,
        InternalCardChanged,
        ExpectedBackChanged,
        HoldPlaced,
        ChargesSettled,
        SettingChanged,
        SubscriptionOffered,
        PolicyChanged,
        RmtGroupChanged,
        HolidayTermsChanged,
    )
}
