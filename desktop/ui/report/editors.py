"""The two editors of the table: one line for figures and dates, several for words. Answers are picked from a menu."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QWidget

from desktop.engine.values import NUMBERS, Kind
from desktop.ui.report.fields import Step
from desktop.ui.report.suggestions import Completing, Suggestions
from desktop.ui.style import spacing

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_NEW_LINE = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
#: The lines that a note's editor grows to before it scrolls.
_MOST_LINES = 12
_FRAME = 2


class LineEditor(QLineEdit):
    """Types a figure or a date, on the side where the cell shows it."""

    def __init__(self, kind: Kind, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrame(False)
        self.setAutoFillBackground(True)
        inset = spacing(self.fontMetrics()).small
        self.setTextMargins(inset // 2, 0, inset // 2, 0)
        self.setAlignment(Qt.AlignmentFlag.AlignRight if kind in NUMBERS else Qt.AlignmentFlag.AlignHCenter)
        if kind is Kind.DATE:
            self.setPlaceholderText("ngày/tháng/năm")

    def start_with(self, text: str) -> None:
        """Show what the cell holds; it counts as untouched."""
        self.setText(text)

    def typed(self) -> str | None:
        """Return what the clerk made of it, `None` when nothing was changed."""
        return self.text() if self.isModified() else None

    def step_of(self, event: QKeyEvent) -> Step | None:
        """Return where a key leads when it finishes the cell."""
        match event.key():
            case Qt.Key.Key_Down:
                return Step.DOWN
            case Qt.Key.Key_Up:
                return Step.UP
            case _:
                return _step_of(event)

    def place(self, cell: QRect) -> None:
        """Lie in *cell*, within the frame of the cursor."""
        self.setGeometry(cell.adjusted(_FRAME, _FRAME, -_FRAME - 1, -_FRAME - 1))


class NoteEditor(QPlainTextEdit):
    """Types words. Enter finishes, as in every cell; Ctrl+Enter or Alt+Enter begins a new line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = parent
        self.setFrameShape(QFrame.Shape.Box)  # it may lie over other rows: an edge shows where it ends
        self.setFrameShadow(QFrame.Shadow.Plain)
        self.setLineWidth(_FRAME)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(spacing(self.fontMetrics()).small)
        self._suggestions: Suggestions | None = None
        self._cell = QRect()
        self.document().documentLayout().documentSizeChanged.connect(lambda: self.place(self._cell))

    def offer(self, completing: Completing) -> None:
        """List under the editor what the note may go on with, from the first letters on, or when Alt+Down asks for it."""
        self._suggestions = Suggestions(self, completing, self._room)
        self.textChanged.connect(self._look_for_suggestions)

    def takes(self, event: QKeyEvent) -> bool:
        """Whether a key was for the list of suggestions."""
        return self._suggestions is not None and self._suggestions.takes(event.key())

    def _look_for_suggestions(self) -> None:
        if self._suggestions is not None and self.document().isModified():
            self._suggestions.look()

    def start_with(self, text: str) -> None:
        """Show what the cell holds, the cursor behind it; it counts as untouched."""
        self.setPlainText(text)
        self.document().setModified(False)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def typed(self) -> str | None:
        """Return what the clerk made of it, `None` when nothing was changed."""
        return self.toPlainText() if self.document().isModified() else None

    def step_of(self, event: QKeyEvent) -> Step | None:
        """Return where a key leads when it finishes the cell."""
        if event.key() in _ENTER and event.modifiers() & _NEW_LINE:
            return None
        return _step_of(event)

    def place(self, cell: QRect) -> None:
        """Lie over *cell*; grow over the rows below with what is typed, but not out of sight."""
        self._cell = QRect(cell)  # Qt's own is gone with the call
        lines = round(self.document().size().height())  # QPlainTextEdit counts in lines
        scrolls = lines > _MOST_LINES
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOn if scrolls else policy.ScrollBarAlwaysOff)
        edges = 2 * (round(self.document().documentMargin()) + _FRAME)
        wanted = min(lines, _MOST_LINES) * self.fontMetrics().lineSpacing() + edges
        room = self._room.height()
        height = min(max(cell.height(), wanted), room)
        self.setGeometry(cell.left(), max(0, min(cell.top(), room - height)), cell.width(), height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Begin a new line where the clerk asks for one."""
        if event.key() in _ENTER and event.modifiers() & _NEW_LINE:
            self.insertPlainText("\n")
            self.ensureCursorVisible()
        elif event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier and self._suggestions:
            self._suggestions.look()
        else:
            super().keyPressEvent(event)


CellEditor = LineEditor | NoteEditor


def editor_for(kind: Kind, parent: QWidget) -> CellEditor:
    """Return the editor for a cell of *kind*; a note is `Kind.TEXT`."""
    return NoteEditor(parent) if kind in (Kind.TEXT, Kind.DOCUMENT) else LineEditor(kind, parent)


def _step_of(event: QKeyEvent) -> Step | None:
    back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    if event.key() == Qt.Key.Key_Backtab:
        return Step.PREVIOUS
    if event.key() == Qt.Key.Key_Tab and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return Step.PREVIOUS if back else Step.NEXT
    if event.key() in _ENTER:
        return Step.UP if back else Step.DOWN
    return None
