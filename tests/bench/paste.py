"""Pasting 500 cells into Phụ lục 1 in the real window over the real database, with twelve earlier reports: from the key until
all is parsed, recalculated, checked, durable and repainted; then undoing it. The range is the heaviest tab's own, as Excel
would give it: figures, units, notes, and over the calculated rows the figures that they come to.

Beside it a bare SQLite transaction with the same safety that writes as many rows.
"""

import os
import sqlite3
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QItemSelection, QItemSelectionModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.engine.definition import Section
from desktop.engine.edits import NOTE, VALUE, Address
from desktop.jobs.desk import Desk
from desktop.ui import style
from desktop.ui.report.page import ReportPage
from desktop.ui.settling import settle_memory
from desktop.ui.window import MainWindow
from tests.bench import _district

CELLS, TIMES, EARLIER = 500, 21, 12
AT_MOST_MS = 100


def main() -> None:
    app = QApplication.instance() or QApplication(["cchc", "-style", "Fusion"])
    assert isinstance(app, QApplication)
    style.apply(app)
    with tempfile.TemporaryDirectory() as folder:
        with Desk.open(Path(folder)) as desk:
            window = MainWindow(desk, date(2024, 12, 20))
            window.start(_district.fill(desk, Path(folder), EARLIER))
            window.resize(1366, 768)
            window.show()
            assert window.area is not None
            page = window.area.page
            while len(list(page.tables.made())) < len(list(page.session.report.edition.sections)):
                QTest.qWait(50)
            section = max(page.session.report.edition.sections, key=lambda section: len(section.rows))
            page.jump_to(Address(next(section.indicators).code))
            _copy(page, section)
            app.processEvents()
            settle_memory()
            pasted, undone = zip(*(_paste_and_undo(page, app) for _ in range(TIMES)), strict=True)
            window.close()
        floor = median(_writes(Path(folder)))
    for name, took in (("pasting", pasted), ("undoing a paste of", undone)):
        half, most = median(took), max(took)
        print(
            f"{name} {CELLS} cells in Phụ lục 1, slowest of {TIMES} | {most:.0f} ms (half {half:.0f}) | "
            f"{floor:.1f} ms (a bare transaction of {CELLS} rows, half) | {half / floor:.1f} | {AT_MOST_MS} ms"
        )


def _paste_and_undo(page: ReportPage, app: QApplication) -> tuple[float, float]:
    """Return the milliseconds of a paste and of taking it back."""
    took = _milliseconds(page.commands.paste.trigger, app)
    if page.session.undo_name != f"dán {CELLS} ô":
        raise RuntimeError(f"{page.session.undo_name}: {page.notice.text}")
    return took, _milliseconds(page.commands.undo.trigger, app)


def _copy(page: ReportPage, section: Section) -> None:
    """Copy figures and notes of the tab from its first figure on, as many as are measured, and empty the tab."""
    session, view = page.session, page.view
    report = session.report
    rows = [row.code for row in section.indicators]
    figures = sum(Address(code) in report.entries for code in rows)
    session.clear(Address(code, NOTE) for code in rows)
    session.set_cells("", [(Address(code, NOTE), "Kế hoạch số 29/KH-UBND") for code in rows[: CELLS - figures]])
    corners = (view.entries.index_of(Address(code, column)) for code, column in ((rows[0], VALUE), (rows[-1], NOTE)))
    view.selectionModel().select(QItemSelection(*corners), QItemSelectionModel.SelectionFlag.ClearAndSelect)
    page.commands.copy.trigger()
    page.commands.clear.trigger()
    page.jump_to(Address(rows[0]))


def _writes(folder: Path) -> list[float]:
    """Milliseconds of bare transactions of as many rows on the same disk."""
    connection = sqlite3.connect(folder / "bare.sqlite", isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE cell (code TEXT PRIMARY KEY, typed TEXT)")
    insert = "INSERT INTO cell VALUES (?, '1') ON CONFLICT DO UPDATE SET typed = typed || '1'"
    codes = [(f"row.{number}",) for number in range(CELLS)]

    def write() -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(insert, codes)
        connection.execute("COMMIT")

    took = [_milliseconds(write, None) for _ in range(TIMES)]
    connection.close()
    return took


def _milliseconds(job: Callable[[], None], app: QApplication | None) -> float:
    """Milliseconds until *job* is done and, in a window, everything is painted."""
    began = time.perf_counter()
    job()
    if app is not None:
        app.processEvents()
    return (time.perf_counter() - began) * 1e3


if __name__ == "__main__":
    main()
