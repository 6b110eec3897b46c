# SPDX-License-Identifier: Apache-2.0
"""Lending to an internal card: it is seen and said, and the card asked for again."""

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QLabel

from support.clerk import (
    BINDER,
    HOME_FOR_THE_ELDERLY,
    customer,
    item,
    on_the_shelf,
    own_card,
    register,
)
from wisedesk.domain.internal_cards import UNKNOWN, InternalCardDraft
from wisedesk.domain.items import ItemStatus
from wisedesk.services.actions import ChangeInternalCard
from wisedesk.services.clock import DeskClock

TABLE = "Uitleningen en innames"
STRIP = "internal_strip"


class LaterClock(DeskClock, frozen=True):
    """A clock that runs some minutes ahead."""

    minutes: int = 0

    def now(self):
        return datetime.now(UTC) + timedelta(minutes=self.minutes)


def wait(operator, minutes):
    """Let some minutes go by at the desk."""
    shell = operator.program.shell
    now = shell.services
    clock = LaterClock(work_date=now.clock.work_date, minutes=minutes)
    shell.services = replace(now, clock=clock, desk=replace(now.desk, clock=clock))


@pytest.fixture
def owned(desk):
    """Give the binder's card an owner and a purpose."""
    desk.perform(
        ChangeInternalCard(
            customer=BINDER,
            card=InternalCardDraft(
                owner="Magazijn", purpose="Inbinden", expected_days="1", maximum="1"
            ),
            seen=UNKNOWN,
        )
    )


def is_coloured(operator):
    """Whether the page has the colour of an internal card."""
    desk = operator.program.rooms.desk
    return desk.grab().toImage().pixelColor(4, desk.height() - 4).name() == "#efe2f7"


def test_an_internal_card_is_seen_and_said(owned, operator, desk):
    del owned
    assert not is_coloured(operator)
    operator.scan(BINDER)
    operator.press("Return")  # the Melding
    assert operator.named_text(STRIP) == (
        "INTERNE PAS: uitleningen tellen niet mee en niemand krijgt er bericht van."
        " Eigenaar: Magazijn. Doel: Inbinden. Verwacht terug na 1 dag."
    )
    assert is_coloured(operator)
    operator.scan(on_the_shelf(desk)[0])
    assert operator.reads("interne uitlening, verwacht terug 05-05-2026")
    operator.press("F12")
    assert operator.named_text(STRIP) == ""
    assert not is_coloured(operator)


def test_the_next_person_is_not_taken_for_the_card(operator, desk):
    jansen = register(desk, number=own_card(1)).key
    operator.scan(HOME_FOR_THE_ELDERLY)
    assert operator.named_text(STRIP).startswith("SPECIALE KLANT: ")
    operator.press("F12")
    operator.scan(jansen)
    assert operator.named_text(STRIP) == ""
    operator.press("F6")
    operator.scan(BINDER)
    assert operator.named_text(STRIP) == ""  # nothing is lent there


def test_a_long_purpose_is_read_whole_and_makes_the_window_no_wider(operator, desk):
    desk.perform(
        ChangeInternalCard(
            customer=HOME_FOR_THE_ELDERLY,
            card=InternalCardDraft(owner="W" * 60, purpose="lang doel " * 12),
            seen=read_card(desk, HOME_FOR_THE_ELDERLY),
        )
    )
    operator.program.window.resize(1366, 768)
    operator.scan(HOME_FOR_THE_ELDERLY)
    assert operator.program.window.width() == 1366
    strip = operator.program.window.findChild(QLabel, STRIP)
    operator.wait(
        lambda: strip.height() >= strip.heightForWidth(strip.width()) > 40,
        "het doel staat er helemaal",
    )


def read_card(desk, key):
    with desk.library.reading() as tx:
        return tx.internal_card(customer(desk, key).customer_id)


def test_after_some_minutes_the_card_is_asked_for_and_goes_on_with_the_item(
    operator, desk
):
    barcode = on_the_shelf(desk)[0]
    operator.scan(HOME_FOR_THE_ELDERLY)
    wait(operator, 11)
    operator.scan(barcode)
    assert operator.table(TABLE)[0][4] == "Vraagt u"
    assert operator.reads("Interne pas: scan de pas opnieuw.")
    assert item(desk, barcode).status is ItemStatus.AVAILABLE
    operator.press("F12")  # nothing is left behind
    assert operator.named_text(STRIP) != ""
    operator.scan(HOME_FOR_THE_ELDERLY)
    assert item(desk, barcode).borrower_key == HOME_FOR_THE_ELDERLY
    assert operator.table(TABLE)[0][4] == "Interne uitlening"
    assert len(operator.table(TABLE)) == 1


def test_a_full_card_asks_on_the_row(owned, operator, desk):
    del owned
    first, second = on_the_shelf(desk)[:2]
    operator.scan(BINDER)
    operator.press("Return")
    operator.scan(first)
    operator.scan(second)
    assert operator.reads("Maximum van deze interne pas bereikt: 1 exemplaar.")
    assert item(desk, second).status is ItemStatus.AVAILABLE
    operator.press("Alt+U")
    assert item(desk, second).borrower_key == BINDER


def test_a_card_past_its_last_day_is_told_to_be_and_passed_once(operator, desk):
    first, second = on_the_shelf(desk)[:2]
    ended = InternalCardDraft(ends="3-5-2026")
    desk.perform(ChangeInternalCard(customer=BINDER, card=ended, seen=UNKNOWN))
    operator.scan(BINDER)
    operator.press("Return")
    assert operator.table(TABLE)[0][2] == "Deze pas was te gebruiken t/m 03-05-2026."
    operator.press("Alt+U")
    operator.scan(first)
    operator.scan(second)
    assert item(desk, first).borrower_key == BINDER
    assert item(desk, second).borrower_key == BINDER
    operator.press("F12")
    operator.scan(BINDER)
    operator.press("Return")
    assert operator.table(TABLE)[0][4] == "Let op"
