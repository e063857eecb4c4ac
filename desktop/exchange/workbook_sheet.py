"""The table of one appendix as cells of a sheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from desktop.engine.definition import Appendix, Heading, Indicator
from desktop.engine.edits import Address
from desktop.engine.report import Report
from desktop.engine.values import Kind, NumberType
from desktop.exchange import workbook_layout as at
from desktop.exchange.formulas import LONGEST_TEXT, formula
from desktop.exchange.task_lines import GroupLine, TaskLine, is_wordy
from desktop.exchange.workbook_frame import Sheet
from desktop.exchange.workbook_inputs import MARKED, answer, answers_of, validation
from desktop.exchange.workbook_layout import Layout, Line, indent_of
from desktop.exchange.workbook_styles import DATE_FORMAT, TEXT_FORMAT, NumberLook, Styles, number_look

#: What a spreadsheet program shows beside a cell.
_MOST_OF_A_HINT = 255
_FORMULA_SIGNS = ("=", "+", "-", "@")


class Table:
    """Writes the table of one appendix.

    *cell_of* gives an indicator's cell as seen from its sheet; *lists* says where the words to pick from stand.
    """

    def __init__(
        self,
        sheet: Sheet,
        styles: Styles,
        report: Report,
        layout: Layout,
        cell_of: Callable[[str], str],
        lists: Mapping[tuple[str | int, ...], str],
    ) -> None:
        self._sheet = sheet
        self._styles = styles
        self._report = report
        self._layout = layout
        self._cell_of = cell_of
        self._lists = lists
        self._rules: dict[tuple[tuple[str, Any], ...], list[tuple[int, int]]] = {}
        self._looks: dict[NumberLook, list[int]] = {}

    def write(self, appendix: Appendix) -> None:
        """Write header, rows and what the inputs take."""
        sheet, layout = self._sheet, self._layout
        for place, width in enumerate(layout.widths):
            sheet.set_column_pixels(place, place, width)
        sheet.set_column(layout.code_column, layout.code_column, None, None, {"hidden": True})
        self._header(appendix)
        for line in layout.lines:
            for place in range(line.first, line.last + 1):
                sheet.set_row(place, line.height)
            self._row(line)
            sheet.write_string(line.first, layout.code_column, line.row.code)
        self._validate()
        self._keep_looks()
        # The clerk knows that "3.1" is a text and that a total leaves rows out: no green corners.
        everything = f"A1:{xl_rowcol_to_cell(layout.last_row, layout.last_column)}"
        sheet.ignore_errors(dict.fromkeys(("number_stored_as_text", "formula_differs", "formula_range"), everything))

    def _header(self, appendix: Appendix) -> None:
        """Write the titles, those that stand under a joint one in a row of their own, and the numbers of the columns."""
        sheet, layout = self._sheet, self._layout
        bold, last = self._styles("table centred bold"), layout.numbers_row - 1
        joined = {place for joint in layout.joints for place in joint.columns}
        for joint in layout.joints:
            sheet.put(at.HEADER_ROW, joint.columns[0], joint.columns[-1], joint.title, bold)
        for place, column in enumerate(appendix.columns):
            if layout.joints and place not in joined:
                sheet.merge_range(at.HEADER_ROW, place, last, place, "", bold)
            sheet.write_string(last if place in joined else at.HEADER_ROW, place, column.title, bold)
            sheet.write_string(layout.numbers_row, place, str(place + 1), self._styles("table centred italic"))
        self._header_heights(appendix, joined)

    def _header_heights(self, appendix: Appendix, joined: set[int]) -> None:
        layout = self._layout
        joints = [(joint.title, layout.room(joint.columns[0], joint.columns[-1])) for joint in layout.joints]
        upper = layout.height(joints, bold=True) if joints else 0
        titles = [(column.title, layout.room(place, place)) for place, column in enumerate(appendix.columns)]
        heights = [layout.height([title], bold=True) for title in titles]
        lower = max(height - (0 if place in joined else upper) for place, height in enumerate(heights))
        if joints:
            self._sheet.set_row(at.HEADER_ROW, upper)
        self._sheet.set_row(layout.numbers_row - 1, lower)

    def _row(self, line: Line) -> None:
        match line.row:
            case Heading() as row:
                self._heading(line, row.marker, self._report.label(row.code), row.style, indent_of(row))
            case Indicator() as row:
                self._merge_slices(line)
                self._indicator(line, row)
            case GroupLine() as row:
                self._heading(line, row.marker, row.title, "bold", 0)
            case TaskLine() as row:
                self._merge_slices(line)
                self._task(line, row)

    def _merge_slices(self, line: Line) -> None:
        if line.last > line.first:
            for column in range(self._layout.last_column + 1):
                self._sheet.merge_range(line.first, column, line.last, column, "", self._styles(line.style))

    def _heading(self, line: Line, marker: str, label: str, style: str, indent: int) -> None:
        layout = self._layout
        self._text(line, "marker", marker, f"table centred {style}")
        made = self._styles(f"table {style}", indent=indent)
        self._sheet.put(line.first, layout.label_column, layout.last_column, label, made)

    def _task(self, line: Line, row: TaskLine) -> None:
        """Write a task: everything but its number can be typed in."""
        self._text(line, "marker", row.marker, f"{line.style} centred")
        for field, text in row.texts.items():
            address = Address(row.code, field)
            type_ = self._report.edition.type_at(address)
            entry = self._report.entry(address)
            if entry and isinstance(entry.reading.value, date):
                self._day(line, field, entry.reading.value)
            elif is_wordy(type_):
                self._typed(line, field, text, f"{line.style} input", TEXT_FORMAT)
            else:
                self._typed(line, field, text, f"{line.style} centred input")
            self._take_rule(line, field, MARKED if type_.kind is Kind.YES_NO else validation(type_, ""))

    def _indicator(self, line: Line, row: Indicator) -> None:
        base = line.style
        self._text(line, "marker", row.marker, f"{base} centred {row.style}")
        self._text(line, "label", self._report.label(row.code), f"{base} {row.style}", indent_of(row))
        self._text(line, "unit", row.unit, f"{base} centred")
        self._typed(line, "note", self._report.note(row.code), f"{base} input", TEXT_FORMAT)
        if row.note_hint:
            hint = {"validate": "any", "input_title": "Giải trình", "input_message": row.note_hint[:_MOST_OF_A_HINT]}
            column = self._layout.column_of["note"]
            self._sheet.data_validation(line.first, column, line.last, column, hint)
        if isinstance(row.type, NumberType):
            self._number(line, row, row.type)
        else:
            self._answer(line, row)
        if not row.calculated:
            self._take_rule(line, "value", validation(row.type, self._lists.get(answers_of(row.type), "")))

    # --- cells ---

    def _text(self, line: Line, field: str, text: str, names: str, indent: int = 0) -> None:
        column = self._layout.column_of[field]
        self._sheet.put(line.first, column, column, text, self._styles(names, indent=indent))

    def _typed(self, line: Line, field: str, text: str, names: str, number: str = "") -> None:
        """Write a text as the clerk typed it, whatever it looks like."""
        column = self._layout.column_of[field]
        if text.startswith(_FORMULA_SIGNS):
            names += " quoted"
        self._sheet.put(line.first, column, column, text, self._styles(names, number=number))

    def _number(self, line: Line, row: Indicator, type_: NumberType) -> None:
        report, column = self._report, self._layout.column_of["value"]
        value = report.value(row.code)
        figure = value if isinstance(value, Decimal) else None
        entry = report.entry(Address(row.code)) if report.takes_value(row.code) else None
        typed = "" if entry is None else entry.typed if figure is None else figure
        look = number_look(type_)
        code = look.code(figure)
        names = f"{line.style} centred shrinking" if figure is not None or not typed else f"{line.style} centred"
        self._looks.setdefault(look, []).append(line.first)
        if row.expression is not None:
            typed = typed[:LONGEST_TEXT] if isinstance(typed, str) else typed
            text = formula(row.expression, self._cell_of, type_.decimals, typed)
            result = typed if figure is None else as_number(figure)
            self._sheet.write_formula(line.first, column, text, self._styles(f"{names} calculated", number=code), result)
        elif figure is not None:
            self._sheet.write_number(line.first, column, as_number(figure), self._styles(f"{names} input", number=code))
        else:
            self._typed(line, "value", str(typed), f"{names} input", code)

    def _answer(self, line: Line, row: Indicator) -> None:
        value = self._report.value(row.code)
        if isinstance(value, date):
            self._day(line, "value", value)
        elif value is not None and isinstance(coded := answer(self._report.printed(row.code)), int):
            self._sheet.write_number(
                line.first, self._layout.column_of["value"], coded, self._styles(f"{line.style} centred input")
            )
        else:
            self._typed(line, "value", self._report.printed(row.code), f"{line.style} centred input")

    def _day(self, line: Line, field: str, day: date) -> None:
        style = self._styles(f"{line.style} centred shrinking input", number=DATE_FORMAT)
        self._sheet.write_datetime(line.first, self._layout.column_of[field], datetime.combine(day, time()), style)

    # --- what holds for many cells ---

    def _take_rule(self, line: Line, field: str, rule: Mapping[str, Any]) -> None:
        self._rules.setdefault(tuple(rule.items()), []).append((line.first, self._layout.column_of[field]))

    def _validate(self) -> None:
        for rule, cells in self._rules.items():
            others = [[*cell, *cell] for cell in cells[1:]]
            self._sheet.data_validation(*cells[0], *cells[0], {**dict(rule), "other_cells": others})

    def _keep_looks(self) -> None:
        """Let the number format follow the figure when it becomes whole or is no longer."""
        for look, rows in self._looks.items():
            if look.whole == look.broken:
                continue
            cells = [xl_rowcol_to_cell(row, self._layout.column_of["value"]) for row in rows]
            rounded = f"ROUND({cells[0]},{look.digits})"
            for sign, code in (("=", look.whole), ("<>", look.broken)):
                self._sheet.conditional_format(
                    cells[0],
                    {
                        "type": "formula",
                        "criteria": f"={rounded}{sign}INT({rounded})",
                        "format": self._styles("", number=code),
                        "multi_range": " ".join(cells),
                    },
                )


def as_number(value: Decimal) -> int | float:
    """Return an exact *value* as a spreadsheet holds it, without a fraction where it has none."""
    whole = int(value)
    return whole if whole == value else float(value)
