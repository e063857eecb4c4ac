"""The submission as other programs see it, and as it comes back."""

import io
import os
import subprocess
import sys
import zipfile
from hashlib import sha256
from pathlib import Path

import openpyxl
import pytest

from desktop.engine.content import content_hash, content_text
from desktop.engine.fingerprint import fingerprint
from desktop.engine.submission import Submission
from desktop.exchange.printout import pdf_bytes
from desktop.exchange.submission import signing, strict_json
from desktop.exchange.submission.errors import Kind, SubmissionError
from desktop.exchange.submission.reading import open_submission, opened
from desktop.exchange.submission.writing import Life, TooBigError, submission_bytes
from desktop.exchange.workbook import workbook_bytes
from tests.exchange.printed import page_texts, ward
from tests.exchange.submission.made import ATTACHED, LIFE, SEED, members, report, submission
from tests.helpers.reports import seen


@pytest.fixture(scope="module")
def read() -> Submission:
    return opened(submission(), "tệp.cchc").submission


def test_any_zip_program_unpacks_it(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(submission())) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == [
            "manifest.json",
            "manifest.sig",
            "report.json",
            "bao-cao.pdf",
            "bao-cao.xlsx",
            "dinh-kem/Kế hoạch số 29.txt",
            "dinh-kem/ảnh.png",
        ]
        archive.extractall(tmp_path)
    assert (tmp_path / "dinh-kem" / "ảnh.png").read_bytes() == ATTACHED["ảnh.png"]
    assert len(page_texts((tmp_path / "bao-cao.pdf").read_bytes(), tmp_path)) > 5
    assert "PHỤ LỤC 3" in openpyxl.load_workbook(tmp_path / "bao-cao.xlsx").sheetnames


def test_it_holds_the_paper_and_the_workbook_of_the_report() -> None:
    file = opened(submission(), "tệp.cchc")
    assert file.pdf == pdf_bytes(report())
    assert file.workbook == workbook_bytes(report())
    assert file.attachments == ATTACHED


def test_the_report_comes_back_as_it_was(read: Submission) -> None:
    sent = report()
    back = read.report(ward())
    assert seen(back) == seen(sent)
    assert (back.unit, back.period, back.dates, back.number, back.version) == (
        *(sent.unit, sent.period, sent.dates, sent.number, sent.version),
    )
    assert content_hash(back) == content_hash(sent) == read.hash
    assert read.contradictions(back) == []
    assert read.unknown(ward()) == []


def test_it_says_who_when_and_in_which_edition(read: Submission) -> None:
    assert read.key == signing.public_key(SEED)
    assert read.finalised == LIFE.finalised
    assert read.fingerprint == fingerprint(ward())
    assert (read.amends, read.practice, read.title) == ("", False, "Báo cáo cải cách hành chính tháng")


def test_a_corrected_version_names_what_it_corrects() -> None:
    corrected = report()
    corrected.version = 2
    content = submission_bytes(corrected, LIFE._replace(amends="ab" * 32), SEED, {})
    read = opened(content, "tệp.cchc").submission
    assert (read.version, read.amends) == (2, "ab" * 32)


def test_what_was_made_while_practising_says_so() -> None:
    practised = report()
    practised.practice = True
    assert opened(submission_bytes(practised, LIFE, SEED, {}), "tệp.cchc").submission.practice


def test_the_signed_hash_is_the_one_of_the_content() -> None:
    assert strict_json.written(strict_json.read(content_text(report()).encode())) == content_text(report()).encode()
    data = strict_json.read(members(submission())["report.json"])
    assert sha256(strict_json.written(data["content"])).hexdigest() == content_hash(report())


def test_the_same_report_gives_the_same_bytes_on_another_day_in_another_place() -> None:
    script = (
        "import sys; from tests.exchange.printed import example; from desktop.exchange.printout import pdf_bytes\n"
        "pdf_bytes(example('2024-05'))  # what was printed before leaves no trace\n"
        "from tests.exchange.submission.made import submission; sys.stdout.buffer.write(submission())"
    )
    elsewhere = {"PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland", "LC_ALL": "C.UTF-8"}
    environment = os.environ | elsewhere | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    other = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, env=environment).stdout
    assert other == submission()


def test_the_time_zone_of_the_finalising_computer_is_no_part_of_it() -> None:
    from datetime import timedelta, timezone

    at_home = Life(LIFE.finalised.astimezone(timezone(timedelta(hours=7))))
    assert submission_bytes(report(), at_home, SEED, ATTACHED) == submission()


def test_more_than_mail_takes_is_refused() -> None:
    with pytest.raises(TooBigError):
        submission_bytes(report(), LIFE, SEED, {"ảnh.png": bytes(5_000_000)})


def test_a_report_of_another_edition_says_what_it_does_not_know(read: Submission) -> None:
    edition = ward()
    there, elsewhere = "plan.tasks_done", "plan.tasks_done_once"
    cells = {at._replace(code=elsewhere) if at.code == there else at: cell for at, cell in read.cells.items()}
    values = {elsewhere if code == there else code: value for code, value in read.values.items()}
    strange = read._replace(cells=cells, values=values)
    assert strange.unknown(edition) == [elsewhere]
    back = strange.report(edition)
    assert back.value(there) is None
    assert strange.contradictions(back) == ["plan.completion"]


def test_a_file_is_read_from_disk(tmp_path: Path) -> None:
    path = tmp_path / "Báo cáo tháng 5.cchc"
    path.write_bytes(submission())
    assert open_submission(path).submission == opened(path.read_bytes(), path.name).submission
    with pytest.raises(SubmissionError, match="Không tìm thấy") as missing:
        open_submission(tmp_path / "không có.cchc")
    assert missing.value.kind is Kind.UNREADABLE
    with pytest.raises(SubmissionError, match="không phải là một tệp"):
        open_submission(tmp_path)
