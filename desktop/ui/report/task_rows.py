"""What is done to whole rows of a task table: F5 adds one, F6 deletes those selected, Alt+Up and Alt+Down move one.

Each is one edit that undoing takes back. It returns a sentence for the clerk where the table does not speak for itself.
"""

from __future__ import annotations

from collections.abc import Callable

from desktop.engine.edits import Address
from desktop.session import ReportSession
from desktop.ui.report.entry_view import EntryView
from desktop.ui.report.task_model import Task, TaskModel

Work = Callable[[ReportSession, EntryView], str]


def add(session: ReportSession, view: EntryView) -> str:
    """Add a row under the one with the cursor and go to its first cell."""
    model = _model(view)
    code = session.add_task(model.table.code, *model.below(view.currentIndex().row()))
    view.go_to(model.index_of(Address(code, model.table.first_column)))
    return ""


def delete(session: ReportSession, view: EntryView) -> str:
    """Delete the rows of the selected cells."""
    model = _model(view)
    codes = dict.fromkeys(code for index in view.selectedIndexes() if (code := model.code(index.row())))
    if not codes:
        return "Ở đây không có nhiệm vụ nào để xóa."
    session.delete_tasks(list(codes))
    return f"Đã xóa {len(codes)} nhiệm vụ. Muốn lấy lại, nhấn Ctrl+Z."


def move_up(session: ReportSession, view: EntryView) -> str:
    """Move the row with the cursor up by one, from the top of a group to the end of the one above."""
    return _move(session, view, -1, "Nhiệm vụ này đã đứng đầu bảng.")


def move_down(session: ReportSession, view: EntryView) -> str:
    """Move the row with the cursor down by one, from the end of a group to the top of the one below."""
    return _move(session, view, 1, "Nhiệm vụ này đã đứng cuối bảng.")


#: In the order of `Commands.of_rows`.
WORKS: tuple[Work, ...] = (add, delete, move_up, move_down)


def _move(session: ReportSession, view: EntryView, way: int, at_end: str) -> str:
    model = _model(view)
    line = model.line(view.currentIndex().row())
    if not isinstance(line, Task):
        return ""
    if (place := model.beyond(line, way)) is None:
        return at_end
    session.move_task(line.code, *place)
    view.go_to(view.currentIndex())  # the cursor has gone with the row
    return ""


def _model(view: EntryView) -> TaskModel:
    assert isinstance(view.entries, TaskModel)  # noqa: S101 - the keys work on no other table
    return view.entries
