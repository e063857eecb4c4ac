"""Moving about in Phụ lục 1: switching to a tab the first time and again, and scrolling through its longest tab.

The frames are those of a window under Xvfb where it is installed, else of Qt's offscreen screen; a frame is the time from
the turn of the wheel until the window's pixels are there. Beside them a plain `QTableView` with as many rows of the same texts.
"""

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import QApplication, QTableView

from desktop.jobs.desk import Desk
from desktop.ui import style
from desktop.ui.report.page import ReportPage
from desktop.ui.window import MainWindow
from tests.bench import _district
from tests.bench._screen import environment_on, screen

FRAMES = 400
FIRST_AT_MOST_MS, AGAIN_AT_MOST_MS, FRAME_AT_MOST_MS = 100, 16, 1000 / 60
_NOTCH = 120


def main() -> None:
    if shutil.which("Xvfb"):
        with screen() as environment:
            _in_a_process(environment)
    else:
        _in_a_process(environment_on("offscreen"))


def _in_a_process(environment: dict[str, str]) -> None:
    subprocess.run([sys.executable, "-m", "tests.bench.moving", "measure"], env=environment, check=True)


def measure() -> None:
    """Measure on the screen that the environment names; print the lines."""
    app = QApplication(["cchc", "-style", "Fusion"])
    style.apply(app)
    with tempfile.TemporaryDirectory() as name, Desk.open(Path(name)) as desk:
        window = MainWindow(desk, date(2024, 12, 20))
        window.start(_district.fill(desk, Path(name)))
        window.resize(1366, 768)
        window.show()
        app.processEvents()
        assert window.area is not None
        page = window.area.page
        first = sorted(_switch(page, app))
        again = sorted(_switch(page, app))
        longest = max(range(len(page.tabs.badges)), key=lambda tab: _rows(page, tab))
        page.tabs.setCurrentIndex(longest)
        app.processEvents()
        ours = sorted(_scroll(page.view, app))
        plain = sorted(_scroll(_plain(page), app))
        window.close()
    screen = app.platformName()
    tabs = "switching to a tab of Phụ lục 1"
    print(f"{tabs}, the first time, slowest | {first[-1]:.0f} ms (half {median(first):.0f}) | | | {FIRST_AT_MOST_MS} ms")
    print(f"{tabs}, again, slowest | {again[-1]:.1f} ms (half {median(again):.1f}) | | | {AGAIN_AT_MOST_MS} ms")
    most, most_plain = (took[round(len(took) * 0.99) - 1] for took in (ours, plain))
    print(
        f"scrolling Phụ lục 1, a frame, 99 % of {FRAMES} ({screen}) | {most:.1f} ms (half {median(ours):.1f}) | "
        f"{most_plain:.1f} ms (a plain table) | {most / most_plain:.1f} | {FRAME_AT_MOST_MS:.1f} ms"
    )


def _rows(page: ReportPage, tab: int) -> int:
    page.tabs.setCurrentIndex(tab)
    return page.view.entries.rowCount()


def _switch(page: ReportPage, app: QApplication) -> Iterator[float]:
    """Yield the milliseconds from the choice of each tab until it is painted, before other tabs are built for later."""

    def show(tab: int) -> None:
        page.tabs.setCurrentIndex(tab)
        app.sendPostedEvents()

    for tab in [*range(1, len(page.tabs.badges)), 0]:
        yield _milliseconds(partial(show, tab))


def _scroll(view: QTableView, app: QApplication) -> Iterator[float]:
    """Yield the milliseconds of each turn of the wheel, down and at the end up again."""

    def show(way: int) -> None:
        _turn(view, way)
        app.processEvents()

    bar, way = view.verticalScrollBar(), -1
    for _ in range(FRAMES):
        if bar.value() == (bar.maximum() if way < 0 else bar.minimum()):
            way = -way
        yield _milliseconds(partial(show, way))


def _turn(view: QTableView, way: int) -> None:
    centre = QPointF(view.viewport().rect().center())
    turned = QPoint(0, way * _NOTCH)
    event = QWheelEvent(
        centre,
        view.viewport().mapToGlobal(centre),
        turned,
        turned,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


def _plain(page: ReportPage) -> QTableView:
    """Return a table of Qt's own with the texts of the page's."""
    source = page.view.entries
    model = QStandardItemModel()
    for row in range(source.rowCount()):
        model.appendRow([QStandardItem(source.text(row, column)) for column in range(source.columnCount())])
    view = QTableView()
    view.setModel(model)
    view.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    view.resize(page.view.size())
    view.show()
    QApplication.processEvents()
    return view


def _milliseconds(job: Callable[[], object]) -> float:
    began = time.perf_counter()
    job()
    return (time.perf_counter() - began) * 1e3


if __name__ == "__main__":
    measure() if sys.argv[1:] == ["measure"] else main()
