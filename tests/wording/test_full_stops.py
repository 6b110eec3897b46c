# SPDX-License-Identifier: Apache-2.0
"""A sentence has one stop at its end, whatever its title ends with."""

import pytest

from wisedesk.desktop.wording.sentences import outcome_sentence
from wisedesk.services.circulation_outcomes import Sent
from wisedesk.wording.full_stops import ended_once, without_stop


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


@pytest.mark.parametrize(
    ("told", "goes_on"),
    [
        ("Klant 29 is ingeschreven.", "Klant 29 is ingeschreven"),
        ("Ingenomen: Wonder — van klant Visser, A.", None),
        ("Ingenomen: Wonder — van klant Visser, J.A.", None),
        ("Uitgeleend: Plan B — terug 26-05-2026", None),
    ],
)
def test_a_sentence_goes_on_without_its_stop(told: str, goes_on: str | None) -> None:
    assert without_stop(told) == (goes_on or told)


def test_what_became_of_an_item_ends_once() -> None:
    to = {"branch": "9000", "branch_name": "Assen"}
    sent = Sent(barcode="1", title="Wie ben jij?", author="", **to)
    assert outcome_sentence(sent) == "Op transport naar Assen: Wie ben jij?"
