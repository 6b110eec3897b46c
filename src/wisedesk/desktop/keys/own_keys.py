# SPDX-License-Identifier: Apache-2.0
"""The keys of this machine's user: read at the start, changed by Toetsen instellen."""

import logging
from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from wisedesk.desktop.kept_settings import KeptSettings
from wisedesk.desktop.keys.commands import BY_ID
from wisedesk.desktop.keys.key_map import KeyMap
from wisedesk.desktop.keys.key_rules import judge_key, read_keys
from wisedesk.desktop.keys.taken_letters import portable_key, taken_letters
from wisedesk.desktop.window.main_window import MainWindow
from wisedesk.desktop.window.shell import Shell

if TYPE_CHECKING:
    from wisedesk.desktop.dialogs.keys_dialog import KeysDialog

LOG = logging.getLogger(__name__)
TABLE = "keys"


class OwnKeys(QObject):
    """Brings keys in force, and keeps them in the settings file of this machine."""

    def __init__(self, window: MainWindow, shell: Shell) -> None:
        super().__init__(shell)
        self._window = window
        self._shell = shell
        self._kept = KeptSettings(shell)
        self._told: tuple[str, ...] = ()
        self._dialog: KeysDialog | None = None

    def begin(self, written: Mapping[str, str]) -> None:
        """Bring the keys of the settings file in force, those that can be."""
        asked = {name: portable_key(key) or key for name, key in written.items()}
        keys, self._told = read_keys(asked, taken_letters(self._window))
        for each in self._told:
            LOG.warning("a key of the settings file is not used: %s", each)
        self._use(keys)

    def tell(self) -> None:
        """Say which keys of the settings file are not used, and why."""
        if self._told:
            told = " ".join(self._told)
            self._shell.say(f"Toetsen uit de instellingen: {told}", bad=True)

    def open(self) -> None:
        """Let the clerk change the keys."""
        from wisedesk.desktop.dialogs.keys_dialog import (  # noqa: PLC0415 - few open it, and every start would wait
            KeysDialog,
        )

        shell = self._shell
        dialog = KeysDialog(shell.keys, shell.waiting, shell.window)
        dialog.wanted.connect(self._change)
        dialog.reset.connect(self._reset)
        dialog.all_reset.connect(self._ask_to_reset_all)
        dialog.finished.connect(self._forget_dialog)
        dialog.say(" ".join(self._told))
        self._dialog = dialog
        shell.open(dialog)

    def _change(self, name: str, key: str) -> None:
        """Give a command another key, unless that would be dead or do harm."""
        why = judge_key(name, key, self._shell.keys, taken_letters(self._window))
        if why:
            self._say(why)
        else:
            self._keep(self._shell.keys.with_key(name, key))

    def _reset(self, name: str) -> None:
        keys = self._shell.keys
        for key in BY_ID[name].keys:
            rival = keys.owner(key, but=name)
            if rival is not None:
                self._say(judge_key(name, key, keys))
                return
        self._keep(keys.without(name))

    def _ask_to_reset_all(self) -> None:
        if self._shell.keys.own or self._told:
            self._shell.ask("Alle toetsen terugzetten?", yes=self._reset_all)

    def _reset_all(self) -> None:
        self._keep(KeyMap())

    def _keep(self, keys: KeyMap) -> None:
        """Bring keys in force at once, and keep them for the next start."""
        self._use(keys)
        self._told = ()
        self._say("")
        self._kept.keep(TABLE, keys.own, self._say)

    def _use(self, keys: KeyMap) -> None:
        self._window.use_keys(keys)
        self._shell.use_keys(keys)
        if self._dialog is not None:
            self._dialog.show_keys(keys)

    def _say(self, text: str) -> None:
        if self._dialog is not None:
            self._dialog.say(text)
        elif text:
            self._shell.say(text, bad=True)

    def _forget_dialog(self) -> None:
        self._dialog = None
