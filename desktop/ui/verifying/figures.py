"""The figures of a report that was sent, as its form shows them, to be read and copied."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.engine.definition import Column, Indicator, Section
from desktop.engine.edits import Address
from desktop.engine.report import Report
from desktop.ui import style
from desktop.ui.buttons import button
from desktop.ui.life.table import WrappedTable
from desktop.ui.lines import Index, LineModel

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


#: The size of the dialog.
_LETTERS, _LINES = 150, 36


class Line(NamedTuple):
    """The texts of a row of the form; *heading* rows hold no figures."""

    texts: tuple[str, ...]
    heading: bool


class FiguresModel(LineModel[Line]):
    """One tab of a report at a time."""

    def __init__(self, report: Report, parent: QWidget) -> None:
        super().__init__((), parent)
        self._report = report
        self._view = parent
        self.columns: tuple[Column, ...] = ()

    def show_tab(self, section: Section, columns: tuple[Column, ...]) -> None:
        """Show a tab."""
        self.beginResetModel()
        self.columns = columns
        self.titles = tuple(column.name for column in columns)
        self.lines = tuple(_lines(self._report, section, columns))
        self.endResetModel()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a cell; figures stand to the right, headings in heavier letters on their band."""
        line, column = self.lines[index.row()], self.columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return line.texts[index.column()]
            case Qt.ItemDataRole.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignRight if column.field == "value" else Qt.AlignmentFlag.AlignLeft
                return side | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.FontRole if line.heading:
                return style.strong(self._view.font())
            case Qt.ItemDataRole.BackgroundRole if line.heading:
                return style.theme().heading
            case _:
                return None


class FiguresTable(WrappedTable):
    """The columns share the width as they do on paper."""

    def __init__(self, figures: FiguresModel) -> None:
        super().__init__(figures, ())
        self._figures = figures
        self.setAccessibleName("Số liệu")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        figures.modelReset.connect(self._share_width)
        style.follow(self, self._share_width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width."""
        self._share_width()
        super().resizeEvent(event)

    def _share_width(self) -> None:
        shares = [column.width for column in self._figures.columns]
        room, header = self.viewport().width(), self.horizontalHeader()
        widths = [max(room * share // sum(shares), header.sectionSizeHint(place)) for place, share in enumerate(shares)]
        widths[shares.index(max(shares))] -= sum(widths) - room  # what titles take beyond their share, the widest gives
        for place, width in enumerate(widths):
            self.setColumnWidth(place, width)


class FiguresDialog(QDialog):
    """Shows *report*, tab by tab."""

    help_place = "verify-inside"

    def __init__(self, report: Report, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Số liệu của {report.unit.name or 'báo cáo'}, {report.period.label}")
        self._tabs = [(section, each.columns) for each in report.edition.appendices for section in each.sections]
        self.choice = QComboBox()
        self.choice.addItems([section.tab for section, _ in self._tabs])
        self.figures = FiguresModel(report, self)
        self.figures.show_tab(*self._tabs[0])
        self.table = FiguresTable(self.figures)
        self._lay_out()
        self.choice.currentIndexChanged.connect(self._show)
        self.table.setFocus()

    def _lay_out(self) -> None:
        gaps = style.spacing(self.fontMetrics())
        name = QLabel("&Phần:")
        name.setBuddy(self.choice)
        above = QHBoxLayout()
        above.setSpacing(gaps.medium)
        above.addWidget(name)
        above.addWidget(self.choice)
        above.addStretch()
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(button("Đón&g", self.close))
        column = QVBoxLayout(self)
        column.setContentsMargins(gaps.large, gaps.medium, gaps.large, gaps.medium)
        column.setSpacing(gaps.medium)
        column.addLayout(above)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)
        style.give_size(self, _LETTERS, _LINES)

    def _show(self, tab: int) -> None:
        self.figures.show_tab(*self._tabs[tab])
        self.table.scrollToTop()


def _lines(report: Report, section: Section, columns: tuple[Column, ...]) -> Iterator[Line]:
    for row in section.rows:
        fields = {"marker": row.marker, "label": report.label(row.code)}
        if isinstance(row, Indicator):
            fields |= {"value": report.shown(row.code), "unit": row.unit, "note": report.note(row.code)}
        yield Line(tuple(fields.get(column.field, "") for column in columns), not isinstance(row, Indicator))
    if section.tasks is None:
        return
    for group, rows in report.task_groups(section.tasks.code):
        if group.has_heading:
            titled = {"marker": group.marker, section.tasks.first_column: group.title}
            yield Line(tuple(titled.get(column.field, "") for column in columns), heading=True)
        for number, task in enumerate(rows, 1):
            texts = (_task_text(report, task.code, column.field, number) for column in columns)
            yield Line(tuple(texts), heading=False)


def _task_text(report: Report, code: str, field: str, number: int) -> str:
    return str(number) if field == "marker" else report.task_text(Address(code, field))
