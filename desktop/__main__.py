"""`cchc`: the window, or a command.

cchc [--data FOLDER] [--open REPORT]    opens the window, straight into a report if one is named
cchc [--data FOLDER] FILE.cchc          opens the window, and proves a file that was received: so does a double-click
cchc COMMAND …                          see `cchc --help`
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from desktop import bytecode
from desktop.locations import SUBMISSION

REFUSED = 2
_NO_SCREEN = "Không có màn hình để mở cửa sổ; hãy thử lệnh “cchc demo” để xem chương trình làm một báo cáo mẫu."


class Window(NamedTuple):
    """A wish for the window: the data folder, the report to open, the file to prove, where they are named."""

    data: str | None = None
    report: int | None = None
    file: str | None = None


def window_wish(arguments: Sequence[str]) -> Window | None:
    """Return what window *arguments* ask for, `None` when they are for the command line, which also says what is wrong."""
    wish = Window()
    words = iter([part for word in arguments for part in (word.split("=", 1) if word.startswith("--") else [word])])
    for word in words:
        if word.lower().endswith(SUBMISSION) and not word.startswith("--") and wish.file is None:
            wish = wish._replace(file=word)
            continue
        value = next(words, "")
        if word == "--data" and value:
            wish = wish._replace(data=value)
        elif word == "--open" and value.isdecimal():
            wish = wish._replace(report=int(value))
        else:
            return None
    return wish


def has_screen() -> bool:
    """Whether Qt has somewhere to show a window; elsewhere than on Windows and macOS the environment says so."""
    return sys.platform in ("win32", "darwin") or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")))


def try_window(folder: Path) -> str:
    """Open the window on the sample in *folder* and close it once it is painted; for the self-test."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from desktop import app

    return app.try_window(folder)


def main(on_painted: Callable[..., None] | None = None) -> int:
    """Run the program; return its exit status. *on_painted* is called with the window once it stands on the screen."""
    wish = window_wish(sys.argv[1:])
    if wish is None:
        from desktop import cli

        return cli.run(sys.argv[1:], try_window)
    if not has_screen():
        print(_NO_SCREEN, file=sys.stderr)
        return REFUSED
    file = Path(wish.file).absolute() if wish.file is not None else None  # the running window may stand in another folder
    import gc

    gc.disable()  # a start makes much and drops little; the window turns it on again once it is painted
    with bytecode.kept():
        from desktop import app

    return app.run(wish.data, wish.report, file, on_painted)


if __name__ == "__main__":
    sys.exit(main())
