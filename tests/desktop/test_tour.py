# SPDX-License-Identifier: Apache-2.0
"""The tour carries the work instruction out, and writes what a clerk can read."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from wisedesk.desktop.main import main
from wisedesk.desktop.tour import operator
from wisedesk.desktop.tour.chapters import CHAPTERS
from wisedesk.desktop.tour.chapters.cards import WISECAT_WARNING
from wisedesk.desktop.tour.steps import Chapter, Scene, Step
from wisedesk.desktop.tour.tour import BROKEN, FAILED_PICTURE, OK, take_tour

LARGEST_PICTURE, LARGEST_MANUAL = 100_000, 2_600_000
COLOURS_OF_A_SCREEN = 50
# of the seed, letter for letter
LABELS = (
    "29999940800188",
    "Administratieve pas",
    "Gebruik inlogaccount",
    "Inzage",
    "Klantenadministratie",
    "Leeg",
    WISECAT_WARNING,
    "Mijn Bibliotheek",
    "Nieuwe klant toevoegen",
    "OK, Vervolg",
    "Opslaan",
    "Spec.klant",
    "Standaard tekst",
    "Type speciale klant",
    "UITLENEN",
    "Verwijder",
    "[ab diensten ontbreekt!]",
    "in bezit",
    "interne uitlening",
    "niet beschikbaar",
)


class Page(HTMLParser):
    """What a page holds: its text, its pictures with their alt texts, its links."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.text = ""
        self.pictures: dict[str, str] = {}
        self.targets: set[str] = set()
        self.links: set[str] = set()
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "img":
            self.pictures[found["src"]] = found["alt"]
        self.targets.add(found.get("id", ""))
        if found.get("href", "").startswith("#"):
            self.links.add(found["href"].removeprefix("#"))

    def handle_data(self, data: str) -> None:
        self.text += data


def colours(picture: Path) -> int:
    """Return how many colours part of a picture has: one for a blank screen."""
    image = QImage(str(picture)).convertToFormat(QImage.Format.Format_RGB32)
    return len(set(memoryview(image.constBits()).cast("I")[::13]))


@pytest.mark.usefixtures("qapp")
def test_the_tour_writes_the_manual(tmp_path: Path, capsys):
    """Every step is taken and stands on the page with its text and its picture."""
    stale = tmp_path / "beelden" / "stap-0-99-oud.png"
    stale.parent.mkdir()
    stale.write_bytes(b"of an earlier tour")
    assert main(["tour", "--out", str(tmp_path)]) == OK

    told = capsys.readouterr().out.splitlines()
    steps = [step for chapter in CHAPTERS for step in chapter.steps]
    assert [line.split()[-1] for line in told if " goed " in line] == [
        step.name for step in steps
    ]
    assert told[-1] == f"De handleiding ligt in {tmp_path / 'index.html'}"

    page = Page((tmp_path / "index.html").read_text(encoding="utf-8"))
    markdown = (tmp_path / "index.md").read_text(encoding="utf-8")
    plain = markdown.replace("**", "")
    for label in LABELS:
        assert label in page.text
        assert label in plain
    for step in steps:
        assert step.told.replace("**", "") in page.text
        assert step.told in markdown

    made = {f"beelden/{each.name}" for each in (tmp_path / "beelden").iterdir()}
    assert made == set(page.pictures) == set(re.findall(r"\]\((.+?)\)", markdown))
    assert len(made) == sum(step.pictured for step in steps)
    assert all(page.pictures.values())
    assert page.links <= page.targets
    for name in made:
        assert colours(tmp_path / name) > COLOURS_OF_A_SCREEN, name
        assert (tmp_path / name).stat().st_size < LARGEST_PICTURE, name
    written = sum(each.stat().st_size for each in tmp_path.rglob("*.*"))
    assert written < LARGEST_MANUAL


def test_a_step_that_fails_stops_the_tour(
    qapp: QApplication, tmp_path: Path, capsys, monkeypatch
):
    """Its name, what was expected and a picture are kept; no page is written."""
    monkeypatch.setattr(operator, "LOOK_LONGEST_MS", 50)

    def open_registration(scene: Scene) -> None:
        scene.clerk.press("Ctrl+N")
        scene.clerk.see("Nieuwe klant toevoegen")

    def look_for_more(scene: Scene) -> None:
        scene.clerk.see("Iets anders")

    chapter = Chapter(
        title="Kort",
        intro="Twee stappen.",
        steps=(
            Step(name="inschrijven", told="Begin.", do=open_registration),
            Step(name="iets-anders", told="Kijk.", do=look_for_more),
            Step(name="nooit", told="Verder.", do=look_for_more),
        ),
    )
    assert take_tour(tmp_path, (chapter,)) == BROKEN
    told = capsys.readouterr().out.splitlines()
    assert told[:4] == [
        "1  Kort",
        "1.1   goed  inschrijven",
        "1.2   FOUT  iets-anders",
        "      verwacht: op het scherm staat: Iets anders",
    ]
    assert "Nieuwe klant toevoegen" in told[4]
    assert [each.name for each in tmp_path.iterdir()] == [FAILED_PICTURE]
    assert colours(tmp_path / FAILED_PICTURE) > COLOURS_OF_A_SCREEN
    assert not [each for each in qapp.topLevelWidgets() if each.isVisible()]


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, capsys):
    """A file in the way is a sentence, not a traceback."""
    in_the_way = tmp_path / "vol"
    in_the_way.write_text("een bestand", encoding="utf-8")
    assert take_tour(in_the_way / "handleiding") == BROKEN
    assert capsys.readouterr().out.startswith(f"In {in_the_way / 'handleiding'} is")


def test_a_chapter_is_named_by_its_title_and_there_is_one_so_called():
    told = [
        text
        for chapter in CHAPTERS
        for step in chapter.steps
        for text in (chapter.intro, chapter.close, step.told, step.why)
    ]
    named = re.findall(r"hoofdstuk (\*\*.+?\*\*|\S+)", " ".join(told))
    titles = {f"**{chapter.title}**" for chapter in CHAPTERS}
    assert named
    assert {each.rstrip(".,") for each in named} <= titles
