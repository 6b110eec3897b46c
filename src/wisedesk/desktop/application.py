# SPDX-License-Identifier: Apache-2.0
"""Starting the program: the frame first, all else once it stands on the screen."""

from __future__ import annotations

import logging
import sys
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from wisedesk.desktop.window.main_window import MainWindow
from wisedesk.desktop.window.style import dress_program

if TYPE_CHECKING:
    from datetime import date

    from wisedesk.config import Config
    from wisedesk.desktop.program import Program
    from wisedesk.desktop.window.one_window import WindowClaim

LOG = logging.getLogger(__name__)
BAD_SETTINGS = 2


def run(database: str | None, work_date: date | None) -> int:
    """Open the window on a library and return the exit code when it is closed."""
    app = make_application(sys.argv[:1])
    window = MainWindow()
    started: list[Program] = []
    claims: list[WindowClaim] = []
    refused = [BAD_SETTINGS]

    def start() -> None:
        import signal

        from wisedesk.config import log_folder
        from wisedesk.desktop.crash import LOG_NAME, log_to
        from wisedesk.desktop.program import Program
        from wisedesk.desktop.window.one_window import (
            Standing,
            WindowClaim,
            leave_to_another,
        )

        signal.signal(signal.SIGINT, signal.SIG_DFL)  # nothing is half done
        log = log_folder() / LOG_NAME
        log_to(log)
        config = settings_for(window, database)
        if config is None:
            return
        claims.append(WindowClaim(config))
        found = claims[0].look(window)
        if found is not Standing.ALONE:
            refused[0] = leave_to_another(found)
            app.exit()
            return
        started.append(Program(app, config, log, work_date, window))
        started[0].ready.connect(_pass_over)
        started[0].moved.connect(partial(claim_anew, claims, window))
        started[0].begin()
        _hear(claims[0], window)

    window.painted.connect(start)
    window.show()
    try:
        code = app.exec()
    finally:
        for program in started:
            program.stop()
        for claim in claims:  # who starts now need not wait for the backup
            claim.let_go()
    for program in started:
        program.back_up()
    return code if started else refused[0]


def _hear(claim: WindowClaim, window: MainWindow) -> None:
    """Come forward when another start on the claimed library asks it."""
    from wisedesk.desktop.window.one_window import Bell, bring_forward

    bell = Bell(claim.bell, window)
    bell.rung.connect(partial(bring_forward, window))


def claim_anew(claims: list[WindowClaim], window: MainWindow, config: Config) -> None:
    """Claim the library chosen at a first start too, unless another window has it."""
    from wisedesk.desktop.window.one_window import WindowClaim

    if config.database == claims[0].database:
        return
    claims.append(WindowClaim(config))
    if claims[-1].take():
        _hear(claims[-1], window)


def _pass_over() -> None:
    """Let the collector pass over what a day begins with: it stays until the end.

    A full collection of it would hold the window up for some 40 milliseconds.
    """
    import gc

    gc.freeze()


def settings_for(window: MainWindow, database: str | None) -> Config | None:
    """Return this machine's settings; say in the window why they cannot be read."""
    from wisedesk.config import BadSettings, read_config

    try:
        return read_config(database)
    except BadSettings as error:
        told = f"De instellingen zijn niet te lezen: {error}"
        LOG.warning(told)
        window.show_banner(told, retry=False)
        return None


def make_application(argv: list[str]) -> QApplication:
    """Return the application, dressed, for a Dutch desk."""
    QLocale.setDefault(QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands))
    # named here, Fusion costs no look at QStyle and all its enumerations from Python
    app = QApplication([*argv, "-style", "Fusion"])
    app.setApplicationName("wisedesk")
    app.setApplicationDisplayName("wisedesk")
    dress_program(app)
    return app
