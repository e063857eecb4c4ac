"""A newer version on a stick, as the window tells of it. Nothing asks a network."""

import hashlib
import json
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from pytestqt.qtbot import QtBot

from desktop import __version__, drives, locations
from desktop.jobs import updates
from desktop.jobs.updates import Kind
from desktop.ui.computer.updates_dialog import UpdatesDialog

CONTENT = b"setup" * 1000


def lies(stick: Path, name: str, version: str, sum_: str = "") -> Path:
    file = stick / name
    file.write_bytes(CONTENT)
    entry = {"name": name, "bytes": len(CONTENT), "sha256": sum_ or hashlib.sha256(CONTENT).hexdigest()}
    told = {"program": "cchc", "version": version, "date": "2026-12-01", "changes": ["Nhanh hơn <b>."], "files": [entry]}
    (stick / f"cchc-{version}.json").write_text(json.dumps(told), encoding="utf-8")
    return file


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(updates, "_kinds", lambda: [Kind.WINDOWS])


@pytest.fixture
def linux(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(updates, "_kinds", lambda: [Kind.DEB, Kind.RUN])


def opened(qtbot: QtBot) -> UpdatesDialog:
    dialog = UpdatesDialog(None)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: not dialog.running.is_busy)
    return dialog


def test_on_windows_the_setup_is_opened(stick: Path, windows: None, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    setup = lies(stick, "cchc-99.0.0-setup.exe", "99.0.0")
    dialog = opened(qtbot)
    assert dialog.found.text() == "Có bản mới 99.0.0, ngày 01/12/2026."
    assert "nguyên vẹn" in dialog.integrity.text()
    assert "Nhanh hơn <b>." in dialog.changes.toPlainText()
    urls: list[str] = []

    def open_it(url: QUrl) -> bool:
        urls.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_it)
    dialog.open_button.click()
    assert urls == [str(setup)]
    assert "đề nghị đóng chương trình" in dialog.notice.text
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    dialog.open_button.click()
    assert "Không mở được" in dialog.notice.text


def test_a_portable_program_says_what_to_choose_in_the_setup(
    stick: Path, windows: None, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    lies(stick, "cchc-99.0.0-setup.exe", "99.0.0")
    assert not opened(qtbot).stick.isVisible()
    (stick / "CCHC" / locations.PORTABLE).mkdir(parents=True)
    monkeypatch.setattr(locations, "program", lambda: stick / "CCHC")
    dialog = opened(qtbot)
    assert dialog.stick.isVisible()
    assert f"chọn thư mục “{stick / 'CCHC'}”" in dialog.stick.text()


def test_on_linux_the_command_is_told(stick: Path, linux: None, qtbot: QtBot) -> None:
    setup = lies(stick, "cchc_99.0.0_amd64.deb", "99.0.0")
    dialog = opened(qtbot)
    assert not dialog.open_button.isVisible()
    dialog.copy_button.click()
    assert QGuiApplication.clipboard().text() == f"sudo apt install {setup}"


@pytest.mark.parametrize("name", ["cchc-99.0.0-setup.exe", "cchc_99.0.0_amd64.deb"])
def test_an_altered_file_is_not_offered(stick: Path, name: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(updates, "_kinds", lambda: list(Kind))
    lies(stick, name, "99.0.0", sum_="0" * 64)
    dialog = opened(qtbot)
    assert "bị hỏng" in dialog.integrity.text()
    assert not (dialog.open_button.isVisible() and dialog.open_button.isEnabled())
    assert not dialog.command.isVisible()


def test_the_same_version_an_older_one_and_none(stick: Path, linux: None, tmp_path: Path, qtbot: QtBot) -> None:
    lies(stick, f"cchc_{__version__}_amd64.deb", __version__)
    dialog = opened(qtbot)
    assert "chính là bản đang dùng" in dialog.found.text()
    (tmp_path / "cũ").mkdir()
    lies(tmp_path / "cũ", "cchc_0.0.1_amd64.deb", "0.0.1")
    dialog.place.choose(tmp_path / "cũ")
    assert "cũ hơn bản đang dùng" in dialog.found.text()
    (tmp_path / "trống").mkdir()
    dialog.place.choose(tmp_path / "trống")
    assert "Không thấy tệp cài đặt" in dialog.found.text()
    dialog.place.choose(tmp_path / "rút rồi")
    assert "Không đọc được thư mục" in dialog.notice.text
    assert dialog.place.isEnabled()


def test_without_a_stick_it_waits_for_a_folder(linux: None, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drives, "removable", list)
    dialog = opened(qtbot)
    assert not dialog.found.isVisible()
    assert dialog.place.line.hasFocus() or dialog.focusWidget() is dialog.place.line
