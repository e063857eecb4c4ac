"""Data folders with the report of the sample in them."""

from pathlib import Path

import pytest

from desktop import locations
from desktop.engine.edits import Address
from desktop.jobs.demo import fill_sample
from desktop.jobs.desk import Desk

_CELL = "plan.tasks_assigned"


def filled(folder: Path) -> Path:
    """Fill *folder* with the sample."""
    with Desk.open(folder) as desk:
        fill_sample(desk)
    return folder


def usual_folder(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Have the usual data folder of a user lie in *home*, with the sample in it."""
    folder = home / "Nhà" / "CCHC"
    monkeypatch.delenv("CCHC_DATA", raising=False)
    monkeypatch.setattr(locations, "usual_data_folder", lambda: folder)
    return filled(folder)


def assigned(folder: Path) -> str:
    """What a cell of the report says."""
    with Desk.open(folder) as desk:
        return desk.open_report(1).report.shown(_CELL)


def types(folder: Path, text: str) -> None:
    """Type *text* into that cell."""
    with Desk.open(folder) as desk:
        desk.open_report(1).set_value(Address(_CELL), text)
