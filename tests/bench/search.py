"""A key typed into the search field of Phụ lục 1, filled, until the list of results and the marks in the table are painted;
and looking up alone, beside SQLite's full-text search over the same rows, without diacritics, and beside folding all rows
anew for each key, which is what a search costs that keeps nothing.
"""

import gc
import os
import sqlite3
import time
from collections.abc import Callable
from datetime import date

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.engine.edits import NOTE, Address
from desktop.engine.report import Report
from desktop.engine.search import Index, Query
from desktop.engine.text import fold
from desktop.engine.values import Kind
from desktop.session import ReportSession
from desktop.ui import style
from desktop.ui.report.page import ReportPage
from tests.helpers.clerk import NoDisk
from tests.helpers.editions import district
from tests.helpers.reports import empty

AT_MOST_MS = 16
#: What a clerk types, letter by letter; the first letters find most rows.
TYPED = (
    "ty le",
    "ho so qua han",
    "tỷ lệ giải quyết",
    "can bo cong chuc",
    "68897",
    "3.2",
    "khong co dong nao",
    "ke hoach 29/kh",
)
ROUNDS = 5
#: Milliseconds after which Qt has painted what was asked to be painted.
PACE = 12


def main() -> None:
    app = QApplication.instance() or QApplication(["cchc", "-style", "Fusion"])
    assert isinstance(app, QApplication)
    style.apply(app)
    report = _filled()
    rows = len(report.edition.paper_order)
    took = _keys(app, report)
    half, most = took[len(took) // 2], took[round(len(took) * 0.99) - 1]
    print(f"search key → painted, {rows} rows, 99 % of {len(took)} | {most:.1f} ms (half {half:.1f}) | | | {AT_MOST_MS} ms")
    began = time.perf_counter()
    index = Index(report)
    index.refresh()
    made = _since(began)
    queries = [typed[: end + 1] for typed in TYPED for end in range(len(typed))]
    ours = _mean(lambda typed: index.find(Query(typed)), queries)
    texts = [line.text for line in index.find(Query("o")).lines]
    for name, looks_up in (("SQLite FTS5, trigrams", _full_text(texts)), ("folding all rows anew", _naive(texts))):
        peer = _mean(looks_up, queries)
        print(
            f"search lookup, {rows} rows, first {made:.1f} ms | {ours:.2f} ms | {peer:.2f} ms ({name}) | {ours / peer:.2f} | 1"
        )


def _filled() -> Report:
    report = empty(district())
    session = ReportSession(report, 1, NoDisk(), date(2024, 5, 17))
    cells = [
        (Address(code), str(68_000 + number))
        for number, (code, row) in enumerate(report.edition.indicators.items())
        if report.takes_value(code) and row.type.kind is Kind.COUNT
    ]
    notes = [
        (Address(cell.code, NOTE), f"Kế hoạch số {number}/KH-UBND ngày 19/01/2024")
        for number, (cell, _) in enumerate(cells[::4])
    ]
    session.set_cells("điền", [*cells, *notes])
    return report


def _keys(app: QApplication, report: Report) -> list[float]:
    """Milliseconds of each key, in order of length: of work, without Qt's waiting for the screen and other processes."""
    page = ReportPage(ReportSession(report, 1, NoDisk(), date(2024, 5, 17)))
    page.resize(1366, 700)
    page.show()
    app.processEvents()
    for tab in range(len(page.tabs.badges)):  # as after some work; else the other tabs are built meanwhile
        page.tabs.setCurrentIndex(tab)
        app.processEvents()
    page.tabs.setCurrentIndex(max(range(len(page.tabs.badges)), key=lambda tab: page.tabs.badge(tab).filled.total))
    gc.collect()
    gc.freeze()  # as the program does once it is painted
    page.commands.find.trigger()
    field = page.searching.bar.field
    took = []
    for _ in range(ROUNDS):
        for typed in TYPED:
            field.clear()
            QTest.qWait(PACE)
            for letter in typed:
                began = time.thread_time()
                QTest.keyClicks(field, letter) if letter.isascii() else field.insert(letter)
                QTest.qWait(PACE)
                took.append((time.thread_time() - began) * 1e3)
    page.close()
    return sorted(took)


def _full_text(texts: list[str]) -> Callable[[str], object]:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE line USING fts5(words, tokenize = 'trigram')")
    connection.executemany("INSERT INTO line VALUES (?)", ((fold(text),) for text in texts))

    def look_up(typed: str) -> object:
        words = fold(typed).split()
        # Trigrams find words of three letters and more; shorter ones are looked for in every row.
        long = " ".join(f'"{word}"' for word in words if len(word) > 2)
        likes = [f"%{word}%" for word in words if len(word) <= 2]
        where = " AND ".join([*(["line MATCH ?"] if long else []), *(["words LIKE ?"] * len(likes))])
        return connection.execute(f"SELECT rowid FROM line WHERE {where}", [*([long] if long else []), *likes]).fetchall()  # noqa: S608

    return look_up


def _naive(texts: list[str]) -> Callable[[str], object]:
    def look_up(typed: str) -> object:
        words = fold(typed).split()
        return [text for text in texts if all(word in fold(text) for word in words)]

    return look_up


def _mean(look_up: Callable[[str], object], queries: list[str]) -> float:
    began = time.perf_counter()
    for typed in queries:
        look_up(typed)
    return _since(began) / len(queries)


def _since(began: float) -> float:
    return (time.perf_counter() - began) * 1e3


if __name__ == "__main__":
    main()
