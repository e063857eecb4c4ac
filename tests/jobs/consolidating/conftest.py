"""A city's desk, its register, and a folder of what six wards sent."""

from pathlib import Path

import pytest

from desktop.jobs.consolidating.inbox import files_in, take_in
from desktop.jobs.consolidating.outcome import Item
from desktop.jobs.consolidating.period import Collected
from desktop.jobs.consolidating.register import import_register
from desktop.jobs.desk import Desk
from tests.helpers import wards
from tests.helpers.wards import FORM, PERIOD, Sent


@pytest.fixture(scope="session")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Sent:
    """Six of eight wards: one late, one with an error, one damaged, one as a workbook."""
    folder = tmp_path_factory.mktemp("inbox") / "Tháng 8"
    return wards.send_all(folder, wards.names()[:8], late=[1], missing=[6, 7], faulty=[2], damaged=[3], workbooks=[4])


@pytest.fixture
def city(desk: Desk, tmp_path: Path) -> Desk:
    """The city's desk with its register of eight wards."""
    desk.save_unit(wards.CITY)
    import_register(desk, wards.write_register(tmp_path / "danh sách.xlsx", wards.names()[:8]))
    return desk


@pytest.fixture
def collected(city: Desk) -> Collected:
    return Collected.of(city, FORM, PERIOD)


def receive(desk: Desk, *paths: Path, trust: bool = False) -> list[Item]:
    """Take in files for the wards' month."""
    return take_in(desk, Collected.of(desk, FORM, PERIOD), files_in(paths), trust=trust)


def again(desk: Desk) -> Collected:
    """What has come by now."""
    return Collected.of(desk, FORM, PERIOD)
