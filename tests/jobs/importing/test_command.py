"""The command `import`, as a script that calls it sees it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.exchange.reading.sheets import HEADER, save
from tests.helpers.commands import Result
from tests.jobs.importing import ward_seed

FORM = "ward-monthly"


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    return ward_seed.workbook(tmp_path / "tháng 5.xlsx")


def test_a_dry_run_lists_everything_and_writes_nothing(cchc: Callable[..., Result], sent: Path) -> None:
    answer = cchc("import", FORM, sent, "--period", "2024-05", "--dry-run", "--json").data
    assert answer["report"] is None
    assert {"code": "procedures.delegated", "column": "value", "text": "3", "place": "Sheet!C65"} in answer["read"]
    assert answer["not_read"][0] == {
        "code": "dossiers",
        "text": "893",
        "reason": "Dòng tiêu đề không có ô để ghi; các dòng dưới đã ghi nội dung này.",
        "place": "Sheet!E78",
    }
    assert answer["changed"][0]["text"] == "#DIV/0!"
    proposal = next(proposal for proposal in answer["proposed"] if proposal["id"] == "plan.tasks_assigned")
    assert proposal["question"].endswith("số 20 nằm ở cột Giải trình, chuyển sang cột Số lượng?")
    assert proposal["cells"] == [
        {"code": "plan.tasks_assigned", "column": "value", "text": "20"},
        {"code": "plan.tasks_assigned", "column": "note", "text": ""},
    ]
    assert cchc("show", "1").status == 2


@pytest.mark.parametrize(("accept", "value", "note"), [((), None, "20"), (("--accept", "all"), "20", "")])
def test_proposals_are_carried_out_only_when_accepted(
    cchc: Callable[..., Result], sent: Path, accept: tuple[str, ...], value: str | None, note: str
) -> None:
    report = cchc("import", FORM, sent, "--period", "2024-05", *accept, "--json").data["report"]
    shown = cchc("show", report, "--json").data["values"]
    assert (shown["plan.tasks_assigned"]["value"], shown["plan.tasks_assigned"]["note"]) == (value, note)
    assert shown["procedures.delegated"]["value"] == "3"


def test_people_get_the_dry_run_in_sentences(cchc: Callable[..., Result], sent: Path) -> None:
    told = cchc("import", FORM, sent, "--period", "2024-05", "--dry-run").out
    assert "88 ô đọc được, 2 mục không đưa vào báo cáo được." in told
    assert "Sheet!E78: “893”: Dòng tiêu đề không có ô để ghi" in told
    assert "“Không có”, “chưa phát sinh” ghi bằng chữ (23):" in told
    assert told.rstrip().endswith("Chưa ghi gì (chỉ xem).")


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [("a.xlsx", b"abc", "tệp văn bản"), ("a.xlsx", b"PK\x03\x04", "bị hỏng"), ("a.docx", b"%PDF", "PDF")],
)
def test_a_bad_file_gets_one_sentence(
    cchc: Callable[..., Result], tmp_path: Path, name: str, content: bytes, says: str
) -> None:
    (tmp_path / name).write_bytes(content)
    result = cchc("import", FORM, tmp_path / name, "--period", "2024-05")
    assert result.status == 2
    assert result.out == ""
    assert says in result.err
    assert len(result.err.strip().splitlines()) == 1
    assert cchc("show", "1").status == 2


def test_another_form_gets_one_sentence(cchc: Callable[..., Result], tmp_path: Path) -> None:
    path = save([HEADER, ["1", "Dân số", 12], ["2", "Diện tích", 4]], tmp_path / "dân số.xlsx")
    result = cchc("import", FORM, path, "--period", "2024-05")
    assert result.status == 2
    assert "“dân số.xlsx” không có dòng nào của biểu mẫu" in result.err
