"""The main window: the first-start page, the home page, an open report: one at a time.

It shows pages and hands on what they ask for; what is done is done by the desk, the session and the jobs. Pages other
than the report are imported when they are first shown: a start straight into a report does not wait for them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QThread, QTimer, Signal
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from desktop.engine.unit import Unit
from desktop.jobs.desk import Desk
from desktop.jobs.errors import TOLD
from desktop.ui import placing
from desktop.ui.display import Display
from desktop.ui.dropping import dropped_submission, take_drops
from desktop.ui.errands import Errands
from desktop.ui.helping import Helping
from desktop.ui.life.life import Life
from desktop.ui.menus import Menus, WindowActions
from desktop.ui.overview import Overview
from desktop.ui.post import Post
from desktop.ui.report.commands import connect
from desktop.ui.report.notice import Notice
from desktop.ui.report_area import ReportArea

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QCloseEvent, QPaintEvent, QWheelEvent

    from desktop.engine.period import Period
    from desktop.jobs.consolidating.choice import Delivery
    from desktop.ui.computer.computer import Computer
    from desktop.ui.home.page import HomePage
    from desktop.ui.report.commands import Commands

NAME = "CCHC"
_PRACTICE = "Đang luyện tập với số liệu mẫu, không phải báo cáo thật. Trở về: Báo cáo → Trở về báo cáo thật."


class MainWindow(QMainWindow):
    """One desk in one window. Where the desk is for practising, the title and a strip say so all the time.

    `painted` is emitted once, when everything stands on the screen; `practice_wanted` asks for the sample desk or back.
    `data_moved` brings the folder where the data is from now on, and whether it was copied there.
    """

    painted = Signal()
    practice_wanted = Signal(bool)
    data_moved = Signal(Path, bool)

    def __init__(self, desk: Desk, today: date) -> None:
        super().__init__()
        self.desk = desk
        self.practice = desk.practice
        self.area: ReportArea | None = None
        self._home: HomePage | None = None
        self._today = today
        self._overview: Overview | None = None
        self._was_painted = False
        self.helping = Helping(self, desk, lambda: self.area)
        self.display = Display(self, desk)  # before anything is made that has colours or letters
        self.notice = Notice()
        self.stack = QStackedWidget()
        self._errands = Errands(self, desk, self.notice, lambda: self.area)
        self._errands.data_replaced.connect(self._show_other_data)
        self.post = Post(self, desk, self.notice)
        self._lay_out()
        self._connect()
        placing.put_back(self, desk)

    # --- pages ---

    def start(self, report_id: int | None = None) -> None:
        """Show what comes first: the report asked for, else the home page, before the profile is known the welcome."""
        if report_id is None or not self.open_report(report_id):
            self.go_home()

    def go_home(self) -> None:
        """Show the list of reports, standing on the one that was open; before there is a profile, ask for it."""
        if not self._may_leave():
            return
        if self.desk.unit is None:
            self._show_welcome()
            return
        from desktop.ui.home.page import HomePage

        home = HomePage(self.desk, self._today)
        home.open_wanted.connect(self.open_report)
        home.send_wanted.connect(self.post.send)
        home.new_wanted.connect(self.begin_report)
        home.begin_wanted.connect(self.begin_report)
        home.profile_wanted.connect(self.change_profile)
        home.told.connect(self.notice.tell)
        home.refused.connect(self.notice.warn)
        self.post.sent.connect(home.refresh)
        home.refresh(self.area.page.session.report_id if self.area else None)
        self._show(home)
        self._home = home
        if self._overview is not None:  # from where the report was opened, thither one returns
            home.show_overview(self._overview)
        home.looked_at.connect(self._keep_overview)

    def show_overview(self, page: Overview) -> None:
        """Show a page that looks over many reports."""
        self._overview = page
        self.go_home()

    def open_report(self, report_id: int) -> bool:
        """Open a report; when it cannot be opened, say why and return false."""
        if not self._may_leave():
            return False
        try:
            session = self.desk.open_report(report_id)
        except TOLD as refusal:
            self.notice.warn(str(refusal))
            return False
        area = ReportArea(session, self.actions_.pdf)
        area.page.closed.connect(self.go_home)
        area.page.saved.connect(self.statusBar().showMessage)
        area.page.refused.connect(self.statusBar().clearMessage)  # the page says why; “Đã lưu” would not be true
        self._errands.serve(area.page)
        life = Life(self.desk, area)
        life.open_wanted.connect(self.open_report)
        life.export_wanted.connect(self._errands.export)
        self.post.serve(area, life)
        self._show(area)
        self.helping.accompany()
        self.statusBar().showMessage("Đã lưu")
        return True

    def begin_report(self, form: str = "", period: Period | None = None) -> None:
        """Ask for form, period and dates, and open the draft; *form* and *period* are what is proposed."""
        from desktop.ui.new_report.dialog import NewReportDialog

        dialog = NewReportDialog(self.desk, form, self._today, self)
        if period is not None:
            dialog.choose(period)
        dialog.opened.connect(self.open_report)
        dialog.exec()
        dialog.deleteLater()

    def change_profile(self) -> None:
        """Ask for another profile of the unit."""
        from desktop.ui.profile.dialog import ProfileDialog

        dialog = ProfileDialog(self.desk.unit, self)
        if dialog.exec() and dialog.unit is not None:
            self._save_unit(dialog.unit)
        dialog.deleteLater()

    def show_guide(self, place: str = "") -> None:
        """Open the user's guide, at a heading."""
        self.helping.show_guide(place)

    def come_to_front(self, report_id: int | None) -> None:
        """Show the window before all others, and open a report that a later start asked for."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        if report_id is not None and (self.area is None or self.area.page.session.report_id != report_id):
            self.open_report(report_id)

    # --- inside ---

    def _lay_out(self) -> None:
        whole = QWidget()
        self._column = column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if self.practice:
            from desktop.ui.strip import Strip

            column.addWidget(Strip(_PRACTICE, "warning"))
        column.addWidget(self.notice)
        column.addWidget(self.stack, 1)
        self.setCentralWidget(whole)
        self.statusBar().setSizeGripEnabled(False)
        self.actions_ = WindowActions(self)
        self.menus = Menus(
            self, self.actions_, self.display, self.helping, self.post, lambda: self._computer, self._commands, self._of_list
        )

    def _connect(self) -> None:
        own = self.actions_
        for action, asked in (
            (own.new, self.begin_report),
            (own.pdf, self._errands.export_pdf),
            (own.profile, self.change_profile),
            (own.practice, self._ask_for_other_desk),
            (own.back_up, self._errands.back_up),
            (own.bring_back, self._bring_back),
            (own.leave, self.close),
            (own.calendar, lambda: self.show_overview(Overview.CALENDAR)),
            (own.charts, lambda: self.show_overview(Overview.CHARTS)),
            (own.full_screen, lambda: self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)),
            (own.about, self._show_about),
        ):
            connect(action, asked)
        self.post.page_wanted.connect(self.show_overview)
        self.post.open_wanted.connect(self.come_to_front)
        self.post.take_in_wanted.connect(self._take_in)
        take_drops(self.stack, dropped_submission, self.post.check_file)
        self.painted.connect(lambda: QTimer.singleShot(0, self._settle))
        if self.practice:
            own.practice.setText("T&rở về báo cáo thật")
            for action in (own.back_up, own.bring_back):  # a copy of the sample would be taken for one of the real reports
                action.setVisible(False)

    def _settle(self) -> None:
        """Do what can wait until whoever waits for the window has gone on."""
        self.helping.settle(self._column)

    @cached_property
    def _computer(self) -> Computer:
        from desktop.ui.computer.computer import Computer

        computer = Computer(self, self.desk.database.path.parent, self._may_leave)
        computer.moved.connect(self.data_moved)
        for action in computer.of_data:
            action.setVisible(not self.practice)
        return computer

    def _commands(self) -> Commands | None:
        return self.area.page.commands if self.area else None

    def _of_list(self) -> Iterable[QAction]:
        return self._home.of_list if self._home else ()

    def _show(self, page: QWidget) -> None:
        """Put *page* in the place of what was shown."""
        before = self.stack.currentWidget()
        self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        if before is not None:
            self.stack.removeWidget(before)
            before.deleteLater()
        self.area = page if isinstance(page, ReportArea) else None
        self._home = None
        self.actions_.pdf.setEnabled(self.area is not None)
        self.actions_.new.setEnabled(self.desk.unit is not None)
        for action in (self.actions_.profile, self.actions_.calendar, self.actions_.charts, *self.post.pages.values()):
            action.setEnabled(self.desk.unit is not None)
        self.notice.hide()
        self.statusBar().clearMessage()
        self.statusBar().setVisible(self.area is not None)
        name = f"{self.area.title} – {NAME}" if self.area else NAME
        self.setWindowTitle(f"{name} (luyện tập)" if self.practice else name)
        page.setFocus()

    def _keep_overview(self, page: Overview | None) -> None:
        self._overview = page

    def _show_welcome(self) -> None:
        from desktop.ui.profile.welcome import WelcomePage

        welcome = WelcomePage()
        welcome.accepted.connect(self._save_unit)
        welcome.sample_wanted.connect(lambda: self.practice_wanted.emit(True))  # noqa: FBT003 - a signal's only argument
        self._show(welcome)

    def _ask_for_other_desk(self) -> None:
        if self._may_leave():
            self.practice_wanted.emit(not self.practice)

    def _may_leave(self) -> bool:
        """Store what is being typed; where that fails, ask whether to leave all the same, without it."""
        if self.area is None or self.area.page.save():
            return True
        from desktop.ui.leaving import leaves_without_saving

        if not leaves_without_saving(self):
            return False
        self.area.page.give_up_typing()
        return True

    def _show_about(self) -> None:
        from desktop.ui.about import AboutDialog

        dialog = AboutDialog(self)
        dialog.exec()
        dialog.deleteLater()

    def _take_in(self, delivery: Delivery) -> None:
        self.show_overview(Overview.RECEIVING)
        if self._home is not None:
            self._home.take_in(delivery)

    # --- asking jobs ---

    def _save_unit(self, unit: Unit) -> None:
        try:
            self.desk.save_unit(unit)
        except TOLD as refusal:
            self.notice.warn(str(refusal))
            return
        if self.area is None:
            self.go_home()
        else:
            self.open_report(self.area.page.session.report_id)

    def _bring_back(self) -> None:
        if self._may_leave():
            self._errands.bring_back()

    def _show_other_data(self, told: str) -> None:
        self._show(QWidget())  # nothing that was open is there any more
        self.go_home()
        self.notice.tell(told)

    # --- Qt ---

    def closeEvent(self, event: QCloseEvent) -> None:
        """Finish the cell being typed, keep where the window stood, and go."""
        if not self._may_leave():
            event.ignore()
            return
        placing.keep(self, self.desk)
        works: Iterable[QThread] = self.findChildren(QThread)
        for work in works:
            work.wait()
        super().closeEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's signature
        """Go on with Tab as the window is laid out."""
        from desktop.ui.tab_order import go_on

        return go_on(self, forward=forward) or super().focusNextPrevChild(forward)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl, make the letters larger or smaller."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.angleDelta().y():
            (self.display.enlarge if event.angleDelta().y() > 0 else self.display.reduce)()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say once that the window was painted, after its children were, too."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)
