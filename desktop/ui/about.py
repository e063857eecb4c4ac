"""What this program is, and whose work it stands on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desktop import __version__
from desktop.jobs.licences import Component, components
from desktop.ui import style
from desktop.ui.buttons import main_button
from desktop.ui.tab_order import go_on

_TEXT = (
    "Lập, kiểm tra, in, gửi và tổng hợp báo cáo cải cách hành chính. Chương trình không cần mạng và không gửi số liệu đi đâu.\n"
    "Phần mềm tự do theo giấy phép Apache-2.0. Các thành phần bên trong giữ giấy phép của tác giả:"
)
_COMPONENT = Qt.ItemDataRole.UserRole


class AboutDialog(QDialog):
    """Version, and every component with the text of its licence."""

    help_place = "licences"

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Giới thiệu")
        self.list = QListWidget()
        self.list.setAccessibleName("Các thành phần")
        self.text = QPlainTextEdit(readOnly=True)
        self.text.setAccessibleName("Giấy phép")
        self.text.setTabChangesFocus(True)
        self.text.setFont(style.relative(self.text.font(), 0.9))
        for component in components():
            item = QListWidgetItem(f"{component.name} {component.version}".strip())
            item.setToolTip(component.licence)
            item.setData(_COMPONENT, component)
            self.list.addItem(item)
        self.list.setMinimumWidth(
            self.list.sizeHintForColumn(0) + 2 * self.list.frameWidth() + self.list.verticalScrollBar().sizeHint().width()
        )
        self.list.currentItemChanged.connect(self._show)
        self._lay_out(parent)
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's signature
        """Go on with Tab as the window is laid out."""
        return go_on(self, forward=forward) or super().focusNextPrevChild(forward)

    def _lay_out(self, parent: QWidget) -> None:
        gaps = style.spacing(self.fontMetrics())
        icon, name, about = QLabel(), QLabel(f"CCHC {__version__}"), QLabel(_TEXT)
        icon.setPixmap(parent.windowIcon().pixmap(3 * self.fontMetrics().height()))
        style.set_type(name, 1.5, heavy=True)
        about.setWordWrap(True)
        head = QHBoxLayout()
        head.setSpacing(gaps.large)
        head.addWidget(icon)
        head.addWidget(name, 1)
        self.licence = QLabel()
        style.set_type(self.licence, heavy=True)
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gaps.small)
        column.addWidget(self.licence)
        column.addWidget(self.text, 1)
        parts = QSplitter()
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.list)
        parts.addWidget(shown)
        parts.setStretchFactor(0, 1)
        parts.setStretchFactor(1, 3)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(main_button("Đó&ng", self.accept))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(gaps.large, gaps.large, gaps.large, gaps.medium)
        whole.setSpacing(gaps.medium)
        whole.addLayout(head)
        whole.addWidget(about)
        whole.addWidget(parts, 1)
        whole.addLayout(buttons)
        style.give_size(self, 130, 34)

    def _show(self, item: QListWidgetItem) -> None:
        component: Component = item.data(_COMPONENT)
        self.licence.setText(f"{item.text()}: {component.licence}")
        self.text.setPlainText(component.text)
