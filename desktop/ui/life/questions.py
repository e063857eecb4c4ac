"""The questions before a report is put into the bin, and before the bin is emptied."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop.engine.report import Completeness
from desktop.jobs.desk import Desk, ReportRow
from desktop.ui import words
from desktop.ui.asking import agrees

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_NAMED = 5


def bins(desk: Desk, row: ReportRow, parent: QWidget) -> bool:
    """Ask whether to put a draft into the bin. Escape keeps it."""
    filled = words.filled(Completeness(row.filled, row.total))
    return agrees(
        parent,
        "Bỏ vào thùng rác",
        f"Bỏ {name(desk, row)} vào thùng rác?",
        f"Báo cáo này đã điền {filled}. Khi cần vẫn lấy lại được ở Thùng rác, với đủ số liệu.",
        yes="Bỏ vào thùng rác",
        no="Giữ lại",
    )


def empties(desk: Desk, rows: Sequence[ReportRow], parent: QWidget) -> bool:
    """Ask whether to delete for ever what lies in the bin. Escape keeps it."""
    named = [f"– {words.sentence_case(name(desk, row))}, {words.filled(Completeness(row.filled, row.total))}" for row in rows]
    more = [f"… và {len(rows) - _NAMED} báo cáo khác"] if len(rows) > _NAMED else []
    return agrees(
        parent,
        "Dọn thùng rác",
        f"Xóa hẳn {len(rows)} báo cáo?",
        "\n".join([*named[:_NAMED], *more, "", "Xóa hẳn rồi thì không lấy lại được nữa."]),
        yes="Xóa hẳn",
        no="Giữ lại",
    )


def name(desk: Desk, row: ReportRow) -> str:
    """Return what a sentence calls a report: "báo cáo tháng 5 năm 2024 (Báo cáo thống kê, bản đính chính 1)"."""
    of = ", ".join(filter(None, (desk.edition_of(row).title, words.version(row.version))))
    return f"báo cáo {row.period.label} ({of})"
