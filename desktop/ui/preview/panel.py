"""What can be chosen beside the pages: the appendix, the zoom, the printer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QLabel, QLineEdit, QScrollArea, QSpinBox, QVBoxLayout, QWidget

from desktop.engine.definition import Appendix
from desktop.ui import style
from desktop.ui.buttons import button, main_button
from desktop.ui.fields import narrow_combo

NO_PRINTER = "(chưa có máy in)"
_MOST_COPIES = 99


class Panel(QScrollArea):
    """The controls, one under the other. It asks for what is wanted and shows what it is told."""

    appendix_chosen = Signal(str)
    zoom_out_wanted = Signal()
    zoom_in_wanted = Signal()
    width_wanted = Signal()
    page_wanted = Signal()
    print_wanted = Signal()
    more_wanted = Signal()
    pdf_wanted = Signal()

    def __init__(self, appendices: Sequence[Appendix], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.appendix = _box("Phụ lục nào")
        self.appendix.addItem("Tất cả phụ lục", "")
        for each in appendices:
            self.appendix.addItem(each.marker, each.code)
        self.appendix.currentIndexChanged.connect(lambda _index: self.appendix_chosen.emit(self.appendix.currentData()))
        self.count = QLabel()
        self.zoom = QLabel()
        self.zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.smaller = button("Thu nhỏ", self.zoom_out_wanted.emit)
        self.larger = button("Phóng to", self.zoom_in_wanted.emit)
        self.width_ = button("Vừa chiều ngang", self.width_wanted.emit)
        self.whole = button("Vừa cả trang", self.page_wanted.emit)
        self.printer = _box("Máy in")
        self.copies = QSpinBox()
        self.copies.setRange(1, _MOST_COPIES)
        self.copies.setAccessibleName("Số bản in")
        self.pages = QLineEdit()
        self.pages.setPlaceholderText("tất cả")
        self.pages.setAccessibleName("In những trang nào")
        self.pages.setToolTip("Để trống thì in tất cả; hoặc ghi như 2-5, 8")
        self.print = main_button("&In", self.print_wanted.emit)
        self.more = button("Tù&y chọn máy in…", self.more_wanted.emit)
        self.pdf = button("Lưu PD&F…", self.pdf_wanted.emit)
        self.pages.returnPressed.connect(self.print.click)
        self._lay_out(alone=len(appendices) == 1)
        self.show_printers([])
        self.set_ready(on=False)

    @property
    def printer_name(self) -> str:
        """The chosen printer; nothing when there is none."""
        return str(self.printer.currentData() or "")

    def show_printers(self, names: Sequence[str]) -> None:
        """Offer printers, keeping the one that was chosen."""
        before = self.printer_name
        self.printer.clear()
        for name in names:
            self.printer.addItem(name, name)
        if not names:
            self.printer.addItem(NO_PRINTER, "")
        self.printer.setCurrentIndex(max(0, self.printer.findData(before)))

    def show_page(self, page: int, count: int) -> None:
        """Say which page, counted from 0, is looked at."""
        self.count.setText(f"Trang {page + 1} / {count}")

    def show_zoom(self, zoom: float) -> None:
        """Say how large the paper is."""
        self.zoom.setText(f"{round(100 * zoom)} %")

    def set_ready(self, *, on: bool) -> None:
        """Let the clerk print what is shown, or wait until it is shown as it is now."""
        self.print.setEnabled(on)
        self.more.setEnabled(on)

    # --- inside ---

    def _lay_out(self, *, alone: bool) -> None:
        gaps = style.spacing(self.fontMetrics())
        inner = QWidget()
        self._column = column = QVBoxLayout(inner)
        column.setContentsMargins(gaps.medium, gaps.medium, gaps.medium, gaps.medium)
        column.setSpacing(gaps.medium)
        if not alone:
            column.addWidget(_heading("Phụ lục", self.appendix))
            column.addWidget(self.appendix)
            column.addSpacing(gaps.medium)
        column.addWidget(self.count)
        zooms = QGridLayout()
        zooms.setSpacing(gaps.small)
        zooms.addWidget(self.smaller, 0, 0)
        zooms.addWidget(self.zoom, 0, 1)
        zooms.addWidget(self.larger, 0, 2)
        zooms.setColumnStretch(1, 1)
        column.addLayout(zooms)
        column.addWidget(self.width_)
        column.addWidget(self.whole)
        column.addSpacing(gaps.medium)
        column.addWidget(_heading("&Máy in", self.printer))
        column.addWidget(self.printer)
        numbers = QGridLayout()
        numbers.setSpacing(gaps.small)
        for row, (name, field) in enumerate((("Số bản", self.copies), ("T&rang", self.pages))):
            label = QLabel(name)
            label.setBuddy(field)
            numbers.addWidget(label, row, 0)
            numbers.addWidget(field, row, 1)
        numbers.setColumnStretch(1, 1)
        column.addLayout(numbers)
        column.addWidget(self.print)
        column.addWidget(self.more)
        column.addWidget(self.pdf)
        column.addStretch(1)
        self.hint = hint = QLabel("Nhấp đúp vào một dòng trên trang in để về ô ấy. Ctrl+P hoặc Esc: về bảng số liệu.")
        hint.setWordWrap(True)
        style.set_type(hint, 0.9)
        style.tint(hint, WindowText="muted")
        column.addWidget(hint)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        style.follow(self, self._measure)

    def _measure(self) -> None:
        self.zoom.setMinimumWidth(self.fontMetrics().horizontalAdvance("0000 %"))
        self._column.activate()  # the rows in it have measured themselves with the letters before
        self.setFixedWidth(self._column.minimumSize().width() + self.verticalScrollBar().sizeHint().width())


def _box(name: str) -> QComboBox:
    made = narrow_combo(name)
    made.setMinimumContentsLength(12)
    return made


def _heading(words: str, field: QWidget) -> QLabel:
    made = QLabel(words)
    style.set_type(made, heavy=True)
    made.setBuddy(field)
    return made
