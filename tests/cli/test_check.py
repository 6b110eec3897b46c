# SPDX-License-Identifier: Apache-2.0
"""`check` tells, by name, what is wrong in a library; and that nothing is."""

from pathlib import Path

import pytest

from cli.conftest import Admin
from support import clerk, raw_file
from wisedesk.bootstrap import Services
from wisedesk.cli.check_command import SENTENCES
from wisedesk.domain.customer_types import CustomerType, SpecialKind
from wisedesk.services.actions import PlaceHold, SendItem, SetAside
from wisedesk.services.upkeep import Fault

LOANLESS = "SELECT barcode FROM item WHERE status = 'B' ORDER BY barcode LIMIT 1"
LENT = "SELECT min(barcode) FROM item WHERE status = 'U'"


def test_every_fault_has_its_sentence() -> None:
    assert set(SENTENCES) == set(Fault)


def test_a_new_library_is_well(admin: Admin, library_file: Path) -> None:
    ran = admin("check", on=library_file)
    assert (ran.code, ran.err) == (0, "")
    assert f"{library_file}: SQLite 3." in ran.out
    assert "0 klanten, 0 titels, 0 exemplaren, 0 uitleningen" in ran.out
    assert "Alles is in orde." in ran.out


def test_a_day_at_the_desk_leaves_the_library_well(
    admin: Admin, services: Services, sample_file: Path
) -> None:
    desk = services.desk
    card = clerk.register(desk, CustomerType.ADMINISTRATIVE_CARD)
    jansen = clerk.register(desk)
    letters = clerk.register(desk, CustomerType.NEWSLETTER)
    first, second, *_ = clerk.on_the_shelf(desk)
    assert clerk.lend(desk, card.key, first).kind == "lent"
    assert clerk.lend(desk, jansen.key, second).kind == "lent"
    assert clerk.return_item(desk, second).kind == "returned"
    switched = clerk.switch(desk, clerk.BINDING_CARD, SpecialKind.ADMINISTRATIVE)
    assert switched.kind == "person-changed"
    assert letters.card_number == ""
    ran = admin("check", on=sample_file)
    assert (ran.code, ran.err) == (0, "")


def found(admin: Admin, library: Path, *sentences: str) -> None:
    """Say that a check finds these and nothing else."""
    ran = admin("check", on=library)
    told = ran.out.splitlines()
    assert told[2:-1] == list(sentences)
    words = "bevinding" if len(sentences) == 1 else "bevindingen"
    assert told[-1] == f"{len(sentences)} {words}."
    assert (ran.code, ran.err) == (1, "")


def test_an_item_out_of_nobodys_hands(admin: Admin, sample_file: Path) -> None:
    barcode = raw_file.value(sample_file, LOANLESS)
    raw_file.rows(
        sample_file, "UPDATE item SET status = 'F' WHERE barcode = ?", barcode
    )
    found(
        admin,
        sample_file,
        f"Exemplaar {barcode} heeft status interne uitlening en is niet uitgeleend.",
    )


def test_an_item_that_is_out_and_does_not_say_so(
    admin: Admin, sample_file: Path
) -> None:
    barcode = raw_file.value(sample_file, LENT)
    raw_file.rows(
        sample_file, "UPDATE item SET status = 'B' WHERE barcode = ?", barcode
    )
    found(
        admin,
        sample_file,
        f"Exemplaar {barcode} is uitgeleend en heeft status Binnen; het hoort"
        " Uitgeleend te zijn.",
    )


@pytest.mark.parametrize(
    ("sent", "wanted"), [(False, "Gereserveerd"), (True, "Transport")]
)
def test_an_item_that_is_not_where_its_hold_says(
    admin: Admin, services: Services, sample_file: Path, sent: bool, wanted: str
) -> None:
    desk = services.desk
    jansen = clerk.register(desk).key
    desk.perform(PlaceHold(customer=jansen, title_key=clerk.TITAN))
    barcode = clerk.on_the_shelf(desk)[0]
    away = SendItem(customer=jansen, barcode=barcode, branch="9000")
    aside = SetAside(customer=jansen, barcode=barcode)
    desk.perform(away if sent else aside)
    assert admin("check", on=sample_file).code == 0
    raw_file.rows(
        sample_file,
        "UPDATE item SET status = 'B', transit_to = NULL WHERE barcode = ?",
        barcode,
    )
    found(
        admin,
        sample_file,
        f"Exemplaar {barcode} gaat naar een reservering en heeft status Binnen; het"
        f" hoort {wanted} te zijn.",
    )


def test_a_loan_that_is_not_as_its_card(admin: Admin, sample_file: Path) -> None:
    (loan, barcode, card) = raw_file.rows(
        sample_file,
        "SELECT loan.id, barcode, number FROM loan JOIN item ON item.id = item_id"
        " JOIN card USING (customer_id)"
        " WHERE returned_at IS NULL AND standing = 'U' LIMIT 1",
    )[0]
    raw_file.rows(sample_file, "UPDATE loan SET counts = 0 WHERE id = ?", loan)
    found(
        admin,
        sample_file,
        f"De uitlening van exemplaar {barcode} past niet bij het soort pas {card}.",
    )


def test_a_customer_without_a_subscription(admin: Admin, sample_file: Path) -> None:
    raw_file.rows(
        sample_file,
        "UPDATE subscription SET is_current = 0 WHERE customer_id ="
        " (SELECT customer_id FROM card WHERE number = ?)",
        clerk.BINDER,
    )
    (name,) = raw_file.rows(
        sample_file,
        "SELECT family_name FROM customer JOIN card ON customer_id = customer.id"
        " WHERE number = ?",
        clerk.BINDER,
    )[0]
    found(admin, sample_file, f"Klant {clerk.BINDER} ({name}) heeft geen abonnement.")


