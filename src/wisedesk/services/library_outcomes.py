# SPDX-License-Identifier: Apache-2.0
"""What became of the library itself: its items, settings and reglement."""

from typing import ClassVar

from wisedesk.domain.holiday_terms import HolidayPeriod
from wisedesk.services.outcomes import Outcome


class ItemAdded(Outcome, frozen=True, kw_only=True):
    """An item is in the library, on the shelf, with a title of its own."""

    kind: ClassVar[str] = "item-added"
    barcode: str
    title: str
    rmt: str


class SettingChanged(Outcome, frozen=True, kw_only=True):
    """A setting has another value; both are empty where the default holds."""

    kind: ClassVar[str] = "setting-changed"
    name: str
    value: str
    before: str

    @property
    def setting(self) -> str:
        """The name of the setting, as an outcome that turned it back has it."""
        return self.name


class SubscriptionOffered(Outcome, frozen=True, kw_only=True):
    """A subscription is on offer at registration from now on, or no longer."""

    kind: ClassVar[str] = "subscription-offered"
    code: str
    name: str
    offered: bool


class PolicyChanged(Outcome, frozen=True, kw_only=True):
    """A line of the reglement is changed, or added, or removed."""

    kind: ClassVar[str] = "policy-changed"
    subscription: str
    rmt: str
    added: bool = False
    removed: bool = False


class RmtGroupChanged(Outcome, frozen=True, kw_only=True):
    """A group of materials is changed, or added, or removed."""

    kind: ClassVar[str] = "rmt-group-changed"
    name: str
    added: bool = False
    removed: bool = False


class HolidayTermsChanged(Outcome, frozen=True, kw_only=True):
    """A branch has these holidays, and so have those in `also`."""

    kind: ClassVar[str] = "holiday-terms-changed"
    branch: str
    periods: tuple[HolidayPeriod, ...]
    also: tuple[str, ...] = ()
