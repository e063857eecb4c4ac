"""What the middle of the window shows: an invitation, that something is under way, the verdicts."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QProgressBar, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.ui import style

_INVITATION = (
    "Tệp gửi (.cchc): có nguyên vẹn không, đơn vị nào ký, trong tệp có gì.\n\n"
    "Bản in (tệp PDF, hoặc mã in ở chân trang): có đúng của tệp gửi ấy không. Chưa chọn tệp gửi thì chương trình "
    "tìm trong các báo cáo trên máy này."
)


class Page(IntEnum):
    """The pages, in their order."""

    NOTHING = 0
    WAITING = 1
    RESULT = 2


def invitation() -> QWidget:
    """Return what is shown first: what can be proved here."""
    page = QWidget()
    title, about = QLabel("Chọn tệp, hoặc thả tệp vào đây"), QLabel(_INVITATION)
    style.set_type(title, 1.2, heavy=True)
    column = QVBoxLayout(page)
    column.addStretch()
    for each in (title, about):
        each.setWordWrap(True)
        each.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(each)
    column.addStretch()
    return page


def waiting(words: QLabel, stop: QPushButton) -> QWidget:
    """Return what is shown while something is proved, with the way to call it off."""
    page = QWidget()
    bar = QProgressBar()
    bar.setRange(0, 0)
    bar.setTextVisible(False)
    bar.setAccessibleName("Đang kiểm tra")
    column = QVBoxLayout(page)
    column.addStretch()
    for each in (words, bar, stop):
        column.addWidget(each, 0, Qt.AlignmentFlag.AlignHCenter)
    column.addStretch()
    return page


def scrolled(above: Iterable[QWidget], below: Iterable[QWidget]) -> QWidget:
    """Return parts one below the other; *below* takes the room that *above* leaves.

    In large letters on a small screen the sentences alone fill the window, and are scrolled.
    """
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(style.spacing(page.fontMetrics()).medium)
    for each in above:
        column.addWidget(each)
    for each in below:
        column.addWidget(each, 1)
    scroll = QScrollArea()
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidgetResizable(True)
    scroll.setWidget(page)
    return scroll