def test_a_customer_without_a_card_is_half_a_record(
    admin: Admin, sample_file: Path
) -> None:
    raw_file.rows(
        sample_file,
        "UPDATE customer SET family_name = 'Half', given_name = '', initials = '',"
        " name_prefix = '', search_key = 'half'"
        " WHERE id = (SELECT customer_id FROM card WHERE number = ?)",
        clerk.BINDER,
    )
    raw_file.rows(sample_file, "DELETE FROM card WHERE number = ?", clerk.BINDER)
    ((uid,),) = raw_file.rows(
        sample_file, "SELECT uid FROM customer WHERE family_name = 'Half'"
    )
    found(admin, sample_file, f"Klant klant:{uid} (Half) heeft geen pas.")


def test_a_sequence_that_would_give_a_number_twice(
    admin: Admin, services: Services, sample_file: Path
) -> None:
    card = clerk.register(services.desk, CustomerType.ADMINISTRATIVE_CARD)
    services.library.close()
    raw_file.rows(
        sample_file,
        "UPDATE number_sequence SET last = last - 1 WHERE series = 'internal' AND"
        " branch_id = (SELECT id FROM branch WHERE code = '9408')",
    )
    sequence = int(card.card_number[9:13])
    found(
        admin,
        sample_file,
        "Filiaal 9408: de reeks internal loopt achter; nummer"
        f" {sequence} is al uitgegeven.",
    )


def test_an_own_pass_with_a_number_of_the_series_is_no_fault(
    admin: Admin, services: Services, sample_file: Path
) -> None:
    clerk.register(services.desk, number=clerk.own_card(1))
    assert admin("check", on=sample_file).code == 0


def add_run(library: Path, name: str, finished_at: int | None) -> None:
    raw_file.rows(
        library,
        "INSERT INTO import_run (op_id, kind, file_name, digest, started_at,"
        " finished_at) VALUES (?, 'titles', ?, ?, 0, ?)",
        name,
        name,
        name,
        finished_at,
    )


def test_one_import_to_resume_is_told_and_no_fault(
    admin: Admin, library_file: Path
) -> None:
    add_run(library_file, "klaar.mrc", 1)
    add_run(library_file, "half.mrc", None)
    ran = admin("check", on=library_file)
    assert ran.code == 0
    assert "half.mrc is niet afgemaakt" in ran.out
    assert "klaar.mrc" not in ran.out


def test_two_imports_to_resume_are_a_fault(admin: Admin, library_file: Path) -> None:
    add_run(library_file, "half.mrc", None)
    add_run(library_file, "ook-half.mrc", None)
    ran = admin("check", on=library_file)
    assert ran.code == 1
    assert "niet als enige: half.mrc." in ran.out
    assert "niet als enige: ook-half.mrc." in ran.out


def test_names_that_would_not_be_found(admin: Admin, sample_file: Path) -> None:
    raw_file.rows(
        sample_file, "UPDATE title SET search_key = 'x' WHERE key = ?", clerk.BEAR
    )
    raw_file.rows(
        sample_file,
        "UPDATE customer SET family_name = 'Çelik', given_name = '', initials = '',"
        " name_prefix = '', search_key = 'çelik'"
        " WHERE id = (SELECT customer_id FROM card WHERE number = ?)",
        clerk.BINDER,
    )
    found(
        admin,
        sample_file,
        f"Klant {clerk.BINDER} (Çelik) wordt niet gevonden zoals de naam geschreven"
        " is.",
        f"Titel {clerk.BEAR} (De geweldige beer) wordt niet gevonden zoals hij"
        " geschreven is.",
    )


def test_a_setting_nobody_knows(admin: Admin, library_file: Path) -> None:
    raw_file.rows(library_file, "INSERT INTO setting VALUES ('scanner-gap-ms', 'x')")
    found(
        admin,
        library_file,
        "Instelling scanner-gap-ms heeft een waarde die niet past: x.",
    )


def test_a_link_to_nothing(admin: Admin, sample_file: Path) -> None:
    ((row,),) = raw_file.rows(sample_file, "SELECT min(id) FROM item")
    raw_file.rows(sample_file, "UPDATE item SET branch_id = 77 WHERE id = ?", row)
    ran = admin("check", on=sample_file)
    assert ran.code == 1
    assert f"Regel {row} van item verwijst naar niets in branch." in ran.out


def test_many_of_a_kind_are_counted_and_the_first_of_them_shown(
    admin: Admin, sample_file: Path
) -> None:
    total = raw_file.value(sample_file, "SELECT count(*) FROM title")
    raw_file.rows(sample_file, "UPDATE title SET search_key = ''")
    ran = admin("check", on=sample_file)
    assert ran.out.count("wordt niet gevonden") == 20
    assert f"… en nog {total - 20} van dit soort." in ran.out
    assert f"{total} bevindingen." in ran.out


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9])
def test_a_damaged_file_is_told_and_nothing_that_would_follow_from_it(
    admin: Admin, sample_file: Path, share: float
) -> None:
    whole = sample_file.read_bytes()
    sample_file.write_bytes(whole[: int(len(whole) * share)])
    ran = admin("check", on=sample_file)
    assert ran.code != 0
    assert "beschadigd" in ran.out + ran.err
    assert "onverwachts" not in ran.err
    assert "klanten" not in ran.out
