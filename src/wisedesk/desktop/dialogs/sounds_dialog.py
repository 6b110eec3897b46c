# SPDX-License-Identifier: Apache-2.0
"""Geluiden: how loud, and which tones this desk hears."""

from functools import partial
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QPushButton, QVBoxLayout, QWidget

from wisedesk.desktop.dialogs.form_dialog import CHANGED, FormDialog
from wisedesk.desktop.forms.ui_sounds_dialog import Ui_SoundsDialog
from wisedesk.desktop.scanning.waiting_scans import WaitingScans
from wisedesk.desktop.sounds.choice import SoundChoice
from wisedesk.desktop.widgets.keys import ENTER
from wisedesk.services.tones import Tone

HEARD_AT: dict[Tone, str] = {
    Tone.DONE: "Gelukt",
    Tone.ATTENTION: "Gelukt, en er is iets te doen: reservering, transport, melding",
    Tone.WAITS: "Niets gedaan: de scan wacht, of was er al",
    Tone.ASKS: "Een vraag op de regel",
    Tone.REFUSED: "Geweigerd",
    Tone.FAILURE: "Storing: de bibliotheek of de schijf doet het niet",
}
NO_PLAYER = (
    "Op deze computer is niets gevonden dat geluid afspeelt (pw-play, paplay of aplay)."
    " wisedesk blijft stil."
)


class SoundsDialog(FormDialog):
    """Asks for the volume and the tones; `heard` carries one to play, and how loud."""

    lost = CHANGED
    heard = Signal(object, int)  # Tone

    def __init__(
        self,
        choice: SoundChoice,
        waiting: WaitingScans,
        parent: QWidget | None,
        *,
        can_play: bool,
    ) -> None:
        super().__init__(waiting, parent)
        self.ui = Ui_SoundsDialog()
        self.ui.setupUi(self)
        self.ui.player_label.setText("" if can_play else NO_PLAYER)
        self.ui.player_label.setVisible(not can_play)
        self.ui.player_label.setProperty("bad", not can_play)
        self.ui.listen_button.setEnabled(can_play)
        self._stands_on = Tone.DONE
        self._boxes = self._make_boxes(choice)
        self._order_tabs()
        self.ui.volume_slider.valueChanged.connect(self._show_volume)
        self.ui.volume_slider.setValue(choice.volume)
        self._show_volume(choice.volume)
        self._connect_signals()
        self.show_waiting_in(self.ui.waiting_label)
        self.begin()
        self.ui.volume_slider.setFocus()

    def typed(self) -> SoundChoice:
        """Return what stands in the dialog."""
        return self.choice()

    def choice(self) -> SoundChoice:
        """Return what was chosen."""
        off = (tone for tone, box in self._boxes.items() if not box.isChecked())
        return SoundChoice(self.ui.volume_slider.value(), frozenset(off))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Remember the tone whose line has the focus: it is the one to play."""
        if event.type() is QEvent.Type.FocusIn:
            for tone, box in self._boxes.items():
                if box is watched:
                    self._stands_on = tone
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Store on Enter, as in a field of other dialogs; on a button it presses it."""
        on_button = isinstance(self.focusWidget(), QPushButton)
        if event.key() in ENTER and not on_button and not event.isAutoRepeat():
            self.accept()
        else:
            super().keyPressEvent(event)

    def _order_tabs(self) -> None:
        """Let Tab go down the dialog: the boxes were made after the buttons."""
        ui = self.ui
        order = [ui.volume_slider, *self._boxes.values()]
        order += [ui.listen_button, ui.ok_button, ui.cancel_button]
        for before, after in pairwise(order):
            self.setTabOrder(before, after)

    def _make_boxes(self, choice: SoundChoice) -> dict[Tone, QCheckBox]:
        column = QVBoxLayout(self.ui.tones_place)
        column.setContentsMargins(0, 0, 0, 0)
        boxes: dict[Tone, QCheckBox] = {}
        for tone in Tone:
            box = QCheckBox(HEARD_AT[tone])
            box.setObjectName(f"{tone}_check")
            box.setChecked(tone not in choice.off)
            box.installEventFilter(self)
            column.addWidget(box)
            boxes[tone] = box
        return boxes

    def _connect_signals(self) -> None:
        self.ui.cancel_button.clicked.connect(self.drop)
        self.ui.listen_button.clicked.connect(self._listen)
        self.ui.ok_button.clicked.connect(self.accept)
        self.ui.volume_slider.sliderReleased.connect(self._listen)
        for tone, box in self._boxes.items():
            box.toggled.connect(partial(self._toggled, tone))

    def _toggled(self, tone: Tone, on: bool) -> None:
        self._stands_on = tone
        if on:
            self._listen()

    def _listen(self) -> None:
        self.heard.emit(self._stands_on, self.ui.volume_slider.value())

    def _show_volume(self, volume: int) -> None:
        self.ui.volume_label.setText(f"{volume} %" if volume else "stil")
