"""The commands of the program, as a script that calls them sees them."""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from desktop.cli import run
from tests.helpers.commands import Result

FORM = "ward-monthly"


def values_file(folder: Path, values: Any, **rest: Any) -> Path:
    path = folder / "số liệu.json"
    path.write_text(json.dumps({"form": FORM, "values": values} | rest, ensure_ascii=False), encoding="utf-8")
    return path


def test_forms_lists_the_rows_in_paper_order(cchc: Callable[..., Result]) -> None:
    assert FORM in [form["form"] for form in cchc("forms", "--json").data]
    data = cchc("forms", FORM, "--json").data
    assert data["form"] == FORM
    assert data["period_types"] == ["month"]
    assert len(data["rows"]) == 123
    ratio = next(row for row in data["rows"] if row["code"] == "plan.completion")
    assert ratio["calculated"]
    assert ratio["expression"] == "ratio(plan.tasks_done, plan.tasks_assigned)"
    assert (ratio["marker"], ratio["type"], ratio["unit"], ratio["section"]) == ("-", "ratio", "%", "I")
    assert {row["appendix"] for row in data["rows"]} == {"pl3"}


def test_forms_lists_the_appendices_one_after_the_other_with_their_tasks(cchc: Callable[..., Result]) -> None:
    rows = cchc("forms", "district-report@2021", "--json").data["rows"]
    assert Counter(row["appendix"] for row in rows) == {"pl1": 992, "pl2": 38, "pl3": 4}
    assert len({row["code"] for row in rows}) == len(rows)
    group, first = rows[992:994]
    assert (group["type"], group["marker"], group["label"]) == ("heading", "I", "Công tác chỉ đạo, điều hành CCHC")
    assert (first["code"], first["type"], first["marker"]) == ("reform_tasks#1", "task", "1")
    assert first["cells"]["lead_unit"] == "Phòng Nội vụ"


def test_show_lists_the_tasks_of_a_report(cchc: Callable[..., Result]) -> None:
    report = cchc("new", "district-report", "--period", "2021-9M", "--json").data["report"]
    tasks = cchc("show", report, "--json").data["tasks"]
    assert len(tasks) == 35
    assert tasks["reform_tasks#9"]["group"] == "II"
    assert tasks["sipas_tasks#4"]["due"] == "Tháng 9/2021"
    assert "Phòng Tư pháp" in cchc("show", report).out


def test_a_report_is_made_filled_shown_checked_and_exported(cchc: Callable[..., Result], tmp_path: Path) -> None:
    report = cchc("new", FORM, "--period", "2024-05", "--json").data["report"]
    typed = cchc("set", report, "plan.tasks_assigned=20", "plan.tasks_done=6", "--note", "plan.tasks_done=đang làm", "--json")
    assert typed.data["changed"]["plan.completion"]["display"] == "30"
    shown = cchc("show", report, "--json").data
    assert (shown["form"], shown["edition"], shown["period"], shown["status"]) == (FORM, "2024", "2024-05", "draft")
    assert shown["values"]["plan.tasks_done"] == {
        "value": "6",
        "display": "6",
        "calculated": False,
        "note": "đang làm",
    }
    assert shown["values"]["plan.completion"]["value"] == "30"
    assert shown["values"]["direction.meetings"]["value"] is None
    assert cchc("check", report).status == 0
    cchc("set", report, "plan.tasks_done=25")
    checked = cchc("check", report, "--json")
    assert checked.status == 1
    (error,) = [found for found in checked.data["findings"] if found["severity"] == "error"]
    assert error["rule"] == "plan.done_within_assigned"
    assert error["indicators"] == ["plan.tasks_done", "plan.tasks_assigned"]
    assert "25" in error["message"]
    assert "20" in error["message"]
    files = cchc("export", report, "--xlsx", tmp_path / "a.xlsx", "--pdf", tmp_path / "a.pdf", "--json").data["files"]
    assert [Path(file).read_bytes()[:4] for file in files] == [b"PK\x03\x04", b"%PDF"]


