"""Only what was finalised is sent, and it is sent as it was finalised."""

import json
import unicodedata
from contextlib import closing
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from desktop.engine.content import content_hash
from desktop.engine.edits import Address
from desktop.engine.period import Period
from desktop.engine.report import Status
from desktop.exchange.submission.reading import open_submission
from desktop.jobs import life
from desktop.jobs.demo import open_practice
from desktop.jobs.desk import Desk
from desktop.jobs.errors import ExportError, PassphraseError, RefusedError
from desktop.jobs.export import sent_file_name
from desktop.jobs.submission import keys
from desktop.jobs.submission.letter import covering_letter
from desktop.jobs.submission.making import SUFFIX, make_submission, submission_of
from desktop.storage import Database
from tests.jobs.submission.conftest import REASON, WARD, Send, finalised

#: What a clerk may type to protect the key.
WORDS = "Mật khẩu của Phường"


def test_the_file_holds_what_was_finalised(ward: Desk, report: int, send: Send) -> None:
    read = open_submission(send(ward, report)).submission
    row = ward.report(report)
    assert (read.hash, read.number, read.version, read.finalised) == (row.hash, row.number, 1, row.finalised)
    assert read.unit == WARD
    assert set(read.reasons.values()) == {REASON}
    key = keys.own_key(ward)
    assert key is not None
    assert read.key == key.public


def test_from_then_on_the_report_is_submitted_and_may_be_made_again(ward: Desk, report: int, send: Send) -> None:
    first = send(ward, report).read_bytes()
    assert ward.report(report).status is Status.SUBMITTED
    assert send(ward, report, "lần hai.cchc").read_bytes() == first
    second = ward.open_report(life.amend(ward, report))
    assert second.report.version == 2


def test_a_draft_is_not_sent(ward: Desk, tmp_path: Path) -> None:
    draft = ward.new_report("ward-monthly", Period.parse("2024-06"))
    with pytest.raises(RefusedError, match="còn là bản nháp"):
        make_submission(ward, draft, tmp_path / "nháp.cchc")
    assert not (tmp_path / "nháp.cchc").exists()
    assert keys.own_key(ward) is None


def test_a_report_that_says_something_else_than_when_it_was_finalised_is_not_sent(ward: Desk, report: int) -> None:
    with ward.database._file.transaction() as connection:
        connection.execute("UPDATE cell SET typed = '19', stored = '19' WHERE code = 'plan.tasks_done'")
    with pytest.raises(RefusedError, match="không còn khớp với mã kiểm tra"):
        submission_of(ward, report)


def test_a_corrected_version_names_the_hash_of_the_one_before(ward: Desk, report: int, send: Send) -> None:
    amendment = ward.open_report(life.amend(ward, report))
    amendment.set_value(Address("plan.tasks_done"), "19")
    amendment.confirm(amendment.report.open_warnings, REASON)
    life.finalise(ward, amendment)
    read = open_submission(send(ward, amendment.report_id)).submission
    assert (read.version, read.amends) == (2, ward.report(report).hash)


def test_practice_has_a_key_of_its_own_and_says_what_it_is(ward: Desk, report: int, send: Send, tmp_path: Path) -> None:
    with open_practice(tmp_path / "tập") as desk:
        practised = finalised(desk, "2024-06")
        read = open_submission(send(desk, practised, "tập.cchc")).submission
    assert read.practice
    assert read.key != open_submission(send(ward, report)).submission.key


# ----------------------------------------------------------------------------------------------------- attachments


