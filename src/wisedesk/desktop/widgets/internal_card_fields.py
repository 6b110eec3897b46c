# SPDX-License-Identifier: Apache-2.0
"""The group Interne pas on tab 7 of the customer screen: filled, read, marked."""

from collections.abc import Mapping
from functools import partial

from msgspec.structs import fields
from PySide6.QtCore import QObject, QSignalBlocker
from PySide6.QtWidgets import QLineEdit, QWidget

from wisedesk.desktop.widgets.field_marks import mark_field
from wisedesk.desktop.window.shell import Shell
from wisedesk.desktop.wording import words as w
from wisedesk.domain.internal_cards import (
    UNKNOWN,
    InternalCard,
    InternalCardDraft,
    judge_internal_card,
)
from wisedesk.domain.refusals import Refusal
from wisedesk.services.customer_rows import CustomerRow

NAMES = tuple(each.name for each in fields(InternalCardDraft))


class InternalCardFields(QObject):
    """What is kept of an internal card, on a form that names its fields after it.

    `card` is what was stored when the fields were filled, None while that is not known
    and for somebody who has no such card.
    """

    def __init__(self, form: QWidget, box: QWidget, shell: Shell) -> None:
        super().__init__(form)
        self.card: InternalCard | None = None
        self._box = box
        self._shell = shell
        self._customer_id = 0
        self._edits: dict[str, QLineEdit] = {}
        for name in NAMES:
            edit = form.findChild(QLineEdit, f"{name}_edit")
            if isinstance(edit, QLineEdit):
                self._edits[name] = edit
        box.hide()

    def show_card_of(self, customer: CustomerRow) -> None:
        """Show what is kept of a customer's card; nothing is read for anybody else.

        A customer who is not stored yet (id 0) has nothing kept.
        """
        internal, key = customer.behaviour.is_internal_card, customer.customer_id
        self._customer_id = key
        self._box.setVisible(internal)
        self._box.setEnabled(False)  # until it is known what is kept
        self._put(UNKNOWN)
        self.mark({})
        self.card = None
        if internal and key:
            came = partial(self._came, key)
            self._shell.read(lambda tx: tx.internal_card(key), came, self)
        elif internal:
            self._fill(UNKNOWN)

    def _came(self, customer_id: int, card: InternalCard) -> None:
        if customer_id == self._customer_id and self.card is None:
            self._fill(card)

    def _fill(self, card: InternalCard) -> None:
        self.card = card
        self._put(card)
        self._box.setEnabled(True)

    def draft(self) -> InternalCardDraft:
        """Return what stands in the fields."""
        return InternalCardDraft(
            **{name: edit.text() for name, edit in self._edits.items()}
        )

    def is_edited(self) -> bool:
        """Whether something else stands in the fields than what is kept."""
        card, problems = judge_internal_card(self.draft())
        return self.card is not None and (bool(problems) or card != self.card)

    def problems(self) -> dict[str, Refusal]:
        """Return why fields are bad, by the name of each."""
        return judge_internal_card(self.draft())[1] if self.card is not None else {}

    def mark(self, problems: Mapping[str, Refusal]) -> bool:
        """Mark the bad fields, put the focus on the first, and say if there is one."""
        bad = [name for name in NAMES if name in problems]
        for name, edit in self._edits.items():
            mark_field(edit, problems.get(name))
        if bad:
            self._edits[bad[0]].setFocus()
        return bool(bad)

    def _put(self, card: InternalCard) -> None:
        texts = {
            "owner": card.owner,
            "purpose": card.purpose,
            "expected_days": str(card.expected_days or ""),
            "maximum": str(card.maximum or ""),
            "ends": w.day(card.ends_on),
        }
        for name, edit in self._edits.items():
            with QSignalBlocker(edit):  # that is no edit of the clerk's
                edit.setText(texts[name])
                edit.setCursorPosition(0)
