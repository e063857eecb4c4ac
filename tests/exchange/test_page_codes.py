"""The code at the foot of each page, read from the page's picture by another program (zbar)."""

import json
import subprocess
from pathlib import Path

import pytest

from desktop.engine.content import content_hash, read_short_hash, short_hash
from desktop.engine.report import Report, Status
from desktop.exchange.printout import pdf_bytes
from desktop.exchange.submission.reading import opened
from tests.exchange.printed import FOOT, MM, UNIT, blank, example, foot_words, poppler, texts_and_feet
from tests.exchange.submission.made import submission


def scanned(pdf: bytes, folder: Path, dots: int, *options: str) -> list[str]:
    """What a reader makes of each page's picture."""
    (folder / "printed.pdf").write_bytes(pdf)
    subprocess.run(["pdftoppm", "-r", str(dots), "-gray", *options, folder / "printed.pdf", folder / "page"], check=True)
    pictures = sorted(folder.glob("page*.pgm"))
    assert pictures
    read = [subprocess.run(["zbarimg", "-q", "--raw", picture], capture_output=True, check=True) for picture in pictures]
    return [each.stdout.decode().strip() for each in read]


def test_each_page_of_a_submission_carries_its_code(tmp_path: Path) -> None:
    file = opened(submission(), "tệp.cchc")
    codes = scanned(file.pdf, tmp_path, 150)
    assert len(codes) > 5
    for page, code in enumerate(codes, 1):
        unit, form, period, version, place, hashed = code.split("*")[1:]
        assert (unit, form, period, version) == ("UBND PHUONG YEN NGHIA", "WARD-MONTHLY", "2024-05", "1")
        assert place == f"{page}/{len(codes)}"
        assert hashed == file.submission.short_hash == read_short_hash(code)


def test_the_short_hash_stands_in_print_beside_it(tmp_path: Path) -> None:
    report = example("consistent")
    feet = [foot for _, foot in texts_and_feet(pdf_bytes(report), tmp_path)]
    code = short_hash(content_hash(report))
    assert feet == [
        f"Mã kiểm tra: {code} Phiên bản 1, trang thứ {page} trong {len(feet)} trang" for page in range(1, len(feet) + 1)
    ]


def test_the_code_stands_in_the_bottom_margin_clear_of_the_table(tmp_path: Path) -> None:
    for words in foot_words(pdf_bytes(example("consistent")), tmp_path):
        assert min(word.left for word in words) > (30 + 14) * MM
        assert max(word.right for word in words) < 195 * MM
        assert min(word.top for word in words) > FOOT + 2 * MM
        assert max(word.bottom for word in words) < 293 * MM


@pytest.mark.parametrize("status", [Status.DRAFT])
def test_a_draft_carries_none(tmp_path: Path, status: Status) -> None:
    pdf = pdf_bytes(example("consistent", status=status))
    assert {foot for _, foot in texts_and_feet(pdf, tmp_path)} == {""}
    poppler("pdftotext", pdf, tmp_path)
    subprocess.run(["pdftoppm", "-r", "150", "-gray", "-l", "1", tmp_path / "printed.pdf", tmp_path / "page"], check=True)
    read = subprocess.run(["zbarimg", "-q", "--raw", *tmp_path.glob("page*.pgm")], capture_output=True, check=False)
    assert read.stdout == b""


def test_another_figure_is_another_code(tmp_path: Path) -> None:
    def code(report: Report) -> str:
        return texts_and_feet(pdf_bytes(report), tmp_path)[0][1].split()[3]

    assert code(blank()) != code(blank(number="6"))


def test_the_longest_name_still_gives_a_code_that_is_read(tmp_path: Path) -> None:
    name = "Ủy ban nhân dân thị trấn Nông trường Việt Lâm thuộc huyện Vị Xuyên (tỉnh Hà Giang) * “cũ”"
    (code,) = scanned(pdf_bytes(blank(unit=UNIT._replace(name=name))), tmp_path, 200, "-l", "1")
    assert code.split("*")[1] == "UY BAN NHAN DAN THI TRAN NONG TRUONG VIE"
    assert json.dumps(code).isascii()


def test_hashes_are_read_however_they_are_typed() -> None:
    hash_ = "0123456789abcdef" * 4
    assert short_hash(hash_) == "0123-4567-89AB-CDEF"
    for typed in ("0123-4567-89AB-CDEF", "0123 4567 89ab cdef", "0123456789ABCDEF", hash_, "CCHC1*X*0123-4567-89AB-CDEF"):
        assert read_short_hash(typed) == "0123-4567-89AB-CDEF"
    for other in ("", "0123-4567-89AB", "0123-4567-89AB-CDEG", "0123-4567-89AB-CDEF-0", "tháng 5.cchc"):
        assert read_short_hash(other) is None
