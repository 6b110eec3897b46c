# SPDX-License-Identifier: Apache-2.0
"""Groups of materials that are counted together, from the reglement."""

from support.clerk import TITAN, on_the_shelf, own_card, read, register
from support.places import policies, session
from support.window import WindowClerk
from wisedesk.domain.rmt_groups import RmtGroup
from wisedesk.services.policy_actions import ChangeRmtGroup

GROUPS = "RMT-groepen"


def fill(clerk: WindowClerk, label: str, text: str) -> None:
    """Go to a field of a dialog by Tab and write a text over what stands there."""
    clerk.go_to_where(lambda: clerk.focus_name() == label, label)
    clerk.press("Ctrl+A", "Del")
    clerk.type(text)


def groups(desk):
    return read(desk, lambda tx: tx.rmt_groups())


def test_a_group_is_added_by_keys_alone(operator, program):
    policies(operator)
    operator.press("Alt+G")
    assert operator.table(GROUPS) == [
        ["Dvd's en games", "DJ DV W", "0001: 5, 0005: 6, 0010: 6, 0011: 8"]
    ]
    operator.press("Alt+N")
    operator.type("Strips")
    operator.press("Tab")
    operator.type("s, p")
    assert operator.reads("Prentenboek, Strip")
    fill(operator, "0001 Jeugd", "5")
    operator.press("Return")
    assert operator.title() == GROUPS
    assert ["Strips", "P S", "0001: 5"] in operator.table(GROUPS)
    strips = RmtGroup(name="Strips", rmts=("P", "S"), maxima=(("0001", 5),))
    assert strips in groups(program.services.desk)
    assert operator.program.window.ui.feedback_label.text() == (
        "Groep Strips is toegevoegd."
    )


def test_what_is_wrong_with_a_group_is_marked(operator, program):
    policies(operator)
    operator.press("Alt+G", "Alt+N")
    fill(operator, "Materialen", "S QQ")
    fill(operator, "0010 Volwassene basis", "veel")
    operator.press("Alt+O")
    assert operator.is_bad("0010 Volwassene basis")
    assert not operator.is_bad("0001 Jeugd")
    fill(operator, "0010 Volwassene basis", "4")
    operator.press("Alt+O")
    assert operator.is_bad("Naam")
    assert operator.is_bad("Materialen")
    assert operator.named_text("problem_label") == (
        "Naam is verplicht. Materiaal QQ bestaat niet."
    )
    operator.press("Esc", "Alt+J")
    assert operator.title() == GROUPS
    assert len(groups(program.services.desk)) == 1


def test_a_group_is_changed_and_removed(operator, program):
    desk = program.services.desk
    policies(operator)
    operator.press("Alt+G", "Return")
    assert operator.title() == "RMT-groep Dvd's en games"
    operator.press("Ctrl+A")
    operator.type("Beeld")
    fill(operator, "0010 Volwassene basis", "")
    operator.press("Alt+O")
    (group,) = groups(desk)
    assert (group.name, dict(group.maxima)) == (
        "Beeld",
        {"0001": 5, "0005": 6, "0011": 8},
    )
    operator.press("Alt+V")
    assert operator.reads("Groep Beeld verwijderen?")
    operator.press("Alt+J")
    assert groups(desk) == []
    for key in ("Alt+W", "Alt+V"):
        operator.press(key)
        assert operator.named_text("problem_label") == "Kies eerst een groep."
    operator.press("Alt+S")
    assert operator.title() == "Reglement regels - wisedesk"


def test_a_group_another_desk_changed_is_told(operator, other_desk):
    policies(operator)
    operator.press("Alt+G")
    (group,) = groups(other_desk)
    other_desk.perform(ChangeRmtGroup(name=group.name, before=group))
    operator.press("Alt+V", "Alt+J")
    told = operator.named_text("problem_label")
    assert "is intussen aan een andere balie gewijzigd" in told
    assert operator.table(GROUPS) == []


def test_a_full_group_is_told_with_its_name_and_number_at_the_desk(operator, program):
    desk = program.services.desk
    jansen = register(desk, number=own_card(1)).key
    group = RmtGroup(name="Jeugd", rmts=("J",), maxima=(("0010", 1),))
    desk.perform(ChangeRmtGroup(name="Jeugd", after=group))
    shelf = on_the_shelf(desk, TITAN)
    session(operator, jansen)
    operator.scan(shelf[0])
    operator.scan(shelf[1])
    seen = [
        " ".join(row) for row in operator.table("Uitleningen en innames")
    ] + operator.texts()
    assert any("Maximum bereikt: 1 van de groep Jeugd." in each for each in seen)
