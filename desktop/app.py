"""The window program, put together: data folder, single instance, desk, main window."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop import __version__, locations
from desktop.jobs import data_folder
from desktop.jobs.desk import Desk
from desktop.jobs.errors import TOLD, RefusedError
from desktop.ui import style
from desktop.ui.crash import CrashReporter
from desktop.ui.single import Answer, Request, SingleInstance, held_elsewhere
from desktop.ui.window import NAME, MainWindow

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

DONE, REFUSED = 0, 2
TOO_OLD = "Chương trình đang mở là phiên bản cũ, chưa kiểm tra được tệp gửi: hãy đóng cửa sổ ấy, rồi nhấp đúp lại tệp “{}”."


class Program:
    """One running window on one data folder; it goes over to the practice desk and back."""

    def __init__(self, qt: QApplication, folder: Path, instance: SingleInstance) -> None:
        self._qt = qt
        self._folder = folder
        self._instance = instance
        self.window: MainWindow | None = None

    def open(
        self,
        *,
        practice: bool = False,
        report: int | None = None,
        file: Path | None = None,
        on_painted: Callable[[MainWindow], None] | None = None,
    ) -> None:
        """Open the desk and its window in the place of the one before, and prove *file*. Raises `StorageError`."""
        desk = self._practice_desk() if practice else Desk.open(self._folder)
        window = MainWindow(desk, datetime.now().astimezone().date())
        window.practice_wanted.connect(self._change_desk)
        window.data_moved.connect(self._follow_data)
        if on_painted is not None:
            window.painted.connect(lambda: on_painted(window))
        window.painted.connect(self._settle)
        if file is not None:
            window.painted.connect(lambda: window.post.check_file(file))
        if report is None and practice:
            report = desk.reports()[0].id
        window.start(report)
        before, self.window = self.window, window
        window.show()
        if before is not None:
            before.close()
            before.deleteLater()
            before.desk.close()

    def close(self) -> None:
        """Close what is open."""
        if self.window is not None:
            self.window.desk.close()
        self._instance.release()

    def _practice_desk(self) -> Desk:
        from desktop.jobs.demo import open_practice

        return open_practice(self._folder)

    def _change_desk(self, practice: bool) -> None:  # noqa: FBT001 - a signal's only argument
        try:
            self.open(practice=practice)
        except TOLD as refusal:
            assert self.window is not None  # noqa: S101 - it asked
            self.window.notice.warn(str(refusal))

    def _follow_data(self, folder: Path, copied: bool) -> None:  # noqa: FBT001 - a signal's argument
        """Go over to the data in *folder*. What was *copied* there becomes a backup once it is open there."""
        before = self._folder, self._instance
        instance = SingleInstance(folder)
        try:
            if not instance.is_first():
                raise RefusedError(held_elsewhere(instance, folder))
            self._folder, self._instance = folder, instance
            self.open()
        except TOLD as refusal:
            self._folder, self._instance = before
            instance.release()
            data_folder.use(self._folder)
            assert self.window is not None  # noqa: S101 - it asked
            self.window.notice.warn(str(refusal))
            return
        before[1].release()
        CrashReporter(folder).install()
        told = data_folder.retire(before[0], datetime.now().astimezone()) if copied else "Dữ liệu ở chỗ cũ không thay đổi."
        assert self.window is not None  # noqa: S101 - it was just opened
        self.window.notice.tell(f"Từ nay dữ liệu ở “{folder}”. {told}")

    def _come_to_front(self, wanted: Request) -> None:
        if self.window is not None:
            self.window.come_to_front(wanted.report)
            if wanted.file is not None:
                self.window.post.check_file(wanted.file)

    def _settle(self) -> None:
        """Do what could wait until the window was on the screen."""
        gc.freeze()
        gc.enable()
        from desktop.ui.qt_words import speak_vietnamese
        from desktop.ui.style.focus import FocusRing

        self._qt.setWindowIcon(_icon())
        speak_vietnamese(self._qt)
        FocusRing(self._qt)
        self._instance.listen(self._come_to_front, self._qt)


def run(
    data: str | None, report: int | None, file: Path | None = None, on_painted: Callable[[MainWindow], None] | None = None
) -> int:
    """Open the window on a data folder; return the exit status at the end.

    It opens straight into *report*, or proves *file*, an absolute path, where one is named.

    *on_painted* is called with the window once everything stands on the screen.
    """
    qt = make_application()
    folder = _folder_of(data)
    if folder is None:
        return REFUSED
    with suppress(OSError):  # the desk says it in a sentence
        folder.mkdir(parents=True, exist_ok=True)
    instance = SingleInstance(folder)
    if not instance.is_first():
        return _hand_on(instance, Request(report, file), folder)
    CrashReporter(folder).install()
    program = Program(qt, folder, instance)
    try:
        program.open(report=report, file=file, on_painted=on_painted)
    except TOLD as refusal:
        return _refuse(str(refusal))
    try:
        return qt.exec()
    finally:
        program.close()


def _folder_of(data: str | None) -> Path | None:
    """Return the folder with the data; while it is not there, ask what to do. `None` when the clerk gives up."""
    while True:
        try:
            return data_folder.found(data)
        except data_folder.LostDataError as lost:
            from desktop.ui.computer.lost_dialog import LostDataDialog

            if not LostDataDialog(lost.folder).exec():
                return None


def try_window(folder: Path) -> str:
    """Open the window straight into the first report of *folder*, and close it once it is painted; return what was seen."""
    with Desk.open(folder) as desk:
        report = desk.reports()[0].id
    seen: list[str] = []

    def look(window: MainWindow) -> None:
        seen.append(f"{window.windowTitle()}: {window.width()} × {window.height()}")
        window.close()

    status = run(str(folder), report, on_painted=look)
    if status != DONE or not seen:
        raise RuntimeError(f"cửa sổ không mở được, mã {status}")
    return seen[0]


def make_application() -> QApplication:
    """Return Qt's application object in the program's look."""
    # Menus stand in the window on every system; asking a desktop whether it has a place for them takes longer than a menu.
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeMenuBar)
    # As an argument, for the call that sets a style returns it, and PySide then makes the whole large type of styles.
    qt = QApplication([NAME, "-style", "Fusion"])
    qt.setApplicationName(NAME)
    qt.setApplicationVersion(__version__)
    qt.setDesktopFileName("cchc")
    style.wear(qt, style.Look.SYSTEM)
    return qt


def _hand_on(instance: SingleInstance, request: Request, folder: Path) -> int:
    """Have the window that is open already open what is wanted."""
    if instance.is_held_on_other_computer:
        return _refuse(held_elsewhere(instance, folder))
    match instance.ask_first(request):
        case Answer.DONE:
            return DONE
        case Answer.TOO_OLD:
            return _refuse(TOO_OLD.format(request.file.name if request.file else ""))
        case Answer.NOTHING:
            return _refuse(held_elsewhere(instance, folder))


def _icon() -> QIcon:
    from PySide6.QtGui import QIcon

    icon = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        icon.addFile(str(locations.resources() / "icons" / f"cchc-{size}.png"))
    return icon


def _refuse(sentence: str) -> int:
    """Say why there is no window, in a box and, for who started it there, in the terminal."""
    print(sentence, file=sys.stderr)  # noqa: T201 - a terminal is the only place left after the box
    from PySide6.QtWidgets import QMessageBox

    QMessageBox.warning(None, NAME, sentence)  # type: ignore[arg-type]
    return REFUSED
