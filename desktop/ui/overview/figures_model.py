"""The figures of a chart as a table: periods down, indicators across."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from desktop.jobs.overview.figures import Chart
from desktop.ui.lines import NOWHERE, Index
from desktop.ui.words import sentence_case


class FiguresModel(QAbstractTableModel):
    """The figures as the form shows them; where there is none, nothing."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._chart: Chart | None = None

    def show_chart(self, chart: Chart | None) -> None:
        """Show the figures of a chart, or nothing."""
        self.beginResetModel()
        self._chart = chart
        self.endResetModel()

    def text(self) -> str:
        """Return the whole table as a spreadsheet takes it: lines of cells divided by tabs."""
        if self._chart is None:
            return ""
        head = ["Kỳ báo cáo", *(self._title(place) for place in range(self.columnCount()))]
        lines = [head]
        for row, period in enumerate(self._chart.categories):
            lines.append([sentence_case(period), *(series.shown[row] for series in self._chart.series)])
        return "\n".join("\t".join(line) for line in lines)

    def _title(self, place: int) -> str:
        assert self._chart is not None  # noqa: S101 - there are columns only then
        series = self._chart.series[place]
        return f"{series.name} ({series.unit})" if series.unit else series.name

    # --- Qt ---

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return the number of periods."""
        return 0 if parent.isValid() or self._chart is None else len(self._chart.categories)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Return the number of indicators."""
        return 0 if parent.isValid() or self._chart is None else len(self._chart.series)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the indicator with its number in the chart, or the period."""
        if self._chart is None or role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        if orientation == Qt.Orientation.Vertical:
            return sentence_case(self._chart.categories[section])
        return f"{section + 1}. {self._title(section)}"

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a figure, to the right."""
        assert self._chart is not None  # noqa: S101 - there are cells only then
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._chart.series[index.column()].shown[index.row()]
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._chart.series[index.column()].shown[index.row()] or "chưa có số liệu"
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            case _:
                return None
