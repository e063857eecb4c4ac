"""Every key of the program in one list: those of the menus from the actions themselves, those of the tables from here.

The sheet (Ctrl+/) and the guide's chapter of keys are made of it, so that neither says what is not so.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from desktop.ui.words import escaped

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

#: Where a file of the guide wants the list.
PLACE_IN_GUIDE = "<!-- keys -->"


class Key(NamedTuple):
    """One way to ask for something by keyboard: "Enter", and what it does."""

    keys: str
    does: str


class KeyGroup(NamedTuple):
    """Keys that work in one place, or stand in one menu."""

    title: str
    keys: tuple[Key, ...]


#: The keys that no action has: what a table does with a key is decided where the key arrives. A test presses each.
OF_TABLES = (
    KeyGroup(
        "Trong bảng số liệu",
        (
            Key("Enter", "sang ô nhập tiếp theo ở dưới"),
            Key("Shift+Enter", "về ô nhập ở trên"),
            Key("Tab", "sang ô nhập tiếp theo"),
            Key("Shift+Tab", "về ô nhập trước đó"),
            Key("↑ ↓ ← →", "sang ô bên cạnh"),
            Key("Home", "về cột nhập đầu tiên của dòng"),
            Key("End", "sang cột nhập cuối cùng của dòng"),
            Key("Ctrl+Home", "lên dòng đầu của phần"),
            Key("Ctrl+End", "xuống dòng cuối của phần"),
            Key("F2", "sửa trong ô, hoặc mở danh sách câu trả lời"),
            Key("Shift+↑ ↓ ← →", "chọn nhiều ô"),
            Key("Ctrl+A", "chọn cả phần"),
            Key("Shift+F10", "mở danh sách việc làm được với các ô đang chọn"),
            Key("Phím cách", "đổi câu trả lời Có/Không và các lựa chọn"),
            Key("Alt+↓", "mở danh sách câu trả lời"),
            Key("Ctrl+Tab", "ra khỏi bảng, sang phần khác của cửa sổ"),
        ),
    ),
    KeyGroup(
        "Khi đang gõ trong ô",
        (
            Key("Esc", "bỏ những gì vừa gõ trong ô"),
            Key("Ctrl+Enter", "xuống dòng trong ô giải trình"),
        ),
    ),
)

#: The keys of the pages that list reports; what the clerk stands on there is a report.
OF_LISTS = (
    KeyGroup(
        "Trong danh sách báo cáo",
        (Key("Enter", "mở báo cáo"), Key("Delete", "bỏ báo cáo vào thùng rác")),
    ),
    KeyGroup(
        "Trong lịch báo cáo",
        (Key("Enter", "mở báo cáo, hoặc lập nếu chưa có"), Key("F2", "đổi hạn nộp")),
    ),
)

_SAID = {"PgDown": "PgDn", "Up": "↑", "Down": "↓", "Left": "←", "Right": "→", "Del": "Delete", "Return": "Enter"}


def of_menus(menus: Iterable[tuple[str, Iterable[QAction]]]) -> list[KeyGroup]:
    """Return the keys of the actions in *menus*; an action in two menus is told in the first."""
    told: set[str] = set()
    groups = []
    for title, actions in menus:
        keys = []
        for action in actions:
            does = _words(action.text())
            shortcuts = ", ".join(_said(shortcut.toString()) for shortcut in action.shortcuts())
            if shortcuts and does not in told:
                told.add(does)
                keys.append(Key(shortcuts, does))
        if keys:
            groups.append(KeyGroup(f"Thực đơn {title.replace('&', '')}", tuple(keys)))
    return groups


def as_html(groups: Iterable[KeyGroup]) -> str:
    """Return the list as it stands in the guide and in the sheet."""
    rows = []
    for group in groups:
        rows.append(f"<tr><th colspan='2' align='left'>{escaped(group.title)}</th></tr>")
        rows += [f"<tr><td><kbd>{escaped(key.keys)}</kbd></td><td>{escaped(key.does)}</td></tr>" for key in group.keys]
    return f"<table width='100%' cellpadding='3'>{''.join(rows)}</table>"


def as_text(groups: Iterable[KeyGroup]) -> str:
    """Return the list for the clipboard: two columns that a spreadsheet takes apart."""
    parts = ["\n".join([group.title, *(f"{key.keys}\t{key.does}" for key in group.keys)]) for group in groups]
    return "\n\n".join(parts)


def _words(text: str) -> str:
    """Return an action's words without access key, "…" and what an undo would take back."""
    return text.replace("&", "").partition(":")[0].removesuffix("…").strip()


def _said(shortcut: str) -> str:
    """Return a shortcut with the names that stand on the keys: "Ctrl+PgDown" → "Ctrl+PgDn"."""
    head, plus, last = shortcut.rpartition("+")
    if not last:  # the key is the plus sign itself
        return shortcut
    return f"{head}{plus}{_SAID.get(last, last)}"
