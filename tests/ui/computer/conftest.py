"""A user whose data lies in the usual place, and a stick."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from desktop import drives
from desktop.jobs.desk import Desk
from tests.helpers.folders import usual_folder


@pytest.fixture
def usual(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return usual_folder(tmp_path, monkeypatch)


@pytest.fixture
def desk(usual: Path) -> Iterator[Desk]:
    with Desk.open(usual) as desk:
        yield desk


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A stick that is plugged in."""
    (tmp_path / "USB").mkdir()
    monkeypatch.setattr(drives, "removable", lambda: [tmp_path / "USB"])
    return tmp_path / "USB"


@pytest.fixture
def chooses(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path | str], None]:
    """Has the clerk choose a folder when asked for one; an empty one is thinking better of it."""

    def choose(folder: Path | str) -> None:
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))

    return choose
