"""Sending and proving on the command line."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.helpers.commands import Result

Command = Callable[..., Result]
REASON = "Hai nhiệm vụ còn lại đến hạn vào quý III"


@pytest.fixture
def report(cchc: Command) -> int:
    made: int = cchc("new", "ward-monthly", "--period", "2024-05", "--json").data["report"]
    cchc("set", made, "plan.issued=Có", "plan.tasks_assigned=20", "plan.tasks_done=18")
    return made


@pytest.fixture
def finalised(cchc: Command, report: int) -> int:
    cchc("confirm", report, "plan.issued", "plan.unfinished_explained", "--reason", REASON)
    assert cchc("finalise", report).status == 0
    return report


@pytest.fixture
def file(cchc: Command, finalised: int, tmp_path: Path) -> Path:
    path = tmp_path / "tháng 5.cchc"
    assert cchc("export", finalised, "--submission", path).status == 0
    return path


def test_a_draft_has_no_submission(cchc: Command, report: int, tmp_path: Path) -> None:
    refused = cchc("export", report, "--submission", tmp_path / "x.cchc")
    assert (refused.status, refused.out) == (2, "")
    assert "còn là bản nháp" in refused.err
    assert not (tmp_path / "x.cchc").exists()


def test_a_submission_is_written_with_its_letter(cchc: Command, finalised: int, tmp_path: Path) -> None:
    path, pdf, attached = tmp_path / "x.cchc", tmp_path / "x.pdf", tmp_path / "kèm.txt"
    attached.write_text("kèm", encoding="utf-8")
    answer = cchc("export", finalised, "--submission", path, "--pdf", pdf, "--attach", attached, "--json").data
    assert answer["files"] == [str(pdf), str(path)]
    assert answer["size"] == path.stat().st_size < 5_000_000
    assert answer["mail"]["subject"].startswith("[CCHC]")
    assert answer["short_hash"] in answer["mail"]["text"]
    shown = cchc("show", finalised, "--json").data
    assert shown["status"] == "submitted"
    assert cchc("export", finalised, "--pdf", pdf, "--attach", attached).status == 2


def test_a_whole_file_is_valid(cchc: Command, file: Path) -> None:
    answer = cchc("verify", file, "--json")
    assert answer.status == 0
    assert (answer.data["valid"], answer.data["faults"], answer.data["key"]) == (True, [], "own")
    assert answer.data["submission"]["form"] == "ward-monthly"
    assert answer.data["submission"]["warnings"] == 2
    assert "còn nguyên vẹn" in cchc("verify", file).out


def test_a_changed_file_is_not_valid_and_its_member_is_named(cchc: Command, file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) - 3_000] ^= 0x10
    file.write_bytes(content)
    answer = cchc("verify", file, "--json")
    assert (answer.status, answer.data["valid"]) == (1, False)
    assert [fault["part"] for fault in answer.data["faults"]] == ["bao-cao.xlsx"]


def test_paper_and_code_are_held_against_the_file(cchc: Command, file: Path, finalised: int, tmp_path: Path) -> None:
    pdf = tmp_path / "in.pdf"
    cchc("export", finalised, "--pdf", pdf)
    assert cchc("verify", pdf, "--submission", file, "--json").data["identical"] is True
    assert cchc("verify", pdf).status == 0
    code = cchc("verify", file, "--json").data["short_hash"]
    assert cchc("verify", code).status == 0
    assert cchc("verify", "0000-0000-0000-0000", "--submission", file).status == 1
    assert cchc("verify", tmp_path / "không có.cchc").status == 2
    assert cchc("verify", tmp_path).status == 2


def test_the_key_is_shown_protected_and_renewed(cchc: Command, finalised: int, tmp_path: Path) -> None:
    assert cchc("key", "--json").data == {"key": None}
    secret, path = tmp_path / "mật khẩu.txt", tmp_path / "x.cchc"
    secret.write_text("mật khẩu của phường\r\n", encoding="utf-8")
    first = cchc("key", "--protect", "--new-passphrase-file", secret, "--json").data
    assert first["protected"]
    refused = cchc("export", finalised, "--submission", path)
    assert refused.status == 2
    assert "có mật khẩu" in refused.err
    wrong = tmp_path / "sai.txt"
    wrong.write_text("sai", encoding="utf-8")
    assert "chưa đúng" in cchc("export", finalised, "--submission", path, "--passphrase-file", wrong).err
    assert not path.exists()
    assert cchc("export", finalised, "--submission", path, "--passphrase-file", secret).status == 0
    assert not cchc("key", "--unprotect", "--passphrase-file", secret, "--json").data["protected"]
    renewed = cchc("key", "--renew", "--json").data
    assert renewed["fingerprint"] != first["fingerprint"]
    assert renewed["fingerprint"] in cchc("key").out
    assert cchc("key", "--new-passphrase-file", secret).status == 2
    assert cchc("key", "--protect").status == 2
