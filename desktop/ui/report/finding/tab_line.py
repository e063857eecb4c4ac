"""The tabs, and beside them the buttons that lead to the search and to the filters."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QTabBar, QToolButton, QWidget

from desktop.ui import style
from desktop.ui.report.commands import Commands


class TabLine(QWidget):
    """The tabs take the room that the buttons leave."""

    def __init__(self, tabs: QTabBar, commands: Commands) -> None:
        super().__init__()
        self._commands = commands
        self.search = QToolButton()
        self.search.setDefaultAction(commands.find)
        self.search.setAccessibleName("Tìm trong báo cáo")
        self.search.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.filter = QToolButton()
        self.filter.setText("Lọc ▾")
        self.filter.setToolTip("Chỉ hiện một số dòng")
        self.filter.setAccessibleName("Lọc dòng")
        self.filter.clicked.connect(lambda _ticked: self._open_filters())
        gaps = style.spacing(self.fontMetrics())
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, gaps.medium, 0)
        line.setSpacing(gaps.small)
        line.addWidget(tabs, 1)
        for button in (self.search, self.filter):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            line.addWidget(button)

    def filter_menu(self) -> QMenu:
        """Return the menu of the filters; its tooltips say why one cannot be chosen."""
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        menu.addActions(self._commands.filters)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _open_filters(self) -> None:
        self.filter_menu().popup(self.filter.mapToGlobal(QPoint(0, self.filter.height())))
