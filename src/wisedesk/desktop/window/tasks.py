# SPDX-License-Identifier: Apache-2.0
"""Work off the window's thread: actions, reading, the inbox, and what takes long.

Each has a thread of its own and is first in, first out.
What comes of the work arrives on the window's thread.
"""

import logging
import queue
import threading
from collections.abc import Callable
from typing import Any, TypeVar

import shiboken6
from msgspec import Struct
from PySide6.QtCore import QObject, Qt, Signal

from wisedesk.services.errors import DeskError

LOG = logging.getLogger(__name__)
Result = TypeVar("Result")


class _Task(Struct, frozen=True):
    work: Callable[[], Any]
    then: Callable[[Any], None]
    owner: QObject | None
    line: "_Line"
    broke: Callable[[], None] | None = None


class _Line(QObject):
    """One thread with its line of tasks.

    A strict line lets nothing pass what a DeskError stopped: what comes behind it
    fails alike, until the line goes on.
    """

    finished = Signal(object, object, object)  # task, result, error

    def __init__(self, name: str, parent: QObject, *, strict: bool = False) -> None:
        super().__init__(parent)
        self._strict = strict
        self._stopped: DeskError | None = None
        self._tasks: queue.SimpleQueue[_Task | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def put(self, task: _Task) -> None:
        """Add a task at the end of the line."""
        self._tasks.put(task)

    def go_on(self) -> None:
        """Do work again after a DeskError."""
        self._stopped = None

    def stop(self) -> None:
        """Finish what waits and end the thread."""
        self._tasks.put(None)
        self._thread.join()

    def _run(self) -> None:
        while (task := self._tasks.get()) is not None:
            result, error = self._do(task)
            self.finished.emit(task, result, error)

    def _do(self, task: _Task) -> tuple[object, BaseException | None]:
        if self._stopped is not None:
            return None, self._stopped
        try:
            return task.work(), None
        except BaseException as raised:  # noqa: BLE001 - told on the window's thread
            if self._strict and isinstance(raised, DeskError):
                self._stopped = raised
            return None, raised


class TaskRunner(QObject):
    """The lines of a window; `failed` tells of surroundings that failed."""

    failed = Signal(object)  # DeskError
    idle = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting = 0
        self._actions = 0
        self._failed: list[_Task] = []
        self._desk = _Line("desk", self)
        self._reader = _Line("reader", self)
        self._inbox = _Line("inbox", self, strict=True)
        self._slow = _Line("slow", self)
        self._lines = (self._inbox, self._desk, self._reader, self._slow)
        for line in self._lines:
            line.finished.connect(self._finish, Qt.ConnectionType.QueuedConnection)

    def perform(
        self,
        work: Callable[[], Result],
        then: Callable[[Result], None],
        owner: QObject | None = None,
        broke: Callable[[], None] | None = None,
    ) -> None:
        """Do work on the desk thread, then call `then` with what came of it.

        Nothing is called when `owner` is gone by then. Work that a DeskError stopped is
        kept for `retry`, and `failed` tells of it. Any other error is a fault of ours:
        `broke` is called so that the desk goes on, and the error is raised here.
        """
        self._put(_Task(work, then, owner, self._desk, broke))

    def read(
        self,
        work: Callable[[], Result],
        then: Callable[[Result], None],
        owner: QObject | None = None,
    ) -> None:
        """Do reading work on its own thread, then call `then` with what was read."""
        self._put(_Task(work, then, owner, self._reader))

    def keep(
        self,
        work: Callable[[], Result],
        then: Callable[[Result], None],
        owner: QObject | None = None,
        broke: Callable[[], None] | None = None,
    ) -> None:
        """Do work on the inbox, then call `then`; nothing passes what was not kept.

        `broke` is called for a fault of ours, as with `perform`.
        """
        self._put(_Task(work, then, owner, self._inbox, broke))

    def work(
        self,
        work: Callable[[], Result],
        then: Callable[[Result], None],
        owner: QObject | None = None,
    ) -> None:
        """Do what takes long and hurries nobody (a file), then call `then`."""
        self._put(_Task(work, then, owner, self._slow))

    def retry(self) -> None:
        """Do again, in its order, what a DeskError stopped."""
        for line in self._lines:
            line.go_on()
        stopped, self._failed = self._failed, []
        for task in stopped:
            self._put(task)

    def forget_failed(self) -> None:
        """Keep nothing for a retry: it is begun anew."""
        self._failed.clear()

    def busy(self) -> bool:
        """Whether anything waits or runs."""
        return self._waiting > 0

    def owes(self) -> bool:
        """Whether an action waits, or the surroundings stopped it: it is not done."""
        stopped = any(task.line is self._desk for task in self._failed)
        return stopped or self._actions > 0

    def stop(self) -> None:
        """Finish everything that waits."""
        for line in self._lines:
            line.stop()

    def _put(self, task: _Task) -> None:
        self._waiting += 1
        self._actions += task.line is self._desk
        task.line.put(task)

    def _finish(self, task: _Task, result: object, error: BaseException | None) -> None:
        self._waiting -= 1
        self._actions -= task.line is self._desk
        gone = task.owner is not None and not shiboken6.isValid(task.owner)
        try:
            if isinstance(error, DeskError):
                LOG.warning("the surroundings failed: %r", error)
                if not gone:
                    self._failed.append(task)
                self.failed.emit(error)
            elif error is not None:
                if task.broke is not None and not gone:
                    task.broke()
                raise error
            elif not gone:
                task.then(result)
        finally:
            if not self._waiting:
                self.idle.emit()
