# SPDX-License-Identifier: Apache-2.0
"""What this machine's settings file says is read once the window stands."""

from pathlib import Path

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from wisedesk.config import settings_file
from wisedesk.desktop.application import settings_for
from wisedesk.desktop.window.main_window import MainWindow


def window_with(settings: str, qtbot: QtBot) -> MainWindow:
    path = settings_file()
    path.parent.mkdir(parents=True)
    path.write_text(settings, encoding="utf-8")
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    return window


def test_the_settings_are_those_of_the_file(qtbot: QtBot, tmp_path: Path) -> None:
    window = window_with('branch = "9408"\ndesk = "balie-3"\n', qtbot)
    config = settings_for(window, str(tmp_path / "named.sqlite"))
    assert config is not None
    assert (config.branch, config.desk) == ("9408", "balie-3")
    assert config.database.endswith("named.sqlite")


def test_settings_that_cannot_be_read_are_told_in_the_window(qtbot: QtBot) -> None:
    window = window_with("branch = 94 08", qtbot)
    assert settings_for(window, None) is None
    told = window.findChild(QLabel, "banner_label")
    assert told is not None
    assert told.isVisible()
    assert told.text().startswith("De instellingen zijn niet te lezen: ")
    assert str(settings_file()) in told.text()
