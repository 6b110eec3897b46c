# SPDX-License-Identifier: Apache-2.0
"""The rules that have no screen yet: statistics, reminders, an item's public side."""

from datetime import timedelta
from pathlib import Path

import pytest

from cli.conftest import Admin
from support import clerk
from support.raw_file import rows
from wisedesk.bootstrap import Services
from wisedesk.cli.journal_command import KIND
from wisedesk.domain.customer_types import CustomerType
from wisedesk.services.actions import Lend, Undo
from wisedesk.services.desk import STEPS
from wisedesk.services.settings import WORK_DATE


@pytest.fixture
def library(admin: Admin, sample_file: Path) -> Path:
    """Return a sample library that says itself which day it is."""
    ran = admin("settings", "set", WORK_DATE.name, "04-05-2026", on=sample_file)
    assert ran.code == 0
    return sample_file


def figures(shown: str) -> dict[str, str]:
    """Return a table of two columns."""
    pairs = (line.rsplit(maxsplit=1) for line in shown.splitlines() if line.strip())
    return {pair[0]: pair[1] for pair in pairs if len(pair) == 2}


def lines(shown: str) -> dict[str, str]:
    """Return what stands behind each word of an item."""
    pairs = (line.split("  ", 1) for line in shown.splitlines())
    return {pair[0]: pair[1].strip() for pair in pairs if len(pair) == 2}


def test_the_statistics_of_this_month_unless_told_otherwise(
    admin: Admin, library: Path
) -> None:
    this_month = admin("statistics", on=library)
    told = admin("statistics", "01-05-2026", "31-05-2026", on=library)
    assert this_month == told
    assert this_month.out.startswith("01-05-2026 t/m 31-05-2026\n")
    assert admin("statistics", "2026-05-01", on=library) == told
    long_ago = figures(admin("statistics", "1-1-1999", "31-1-1999", on=library).out)
    assert long_ago["Uitleningen"] == "0"
    assert int(figures(told.out)["Uitleningen"]) > 0


def test_a_loan_to_a_customer_counts_and_to_an_administrative_card_does_not(
    admin: Admin, services: Services, library: Path
) -> None:
    desk = services.desk
    before = figures(admin("statistics", on=library).out)
    card = clerk.register(desk, CustomerType.ADMINISTRATIVE_CARD)
    jansen = clerk.register(desk)
    first, second, *_ = clerk.on_the_shelf(desk)
    assert clerk.lend(desk, card.key, first).kind == "lent"
    assert clerk.lend(desk, jansen.key, second).kind == "lent"
    after = figures(admin("statistics", on=library).out)
    for name in ("Uitleningen", "Leners", "Nieuwe klanten", "Klanten"):
        assert int(after[name]) - int(before[name]) == 1, name


def test_a_period_that_ends_before_it_begins(admin: Admin, library: Path) -> None:
    ran = admin("statistics", "2-5-2026", "1-5-2026", on=library)
    assert (ran.code, ran.out) == (2, "")
    assert "De laatste dag ligt voor de eerste." in ran.err


def test_reminders_are_for_customers_and_never_for_an_administrative_card(
    admin: Admin, services: Services, library: Path
) -> None:
    desk = services.desk
    card = clerk.register(desk, CustomerType.ADMINISTRATIVE_CARD)
    jansen = clerk.register(desk)
    first, second, *_ = clerk.on_the_shelf(desk)
    long_ago = clerk.on_day(desk, services.clock.today() - timedelta(days=60))
    assert clerk.lend(long_ago, card.key, first).kind == "lent"
    assert clerk.lend(long_ago, jansen.key, second).kind == "lent"
    shown = admin("reminders", on=library).out
    assert jansen.key in shown
    assert card.key not in shown
    only_later = admin("reminders", "--days", "30", on=library).out
    assert jansen.key in only_later
    assert len(only_later.splitlines()) < len(shown.splitlines())
    assert jansen.key not in admin("reminders", "--days", "300", on=library).out


def test_an_item_on_an_administrative_card(
    admin: Admin, services: Services, library: Path
) -> None:
    (barcode, *_) = clerk.on_the_shelf(services.desk)
    assert clerk.lend(services.desk, clerk.BINDER, barcode).kind == "lent"
    shown = lines(admin("item", barcode, on=library).out)
    assert shown["Status"] == "F interne uitlening"
    assert shown["Publiekscatalogus"] == "niet beschikbaar"
    assert shown["Inleverdatum"] == "04-05-2026"
    assert clerk.BINDER in shown["Uitgeleend aan"]
    assert shown["Reserveren via Mijn Bibliotheek"].startswith("Niet te reserveren")
    assert shown["Reserveren aan de balie"] == "kan"


def test_an_item_on_the_shelf(admin: Admin, services: Services, library: Path) -> None:
    (barcode, *_) = clerk.on_the_shelf(services.desk)
    rows(library, "UPDATE item SET barcode = 'AB39' WHERE barcode = ?", barcode)
    shown = lines(admin("item", "ab39", on=library).out)  # as a scanner may send it
    assert shown["Status"] == "B Binnen"
    assert shown["Publiekscatalogus"] == "beschikbaar"
    assert "Uitgeleend aan" not in {name for name, value in shown.items() if value}
    assert shown["Reserveren via Mijn Bibliotheek"] == "kan"


def test_an_item_of_a_special_customer_is_held_by_nobody(
    admin: Admin, services: Services, library: Path
) -> None:
    holder = clerk.customer(services.desk, clerk.BINDING_CARD)
    loans = clerk.read(services.desk, lambda tx: tx.open_loans(holder.customer_id))
    shown = lines(admin("item", loans[0].barcode, on=library).out)
    no = "Dit exemplaar kan niet gereserveerd worden."
    assert shown["Reserveren via Mijn Bibliotheek"] == no
    assert shown["Reserveren aan de balie"] == no


def test_an_item_nobody_knows(admin: Admin, library: Path) -> None:
    ran = admin("item", "12345", on=library)
    assert (ran.code, ran.out) == (2, "")
    assert "Nummer 12345 is niet bekend." in ran.err


def test_the_journal_tells_who_did_what_newest_first(
    admin: Admin, services: Services, library: Path
) -> None:
    (barcode, *_) = clerk.on_the_shelf(services.desk)
    clerk.lend(services.desk, clerk.BINDER, barcode)
    clerk.lend(services.desk, clerk.BINDER, barcode)
    shown = admin("journal", on=library).out.splitlines()
    about = f"balie-1 {clerk.BINDER} {barcode}"
    assert [" ".join(line.split()).split(" ", 3)[-1] for line in shown[1:3]] == [
        f"{about} uitlenen: geweigerd",
        f"{about} uitlenen",
    ]
    assert shown[3].rstrip().endswith("instelling")
    assert len(admin("journal", "--limit", "1", on=library).out.splitlines()) == 2


def test_the_journal_tells_of_one_card_or_item(
    admin: Admin, services: Services, library: Path
) -> None:
    first, second = clerk.on_the_shelf(services.desk)[:2]
    lend = Lend(customer=clerk.BINDER, barcode=first)
    services.desk.perform(lend)
    clerk.lend(services.desk, clerk.BINDER, second)
    services.desk.perform(Undo(of=lend.op_id))
    shown = admin("journal", "--nummer", first, on=library).out.splitlines()
    assert len(shown) == 3
    assert "herstellen" in shown[1]
    assert "uitlenen (hersteld)" in shown[2]
    assert clerk.BINDER in shown[2]
    assert second not in str(shown)


def test_every_action_has_a_word_in_the_journal() -> None:
    assert set(KIND) == {each.kind for each in STEPS}
