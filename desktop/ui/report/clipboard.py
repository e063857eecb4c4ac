"""Cut, copy and paste, and what else is done to the selected cells at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QMimeData
from PySide6.QtGui import QGuiApplication

from desktop.engine.report import Status
from desktop.jobs.errors import RefusedError
from desktop.session import ReportSession
from desktop.ui.report import cell_menu, filling
from desktop.ui.report.commands import connect
from desktop.ui.report.entry_view import EntryView
from desktop.ui.report.section_model import SectionModel
from desktop.ui.report.selection import open_cells, selected
from desktop.ui.report.task_model import TaskModel
from desktop.ui.report.workplace import Workplace

if TYPE_CHECKING:
    from desktop.jobs.clipboard import Range
    from desktop.ui.report.paste_plan import Plan

#: Excel's own format, by the name under which Qt hands Windows' formats on.
SPREADSHEET = 'application/x-qt-windows-mime;value="XML Spreadsheet"'
_PICTURE = "Đang sao chép một hình ảnh, không có ô nào để dán: hãy chọn các ô trong Excel hoặc Word rồi sao chép lại."
_FILE = "Đang sao chép một tệp, không dán vào ô được. Muốn lấy số liệu trong tệp, hãy dùng Báo cáo → Nhập từ tệp."
_AS_IT_IS = "Các ô này đã có đúng nội dung được dán, không có gì thay đổi."


class Clipboard:
    """What Ctrl+X, Ctrl+C, Ctrl+V, Ctrl+D, Ctrl+0 and Delete do on a report page. Each edit is one step to undo."""

    def __init__(self, place: Workplace) -> None:
        self._place = place
        self._session = place.session
        commands = place.commands
        place.tables.addActions([action for action in commands.of_cells if action])
        connect(commands.cut, self.cut)
        connect(commands.copy, self.copy)
        connect(commands.copy_rows, lambda: self.copy(whole_rows=True))
        connect(commands.paste, self.paste)
        connect(commands.repeat, lambda: self._fill(filling.repeat_above))
        connect(commands.fill_zero, lambda: self._fill(filling.fill_zero))
        connect(commands.clear, lambda: self._clear("xóa"))
        cell_menu.offer(place.tables, commands)

    # --- out ---

    def copy(self, *, whole_rows: bool = False) -> None:
        """Put the selected cells on the clipboard, or their rows as they are printed."""
        from desktop.jobs import clipboard
        from desktop.ui.report.copying import selected_cells

        if not self._view.finish_editing():
            return
        view = self._view
        cells = selected_cells(view.entries, selected(view), whole_rows=whole_rows)
        clip = clipboard.copied(cells)
        data = QMimeData()
        data.setText(clip.text)
        data.setHtml(clip.html)
        data.setData(SPREADSHEET, clip.spreadsheet)
        QGuiApplication.clipboard().setMimeData(data)

    def cut(self) -> None:
        """Copy the selected cells and empty them."""
        self.copy()
        self._clear("cắt")

    def _clear(self, verb: str) -> None:
        cells = [address for index in selected(self._view) if (address := self._view.entries.address(index)) is not None]
        self._place.edit(lambda: self._session.clear(cells, verb))

    # --- in ---

    def paste(self) -> None:
        """Put what was copied into the table where the cursor stands; what does not fit is shown first."""
        plan = self._place.edit(self._plan)
        if plan is None:
            return
        if plan.remarks and self._session.report.status is Status.DRAFT:
            self._ask(plan)
        else:
            self._write(plan)

    def _plan(self) -> Plan:
        """Find out what pasting would do. Raises `RefusedError` where there is nothing that could be pasted."""
        from desktop.ui.report import form_pasting, task_pasting
        from desktop.ui.report.paste_plan import WORDS, fill_plan

        range_ = _range(QGuiApplication.clipboard().mimeData())
        view, model = self._view, self._view.entries
        here, chosen = view.currentIndex(), open_cells(view)
        is_note = here.column() != model.label_column and model.type_of(here.row(), here.column()).kind in WORDS
        if is_note and not range_.is_table and len(chosen) == 1:
            range_ = range_.as_one_cell()  # a list of tasks has lines of its own, a note has several
        if len(range_.rows) == range_.width == 1 and len(chosen) > 1:
            return fill_plan(model, chosen, range_.rows[0][0])
        row, column = _corner(view)
        if isinstance(model, TaskModel):
            return task_pasting.plan(model, range_, row, column)
        assert isinstance(model, SectionModel)  # noqa: S101 - there is no third kind of table
        return form_pasting.plan(model, range_, row, column)

    def _ask(self, plan: Plan) -> None:
        """Show what does not fit; write the rest when the clerk says so."""
        from desktop.ui.report.paste_preview import PastePreview, refusal

        if not plan.size and not plan.has_other_rows:
            self._place.refuse(refusal(plan))
            return
        preview = PastePreview(plan, self._view)
        preview.by_names_wanted.connect(self._place.commands.import_table.trigger)
        preview.accepted.connect(lambda: self._write(plan))
        preview.finished.connect(preview.deleteLater)
        preview.open()

    def _write(self, plan: Plan) -> None:
        self._place.attempt(lambda: self._store(plan))

    def _store(self, plan: Plan) -> None:
        model = self._view.entries
        if isinstance(model, TaskModel):
            done = self._session.write_tasks(plan.name, model.table.code, plan.cells, plan.rows)
        else:
            # A total whose parts this very paste empties is typed as well: what is stated is taken as it will be.
            done = self._session.take_in(plan.name, plan.cells.items())
        self._select(plan)
        if done is None:
            self._place.notice.tell(_AS_IT_IS)

    def _select(self, plan: Plan) -> None:
        """Select where the range went, as spreadsheets do."""
        model, (rows, columns) = self._view.entries, plan.shown
        corners = model.index(rows[0], columns[0]), model.index(min(rows[-1], model.rowCount() - 1), columns[-1])
        self._view.selectionModel().select(QItemSelection(*corners), QItemSelectionModel.SelectionFlag.ClearAndSelect)

    # --- filling ---

    def _fill(self, work: Callable[[ReportSession, EntryView], str]) -> None:
        if told := self._place.edit(lambda: work(self._session, self._view)):
            self._place.notice.tell(told)

    @property
    def _view(self) -> EntryView:
        return self._place.tables.view


def _range(held: QMimeData) -> Range:
    """Read what was copied. Raises `RefusedError` when there are no cells in it."""
    from desktop.jobs import clipboard

    text = held.text()
    if not text.strip() and not held.hasHtml() and held.hasImage():
        raise RefusedError(_PICTURE)
    if held.hasUrls() and all(url.isLocalFile() for url in held.urls()):
        raise RefusedError(_FILE)
    return clipboard.pasted(text, held.html, lambda: bytes(held.data(SPREADSHEET).data()))


def _corner(view: EntryView) -> tuple[int, int]:
    """Return where the corner of a range goes: the upper left one of the selected typed cells."""
    here, typed = view.currentIndex(), view.entries.typed_columns
    cells = [index for index in selected(view) if index.column() in typed] or [here]
    return min(index.row() for index in cells), min(index.column() for index in cells)
