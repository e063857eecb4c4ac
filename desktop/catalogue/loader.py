"""Read one edition's folder strictly: everything is checked, and every fault is reported with file, line and remedy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import chain, repeat
from pathlib import Path
from typing import Any

from desktop.catalogue.faults import EditionFaultsError, FaultList
from desktop.catalogue.rows import RawRow, read_rows, type_of
from desktop.catalogue.rules import read_rules
from desktop.catalogue.toml import TomlFile
from desktop.engine.definition import Appendix, Column, Edition, Section
from desktop.engine.period import PeriodType
from desktop.engine.rules import Rule
from desktop.engine.unit import UnitLevel

FORM, ROWS, RULES = "form.toml", "rows.csv", "rules.toml"

_FORM_KEYS: Mapping[str, type] = {
    "code": str,
    "edition": str,
    "title": str,
    "description": str,
    "unit_levels": list,
    "period_types": list,
    "in_force_from": date,
    "due_days": int,
    "appendix": list,
}
_APPENDIX_KEYS: Mapping[str, type] = {
    "code": str,
    "marker": str,
    "title": str,
    "columns": list,
    "section": list,
}
_COLUMN_KEYS: Mapping[str, type] = {"field": str, "title": str, "width": int}
_SECTION_KEYS: Mapping[str, type] = {"code": str, "tab": str}
_MOST_DUE_DAYS = 366
_COLUMN_FIELDS = ("marker", "label", "value", "unit", "note")


def load_edition(folder: Path) -> Edition:
    """Return the edition in *folder*. Raises `EditionFaultsError` with all faults of its files."""
    faults = FaultList()
    form = TomlFile.read(folder / FORM, faults)
    rows = read_rows(folder / ROWS, faults)
    rules_file = TomlFile.read(folder / RULES, faults)
    rules = read_rules(rules_file, type_of(rows)) if rules_file and rows is not None else []
    edition = _edition(folder, form, rows, rules, faults) if form else None
    if faults.faults or edition is None:
        raise EditionFaultsError(folder, faults.faults)
    return edition


def _edition(folder: Path, form: TomlFile, rows: list[RawRow] | None, rules: list[Rule], faults: FaultList) -> Edition | None:
    data = form.table(form.data, _FORM_KEYS, "")
    form.same(data, "code", folder.parent.name)
    form.same(data, "edition", folder.name)
    if not 0 <= data.get("due_days", 0) <= _MOST_DUE_DAYS:
        form.fault(form.line_of("due_days"), "Số ngày nộp không hợp lệ.", f"Ghi từ 0 đến {_MOST_DUE_DAYS}.")
    levels = form.members(data, "unit_levels", UnitLevel)
    periods = form.members(data, "period_types", PeriodType)
    section_lines = form.headers("appendix.section")
    appendices = [
        _appendix(form, table, line, section_lines, rows or [])
        for table, line in form.tables(data, "appendix", form.headers("appendix"))
    ]
    if rows is not None:
        _check_sections(form, rows, appendices, faults)
    if faults.faults:
        return None
    return Edition(
        form=data["code"],
        edition=data["edition"],
        title=data["title"],
        description=data["description"],
        unit_levels=levels,
        period_types=periods,
        in_force_from=data["in_force_from"],
        due_days=data["due_days"],
        appendices=appendices,
        rules=rules,
    )


def _appendix(
    form: TomlFile, table: Mapping[str, Any], line: int, section_lines: Iterator[int], rows: list[RawRow]
) -> Appendix:
    data = form.table(table, _APPENDIX_KEYS, "[[appendix]]", line=line)
    columns: list[Column] = []
    for column, at in form.tables(data, "columns", form.items("columns", line), line):
        known = form.table(column, _COLUMN_KEYS, "columns", line=at)
        field = known.get("field", "")
        if "field" in known and (field not in _COLUMN_FIELDS or field in [other.field for other in columns]):
            form.fault(
                at, f"Cột “{field}” không có, hoặc đã được khai.", f"Chọn, mỗi cột một lần: {', '.join(_COLUMN_FIELDS)}."
            )
        if known.get("width", 1) < 1:
            form.fault(at, f"Cột “{field}” rộng {known['width']}.", "Ghi một số lớn hơn 0.")
        columns.append(Column(field, known.get("title", ""), known.get("width", 1)))
    sections = []
    for section, at in form.tables(data, "section", section_lines, line):
        known = form.table(section, _SECTION_KEYS, "[[appendix.section]]", line=at)
        code = known.get("code", "")
        sections.append(Section(code, known.get("tab", ""), tuple(row.row for row in rows if row.section == code)))
    return Appendix(data.get("code", ""), data.get("marker", ""), data.get("title", ""), tuple(columns), tuple(sections))


def _check_sections(form: TomlFile, rows: list[RawRow], appendices: list[Appendix], faults: FaultList) -> None:
    """Make sure that every row has its tab, and that rows and tabs follow each other on paper."""
    lines: dict[str, int] = {}
    sections = (section for appendix in appendices for section in appendix.sections)
    for section, line in zip(sections, chain(form.headers("appendix.section"), repeat(0)), strict=False):
        if section.code in lines:
            form.fault(line, f"Phần “{section.code}” đã được khai ở dòng {lines[section.code]}.", "Mỗi phần một mã.")
        elif not section.rows:
            form.fault(line, f"Phần “{section.code}” không có dòng nào.", f"Bỏ phần này hoặc thêm dòng vào {ROWS}.")
        lines.setdefault(section.code, line)
    order = list(lines)
    last = 0
    for row in rows if order else ():  # a form without any tab has been told already
        if row.section not in lines:
            faults.add(ROWS, row.line, f"Không có phần “{row.section}” trong {FORM}.", f"Chọn một trong: {', '.join(order)}.")
        elif (place := order.index(row.section)) < last:
            faults.add(ROWS, row.line, f"Dòng thuộc phần “{row.section}” đứng sau phần khác.", "Xếp các dòng theo thứ tự in.")
        else:
            last = place
