"""What stands between a report and its finalising, as a table: errors to be mended, warnings to be given a reason."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal

from desktop.engine.findings import Finding, Severity
from desktop.engine.text import shortened
from desktop.jobs.errors import TOLD
from desktop.session import ReportSession
from desktop.ui import style
from desktop.ui.lines import Index, LineModel
from desktop.ui.report.fed_cells import FedCells
from desktop.ui.report.marks import Mark, colour_of, mark_icon

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QIcon


_NAME_LENGTH = 90


class Column(IntEnum):
    """The columns of the table."""

    KIND = 0
    ROW = 1
    MESSAGE = 2
    REASON = 3


_TITLES = {Column.KIND: "Loại", Column.ROW: "Chỉ tiêu", Column.MESSAGE: "Điều cần xem lại", Column.REASON: "Lý do"}


class Obstacles(LineModel[Finding]):
    """Errors first, then all warnings, each in paper order. A reason that is typed goes to the session at once.

    `refused` brings the sentence why a reason was not stored.
    """

    refused = Signal(str)

    def __init__(self, session: ReportSession, fed: FedCells) -> None:
        of_rules = (each for each in session.report.findings if each.severity is Severity.WARNING)
        warnings = (*of_rules, *fed.warnings)
        super().__init__(_TITLES.values(), lines=(*session.report.errors, *warnings))
        self._session = session
        self._fed = fed
        self._report = session.report
        self._warnings = warnings
        self._icons: dict[Mark, QIcon] = {}

    # --- what the dialog asks ---

    def finding(self, row: int) -> Finding:
        """Return the finding on a line."""
        return self.lines[row]

    def is_warning(self, row: int) -> bool:
        """Whether the line takes a reason."""
        return self.lines[row].severity is Severity.WARNING

    @property
    def open_rows(self) -> list[int]:
        """The lines of the warnings without a reason."""
        still_open = {*self._report.open_warnings, *(each for each, reason in self._fed.warnings.items() if not reason)}
        return [row for row, finding in enumerate(self.lines) if finding in still_open]

    @property
    def warnings(self) -> int:
        """The number of warnings, with a reason or without."""
        return len(self._warnings)

    @property
    def reasons(self) -> list[str]:
        """The different reasons given in the report so far."""
        return list(dict.fromkeys([*self._report.reasons.values(), *filter(None, self._fed.warnings.values())]))

    def confirm(self, rows: list[int], reason: str) -> bool:
        """Give the warnings on *rows* one reason, in one edit; return whether it is stored."""
        findings = [self.lines[row] for row in rows if self.is_warning(row)]
        return self._attempt(lambda: self._fed.give_reason(self._session, findings, reason))

    def _attempt(self, work: Callable[[], object]) -> bool:
        try:
            work()
        except TOLD as refusal:
            self.refused.emit(str(refusal))
            return False
        self.dataChanged.emit(self.index(0, 0), self.index(len(self.lines) - 1, len(Column) - 1))
        return True

    # --- Qt ---

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let the reasons of warnings be typed."""
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        typed = index.column() == Column.REASON and self.is_warning(index.row())
        return flags | Qt.ItemFlag.ItemIsEditable if typed else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words, and the mark, of a finding."""
        finding, column = self.lines[index.row()], Column(index.column())
        mark = self._mark(finding)
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._text(finding, column, mark)
            case Qt.ItemDataRole.EditRole:
                return self._reason(finding)
            case Qt.ItemDataRole.DecorationRole if column is Column.KIND:
                return self._icons[mark]
            case Qt.ItemDataRole.ForegroundRole:
                return self._ink(column, mark)
            case Qt.ItemDataRole.BackgroundRole if column is Column.REASON and mark is Mark.ERROR:
                return style.theme().window
            case Qt.ItemDataRole.ToolTipRole:
                return f"{finding.message} {finding.remedy}"
            case _:
                return None

    def _ink(self, column: Column, mark: Mark) -> QColor | None:
        if column is Column.REASON and mark is not Mark.CONFIRMED:
            return style.theme().muted
        return colour_of(mark) if column is Column.KIND else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Store the reason of one warning; an empty one opens it again."""
        finding, reason = self.lines[index.row()], str(value).strip()
        if role != Qt.ItemDataRole.EditRole or reason == self._reason(finding):
            return False
        return self._attempt(lambda: self._fed.give_reason(self._session, [finding], reason))

    def _reason(self, finding: Finding) -> str:
        return self._fed.warnings.get(finding) or self._report.reason(finding)

    def _text(self, finding: Finding, column: Column, mark: Mark) -> str:
        match column:
            case Column.KIND:
                return mark.word
            case Column.ROW:
                return shortened(self._report.name(finding.indicators[0]), _NAME_LENGTH)
            case Column.MESSAGE:
                return finding.message
            case Column.REASON if mark is Mark.ERROR:
                return "phải sửa: Enter để đến ô"
            case Column.REASON:
                return self._reason(finding) or "gõ lý do vào đây"

    def _mark(self, finding: Finding) -> Mark:
        if finding.severity is Severity.ERROR:
            return Mark.ERROR
        return Mark.CONFIRMED if self._reason(finding) else Mark.WARNING

    def draw_icons(self, size: int, ratio: float) -> None:
        """Draw the marks anew, of *size* for a screen with *ratio* pixels to each."""
        self._icons = {mark: mark_icon(mark, size, ratio) for mark in Mark}
