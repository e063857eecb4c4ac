# ruff: noqa: INP001 - a tool of this folder, not a part of the program
"""Make the pictures that systems ask for from the SVG files here: python resources/icons/make.py; commit what it writes."""

from __future__ import annotations

import os
import struct
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

HERE = Path(__file__).parent
SIZES = (16, 24, 32, 48, 64, 128, 256)


def picture(renderer: QSvgRenderer, size: int) -> bytes:
    """Return the icon as PNG, *size* pixels wide."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(content.data())


def windows_icon(pictures: dict[int, bytes]) -> bytes:
    """Return an ICO file: a directory of the pictures, then the pictures. A width of 256 is written as 0."""
    at = 6 + 16 * len(pictures)
    directory = struct.pack("<HHH", 0, 1, len(pictures))
    for size, content in pictures.items():
        directory += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(content), at)
        at += len(content)
    return directory + b"".join(pictures.values())


def main() -> None:
    """Write all sizes."""
    _app = QGuiApplication([])
    for name in ("cchc", "cchc-file"):
        renderer = QSvgRenderer(str(HERE / f"{name}.svg"))
        pictures = {size: picture(renderer, size) for size in SIZES}
        (HERE / f"{name}.ico").write_bytes(windows_icon(pictures))
        if name == "cchc":
            for size, content in pictures.items():
                (HERE / f"{name}-{size}.png").write_bytes(content)
    setup_side().save(str(HERE.parents[1] / "installer" / "windows" / "side.bmp"))


def setup_side() -> QImage:
    """Return what stands at the side of the setup program's first and last page, one and a half times its size."""
    image = QImage(246, 471, QImage.Format.Format_RGB32)
    image.fill(QColor("#1c5d99"))
    painter = QPainter(image)
    QSvgRenderer(str(HERE / "cchc.svg")).render(painter, QRectF(48, 60, 150, 150))
    painter.end()
    return image.convertToFormat(QImage.Format.Format_RGB888)


if __name__ == "__main__":
    main()
