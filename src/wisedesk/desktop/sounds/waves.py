# SPDX-License-Identifier: Apache-2.0
"""The tones as sound: a few notes each, told apart by number, height and direction."""

import io
import math
import sys
import wave
from array import array
from functools import lru_cache
from typing import NamedTuple

from wisedesk.services.tones import Tone

RATE = 22_050
_EDGE_S = 0.008  # a note that begins or ends at once would click
_LOUDEST = 0.8 * 32_767
_FULL = 100
_PEAK = 0.9  # of a sine with a quarter of its third harmonic


class Note(NamedTuple):
    """A note: its height in hertz, 0 for silence, and its length in milliseconds."""

    hertz: int
    ms: int


_REST = Note(0, 40)
NOTES: dict[Tone, tuple[Note, ...]] = {
    Tone.DONE: (Note(880, 70),),
    Tone.ATTENTION: (Note(660, 90), _REST, Note(988, 150)),
    Tone.WAITS: (Note(440, 45), _REST, Note(440, 45)),
    Tone.ASKS: (Note(523, 80), _REST, Note(523, 80), _REST, Note(784, 170)),
    Tone.REFUSED: (Note(277, 170), _REST, Note(262, 230)),
    Tone.FAILURE: (Note(784, 120), _REST, Note(587, 120), _REST, Note(392, 260)),
}


@lru_cache(maxsize=4 * len(NOTES))
def wave_of(tone: Tone, volume: int) -> bytes:
    """Return a tone as a WAV file of 16 bits, mono, at a volume of 0 to 100."""
    # an ear hears the square of a half as half as loud
    loud = _LOUDEST * (volume / _FULL) ** 2
    samples = array("h")
    for note in NOTES[tone]:
        samples.extend(_samples(note, loud))
    if sys.byteorder == "big":
        samples.byteswap()  # a WAV file has the low byte first
    made = io.BytesIO()
    with wave.open(made, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples.tobytes())
    return made.getvalue()


def _samples(note: Note, loud: float) -> "array[int]":
    """Return a note with soft edges; its third harmonic carries on a small speaker."""
    count = RATE * note.ms // 1000
    edge = max(1, round(RATE * _EDGE_S))
    step = 2 * math.pi * note.hertz / RATE
    made = array("h")
    for place in range(count):
        near = min(place, count - 1 - place, edge)
        soft = (1 - math.cos(math.pi * near / edge)) / 2
        height = (math.sin(step * place) + math.sin(3 * step * place) / 4) / _PEAK
        made.append(round(loud * soft * height))
    return made
