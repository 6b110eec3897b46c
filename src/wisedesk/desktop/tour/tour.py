# SPDX-License-Identifier: Apache-2.0
"""`wisedesk tour`: the work instruction carried out in the window, and written down.

It is the manual, and the proof that the manual is right: a step that does not show what
it should stops the tour.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from wisedesk.desktop.tour.chapters import CHAPTERS, prepare
from wisedesk.desktop.tour.facts import Facts
from wisedesk.desktop.tour.manual import write_manual
from wisedesk.desktop.tour.operator import NotSeen, Operator
from wisedesk.desktop.tour.picture import take_picture
from wisedesk.desktop.tour.screen import texts_on
from wisedesk.desktop.tour.stage import say, stage
from wisedesk.desktop.tour.steps import Chapter, Scene, Taken, TakenChapter

OK, BROKEN = 0, 1
# texts that changed get their place after the events that changed them
LAID_OUT_MS = 20
FAILED_PICTURE = "mislukt.png"


@dataclass(eq=False)
class Stopped(Exception):
    """A step that did not show what it should."""

    number: str
    name: str
    expected: str


def take_tour(out: Path, chapters: Sequence[Chapter] = CHAPTERS) -> int:
    """Walk the tour and write the manual into a folder; return the exit code."""
    out = out.absolute()
    try:
        out.mkdir(parents=True, exist_ok=True)
        (out / FAILED_PICTURE).unlink(missing_ok=True)
    except OSError as error:
        say(f"In {out} is niet te schrijven: {error.strerror}")
        return BROKEN
    pictures: dict[str, bytes] = {}
    taken: list[TakenChapter] = []
    with stage() as program:
        clerk = Operator(program)
        try:
            scene = _open(clerk)
            for place, chapter in enumerate(chapters, start=1):
                say(f"{place}  {chapter.title}")
                taken.append(_take_chapter(place, chapter, scene, pictures))
        except Stopped as stopped:
            picture = out / FAILED_PICTURE
            picture.write_bytes(take_picture(program.window))
            _tell(stopped, clerk, picture)
            return BROKEN
    page = write_manual(out, taken, pictures)
    say(f"De handleiding ligt in {page}")
    return OK


def _open(clerk: Operator) -> Scene:
    """Open the window and return the scene, the library looked at beforehand."""
    try:
        clerk.start()
    except NotSeen as broken:
        raise Stopped("0", "openen", str(broken)) from broken
    scene = Scene(clerk, Facts(clerk.program.services))
    prepare(scene)
    return scene


def _take_chapter(
    place: int, chapter: Chapter, scene: Scene, pictures: dict[str, bytes]
) -> TakenChapter:
    done = TakenChapter(place, chapter)
    for count, step in enumerate(chapter.steps, start=1):
        number = f"{place}.{count}"
        try:
            table = step.do(scene)
            name = alt = ""
            if step.pictured:
                name = f"stap-{place}-{count:02}-{step.name}.png"
                window = scene.clerk.program.window
                scene.clerk.pause(LAID_OUT_MS)
                pictures[name] = take_picture(window, step.points_at)
                title = scene.clerk.front().windowTitle().removesuffix(" - wisedesk")
                alt = f"Het scherm na stap {number}, venster {title}"
        except (NotSeen, LookupError) as broken:
            raise Stopped(number, step.name, str(broken)) from broken
        done.taken.append(Taken(number, step, name, alt, table))
        say(f"{number:<5} goed  {step.name}")
    return done


def _tell(stopped: Stopped, clerk: Operator, picture: Path) -> None:
    say(f"{stopped.number:<5} FOUT  {stopped.name}")
    say(f"      verwacht: {stopped.expected}")
    say(f"      op het scherm: {' | '.join(texts_on(clerk.front()))}")
    say(f"      zie {picture}")
