"""The dry run of a file as a clerk looks through it: proposals, what is written where, and what is not."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QLabel, QRadioButton, QTabWidget, QVBoxLayout, QWidget

from desktop.engine.edits import VALUE
from desktop.engine.report import Outcome
from desktop.jobs.importing import Fate, Plan, Reading, carry_out, plan
from desktop.jobs.importing.planning import CHANGING, OVERWRITING
from desktop.session import ReportSession
from desktop.ui import style
from desktop.ui.buttons import button
from desktop.ui.importing import lines
from desktop.ui.importing.choices import Choices
from desktop.ui.importing.lines import Names, Show
from desktop.ui.importing.list_view import LinesModel, ListView
from desktop.ui.importing.proposals import Proposals


class Preview(QWidget):
    """Shows what *reading* would do to the report of *session*, and does it when asked. Nothing is written before.

    `changed` tells that something else would be written now.
    """

    changed = Signal()

    def __init__(self, session: ReportSession, reading: Reading, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._reading = reading
        self.choices = Choices(reading)
        self.proposals = Proposals(session.report, reading.proposed, self.choices)
        self.replace = QRadioButton("Thay &số đang có")
        self.fill = QRadioButton("Chỉ điền ô t&rống")
        self.replace.setChecked(True)
        self.shown = QComboBox()
        self.shown.setAccessibleName("Hiện những ô nào")
        for show in Show:
            self.shown.addItem(show.value, show)
        self.cells = LinesModel(lines.CELL_TITLES, self)
        self.compared = LinesModel(lines.COMPARED_TITLES, self)
        self.left = LinesModel(lines.LEFT_TITLES, self)
        self._other = LinesModel(lines.CHANGED_TITLES, self)
        self.tabs = QTabWidget()
        self.summary = QLabel()
        self.look = button("&Xem các ô bị thay", self._show_overwritten)
        self._lay_out()
        self.proposals.ticked.connect(self._look)
        self.replace.toggled.connect(self._look)
        self.shown.currentIndexChanged.connect(self._list_cells)
        self._look()
        self.tabs.setCurrentIndex(0 if reading.proposed else 1)

    def write(self, name: str) -> Outcome | None:
        """Write what is shown as one edit called *name*. Raises as `carry_out` does."""
        return carry_out(self._session, self.plan, name)

    def focus_list(self) -> None:
        """Hand the keyboard to the list that is shown."""
        lists: Iterable[ListView] = self.tabs.currentWidget().findChildren(ListView)
        next(iter(lists), self.tabs.currentWidget()).setFocus()

    # --- inside ---

    def _lay_out(self) -> None:
        gaps = style.spacing(self.fontMetrics())
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName("Các mục của bản xem trước")
        for page in (
            self.proposals,
            self._cells_page(),
            ListView(self.compared, "Số trong tệp so với số chương trình tính", (14, 42, 14, 14, 16)),
            ListView(self._other, "Đã hiểu khác", (13, 33, 9, 13, 10, 22), fits=True),
            ListView(self.left, "Không có chỗ", (11, 27, 26, 36), fits=True),
        ):
            self.tabs.addTab(page, "")
        asked = QLabel("Ô đang có nội dung khác với tệp:")
        modes = QButtonGroup(self)
        below = QHBoxLayout()
        below.setSpacing(gaps.medium)
        below.addWidget(asked)
        for mode in (self.replace, self.fill):
            modes.addButton(mode)
            mode.setAccessibleDescription(asked.text())
            below.addWidget(mode)
        below.addStretch()
        self.summary.setFont(style.strong(self.summary.font()))
        self.summary.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gaps.medium)
        for remark in self._reading.remarks:
            told = QLabel(f"⚠ {remark}")
            told.setWordWrap(True)
            column.addWidget(told)
        column.addWidget(self.tabs, 1)
        column.addLayout(below)
        last = QHBoxLayout()
        last.addWidget(self.summary, 1)
        last.addWidget(self.look)
        column.addLayout(last)

    def _cells_page(self) -> QWidget:
        gaps = style.spacing(self.fontMetrics())
        page = QWidget()
        above = QHBoxLayout()
        above.setContentsMargins(gaps.medium, gaps.small, gaps.medium, gaps.small)
        label = QLabel("&Hiện:")
        label.setBuddy(self.shown)
        above.setSpacing(gaps.medium)
        above.addWidget(label)
        above.addWidget(self.shown)
        above.addStretch()
        view = ListView(self.cells, "Những ô sẽ ghi", (12, 29, 9, 15, 11, 13, 13))
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(above)
        column.addWidget(view, 1)
        return page

    def _plan(self) -> Plan:
        return plan(self._session.report, self._reading, self.choices.accepted, blanks_only=self.fill.isChecked())

    def _look(self) -> None:
        """Work out anew what would be written, and show it."""
        self.plan = self._plan()
        names, laid_out = Names(self.plan.after), self.plan.reading
        self._list_cells()
        self.compared.show(lines.compared_lines(self.plan, names))
        self._other.show(lines.changed_lines(laid_out.changed, names))
        self.left.show(lines.left_lines(laid_out.left, names))
        for place, show in enumerate(Show):
            self.shown.setItemText(place, f"{show.value} ({sum(map(show.takes, self.plan.typed))})")
        accepted, proposed = len(self.choices.accepted), len(self._reading.proposed)
        for place, (title, count) in enumerate(
            (
                (f"Đề nghị (đã chọn {accepted}/{proposed})", proposed),
                (f"Sẽ ghi ({self.plan.count(CHANGING)})", 1),
                (f"Khác số chương trình tính ({self.plan.count([Fate.DIFFERS])})", len(self.compared.lines)),
                (f"Đã hiểu khác ({len(self._other.lines)})", len(self._other.lines)),
                (f"Không có chỗ ({len(self.left.lines)})", len(self.left.lines)),
            )
        ):
            self.tabs.setTabText(place, title)
            self.tabs.setTabEnabled(place, bool(count))
        self._sum_up()
        self.changed.emit()

    def _list_cells(self) -> None:
        self.cells.show(lines.cell_lines(self.plan, Show(self.shown.currentData())))

    def _show_overwritten(self) -> None:
        self.tabs.setCurrentIndex(1)
        self.shown.setCurrentIndex(list(Show).index(Show.OVERWRITTEN))
        self.tabs.currentWidget().setFocus()

    def _sum_up(self) -> None:
        overwritten = self.plan.count(OVERWRITING)
        self.look.setVisible(overwritten > 0)
        self.summary.setText(f"{'⚠ ' if overwritten else ''}{summed_up(self.plan)}")
        style.tint(self.summary, WindowText="warning_mark" if overwritten else "text")
        self.summary.setTextFormat(Qt.TextFormat.PlainText)


def summed_up(told: Plan, *, done: bool = False) -> str:
    """Return what would be, or was, written in one sentence: "Sẽ ghi 118 ô, 3 ô đang có số sẽ bị thay."."""
    written, overwritten = told.count(CHANGING), told.count(OVERWRITING)
    will, be = ("Đã", "đã") if done else ("Sẽ", "sẽ")
    parts = [f"{will} ghi {written} ô" if written else "Không có ô nào để ghi"]
    if overwritten:
        values_only = all(cell.address.column == VALUE for cell in told.cells if cell.fate in OVERWRITING)
        parts.append(f"{overwritten} ô đang có {'số' if values_only else 'nội dung'} {be} bị thay")
    if kept := told.count([Fate.KEPT]):
        parts.append(f"{kept} ô giữ như đang có")
    if differing := told.count([Fate.DIFFERS]):
        parts.append(f"{differing} số trong tệp khác số chương trình tính")
    return ", ".join(parts) + "."
