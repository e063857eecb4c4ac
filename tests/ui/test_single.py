"""One window per data folder."""

import os
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui import single
from desktop.ui.single import Answer, Request, SingleInstance, held_elsewhere

ROOT = Path(__file__).parents[2]


@pytest.fixture
def first(tmp_path: Path, qtbot: QtBot) -> Iterator[SingleInstance]:
    instance = SingleInstance(tmp_path)
    assert instance.is_first()
    yield instance
    instance.release()


SECOND = """
import sys
from pathlib import Path
from desktop.ui.single import Answer, Request, SingleInstance
instance = SingleInstance(Path(sys.argv[1]))
report, file = int(sys.argv[2]) or None, sys.argv[3]
request = Request(report, Path(file) if file else None)
assert not instance.is_first()
print(instance.ask_first(request).name)
"""


def test_a_second_start_reaches_the_first(first: SingleInstance, tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> None:
    asked: list[Request] = []
    first.listen(asked.append, qapp)
    assert [later_start(tmp_path, qtbot, report) for report in (7, 0)] == ["DONE", "DONE"]
    assert asked == [Request(7), Request()]


def later_start(folder: Path, qtbot: QtBot, report: int = 0, file: str = "") -> str:
    """What a later start hears."""
    second = subprocess.Popen(
        [sys.executable, "-c", SECOND, str(folder), str(report), file], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    qtbot.waitUntil(lambda: second.poll() is not None)
    return second.communicate()[0].strip()


def test_a_path_arrives_as_it_is(first: SingleInstance, tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> None:
    asked: list[Request] = []
    first.listen(asked.append, qapp)
    nfd = unicodedata.normalize("NFD", "/thư đến/UBND phường Yết Kiêu.cchc")
    odd = "/a b/“tháng 5” 'x' \"y\" 100%\n+;.cchc"
    network = "//may-chu/Báo cáo/tháng 5.cchc"
    no_text = os.fsdecode(b"/old/b\xe1o c\xe1o.cchc")
    paths = [nfd, odd, network, no_text, "/" + "dài" * 2000 + ".cchc"]
    assert {later_start(tmp_path, qtbot, file=path) for path in paths} == {"DONE"}
    assert [request.file for request in asked] == [Path(path) for path in paths]


def test_what_is_no_request_brings_the_window_to_the_front(first: SingleInstance, qapp: QApplication, qtbot: QtBot) -> None:
    asked: list[Request] = []
    first.listen(asked.append, qapp)
    for line in (b"file zz\n", b"something of a later version\n", b"file \xff\n"):
        socket = QLocalSocket()
        socket.connectToServer(first._name)
        socket.write(line)
        qtbot.waitUntil(lambda socket=socket: socket.bytesAvailable() > 0)  # type: ignore[misc]
        socket.disconnectFromServer()
    assert asked == [Request()] * 3


def test_a_first_of_an_older_version_comes_to_the_front_and_says_no_more(tmp_path: Path, qtbot: QtBot) -> None:
    running = SingleInstance(tmp_path)
    assert running.is_first()
    shown: list[bytes] = []
    server = QLocalServer()

    def as_before() -> None:
        socket = server.nextPendingConnection()

        def read() -> None:
            shown.append(bytes(socket.readLine().data()).strip())
            socket.write(b"ok")
            socket.flush()

        socket.readyRead.connect(read)

    server.newConnection.connect(as_before)
    assert server.listen(running._name)
    assert later_start(tmp_path, qtbot, file="/x.cchc") == "TOO_OLD"
    assert later_start(tmp_path, qtbot, report=7) == "DONE"
    assert not shown[0].isdigit()  # so the older version takes it for a wish without a report
    server.close()
    running.release()


def test_a_first_that_does_not_answer(first: SingleInstance, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(single, "_PATIENCE_S", 0.2)
    second = SingleInstance(tmp_path)
    assert not second.is_first()
    assert second.ask_first(Request()) is Answer.NOTHING


def test_folders_do_not_meet(first: SingleInstance, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = SingleInstance(tmp_path / "other")
    assert other.is_first()
    other.release()


def test_another_start_is_first_after_release(first: SingleInstance, tmp_path: Path) -> None:
    first.release()
    second = SingleInstance(tmp_path)
    assert second.is_first()
    second.release()


def test_who_has_it_open_is_told(
    first: SingleInstance, tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = SingleInstance(tmp_path)
    assert "không trả lời" in held_elsewhere(second, tmp_path)
    monkeypatch.setattr(single, "user_name", lambda: "Hà")
    first.listen(lambda _report: None, qapp)
    assert "không trả lời" in held_elsewhere(second, tmp_path)
    monkeypatch.setattr(single, "user_name", lambda: "Minh")
    assert "người dùng “Hà” mở trên máy này" in held_elsewhere(second, tmp_path)
    lock = tmp_path / "cchc.lock"
    lines = lock.read_text(encoding="utf-8").splitlines()
    lock.write_text("\n".join([*lines[:2], "MAY-PHONG-NOI-VU", *lines[3:]]) + "\n", encoding="utf-8")
    assert "người dùng “Hà” mở trên máy “MAY-PHONG-NOI-VU”" in held_elsewhere(second, tmp_path)
    lock.write_text("\n".join(lines) + "\n", encoding="utf-8")


def test_nothing_is_left_beside_the_data_when_it_is_closed(tmp_path: Path, qapp: QApplication) -> None:
    instance = SingleInstance(tmp_path)
    assert instance.is_first()
    instance.listen(lambda _report: None, qapp)
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".txt"] == ["dang-mo.txt"]
    instance.release()
    assert list(tmp_path.iterdir()) == []
