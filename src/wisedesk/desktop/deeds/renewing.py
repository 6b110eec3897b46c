# SPDX-License-Identifier: Apache-2.0
"""Verlengen: one loan or several, each decided by the reglement, told together."""

from collections.abc import Callable, Sequence
from functools import partial

from msgspec import Struct, field
from PySide6.QtCore import QObject

from wisedesk.desktop.window.shell import Shell
from wisedesk.desktop.wording import words as w
from wisedesk.desktop.wording.sentences import outcome_sentence, refusals_sentence
from wisedesk.domain.refusals import Reason
from wisedesk.services.actions import Renew, new_operation
from wisedesk.services.asked import Asked
from wisedesk.services.circulation_outcomes import Renewed
from wisedesk.services.outcomes import Outcome, Refused
from wisedesk.wording.full_stops import without_stop

MOST_TOLD = 3  # refusals written out; a longer list is no sentence


class _Batch(Struct):
    """Loans renewed together, and what came of them so far."""

    customer: str
    left: int
    mark: str = field(default_factory=new_operation)
    renewed: list[Renewed] = field(default_factory=list)
    refused: list[tuple[str, Refused]] = field(default_factory=list)


class Renewing(QObject):
    """Renews loans of a customer; what the clerk may pass is asked once, at the end.

    `show` is called with each loan that runs on.
    """

    def __init__(
        self, shell: Shell, show: Callable[[Renewed], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._shell = shell
        self._show = show

    def renew(
        self,
        customer: str,
        barcodes: Sequence[str],
        passed: frozenset[Reason] = frozenset(),
    ) -> None:
        """Renew the loans of these items."""
        batch = _Batch(customer, len(barcodes))
        if not barcodes:
            self._shell.hint("Kies eerst een uitlening om te verlengen.")
        for barcode in barcodes:
            action = Renew(customer=customer, barcode=barcode, passed=passed)
            then = partial(self._told, batch, barcode)
            self._shell.perform(action, then, self, batch=batch.mark)

    def _told(self, batch: _Batch, barcode: str, outcome: Outcome) -> None:
        batch.left -= 1
        if isinstance(outcome, Renewed):
            batch.renewed.append(outcome)
            self._show(outcome)
        elif isinstance(outcome, Refused):
            batch.refused.append((barcode, outcome))
        if not batch.left:
            self._sum_up(batch)

    def _sum_up(self, batch: _Batch) -> None:
        self._shell.say(_summary(batch), bad=bool(batch.refused))
        passable = [
            (barcode, outcome)
            for barcode, outcome in batch.refused
            if outcome.may_be_passed
        ]
        if not passable:
            return
        reasons = frozenset(
            each.reason for _, outcome in passable for each in outcome.refusals
        )
        told = [outcome_sentence(outcome) for _, outcome in passable[:MOST_TOLD]]
        if len(passable) > MOST_TOLD:
            told.append(f"En nog {len(passable) - MOST_TOLD}.")
        barcodes = [barcode for barcode, _ in passable]
        again = partial(self.renew, batch.customer, barcodes, reasons)
        question = "\n".join([*told, "", "Toch verlengen?"])
        why = [
            Asked(barcode=barcode, customer=batch.customer, refusals=outcome.refusals)
            for barcode, outcome in passable
        ]
        self._shell.ask(question, yes=again, why=why)


def _summary(batch: _Batch) -> str:
    """Return what came of a batch in one line."""
    if len(batch.renewed) + len(batch.refused) == 1:
        outcomes: list[Outcome] = [*batch.renewed, *(each for _, each in batch.refused)]
        return outcome_sentence(outcomes[0])
    told = w.counted(len(batch.renewed), "exemplaar", "exemplaren") + " verlengd"
    if not batch.refused:
        return f"{told}."
    if batch.renewed:
        told = f"{told}, {len(batch.refused)} niet."
    else:
        refused = w.counted(len(batch.refused), "exemplaar", "exemplaren")
        told = f"{refused} niet verlengd."
    return f"{told} {_why_not(batch.refused)}"


def _why_not(refused: Sequence[tuple[str, Refused]]) -> str:
    """Return each reason once, with its titles where there are several reasons."""
    titles: dict[str, list[str]] = {}
    for barcode, outcome in refused:
        why = refusals_sentence(outcome.refusals)
        titles.setdefault(why, []).append(outcome.title or barcode)
    if len(titles) == 1:
        return next(iter(titles))
    told = [
        f"{without_stop(why)} ({', '.join(names)})."
        for why, names in list(titles.items())[:MOST_TOLD]
    ]
    if len(titles) > MOST_TOLD:
        told.append(f"En nog {w.counted(len(titles) - MOST_TOLD, 'reden', 'redenen')}.")
    return " ".join(told)
