"""Answers that are picked, not typed: by letter, one after the other, or from a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtWidgets import QMenu

from desktop.engine.text import fold
from desktop.ui.lines import Index
from desktop.ui.report.table_model import TableModel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def answer_by_letter(model: TableModel, index: Index, letter: str) -> str | None:
    """Return the answer that *letter* stands for; among several with the same first letter, the one after the held one.

    A short form that the cell's type knows counts as well: "1" or "x" for "Có".
    """
    fitting = [answer for answer in model.answers(index) if fold(answer).startswith(fold(letter))]
    if fitting:
        return _after(model.text(index.row(), index.column()), fitting)
    type_ = model.type_of(index.row(), index.column())
    meant = type_.read(letter).value
    return None if meant is None else type_.shown(meant)


def next_answer(model: TableModel, index: Index) -> str:
    """Return the answer after the one that the cell holds."""
    return _after(model.text(index.row(), index.column()), model.answers(index))


def answers_menu(model: TableModel, index: Index, parent: QWidget) -> QMenu:
    """Return the list of a cell's answers, the held one ticked; choosing one types it."""
    held = model.text(index.row(), index.column())
    cell = QPersistentModelIndex(index)
    menu = QMenu(parent)
    menu.setAccessibleName(model.label(index.row()))
    menu.aboutToHide.connect(menu.deleteLater)
    for answer in model.answers(index):
        action = menu.addAction(answer)
        action.triggered.connect(lambda _ticked, answer=answer: model.setData(cell, answer))
        action.setCheckable(True)
        action.setChecked(answer == held)
        if answer == held:
            menu.setActiveAction(action)
    menu.addSeparator()
    menu.addAction("Để trống").triggered.connect(lambda: model.setData(cell, ""))
    return menu


def _after(held: str, answers: list[str] | tuple[str, ...]) -> str:
    """Return the answer after *held*, the first one when none is held or it was the last."""
    place = answers.index(held) + 1 if held in answers else 0
    return answers[place % len(answers)]