def test_attachments_travel_under_safe_names(ward: Desk, report: int, send: Send, tmp_path: Path) -> None:
    for name in ("Kế hoạch 29.txt", "b\u00e1o ca\u0301o.txt"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    path = send(ward, report, attachments=[tmp_path / "b\u00e1o ca\u0301o.txt", tmp_path / "Kế hoạch 29.txt"])
    assert list(open_submission(path).attachments) == ["Kế hoạch 29.txt", "báo cáo.txt"]
    again = send(ward, report, "hai.cchc", attachments=[tmp_path / "Kế hoạch 29.txt", tmp_path / "b\u00e1o ca\u0301o.txt"])
    assert again.read_bytes() == path.read_bytes()


def test_attachments_that_cannot_be_taken_are_refused(ward: Desk, report: int, tmp_path: Path) -> None:
    target, big, one, two = (tmp_path / name for name in ("x.cchc", "lớn.bin", "a/x.txt", "b/x.txt"))
    big.write_bytes(bytes(5_000_001))
    almost = tmp_path / "gần.bin"
    almost.write_bytes(bytes(4_990_000))
    for path in (one, two):
        path.parent.mkdir()
        path.write_bytes(b"x")
    for files, sentence in (
        ([big], "lớn hơn 5 MB"),
        ([almost], r"sẽ nặng 5,\d MB"),
        ([one, two], "cùng tên “x.txt”"),
        ([tmp_path / "không có"], "Không đọc được tệp đính kèm"),
        ([tmp_path], "Không đọc được tệp đính kèm"),
    ):
        with pytest.raises(RefusedError, match=sentence):
            make_submission(ward, report, target, attachments=files)
    assert not target.exists()
    assert ward.report(report).status is Status.FINALISED


def test_when_the_file_cannot_be_written_the_report_is_not_submitted(ward: Desk, report: int, tmp_path: Path) -> None:
    with pytest.raises(ExportError):
        make_submission(ward, report, tmp_path / "không có" / "x.cchc")
    assert ward.report(report).status is Status.FINALISED
    assert make_submission(ward, report, tmp_path / "x.cchc", wanted=lambda: False) is None
    assert not (tmp_path / "x.cchc").exists()


# ------------------------------------------------------------------------------------------------------------ the key


def test_the_key_is_made_once_and_can_be_protected(ward: Desk, report: int, send: Send) -> None:
    open_to_all = send(ward, report).read_bytes()
    before = keys.own_key(ward)
    assert before is not None
    assert not before.protected
    state = keys.protect(ward, WORDS)
    assert (state.public, state.made, state.protected) == (before.public, before.made, True)
    for wrong in ("", WORDS.lower()):
        with pytest.raises(PassphraseError) as refused:
            submission_of(ward, report, passphrase=wrong)
        assert refused.value.missing == (not wrong)
    # One keyboard sends letters with their marks, another one sends them one by one.
    for typed in (WORDS, unicodedata.normalize("NFD", WORDS)):
        assert submission_of(ward, report, passphrase=typed) == open_to_all
    with pytest.raises(PassphraseError):
        keys.protect(ward, "khác", "sai")
    assert not keys.protect(ward, "", WORDS).protected
    assert submission_of(ward, report) == open_to_all


def test_a_protected_secret_stands_nowhere_in_the_data(ward: Desk) -> None:
    seed = keys.seed_of_own_key(ward)
    keys.protect(ward, "một mật khẩu")
    (key,) = ward.database.own_keys()
    assert seed.hex() not in key.sealed
    assert set(json.loads(key.sealed)) == {"argon2id", "salt", "box"}


def test_the_key_comes_back_with_a_backup(ward: Desk, report: int, send: Send, tmp_path: Path) -> None:
    made = send(ward, report).read_bytes()
    copy = tmp_path / "máy khác"
    copy.mkdir()
    ward.database.backup_to(copy / "cchc.sqlite")
    with Desk.open(copy) as restored:
        assert submission_of(restored, report) == made
    with closing(Database.open(copy / "cchc.sqlite")) as database:
        assert database.own_keys() == ward.database.own_keys()


def test_a_new_key_signs_from_then_on(ward: Desk, report: int, send: Send) -> None:
    old = open_submission(send(ward, report)).submission.key
    state = keys.renew(ward, WORDS)
    assert state.public != old
    new = open_submission(send(ward, report, "mới.cchc", passphrase=WORDS)).submission.key
    assert new == state.public
    assert [key.public for key in ward.database.own_keys()] == [new, old]


# --------------------------------------------------------------------------------------------------------- the letter


def test_the_file_is_named_after_the_unit_for_a_hundred_lie_in_one_folder_above(ward: Desk, report: int) -> None:
    made = ward.open_report(report).report
    assert sent_file_name(made, SUFFIX) == "phuong-yet-kieu_ward-monthly_2024-05.cchc"
    made.unit = made.unit._replace(name="")
    assert sent_file_name(made, SUFFIX) == "ward-monthly_2024-05.cchc"


def test_the_letter_says_who_what_and_how_to_prove_it(ward: Desk, report: int, send: Send) -> None:
    send(ward, report)
    letter = covering_letter(ward, report, "tháng 5.cchc")
    key = keys.own_key(ward)
    assert key is not None
    assert letter.recipient == "UBND quận Hà Đông"
    assert letter.subject == "[CCHC] UBND phường Yết Kiêu: Báo cáo cải cách hành chính tháng, tháng 5 năm 2024"
    for said in (
        "Kính gửi: UBND quận Hà Đông,",
        "tháng 5 năm 2024 (số liệu từ ngày 15 tháng 4 năm 2024 đến ngày 14 tháng 5 năm 2024)",
        "Số báo cáo: 01/BC-UBND; phiên bản 1; đã chốt, 3/77 chỉ tiêu có số liệu",
        "2 điểm đã giải trình:",
        f"Lý do: {REASON}",
        "tháng 5.cchc",
        key.fingerprint,
        "Nguyễn Thu Hà\nUBND phường Yết Kiêu",
    ):
        assert said in letter.text
    assert read_short(letter.text) == ward.report(report).hash[:16].upper()


def read_short(text: str) -> str:
    return text.partition("in ở chân mỗi trang: ")[2].partition("\n")[0].replace("-", "")


def test_the_letter_of_a_corrected_version_says_so(ward: Desk, report: int) -> None:
    amendment = ward.open_report(life.amend(ward, report))
    amendment.set_value(Address("plan.tasks_done"), "19")
    amendment.confirm(amendment.report.open_warnings, REASON)
    life.finalise(ward, amendment)
    letter = covering_letter(ward, amendment.report_id)
    assert letter.subject.endswith("tháng 5 năm 2024 (đính chính lần 1)")
    assert "(đính chính lần 1, số liệu từ" in letter.text
    assert content_hash(amendment.report)[:4].upper() in letter.text


def test_a_mail_program_gets_as_much_of_the_letter_as_it_takes(ward: Desk, report: int, send: Send) -> None:
    send(ward, report)
    letter = covering_letter(ward, report, "tháng 5.cchc")
    assert not letter.fits_link  # Vietnamese letters are three times as long there
    assert len(letter.link) <= 2_000
    asked = parse_qs(urlsplit(letter.link).query, strict_parsing=True)
    assert asked == {"subject": [letter.subject], "body": [letter.brief.replace("\n", "\r\n")]}
    assert "- 2 điểm đã giải trình.\n- Tệp kèm theo" in letter.brief
    assert REASON not in letter.brief
    short = letter._replace(text="Kính gửi & trân trọng")
    assert short.fits_link
    assert parse_qs(urlsplit(short.link).query)["body"] == [short.text]
