"""Finding rows by words: what is found, in which order, and where the words stand."""

import pytest

from desktop.engine.definition import Row
from desktop.engine.edits import NOTE, VALUE, Address, Edit
from desktop.engine.period import Dates, Period
from desktop.engine.report import Report
from desktop.engine.search import Index, Query
from desktop.engine.values import Kind
from tests.helpers.editions import edition, heading, indicator, ward
from tests.helpers.reports import empty


@pytest.fixture
def report() -> Report:
    rows: list[Row] = [
        heading("top", "Giải quyết hồ sơ"),
        indicator("received", label="Số hồ sơ tiếp nhận"),
        indicator("ratio", kind=Kind.RATIO, label="Tỷ lệ đúng hạn"),
        indicator("money", kind=Kind.MONEY, label="Kinh phí (Đồng)"),
    ]
    return empty(edition(*rows))


def found(index: Index, typed: str) -> list[str]:
    return [line.code for line in index.find(Query(typed)).lines]


def types(report: Report, index: Index, cell: Address, text: str) -> None:
    index.note_change(report.apply(Edit("gõ", (report.change(cell, text),))).codes)


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("ho so", ["top", "received"]),
        ("SO HO", ["top", "received"]),
        ("  tiếp   so ", ["received"]),
        ("hồ sơ", ["top", "received"]),
        ("dong", ["money"]),
        ("đồng", ["money"]),
        ("xyz", []),
        ("ho xyz", []),
    ],
)
def test_all_words_are_found_with_or_without_diacritics(report: Report, typed: str, codes: list[str]) -> None:
    assert found(Index(report), typed) == codes


@pytest.mark.parametrize("typed", ["", "   ", "\u0301", "\u00a0"])
def test_nothing_typed_finds_nothing(typed: str) -> None:
    assert not Query(typed)


def test_text_that_is_not_composed_finds_the_same(report: Report) -> None:
    assert found(Index(report), "ho\u0302\u0300 sơ") == ["top", "received"]


def test_figures_are_found_as_shown_and_by_all_their_digits(report: Report) -> None:
    index = Index(report)
    types(report, index, Address("received"), "1234567")
    types(report, index, Address("ratio"), "67,7419")
    types(report, index, Address("money", NOTE), "đã chi 68.897 đồng")
    assert found(index, "1.234.567") == found(index, "1234567") == found(index, "34567") == ["received"]
    assert found(index, "67,74") == found(index, "67,7419") == ["ratio"]
    assert found(index, "68897") == ["money"]


def test_an_edit_is_found_and_what_it_replaced_is_not(report: Report) -> None:
    index = Index(report)
    types(report, index, Address("received"), "41")
    assert found(index, "41") == ["received"]
    types(report, index, Address("received"), "42")
    assert (found(index, "41"), found(index, "42")) == ([], ["received"])


def test_only_what_was_edited_is_looked_at_again(report: Report) -> None:
    index = Index(report)
    before = {line.code: line for line in index.find(Query("o")).lines}
    types(report, index, Address("received"), "41")
    after = {line.code: line for line in index.find(Query("o")).lines}
    assert after["top"] is before["top"]
    assert after["received"] is not before["received"]


def test_other_dates_are_found_in_the_labels() -> None:
    report = empty(ward(), Period.parse("2024-05"))
    index = Index(report)
    assert found(index, "ngay 14 thang 5 tai phuong") == ["dossiers"]
    report.dates = Dates(report.dates.start, report.dates.end.replace(day=27))
    index.forget()
    assert found(index, "ngay 14 thang 5 tai phuong") == []
    assert found(index, "ngay 27 thang 5 tai phuong") == ["dossiers"]


def test_rows_with_just_the_diacritics_that_were_typed_come_first(report: Report) -> None:
    index = Index(report)
    types(report, index, Address("ratio", NOTE), "họ số")
    assert found(index, "ho so") == ["top", "received", "ratio"]
    assert found(index, "họ số") == ["ratio", "top", "received"]
    assert found(index, "họ so") == ["ratio", "top", "received"]
    assert index.find(Query("họ số")).exact == 1
    assert index.find(Query("ho so")).exact == 3


def test_rows_have_places_in_paper_order(report: Report) -> None:
    index = Index(report)
    index.refresh()
    assert [index.place(code) for code in ("top", "received", "money", "none")] == [0, 1, 3, -1]


@pytest.mark.parametrize(
    ("typed", "text", "words"),
    [
        ("ty le", "Tỷ lệ (%) TỶ LỆ", ["Tỷ", "lệ", "TỶ", "LỆ"]),
        ("68897", "có 68.897 hồ sơ", ["68.897"]),
        ("8897", "1.068.897", ["8.897"]),
        ("dien", "ĐIỆN và điển", ["ĐIỆN", "điển"]),
        ("điện", "ĐIỆN và điển", ["ĐIỆN"]),
        ("strasse", "Straße 5", ["Straße"]),
        ("a", "😀 bà", ["à"]),
        ("aa", "aaa", ["aa"]),
        ("x", "", []),
    ],
)
def test_the_places_of_words_are_those_of_the_text_as_it_stands(typed: str, text: str, words: list[str]) -> None:
    assert [text[place.start : place.stop] for place in Query(typed).places(text)] == words


def test_single_letters_are_found_but_not_marked() -> None:
    query = Query("5 k ho")
    assert [place.start for place in query.places("5 hồ k")] == [0, 2, 5]
    assert [place.start for place in query.marks("5 hồ k")] == [2]


def test_the_cell_to_show_is_that_with_the_words(report: Report) -> None:
    index = Index(report)
    types(report, index, Address("received", NOTE), "theo hồ sơ giấy")

    def column(typed: str) -> str:
        query = Query(typed)
        return query.column(next(line for line in index.find(query).lines if line.code == "received"), report)

    assert column("ho so") == VALUE
    assert column("giay") == NOTE
    assert column("tiep nhan giay") == NOTE
