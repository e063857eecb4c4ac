"""The program goes to a stick through the window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop import locations
from desktop.jobs import portable
from desktop.jobs.desk import Desk
from desktop.ui.computer.take_along_dialog import TakeAlongDialog
from desktop.ui.window import MainWindow


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    top = tmp_path / "Chương trình"
    (top / "app").mkdir(parents=True)
    (top / "app" / "tệp.bin").write_bytes(bytes(5_000_000))
    (top / locations.INSTALLED).write_text('{"kind": "run"}', encoding="utf-8")
    monkeypatch.setattr(locations, "program", lambda: top)
    return top


@pytest.fixture
def dialog(installed: Path, usual: Path, stick: Path, qtbot: QtBot) -> TakeAlongDialog:
    made = TakeAlongDialog(usual, None)
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_only_stick_is_proposed_and_gets_program_and_data(dialog: TakeAlongDialog, stick: Path, qtbot: QtBot) -> None:
    assert dialog.place.folder == stick
    dialog.make_button.click()
    assert dialog.running.is_busy
    assert not dialog.make_button.isEnabled()
    qtbot.waitUntil(lambda: "Đã tạo bản mang theo" in dialog.notice.text)
    assert locations.has_data(stick / portable.FOLDER / locations.PORTABLE)
    assert (stick / portable.FOLDER / "app" / "tệp.bin").stat().st_size == 5_000_000


def test_the_data_can_stay_here(dialog: TakeAlongDialog, stick: Path, qtbot: QtBot) -> None:
    dialog.with_data.setChecked(False)
    dialog.make_button.click()
    qtbot.waitUntil(lambda: "Đã tạo bản mang theo" in dialog.notice.text)
    assert not locations.has_data(stick / portable.FOLDER / locations.PORTABLE)


def test_a_stick_that_has_one_already_is_a_sentence(dialog: TakeAlongDialog, stick: Path, qtbot: QtBot) -> None:
    (stick / portable.FOLDER).mkdir()
    dialog.make_button.click()
    qtbot.waitUntil(lambda: "Đã có" in dialog.notice.text)
    assert dialog.make_button.isEnabled()


def test_only_an_installation_offers_it(
    desk: Desk, open_window: Callable[..., MainWindow], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not open_window(desk)._computer._take_program.isEnabled()
    monkeypatch.setattr(locations, "program", lambda: tmp_path)
    assert open_window(desk)._computer._take_program.isEnabled()
