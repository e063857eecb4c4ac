"""What real reports write into the last column where a figure, or nothing, was due."""

from datetime import date

import pytest

from desktop.engine.documents import DocumentReference, documents_in
from desktop.engine.edits import NOTE, Address, Edit
from desktop.engine.findings import Severity
from desktop.engine.period import Period
from desktop.engine.report import Report
from desktop.engine.unit import Unit
from desktop.engine.values import Kind
from tests.helpers.editions import edition, heading, indicator

ROWS = (
    heading("h"),
    indicator("count")._replace(note_hint="Lý do khen thưởng"),
    indicator("issued", kind=Kind.YES_NO),
    indicator("part"),
    indicator("total", "sum(part)"),
)


def told(note: str, value: str = "", code: str = "count") -> list[str]:
    report = Report(edition(*ROWS), Unit("UBND"), Period.parse("2024-05"))
    changes = [report.change(Address(code, NOTE), note), report.change(Address(code), value)]
    report.apply(Edit("gõ", tuple(changes)))
    assert all(finding.severity is Severity.WARNING and finding.in_note and finding.remedy for finding in report.findings)
    return [finding.rule for finding in report.findings]


@pytest.mark.parametrize("note", ["20", "46/162", "2/162", "100%", "68.897", "893 ", "1 234"])
def test_a_number_in_the_note_while_the_value_is_blank(note: str) -> None:
    assert told(note) == ["note.figure_in_note"]
    assert told(note, value="3") == []


@pytest.mark.parametrize("note", ["không có", "Chưa phát sinh", "chưa có", "Đang thực hiện", "Đang triển khai."])
def test_a_placeholder_where_a_figure_is_due(note: str) -> None:
    assert told(note) == ["note.placeholder"]
    assert told(note, value="0") == []


def test_the_forms_own_guidance_left_in_the_note() -> None:
    assert told("Lý do khen thưởng") == ["note.guidance_left"]
    assert told("lý do khen thưởng: ", value="2") == ["note.guidance_left"]
    assert told("Lý do khen thưởng: hoàn thành sớm", value="2") == []


def test_a_note_that_explains_says_nothing() -> None:
    assert told("01 Chương trình; 19 Kế hoạch; 07 Quyết định", value="27") == []
    assert told("Đã họp bàn, đang thực hiện theo kế hoạch", value="3") == []


def test_a_calculated_row_is_not_asked_for_a_figure() -> None:
    report = Report(edition(*ROWS), Unit("UBND"), Period.parse("2024-05"))
    changes = [report.change(Address("part"), "1"), report.change(Address("total", NOTE), "20")]
    report.apply(Edit("gõ", tuple(changes)))
    assert report.findings == ()


def test_an_answer_is_not_due_as_a_figure() -> None:
    assert told("Đang thực hiện", code="issued") == []


def test_a_document_after_the_period_or_on_a_day_that_does_not_exist() -> None:
    assert told("Kế hoạch số 29/KH-UBND ngày 14/05/2024", value="1") == []
    assert told("Kế hoạch số 29/KH-UBND ngày 15/05/2024", value="1") == ["note.document_after_period"]
    assert told("Kế hoạch số 29/KH-UBND ngày 31/02/2024", value="1") == ["note.document_date"]
    assert told("Họp ngày 20/05/2024", value="1") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kế hoạch số 29/KH-UBND ngày 19/01/2021", [("29/KH-UBND", date(2021, 1, 19))]),
        ("Số 62/KH-UBND NGÀY 28/02/2024", [("62/KH-UBND", date(2024, 2, 28))]),
        ("Số 19/KH-UBND 26/01/2024", [("19/KH-UBND", date(2024, 1, 26))]),
        ("Nghị định 32/2021/NĐ-CP ngày 29 tháng 3 năm 2021", [("32/2021/NĐ-CP", date(2021, 3, 29))]),
        ("KH 62/KH-UBND ngày 02/2/2021; QĐ 309/QĐ-UBND", [("62/KH-UBND", date(2021, 2, 2)), ("309/QĐ-UBND", None)]),
        ("46/162 và 2/166", []),
        ("ngày 19/01/2021", []),
    ],
)
def test_documents_are_found_in_a_text(text: str, expected: list[tuple[str, date | None]]) -> None:
    assert [(document.number, document.day) for document in documents_in(text)] == expected


def test_a_day_that_does_not_exist_is_kept_as_written() -> None:
    assert list(documents_in("29/KH-UBND ngày 31/02/2024")) == [DocumentReference("29/KH-UBND", "31/02/2024", None)]
