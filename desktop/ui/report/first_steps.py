"""Five steps through the first report, on a line above it that says what to do next and does not stand in the way."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop.engine.edits import VALUE
from desktop.engine.report import Outcome
from desktop.ui.buttons import button
from desktop.ui.report.page import ReportPage
from desktop.ui.strip import Strip

if TYPE_CHECKING:
    from PySide6.QtGui import QAction


class FirstStep(IntEnum):
    """What the clerk does, in this order."""

    TYPE = 1
    CALCULATE = 2
    MEND = 3
    PREVIEW = 4
    HAND_IN = 5
    DONE = 6


_WORDS = {
    FirstStep.TYPE: "gõ vào một ô trắng rồi bấm Enter. Gõ đến đâu, chương trình lưu đến đó.",
    FirstStep.CALCULATE: "gõ tiếp vài dòng và nhìn các ô có màu nền: tổng số và tỷ lệ tự tính theo.",
    FirstStep.MEND: "bấm F8 để đến chỗ cần xem lại, đọc lời giải thích rồi sửa. Dấu mất đi là đã đúng.",
    FirstStep.PREVIEW: "bấm Ctrl+P để xem báo cáo trên giấy.",
    FirstStep.HAND_IN: "điền xong và hết lỗi thì chốt báo cáo, hoặc kết xuất tệp Excel, PDF ở hàng nút dưới cùng.",
}
_END = "Đã đủ năm bước. Cần gì, anh, chị bấm F1 để mở hướng dẫn."


class FirstSteps(Strip):
    """Goes on to the next step when the clerk has done what the line says, or passes over it."""

    help_place = "first-steps"

    #: The clerk is at this step now; `FirstStep.DONE` also when the line was closed.
    reached = Signal(int)

    def __init__(self, page: ReportPage, exports: Iterable[QAction]) -> None:
        self._skip = button("Bước sa&u", self._go_on)
        super().__init__("", "calculated", (self._skip, button("Đóng", self.close_line)))
        self._page = page
        self._findings = 0
        self._looked = False
        page.session.on_change(self._look)
        page.commands.next_finding.triggered.connect(self._look_at_fault)
        page.commands.preview.toggled.connect(lambda _on: self.did(FirstStep.PREVIEW))
        page.pdf_requested.connect(self.hand_in)
        for action in exports:
            action.triggered.connect(self.hand_in)  # not a lambda: an action may outlive this line
        self.start()

    def start(self, step: FirstStep = FirstStep.TYPE) -> None:
        """Show the line at *step*."""
        self._step = step
        self._looked = False
        self._findings = len(self._page.session.report.findings)
        self._skip.setVisible(step is not FirstStep.DONE)
        self.say(_END if step is FirstStep.DONE else f"Bước {step}/5: {_WORDS[step]}")
        self.show()

    def did(self, step: FirstStep) -> None:
        """Go on if *step* is what the line asked for."""
        if step is self._step and not self.isHidden():
            self._go_on()

    def hand_in(self) -> None:
        """The report was finalised, or is being exported."""
        self.did(FirstStep.HAND_IN)

    def close_line(self) -> None:
        """Take the line away, for good."""
        self.hide()
        self.reached.emit(FirstStep.DONE)

    # --- inside ---

    def _go_on(self) -> None:
        self.start(FirstStep(self._step + 1))
        self.reached.emit(self._step)

    def _look(self, outcome: Outcome) -> None:
        typed = any(change.address.column == VALUE and change.after is not None for change in outcome.edit.changes)
        match self._step:
            case FirstStep.TYPE if typed:
                self.did(FirstStep.TYPE)
            case FirstStep.CALCULATE if any(each.before != each.after for each in outcome.derived):
                self.did(FirstStep.CALCULATE)
            case FirstStep.MEND if self._looked and len(self._page.session.report.findings) < self._findings:
                self.did(FirstStep.MEND)
            case _:
                self._findings = len(self._page.session.report.findings)

    def _look_at_fault(self) -> None:
        """F8 was pressed: what is mended from now on counts; where nothing is to be mended, that is the step."""
        self._looked = True
        if not self._page.session.report.findings:
            self.did(FirstStep.MEND)
