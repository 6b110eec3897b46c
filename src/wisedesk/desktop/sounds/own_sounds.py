# SPDX-License-Identifier: Apache-2.0
"""The tones of this desk: heard as the desk answers, chosen in Geluiden."""

from collections.abc import Mapping

from PySide6.QtCore import QObject

from wisedesk.desktop.desk.desk_page import DeskPage
from wisedesk.desktop.kept_settings import KeptSettings
from wisedesk.desktop.sounds.choice import SoundChoice, as_table, read_choice
from wisedesk.desktop.sounds.players import find_player
from wisedesk.desktop.sounds.speaker import Speaker
from wisedesk.desktop.window.shell import Shell
from wisedesk.services.session import Answer
from wisedesk.services.tones import Tone, tone_of_answer

TABLE = "sounds"


class OwnSounds(QObject):
    """Lets the clerk hear what became of a scan."""

    def __init__(
        self, shell: Shell, desk: DeskPage, written: Mapping[str, str]
    ) -> None:
        super().__init__(shell)
        self._shell = shell
        self._kept = KeptSettings(shell)
        self._waited = 0
        self._again = False
        self.speaker = Speaker(find_player(), read_choice(written))
        desk.queue.answered.connect(self._answered)
        desk.lines.repeated.connect(self._repeated)
        shell.runner.failed.connect(self._failed)
        shell.waiting.changed.connect(self._scans_wait)

    def open(self) -> None:
        """Let the clerk choose what is heard."""
        from wisedesk.desktop.dialogs.sounds_dialog import (  # noqa: PLC0415 - few open it, and every start would wait
            SoundsDialog,
        )

        shell, speaker = self._shell, self.speaker
        dialog = SoundsDialog(
            speaker.choice, shell.waiting, shell.window, can_play=speaker.can_play
        )
        dialog.heard.connect(speaker.play)
        dialog.accepted.connect(lambda: self._keep(dialog.choice()))
        shell.open(dialog)

    def _keep(self, choice: SoundChoice) -> None:
        self.speaker.choice = choice
        self._kept.keep(TABLE, as_table(choice), self._complain)

    def _answered(self, answer: Answer) -> None:
        """Let an answer be heard; one to a scan of before did nothing."""
        again, self._again = self._again, False
        self.speaker.say(Tone.WAITS if again else tone_of_answer(answer))

    def _repeated(self, _place: int, _instead: str) -> None:
        self._again = True  # its answer comes next

    def _failed(self, _error: object) -> None:
        self.speaker.say(Tone.FAILURE)

    def _scans_wait(self) -> None:
        """Let a scan that nobody asked for be heard, and not that one was taken."""
        waiting = self._shell.waiting.count()
        if waiting > self._waited:
            self.speaker.say(Tone.WAITS)
        self._waited = waiting

    def _complain(self, text: str) -> None:
        self._shell.say(text, bad=True)
