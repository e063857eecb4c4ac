"""The starting rows of a task table: a CSV file with its groups and, under each, the tasks a new report begins with."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from desktop.catalogue.faults import FaultList
from desktop.catalogue.table import read_table
from desktop.engine.tasks import TaskGroup, TaskTable
from desktop.engine.values import ValueType

GROUP, TASK = "group", "task"


def read_tasks(path: Path, code: str, columns: Mapping[str, ValueType], faults: FaultList) -> TaskTable:
    """Return the table *code* with the *columns* given; what is wrong with its file goes to *faults*.

    The file's columns are kind, group, marker and the table's own. A line of kind "group" has the group's code, marker and,
    in the first column of the table, title; a line of kind "task" belongs to the group it names.
    """
    first = next(iter(columns), "")
    lines = read_table(path, ("kind", "group", "marker", *columns), faults) or []
    groups: list[TaskGroup] = []
    starting = []
    for cells, _, note in lines:
        known = [group.code for group in groups]
        if cells["kind"] == GROUP:
            if cells["group"] in known or ":" in cells["group"]:
                note(f"Nhóm “{cells['group']}” đã có, hoặc có dấu hai chấm.", "Mỗi nhóm một mã.")
            groups.append(TaskGroup(cells["group"], cells["marker"], cells[first]))
        elif cells["kind"] != TASK:
            note(f"Loại dòng “{cells['kind']}” không có.", f"Ghi {GROUP} hoặc {TASK}.")
        elif cells["group"] not in known:
            note(f"Chưa có nhóm “{cells['group']}” ở trên dòng này.", f"Thêm một dòng {GROUP} trước nó.")
        else:
            texts = {column: cells[column] for column in columns if cells[column]}
            for column, text in texts.items():
                if columns[column].read(text).fault is not None:
                    note(f"Cột “{column}” không đọc được “{text}”.", "Sửa lại ô này.")
            starting.append((cells["group"], texts))
    if not groups and not faults.faults:
        faults.add(path.name, 0, "Bảng nhiệm vụ không có nhóm nào.", "Thêm ít nhất một dòng group; tên nhóm có thể để trống.")
    return TaskTable(code, tuple(groups), columns, tuple(starting))
