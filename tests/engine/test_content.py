"""The canonical content of a report: the same for the same report however it came about, another one for any difference."""

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from desktop.engine.background import Background, PastReport
from desktop.engine.content import content, content_hash, content_text
from desktop.engine.edits import NOTE, Address, Edit
from desktop.engine.period import Dates, Period
from desktop.engine.report import Report
from desktop.engine.unit import Unit
from tests.helpers.clerk import Clerk, opens

ASSIGNED, DONE, ISSUED, RATIO = "plan.tasks_assigned", "plan.tasks_done", "plan.issued", "plan.completion"
WARNING = "plan.unfinished_explained"


def filled() -> Clerk:
    return opens("ward-monthly").types(ASSIGNED, "20").types(DONE, "6").notes(ISSUED, "Kế hoạch số 29/KH-UBND")


def confirm(report: Report, reason: str) -> None:
    (warning,) = (finding for finding in report.findings if finding.rule == WARNING)
    report.apply(Edit("xác nhận cảnh báo", (), (report.confirmation(warning, reason),)))


def test_everything_said_is_in_it() -> None:
    report = filled().takes_in(RATIO, "112,18").types("direction.documents", "bảy").report
    confirm(report, "đến hạn quý III")
    said = content(report)
    assert (said["form"], said["edition"], said["period"]) == ("ward-monthly", "2024", "2024-05")
    assert (said["from"], said["to"], said["version"]) == ("2024-04-15", "2024-05-14", 1)
    assert said["unit"]["name"] == report.unit.name
    assert said["cells"] == {
        ASSIGNED: {"value": {"typed": "20", "stored": "20"}},
        DONE: {"value": {"typed": "6", "stored": "6"}},
        ISSUED: {"note": {"typed": "Kế hoạch số 29/KH-UBND", "stored": "Kế hoạch số 29/KH-UBND"}},
        RATIO: {"value": {"typed": "112,18", "stored": "112.18"}},
        "direction.documents": {"value": {"typed": "bảy", "stored": None}},
    }
    assert said["values"] == {ASSIGNED: "20", DONE: "6", RATIO: "30"}
    (reason,) = said["reasons"]
    assert (reason["rule"], reason["code"], reason["reason"]) == (WARNING, RATIO, "đến hạn quý III")


def test_the_text_is_json_in_one_line_and_readable() -> None:
    text = content_text(filled().report)
    assert json.loads(text) == json.loads(json.dumps(content(filled().report)))
    assert "Kế hoạch số 29/KH-UBND" in text
    assert "\n" not in text


def test_the_way_there_does_not_matter() -> None:
    other = (
        opens("ward-monthly").notes(ISSUED, "Kế hoạch số 29/KH-UBND").types(DONE, "7").types(DONE, "6").types(ASSIGNED, "20")
    )
    assert content_hash(other.report) == content_hash(filled().report)
    assert content_hash(other.report.copy()) == content_hash(filled().report)


def test_other_reports_do_not_matter() -> None:
    report = filled().report
    past = Background([PastReport(Period.parse("2024-04"), {ASSIGNED: Decimal(99)})])
    other = Report(report.edition, report.unit, report.period, entries=report.entries, background=past)
    assert content_hash(other) == content_hash(report)


def _renumber(report: Report) -> None:
    report.number = "06"


def _correct(report: Report) -> None:
    report.version = 2


def _move(report: Report) -> None:
    report.dates = Dates(date(2024, 1, 1), report.dates.end)


def _rename(report: Report) -> None:
    report.unit = Unit(report.unit.name, signer="Lê Thị Ngọc")


def _retype(report: Report) -> None:
    report.apply(Edit("gõ ô", (report.change(Address(ASSIGNED), "020"),)))


def _clear_note(report: Report) -> None:
    report.apply(Edit("gõ ô", (report.change(Address(ISSUED, NOTE), ""),)))


def _confirm(report: Report) -> None:
    confirm(report, "đến hạn quý III")


@pytest.mark.parametrize("change", [_renumber, _correct, _move, _rename, _retype, _clear_note, _confirm])
def test_any_difference_gives_another_hash(change: Callable[[Report], None]) -> None:
    report = filled().report
    before = content_hash(report)
    change(report)
    assert content_hash(report) != before
