"""What a cell is for, how it is worked out, and what is wrong with it, in words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from desktop.engine.edits import Address
from desktop.engine.report import Report
from desktop.engine.syntax import Call, Literal, Node, Ref
from desktop.engine.text import shortened
from desktop.engine.values import Kind
from desktop.jobs.errors import TOLD
from desktop.session import ReportSession
from desktop.ui import style
from desktop.ui.report import row_story
from desktop.ui.report.faults import in_rich_text
from desktop.ui.report.fed_cells import FedCells
from desktop.ui.words import escaped

if TYPE_CHECKING:
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QHideEvent

_LABEL_LENGTH = 60
#: Milliseconds that the cursor rests in a cell before the database is asked about it.
_REST = 150
_SIGNS = {"-": "−", "*": "×", "/": "÷"}
_NAMES = {"min": "số nhỏ nhất trong", "max": "số lớn nhất trong", "abs": "độ lớn của"}
_HOW_TO_FILL = {
    Kind.COUNT: "Gõ số nguyên; không phát sinh thì gõ 0.",
    Kind.DECIMAL: "Gõ số; dấu phẩy ngăn phần thập phân.",
    Kind.MONEY: "Gõ số; dấu phẩy ngăn phần thập phân.",
    Kind.RATIO: "Gõ tỷ lệ phần trăm, ví dụ 67,74.",
    Kind.YES_NO: "Gõ C (Có) hoặc K (Không); phím cách đổi câu trả lời.",
    Kind.CHOICE: "Chọn một câu trả lời: F2 mở danh sách, phím cách đổi câu trả lời.",
    Kind.TEXT: "Gõ chữ; Ctrl+Enter xuống dòng.",
    Kind.DATE: "Gõ ngày/tháng/năm, ví dụ 14/05/2024.",
    Kind.DOCUMENT: "Gõ số, ký hiệu và ngày ban hành văn bản.",
}

_TOTAL = "Chương trình cộng từ các dòng thành phần; khi các dòng ấy còn trống thì gõ thẳng số tổng vào đây cũng được."
_ROW_KEYS = "F5 thêm một dòng dưới dòng này, F6 xóa dòng, Alt+↑ và Alt+↓ chuyển dòng lên, xuống."


def in_words(node: Node, report: Report) -> str:
    """Return an expression with the rows it names and what they hold now: "“Khiếu nại” (3) + “Tố cáo” (trống)"."""
    match node:
        case Literal(value=value):
            return f"{value}".replace(".", ",")
        case Ref(code=code):
            return f"“{shortened(report.label(code), _LABEL_LENGTH)}” ({report.shown(code) or 'trống'})"
        case Call(name="sum", args=args):
            return " + ".join(in_words(arg, report) for arg in args)
        case Call(name="ratio", args=(part, whole)):
            return f"{_grouped(part, report)} ÷ {_grouped(whole, report)} × 100"
        case Call(name=name, args=args) if name in _NAMES:
            return f"{_NAMES[name]} {'; '.join(in_words(arg, report) for arg in args)}"
        case Call(name=name, args=args):
            return f" {_SIGNS.get(name, name)} ".join(_grouped(arg, report) for arg in args)


def explained(report: Report, cell: Address, fed: str = "") -> str:
    """Return the explanation of a cell as rich text; *fed* is what there is to say of it as one that units below feed."""
    if cell.code not in report.edition.indicators:
        return _explained_task(report, cell)
    indicator = report.edition.indicators[cell.code]
    marker = f"{indicator.marker} " if indicator.marker[:1].isalnum() else ""
    parts = [_title(marker + report.label(cell.code)), *_faults_of(cell.code, report), fed]
    if indicator.guidance:
        parts.append(f"<p>{escaped(indicator.guidance)}</p>")
    how = [f"Đơn vị tính: {indicator.unit}."] if indicator.unit else []
    if report.takes_value(cell.code):
        how.append(_TOTAL if indicator.calculated else _HOW_TO_FILL[indicator.type.kind])
    if indicator.expression is not None:
        calculated = in_words(indicator.expression.tree, report)
        parts.append(f"<p><b>Cách tính:</b> {escaped(calculated)} = {escaped(report.shown(cell.code) or 'trống')}</p>")
    if how:
        parts.append(_muted(" ".join(how)))
    if note := report.note(cell.code):
        parts.append(f"<p><b>Giải trình:</b> {escaped(note).replace(chr(10), '<br>')}</p>")
    return "".join(parts)


def _explained_task(report: Report, cell: Address) -> str:
    edition = report.edition
    section = edition.section_at(cell.code)
    columns = next(appendix.columns for appendix in edition.appendices if section in appendix.sections)
    title = next(column.title for column in columns if column.field == cell.column)
    kind = edition.type_at(cell).kind
    how = f"{title}: {_HOW_TO_FILL[kind]}"
    if kind is Kind.YES_NO:
        how += " Bản in ghi “x” thay cho “Có”, để trống thay cho “Không”."
    return "".join([_title(report.label(cell.code)), *_faults_of(cell.code, report), _muted(how), _muted(_ROW_KEYS)])


def _title(text: str) -> str:
    return f"<p><b>{escaped(text)}</b></p>"


def _muted(text: str) -> str:
    return f"<p style='color:{style.theme().muted.name()}'>{escaped(text)}</p>"


def _faults_of(code: str, report: Report) -> Iterator[str]:
    for finding in report.findings:
        if code in finding.indicators:
            yield in_rich_text(finding, report.reason(finding))


def _grouped(node: Node, report: Report) -> str:
    """Return the words of an operand, in brackets where it is itself worked out."""
    said = in_words(node, report)
    return f"({said})" if isinstance(node, Call) else said


class Explanation(QTextBrowser):
    """The pane that explains the cell under the cursor, and tells what is connected with it and remembered of it."""

    help_place = "explanation"

    #: A link was followed: to a row, to a note used before, to the row's history, to confirming its warnings, to the units
    #: behind the cell, to what they feed in the place of what was typed.
    row_chosen = Signal(str)
    note_chosen = Signal(str)
    history_wanted = Signal()
    confirm_wanted = Signal()
    units_wanted = Signal()
    restore_wanted = Signal()

    def __init__(self, session: ReportSession, fed: FedCells, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._fed = fed
        self._cell: Address | None = None
        self._said = ""  # of the cell, without what the database remembers
        self._remember_later = QTimer(self, singleShot=True, interval=_REST)
        self._remember_later.timeout.connect(self._remember)
        self.setOpenLinks(False)
        self.anchorClicked.connect(self._follow)
        self.setAccessibleName("Giải thích ô đang chọn")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        style.follow(self, self._look_anew)

    def sizeHint(self) -> QSize:
        """Return room for a handful of lines: the table above needs the rest."""
        metrics = self.fontMetrics()
        return QSize(40 * metrics.averageCharWidth(), 8 * metrics.lineSpacing())

    def hideEvent(self, event: QHideEvent) -> None:
        """Ask nothing more: the report may be closed next."""
        super().hideEvent(event)
        self._remember_later.stop()

    def explain(self, cell: Address | None) -> None:
        """Explain *cell*; nothing when the cursor is nowhere. What the database remembers follows when the cursor rests."""
        self._cell = cell
        self._write()

    def _look_anew(self) -> None:
        gaps = style.spacing(self.fontMetrics())
        self.document().setDocumentMargin(gaps.small + gaps.tiny)
        self.document().setDefaultStyleSheet(f"p {{ margin-top: 0; margin-bottom: {gaps.small}px; }}")
        self._write()

    def _write(self) -> None:
        self._said = self._told(self._cell) if self._cell else ""
        self.setHtml(self._said)
        self._remember_later.start()

    def _told(self, cell: Address) -> str:
        report = self._session.report
        connections = row_story.connected(report, cell.code) if cell.code in report.edition.indicators else ""
        return explained(report, cell, self._fed.told(cell)) + connections

    def _remember(self) -> None:
        if self._cell is None:
            return
        with suppress(*TOLD):  # a file that cannot be read is told of where something is to be stored
            if remembered := row_story.remembered(self._session, self._cell):
                top = self.verticalScrollBar().value()
                self.setHtml(self._said + remembered)
                self.verticalScrollBar().setValue(top)

    def _follow(self, link: QUrl) -> None:
        match link.scheme():
            case "row":
                self.row_chosen.emit(link.path())
            case "note" if self._cell:
                self.note_chosen.emit(row_story.notes_to_offer(self._session, self._cell)[int(link.path())])
            case "history":
                self.history_wanted.emit()
            case "confirm":
                self.confirm_wanted.emit()
            case "units":
                self.units_wanted.emit()
            case "restore":
                self.restore_wanted.emit()
            case _:
                pass
