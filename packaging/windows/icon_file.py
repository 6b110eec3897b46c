# SPDX-License-Identifier: Apache-2.0
"""The program's icon as Windows wants it, drawn from the one drawing there is."""

import struct
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
_HEAD = struct.Struct("<HHH")  # reserved, 1 for an icon, how many
_ENTRY = struct.Struct("<BBBBHHII")  # width, height, …, planes, bits, bytes, place
_BITS = 32


def write_icon(drawing: Path, target: Path) -> Path:
    """Write an .ico of an SVG in every size Windows shows, and return its path."""
    pictures = [_drawn(drawing, size) for size in SIZES]
    place = _HEAD.size + _ENTRY.size * len(SIZES)
    entries = b""
    for size, picture in zip(SIZES, pictures, strict=True):
        side = size % 256  # 0 stands for 256
        entries += _ENTRY.pack(side, side, 0, 0, 1, _BITS, len(picture), place)
        place += len(picture)
    target.parent.mkdir(parents=True, exist_ok=True)
    head = _HEAD.pack(0, 1, len(SIZES))
    target.write_bytes(head + entries + b"".join(pictures))
    return target


def _drawn(drawing: Path, size: int) -> bytes:
    """Return the drawing as a PNG of so many pixels."""
    renderer = QSvgRenderer(str(drawing))
    if not renderer.isValid():
        raise SystemExit(f"{drawing} cannot be drawn")
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(image)
    return bytes(buffer.data().data())
