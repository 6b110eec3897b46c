# SPDX-License-Identifier: Apache-2.0
"""Customers come in from Koha's patron columns; nothing they say is lost silently."""

from datetime import date

import pytest

from exchange.conftest import Rows, Take
from support.foreign_files import CUSTOMERS, table
from wisedesk.bootstrap import Services
from wisedesk.domain.customer_types import CustomerType, SpecialKind
from wisedesk.domain.persons import Country, Gender
from wisedesk.exchange.source_files import FileTrouble, WrongFile
from wisedesk.services.customer_rows import CustomerRow

UNREADABLE = (
    "De regel bevat bytes die in de tekencodering van dit bestand niets betekenen; geef"
    " de juiste met --encoding."
)
KNOWN = "SELECT number FROM card ORDER BY id"


def customer(services: Services, card: str) -> CustomerRow:
    with services.library.reading() as tx:
        found = tx.customer(card)
    assert found is not None
    return found


def test_whole_customer(take: Take, opened: Services) -> None:
    header = (
        "cardnumber,surname,firstname,initials,title,dateofbirth,sex,branchcode,"
        "categorycode,dateenrolled,dateexpiry,email,phone,mobile,streetnumber,address,"
        "address2,zipcode,city,country,userid,borrowernotes,lost,debarred,"
        "debarredcomment,password"
    )
    row = (
        "ab12345678,van den Berg,Anne,A.,Mevr.,1990-05-04,,9408,0011,2020-01-15,"
        "2031-01-31,anne@voorbeeld.nl,0599-123456,06-12345678,12a,Dorpsstraat,"
        '2 hoog,9521ab,Nieuw-Buinen,Nederland,anne,"Komt op dinsdag\nBelt altijd",1,'
        "2099-01-01,Boete,geheim"
    )
    took = take("customers", table(header, row))
    assert took.counts("customer") == (1, 0, 0, 0)
    assert took.report.tally.notes["column-left-out\tpassword"] == 1
    found = customer(opened, "AB12345678")
    assert found.card_is_active is False
    assert found.blocks == ("Boete",)
    assert found.remarks == (
        "Komt op dinsdag",
        "Belt altijd",
        "mobile: 06-12345678 · address2: 2 hoog",
    )
    assert found.registered_on == date(2020, 1, 15)
    assert found.subscription is not None
    assert (found.subscription.code, found.subscription.ends_on) == (
        "0011",
        date(2031, 1, 31),
    )
    person = found.person
    assert (person.name_prefix, person.family_name) == ("van den", "Berg")
    assert (person.given_name, person.initials) == ("Anne", "A.")
    assert (person.born_on, person.gender) == (date(1990, 5, 4), Gender.WOMAN)
    assert (person.postcode, person.house_number) == ("9521 AB", "12a")
    assert (person.phone, person.email) == ("0599-123456", "anne@voorbeeld.nl")
    assert (person.country, person.login_name) == (Country.NETHERLANDS, "anne")


@pytest.mark.parametrize(
    ("encoding", "delimiter"),
    [
        ("utf-8", ","),
        ("utf-8-sig", ";"),
        ("cp1252", ";"),
        ("utf-16", "\t"),
        ("utf-16-le", ","),
        ("utf-16-be", "|"),
    ],
)
def test_encoding_and_delimiter_are_detected(
    take: Take, opened: Services, encoding: str, delimiter: str
) -> None:
    rows = [f"10000000{n:03},Müller-Çelik,Zoë,,9408,A" for n in range(40)]
    text = table(CUSTOMERS, *rows).replace(",", delimiter)
    took = take("customers", text.encode(encoding))
    assert took.counts("customer") == (40, 0, 0, 0)
    person = customer(opened, "10000000007").person
    assert (person.family_name, person.given_name) == ("Müller-Çelik", "Zoë")


