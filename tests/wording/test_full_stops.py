# SPDX-License-Identifier: Apache-2.0
"""A sentence has one stop at its end, whatever its title ends with."""

import pytest

from wisedesk.desktop.wording.sentences import outcome_sentence
from wisedesk.services.circulation_outcomes import Sent
from wisedesk.wording.full_stops import ended_once


@pytest.mark.parametrize(
    ("told", "once"),
    [
        ("Apart gelegd: Waar is Wally?.", "Apart gelegd: Waar is Wally?"),
        ("Apart gelegd: Help!. Voor Jan.", "Apart gelegd: Help! Voor Jan."),
        ("Gesloten: Jansen jr..", "Gesloten: Jansen jr."),
        ("Blijft hier: Er was eens....", "Blijft hier: Er was eens..."),
        ("Blijft hier: Er was eens...", "Blijft hier: Er was eens..."),
        ("Kies .NET of !.net.", "Kies .NET of !.net."),
        ("Gewoon. En nog een.", "Gewoon. En nog een."),
    ],
)
def test_a_sentence_ends_once(told: str, once: str) -> None:
    assert ended_once(told) == once


def test_what_became_of_an_item_ends_once() -> None:
    to = {"branch": "9000", "branch_name": "Assen"}
    sent = Sent(barcode="1", title="Wie ben jij?", author="", **to)
    assert outcome_sentence(sent) == "Op transport naar Assen: Wie ben jij?"
