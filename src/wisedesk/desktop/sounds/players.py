# SPDX-License-Identifier: Apache-2.0
"""Playing a WAV file, by what the system has for it.

Qt's own player is a package of 200 MB and more; a short tone needs none of it.
"""

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

_LONGEST_S = 5  # a tone takes half a second: then the sound system hangs
# of PipeWire, of PulseAudio, of ALSA; the first that is there plays
PLAYERS = (("pw-play",), ("paplay",), ("aplay", "--quiet"))


class Player(Protocol):
    """Plays tones, one at a time."""

    def play(self, name: str, wave: bytes) -> None:
        """Play a WAV file to its end; `name` stands for the same bytes each time.

        Raises OSError where it is not heard.
        """

    def close(self) -> None:
        """Let go of what was made for playing."""


class CommandPlayer:
    """Plays by a program of the system, which is handed a file."""

    def __init__(self, command: tuple[str, ...]) -> None:
        self._command = command
        self._folder: TemporaryDirectory[str] | None = None

    def play(self, name: str, wave: bytes) -> None:
        """Hand the file to the program and wait until it is heard."""
        if self._folder is None:
            self._folder = TemporaryDirectory(prefix="wisedesk-")
        file = Path(self._folder.name) / f"{name}.wav"
        if not file.exists():
            file.write_bytes(wave)
        try:
            subprocess.run(  # noqa: S603 - a program found on the path, a file of ours
                [*self._command, str(file)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=_LONGEST_S,
                check=True,
            )
        except subprocess.SubprocessError as error:
            raise OSError(f"{self._command[0]}: {error}") from error

    def close(self) -> None:
        """Take the files away."""
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None


if sys.platform == "win32":
    import winsound

    class WindowsPlayer:
        """Plays by Windows, from memory."""

        def play(self, name: str, wave: bytes) -> None:
            """Play and wait until it is heard: from memory nothing else is possible."""
            del name
            try:
                winsound.PlaySound(wave, winsound.SND_MEMORY | winsound.SND_NODEFAULT)
            except RuntimeError as error:
                raise OSError(str(error)) from error

        def close(self) -> None:
            """Do nothing: nothing was made."""


def find_player() -> Player | None:
    """Return what plays sound on this machine, None where nothing does."""
    if sys.platform == "win32":
        return WindowsPlayer()
    for name, *options in PLAYERS:
        found = shutil.which(name)
        if found:
            return CommandPlayer((found, *options))
    return None
