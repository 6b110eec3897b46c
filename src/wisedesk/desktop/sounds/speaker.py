# SPDX-License-Identifier: Apache-2.0
"""The desk's voice: tones on a thread of their own, which nothing ever waits for."""

import logging
import queue
import threading

from wisedesk.desktop.sounds.choice import SoundChoice
from wisedesk.desktop.sounds.players import Player
from wisedesk.desktop.sounds.waves import wave_of
from wisedesk.services.tones import Tone

LOG = logging.getLogger(__name__)
_MOST_FAILURES = 3  # behind each other
_URGENCY = {tone: place for place, tone in enumerate(Tone)}


class Speaker:
    """Plays the tones that this desk wants to hear.

    Tones that came while another was playing are heard as one, the most urgent: a desk
    that scans fast is never told late. A player that fails time after time is let be.
    """

    def __init__(self, player: Player | None, choice: SoundChoice) -> None:
        self.choice = choice
        self._player = player
        self._failed = 0
        self._wanted: queue.SimpleQueue[tuple[Tone, int] | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None

    @property
    def can_play(self) -> bool:
        """Whether there is something to play with."""
        return self._player is not None

    def say(self, tone: Tone | None) -> None:
        """Let a tone be heard, unless it is off."""
        if tone is not None and tone not in self.choice.off:
            self.play(tone, self.choice.volume)

    def play(self, tone: Tone, volume: int) -> None:
        """Let a tone be heard at a volume, whether it is off or not."""
        if self._player is None or volume <= 0:
            return
        if self._thread is None:
            self._thread = threading.Thread(
                target=self._run, name="sounds", daemon=True
            )
            self._thread.start()
        self._wanted.put((tone, volume))

    def stop(self) -> None:
        """Play what waits, and end the thread."""
        if self._thread is not None:
            self._wanted.put(None)
            self._thread.join()
            self._thread = None
        if self._player is not None:
            self._player.close()

    def _run(self) -> None:
        while (wanted := self._next()) is not None:
            tone, volume = wanted
            player = self._player
            if player is None:
                continue
            try:
                player.play(f"{tone}-{volume}", wave_of(tone, volume))
                self._failed = 0
            except OSError as error:
                self._failed += 1
                LOG.warning("a tone was not heard: %s", error)
            if self._failed == _MOST_FAILURES:
                LOG.warning("no tones from now on")
                self._player = None
                player.close()

    def _next(self) -> tuple[Tone, int] | None:
        """Return the most urgent of the tones that wait, None when there is an end."""
        wanted = self._wanted.get()
        while wanted is not None:
            try:
                other = self._wanted.get_nowait()
            except queue.Empty:
                return wanted
            if other is None:
                self._wanted.put(None)
                return wanted
            wanted = max(wanted, other, key=lambda each: _URGENCY[each[0]])
        return None
