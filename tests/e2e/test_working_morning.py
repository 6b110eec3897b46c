# SPDX-License-Identifier: Apache-2.0
"""A working morning with the keyboard and the scanner only."""

from support.clerk import BINDING_CARD, on_the_shelf, own_card, register
from support.clerk import customer as customer_row
from support.places import ADMINISTRATIVE
from support.raw_file import rows, value
from wisedesk.domain.customer_types import SpecialKind

TABLE = "Uitleningen en innames"
SEVEN = [f"vb{place:06}" for place in range(1, 8)]
NEXT = "29999940800188"


def register_test(operator):
    """Make a card without a pass, as the instruction does, with a Melding."""
    operator.press("Ctrl+N")
    operator.choose("Klanttype", ADMINISTRATIVE)
    operator.press("Return", "Alt+J", "Alt+V")
    operator.type("Test")
    operator.tick("Gebruik inlogaccount", "Nee")
    operator.press("Alt+L", "Alt+V", "Alt+O", "Alt+O")
    assert operator.footer() == f"Klant {NEXT} is ingeschreven."
    operator.press("Alt+M", "Alt+S")
    texts = [row[0] for row in operator.table("Klantmeldingen")]
    operator.press(*["Down"] * texts.index("PROJ"), "Return", "Alt+O")
    assert operator.reads("⚑ Melding")


def test_a_working_morning(operator, desk, sample_file):
    """Register two cards, lend, be interrupted, convert, return, reserve."""
    jansen = register(desk).card_number
    loans = value(sample_file, "SELECT count(*) FROM loan")

    register_test(operator)

    # a second card with a pass of the library's own; the desk is called in between
    operator.press("Ctrl+N")
    operator.choose("Klanttype", ADMINISTRATIVE)
    operator.press("Return")
    operator.scan(own_card(1))
    operator.press("F5", "Alt+N")
    assert operator.value("Klantnummer") == own_card(1)
    operator.press("F5")
    barcodes = [on_the_shelf(desk, title)[0] for title in SEVEN]
    for number in (NEXT, *barcodes):
        operator.scan_quietly(number)
    operator.settle()
    assert operator.reads("Deze pas ALLEEN gebruiken voor\nmateriaal bij project X")
    operator.press("Return")
    assert [row[-1] for row in operator.table(TABLE)] == barcodes[::-1]
    assert {row[4] for row in operator.table(TABLE)} == {"Inzage"}
    operator.press("F12", "F8", "Alt+V")
    operator.type("Plak")
    operator.press("Alt+V", "Alt+O", "Alt+O")
    assert operator.footer() == f"Klant {own_card(1)} is ingeschreven."

    # the old plak-en-bind card begins to behave as an administrative one
    operator.press("Alt+Z")
    operator.scan(BINDING_CARD)
    operator.press("Return", "Ctrl+7", "Alt+W", "Space", "Alt+O")
    kind = customer_row(desk, BINDING_CARD).special_kind
    assert kind is SpecialKind.ADMINISTRATIVE

    # one title comes back, another is reserved at the desk for somebody
    operator.press("F6")
    operator.scan(barcodes[0])
    assert operator.table(TABLE)[0][4] == "Ingenomen"
    operator.press("F5")
    operator.scan(NEXT)
    operator.press("Return", "F9", "Alt+R")
    operator.scan(jansen)
    operator.press("Alt+O")
    assert operator.footer().startswith("Gereserveerd voor Jansen")

    assert value(sample_file, "SELECT count(*) FROM loan") == loans + 7
    kinds = dict(rows(sample_file, "SELECT kind, count(*) FROM journal GROUP BY kind"))
    assert kinds == {
        "register/registered": 3,
        "message/message-kept": 1,
        "lend/lent": 7,
        "change-person/person-changed": 1,
        "return/returned": 1,
        "hold/hold-placed": 1,
    }
    operator.press("Ctrl+Q")
    assert not operator.program.window.isVisible()
