"""The fingerprint of an edition: equal for two editions exactly when the same figures mean the same thing in both.

It covers the rows and the columns of task tables in paper order: codes, markers, labels, units, types and expressions.
It leaves out rules, guidance and layout: they may be mended without a figure meaning anything else.
"""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from typing import Any

from desktop.engine.definition import Appendix, Edition, Indicator, Row
from desktop.engine.tasks import TaskTable
from desktop.engine.values import ChoiceType, NumberType, ValueType


@lru_cache(maxsize=64)
def fingerprint(edition: Edition) -> str:
    """Return 64 hexadecimal digits."""
    told = [edition.form, edition.edition, [_appendix(appendix) for appendix in edition.appendices]]
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _appendix(appendix: Appendix) -> list[Any]:
    sections = [
        [section.code, [_row(row) for row in section.rows], _table(section.tasks) if section.tasks else None]
        for section in appendix.sections
    ]
    return [appendix.code, appendix.marker, sections]


def _row(row: Row) -> list[Any]:
    place: list[Any] = [row.code, row.marker, row.level, row.label]
    if not isinstance(row, Indicator):
        return place
    return [*place, row.unit, _type(row.type), row.expression.text if row.expression else None]


def _table(table: TaskTable) -> list[Any]:
    return [table.code, [list(group) for group in table.groups], [[name, _type(kind)] for name, kind in table.columns.items()]]


def _type(type_: ValueType) -> list[Any]:
    if isinstance(type_, NumberType):
        return [str(type_.kind), type_.decimals]
    if isinstance(type_, ChoiceType):
        return [str(type_.kind), list(type_.choices.items())]
    return [str(type_.kind)]
