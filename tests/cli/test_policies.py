# SPDX-License-Identifier: Apache-2.0
"""`policies` shows on what terms the library lends."""

from pathlib import Path

from cli.conftest import Admin


def test_the_reglement_is_shown_with_groups_and_holidays(
    admin: Admin, sample_file: Path
) -> None:
    ran = admin("policies", on=sample_file)
    assert ran.code == 0
    (line,) = [each for each in ran.out.splitlines() if each.startswith("0001/DV ")]
    assert line.split()[1:] == ["Jeugd", "DVD", "volwassenen", "7/7/0,00/16", "14/7"]
    assert "Groep Dvd's en games (DJ DV W): 0001: 5, 0005: 6, 0010: 6" in ran.out
    assert "Vakantie in 9408 (Nieuw-Buinen): 04-07-2026 t/m 30-08-2026" in ran.out


def test_one_subscription_is_shown_alone(admin: Admin, sample_file: Path) -> None:
    shown = admin("policies", "0010", on=sample_file).out.splitlines()
    assert sum(line.startswith("0010/") for line in shown) == 12
    assert not any(line.startswith("0001/") for line in shown)
