"""What stands around an appendix's table: title block and signatures, and how the sheet prints."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from xlsxwriter.worksheet import Worksheet

from desktop.engine.definition import Appendix
from desktop.engine.report import Report
from desktop.exchange import wording
from desktop.exchange import workbook_layout as at
from desktop.exchange.workbook_layout import Layout
from desktop.exchange.workbook_styles import Styles

if TYPE_CHECKING:
    from xlsxwriter.format import Format

_ROWS_TO_SIGN = 4
_A4 = 9
_MILLIMETRES = 25.4


class Sheet(Worksheet):
    """XlsxWriter's worksheet with what it cannot do itself. *mark* stands on top of every page but the first."""

    mark = ""

    def put(self, row: int, first: int, last: int, text: str, style: Format) -> None:
        """Write *text* over the columns *first* to *last*."""
        if first < last:
            self.merge_range(row, first, row, last, "", style)
        if not text:
            self.write_blank(row, first, None, style)
            return
        if text.startswith("<r>") and text.endswith("</r>"):
            text += " "  # or XlsxWriter would take it for markup of its own
        self.write_string(row, first, text, style)

    def _write_header_footer(self) -> None:
        # The page number stands on top from the second page on, and the mark, which the first page has in a cell.
        mark = f'&R&"{at.FONT},Bold"&13{self.mark}' if self.mark else ""
        self._xml_start_tag("headerFooter", [("differentFirst", 1)])
        self._xml_data_element("oddHeader", f'&C&"{at.FONT},Regular"&13&P{mark}')
        self._xml_end_tag("headerFooter")

    def _xml_formula_element(self, formula: str, result: object, attributes: Sequence[tuple[str, object]] = ()) -> None:
        # A text is a text, also when it is empty (a reader might take it for zero) or reads like an error.
        if isinstance(result, str):
            attributes = [*(each for each in attributes if each[0] != "t"), ("t", "str")]
        super()._xml_formula_element(formula, result, attributes)


class Frame:
    """Writes what stands around the table of one appendix."""

    def __init__(self, sheet: Sheet, styles: Styles, report: Report, appendix: Appendix, layout: Layout) -> None:
        self._sheet = sheet
        self._styles = styles
        self._report = report
        self._appendix = appendix
        self._layout = layout
        self._middle = layout.label_column

    def title_block(self) -> None:
        """Write marker, title and the report that the appendix belongs to, as on paper, and under them what marks a draft."""
        self._across(at.MARKER_ROW, self._appendix.marker, "line centred bold largest", 14)
        self._across(at.TITLE_ROW, wording.title(self._report, self._appendix), "line centred bold large", 13)
        self._across(at.BELONGS_ROW, wording.belongs_to(self._report), "line centred italic large", 13)
        if mark := wording.page_mark(self._report):
            self._across(at.MARK_ROW, mark, "line centred bold largest", 14)
            self._sheet.mark = mark

    def signatures(self) -> int:
        """Write who signs, the drafter on the left, the signer on the right; return the last row."""
        block = wording.signatures(self._report)
        bold = "line centred bold shrinking"
        row = self._layout.sign_row
        self._pair(row, ("", bold), (block.place_and_date, "line centred italic shrinking"))
        for left, right in zip_longest((wording.DRAFTER_TITLE,), block.authority, fillvalue=""):
            row += 1
            self._pair(row, (left, bold), (right, bold))
        self._pair(row + 1 + _ROWS_TO_SIGN, (block.drafter, bold), (block.signer, bold))
        return row + 1 + _ROWS_TO_SIGN

    def printing(self, last_row: int) -> None:
        """Set paper, margins, repeated rows and what is printed, down to *last_row*."""
        sheet, layout = self._sheet, self._layout
        sheet.set_paper(_A4)
        sheet.set_portrait()
        sheet.set_margins(*(side / _MILLIMETRES for side in (at.LEFT, at.RIGHT, at.TOP, at.BOTTOM)))
        sheet.set_header(margin=10 / _MILLIMETRES)
        sheet.set_start_page(1)
        sheet.fit_to_pages(1, 0)
        sheet.center_horizontally()
        sheet.print_black_and_white()
        sheet.hide_gridlines(2)
        sheet.repeat_rows(at.HEADER_ROW, layout.numbers_row)
        sheet.print_area(0, 0, last_row, layout.last_column)

    def _pair(self, row: int, left: tuple[str, str], right: tuple[str, str]) -> None:
        for (text, style), first, last in ((left, 0, self._middle), (right, self._middle + 1, self._layout.last_column)):
            self._sheet.put(row, first, last, text, self._styles(style))

    def _across(self, row: int, text: str, style: str, size: float) -> None:
        layout = self._layout
        self._sheet.put(row, 0, layout.last_column, text, self._styles(style))
        room = layout.room(0, layout.last_column)
        self._sheet.set_row(row, layout.height([(text, room)], size=size, bold="bold" in style))