def test_encoding_and_delimiter_that_somebody_names(
    take: Take, opened: Services
) -> None:
    text = table(CUSTOMERS.replace(",", "^"), "10000000001^Łukasz^Jan^^9408^A")
    take("customers", text.encode("cp1250"), encoding="cp1250", delimiter="^")
    assert customer(opened, "10000000001").person.family_name == "Łukasz"


def test_rows_that_cannot_be_read_cost_no_other(take: Take, rows: Rows) -> None:
    file = table(
        CUSTOMERS,
        "1000000001,Éérste één ééééééééé,,,9408,A",
        '1000000002,"Nooit gesloten,,,9408,A',
        "1000000003,Derde,,,9408,A",
        "1000000004,Te weinig",
        "",
        "1000000005,Nul\0teken,,,9408,A",
        "1000000006,,,,9408,A",
        ",Zonder pas,,,9408,A",
        '1000000007,5" groot,,,9408,A',
        "10 08,Spatie,,,9408,A",
    )
    took = take("customers", file.encode() + b"1000000009,Caf\xe9,,,9408,A\r\n")
    assert [number for (number,) in rows(KNOWN)] == [
        "1000000001",
        "1000000003",
        "1000000007",
    ]
    assert took.counts("customer") == (3, 0, 0, 7)
    assert took.why == [
        ("3", "Een aanhalingsteken op deze regel wordt niet gesloten."),
        ("5", "De regel heeft 2 in plaats van 6 velden."),
        ("7", "De regel bevat een NUL-teken."),
        ("8", "Het veld surname is leeg."),
        ("9", "Het veld cardnumber is leeg."),
        ("11", "Nummer 10 08 bevat een spatie."),
        ("12", UNREADABLE),
    ]
    assert took.rejects[3]["cardnumber"] == "1000000006"


def test_mended_rejects_file_is_read_itself(take: Take, rows: Rows) -> None:
    take("customers", table(CUSTOMERS, "9,,Jan,,9408,A"), "klanten.csv")
    folder = take("customers", table(CUSTOMERS), "leeg.csv").report
    assert folder.rejects is None
    mended = table(
        f"plaats,soort,reden,{CUSTOMERS}", "2,geweigerd,Leeg,9,Jansen,Jan,,9408,A"
    )
    took = take("customers", mended, "klanten.rejects.csv")
    assert took.counts("customer") == (1, 0, 0, 0)
    assert not took.report.tally.notes["column-left-out\tplaats"]
    assert rows(KNOWN) == [("9",)]


def test_values_that_are_no_good_are_kept_as_remarks(
    take: Take, opened: Services
) -> None:
    header = f"{CUSTOMERS},email,iban,zipcode,country,dateexpiry"
    row = "123456789,Jansen,Jan,31-02-2000,9408,A,jan@,NL00BANK1,12,NL,ooit"
    took = take("customers", table(header, row))
    found = customer(opened, "123456789")
    assert found.person.email == found.person.iban == ""
    assert found.person.postcode == "12"
    assert found.person.born_on is None
    for part in ("31-02-2000", "jan@", "NL00BANK1", "ooit"):
        assert part in found.remarks[0]
    assert len(took.told) == 5
    assert took.counts("customer") == (1, 0, 0, 0)


def test_two_rows_of_one_card_keep_the_first(take: Take, opened: Services) -> None:
    file = table(
        CUSTOMERS,
        "1000000001,Jansen,Jan,,9408,A",
        "1000000001,Pieters,Piet,,9408,A",
        "1000000001,Jansen,Jan,,9408,A",
    )
    took = take("customers", file)
    assert took.counts("customer") == (1, 0, 1, 1)
    assert took.why == [("3", "Staat anders in dit bestand bij 2; die geldt.")]
    assert customer(opened, "1000000001").person.family_name == "Jansen"


