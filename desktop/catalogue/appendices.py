"""The appendices of `form.toml`: columns, tabs, and the rows or the task table on each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain, repeat
from pathlib import Path
from typing import Any

from desktop.catalogue.faults import FaultList
from desktop.catalogue.rows import CODE, ROWS, RawRow
from desktop.catalogue.tasks import read_tasks
from desktop.catalogue.toml import TomlFile
from desktop.engine.definition import Appendix, Column, Section
from desktop.engine.tasks import PLACE
from desktop.engine.values import Kind, ValueType, value_type

_APPENDIX_KEYS: Mapping[str, type] = {
    "code": str,
    "marker": str,
    "title": str,
    "columns": list,
    "section": list,
}
_COLUMN_KEYS: Mapping[str, type] = {"field": str, "title": str, "width": int, "type": str, "group": str}
_SECTION_KEYS: Mapping[str, type] = {"code": str, "tab": str, "tasks": str}
_COLUMN_FIELDS = ("marker", "label", "value", "unit", "note")
_TASK_COLUMN_KINDS = {str(kind): kind for kind in (Kind.TEXT, Kind.YES_NO, Kind.DATE, Kind.DOCUMENT)}


def read_appendices(
    folder: Path, form: TomlFile, data: Mapping[str, Any], rows: list[RawRow], faults: FaultList
) -> list[Appendix]:
    """Return the appendices that *form* declares, with their rows; what is wrong goes to *faults*."""
    section_lines = form.headers("appendix.section")
    return [
        _appendix(folder, form, table, line, section_lines, rows, faults)
        for table, line in form.tables(data, "appendix", form.headers("appendix"))
    ]


def _appendix(
    folder: Path,
    form: TomlFile,
    table: Mapping[str, Any],
    line: int,
    section_lines: Iterator[int],
    rows: list[RawRow],
    faults: FaultList,
) -> Appendix:
    data = form.table(table, _APPENDIX_KEYS, "[[appendix]]", line=line)
    columns: list[Column] = []
    task_columns: dict[str, ValueType] = {}
    for column, at in form.tables(data, "columns", form.items("columns", line), line):
        known = form.table(column, _COLUMN_KEYS, "columns", line=at, optional=("type", "group"))
        field = known.get("field", "")
        if "type" in known:
            _task_column(form, at, known, task_columns)
        elif "field" in known and (field not in _COLUMN_FIELDS or field in [other.field for other in columns]):
            form.fault(
                at, f"Cột “{field}” không có, hoặc đã được khai.", f"Chọn, mỗi cột một lần: {', '.join(_COLUMN_FIELDS)}."
            )
        if known.get("width", 1) < 1:
            form.fault(at, f"Cột “{field}” rộng {known['width']}.", "Ghi một số lớn hơn 0.")
        columns.append(Column(field, known.get("title", ""), known.get("width", 1), known.get("group", "")))
    sections = []
    for section, at in form.tables(data, "section", section_lines, line):
        known = form.table(section, _SECTION_KEYS, "[[appendix.section]]", line=at, optional=("tasks",))
        code, tasks = known.get("code", ""), None
        if name := known.get("tasks"):
            if not re.fullmatch(CODE, name) or not task_columns:
                form.fault(
                    at, f"Bảng nhiệm vụ “{name}” có mã sai, hoặc phụ lục không khai cột nào có “type”.", "Sửa một trong hai."
                )
            else:
                tasks = read_tasks(folder / f"{name}.csv", name, task_columns, faults)
        sections.append(Section(code, known.get("tab", ""), tuple(row.row for row in rows if row.section == code), tasks))
    return Appendix(data.get("code", ""), data.get("marker", ""), data.get("title", ""), tuple(columns), tuple(sections))


def _task_column(form: TomlFile, line: int, column: Mapping[str, Any], known: dict[str, ValueType]) -> None:
    field, kind = column.get("field", ""), _TASK_COLUMN_KINDS.get(column["type"])
    if kind is None:
        form.fault(line, f"Cột “{field}” không thể có kiểu “{column['type']}”.", f"Chọn: {', '.join(_TASK_COLUMN_KINDS)}.")
    elif not re.fullmatch(r"[a-z_]+", field) or field in known or field in {PLACE, "value", "kind", "group", "marker"}:
        form.fault(line, f"Cột “{field}” không đặt tên được như vậy, hoặc đã được khai.", "Dùng chữ thường và gạch dưới.")
    else:
        known[field] = value_type(kind)


def check_sections(form: TomlFile, rows: list[RawRow], appendices: list[Appendix], faults: FaultList) -> None:
    """Make sure that every row has its tab, and that rows and tabs follow each other on paper."""
    lines: dict[str, int] = {}
    sections = (section for appendix in appendices for section in appendix.sections)
    for section, line in zip(sections, chain(form.headers("appendix.section"), repeat(0)), strict=False):
        if section.code in lines:
            form.fault(line, f"Phần “{section.code}” đã được khai ở dòng {lines[section.code]}.", "Mỗi phần một mã.")
        elif not section.rows and section.tasks is None:
            form.fault(line, f"Phần “{section.code}” không có dòng nào.", f"Bỏ phần này hoặc thêm dòng vào {ROWS}.")
        lines.setdefault(section.code, line)
    order = list(lines)
    last = 0
    for row in rows if order else ():  # a form without any tab has been told already
        if row.section not in lines:
            faults.add(
                ROWS, row.line, f"Không có phần “{row.section}” trong {form.name}.", f"Chọn một trong: {', '.join(order)}."
            )
        elif (place := order.index(row.section)) < last:
            faults.add(ROWS, row.line, f"Dòng thuộc phần “{row.section}” đứng sau phần khác.", "Xếp các dòng theo thứ tự in.")
        else:
            last = place
