# SPDX-License-Identifier: Apache-2.0
"""What a desk tells before and after each thing it does, until it is killed.

A line goes to the pipe in one write, so that a kill cuts between lines.
"""

import json
import os
import signal
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from wisedesk.db.inbox import SqliteInbox
from wisedesk.services.actions import Action
from wisedesk.services.desk import Desk
from wisedesk.services.inbox import Step, StepKind
from wisedesk.services.outcomes import Outcome


@dataclass(slots=True)
class Told:
    """What one desk told: by operation id, in the order of the lines.

    `begun` and `done` are actions with their kinds, `done` with what became of them
    too; `keeping` and `kept` are the texts of scans, and what other steps are.
    """

    keeping: dict[str, str] = field(default_factory=dict)
    kept: dict[str, str] = field(default_factory=dict)
    begun: dict[str, str] = field(default_factory=dict)
    done: dict[str, str] = field(default_factory=dict)

    def read(self, lines: Iterable[bytes]) -> None:
        """Take lines; the last one may be cut off and is not one then."""
        for line in lines:
            if line.endswith(b"\n"):
                what, op_id, text = json.loads(line)
                getattr(self, what)[op_id] = text

    def cut_off(self, items: frozenset[str]) -> str:
        """Return where the desk was when it was killed, empty when it did nothing."""
        if self.begun.keys() - self.done.keys():
            return "in an action"
        if self.keeping.keys() - self.kept.keys():
            return "while a scan was kept"
        waiting = self.kept.keys() - self.begun.keys()
        if any(self.kept[op_id] in items for op_id in waiting):
            return "with scans waiting"
        return ""


class Edge(StrEnum):
    """A place where a kill is hard to meet by chance; a desk kills itself there."""

    NONE = "anywhere"
    COMMIT = "before a commit"
    COMMITTED = "after a commit"  # stored, and nobody knows yet
    KEPT = "after a scan was kept"


class Teller:
    """Tells of every action and step of this process, and dies at an edge."""

    def __init__(self, edge: Edge, times: int) -> None:
        """Die the given time that the edge is met."""
        self._edge = edge
        self._times = times
        self._acts = False

    def begin(self, engine: sa.Engine) -> None:
        """Tell everything from now on; the engine is that of the library."""
        perform, keep = Desk.perform, SqliteInbox.keep

        def performing(desk: Desk, action: Action) -> Outcome:
            _tell("begun", action.op_id, action.kind)
            self._acts = True
            outcome = perform(desk, action)
            self._acts = False
            self._meet(Edge.COMMITTED)
            _tell("done", action.op_id, f"{action.kind}/{outcome.kind}")
            return outcome

        def keeping(inbox: SqliteInbox, step: Step) -> None:
            told = (
                step.text if step.kind is StepKind.SCAN else f"{step.kind}: {step.text}"
            )
            _tell("keeping", step.op_id, told)
            keep(inbox, step)
            self._meet(Edge.KEPT)
            _tell("kept", step.op_id, told)

        Desk.perform = performing  # type: ignore[method-assign]
        SqliteInbox.keep = keeping  # type: ignore[method-assign]
        engine.dispose()  # what comes is traced
        sa.event.listen(engine, "connect", self._trace)

    def _trace(self, connection: Any, _record: object) -> None:
        connection.set_trace_callback(self._said)

    def _said(self, statement: str) -> None:
        if statement == "COMMIT" and self._acts:
            self._meet(Edge.COMMIT)

    def _meet(self, edge: Edge) -> None:
        if edge is self._edge:
            self._times -= 1
            if not self._times:
                os.kill(os.getpid(), signal.SIGKILL)


def _tell(what: str, op_id: str, text: str) -> None:
    os.write(sys.stdout.fileno(), json.dumps([what, op_id, text]).encode() + b"\n")
