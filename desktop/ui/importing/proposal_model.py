"""The proposals of a dry run as a list under headings, each with a tick."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal

from desktop.jobs.importing import Proposal
from desktop.jobs.importing.result import Kind
from desktop.ui import style
from desktop.ui.importing.choices import Choices
from desktop.ui.lines import Index, LineModel

if TYPE_CHECKING:
    from PySide6.QtGui import QFont


class Column(IntEnum):
    """The columns of the list."""

    QUESTION = 0
    PLACE = 1
    OUTCOME = 2


_TITLES = {Column.QUESTION: "Đề nghị", Column.PLACE: "Chỗ trong tệp", Column.OUTCOME: "Đang có → Sẽ thành"}


class ProposalModel(LineModel[Kind | Proposal]):
    """A heading for each kind of proposal, its proposals below. A heading's tick is that of all below it.

    *outcome* says in words what accepting a proposal does to the report.
    """

    #: Other proposals are accepted now.
    ticked = Signal()

    def __init__(
        self, proposals: Sequence[Proposal], choices: Choices, outcome: Callable[[Proposal], str], font: QFont, parent: QObject
    ) -> None:
        by_kind: dict[Kind, list[Proposal]] = {}
        for proposal in proposals:
            by_kind.setdefault(proposal.kind, []).append(proposal)
        rows: list[Kind | Proposal] = []
        for kind, below in by_kind.items():
            rows += [kind, *below]
        super().__init__(_TITLES.values(), parent, rows)
        self._choices = choices
        self._font = font
        self._below = by_kind
        self._outcomes = {id(proposal): outcome(proposal) for proposal in proposals}

    @property
    def headings(self) -> list[int]:
        """The rows that are headings."""
        return [number for number, row in enumerate(self.lines) if isinstance(row, Kind)]

    def is_open(self, row: int) -> bool:
        """Whether a row is a proposal that is not accepted, nor is another of its choice."""
        proposal = self.lines[row]
        if isinstance(proposal, Kind) or self._choices.has(proposal):
            return False
        alike = [each for each in self._below[proposal.kind] if proposal.choice and each.choice == proposal.choice]
        return not any(self._choices.has(each) for each in alike)

    def toggle(self, row: int) -> None:
        """Accept the proposal in a row, or all below a heading; those accepted already are taken back."""
        self._set(row, accepted=self._state(row) is not Qt.CheckState.Checked)

    def choose(self, *, all_: bool) -> None:
        """Accept all proposals that need no choice, or none."""
        if all_:
            self._choices.accept_all()
        else:
            self._choices.refuse_all()
        self._tell()

    # --- Qt ---

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a cell: the first of each row holds the tick."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        row = self.lines[index.row()]
        can_be_ticked = isinstance(row, Proposal) or not all(proposal.choice for proposal in self._below[row])
        if index.column() == Column.QUESTION and can_be_ticked:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return words, tick and colours."""
        row, column = self.lines[index.row()], Column(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return self._text(row, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{self._text(row, column)}{self._spoken(index)}"
            case Qt.ItemDataRole.CheckStateRole if self.flags(index) & Qt.ItemFlag.ItemIsUserCheckable:
                return self._state(index.row())
            case Qt.ItemDataRole.FontRole if isinstance(row, Kind):
                return style.strong(self._font)
            case Qt.ItemDataRole.BackgroundRole if isinstance(row, Kind):
                return style.theme().heading
            case _:
                return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick or untick a row."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self._set(index.row(), accepted=Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    # --- inside ---

    def _text(self, row: Kind | Proposal, column: Column) -> str:
        if isinstance(row, Kind):
            return f"{row.value} ({len(self._below[row])})" if column is Column.QUESTION else ""
        return {
            Column.QUESTION: f"{row.question} (chọn một)" if row.choice else row.question,
            Column.PLACE: row.place,
            Column.OUTCOME: self._outcomes[id(row)],
        }[column]

    def _spoken(self, index: Index) -> str:
        if not self.flags(index) & Qt.ItemFlag.ItemIsUserCheckable:
            return ""
        return {
            Qt.CheckState.Checked: ", đã chọn",
            Qt.CheckState.PartiallyChecked: ", đã chọn một phần",
        }.get(self._state(index.row()), ", chưa chọn")

    def _state(self, row: int) -> Qt.CheckState:
        item = self.lines[row]
        if isinstance(item, Proposal):
            return Qt.CheckState.Checked if self._choices.has(item) else Qt.CheckState.Unchecked
        plain = [proposal for proposal in self._below[item] if not proposal.choice]
        accepted = sum(self._choices.has(proposal) for proposal in plain)
        if accepted == 0:
            return Qt.CheckState.Unchecked
        return Qt.CheckState.Checked if accepted == len(plain) else Qt.CheckState.PartiallyChecked

    def _set(self, row: int, *, accepted: bool) -> None:
        item = self.lines[row]
        wanted = self._below[item] if isinstance(item, Kind) else [item]
        if accepted:
            self._choices.accept(wanted)
        else:
            self._choices.refuse(wanted)
        self._tell()

    def _tell(self) -> None:
        self.dataChanged.emit(self.index(0, 0), self.index(len(self.lines) - 1, 0), [Qt.ItemDataRole.CheckStateRole])
        self.ticked.emit()
