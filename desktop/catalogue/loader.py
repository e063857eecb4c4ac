"""Read one edition's folder strictly: everything is checked, and every fault is reported with file, line and remedy."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from desktop.catalogue.appendices import check_sections, read_appendices
from desktop.catalogue.faults import EditionFaultsError, FaultList
from desktop.catalogue.rollup import read_rollup
from desktop.catalogue.rows import ROWS, RawRow, read_rows
from desktop.catalogue.rules import read_rules
from desktop.catalogue.toml import TomlFile
from desktop.engine.definition import Edition
from desktop.engine.period import PeriodType
from desktop.engine.rollup import Source
from desktop.engine.rules import Rule
from desktop.engine.unit import UnitLevel

#: A form that is not fed from below has no `rollup.toml`.
FORM, RULES, ROLLUP = "form.toml", "rules.toml", "rollup.toml"

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
_MOST_DUE_DAYS = 366


def load_edition(folder: Path) -> Edition:
    """Return the edition in *folder*. Raises `EditionFaultsError` with all faults of its files."""
    faults = FaultList()
    form = TomlFile.read(folder / FORM, faults)
    rows = read_rows(folder / ROWS, faults)
    rules_file = TomlFile.read(folder / RULES, faults)
    rollup = TomlFile.read(folder / ROLLUP, faults) if (folder / ROLLUP).exists() else None
    edition = _edition(folder, form, rows, rules_file, rollup, faults) if form else None
    if faults.faults or edition is None:
        raise EditionFaultsError(folder, faults.faults)
    return edition


def _edition(
    folder: Path,
    form: TomlFile,
    rows: list[RawRow] | None,
    rules_file: TomlFile | None,
    rollup: TomlFile | None,
    faults: FaultList,
) -> Edition | None:
    data = form.table(form.data, _FORM_KEYS, "")
    form.same(data, "code", folder.parent.name)
    form.same(data, "edition", folder.name)
    if not 0 <= data.get("due_days", 0) <= _MOST_DUE_DAYS:
        form.fault(form.line_of("due_days"), "Số ngày nộp không hợp lệ.", f"Ghi từ 0 đến {_MOST_DUE_DAYS}.")
    levels = form.members(data, "unit_levels", UnitLevel)
    periods = form.members(data, "period_types", PeriodType)
    appendices = read_appendices(folder, form, data, rows or [], faults)
    rules: list[Rule] = []
    sources: list[Source] = []
    if rows is not None:
        check_sections(form, rows, appendices, faults)
        tables = [section.tasks for appendix in appendices for section in appendix.sections if section.tasks is not None]
        rules = read_rules(rules_file, rows, tables) if rules_file else []
        sources = read_rollup(rollup, rows) if rollup else []
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
        rollup=sources,
    )
