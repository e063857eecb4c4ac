"""A unit with a finalised report, and an office that receives."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.engine.edits import Address
from desktop.engine.period import Period
from desktop.engine.unit import Unit
from desktop.jobs import life
from desktop.jobs.desk import Desk
from desktop.jobs.submission.making import make_submission
from desktop.jobs.submission.verdict import Verdict
from desktop.jobs.submission.verifying import verify

WARD = Unit("UBND phường Yết Kiêu", parent="UBND quận Hà Đông", place="Yết Kiêu", drafter="Nguyễn Thu Hà")
REASON = "Hai nhiệm vụ còn lại đến hạn vào quý III"

Send = Callable[..., Path]


def finalised(desk: Desk, period: str = "2024-05", done: str = "18") -> int:
    session = desk.open_report(desk.new_report("ward-monthly", Period.parse(period)))
    cells = {"plan.tasks_assigned": "20", "plan.tasks_done": done, "plan.issued": "Có"}
    session.set_cells("gõ 3 ô", [(Address(code), text) for code, text in cells.items()])
    session.confirm(session.report.open_warnings, REASON)
    return life.finalise(desk, session).id


@pytest.fixture
def ward(tmp_path: Path) -> Iterator[Desk]:
    with Desk.open(tmp_path / "phường") as desk:
        desk.save_unit(WARD)
        yield desk


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Desk]:
    """Somebody else's computer."""
    with Desk.open(tmp_path / "kẻ khác") as desk:
        yield desk


@pytest.fixture
def district(tmp_path: Path) -> Iterator[Desk]:
    with Desk.open(tmp_path / "quận") as desk:
        desk.save_unit(Unit("UBND quận Hà Đông"))
        yield desk


@pytest.fixture
def report(ward: Desk) -> int:
    return finalised(ward)


@pytest.fixture
def send(tmp_path: Path) -> Send:
    """Writes the submission of a report and returns its path."""

    def sent(desk: Desk, report_id: int, name: str = "tháng 5.cchc", **options: object) -> Path:
        path = tmp_path / name
        assert make_submission(desk, report_id, path, **options) is not None  # type: ignore[arg-type]
        return path

    return sent


def prove(desk: Desk, what: object, **options: object) -> Verdict:
    return verify(desk, str(what), **options)  # type: ignore[arg-type]
