"""One window per data folder: a second start brings the first window to the front."""

from __future__ import annotations

import time
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

_LOCK = "cchc.lock"
_ANSWER = b"ok"
#: The first window listens only after it has painted, and a busy machine may take its time.
_PATIENCE_S = 5.0


class SingleInstance:
    """A lock in the data folder, and a local socket by which later starts reach the holder.

    The lock of a program that crashed is taken over: it holds the process's number, and Qt looks whether that lives.
    """

    def __init__(self, folder: Path) -> None:
        self._lock = QLockFile(str(folder / _LOCK))
        self._lock.setStaleLockTime(0)
        # Names of local sockets are short, and the same folder may be reached by several spellings.
        self._name = f"cchc-{zlib.crc32(str(folder.resolve()).encode()):08x}"
        self._server: QLocalServer | None = None

    def is_first(self) -> bool:
        """Take the lock; false when another program holds it. A folder that cannot be written is not held by anybody."""
        return self._lock.tryLock(0) or self._lock.error() is not QLockFile.LockError.LockFailedError

    def listen(self, asked: Callable[[int | None], None], owner: QObject) -> None:
        """Call *asked* whenever a later start asks, with the report it wants opened, for as long as *owner* lives."""
        if self._server is not None:
            return
        from PySide6.QtNetwork import QLocalServer

        server = QLocalServer(owner)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(self._name)  # left by a crash: the lock says that nobody listens
        server.listen(self._name)
        server.newConnection.connect(lambda: self._answer(server.nextPendingConnection(), asked))
        self._server = server

    def ask_first(self, report: int | None) -> bool:
        """Have the first window come to the front and open *report*; return whether it answered."""
        from PySide6.QtNetwork import QLocalSocket

        until = time.monotonic() + _PATIENCE_S
        while time.monotonic() < until:
            socket = QLocalSocket()
            socket.connectToServer(self._name)
            if socket.waitForConnected(500):
                socket.write(b"%d\n" % (report or 0))
                return socket.waitForReadyRead(int(_PATIENCE_S * 1000)) and bytes(socket.readAll().data()) == _ANSWER
            time.sleep(0.1)
        return False

    def release(self) -> None:
        """Let another start be the first."""
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

    @staticmethod
    def _answer(socket: QLocalSocket, asked: Callable[[int | None], None]) -> None:
        def read() -> None:
            if socket.canReadLine():
                wanted = bytes(socket.readLine().data()).strip()
                socket.write(_ANSWER)
                socket.flush()
                asked(int(wanted) or None if wanted.isdigit() else None)

        socket.disconnected.connect(socket.deleteLater)
        socket.readyRead.connect(read)
        read()
