"""The menu of the selected cells: right click, the menu key, Shift+F10."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu

from desktop.ui.report.commands import Commands
from desktop.ui.report.entry_view import EntryView
from desktop.ui.report.tables import Tables


def offer(tables: Tables, commands: Commands) -> None:
    """Show the menu when it is asked for on any of the tables."""
    tables.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    tables.customContextMenuRequested.connect(lambda place: _show(tables.view, commands, tables.mapToGlobal(place)))
    shortcut = QShortcut(QKeySequence("Shift+F10"), tables, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(lambda: _show(tables.view, commands, _below_cursor(tables.view)))


def _show(view: EntryView, commands: Commands, place: QPoint) -> None:
    menu = QMenu(view)
    menu.setAccessibleName("Việc làm với các ô đang chọn")
    menu.aboutToHide.connect(menu.deleteLater)
    for action in (*_of_units(commands), *commands.of_cells, None, commands.undo):
        if action is None:
            menu.addSeparator()
        else:
            menu.addAction(action)
    menu.popup(place)


def _of_units(commands: Commands) -> tuple[QAction | None, ...]:
    """Return what a consolidated report offers besides."""
    return (*commands.of_consolidated, None) if commands.units.isVisible() else ()


def _below_cursor(view: EntryView) -> QPoint:
    return view.viewport().mapToGlobal(view.visualRect(view.currentIndex()).bottomLeft())
