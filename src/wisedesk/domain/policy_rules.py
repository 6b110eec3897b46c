# SPDX-License-Identifier: Apache-2.0
"""What a line of the reglement may say, as it is typed and as it is stored."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet

from msgspec import Struct, field

from wisedesk.domain.number_fields import Bounds, Unit
from wisedesk.domain.policies import NOT_LENDABLE_AGE, LoanPolicy, RenewsFrom
from wisedesk.domain.refusals import Reason, Refusal, refusal

_DAYS = Bounds(0, 999)
_TERM = Bounds(1, 999)  # no loan is for no days; a renewal of 0 has the loan term
_CENTS = Bounds(0, 99_999, Unit.CENTS)
_OPTIONAL = Bounds(0, 999, optional=True)

BOUNDS: dict[str, Bounds] = {
    "loan_days": _TERM,
    "renewal_days": _DAYS,
    "renewals": Bounds(0, 99),
    "fee_cents": _CENTS,
    "minimum_age": Bounds(0, NOT_LENDABLE_AGE),
    "maximum": _OPTIONAL,
    "fine_cents_per_day": _CENTS,
    "fine_free_days": _DAYS,
    "fine_maximum_cents": _CENTS,
    "holiday_loan_days": _OPTIONAL,
    "holiday_renewal_days": _OPTIONAL,
}
_IN_HOLIDAYS = {
    "holiday_loan_days": "loan_days",
    "holiday_renewal_days": "renewal_days",
}


class PolicyDraft(Struct, frozen=True, kw_only=True):
    """A line as it is typed; `numbers` are the texts of the fields in BOUNDS."""

    subscription: str
    rmt: str
    numbers: Mapping[str, str] = field(default_factory=dict)
    renews_from: RenewsFrom = RenewsFrom.TODAY
    holdable: bool = True


def read_policy(draft: PolicyDraft) -> LoanPolicy | tuple[Refusal, ...]:
    """Return the line that was typed, or what is wrong with it, each with its field."""
    read = {
        name: bounds.read(name, draft.numbers.get(name, ""))
        for name, bounds in BOUNDS.items()
    }
    wrong = tuple(each for each in read.values() if isinstance(each, Refusal))
    if wrong:
        return wrong
    numbers: dict[str, int | None] = {
        name: each for name, each in read.items() if not isinstance(each, Refusal)
    }
    line = LoanPolicy(
        subscription=draft.subscription,
        rmt=draft.rmt,
        renews_from=draft.renews_from,
        holdable=draft.holdable,
        **numbers,  # type: ignore[arg-type] # None stands only in optional fields
    )
    return judge_policy(line) or line


def judge_policy(line: LoanPolicy) -> tuple[Refusal, ...]:
    """Return what keeps a line from being stored, each with its field.

    A holiday term shorter than the ordinary one is refused: holidays make it longer.
    """
    wrong = [bounds.judge(name, getattr(line, name)) for name, bounds in BOUNDS.items()]
    for name, ordinary in _IN_HOLIDAYS.items():
        days, least = getattr(line, name), getattr(line, ordinary)
        if days is not None and days < least:
            wrong.append(refusal(Reason.HOLIDAY_TERM_SHORTER, name, days=least))
    return tuple(each for each in wrong if each is not None)


def relying_on(
    rmt: str, lines: AbstractSet[str], materials: Iterable[str]
) -> tuple[str, ...]:
    """Return the materials that have their terms from another's line.

    Only a line of one letter has any: those that begin with it and have no own line.
    `lines` are the materials that a subscription has a line for.
    """
    if len(rmt) != 1:
        return ()
    return tuple(
        sorted(
            each
            for each in materials
            if each.startswith(rmt) and each != rmt and each not in lines
        )
    )
