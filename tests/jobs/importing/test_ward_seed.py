"""The ward's report of May 2024 as it was sent: the dry run, and the report once every proposal is accepted."""

from collections import Counter

import pytest

from desktop import locations
from desktop.engine.edits import NOTE, Address
from desktop.jobs.importing import ALL, Reading, apply_reading
from desktop.jobs.importing.reading import read_workbook_for
from desktop.jobs.importing.result import Kind
from tests.exchange.reading.sheets import MAY
from tests.helpers.clerk import opens
from tests.helpers.editions import ward
from tests.helpers.reports import empty, example, fill
from tests.jobs.importing import ward_seed

WARD = ward()


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Reading:
    return read_workbook_for(WARD, ward_seed.workbook(tmp_path_factory.mktemp("gửi") / "thang5.xlsx"), MAY)


def test_after_accepting_all_the_report_is_as_good_as_the_one_put_right_by_hand(reading: Reading) -> None:
    clerk = opens(WARD)
    apply_reading(clerk.session, reading, ALL)
    by_hand = empty(WARD)
    fill(by_hand, example(locations.forms() / "ward-monthly" / "2024" / "examples" / "2024-05.json")["values"])
    assert {code: clerk.report.shown(code) for code in WARD.indicators} == {
        code: by_hand.shown(code) for code in WARD.indicators
    }
    rules = {finding.rule for finding in clerk.report.findings}
    # What the ward's own ratios say stays beside what is calculated; else the findings are those of the report put right.
    assert {finding.rule for finding in by_hand.findings} <= rules
    assert not any(finding.severity == "error" for finding in clerk.report.findings)


def test_without_accepting_the_file_is_taken_as_it_stands(reading: Reading) -> None:
    clerk = opens(WARD)
    apply_reading(clerk.session, reading)
    assert clerk.report.value("plan.tasks_assigned") is None
    assert clerk.report.note("plan.tasks_assigned") == "20"
    assert clerk.report.note("rewards.collectives") == ""  # guidance that the form prints
    clerk.sees("one_stop.staff", "3").undoes()
    assert clerk.report.entries == {}


def test_the_proposals_are_few_in_kind_and_right(reading: Reading) -> None:
    assert Counter(proposal.kind for proposal in reading.proposed) == {
        Kind.NOTHING_HAPPENED: 23,
        Kind.NUMBER_IN_NOTE: 21,
        Kind.ANSWER_ELSEWHERE: 11,
        Kind.REPEATED: 10,
        Kind.DOCUMENT_NAMED: 3,
        Kind.PARTS_OF_RATIO: 2,
        Kind.WORDS_WITH_NUMBER: 1,
    }
    assert not any(proposal.choice for proposal in reading.proposed)


@pytest.mark.parametrize(
    ("code", "asked", "cells"),
    [
        ("plan.tasks_done", "số 6 nằm ở cột Giải trình, chuyển sang cột Số lượng?", {"value": "6", "note": ""}),
        ("communication.contests", "cột Giải trình ghi “không có”, ghi 0 vào cột Số lượng?", {"value": "0", "note": ""}),
        ("plan.issued", "cột Giải trình nêu văn bản 62/KH-UBND, chọn “Có” ở cột Số lượng?", {"value": "Có"}),
        ("digital.architecture_updated", "cột Đơn vị tính ghi “Có”, ghi vào cột Số lượng?", {"value": "Có"}),
        ("digital.periodic_reports_ratio", "cột Đơn vị tính ghi “100%”, ghi 100 vào cột Số lượng?", {"value": "100"}),
        ("dialogue.sessions", "cột Đơn vị tính ghi “0 Cuộc”, ghi 0 vào cột Số lượng?", {"value": "0"}),
        ("internal_processes.published", "cột Giải trình nêu “2 quy trình”, ghi 2 vào cột Số lượng?", {"value": "2"}),
        ("one_stop.staff_trained", "cột Giải trình chỉ ghi lại số 3, bỏ ở cột Giải trình?", {"note": ""}),
        (
            "procedures.total",
            "cột Giải trình ghi “162/173”, lấy số 173 cho dòng này, giữ nguyên “162/173” ở cột Giải trình?",
            {"value": "173"},
        ),
        ("inspection.coverage", "chương trình tự tính dòng này, bỏ số 0 ở cột Giải trình?", {"note": ""}),
        ("plan.completion", "chương trình cũng tính ra 30, bỏ số 30 ở cột Giải trình?", {"note": ""}),
        (
            "dossiers.online_ratio",
            "số 22,09% ở cột Đơn vị tính khác số chương trình tính (25), chuyển sang cột Số lượng để đối chiếu?",
            {"value": "22,09%"},
        ),
    ],
)
def test_what_the_clerk_is_asked(reading: Reading, code: str, asked: str, cells: dict[str, str]) -> None:
    (proposal,) = [proposal for proposal in reading.proposed if proposal.id == code]
    assert proposal.question == f"“{WARD.names[code]}”: {asked}"
    assert {address.column: text for address, text in proposal.cells} == cells
    assert {address.code for address, _ in proposal.cells} == {code}


def test_questions_are_whole_sentences_with_a_place(reading: Reading) -> None:
    for proposal in reading.proposed:
        assert proposal.question.startswith("“")
        assert proposal.question.endswith("?")
        assert "{" not in proposal.question
        assert "!" in proposal.place  # "Sheet!E7"


def test_what_has_no_place_is_listed_with_the_reason(reading: Reading) -> None:
    assert [(left.code, left.text) for left in reading.left] == [("dossiers", "893"), ("apology", "không có")]
    assert all("các dòng dưới đã ghi" in left.reason for left in reading.left)


def test_what_was_read_otherwise_is_listed_with_the_reason(reading: Reading) -> None:
    changed = {(change.address.code, change.address.column): change for change in reading.changed}
    assert changed["plan.completion", "value"].meaning == ""
    assert "chương trình tự tính" in changed["plan.completion", "value"].reason
    assert changed["online_services.partly.ratio", "value"].meaning == "27,71"


def test_a_count_is_never_taken_for_a_percentage(reading: Reading) -> None:
    """402 people took part in the survey; the row asks for a share."""
    assert "satisfaction.survey_participation" not in {proposal.id for proposal in reading.proposed}
    assert reading.cells(ALL)[Address("satisfaction.survey_participation", NOTE)] == "402"


def test_figures_put_off_are_no_zeros(reading: Reading) -> None:
    assert "direction.meetings" not in {proposal.id for proposal in reading.proposed}
    assert reading.cells(ALL)[Address("direction.meetings", NOTE)] == "Đang thực hiện"


def test_some_proposals_can_be_accepted_and_others_not(reading: Reading) -> None:
    cells = reading.cells(["plan.tasks_done"])
    assert cells[Address("plan.tasks_done")] == "6"
    assert Address("plan.tasks_assigned") not in cells
    assert cells[Address("plan.tasks_assigned", NOTE)] == "20"


def test_an_unknown_proposal_is_refused(reading: Reading) -> None:
    with pytest.raises(ValueError, match="không có đề nghị"):
        reading.cells(["khong.co"])
