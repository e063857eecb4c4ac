"""What is odd about a row's note, whatever the form: the faults that stand in real reports' last column.

Each check is a warning, because only the clerk knows what was meant; the sentences stand here, once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from desktop.engine.definition import ColumnNames, Indicator
from desktop.engine.documents import documents_in
from desktop.engine.text import fold, shortened
from desktop.engine.values import NUMBERS

#: What is written where a figure is due, and what the clerk should do about it.
_NOTHING_HAPPENED = frozenset({"khong", "khong co", "chua co", "chua phat sinh", "khong phat sinh", "chua", "ko", "k"})
_UNDER_WAY = frozenset({"dang thuc hien", "dang trien khai", "dang lam", "dang tong hop", "chua thuc hien", "chua co so lieu"})
_FIGURE = r"\d[\d., ]*(?:\s?/\s?\d[\d., ]*)?\s?%?"


class NoteFault(NamedTuple):
    """What is wrong with a note: its code, the sentence, and how to mend it."""

    code: str
    message: str
    remedy: str


def faults_of_note(indicator: Indicator, note: str, columns: ColumnNames, *, due: bool, last_day: date) -> Iterator[NoteFault]:
    """Yield what is odd about *note*; *due* says that the row takes a value and has none, *last_day* ends the period."""
    bare = fold(note).strip(" .;,:")
    if indicator.note_hint and bare == fold(indicator.note_hint).strip(" .;,:"):
        yield NoteFault(
            "note.guidance_left",
            f"Cột {columns.note} vẫn là lời hướng dẫn của biểu mẫu: “{shortened(note)}”.",
            "Ghi nội dung của đơn vị vào đây, hoặc xóa đi nếu không có.",
        )
    elif due and indicator.type.kind in NUMBERS:
        yield from _instead_of_figure(note, bare, columns)
    yield from _documents(note, last_day)


def _instead_of_figure(note: str, bare: str, columns: ColumnNames) -> Iterator[NoteFault]:
    if note[:1].isdigit() and re.fullmatch(_FIGURE, note):
        yield NoteFault(
            "note.figure_in_note",
            f"Số {note} nằm ở cột {columns.note}, còn cột {columns.value} để trống.",
            f"Chuyển con số sang cột {columns.value}.",
        )
    elif bare in _NOTHING_HAPPENED:
        yield NoteFault(
            "note.placeholder",
            f"Cột {columns.note} ghi “{shortened(note)}”, còn cột {columns.value} để trống.",
            f"Nếu không phát sinh, ghi 0 vào cột {columns.value}.",
        )
    elif bare in _UNDER_WAY:
        yield NoteFault(
            "note.placeholder",
            f"Cột {columns.note} ghi “{shortened(note)}”, còn cột {columns.value} để trống.",
            f"Ghi con số có đến ngày cuối kỳ vào cột {columns.value}; nếu chưa có việc nào thì ghi 0.",
        )


def _documents(note: str, last_day: date) -> Iterator[NoteFault]:
    for document in documents_in(note):
        if document.dated and document.day is None:
            yield NoteFault(
                "note.document_date",
                f"Văn bản {document.number} ghi ngày {document.dated}, là ngày không có thật.",
                "Kiểm tra lại ngày ban hành.",
            )
        elif document.day is not None and document.day > last_day:
            yield NoteFault(
                "note.document_after_period",
                f"Văn bản {document.number} ghi ngày {document.dated}, sau ngày cuối kỳ {last_day:%d/%m/%Y}.",
                "Kiểm tra lại ngày ban hành, hoặc ngày cuối kỳ của báo cáo.",
            )
