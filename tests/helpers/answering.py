"""Questions that keep everything waiting, answered as soon as they come."""

import pytest
from PySide6.QtWidgets import QMessageBox


def answer(monkeypatch: pytest.MonkeyPatch, words: str) -> list[str]:
    """Press the button with *words* on every question from now on; the list gets what was asked."""
    asked: list[str] = []

    def press(box: QMessageBox) -> int:
        asked.append(f"{box.text()} {box.informativeText()}")
        (button,) = [each for each in box.buttons() if each.text() == words]
        button.click()
        return box.result()

    monkeypatch.setattr(QMessageBox, "exec", press)
    return asked
