"""The printed list of corrections, read back by another program."""

from datetime import date
from pathlib import Path

from desktop.engine.edits import NOTE, Address, Edit
from desktop.engine.report import Report, Status
from desktop.exchange.printout import corrections_pdf
from tests.exchange.printed import UNIT, example, one_line, page_texts, page_words

CLOSED = date(2024, 5, 20)
DONE, ISSUED, MEETINGS = "plan.tasks_done", "plan.issued", "direction.meetings"


def corrected(*cells: tuple[Address, str]) -> tuple[Report, Report]:
    """A finalised report and its second version with other cells."""
    before = example("consistent", number="5")
    after = before.copy()
    after.apply(Edit("gõ", tuple(after.stated(address, text) for address, text in cells)))
    after.version = 2
    return before, after


def texts(pair: tuple[Report, Report], folder: Path) -> list[str]:
    return page_texts(corrections_pdf(*pair, CLOSED), folder)


def test_the_list_quotes_the_report_and_says_what_becomes_what(tmp_path: Path) -> None:
    before, after = pair = corrected((Address(DONE), "7"), (Address(ISSUED, NOTE), "Kế hoạch số 9/KH-UBND"))
    (text,) = texts(pair, tmp_path)
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text
    assert "Độc lập - Tự do - Hạnh phúc" in text
    assert UNIT.name.upper() in text
    assert "BẢN ĐÍNH CHÍNH (Đính chính Báo cáo số 05/BC-UBND, chốt ngày 20 tháng 5 năm 2024, của UBND phường Yên Nghĩa" in text
    assert "Mục Nội dung Đã báo cáo Đính chính thành" in text
    assert f"{one_line(after.label(DONE))} {before.printed(DONE)} 7" in text
    assert f"{before.note(ISSUED)} Kế hoạch số 9/KH-UBND" in text
    assert "cột “Giải trình" in text
    assert one_line(after.label("plan.completion")) in text, "the ratio follows"
    assert "Trần Văn Minh" in text
    assert after.label("direction.documents") not in text


def test_a_figure_taken_out_is_said_to_be_blank(tmp_path: Path) -> None:
    before, _ = pair = corrected((Address(DONE), ""))
    assert f"{before.printed(DONE)} (để trống)" in texts(pair, tmp_path)[0]


def test_a_draft_of_it_is_marked(tmp_path: Path) -> None:
    pair = corrected((Address(DONE), "7"))
    (final,) = texts(pair, tmp_path)
    pair[1].status = Status.DRAFT
    (marked,) = texts(pair, tmp_path)
    assert marked.removesuffix(final).replace(" ", "") == "DỰTHẢO"  # poppler reads the letters of a slanted word one by one


def test_a_long_list_has_its_titles_on_each_page_and_leaves_the_margins_free(tmp_path: Path) -> None:
    before, _ = corrected()
    rows = [code for code in before.edition.indicators if before.takes_value(code)]
    pair = corrected(*((Address(code, NOTE), f"Kế hoạch số {place}/KH-UBND") for place, code in enumerate(rows)))
    pages = texts(pair, tmp_path)
    assert len(pages) > 2
    assert all("Mục Nội dung Đã báo cáo Đính chính thành" in page for page in pages)
    words = page_words(corrections_pdf(*pair, CLOSED), tmp_path)
    assert all(word.left >= 85 and word.right <= 553 for page in words for word in page)
    shown = " ".join(pages)
    assert [place for place in range(len(rows)) if f"Kế hoạch số {place}/KH-UBND" not in shown] == []
