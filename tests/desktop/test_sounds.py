# SPDX-License-Identifier: Apache-2.0
"""Tones: told apart, soft at the edges, played by what the machine has, or not."""

import io
import sys
import threading
import tomllib
import wave
from array import array
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.clerk import BINDER, on_the_shelf
from support.places import choose, read_message
from support.window import WindowClerk
from wisedesk.config import read_config, settings_file
from wisedesk.desktop.dialogs.sounds_dialog import HEARD_AT, NO_PLAYER
from wisedesk.desktop.sounds.choice import SoundChoice, as_table, read_choice
from wisedesk.desktop.sounds.players import PLAYERS, CommandPlayer, find_player
from wisedesk.desktop.sounds.speaker import Speaker
from wisedesk.desktop.sounds.waves import NOTES, RATE, wave_of
from wisedesk.services.tones import Tone

PROGRAM = """#!{python}
import os, shutil, sys
folder = {folder!r}
number = len(os.listdir(folder))
name = f"{{number:03}}-{{os.path.basename(sys.argv[-1])}}"
shutil.copy(sys.argv[-1], os.path.join(folder, name))
"""


@pytest.fixture
def heard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the machine a player, and return the folder with what it played."""
    folder, programs = tmp_path / "heard", tmp_path / "bin"
    folder.mkdir()
    programs.mkdir()
    player = programs / "paplay"
    player.write_text(
        PROGRAM.format(python=sys.executable, folder=str(folder)), encoding="utf-8"
    )
    player.chmod(0o755)
    monkeypatch.setenv("PATH", str(programs))
    return folder


def names(folder: Path) -> list[str]:
    """Return the tones that were played, in their order."""
    return [
        each.stem.partition("-")[2].rpartition("-")[0]
        for each in sorted(folder.iterdir())
    ]


def samples(tone: Tone, volume: int) -> array:
    with wave.open(io.BytesIO(wave_of(tone, volume))) as file:
        assert (file.getnchannels(), file.getsampwidth()) == (1, 2)
        assert file.getframerate() == RATE
        made = array("h", file.readframes(file.getnframes()))
    if sys.byteorder == "big":
        made.byteswap()
    return made


@pytest.mark.parametrize("tone", Tone)
def test_a_tone_is_short_and_soft_at_its_edges(tone):
    made = samples(tone, 100)
    assert 0.05 < len(made) / RATE < 0.7
    assert max(map(abs, made)) > 20_000
    steps = [abs(after - before) for before, after in pairwise(made)]
    assert (made[0], made[-1]) == (0, 0)
    assert max(steps[:20] + steps[-20:]) < max(steps) / 4


def test_every_class_has_a_tone_of_its_own():
    assert set(NOTES) == set(HEARD_AT) == set(Tone)
    for one, other in combinations(Tone, 2):
        assert NOTES[one] != NOTES[other]


@given(st.integers(0, 100), st.integers(0, 100), st.sampled_from(Tone))
def test_a_higher_volume_is_never_softer(one, other, tone):
    quiet, loud = sorted((one, other))
    assert max(samples(tone, quiet)) <= max(samples(tone, loud)) <= 32_767


@given(st.integers(0, 100), st.frozensets(st.sampled_from(Tone)))
def test_a_choice_that_was_kept_is_read_again(volume, off):
    choice = SoundChoice(volume, off)
    written = {name: str(value) for name, value in as_table(choice).items()}
    assert read_choice(written) == choice


@pytest.mark.parametrize(
    ("written", "choice"),
    [
        ({}, SoundChoice()),
        ({"volume": "hard", "kleur": "rood"}, SoundChoice()),
        ({"volume": "400"}, SoundChoice(100)),
        ({"volume": "-4"}, SoundChoice()),
        (
            {"done": "False", "asks": "uit"},
            SoundChoice(off=frozenset({Tone.DONE, Tone.ASKS})),
        ),
    ],
)
def test_what_a_file_cannot_mean_is_passed_over(written, choice):
    assert read_choice(written) == choice


def test_a_machine_without_a_player_is_silent_and_starts_no_thread(monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert find_player() is None
    before = threading.active_count()
    speaker = Speaker(None, SoundChoice())
    for tone in Tone:
        speaker.say(tone)
    assert not speaker.can_play
    assert threading.active_count() == before
    speaker.stop()


def test_the_first_player_of_the_list_that_is_there_plays(heard):
    speaker = Speaker(find_player(), SoundChoice())
    speaker.say(Tone.REFUSED)
    speaker.stop()
    assert names(heard) == ["refused"]
    (played,) = heard.iterdir()
    assert played.read_bytes() == wave_of(Tone.REFUSED, SoundChoice().volume)
    assert "paplay" in {name for name, *_options in PLAYERS}


def test_a_class_that_is_off_and_a_volume_of_nothing_are_not_heard(heard):
    speaker = Speaker(find_player(), SoundChoice(off=frozenset({Tone.DONE})))
    speaker.say(Tone.DONE)
    speaker.say(None)
    speaker.choice = SoundChoice(volume=0)
    speaker.say(Tone.REFUSED)
    speaker.stop()
    assert names(heard) == []


class SlowPlayer:
    """A player that plays until it is let go."""

    def __init__(self) -> None:
        self.played: list[str] = []
        self.begun = threading.Event()
        self.goes_on = threading.Event()

    def play(self, name: str, wave: bytes) -> None:
        assert wave
        self.played.append(name)
        self.begun.set()
        assert self.goes_on.wait(10)

    def close(self) -> None:
        self.played.append("closed")


def test_of_the_tones_that_came_meanwhile_the_most_urgent_is_heard():
    player = SlowPlayer()
    speaker = Speaker(player, SoundChoice(volume=7))
    speaker.say(Tone.DONE)
    assert player.begun.wait(10)
    for tone in (Tone.DONE, Tone.REFUSED, Tone.DONE, Tone.ASKS):
        speaker.say(tone)
    player.goes_on.set()
    while len(player.played) < 2:
        assert speaker._thread.is_alive()
    speaker.stop()
    assert player.played == ["done-7", "refused-7", "closed"]


@pytest.mark.parametrize("program", ["exit 3", "kill -9 $$"])
def test_a_player_that_fails_raises_nothing_but_an_oserror(tmp_path, program):
    broken = tmp_path / "aplay"
    broken.write_text(f"#!/bin/sh\n{program}\n", encoding="utf-8")
    broken.chmod(0o755)
    for command in (str(broken), str(tmp_path / "gone")):
        player = CommandPlayer((command,))
        with pytest.raises(OSError, match=command):
            player.play("done", b"RIFF")
        player.close()


class BrokenPlayer(SlowPlayer):
    """A player that plays nothing."""

    def play(self, name: str, wave: bytes) -> None:
        super().play(name, wave)
        raise OSError("no sound")


def test_a_player_that_fails_three_times_is_let_be_and_nothing_waits_for_it(caplog):
    player = BrokenPlayer()
    player.goes_on.set()
    speaker = Speaker(player, SoundChoice())
    for _ in range(4):
        player.begun.clear()
        speaker.say(Tone.DONE)
        if speaker.can_play:
            assert player.begun.wait(10)
        speaker.stop()
    assert not speaker.can_play
    assert [each for each in player.played if each != "closed"] == ["done-40"] * 3
    assert caplog.text.count("a tone was not heard: no sound") == 3


# at the desk


@pytest.fixture
def loud(heard, start, sample_file) -> WindowClerk:
    """Return a clerk at a desk that is heard."""
    assert heard.is_dir()
    clerk = WindowClerk(start(sample_file, sounds={"volume": "30"}))
    clerk.start()
    return clerk


def hears(clerk: WindowClerk, folder: Path, *tones: str) -> None:
    """Wait until these tones were heard, and no others."""
    clerk.wait(lambda: len(names(folder)) >= len(tones), f"te horen: {tones}")
    assert names(folder) == list(tones)


def test_a_clerk_hears_what_became_of_each_scan(loud, heard, desk):
    barcode = on_the_shelf(desk)[0]
    loud.press("F5")
    loud.scan(BINDER)
    hears(loud, heard, "attention")
    read_message(loud)
    loud.scan(barcode)
    hears(loud, heard, "attention", "done")
    loud.scan(barcode)
    hears(loud, heard, "attention", "done", "waits")
    loud.press("F12")
    loud.scan("39999999999999")
    hears(loud, heard, "attention", "done", "waits", "refused")


def test_a_scan_that_waits_is_heard(loud, heard):
    loud.press("F1")
    loud.scan("JNJN12JN")
    hears(loud, heard, "waits")
    loud.press("Esc")


def test_the_choice_is_heard_at_once_and_kept(loud, heard, sample_file):
    choose(loud, "Alt+T", "Geluiden")
    assert loud.focus_name() == "Volume"
    loud.press("Home")
    for _ in range(10):
        loud.press("Right")
    assert loud.reads("50 %")
    loud.go_to(HEARD_AT[Tone.REFUSED])
    loud.press("Alt+L")
    hears(loud, heard, "refused")
    loud.press("Space")
    loud.press("Alt+O")
    kept = tomllib.loads(settings_file().read_text(encoding="utf-8"))["sounds"]
    assert kept == {"volume": 50, "refused": "off"}
    read = read_choice(read_config(str(sample_file)).sounds)
    assert read == SoundChoice(50, frozenset({Tone.REFUSED}))
    loud.press("F5")
    loud.scan("39999999999999")
    loud.scan(BINDER)
    hears(loud, heard, "refused", "attention")


def test_enter_stores_what_was_chosen_and_a_scan_does_not(loud):
    choose(loud, "Alt+T", "Geluiden")
    loud.press("Home")
    loud.scan("39999999999999")
    assert loud.title() == "Geluiden"
    loud.press("Right", "Return")
    kept = tomllib.loads(settings_file().read_text(encoding="utf-8"))["sounds"]
    assert kept["volume"] == 5


def test_esc_keeps_the_sounds_as_they_were(loud):
    choose(loud, "Alt+T", "Geluiden")
    loud.press("Home", "Esc")
    assert loud.reads("Er is iets gewijzigd dat niet is opgeslagen. Toch sluiten?")
    loud.press("Alt+J")
    assert not settings_file().exists()


def test_where_nothing_plays_the_dialog_says_so(operator):
    choose(operator, "Alt+T", "Geluiden")
    assert operator.reads(NO_PLAYER) is (find_player() is None)
