# SPDX-License-Identifier: Apache-2.0
"""Windows that are never painted half laid out."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QWidget

_PAINTED_NEXT = frozenset({QEvent.Type.UpdateRequest, QEvent.Type.Expose})


class WholePaints(QObject):
    """A filter on windows: what waits to be laid out is so before it is painted.

    A text that comes from the library would be painted in the room of the one before
    it, and moved to its own a moment later.
    """

    def watch(self, window: QWidget) -> None:
        """Lay a window out before each paint from now on; it is on the screen."""
        window.installEventFilter(self)
        handle = window.windowHandle()
        if handle is not None:  # the system asks it to be painted as well
            handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lay out first when a window is about to be painted; keep no event."""
        del watched
        if event.type() in _PAINTED_NEXT:
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        return False
