"""Who stands where in a consolidated report: come since, missing, with errors, late."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from desktop.jobs.consolidating.report import Gathered
from desktop.ui import style
from desktop.ui.buttons import button
from desktop.ui.words import escaped


class StandingDialog(QDialog):
    """Lists the units by what there is to say of them; the list can be copied."""

    help_place = "late-arrivals"

    def __init__(self, found: Gathered, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Các đơn vị của báo cáo tổng hợp")
        self.text = QTextBrowser()
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setAccessibleName("Danh sách đơn vị theo tình trạng")
        self.text.setTabChangesFocus(True)
        self._groups = list(_groups(found))
        style.follow(self.text, self._write)
        gaps = style.spacing(self.fontMetrics())
        column = QVBoxLayout(self)
        column.setContentsMargins(gaps.large, gaps.large, gaps.large, gaps.medium)
        column.setSpacing(gaps.medium)
        column.addWidget(self.text, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(gaps.medium)
        buttons.addWidget(button("&Sao chép danh sách", self._copy))
        buttons.addStretch()
        buttons.addWidget(button("Đón&g", self.reject))
        column.addLayout(buttons)
        style.give_size(self, 90, 28)
        self.text.setFocus()

    def _write(self) -> None:
        self.text.document().setDocumentMargin(style.spacing(self.fontMetrics()).medium)
        parts = [f"<p><b>{escaped(title)}</b></p><p>{'<br>'.join(map(escaped, lines))}</p>" for title, lines in self._groups]
        self.text.setHtml("".join(parts) or "<p>Mọi đơn vị phải gửi đều đã có trong báo cáo tổng hợp.</p>")

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())


def _groups(found: Gathered) -> Iterator[tuple[str, list[str]]]:
    """Yield the kinds of units that are there, each with its lines."""
    standing = found.standing
    arrived = [f"{row.name} (nhận {row.received.astimezone():%H:%M %d/%m/%Y})" for row in found.arrived]
    yield from _group("báo cáo mới đến sau lần tổng hợp trước", arrived)
    missing = [f"{unit.name}{f' – {unit.contact}' if unit.contact else ''}" for unit in standing.missing]
    yield from _group("đơn vị chưa gửi", missing)
    yield from _group("đơn vị gửi báo cáo có lỗi, chưa tính", [each.name for each in found.left_out])
    late = [f"{each.name}{f' (gửi ngày {each.day:%d/%m/%Y})' if each.day else ''}" for each in standing.late]
    yield from _group(f"đơn vị gửi sau hạn {standing.due:%d/%m/%Y}", late)


def _group(title: str, lines: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    found = list(lines)
    if found:
        yield f"{len(found)} {title}", found
