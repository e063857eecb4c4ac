"""A ward's desk: with a year of reports, and without any."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.jobs.desk import Desk
from tests.helpers.ward_year import UNIT, fill_year


@pytest.fixture
def new_desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk.open(tmp_path / "data") as desk:
        desk.save_unit(UNIT)
        yield desk


@pytest.fixture
def desk(new_desk: Desk) -> Desk:
    fill_year(new_desk)
    return new_desk
