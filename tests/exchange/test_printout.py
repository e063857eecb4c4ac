"""The printed report, read back by other programs (poppler)."""

import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from desktop.engine.definition import Heading, Indicator, Row
from desktop.engine.report import Report, Status
from desktop.engine.unit import Unit
from desktop.exchange.files import ExportError
from desktop.exchange.pages import Pages
from desktop.exchange.printout import pdf_bytes, write_pdf
from tests.exchange.printed import (
    MM,
    UNIT,
    blank,
    example,
    one_line,
    page_texts,
    page_words,
    poppler,
    type_in,
    ward,
    with_appendices,
)

SCALE = 3
HEADER = one_line(" ".join(column.title for column in ward().appendices[0].columns)) + " 1 2 3 4 5"


@pytest.fixture(scope="module")
def filled() -> Report:
    return example("consistent")


@pytest.fixture(scope="module")
def pdf(filled: Report) -> bytes:
    return pdf_bytes(filled)


@pytest.fixture(scope="module")
def pages(pdf: bytes, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return page_texts(pdf, tmp_path_factory.mktemp("pdf"))


def printed_row(report: Report, row: Row) -> str:
    """What should stand on paper in one row, cell by cell."""
    cells = [row.marker, report.label(row.code)]
    if isinstance(row, Indicator):
        cells += [report.shown(row.code), row.unit, report.note(row.code)]
    return one_line(" ".join(cells))


def rows_by_page(report: Report, pages: list[str]) -> list[list[Row]]:
    """Find every row, whole and in order; fails when one is missing, cut or out of place."""
    found: list[list[Row]] = [[] for _ in pages]
    page, place = 0, 0
    for row in report.edition.rows:
        wanted = printed_row(report, row)
        while (at := pages[page].find(wanted, place)) < 0:
            page, place = page + 1, 0
            assert page < len(pages), f"not whole on any page: {wanted}"
        place = at + len(wanted)
        found[page].append(row)
    return found


def test_every_row_stands_whole_on_one_page_and_in_order(filled: Report, pages: list[str]) -> None:
    assert all(rows_by_page(filled, pages))


def test_no_heading_is_the_last_row_of_a_page(filled: Report, pages: list[str]) -> None:
    assert not [rows[-1] for rows in rows_by_page(filled, pages) if isinstance(rows[-1], Heading)]


def test_head_names_the_appendix_and_the_report_it_belongs_to(pages: list[str]) -> None:
    assert pages[0].startswith(
        "PHỤ LỤC 3 BÁO CÁO CẢI CÁCH HÀNH CHÍNH THÁNG 5 NĂM 2024 "
        "(Kèm theo Báo cáo số 05/BC-UBND ngày …… tháng …… năm …… của UBND phường Yên Nghĩa) TT Nội dung"
    )


def test_header_and_column_numbers_stand_on_each_page(pages: list[str]) -> None:
    assert len(pages) > 5
    assert [page.count(HEADER) for page in pages] == [1] * len(pages)


def test_page_numbers_begin_on_the_second_page(pages: list[str]) -> None:
    assert [page.startswith(f"{number} TT ") for number, page in enumerate(pages, 1)] == [False] + [True] * (len(pages) - 1)


@pytest.mark.parametrize(("number", "printed"), [("5", "05/BC-UBND"), ("131", "131/BC-UBND"), ("05/BC-VP", "05/BC-VP")])
def test_number_of_the_report_is_printed_as_official_ones_are(number: str, printed: str, tmp_path: Path) -> None:
    assert f"(Kèm theo Báo cáo số {printed} ngày ……" in page_texts(pdf_bytes(blank(number=number)), tmp_path)[0]


def test_each_appendix_counts_its_own_pages(tmp_path: Path) -> None:
    first = ward().appendices[0]
    rows = first.sections[0].rows
    second = first._replace(
        code="pl4",
        marker="PHỤ LỤC 4",
        sections=(first.sections[0]._replace(code="X", rows=tuple(row._replace(code=f"x.{row.code}") for row in rows)),),
    )
    texts = page_texts(pdf_bytes(blank(with_appendices(first, second))), tmp_path)
    opening = [text.startswith("PHỤ LỤC 4") for text in texts].index(True)
    assert texts[opening - 1].startswith(f"{opening} TT ")
    assert texts[opening + 1].startswith("2 TT ")
    assert "Trần Văn Minh" in texts[opening - 1]
    assert "Trần Văn Minh" in texts[-1]


def test_everything_stands_within_the_margins_of_the_decree(pdf: bytes, tmp_path: Path) -> None:
    for number, printed in enumerate(page_words(pdf, tmp_path), 1):
        words = printed[1:] if number > 1 else printed
        if number > 1:
            page_number = printed[0]
            assert page_number.text == str(number)
            assert page_number.bottom < 20 * MM
            assert (page_number.left + page_number.right) / 2 == pytest.approx((30 + 195) / 2 * MM, abs=0.5)
        assert min(word.left for word in words) >= 30 * MM
        assert max(word.right for word in words) <= 195 * MM
        assert min(word.top for word in words) >= 20 * MM
        assert max(word.bottom for word in words) <= 277 * MM


def test_signatures_end_the_last_page_under_at_least_one_row(filled: Report, pages: list[str]) -> None:
    block = (
        "Yên Nghĩa, ngày …… tháng …… năm …… NGƯỜI LẬP BÁO CÁO "
        "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Nguyễn Thu Hà Trần Văn Minh"
    )
    assert pages[-1].endswith(block)
    assert rows_by_page(filled, pages)[-1]


def test_drafter_signs_on_the_left_at_the_signers_height(pdf: bytes, tmp_path: Path) -> None:
    words = {word.text: word for word in page_words(pdf, tmp_path)[-1]}
    drafter, signer = words["Hà"], words["Minh"]
    assert drafter.right < 105 * MM < words["Văn"].left
    assert drafter.top == pytest.approx(signer.top)
    assert words["NGƯỜI"].top == pytest.approx(words["TM."].top)


def test_there_is_room_for_signature_and_stamp(pdf: bytes, tmp_path: Path) -> None:
    words = {word.text: word for word in page_words(pdf, tmp_path)[-1]}
    assert words["Minh"].top - words["PHÓ"].bottom > 20 * MM


def test_the_grid_is_closed_and_open_across_headings(pdf: bytes, tmp_path: Path) -> None:
    words = page_words(pdf, tmp_path)[0]
    heading = next(word for word in words if word.text == "CÔNG")
    number = next(word for word in words if word.text == "4" and word.top < heading.top)
    values_left = 30 * MM + 165 * MM * 0.46
    with Pages(pdf) as printed:
        image = printed.image(0, SCALE)

    def dark(x: float, y: float) -> bool:
        """Whether a rule passes within a point of a place."""
        places = [(round(x * SCALE) + across, round(y * SCALE)) for across in range(-SCALE, SCALE + 1)]
        return any(image.pixels[row * image.stride + 4 * column] < 128 for column, row in places)

    for x in (30 * MM, 195 * MM):
        assert dark(x, number.top)
        assert dark(x, heading.top)
    assert dark(values_left, number.top)
    assert not dark(values_left, heading.top - 1)


def test_fonts_are_embedded_subsets_with_unicode(pdf: bytes, tmp_path: Path) -> None:
    fonts = [line.split() for line in poppler("pdffonts", pdf, tmp_path).splitlines()[2:]]
    assert {font[0].partition("+")[2].partition("-")[0] for font in fonts} == {"LiberationSerif"}
    assert {tuple(font[-5:-2]) for font in fonts} == {("yes", "yes", "yes")}


def test_document_says_what_it_is(pdf: bytes, tmp_path: Path) -> None:
    lines = dict(line.split(":", 1) for line in poppler("pdfinfo", pdf, tmp_path).splitlines())
    said = {key: value.strip() for key, value in lines.items()}
    assert said["Title"] == "BÁO CÁO CẢI CÁCH HÀNH CHÍNH THÁNG 5 NĂM 2024"
    assert said["Author"] == "UBND phường Yên Nghĩa"
    assert "A4" in said["Page size"]
    assert b"/Lang (vi-VN)" in pdf


def test_every_vietnamese_letter_comes_back_composed(tmp_path: Path) -> None:
    bases = "aăâeêioôơuưy"
    tones = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
    letters = [unicodedata.normalize("NFC", base + tone) for base in bases for tone in tones] + ["đ"]
    alphabet = " ".join(letters + [letter.upper() for letter in letters])
    texts = page_texts(pdf_bytes(type_in(blank(), {}, {"plan.issued": alphabet})), tmp_path)
    assert alphabet in texts[0]


def test_ratio_prints_with_a_comma_and_without_denominator_as_a_dash(tmp_path: Path) -> None:
    report = type_in(blank(), {"plan.tasks_assigned": "31", "plan.tasks_done": "21"})
    text = " ".join(page_texts(pdf_bytes(report), tmp_path))
    assert "Tỷ lệ hoàn thành so với Kế hoạch 67,74 %" in text
    assert "Tỷ lệ các bộ phận được kiểm tra so với Kế hoạch – %" in text


def test_blank_report_prints_with_blank_cells(tmp_path: Path) -> None:
    report = blank(unit=Unit(""))
    texts = page_texts(pdf_bytes(report), tmp_path)
    assert "- Số nhiệm vụ đã hoàn thành theo kế hoạch Nhiệm vụ - Tỷ lệ" in texts[0]
    assert "báo cáo số ……/bc-ubnd ngày …… tháng …… năm …… của ……)" in texts[0].lower()
    assert "Lý do khen thưởng" not in " ".join(texts)
    rows_by_page(report, texts)


def test_a_draft_is_marked_on_each_page_and_a_final_report_on_none(pages: list[str], tmp_path: Path) -> None:
    draft = page_texts(pdf_bytes(example("consistent", status=Status.DRAFT)), tmp_path)
    marks = [text.removesuffix(page) for text, page in zip(draft, pages, strict=True)]
    assert {mark.replace(" ", "") for mark in marks} == {"DỰTHẢO"}  # poppler reads the letters of a slanted word one by one
    assert "DỰ" not in " ".join(pages)


def test_signs_of_markup_and_new_lines_are_text(tmp_path: Path) -> None:
    note = "A & B < C > D <b>đậm</b> &amp;\nDòng hai"
    pdf = pdf_bytes(type_in(blank(), {}, {"plan.issued": note}))
    assert one_line(note) in page_texts(pdf, tmp_path)[0]
    words = {word.text: word for word in page_words(pdf, tmp_path)[0]}
    assert words["Dòng"].left == pytest.approx(words["A"].left)
    assert words["Dòng"].top > words["&amp;"].top


def test_what_the_font_lacks_is_shown_as_a_box(tmp_path: Path) -> None:
    report = type_in(blank(), {}, {"plan.issued": "xong 😀 và\t👍\ufe0f hết\u200b rồi"})
    assert "xong □ và □ hết rồi" in page_texts(pdf_bytes(report), tmp_path)[0]


def test_a_note_longer_than_a_page_continues_on_the_next_ones(tmp_path: Path) -> None:
    note = " ".join(f"{number}/KH-UBND" for number in range(10, 1000))[:10_000]
    report = type_in(blank(), {"plan.tasks_done": "6"}, {"plan.tasks_done": note})
    texts = page_texts(pdf_bytes(report), tmp_path)
    found = " ".join(text.partition(HEADER)[2].strip() for text in texts)
    assert note in found
    assert "Tỷ lệ hoàn thành so với Kế hoạch –" in found.partition(note)[2]


def test_a_note_without_a_single_space_stays_in_its_column(tmp_path: Path) -> None:
    report = type_in(blank(), {}, {"plan.issued": "x" * 10_000})
    words = [word for page in page_words(pdf_bytes(report), tmp_path) for word in page]
    assert sum(len(word.text) for word in words if set(word.text) == {"x"}) >= 10_000
    assert max(word.right for word in words) <= 195 * MM


def test_a_figure_wider_than_its_column_is_set_smaller(tmp_path: Path) -> None:
    report = type_in(blank(), {"plan.tasks_done": "999999999"})
    [figure] = [word for word in page_words(pdf_bytes(report), tmp_path)[0] if word.text == "999.999.999"]
    left = 30 * MM + 165 * MM * 0.46
    assert left < figure.left
    assert figure.right < left + 165 * MM * 0.12


def test_deep_levels_are_indented_within_the_label_column(tmp_path: Path) -> None:
    appendix = ward().appendices[0]
    section = appendix.sections[0]
    pattern = next(section.indicators)
    rows = tuple(pattern._replace(code=f"r{level}", level=level, label=f"cấp{level} " + "chữ " * 30) for level in range(40))
    edition = with_appendices(appendix._replace(sections=(section._replace(rows=rows),)))
    words = [word for page in page_words(pdf_bytes(blank(edition)), tmp_path) for word in page]
    lefts = [next(word.left for word in words if word.text == f"cấp{level}") for level in range(40)]
    assert lefts == sorted(lefts)
    assert lefts[1] < lefts[2] < lefts[3] < lefts[4]
    assert max(word.right for word in words if word.text == "chữ") < 30 * MM + 165 * MM * 0.46


def test_long_names_wrap_in_the_head_and_above_the_signatures(tmp_path: Path) -> None:
    name = "Ủy ban nhân dân thị trấn Nông trường Việt Lâm thuộc huyện Vị Xuyên tỉnh Hà Giang có tên rất dài để thử"
    unit = UNIT._replace(name=name, signer=name, drafter=name, position=name, place=name)
    pdf = pdf_bytes(blank(unit=unit))
    texts = page_texts(pdf, tmp_path)
    assert f"của {name})" in texts[0]
    assert texts[-1].endswith(f"{name.upper()} {name} {name}")
    words = [word for page in page_words(pdf, tmp_path) for word in page]
    assert min(word.left for word in words) >= 30 * MM
    assert max(word.right for word in words) <= 195 * MM


def test_an_appendix_without_rows_still_prints_head_header_and_signatures(tmp_path: Path) -> None:
    appendix = ward().appendices[0]
    [text] = page_texts(pdf_bytes(blank(with_appendices(appendix._replace(sections=())))), tmp_path)
    assert HEADER in text
    assert text.endswith("Trần Văn Minh")


def test_the_same_report_gives_the_same_bytes_in_another_process(pdf: bytes) -> None:
    script = (
        "import sys; from tests.exchange.printed import example; from desktop.exchange.printout import pdf_bytes; "
        "sys.stdout.buffer.write(pdf_bytes(example('consistent')))"
    )
    environment = os.environ | {"PYTHONHASHSEED": "7", "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    other = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, env=environment).stdout
    assert other == pdf


def test_write_pdf_writes_the_file(tmp_path: Path, filled: Report, pdf: bytes) -> None:
    write_pdf(filled, tmp_path / "báo cáo.pdf")
    assert (tmp_path / "báo cáo.pdf").read_bytes() == pdf


def test_write_pdf_says_in_a_sentence_why_it_could_not(tmp_path: Path, filled: Report) -> None:
    with pytest.raises(ExportError, match="Chưa có thư mục"):
        write_pdf(filled, tmp_path / "không có" / "báo cáo.pdf")
