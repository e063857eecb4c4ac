"""What a clerk does with the mouse in the windows of help."""

from collections.abc import Iterable

from PySide6.QtWidgets import QPushButton, QWidget


def click(on: QWidget, words: str) -> None:
    """Click the button that says *words*."""
    buttons: Iterable[QPushButton] = on.findChildren(QPushButton)
    next(each for each in buttons if words in each.text().replace("&", "")).click()
