# SPDX-License-Identifier: Apache-2.0
"""Which tones this desk hears, and how loud: the table [sounds] of wisedesk.toml."""

from collections.abc import Mapping

from msgspec import Struct

from wisedesk.services.tones import Tone

LOUDEST = 100
_OFF = frozenset({"off", "uit", "false", "nee"})


class SoundChoice(Struct, frozen=True):
    """The volume, 0 to 100, and the classes that are not heard."""

    volume: int = 40
    off: frozenset[Tone] = frozenset()


def read_choice(written: Mapping[str, str]) -> SoundChoice:
    """Return what a file says of sounds; what it cannot mean is passed over."""
    told = written.get("volume", "")
    known = told.isascii() and told.isdecimal()
    volume = min(int(told), LOUDEST) if known else SoundChoice().volume
    off = (tone for tone in Tone if written.get(tone, "").casefold() in _OFF)
    return SoundChoice(volume, frozenset(off))


def as_table(choice: SoundChoice) -> dict[str, int | str]:
    """Return a choice as the settings file holds it, with the classes that are off."""
    off = {tone.value: "off" for tone in Tone if tone in choice.off}
    return {"volume": choice.volume, **off}
