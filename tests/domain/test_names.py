# SPDX-License-Identifier: Apache-2.0
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wisedesk.domain.names import display_name, fold, name_key, without_particles


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Çelik", "celik"),
        ("Müller", "muller"),
        ("MÜLLER", "muller"),
        ("Strauß", "strauss"),
        ("Søren", "soren"),
        ("Łukasz", "lukasz"),
        ("Yıldız", "yildiz"),
        ("İnan", "inan"),
        ("Ærø", "aero"),
        ("d'Arc", "darc"),
        ("O’Neill", "oneill"),
        ("v.d. Berg", "vd berg"),
        ("Jansen-de Vries", "jansen de vries"),
        ("Dijkstra", "dykstra"),
        ("Dykstra", "dykstra"),
        ("Ĳsbrand", "ysbrand"),
        ("IJsbrand", "ysbrand"),
        ("van  den\tBerg", "van den berg"),
        ("Иванов", "иванов"),  # a name in other letters is found as well
        ("Ελένη", "ελενη"),
        ("***", ""),
        ("", ""),
    ],
)
def test_how_a_text_is_searched(text, folded):
    assert fold(text) == folded


@given(st.text(max_size=40))
def test_a_folded_text_stays_as_it_is(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(st.characters(max_codepoint=0x24F), max_size=40))
def test_capitals_never_matter(text):
    assert fold(text.upper().lower()) == fold(text.lower())


@pytest.mark.parametrize(
    ("folded", "left"),
    [
        ("van den berg", "berg"),
        ("t hart", "hart"),
        ("vd berg", "berg"),
        ("berg van den", "berg van den"),
        ("de la cruz", "cruz"),
        ("van", "van"),
        ("van de", "de"),
        ("", ""),
    ],
)
def test_particles_in_front_do_not_matter(folded, left):
    assert without_particles(folded) == left


@pytest.mark.parametrize(
    ("family_name", "given", "name_prefix", "key"),
    [
        ("Berg", "Jan", "van den", "berg jan van den"),
        ("van den Berg", "Jan", "", "berg jan"),
        ("Çelik", "", "", "celik"),
        ("Test", "", "", "test"),
        ("Dijk", "Yvonne", "van", "dyk yvonne van"),
    ],
)
def test_the_key_a_customer_is_found_by(family_name, given, name_prefix, key):
    assert name_key(family_name, given, name_prefix) == key


@given(
    st.sampled_from(["Berg", "Çelik", "Dijkstra", "Ĳsbrandy", "Ångström"]),
    st.sampled_from(["", "van den", "de", "'t", "v.d."]),
    st.integers(1, 10),
)
def test_the_start_of_a_surname_finds_it_with_or_without_its_particle(
    family_name, name_prefix, letters
):
    key = name_key(family_name, "Jan", name_prefix)
    typed = family_name[:letters]
    if fold(family_name).startswith(fold(typed)):
        for entry in (typed, f"{name_prefix} {typed}", typed.upper()):
            assert key.startswith(without_particles(fold(entry)))


@pytest.mark.parametrize(
    ("parts", "shown"),
    [
        (("Berg", "Jan", "van den", "J."), "Berg, Jan van den"),
        (("Berg", "", "van den", "J."), "Berg, J. van den"),
        (("Berg", "", "van den", ""), "Berg, van den"),
        (("Test", "", "", ""), "Test"),
        (("", "Jan", "", ""), "Jan"),
        (("", "", "", ""), ""),
    ],
)
def test_how_a_desk_shows_a_name(parts, shown):
    assert display_name(*parts) == shown
