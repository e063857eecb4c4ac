"""One window per data folder: a second start brings the first window to the front."""

from __future__ import annotations

import os
import sys
import time
import zlib
from collections.abc import Callable
from contextlib import suppress
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QLockFile, QObject

from desktop.locations import user_name

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

_LOCK = "cchc.lock"
#: What the first window answers: a version from before there were files to prove knows only the first of these.
_SHOWN, _PROVING = b"ok", b"file"
_FILE = b"file "
#: Says beside the lock who holds it: for others, who cannot ask that window.
_HOLDER = "dang-mo.txt"
#: The first window listens only after it has painted, and a busy machine may take its time.
_PATIENCE_S = 5.0
_LONGEST_NAME = 100


class Request(NamedTuple):
    """What a start wants opened: a report by its number, a file to be proved by its absolute path."""

    report: int | None = None
    file: Path | None = None


class Answer(Enum):
    """What a later start heard from the first window."""

    DONE = auto()
    NOTHING = auto()
    TOO_OLD = auto()  #: it came to the front, and cannot open what was wanted


class SingleInstance:
    """A lock in the data folder, and a local socket by which later starts reach the holder.

    The lock of a program that crashed is taken over: it holds the process's number, and Qt looks whether that lives.
    """

    def __init__(self, folder: Path) -> None:
        self._lock = QLockFile(str(folder / _LOCK))
        self._note = folder / _HOLDER
        self._lock.setStaleLockTime(0)
        # Names of local sockets are short, and the same folder may be reached by several spellings.
        self._name = f"cchc-{zlib.crc32(str(folder.resolve()).encode()):08x}"
        self._server: QLocalServer | None = None

    def is_first(self) -> bool:
        """Take the lock; false when another program holds it. A folder that cannot be written is not held by anybody."""
        return self._lock.tryLock(0) or self._lock.error() is not QLockFile.LockError.LockFailedError

    @property
    def is_held_on_other_computer(self) -> bool:
        """Whether whoever holds the lock can be asked for nothing from here."""
        from PySide6.QtCore import QSysInfo

        computer, _user = self.holder
        return bool(computer) and computer != QSysInfo.machineHostName()

    @property
    def holder(self) -> tuple[str, str]:
        """The computer and the user that hold the lock, as far as they are told."""
        _process, computer, _program = self._lock.getLockInfo()
        return computer, self._told_holder()

    def listen(self, asked: Callable[[Request], None], owner: QObject) -> None:
        """Call *asked* whenever a later start asks, with what it wants opened, for as long as *owner* lives."""
        if self._server is not None:
            return
        from PySide6.QtNetwork import QLocalServer

        server = QLocalServer(owner)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(self._name)  # left by a crash: the lock says that nobody listens
        server.listen(self._name)
        server.newConnection.connect(lambda: self._answer(server.nextPendingConnection(), asked))
        self._server = server
        with suppress(OSError):  # a folder that cannot be written has said so by now
            self._note.write_text(user_name(), encoding="utf-8")

    def ask_first(self, request: Request) -> Answer:
        """Have the first window come to the front and open what is wanted."""
        from PySide6.QtNetwork import QLocalSocket

        until = time.monotonic() + _PATIENCE_S
        while time.monotonic() < until:
            socket = QLocalSocket()
            socket.connectToServer(self._name)
            if socket.waitForConnected(500):
                _let_it_come_to_front()
                socket.write(_written(request))
                if not socket.waitForReadyRead(int(_PATIENCE_S * 1000)):
                    return Answer.NOTHING
                expected = _SHOWN if request.file is None else _PROVING
                return _understood(bytes(socket.readAll().data()), expected)
            time.sleep(0.1)
        return Answer.NOTHING

    def release(self) -> None:
        """Let another start be the first."""
        if self._server is not None:
            self._server.close()
            with suppress(OSError):
                self._note.unlink()
        self._lock.unlock()

    def _told_holder(self) -> str:
        with suppress(OSError):
            return self._note.read_text(encoding="utf-8", errors="replace")[:_LONGEST_NAME].strip()
        return ""

    @staticmethod
    def _answer(socket: QLocalSocket, asked: Callable[[Request], None]) -> None:
        def read() -> None:
            if socket.canReadLine():
                request = _read(bytes(socket.readLine().data()).strip())
                socket.write(_SHOWN if request.file is None else _PROVING)
                socket.flush()
                asked(request)

        socket.disconnected.connect(socket.deleteLater)
        socket.readyRead.connect(read)
        read()


def _written(request: Request) -> bytes:
    """Return a request as a line. A path goes in hexadecimal digits: it may hold any sign, in bytes that are no text, too."""
    if request.file is None:
        return b"%d\n" % (request.report or 0)
    return _FILE + os.fsencode(request.file).hex().encode() + b"\n"


def _read(line: bytes) -> Request:
    """Return what a line asks for; one that a later version may send brings the window to the front."""
    if line.isdigit():
        return Request(report=int(line) or None)
    if line.startswith(_FILE):
        with suppress(ValueError):
            return Request(file=Path(os.fsdecode(bytes.fromhex(line.removeprefix(_FILE).decode("ascii")))))
    return Request()


def _understood(answer: bytes, expected: bytes) -> Answer:
    if answer == expected:
        return Answer.DONE
    return Answer.TOO_OLD if answer == _SHOWN else Answer.NOTHING


def _let_it_come_to_front() -> None:
    """On Windows only the program that was started last may bring a window to the front, or hand that right on."""
    if sys.platform == "win32":
        import ctypes

        any_process = -1
        ctypes.windll.user32.AllowSetForegroundWindow(any_process)


def held_elsewhere(instance: SingleInstance, folder: Path) -> str:
    """Return the sentence for whoever cannot open *folder*: who has it open, and what to do."""
    computer, user = instance.holder
    who = f"người dùng “{user}”" if user else "một người dùng khác"
    if instance.is_held_on_other_computer:
        return (
            f"Thư mục dữ liệu “{folder}” đang được {who} mở trên máy “{computer}”, mỗi lúc chỉ một người mở được; "
            f"hãy đợi người ấy đóng chương trình, nếu máy ấy đã tắt hẳn thì xóa tệp “{_LOCK}” trong thư mục này rồi mở lại."
        )
    if user and user != user_name():
        return (
            f"Thư mục dữ liệu “{folder}” đang được {who} mở trên máy này, mỗi lúc chỉ một người mở được; "
            "hãy nhờ người ấy đóng chương trình rồi mở lại."
        )
    return (
        f"Chương trình đang mở thư mục dữ liệu “{folder}” nhưng không trả lời; "
        "hãy đóng cửa sổ ấy rồi mở lại, nếu không thấy cửa sổ nào thì khởi động lại máy."
    )
