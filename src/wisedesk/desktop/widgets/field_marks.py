# SPDX-License-Identifier: Apache-2.0
"""How a field shows that it is required, or that what stands in it is wrong.

Never by colour alone: a required label bears a star, a bad field tells why.
"""

from html import escape

from PySide6.QtWidgets import QLabel, QRadioButton, QWidget

from wisedesk.desktop.widgets.looks import mark
from wisedesk.desktop.wording import sentences
from wisedesk.domain.refusals import Refusal

REQUIRED_MARK = " *"


def mark_label(label: QLabel, *, needed: bool) -> None:
    """Show a label as that of a required field, or of another one."""
    plain = label.text().removesuffix(REQUIRED_MARK)
    label.setText(plain + REQUIRED_MARK * needed)
    mark(label, required=needed)


def mark_field(field: QWidget, problem: Refusal | None) -> None:
    """Mark a field as bad and let it tell why, or as good."""
    text = sentences.refusal_sentence(problem) if problem else ""
    mark(field, bad=problem is not None)
    field.setToolTip(plain_tip(text))
    told = (question_of(field), text)
    field.setAccessibleDescription(" ".join(part for part in told if part))


def plain_tip(text: str) -> str:
    """Return a tip that shows a text as it is written, though it looks like HTML."""
    return f"<span>{escape(text)}</span>" if "<" in text else text


def question_of(field: QWidget) -> str:
    """Return what an answer answers, which its own label does not say."""
    group = field.parentWidget() if isinstance(field, QRadioButton) else None
    return "" if group is None else group.accessibleName()
