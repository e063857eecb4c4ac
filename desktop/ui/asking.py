"""The question before something is done that cannot be taken back, or that somebody else is to have agreed to."""

from __future__ import annotations

from PySide6.QtWidgets import QMessageBox, QWidget


def agrees(
    parent: QWidget,
    title: str,
    question: str,
    about: str,
    *,
    yes: str,
    no: str,
    icon: QMessageBox.Icon = QMessageBox.Icon.Question,
) -> bool:
    """Ask *question*, with what is to be known *about* it below; whether *yes* was pressed. Enter and Escape mean *no*."""
    box = QMessageBox(parent)
    box.setIcon(icon)
    box.setWindowTitle(title)
    box.setText(question)
    box.setInformativeText(about)
    agreed = box.addButton(yes, QMessageBox.ButtonRole.DestructiveRole)
    keep = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keep)
    box.setEscapeButton(keep)
    box.exec()
    box.deleteLater()
    return box.clickedButton() is agreed
