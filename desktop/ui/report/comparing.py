"""The last period beside this one, and what of it is carried over."""

from __future__ import annotations

from desktop.engine.comparing import Comparison
from desktop.ui import words
from desktop.ui.report.commands import connect
from desktop.ui.report.workplace import Workplace

NO_EARLIER = "Chưa có báo cáo kỳ trước của biểu mẫu này để so sánh."


class Comparing:
    """F4 shows and hides the columns that compare; they are there from the start when there is something to compare with."""

    def __init__(self, place: Workplace) -> None:
        self._place = place
        self._comparison = Comparison(place.session.report)
        commands, period = place.commands, self._comparison.period
        for action in (commands.compare, commands.carry_over):
            action.setEnabled(period is not None)
            action.setToolTip(words.sentence_case(period.label) if period else NO_EARLIER)
        commands.compare.toggled.connect(lambda on: place.tables.compare(on=on))
        connect(commands.carry_over, self.carry_over)
        connect(commands.history, self.show_history)
        place.tables.history_requested.connect(self.show_history)
        commands.compare.setChecked(period is not None)

    def show_history(self) -> None:
        """Show the row with the cursor over its periods."""
        here = self._place.tables.view.current_address
        if here is None or here.code not in self._place.session.report.edition.indicators:
            self._place.notice.tell("Nhiệm vụ của mỗi báo cáo là của riêng báo cáo ấy, nên không có các kỳ trước để xem.")
            return
        from desktop.ui.report.history_dialog import HistoryDialog

        self._place.tables.view.finish_editing()
        dialog = HistoryDialog(self._place.session, here, self._place.tables.window())
        dialog.exec()
        dialog.deleteLater()

    def carry_over(self) -> None:
        """Show what can be carried over; what the clerk keeps is one edit."""
        from desktop.ui.report.carry_dialog import CarryDialog

        period = self._comparison.period
        if period is None:
            return
        dialog = CarryDialog(self._place.session.report, period, self._place.tables)
        if dialog.exec():
            cells = dialog.cells
            self._place.edit(lambda: self._place.session.set_cells(f"chuyển {len(cells)} ô từ {period.label}", cells))
        dialog.deleteLater()
