"""What a dry run lists, in lines of words: cells that are written or compared, what was read otherwise, what has no place."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum, auto
from typing import NamedTuple

from desktop.engine.definition import Edition, Indicator
from desktop.engine.edits import Address
from desktop.engine.report import Report
from desktop.engine.tasks import TASK_MARK
from desktop.jobs.importing import Changed, Fate, Left, Plan, Planned, Proposal
from desktop.jobs.importing.planning import CHANGING, OVERWRITING, is_calculated, shown_in

_EMPTY = "trống"
#: The cells of one proposal that are told one by one.
_MOST_CELLS = 3
CELL_TITLES = ("Phần", "Chỉ tiêu", "Cột", "Tệp ghi", "Đang có", "Sẽ thành", "Việc sẽ làm")
COMPARED_TITLES = ("Phần", "Chỉ tiêu", "Tệp ghi", "Chương trình tính", "So sánh")
CHANGED_TITLES = ("Phần", "Chỉ tiêu", "Cột", "Tệp ghi", "Hiểu là", "Vì sao")
LEFT_TITLES = ("Chỗ trong tệp", "Chỉ tiêu", "Nội dung", "Vì sao")


class Tone(Enum):
    """How much a line asks to be looked at; its words say the same."""

    PLAIN = auto()
    QUIET = auto()
    WARNING = auto()
    ERROR = auto()


class Line(NamedTuple):
    """The texts of a line, column by column, its tone, and what hovering tells besides."""

    texts: tuple[str, ...]
    tone: Tone = Tone.PLAIN
    tip: str = ""


class Show(Enum):
    """Which of the cells are listed; the value is the word for them."""

    WRITTEN = "Ô sẽ ghi"
    OVERWRITTEN = "Ô đang có bị thay"
    DOUBTFUL = "Ô chưa hiểu được"
    UNCHANGED = "Ô giữ nguyên"

    def takes(self, cell: Planned) -> bool:
        """Whether *cell* is listed."""
        match self:
            case Show.WRITTEN:
                return cell.fate in CHANGING
            case Show.OVERWRITTEN:
                return cell.fate in OVERWRITING
            case Show.DOUBTFUL:
                return cell.fate in CHANGING and bool(cell.doubt)
            case Show.UNCHANGED:
                return cell.fate not in CHANGING


class Names:
    """What the tabs, rows and columns of a report are called in a list."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._edition: Edition = report.edition
        self._columns = {
            (section.code, column.field): column.name
            for appendix in report.edition.appendices
            for section in appendix.sections
            for column in appendix.columns
        }

    def tab(self, code: str) -> str:
        """Return the tab of a row, nothing when the form has no such row."""
        section = self._edition.section_of.get(code.partition(TASK_MARK)[0])
        return section.tab if section else ""

    def row(self, code: str) -> str:
        """Return the name of a row, its code when the form has no such row."""
        if not self.tab(code):
            return code
        if TASK_MARK not in code and isinstance(self._edition.row(code), Indicator):
            return self._report.name(code)
        return self._report.label(code)

    def column(self, address: Address) -> str:
        """Return the title of a column as the form prints it."""
        section = self._edition.section_at(address.code)
        named = self._report.columns(address.code)._asdict() if section.tasks is None else {}
        return named.get(address.column) or self._columns.get((section.code, address.column), "Tên dòng")


def cell_lines(plan: Plan, show: Show) -> list[Line]:
    """Return the cells of rows that take a value."""
    names = Names(plan.after)
    return [_cell_line(cell, names) for cell in plan.typed if show.takes(cell)]


def _cell_line(cell: Planned, names: Names) -> Line:
    code = cell.address.code
    doing, tone = cell.fate.value, Tone.PLAIN
    if cell.fate in OVERWRITING:
        tone = Tone.WARNING
    elif cell.fate not in CHANGING:
        tone = Tone.QUIET
    if cell.doubt and cell.fate in CHANGING:
        doing, tone = f"{doing}, chưa hiểu được", Tone.ERROR
    elif cell.proposed and cell.fate in CHANGING:
        doing = f"{doing}, theo đề nghị"
    texts = (
        names.tab(code), names.row(code), names.column(cell.address), cell.said, cell.now or _EMPTY, cell.then or _EMPTY, doing,
    )  # fmt: skip
    return Line(texts, tone, _tip(cell.place, cell.doubt))


def outcome(report: Report, proposal: Proposal, names: Names) -> str:
    """Return what accepting a proposal does to the cells of *report*: "Số lượng: trống → 20"."""
    told = []
    for address, text in proposal.cells[:_MOST_CELLS]:
        now, change = shown_in(report, address), report.stated(address, text)
        if now or text:
            row = "" if address.code == proposal.cells[0][0].code else f"{names.row(address.code)}, "
            is_same = change.before is not None and change.after is not None and change.before.reading == change.after.reading
            becomes = f"{now}, như đang có" if is_same else f"{now or _EMPTY} → {text or _EMPTY}"
            if is_calculated(report, address):
                becomes = f"{now or _EMPTY} do chương trình tính; {text} chỉ để đối chiếu"
            told.append(f"{row}{names.column(address)}: {becomes}")
    if len(proposal.cells) > _MOST_CELLS:
        told.append(f"và {len(proposal.cells) - _MOST_CELLS} ô nữa")
    return "\n".join(told)


def compared_lines(plan: Plan, names: Names) -> list[Line]:
    """Return the figures that the file states for calculated rows, beside what the program calculates."""
    lines = []
    for cell in plan.compared:
        code = cell.address.code
        tone = Tone.WARNING if cell.fate is Fate.DIFFERS else Tone.PLAIN
        texts = (names.tab(code), names.row(code), cell.said, cell.then or _EMPTY, cell.fate.value)
        lines.append(Line(texts, tone, _tip(cell.place, "Dòng này giữ số do chương trình tính.")))
    return lines


def changed_lines(changed: Iterable[Changed], names: Names) -> list[Line]:
    """Return what was read otherwise than it stands in the file."""
    return [
        Line(
            (
                names.tab(item.address.code),
                names.row(item.address.code),
                names.column(item.address),
                item.text,
                item.meaning or "không lấy",
                item.reason,
            ),
            tip=_tip(item.place),
        )
        for item in changed
    ]


def left_lines(left: Iterable[Left], names: Names) -> list[Line]:
    """Return what has no place in the report."""
    return [Line((item.place, names.row(item.code), item.text, item.reason)) for item in left]


def _tip(place: str, *more: str) -> str:
    return "\n".join(part for part in (f"Chỗ trong tệp: {place}" if place else "", *more) if part)
