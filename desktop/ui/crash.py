"""Faults of the program itself: one sentence for the clerk, the details in a file, and the window stays."""

from __future__ import annotations

import sys
import traceback
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtWidgets import QApplication

LOG = "cchc.log"
#: Beyond this size the file is begun anew; nobody reads more.
_MOST_BYTES = 1_000_000


class CrashReporter:
    """Stands where Python prints tracebacks. One message at a time: a fault while painting would come back at once."""

    def __init__(self, folder: Path) -> None:
        self.log = folder / LOG
        self._telling = False

    def install(self) -> None:
        """Take over what nobody caught, in this thread."""
        sys.excepthook = self.tell

    def tell(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Write the details down and tell the clerk. Ctrl+C in a terminal ends the program as everywhere."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.exit(130)
            return
        written = self._write("".join(traceback.format_exception(kind, error, trace)))
        if self._telling:
            return
        self._telling = True
        try:
            where = f" Chi tiết đã ghi vào tệp “{self.log}”, xin gửi tệp này cho người phụ trách." if written else ""
            from PySide6.QtWidgets import QMessageBox

            box = QMessageBox(QApplication.activeWindow())
            box.setIcon(QMessageBox.Icon.Warning)
            box.setWindowTitle("CCHC")
            box.setText(f"Chương trình gặp lỗi ở thao tác vừa rồi; số liệu đã lưu vẫn còn nguyên.{where}")
            box.addButton("Tiếp tục làm việc", QMessageBox.ButtonRole.AcceptRole)
            box.exec()
        finally:
            self._telling = False

    def _write(self, details: str) -> bool:
        """Add *details* to the file; return whether that worked, for a full disk must not hide the sentence."""
        try:
            mode = "w" if self.log.exists() and self.log.stat().st_size > _MOST_BYTES else "a"
            with self.log.open(mode, encoding="utf-8") as file:
                file.write(f"{datetime.now().astimezone().isoformat(timespec='seconds')}\n{details}\n")
        except OSError:
            return False
        return True
