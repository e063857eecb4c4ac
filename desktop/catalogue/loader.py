"""Read one edition's folder strictly: everything is checked, and every fault is reported with file, line and remedy."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from desktop.catalogue.faults import EditionFaultsError, FaultList
from desktop.catalogue.rows import RawRow, read_rows
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
_COLUMN_FIELDS = ("marker", "label", "value", "unit", "note")


def load_edition(folder: Path) -> Edition:
    """Return the edition in *folder*. Raises `EditionFaultsError` with all faults of its files."""
    faults = FaultList()
    form = TomlFile.read(folder / FORM, faults)
    rows = read_rows(folder / ROWS, faults)
    rules = read_rules(folder / RULES, rows, faults)
    edition = _edition(folder, form, rows, rules, faults) if form else None
    if faults.faults or edition is None:
        raise EditionFaultsError(folder, faults.faults)
    return edition


def _edition(folder: Path, form: TomlFile, rows: list[RawRow], rules: list[Rule], faults: FaultList) -> Edition | None:
    data = form.table(form.data, _FORM_KEYS, "")
    form.same(data, "code", folder.parent.name)
    form.same(data, "edition", folder.name)
    levels = form.members(data, "unit_levels", UnitLevel)
    periods = form.members(data, "period_types", PeriodType)
    appendices = [_appendix(form, table, rows) for table in form.tables(data, "appendix")]
    _check_sections(rows, appendices, faults)
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


def _appendix(form: TomlFile, table: Mapping[str, Any], rows: list[RawRow]) -> Appendix:
    data = form.table(table, _APPENDIX_KEYS, "appendix")
    columns = []
    for column in form.tables(data, "columns"):
        known = form.table(column, _COLUMN_KEYS, "columns")
        form.one_of(known, "field", _COLUMN_FIELDS)
        columns.append(Column(known.get("field", ""), known.get("title", ""), known.get("width", 1)))
    sections = []
    for section in form.tables(data, "section"):
        known = form.table(section, _SECTION_KEYS, "appendix.section")
        code = known.get("code", "")
        sections.append(Section(code, known.get("tab", ""), tuple(row.row for row in rows if row.section == code)))
    return Appendix(data.get("code", ""), data.get("marker", ""), data.get("title", ""), tuple(columns), tuple(sections))


def _check_sections(rows: list[RawRow], appendices: list[Appendix], faults: FaultList) -> None:
    order = [section.code for appendix in appendices for section in appendix.sections]
    for code in {code for code in order if order.count(code) > 1}:
        faults.add(FORM, 0, f"Phần “{code}” được khai hai lần.", "Mỗi phần một mã.")
    last = 0
    for row in rows:
        if row.section not in order:
            faults.add(ROWS, row.line, f"Không có phần “{row.section}” trong {FORM}.", f"Chọn một trong: {', '.join(order)}.")
        elif (place := order.index(row.section)) < last:
            faults.add(ROWS, row.line, f"Dòng thuộc phần “{row.section}” đứng sau phần khác.", "Xếp các dòng theo thứ tự in.")
        else:
            last = place
    for appendix in appendices:
        for section in appendix.sections:
            if not section.rows:
                faults.add(FORM, 0, f"Phần “{section.code}” không có dòng nào.", f"Bỏ phần này hoặc thêm dòng vào {ROWS}.")
