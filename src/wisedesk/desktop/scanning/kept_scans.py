# SPDX-License-Identifier: Apache-2.0
"""Keeps the scans that nobody took yet on disk, until somebody does."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from wisedesk.desktop.scanning.waiting_scans import KeptScan
from wisedesk.desktop.window.shell import Shell
from wisedesk.services.inbox import Step, StepKind
from wisedesk.services.session import Mode


class KeptScans(QObject):
    """Puts them in the inbox beside the session, and takes them out again."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._shell = shell
        shell.waiting.kept.connect(self._keep)
        shell.waiting.dropped.connect(self._drop)

    def bring_back(self, steps: Sequence[Step]) -> None:
        """Let those that waited when the desk was cut off wait again."""
        aside = [step for step in steps if step.kind is StepKind.ASIDE]
        self._shell.waiting.put_back(
            KeptScan(step.text, op_id=step.op_id) for step in aside
        )

    def _keep(self, scan: KeptScan) -> None:
        inbox, at = self._shell.inbox, self._shell.now()
        step = Step(
            op_id=scan.op_id,
            kind=StepKind.ASIDE,
            text=scan.text,
            mode=Mode.LEND,
            made_at=at,
        )
        self._shell.runner.keep(lambda: inbox.keep(step), _nothing_more)

    def _drop(self, op_id: str) -> None:
        inbox = self._shell.inbox
        self._shell.runner.keep(lambda: inbox.drop(op_id), _nothing_more)


def _nothing_more(_done: None) -> None:
    """Do nothing when the inbox is up to date."""
