"""What can be done on the report page, as actions with words and keys: the page binds them, the main window shows them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Commands:
    """The actions of one report page. Their keys work wherever the keyboard is on the page."""

    def __init__(self, page: QWidget) -> None:
        self._page = page
        self.save = self._make("&Ghi", "Ctrl+S")
        self.undo = self._make("&Hoàn tác", "Ctrl+Z")
        self.redo = self._make("Làm &lại", "Ctrl+Y", "Ctrl+Shift+Z")
        self.cut = self._make_for_cells("Cắ&t", "Ctrl+X", "Shift+Del")
        self.copy = self._make_for_cells("S&ao chép", "Ctrl+C", "Ctrl+Ins")
        self.copy_rows = self._make_for_cells("Sao ché&p cả dòng", "Ctrl+Shift+C")
        self.paste = self._make_for_cells("&Dán", "Ctrl+V", "Shift+Ins")
        self.repeat = self._make_for_cells("Lặp ô t&rên", "Ctrl+D")
        self.fill_zero = self._make_for_cells("Điền &0 (không phát sinh)", "Ctrl+0")
        self.clear = self._make_for_cells("Xóa &nội dung", "Del", "Backspace")
        self.add_row = self._make("Thê&m dòng", "F5")
        self.delete_rows = self._make("&Xóa dòng", "F6")
        self.move_up = self._make("Chuyển dòng lê&n", "Alt+Up")
        self.move_down = self._make("Chuyển dòng x&uống", "Alt+Down")
        self.find = self._make("Tì&m…", "Ctrl+F")
        self.find_next = self._make("Tìm t&iếp", "F3")
        self.find_previous = self._make("Tìm n&gược lại", "Shift+F3")
        self.show_all = self._make("Tất cả các dòn&g", "Alt+0", checkable=True)
        self.filter_empty = self._make("&Chỉ ô trống", "Alt+1", checkable=True)
        self.filter_faults = self._make("Chỉ dòng có &lỗi", "Alt+2", checkable=True)
        self.filter_changed = self._make("Chỉ dòng &khác kỳ trước", "Alt+3", checkable=True)
        self.filter_typed = self._make("Chỉ dòng đã &nhập", "Alt+4", checkable=True)
        self._group_filters()
        self.next_finding = self._make("Lỗi &tiếp theo", "F8")
        self.previous_finding = self._make("Lỗi t&rước", "Shift+F8")
        self.confirm = self._make("&Xác nhận cảnh báo…", "F9")
        self.findings = self._make("&Danh sách lỗi", "F7", checkable=True)
        self.explain = self._make("G&iải thích ô", "Shift+F1", checkable=True)
        self.compare = self._make("So với &kỳ trước", "F4", checkable=True)
        self.history = self._make("Các kỳ trước &của dòng…", "Shift+F4")
        self.carry_over = self._make("&Chuyển số kỳ trước sang…")
        self.units = self._make("Các đơn &vị của ô…", "F12")
        self.restore = self._make("Lấ&y lại số tổng hợp")
        for action in self.of_consolidated:
            action.setVisible(False)
        self.next_tab = self._make("Phần &sau", "Ctrl+PgDown")
        self.previous_tab = self._make("&Phần trước", "Ctrl+PgUp")
        self.preview = self._make("&Xem bản in", "Ctrl+P", checkable=True)
        self.export = self._make("Kết xuất &Excel…", "Ctrl+E")
        self.import_file = self._make("Nhập từ tệ&p…", "Ctrl+O")
        self.import_table = self._make("Nhập &bảng đang sao chép…")
        self.finalise = self._make("&Chốt báo cáo…", "Ctrl+Shift+S")
        self.send = self._make("Lập tệp &gửi…", "Ctrl+Shift+U")
        self.amend = self._make("Lập bản đính &chính")
        self.corrections = self._make("Xe&m các chỗ đính chính…", "Ctrl+Shift+D")
        self.close = self._make("Đó&ng", "Ctrl+W")

    @property
    def of_cells(self) -> tuple[QAction | None, ...]:
        """What is done to the selected cells, `None` between groups. Their keys work where the table has the keyboard."""
        copying = self.cut, self.copy, self.copy_rows, self.paste
        return *copying, None, self.repeat, self.fill_zero, None, self.clear

    @property
    def of_rows(self) -> tuple[QAction, ...]:
        """What is done to whole rows of a task table."""
        return self.add_row, self.delete_rows, self.move_up, self.move_down

    @property
    def finding(self) -> tuple[QAction, ...]:
        """What leads to words."""
        return self.find, self.find_next, self.find_previous

    @property
    def filters(self) -> tuple[QAction, ...]:
        """Which rows are shown, in the order of `Filter`; one of them is ticked."""
        return self.show_all, self.filter_empty, self.filter_faults, self.filter_changed, self.filter_typed

    @property
    def of_life(self) -> tuple[QAction, ...]:
        """The steps from draft to finalised to corrected version."""
        return self.finalise, self.amend, self.corrections

    @property
    def of_consolidated(self) -> tuple[QAction, ...]:
        """What is asked of a cell that units below feed; only a consolidated report shows them."""
        return self.units, self.restore

    @property
    def of_drafts(self) -> tuple[QAction, ...]:
        """What changes the report, or asks for a change."""
        edits = (self.save, self.undo, self.redo, *self.of_rows, self.carry_over, self.import_file, self.import_table)
        return (*edits, self.next_finding, self.previous_finding, self.confirm, self.finalise)

    def _group_filters(self) -> None:
        group = QActionGroup(self._page)
        for action in self.filters:
            group.addAction(action)
        self.show_all.setChecked(True)

    def name_undo(self, undo: str | None, redo: str | None) -> None:
        """Say what undo and redo would do; what would do nothing cannot be chosen."""
        for action, words, name in ((self.undo, "&Hoàn tác", undo), (self.redo, "Làm &lại", redo)):
            action.setText(f"{words}: {name.replace('&', '&&')}" if name else words)
            action.setEnabled(name is not None)

    def _make(self, words: str, *keys: str, checkable: bool = False) -> QAction:
        action = self._make_for_cells(words, *keys, checkable=checkable)
        self._page.addAction(action)
        return action

    def _make_for_cells(self, words: str, *keys: str, checkable: bool = False) -> QAction:
        action = QAction(words, self._page, checkable=checkable)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        return action


def connect(action: QAction, called: Callable[[], object]) -> None:
    """Have *action* call a function, without Qt's ticked or not."""
    action.triggered.connect(lambda _ticked: called())
