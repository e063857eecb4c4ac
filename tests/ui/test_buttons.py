"""What Enter presses in a dialog."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout
from pytestqt.qtbot import QtBot

from desktop.ui.buttons import button, button_for, main_button


class Asking(QDialog):
    """A field, a button, and the main button."""

    def __init__(self, qtbot: QtBot) -> None:
        super().__init__()
        self.pressed: list[str] = []
        self.field = QLineEdit()
        self.close_button = button("Đóng", lambda: self.pressed.append("Đóng"))
        column = QVBoxLayout(self)
        for each in (self.field, self.close_button, main_button("Lưu", lambda: self.pressed.append("Lưu"))):
            column.addWidget(each)
        qtbot.addWidget(self)
        with qtbot.waitExposed(self):
            self.show()


def test_a_button_for_an_action_that_cannot_be_chosen_cannot_be_pressed(qtbot: QtBot) -> None:
    action = QAction("Mở")
    action.setEnabled(False)
    made = button_for(action)
    qtbot.addWidget(made)
    assert not made.isEnabled()
    action.setEnabled(True)
    assert made.isEnabled()


def test_enter_presses_the_button_that_has_the_focus(qtbot: QtBot) -> None:
    dialog = Asking(qtbot)
    QTest.keyClick(dialog.close_button, Qt.Key.Key_Return)
    QTest.keyClick(dialog.close_button, Qt.Key.Key_Enter)
    assert dialog.pressed == ["Đóng", "Đóng"]


def test_enter_in_a_field_presses_the_main_button(qtbot: QtBot) -> None:
    dialog = Asking(qtbot)
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.pressed == ["Lưu"]


def test_enter_held_down_presses_once(qtbot: QtBot) -> None:
    dialog = Asking(qtbot)
    for is_repeated in (False, True, True):
        event = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", is_repeated)
        QApplication.sendEvent(dialog.close_button, event)
    assert dialog.pressed == ["Đóng"]