def test_options_may_stand_on_either_side_of_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["new", FORM, "--period", "2024-05", "--data", str(tmp_path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["report"] == 1
    assert run(["--json", "--data", str(tmp_path), "show", "1"]) == 0
    assert json.loads(capsys.readouterr().out)["period"] == "2024-05"


def test_a_report_can_have_dates_of_its_own(cchc: Callable[..., Result]) -> None:
    report = cchc("new", FORM, "--period", "2024-05", "--from", "2024-01-01", "--to", "2024-04-30", "--json").data["report"]
    shown = cchc("show", report, "--json").data
    assert (shown["from"], shown["to"]) == ("2024-01-01", "2024-04-30")


def test_import_takes_in_a_values_file(cchc: Callable[..., Result], tmp_path: Path) -> None:
    path = values_file(
        tmp_path,
        {
            "plan.issued": {"value": "Có", "note": "Số 62/KH-UBND"},
            "plan.tasks_assigned": {"value": 20},
            "plan.tasks_done": {"value": "06"},
            "satisfaction.survey_participation": {"value": 67.7419355},
            "direction.meetings": {"value": None},
        },
    )
    answer = cchc("import", FORM, path, "--period", "2024-05", "--json").data
    assert answer["not_read"] == []
    values = cchc("show", answer["report"], "--json").data["values"]
    assert values["plan.issued"]["value"] == "yes"
    assert values["plan.issued"]["note"] == "Số 62/KH-UBND"
    assert values["plan.completion"]["display"] == "30"
    assert Decimal(values["satisfaction.survey_participation"]["value"]) == Decimal("67.7419355")
    assert values["satisfaction.survey_participation"]["display"] == "67,74"
    assert values["direction.meetings"]["value"] is None


def test_import_says_what_it_could_not_place_and_keeps_what_it_cannot_read(cchc: Callable[..., Result], tmp_path: Path) -> None:
    path = values_file(tmp_path, {"plan.task_done": {"value": 6}, "plan.tasks_assigned": {"value": "hai mươi"}})
    answer = cchc("import", FORM, path, "--period", "2024-05", "--json").data
    (left,) = answer["not_read"]
    assert left["code"] == "plan.task_done"
    assert "plan.tasks_done" in left["reason"]
    assert "không phải là một con số" in answer["read"][0]["problem"]
    cell = cchc("show", answer["report"], "--json").data["values"]["plan.tasks_assigned"]
    assert (cell["value"], cell["typed"]) == (None, "hai mươi")
    assert cchc("check", answer["report"]).status == 1


def test_a_calculated_figure_in_a_file_is_compared_not_believed(cchc: Callable[..., Result], tmp_path: Path) -> None:
    path = values_file(
        tmp_path,
        {"plan.tasks_assigned": {"value": 20}, "plan.tasks_done": {"value": 6}, "plan.completion": {"value": 112.185953}},
    )
    report = cchc("import", FORM, path, "--period", "2024-05", "--json").data["report"]
    assert cchc("show", report, "--json").data["values"]["plan.completion"]["value"] == "30"
    assert "cell.stated_differs" in [found["rule"] for found in cchc("check", report, "--json").data["findings"]]


def test_a_dry_run_writes_nothing(cchc: Callable[..., Result], tmp_path: Path) -> None:
    path = values_file(tmp_path, {"plan.tasks_done": {"value": 6}})
    answer = cchc("import", FORM, path, "--period", "2024-05", "--dry-run", "--json").data
    assert answer["report"] is None
    assert answer["read"] == [{"code": "plan.tasks_done", "column": "value", "text": "6"}]
    assert cchc("show", "1").status == 2


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "trống"),
        ("   \n", "trống"),
        ("[1, 2", "không phải là JSON"),
        ("[1, 2]", "không phải là tệp số liệu"),
        ("[" * 100_000, "lồng nhau quá sâu"),
        ('{"values": {}}', "không ghi là của biểu mẫu nào"),
        ('{"form": "district-report", "values": {"a": 1}}', "là của biểu mẫu “district-report”"),
        ('{"form": "ward-monthly", "edition": "1999", "values": {"a": 1}}', "Không có biểu mẫu “ward-monthly@1999”"),
        ('{"form": "ward-monthly"}', "không có phần “values”"),
        ('{"form": "ward-monthly", "values": {"a": {"value": 1}}}', "không có ô nào thuộc biểu mẫu"),
        ('{"form": "ward-monthly", "values": {"plan.issued": 1, "plan.issued": 0}}', "hai lần"),
    ],
)
def test_a_bad_values_file_gets_one_sentence_and_makes_no_report(
    cchc: Callable[..., Result], tmp_path: Path, content: str, sentence: str
) -> None:
    path = tmp_path / "xấu.json"
    path.write_text(content, encoding="utf-8")
    result = cchc("import", FORM, path, "--period", "2024-05")
    assert result.status == 2
    assert result.out == ""
    assert sentence in result.err
    assert len(result.err.strip().splitlines()) == 1
    assert cchc("show", "1").status == 2


