# SPDX-License-Identifier: Apache-2.0
"""What became of an action is told, whatever became of it."""

from wisedesk.desktop.wording.sentences import SENTENCES
from wisedesk.services.outcome_kinds import OUTCOMES


def test_every_kind_of_outcome_has_its_sentence():
    assert set(SENTENCES) == set(OUTCOMES.values())
