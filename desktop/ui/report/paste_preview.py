"""What does not fit of a range, shown before anything of it is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from desktop.engine.text import shortened
from desktop.ui import style
from desktop.ui.buttons import button, main_button
from desktop.ui.report.paste_plan import Plan, Remark, Trouble
from desktop.ui.words import escaped

#: Of each kind of trouble so many cells are named.
_MOST_NAMED = 8
_ORDER = list(Trouble)


def refusal(plan: Plan) -> str:
    """Return in one sentence why nothing of a range can be pasted."""
    told = "; ".join(f"{len(remarks)} {trouble.value}" for trouble, remarks in _by_trouble(plan.remarks))
    return f"Không có ô nào để ghi: {told}."


class PastePreview(QDialog):
    """Says how many cells will be written and what becomes of the others. Accepted when the clerk wants them written.

    A range that names other rows of the form can be taken in by these names instead: `by_names_wanted`.
    """

    help_place = "paste"
    by_names_wanted = Signal()

    def __init__(self, plan: Plan, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Dán vào bảng")
        heading = QLabel(f"{plan.size} ô sẽ được ghi. Xem những chỗ chưa khớp dưới đây trước khi ghi:")
        heading.setWordWrap(True)
        heading.setFont(style.strong(heading.font()))
        gaps = style.spacing(self.fontMetrics())
        self.list = QTextBrowser()
        self.list.setAccessibleName("Những chỗ chưa khớp")
        self.list.setTabChangesFocus(True)
        self.list.document().setDocumentMargin(gaps.medium)
        self.list.setHtml("".join(_as_html(plan)))
        self.names_button: QPushButton | None = None
        if plan.has_other_rows:
            self.write_button = button(f"Vẫn &ghi {plan.size} ô ở đây", self.accept)
            self.names_button = main_button("&Nhập theo tên dòng…", self._take_by_names)
        else:
            self.write_button = main_button(f"&Ghi {plan.size} ô", self.accept)
        self.write_button.setEnabled(plan.size > 0)
        self.leave_button = button("&Bỏ, không dán", self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(gaps.medium)
        buttons.addStretch()
        if self.names_button is not None:
            buttons.addWidget(self.names_button)
        buttons.addWidget(self.write_button)
        buttons.addWidget(self.leave_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(gaps.large, gaps.large, gaps.large, gaps.medium)
        column.setSpacing(gaps.medium)
        column.addWidget(heading)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)
        (self.write_button if self.names_button is None else self.names_button).setFocus()
        style.give_size(self, 110, min(40, 12 + 2 * len(plan.remarks)))

    def _take_by_names(self) -> None:
        self.reject()
        self.by_names_wanted.emit()


def _as_html(plan: Plan) -> Iterator[str]:
    """Yield a paragraph for each kind of trouble, and its first cells."""
    for trouble, remarks in _by_trouble(plan.remarks):
        yield f"<p style='margin-bottom: 0'><b>{len(remarks)} {trouble.value}</b></p>"
        named = "".join(f"<li>{escaped(_named(remark))}</li>" for remark in remarks[:_MOST_NAMED])
        more = len(remarks) - _MOST_NAMED
        yield f"<ul style='margin-top: 0'>{named}{f'<li>và {more} chỗ nữa</li>' if more > 0 else ''}</ul>"
    if plan.agreeing:
        yield f"<p>{plan.agreeing} ô rơi vào dòng do chương trình tính và đúng bằng số đã tính: bỏ qua.</p>"


def _named(remark: Remark) -> str:
    said = ": ".join(f"“{shortened(text)}”" for text in (remark.where, remark.text) if text)
    return f"{said} (chương trình tính: {remark.instead})" if remark.instead else said


def _by_trouble(remarks: Sequence[Remark]) -> Iterator[tuple[Trouble, list[Remark]]]:
    ordered = sorted(remarks, key=lambda remark: _ORDER.index(remark.trouble))
    return ((trouble, list(found)) for trouble, found in groupby(ordered, key=lambda remark: remark.trouble))