def test_a_number_beyond_all_limits_is_kept_as_typed_and_marked(cchc: Callable[..., Result], tmp_path: Path) -> None:
    path = tmp_path / "lớn.json"
    cells = (
        '{"plan.tasks_done": {"value": 1e999999}, "plan.tasks_assigned": {"value": NaN}, "direction.meetings": {"value": 1e2}}'
    )
    path.write_text(f'{{"form": "{FORM}", "values": {cells}}}', encoding="utf-8")
    report = cchc("import", FORM, path, "--period", "2024-05", "--json").data["report"]
    values = cchc("show", report, "--json").data["values"]
    assert values["direction.meetings"]["value"] == "100"
    assert (values["plan.tasks_done"]["value"], values["plan.tasks_assigned"]["value"]) == (None, None)
    assert cchc("check", report).status == 1


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("new", "khong-co", "--period", "2024-05"), "Không có biểu mẫu “khong-co”"),
        (("new", "../../etc@x", "--period", "2024-05"), "Không có biểu mẫu"),
        (("new", FORM, "--period", "tháng 5"), "Không hiểu kỳ báo cáo"),
        (("new", FORM, "--period", "2024-13"), "Không hiểu kỳ báo cáo"),
        (("new", FORM, "--period", "2024-Q1"), "không lập cho quý I"),
        (("new", FORM, "--period", "2024-05", "--to", "2024-02-31"), "không phải là một ngày"),
        (("new", FORM, "--period", "2024-05", "--to", "2020-01-01"), "đứng trước ngày đầu kỳ"),
        (("new", FORM), "Lệnh chưa đúng (thiếu --period)"),
        (("show", "7"), "7"),
        (("show", "bảy"), "Lệnh chưa đúng (BÁO_CÁO phải là một số, “bảy” không phải là số)"),
        (("nonsense",), "Lệnh chưa đúng (không có LỆNH nào là “nonsense”)"),
        (("show", "1", "2"), "Lệnh chưa đúng (không hiểu “2”)"),
        (("export", "1", "--pdf"), "Lệnh chưa đúng (sau --pdf còn thiếu một phần)"),
        (("import", FORM, "không-có.json", "--period", "2024-05"), "Không tìm thấy tệp"),
    ],
)
def test_a_request_that_cannot_be_carried_out_gets_one_sentence_and_status_2(
    cchc: Callable[..., Result], arguments: tuple[str, ...], sentence: str
) -> None:
    result = cchc(*arguments)
    assert result.status == 2
    assert sentence in result.err
    assert result.out == ""


