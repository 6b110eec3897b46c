# SPDX-License-Identifier: Apache-2.0
"""Each value of a line of the reglement is told for what it does, an empty one too."""

import pytest

from wisedesk.domain.policies import LoanPolicy, RenewsFrom
from wisedesk.services.explained import LineExplained
from wisedesk.wording.explained_lines import line_parts

PLAIN = {"subscription": "0010", "rmt": "B", "loan_days": 21}


def told(also_for=(), **values):
    """Return what is said of each column of a line with these values."""
    found = LineExplained(
        line=LoanPolicy(**PLAIN | values),
        subscription_name="Volwassene",
        material="Boek",
        also_for=also_for,
    )
    return {fact.name: fact.told for part in line_parts(found) for fact in part.facts}


@pytest.mark.parametrize(
    ("values", "column", "said"),
    [
        ({}, "Verl.", "0: niet te verlengen, tenzij"),
        ({"renewal_days": 1}, "Verl.", "1: 1 dag vanaf de dag van verlengen"),
        (
            {"renewal_days": 7, "renews_from": RenewsFrom.DUE_DATE},
            "Verl.",
            "7: 7 dagen vanaf de vorige inleverdatum",
        ),
        ({}, "Keer", "0: niet te verlengen, tenzij"),
        ({"renewals": 2}, "Keer", "2: 2 keer te verlengen; vaker"),
        ({}, "Leengeld", "0,00: lenen kost niets"),
        ({}, "Leeftijd", "leeg: voor elke leeftijd"),
        ({"minimum_age": 16}, "Leeftijd", "16: vanaf 16 jaar; jonger"),
        ({"minimum_age": 99}, "Leeftijd", "99: niet uitleenbaar, tenzij"),
        (
            {"minimum_age": 16},
            "Uitleenmethode",
            "21/0/0,00/16: leentermijn/verlengtermijn/leengeld/minimumleeftijd",
        ),
        ({}, "Max.", "leeg: geen eigen maximum"),
        ({"maximum": 0}, "Max.", "0: hoogstens 0 tegelijk"),
        ({}, "Boete", "leeg: te laat terugbrengen kost niets"),
        ({"fine_cents_per_day": 10}, "Boete", "0,10/0/0,00: € 0,10 per dag te laat"),
        ({"holdable": False}, "Res.", "nee: kan niet gereserveerd worden"),
        ({}, "Vakantie", "leeg: in de vakantie gelden dezelfde termijnen"),
        ({"holiday_loan_days": 42}, "Vakantie", "42/0: leentermijn/verlengtermijn"),
    ],
)
def test_a_value_is_told_for_what_it_does(values, column, said):
    assert told(**values)[column].startswith(said)


def test_a_fine_tells_the_days_that_are_free():
    fine = {"fine_cents_per_day": 10, "fine_maximum_cents": 750}
    for few, said in ((1, "de eerste dag vrij"), (3, "de eerste 3 dagen vrij")):
        assert said in told(**fine, fine_free_days=few)["Boete"]


def test_materials_that_fall_back_on_a_line_are_named():
    assert "Ook voor" not in told()
    assert told(("BQ Boek Q",))["Ook voor"].startswith("BQ Boek Q: zonder eigen regel")
