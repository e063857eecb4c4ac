"""An indicator across units as a workbook: the figures with live totals, and how complete the reports are."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_range
from xlsxwriter.workbook import Workbook

from desktop.engine.values import Kind, NumberType
from desktop.exchange.across.data import Comparison, Figure, Fullness, UnitLine
from desktop.exchange.workbook import options
from desktop.exchange.workbook_sheet import as_number
from desktop.exchange.workbook_styles import Styles, number_look

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_A4 = 9
_HEAD = 3
_NAME_WIDTH, _RANK_WIDTH, _FIGURE_WIDTH, _REMARK_WIDTH = 32, 8, 16, 64
_PERCENT = NumberType(Kind.RATIO, 1)
_FUNCTIONS = {"Tổng cộng": "SUM", "Lớn nhất": "MAX"}


def workbook_bytes(comparison: Comparison, lines: Sequence[UnitLine], fullness: Fullness) -> bytes:
    """Return *lines* in their order, and *fullness*, as the content of an .xlsx file; the same figures give the same bytes."""
    content = BytesIO()
    with Workbook(content, options()) as book:
        book.set_properties({"title": comparison.heading, "author": comparison.author, "subject": comparison.form})
        styles = Styles(book)
        _Units(book.add_worksheet("So sánh"), styles, comparison, lines).write()
        _write_fullness(book.add_worksheet("Mức đầy đủ"), styles, fullness)
    return content.getvalue()


class _Units:
    """Writes the sheet of units × periods."""

    def __init__(self, sheet: Worksheet, styles: Styles, comparison: Comparison, lines: Sequence[UnitLine]) -> None:
        self._sheet = sheet
        self._styles = styles
        self._comparison = comparison
        self._lines = lines
        self._periods = len(comparison.columns)
        self._first, self._last = _HEAD + 1, _HEAD + max(1, len(lines))

    def write(self) -> None:
        """Write all of it."""
        sheet, told = self._sheet, self._comparison
        changes = ["Tăng, giảm", *["Tăng, giảm (%)"] * told.has_percent]
        titles = ["Đơn vị", "Hạng", *(column.title for column in told.columns), *changes, "Lưu ý"]
        _write_head(sheet, self._styles, (told.heading, f"{told.form}. {told.author}, {told.stretch}"), titles)
        for row, line in enumerate(self._lines, self._first):
            self._write_line(row, line)
        self._write_foot(self._last + 1)
        for at, note in enumerate(told.notes, self._last + 5):
            sheet.write_string(at, 0, note, self._styles("italic"))
        sheet.set_column(0, 0, _NAME_WIDTH)
        sheet.set_column(1, 1, _RANK_WIDTH)
        sheet.set_column(2, len(titles) - 2, _FIGURE_WIDTH)
        sheet.set_column(len(titles) - 1, len(titles) - 1, _REMARK_WIDTH)
        sheet.freeze_panes(_HEAD + 1, 1)
        sheet.autofilter(_HEAD, 0, self._last, len(titles) - 1)
        _set_paper(sheet)

    def _write_line(self, row: int, line: UnitLine) -> None:
        self._sheet.write_string(row, 0, line.name, self._styles("table"))
        if line.place:
            self._sheet.write_number(row, 1, line.place, self._styles("table"))
        else:
            self._sheet.write_blank(row, 1, None, self._styles("table"))
        for column, figure in enumerate(line.figures, 2):
            self._number(row, column, figure.value, far=bool(figure.far))
        self._number(row, self._periods + 2, line.change.value)
        if self._comparison.has_percent:
            self._number(row, self._periods + 3, line.percent.value, _PERCENT)
        column = self._periods + 3 + self._comparison.has_percent
        self._sheet.write_string(row, column, line.remark, self._styles("table", indent=1))

    def _number(
        self, row: int, column: int, value: Decimal | None, type_: NumberType | None = None, *, far: bool = False
    ) -> None:
        names = "table far" if far else "table"
        if value is None:
            self._sheet.write_blank(row, column, None, self._styles(names))
        else:
            look = number_look(type_ or self._comparison.type).code(value)
            self._sheet.write_number(row, column, as_number(value), self._styles(names, number=look))

    def _write_foot(self, row: int) -> None:
        """Write what all make together: live where a spreadsheet can work it out, else the figure alone."""
        told = self._comparison
        if told.joint_name:
            function = _FUNCTIONS.get(told.joint_name, "")
            self._foot_line(row, told.joint_name, [each.joint for each in told.columns], function)
            row += 1
        self._foot_line(row, "Số giữa (trung vị)", [each.median for each in told.columns], "MEDIAN")
        counts = [Figure(Decimal(each.units), str(each.units)) for each in told.columns]
        self._foot_line(row + 1, "Số đơn vị có số liệu", counts, "COUNT")

    def _foot_line(self, row: int, title: str, figures: Sequence[Figure], function: str) -> None:
        """*function* works on the lines above, so it stands only where these are all units."""
        is_live = function and len(self._lines) == len(self._comparison.lines)
        self._sheet.write_string(row, 0, title, self._styles("table bold"))
        for column, figure in enumerate(figures, 2):
            if figure.value is None:
                continue
            type_ = self._comparison.type if function != "COUNT" else NumberType(Kind.COUNT)
            made = self._styles("table bold", number=number_look(type_).code(figure.value))
            if function == "MEDIAN" and type_.whole and figure.value % 1:
                made = self._styles("table bold", number="#,##0.0")
            if is_live:
                cells = xl_range(self._first, column, self._last, column)
                self._sheet.write_formula(row, column, f"={function}({cells})", made, as_number(figure.value))
            else:
                self._sheet.write_number(row, column, as_number(figure.value), made)


def _write_fullness(sheet: Worksheet, styles: Styles, fullness: Fullness) -> None:
    titles = ["Đơn vị", "Dòng có số liệu", "Số dòng", "Mức đầy đủ (%)", "Tình trạng"]
    told = f"{fullness.form}. {fullness.author}, {fullness.period}"
    _write_head(sheet, styles, ("Mức đầy đủ của báo cáo các đơn vị", told), titles)
    for row, line in enumerate(fullness.lines, _HEAD + 1):
        sheet.write_string(row, 0, line.name, styles("table"))
        for column, figure in enumerate((line.filled, line.total, int(line.share)), 1):
            if line.received:
                sheet.write_number(row, column, figure, styles("table"))
            else:
                sheet.write_blank(row, column, None, styles("table"))
        sheet.write_string(row, 4, line.state, styles("table"))
    sheet.set_column(0, 0, _NAME_WIDTH)
    sheet.set_column(1, 4, _FIGURE_WIDTH)
    sheet.freeze_panes(_HEAD + 1, 1)
    sheet.autofilter(_HEAD, 0, _HEAD + max(1, len(fullness.lines)), len(titles) - 1)
    _set_paper(sheet)


def _write_head(sheet: Worksheet, styles: Styles, lines: tuple[str, str], titles: Sequence[str]) -> None:
    sheet.write_string(0, 0, lines[0], styles("bold large"))
    sheet.write_string(1, 0, lines[1], styles("italic"))
    for column, title in enumerate(titles):
        sheet.write_string(_HEAD, column, title, styles("table centred bold"))


def _set_paper(sheet: Worksheet) -> None:
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_HEAD)
