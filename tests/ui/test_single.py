"""One window per data folder."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui import single
from desktop.ui.single import SingleInstance

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
from desktop.ui.single import SingleInstance
instance = SingleInstance(Path(sys.argv[1]))
report = int(sys.argv[2]) or None
sys.exit(0 if not instance.is_first() and instance.ask_first(report) else 1)
"""


def test_a_second_start_reaches_the_first(first: SingleInstance, tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> None:
    asked: list[int | None] = []
    first.listen(asked.append, qapp)
    for report in ("7", "0"):
        second = subprocess.Popen([sys.executable, "-c", SECOND, str(tmp_path), report], cwd=ROOT)
        qtbot.waitUntil(lambda process=second: process.poll() is not None)  # type: ignore[misc]
        assert second.returncode == 0
    assert asked == [7, None]


def test_a_first_that_does_not_answer(first: SingleInstance, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(single, "_PATIENCE_S", 0.2)
    second = SingleInstance(tmp_path)
    assert not second.is_first()
    assert not second.ask_first(None)


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
