"""A values file: `{"form", "edition"?, "values": {CODE: {"value": TEXT|NUMBER|null, "note": TEXT?}}, "tasks"?}`."""

from __future__ import annotations

import difflib
import json
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from desktop.engine.definition import Edition
from desktop.engine.tasks import TASK_MARK
from desktop.exchange.reading.errors import UnreadableError
from desktop.exchange.reading.files import content_of
from desktop.exchange.reading.grids import Cell, FoundRow, FoundTask
from desktop.jobs.errors import RefusedError
from desktop.jobs.importing.result import Left
from desktop.jobs.importing.tasks import TaskReading, known_tasks, task_reading

_MOST_DIGITS = 40


class ValuesFile(NamedTuple):
    """A values file as it stands: the form it states, its cells by code, the cells of its tasks by row."""

    name: str
    form: str
    edition: str
    values: dict[str, Any]
    tasks: dict[str, Any]


def load_values(file: Path) -> ValuesFile:
    """Load a values file. Raises `RefusedError` when the file as a whole cannot be used."""
    data = _json(file)
    form = data.get("form")
    if not isinstance(form, str):
        raise RefusedError(f"Tệp “{file.name}” không ghi là của biểu mẫu nào (thiếu “form”).")
    values, tasks = (part if isinstance(part := data.get(name), dict) else {} for name in ("values", "tasks"))
    return ValuesFile(file.name, form, str(data.get("edition") or ""), values, tasks)


def rows_of(file: ValuesFile, edition: Edition) -> tuple[list[FoundRow], list[Left]]:
    """Return what the file says of each row of *edition*, and what has no place there. Raises `RefusedError` when no row is."""
    if not file.values:
        raise RefusedError(f"Tệp “{file.name}” không có phần “values” với số liệu nào.")
    rows: list[FoundRow] = []
    left: list[Left] = []
    for code, cell in file.values.items():
        if code in edition.indicators:
            rows.append(_row(code, cell, left))
        else:
            left.append(Left(code, _plain(cell), _unknown(code, edition)))
    if not rows:
        raise RefusedError(f"Tệp “{file.name}” không có ô nào thuộc biểu mẫu “{edition.title}”. {left[0].reason}")
    return rows, left


def task_cells(file: ValuesFile, edition: Edition) -> TaskReading:
    """Return what the file says of the tasks that a report of *edition* starts with, and what has no place among them.

    A file names a task by its row, "reform_tasks#3", and gives the texts of its columns.
    """
    known = {task.code: task for tasks in known_tasks(edition).values() for task in tasks}
    left: list[Left] = []
    found: list[FoundTask] = []
    for code, cells in file.tasks.items():
        if code not in known or not isinstance(cells, dict):
            left.append(Left(code, _plain(cells), f"Biểu mẫu không có dòng nhiệm vụ nào mang mã “{code}”."))
            continue
        table = edition.task_tables[code.partition(TASK_MARK)[0]]
        read: dict[str, Cell] = {}
        for column, content in cells.items():
            if column not in table.columns:
                left.append(Left(code, _plain(content), f"Bảng nhiệm vụ không có cột “{column}”."))
            elif (cell := _cell(code, column, content, left)) is not None:
                read[column] = cell
        read.setdefault(table.first_column, Cell(known[code].texts[table.first_column]))
        found.append(FoundTask(table.code, known[code].group, read, dict.fromkeys(read, ""), "", code))
    reading = task_reading(edition, found, known_tasks(edition))
    return reading._replace(left=(*left, *reading.left))


def _json(file: Path) -> dict[str, Any]:
    try:
        text = content_of(file).decode("utf-8-sig")
    except UnreadableError as refusal:
        raise RefusedError(str(refusal)) from None
    except UnicodeDecodeError:
        raise RefusedError(f"Tệp “{file.name}” không phải là văn bản UTF-8: hãy lưu lại tệp bằng mã UTF-8.") from None
    if not text.strip():
        raise RefusedError(f"Tệp “{file.name}” trống.")
    try:
        data = json.loads(text, parse_float=Decimal, parse_int=Decimal, parse_constant=str, object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        told = f"Tệp “{file.name}” không phải là JSON: lỗi ở dòng {error.lineno}, cột {error.colno}."
        raise RefusedError(told) from None
    except RecursionError:
        raise RefusedError(f"Tệp “{file.name}” lồng nhau quá sâu nên không phải là tệp số liệu.") from None
    if not isinstance(data, dict):
        raise RefusedError(f"Tệp “{file.name}” không phải là tệp số liệu: cần một đối tượng có “form” và “values”.")
    return data


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse a key that stands twice: one of its figures would be lost without a word."""
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise RefusedError(f"Tệp ghi “{twice}” hai lần: hãy giữ lại một.")
    return found


def _row(code: str, cell: Any, left: list[Left]) -> FoundRow:
    if not isinstance(cell, dict):
        cell = {"value": cell}
    left.extend(
        Left(code, _plain(cell[key]), f"Không biết khóa “{key}”: một ô chỉ có “value” và “note”.")
        for key in cell
        if key not in ("value", "note")
    )
    value, note = (_cell(code, name, cell.get(name), left) for name in ("value", "note"))
    return FoundRow(code, value, None, note)


def _cell(code: str, name: str, content: Any, left: list[Left]) -> Cell | None:
    if isinstance(content, dict | list):
        left.append(Left(code, _plain(content), f"“{name}” phải là chữ hoặc số."))
        return None
    if content is None:
        return None
    if isinstance(content, bool):
        return Cell("Có" if content else "Không")
    if isinstance(content, Decimal):
        _, digits, exponent = content.as_tuple()
        if not isinstance(exponent, int) or len(digits) + abs(exponent) > _MOST_DIGITS:
            return Cell(str(content))
        return Cell.of_number(content)
    return Cell(str(content))


def _plain(content: Any) -> str:
    """Return any JSON content as short text for a list of what was left out."""
    if isinstance(content, dict) and "value" in content:
        content = content["value"]
    return "" if content is None else str(content)[:200]


def _unknown(code: str, edition: Edition) -> str:
    near = difflib.get_close_matches(code, edition.indicators, n=1)
    hint = f" Có phải là “{near[0]}”?" if near else ""
    return f"Biểu mẫu không có chỉ tiêu nào mang mã “{code}”.{hint}"
