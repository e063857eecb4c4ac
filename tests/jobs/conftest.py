"""A desk of its own for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.jobs.desk import Desk


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "Dữ liệu"


@pytest.fixture
def desk(folder: Path) -> Iterator[Desk]:
    with Desk.open(folder) as desk:
        yield desk
