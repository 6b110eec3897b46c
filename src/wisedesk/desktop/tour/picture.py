# SPDX-License-Identifier: Apache-2.0
"""A picture of all windows as they lie on each other, each in a plain frame.

Offscreen there is no window manager: the frames with their titles are drawn here.
"""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QImage, QImageWriter, QPainter, QPen
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QWidget

BAR = 28  # the height of a title bar
COLOURS = 256
SAMPLE = 13  # of so many pixels one is counted; it does not divide a width
_FRONT, _BEHIND = QColor("#3b4754"), QColor("#8e99a6")
_RING = QColor("#d9480f")
_ROOM = 4  # between a ring and what it rings
_PRESSED = 80  # of 100: the last bit takes four times as long


def take_picture(window: QWidget, points_at: Sequence[str] = ()) -> bytes:
    """Return a PNG of a window and what lies on it, a ring around what is named."""
    image = QImage(window.width(), window.height() + BAR, QImage.Format.Format_RGB32)
    layers = _layers(window)
    _centre(layers)
    painter = QPainter(image)
    painter.translate(0, BAR)
    origin = window.mapToGlobal(QPoint(0, 0))
    framed = [each for each in layers if not _is_popup(each)]
    for layer in layers:
        place = QRect(layer.mapToGlobal(QPoint(0, 0)) - origin, layer.size())
        if layer in framed:
            _draw_frame(painter, place, layer.windowTitle(), front=layer is framed[-1])
        painter.drawPixmap(place.topLeft(), layer.grab())
    for name in points_at:
        _draw_ring(painter, layers, name, origin)
    painter.end()
    return _png(image)


def _layers(window: QWidget) -> list[QWidget]:
    """Return the window with the dialogs and lists open on it, lowest first."""
    others = [
        each
        for each in QApplication.topLevelWidgets()
        if each.isVisible() and each is not window
    ]
    return [window, *sorted(others, key=_depth)]


def _depth(widget: QWidget) -> int:
    depth, parent = 0, widget.parentWidget()
    while parent is not None:
        depth, parent = depth + 1, parent.parentWidget()
    return depth + 100 * _is_popup(widget)


def _is_popup(widget: QWidget) -> bool:
    return widget.windowType() is Qt.WindowType.Popup


def _centre(layers: Sequence[QWidget]) -> None:
    """Put dialogs in the middle: the unseen screen is smaller than the window."""
    for dialog in layers[1:]:
        if not _is_popup(dialog):
            place = QRect(QPoint(0, 0), dialog.size())
            place.moveCenter(layers[0].geometry().center())
            dialog.move(place.topLeft())


def _draw_frame(painter: QPainter, place: QRect, title: str, *, front: bool) -> None:
    colour = _FRONT if front else _BEHIND
    around = place.adjusted(-1, -BAR, 1, 1)
    painter.fillRect(around, colour)
    font = QFont(QApplication.font())
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(QColor("white"))
    line = QRect(place.left() + 10, place.top() - BAR, place.width() - 20, BAR)
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, title)
    painter.drawText(
        line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, "✕"
    )


def _draw_ring(
    painter: QPainter, layers: Sequence[QWidget], name: str, origin: QPoint
) -> None:
    """Ring the uppermost visible widget of a name; LookupError when there is none."""
    found = [
        each
        for layer in layers
        for each in layer.findChildren(QWidget, name)
        if each.isVisible()
    ]
    if not found:
        raise LookupError(f"niets om aan te wijzen heet {name}")
    place = _extent(found[-1])
    place.moveTopLeft(found[-1].mapToGlobal(place.topLeft()) - origin)
    room = place.adjusted(-_ROOM, -_ROOM, _ROOM, _ROOM)
    inside = room.intersected(layers[0].rect().adjusted(2, 2, -2, -2))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(_RING, 3))
    painter.drawRoundedRect(inside, 6, 6)


def _extent(widget: QWidget) -> QRect:
    """Return the part of a widget where something stands."""
    if isinstance(widget, QLabel):
        inside, wrap = widget.contentsRect(), Qt.TextFlag.TextWordWrap
        text = widget.fontMetrics().boundingRect(inside, wrap, widget.text())
        return QRect(0, 0, min(widget.width(), text.right()), widget.height())
    if type(widget) in {QWidget, QFrame}:
        return widget.childrenRect()
    return widget.rect()


def _png(image: QImage) -> bytes:
    """Return an image as a small PNG: in the colours it uses most."""
    pixels = Counter(memoryview(image.constBits()).cast("I")[::SAMPLE])
    table = [colour for colour, _ in pixels.most_common(COLOURS)]
    small = image.convertToFormat(QImage.Format.Format_Indexed8, table)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"png"))
    writer.setCompression(_PRESSED)
    writer.write(small)
    return bytes(data.data())
