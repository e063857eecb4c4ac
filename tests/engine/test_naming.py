"""What sentences call rows: short, and no two the same."""

from desktop.engine.definition import Row
from desktop.engine.naming import names_of
from tests.helpers.editions import heading, indicator

LONG = "Số lượng thủ tục hành chính thuộc thẩm quyền giải quyết của {} được công khai trên Trang thông tin điện tử của quận"


def test_a_label_of_its_own_is_the_name() -> None:
    assert names_of([heading("h", "Công chức:"), indicator("a", label="Số người:")]) == {"h": "Công chức", "a": "Số người"}


def test_rows_above_tell_rows_with_the_same_label_apart() -> None:
    names = names_of(
        [
            heading("a", "Công chức"),
            heading("a.b", "Tổng số", level=1),
            indicator("a.women", label="Nữ", level=2),
            heading("c", "Viên chức"),
            heading("c.b", "Tổng số", level=1),
            indicator("c.women", label="Nữ", level=2),
        ]
    )
    assert names["a.women"] == "Nữ – Công chức"
    assert names["c.women"] == "Nữ – Viên chức"


def test_a_number_printed_once_stands_for_its_row() -> None:
    rows: list[Row] = [
        heading("a", "Quận")._replace(marker="6.1.8"),
        indicator("a.late", label="Quá hạn"),
        heading("b", "Phường")._replace(marker="6.1.10."),
        indicator("b.late", label="Quá hạn"),
        heading("c", "Sở")._replace(marker="4.2"),
        indicator("c.late", label="Quá hạn"),
        heading("d", "Ban")._replace(marker="4.2"),
        indicator("d.late", label="Quá hạn"),
    ]
    names = names_of(rows)
    assert [names[f"{code}.late"] for code in "abcd"] == [
        "Quá hạn – mục 6.1.8",
        "Quá hạn – mục 6.1.10",
        "Quá hạn – Sở",
        "Quá hạn – Ban",
    ]


def test_rows_of_one_parent_are_told_apart_by_the_row_before() -> None:
    names = names_of(
        [
            heading("h", "Một cửa"),
            indicator("early", label="Trước hạn"),
            indicator("early_share", label="Tỷ lệ"),
            indicator("late", label="Quá hạn"),
            indicator("late_share", label="Tỷ lệ"),
        ]
    )
    assert names["early_share"] == "Tỷ lệ – sau “Trước hạn”"
    assert names["late_share"] == "Tỷ lệ – sau “Quá hạn”"


def test_long_labels_are_shortened_only_while_that_keeps_them_apart() -> None:
    alone = names_of([indicator("a", label=LONG.format("huyện"))])
    assert alone["a"] == "Số lượng thủ tục hành chính thuộc thẩm quyền … thông tin điện tử của quận"
    both = names_of([indicator("a", label=LONG.format("huyện")), indicator("b", label=LONG.format("xã"))])
    assert list(both.values()) == [LONG.format("huyện"), LONG.format("xã")]


def test_what_nothing_on_paper_tells_apart_keeps_one_name() -> None:
    assert set(names_of([indicator("a", label="Nữ", level=0), indicator("b", label="Nữ", level=0)]).values()) == {
        "Nữ",
        "Nữ – sau “Nữ”",
    }
