"""A chart drawn: for the screen and the clipboard as a picture, for files as a picture or a page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop.exchange.files import write_whole

if TYPE_CHECKING:
    from desktop.exchange.charts.data import Chart
    from desktop.exchange.pages import Image as Image  # noqa: PLC0414 - the window names it

#: Pixels a point of copied and saved pictures: sharp on paper, 216 an inch.
FINE = 3.0


def page(chart: Chart, author: str) -> bytes:
    """Return the chart drawn on a page of its own, a PDF."""
    from desktop.exchange.charts import pdf_bytes

    return pdf_bytes(chart, author)


def image(page_: bytes, scale: float) -> Image:
    """Return the drawn chart with *scale* pixels a point."""
    from desktop.exchange.charts import picture

    return picture(page_, scale)


def width_of(page_: bytes) -> float:
    """Return the width of a drawn chart in points."""
    from desktop.exchange.pages import Pages

    with Pages(page_) as pages:
        return pages.size(0)[0]


def save_pdf(page_: bytes, path: Path) -> None:
    """Write the drawn chart as it is. Raises `ExportError`."""
    write_whole(path, page_)


def save_png(page_: bytes, path: Path) -> None:
    """Write the drawn chart as a picture. Raises `ExportError`."""
    from desktop.exchange.charts import png_bytes

    write_whole(path, png_bytes(image(page_, FINE), FINE))
