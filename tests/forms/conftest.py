"""Every edition, and every example of every edition.

A test that takes `edition` runs for each edition in forms/; one that takes `filled` runs for each example, filled in. That is
how printing, exporting and importing are tried on every form: a test here, no list of forms anywhere.
"""

from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from desktop.engine.definition import Edition
from desktop.engine.report import Report
from tests.helpers.editions import CATALOGUE
from tests.helpers.reports import example, from_example


class Filled(NamedTuple):
    """An example of an edition and the report it makes."""

    name: str
    data: dict[str, Any]
    report: Report


def examples() -> list[Path]:
    """The files of all examples."""
    return sorted(path for summary in CATALOGUE.editions() for path in (summary.folder / "examples").glob("*.json"))


@cache
def filled_from(path: Path) -> Filled:
    """The report an example makes; tests look at it and do not change it."""
    data = example(path)
    return Filled(path.stem, data, from_example(CATALOGUE.edition(path.parts[-4], path.parts[-3]), data))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "edition" in metafunc.fixturenames:
        found = [(summary.form, summary.edition) for summary in CATALOGUE.editions()]
        metafunc.parametrize("edition", found, ids="@".join, indirect=True)
    if "filled" in metafunc.fixturenames:
        metafunc.parametrize(
            "filled", examples(), ids=lambda path: f"{path.parts[-4]}@{path.parts[-3]}-{path.stem}", indirect=True
        )


@pytest.fixture
def edition(request: pytest.FixtureRequest) -> Edition:
    return CATALOGUE.edition(*request.param)


@pytest.fixture
def filled(request: pytest.FixtureRequest) -> Filled:
    return filled_from(request.param)
