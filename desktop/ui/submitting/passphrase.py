"""The passphrase of the unit's key: the field in which it is typed, and work that needs it, away from the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.jobs.desk import Desk
from desktop.jobs.errors import PassphraseError
from desktop.ui import style
from desktop.ui.work import Work, at_own_desk

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent


class Locked(NamedTuple):
    """What work returns that did not have the right passphrase: the sentence that says so."""

    sentence: str


def work_for(dialog: QWidget, desk: Desk, job: Callable[[Desk], Any]) -> Work:
    """Return *job* as work for a thread, on a desk of its own with the same data; without the passphrase it is `Locked`.

    It belongs to the window around *dialog*: a thread comes to its end by itself, when the dialog may be closed already.
    """

    def attempt(own: Desk) -> Any:
        try:
            return job(own)
        except PassphraseError as refusal:
            return Locked(str(refusal))

    around = dialog
    while (parent := around.parentWidget()) is not None:
        around = parent
    return Work(at_own_desk(desk, attempt), around)


class PassphraseField(QWidget):
    """A field called *name* that hides what is typed, and says below what is wrong with it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setAccessibleName(name)
        self._fault = QLabel()
        self._fault.setWordWrap(True)
        style.tint(self._fault, WindowText="error_mark")
        self._fault.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.spacing(self.fontMetrics()).small)
        for each in (self.field, self._fault):
            column.addWidget(each)
        self.field.textChanged.connect(self._fault.hide)

    @property
    def text(self) -> str:
        """What is typed."""
        return self.field.text()

    @property
    def fault(self) -> str:
        """What is said to be wrong, empty when nothing is."""
        return "" if self._fault.isHidden() else self._fault.text()

    def refuse(self, sentence: str) -> None:
        """Say what is wrong, and have it typed again."""
        self._fault.setText(sentence)
        self._fault.show()
        self.field.setAccessibleDescription(sentence)
        self.field.selectAll()
        self.field.setFocus()

    def focusInEvent(self, _event: QFocusEvent) -> None:
        """Hand the keyboard on to the field."""
        self.field.setFocus()


def tick_to_show(*fields: PassphraseField) -> QCheckBox:
    """Return a tick that shows what is typed in *fields*."""
    tick = QCheckBox("&Hiện mật khẩu")
    echo = QLineEdit.EchoMode

    def show(shown: bool) -> None:  # noqa: FBT001 - Qt's signature
        for each in fields:
            each.field.setEchoMode(echo.Normal if shown else echo.Password)

    tick.toggled.connect(show)
    return tick
