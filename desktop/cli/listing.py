"""An edition's rows, and a report's tasks, as the commands list them: in paper order, appendix by appendix."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from desktop.engine.definition import Appendix, Edition, Indicator, Row, Section
from desktop.engine.edits import Address
from desktop.engine.report import Report
from desktop.engine.tasks import TASK_MARK, TaskTable

TASK, HEADING = "task", "heading"


def rows_of(edition: Edition) -> Iterator[dict[str, Any]]:
    """Yield all rows: those of the form, and of a task table its groups and the tasks that a new report starts with."""
    for appendix in edition.appendices:
        for section in appendix.sections:
            yield from (_row(appendix, section, row) for row in section.rows)
            if section.tasks is not None:
                yield from _tasks(appendix, section, section.tasks)


def tasks_of(report: Report) -> dict[str, dict[str, str]]:
    """Return the task rows in printed order, by code: the group, and the texts of the columns that hold some."""
    return {
        row.code: {"group": row.group}
        | {column: text for column in table.columns if (text := report.task_text(Address(row.code, column)))}
        for table in report.edition.task_tables.values()
        for row in report.task_rows(table.code)
    }


def with_dots(label: str) -> str:
    """Return a label with the dots of the empty form where a report has its dates."""
    dots = "ngày … tháng … năm …"
    return label.replace("{from}", dots).replace("{to}", dots)


def _row(appendix: Appendix, section: Section, row: Row) -> dict[str, Any]:
    place = {
        "code": row.code,
        "marker": row.marker,
        "level": row.level,
        "label": with_dots(row.label),
        "appendix": appendix.code,
        "section": section.code,
    }
    if not isinstance(row, Indicator):
        return place | _kind(HEADING)
    text = row.expression.text if row.expression else None
    return place | _kind(str(row.type.kind), row.unit, text)


def _tasks(appendix: Appendix, section: Section, table: TaskTable) -> Iterator[dict[str, Any]]:
    """Yield the groups with their tasks; a task is numbered within its group, its code counts through the table."""
    numbered = [(group, f"{table.code}{TASK_MARK}{number}", texts) for number, (group, texts) in enumerate(table.starting, 1)]
    for group in table.groups:
        common = {"appendix": appendix.code, "section": section.code}
        if group.title:
            head = {"code": f"{table.code}.{group.code}", "marker": group.marker, "level": 0, "label": group.title}
            yield head | common | _kind(HEADING)
        own = [(code, texts) for other, code, texts in numbered if other == group.code]
        for number, (code, texts) in enumerate(own, 1):
            label = next(iter(texts.values()), "")
            row = {"code": code, "marker": str(number), "level": 1, "label": label}
            yield row | common | _kind(TASK) | {"cells": dict(texts)}


def _kind(kind: str, unit: str = "", expression: str | None = None) -> dict[str, Any]:
    return {"unit": unit, "type": kind, "calculated": expression is not None, "expression": expression}
