"""Labels find their rows in order, through slips, repeats, gaps and additions."""

import random
import unicodedata
from itertools import pairwise

import pytest

from desktop.exchange.reading.alignment import Label, align
from desktop.exchange.reading.labels import key, marker_key, split_marker
from tests.helpers.editions import ward


def form() -> list[Label]:
    return [Label(key(row.label), row.marker) for row in ward().rows]


def test_a_form_is_aligned_with_itself() -> None:
    rows = form()
    assert [(pair.line, pair.row) for pair in align(rows, rows)] == [(place, place) for place in range(len(rows))]


def test_slips_of_scanning_are_seen_through() -> None:
    random_ = random.Random(7)
    rows = form()

    def slipped(text: str) -> str:
        letters = list(text)
        for _ in range(len(letters) // 25 + 1):
            letters[random_.randrange(len(letters))] = random_.choice("abcdeghiklmnopqrstuvxy")
        return "".join(letters)

    pairs = align(rows, [row._replace(key=slipped(row.key)) for row in rows])
    assert all(pair.line == pair.row for pair in pairs)
    assert len(pairs) >= 0.97 * len(rows)


def test_lines_that_were_left_out_or_added_disturb_no_other() -> None:
    rows = form()
    lines = [row for place, row in enumerate(rows) if place % 7 != 3]
    lines[10:10] = [Label("dong cua rieng phuong khong co trong bieu mau"), Label("so lieu thang truoc chuyen sang")]
    pairs = align(rows, lines)
    assert len(pairs) == len(lines) - 2
    assert all(rows[pair.row].key == lines[pair.line].key for pair in pairs)
    assert all(before.row < after.row for before, after in pairwise(pairs))


def labels(*texts: str) -> list[Label]:
    return [Label(key(text)) for text in texts]


def pairs_of(rows: list[Label], lines: list[Label]) -> list[tuple[int, int]]:
    return [(pair.line, pair.row) for pair in align(rows, lines)]


def test_repeated_labels_go_with_their_neighbours() -> None:
    rows = labels("Đã tiếp nhận", "Khiếu nại:", "Tố cáo", "Đã giải quyết xong", "Khiếu nại:", "Tố cáo:")
    assert pairs_of(rows, labels("Đã giải quyết xong", "Khiếu nại", "Tố cáo")) == [(0, 3), (1, 4), (2, 5)]
    assert pairs_of(rows, labels("Đã tiếp nhận", "Khiếu nại", "Đã giải quyết xong", "Tố cáo")) == [
        (0, 0),
        (1, 1),
        (2, 3),
        (3, 5),
    ]


def test_the_same_number_decides_between_equal_labels() -> None:
    rows = [Label("ban hanh ke hoach", "2.1"), Label("ban hanh ke hoach", "5.1")]
    assert [pair.row for pair in align(rows, [Label("ban hanh ke hoach", "5,1.")])] == [1]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Số TTHC đã công khai trên Cổng thông tin", "Số TTHC chưa công khai trên Cổng thông tin"),
        ("Số hồ sơ giải quyết quá hạn", "Số hồ sơ giải quyết đúng hạn"),
        ("Thạc sỹ", "Tiến sỹ"),
    ],
)
def test_labels_that_mean_something_else_are_not_taken_for_each_other(one: str, other: str) -> None:
    assert align(labels(one), labels(other)) == []


def test_a_label_cut_off_or_added_to_is_the_same() -> None:
    rows = labels("Ban hành và triển khai văn bản chỉ đạo (Kết luận, chỉ thị, công văn chỉ đạo, quán triệt...)", "Khác")
    assert pairs_of(rows, labels("Ban hành và triển khai văn bản chỉ đạo")) == [(0, 0)]


def test_what_stands_between_two_neighbours_needs_less_likeness() -> None:
    rows = labels("Công chức", "Cán bộ qua bầu cử cấp huyện", "Viên chức")
    assert pairs_of(rows, labels("Công chức", "Can bo quan bầu cứ cap huỵen", "Viên chức")) == [(0, 0), (1, 1), (2, 2)]
    assert pairs_of(rows, labels("Công chức", "Thu nhập tăng thêm", "Viên chức")) == [(0, 0), (2, 2)]


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("Tỷ lệ% so với tổng số ( x 100 ):", "Tỷ lệ % so với tổng số (x 100)"),
        ("KẾT QUẢ THỰC HIỆN", "Kết quả thực hiện"),
        (unicodedata.normalize("NFD", "Số nhiệm vụ được giao"), "Số nhiệm vụ được giao"),
        (
            "Kết quả từ ngày 01 tháng 01 năm 2024 đến ngày 30 tháng 4 năm 2024 tại phường",
            "Kết quả từ {from} đến {to} tại phường",
        ),
        ("Kết quả từ ngày … tháng … năm … đến ngày … tháng … năm … tại phường", "Kết quả từ {from} đến {to} tại phường"),
        ("số góp ý", "Sổ góp ý"),
    ],
)
def test_spellings_of_one_label(written: str, same: str) -> None:
    assert key(written) == key(same)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("2.1. Rà soát", ("2.1.", "Rà soát")),
        ("3,1 Kiểm tra", ("3,1", "Kiểm tra")),
        ("- Ban hành", ("-", "Ban hành")),
        ("II. KẾT QUẢ", ("II.", "KẾT QUẢ")),
        ("a) Cấp xã", ("a)", "Cấp xã")),
        ("Có", ("", "Có")),
        ("20 nhiệm vụ", ("20", "nhiệm vụ")),
    ],
)
def test_numbering_is_split_off(text: str, parts: tuple[str, str]) -> None:
    assert split_marker(text) == parts


def test_markers_are_compared_without_their_points() -> None:
    assert marker_key("3,1") == marker_key("3.1.") == "3.1"