@pytest.mark.parametrize(
    ("category", "born", "subscription"),
    [
        ("K", "", "0001"),
        ("A", "", "0010"),
        ("A", "2016-01-01", "0001"),
        ("KERN", "1960-01-01", "0010"),
        ("I", "", "0030"),
        ("0031", "", "0031"),
        ("Donateur", "", "0070"),
        ("14", "", "0089"),
        ("", "", "0010"),
    ],
)
def test_category_becomes_a_subscription(
    take: Take, opened: Services, category: str, born: str, subscription: str
) -> None:
    take("customers", table(CUSTOMERS, f"1000000001,Jansen,,{born},9408,{category}"))
    found = customer(opened, "1000000001").subscription
    assert found is not None
    assert found.code == subscription


def test_category_that_somebody_maps(take: Take, opened: Services) -> None:
    file = table(CUSTOMERS, "1000000001,Jansen,,1960-01-01,9408,KERN")
    take("customers", file, choices=(("KERN", "0031"),))
    found = customer(opened, "1000000001").subscription
    assert found is not None
    assert found.code == "0031"


def test_internal_number_without_category_is_an_administrative_card(
    take: Take, opened: Services
) -> None:
    take("customers", table(CUSTOMERS, "29999940800188,Binder,,,9408,"))
    found = customer(opened, "29999940800188")
    assert found.customer_type is CustomerType.ADMINISTRATIVE_CARD
    assert found.special_kind is SpecialKind.ADMINISTRATIVE


def test_next_number_comes_behind_those_that_came_in(take: Take, rows: Rows) -> None:
    ours = "29408000000416"
    others = ("29999940800188", "29408999999990", "29408000000999", "AB1")
    lines = [f"{number},Jansen,,,9408,A" for number in (ours, *others)]
    take("customers", table(CUSTOMERS, *lines))
    assert rows("SELECT series, last FROM number_sequence ORDER BY series") == [
        ("internal", 18),
        ("ordinary", 41),
    ]


def test_a_number_is_an_item_or_a_card(take: Take, rows: Rows) -> None:
    with_item = take("branches", table("branchcode", "PUNT"))
    assert with_item.counts("branch") == (1, 0, 0, 0)
    take("customers", table(CUSTOMERS, "1000000001,Jansen,,,PUNT,A"))
    assert rows("SELECT code FROM branch JOIN customer ON branch_id = branch.id") == [
        ("PUNT",)
    ]


def test_later_file_changes_what_it_fills_and_nothing_else(
    take: Take, opened: Services
) -> None:
    header = f"{CUSTOMERS},phone,email"
    take(
        "customers",
        table(header, "1000000001,Jansen,Jan,1990-01-01,9408,A,0599-1,j@voorbeeld.nl"),
    )
    later = table(header, "1000000001,Jansen,Johan,,,A,0599-2,")
    assert take("customers", later).counts("customer") == (0, 1, 0, 0)
    person = customer(opened, "1000000001").person
    assert (person.given_name, person.phone) == ("Johan", "0599-2")
    assert (person.email, person.born_on) == ("j@voorbeeld.nl", date(1990, 1, 1))


def test_login_name_of_somebody_else_is_left_out(take: Take, opened: Services) -> None:
    header = f"{CUSTOMERS},userid"
    took = take(
        "customers",
        table(
            header,
            "1000000001,Jansen,,,9408,A,jansen",
            "1000000002,Jansen,,,9408,A,jansen",
        ),
    )
    assert took.counts("customer") == (2, 0, 0, 0)
    assert "jansen" in took.told[0][1]
    assert customer(opened, "1000000002").person.login_name == ""


@pytest.mark.parametrize(
    ("content", "trouble"),
    [
        (b"", FileTrouble.EMPTY),
        (b"00024nam a2200025 a 4500\x1e\x1d", FileTrouble.NOT_CSV),
        (b"surname,firstname\r\nJansen,Jan\r\n", FileTrouble.COLUMN_MISSING),
        (b"naam;adres\r\nJansen;Dorpsstraat\r\n", FileTrouble.NOT_CSV),
    ],
)
def test_file_of_another_kind(take: Take, content: bytes, trouble: FileTrouble) -> None:
    with pytest.raises(WrongFile) as wrong:
        take("customers", content)
    assert wrong.value.trouble is trouble