@pytest.mark.parametrize(
    "cells",
    [
        ("plan.tasks_assigned=20", "khong.co=1"),
        ("plan.tasks_assigned=20", "plan.completion=100"),
        ("plan.tasks_assigned=20", "plan.tasks_done"),
    ],
)
def test_set_types_all_cells_or_none(cchc: Callable[..., Result], cells: tuple[str, ...]) -> None:
    report = cchc("new", FORM, "--period", "2024-05", "--json").data["report"]
    assert cchc("set", report, *cells).status == 2
    assert cchc("show", report, "--json").data["values"]["plan.tasks_assigned"]["value"] is None


def test_export_to_a_place_that_cannot_be_written_says_so(cchc: Callable[..., Result], tmp_path: Path) -> None:
    report = cchc("new", FORM, "--period", "2024-05", "--json").data["report"]
    result = cchc("export", report, "--xlsx", tmp_path / "không có" / "a.xlsx")
    assert result.status == 2
    assert "không có" in result.err
    assert cchc("export", report).status == 2


def test_the_demo_writes_a_report_that_says_the_same_in_both_files(cchc: Callable[..., Result], tmp_path: Path) -> None:
    answer = cchc("demo", "--out", tmp_path / "ra", "--json").data
    pdf, xlsx = (Path(file) for file in answer["files"])
    assert pdf.read_bytes().startswith(b"%PDF")
    cells = [cell for row in openpyxl.load_workbook(xlsx, data_only=True).worksheets[0].iter_rows() for cell in row]
    assert {20, 6, 30} <= {cell.value for cell in cells if isinstance(cell.value, int | float)}
    shown = cchc("show", answer["report"], "--json").data
    assert shown["values"]["plan.completion"]["display"] == "30"
    assert cchc("check", answer["report"]).status == 0


def test_the_program_tests_itself(cchc: Callable[..., Result]) -> None:
    answer = cchc("self-test", "--json")
    assert answer.data["ok"], answer.data
    assert answer.status == 0
    assert [step["name"] for step in answer.data["steps"]] == ["giấy phép", "biểu mẫu", "số liệu", "PDF", "Excel", "tệp gửi"]


def test_a_refusal_is_readable_by_programs_too(cchc: Callable[..., Result]) -> None:
    result = cchc("show", "9", "--json")
    assert result.status == 2
    assert result.data["error"] == result.err.strip()


def test_commands_need_no_qt(tmp_path: Path) -> None:
    """A command must work, and start fast, where there is no screen."""
    script = (
        "import sys; from desktop.cli import run; "
        f"status = run(['--data', {str(tmp_path)!r}, 'new', 'ward-monthly', '--period', '2024-05']); "
        "loaded = [name for name in sys.modules if name.startswith(('PySide6', 'reportlab', 'xlsxwriter', 'openpyxl'))]; "
        "sys.exit(status or (3 if loaded else 0))"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False, capture_output=True, timeout=60).returncode == 0


def test_set_shows_notes_and_says_what_is_wrong_with_what_was_typed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["new", FORM, "--period", "2024-05", "--data", str(tmp_path)]) == 0
    capsys.readouterr()
    typed = ["plan.tasks_done=1.2.3", "--note", "plan.tasks_done=đang làm"]
    assert run(["set", "1", *typed, "--data", str(tmp_path)]) == 0
    said = capsys.readouterr()
    assert said.out == "plan.tasks_done = 1.2.3  [đang làm]\n"
    assert said.err.startswith("Lỗi: ")
    assert "1.2.3" in said.err


def test_help_speaks_vietnamese(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["--help"], ["new", "--help"]):
        with pytest.raises(SystemExit):
            run(arguments)
        told = capsys.readouterr().out
        assert told.startswith("Cách dùng: cchc")
        assert told.count("Cách dùng") == 1
        assert not {"usage", "positional", "options", "exit", "message"} & set(told.replace(":", " ").split())
