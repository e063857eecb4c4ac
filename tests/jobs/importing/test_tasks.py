"""A values file can carry the tasks of a report beside its figures."""

import json
from pathlib import Path

import pytest

from desktop import locations
from desktop.engine.edits import Address
from desktop.engine.period import Period
from desktop.jobs.desk import Desk
from desktop.jobs.importing import import_values, read_values

SEED = locations.forms() / "district-report" / "2021" / "examples" / "2021-9M.json"
PERIOD = Period.parse("2021-9M")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk.open(tmp_path / "data")


def test_the_districts_seed_comes_in_with_its_tasks(desk: Desk) -> None:
    reading = read_values(desk, "district-report@2021", SEED, PERIOD)
    report = desk.open_report(import_values(desk, reading, PERIOD)).report
    assert report.tasks("reform_tasks") == (31, 21)
    rules = {finding.rule for finding in report.findings}
    assert not {"plan.tasks_listed", "plan.tasks_done_listed"} & rules
    assert {"dossiers.flow", "dossiers.communes.flow", "petitions.resolved_by_publication", "cell.stated_differs"} <= rules


def test_a_task_or_a_column_that_is_not_there_is_listed(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "nhiệm vụ.json"
    tasks = {"reform_tasks#1": {"done": "x", "doen": "x"}, "reform_tasks#99": {"done": "x"}, "reform_tasks#2": "x"}
    content = {"form": "district-report", "values": {"plan.tasks_done": {"value": 1}}, "tasks": tasks}
    path.write_text(json.dumps(content), encoding="utf-8")
    reading = read_values(desk, "district-report@2021", path, PERIOD)
    assert [cell.address for cell in reading.taken if cell.text == "x"] == [Address("reform_tasks#1", "done")]
    assert [left.code for left in reading.left] == ["reform_tasks#1", "reform_tasks#99", "reform_tasks#2"]
