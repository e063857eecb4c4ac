"""How a form says that it is fed from below, and every fault in it."""

import pytest

from desktop.catalogue.rollup import check_below
from desktop.engine.rollup import How, Source
from tests.catalogue.writing import Folder

ROLLUP = """\
[[from]]
form = "lower"

[[from.row]]
to = "work.given"
how = "count"
of = "issued = yes"
list = "issued"
list_when = "issued = no"
basis = "nhãn"

[[from.row]]
to = "remark"
how = "notes"
list = "remark"
basis = "nhãn"
"""


@pytest.fixture
def fed(folder: Folder) -> Folder:
    (folder.path / "rollup.toml").write_text(ROLLUP, encoding="utf-8")
    return folder


def test_a_form_without_it_is_fed_by_nothing(folder: Folder) -> None:
    assert folder.edition().rollup == ()


def test_it_says_how_each_row_is_fed(fed: Folder) -> None:
    (source,) = fed.edition().rollup
    assert source.form == "lower"
    first, second = source.feeds
    assert (first.code, first.how, first.of and first.of.text, first.listed) == (
        "work.given",
        How.COUNT,
        "issued = yes",
        "issued",
    )
    assert (second.how, second.of, second.listed_when) == (How.NOTES, None, None)


def test_it_is_kept_ready_made_with_the_edition(fed: Folder) -> None:
    import pickle

    again = pickle.loads(pickle.dumps(fed.edition()))  # noqa: S301 - our own
    assert [feed.code for feed in again.rollup[0].feeds] == ["work.given", "remark"]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('to = "work.given"', 'to = "work.gone"', "rollup.toml:4: Không có chỉ tiêu nào mang mã “work.gone”."),
        ('to = "work.given"', 'to = "work"', "rollup.toml:4: Không có chỉ tiêu nào mang mã “work”."),
        ('to = "remark"', 'to = "work.given"', "rollup.toml:12: Chỉ tiêu “work.given” đã được khai cho biểu mẫu này."),
        ('to = "work.given"', 'to = "remark2"\ncolour = "x"', "rollup.toml:6: Không biết khóa “colour” trong [[from.row]]."),
        ('how = "count"', 'how = "average"', "rollup.toml:6: Không có cách tổng hợp “average”. Chọn: sum, count,"),
        ('of = "issued = yes"\n', "", "rollup.toml:4: Khóa “of” đi với sum, count, max"),
        ('how = "notes"', 'how = "notes"\nof = "work.done"', "rollup.toml:12: Khóa “of” đi với sum, count, max"),
        ('list = "issued"\n', "", "rollup.toml:4: Thiếu khóa “list”"),
        ('"issued = yes"', '"issued ="', "rollup.toml:7: “of”, ký tự thứ 9: thiếu một toán hạng"),
        ('to = "work.given"', 'to = "state"', "rollup.toml:4: “state” không phải là số nên không nhận được “count”."),
        ('list_when = "issued = no"\nbasis = "nhãn"', "", "rollup.toml:4: Thiếu khóa “basis” trong [[from.row]]."),
        ('form = "lower"', "", "rollup.toml:1: Thiếu khóa “form” trong [[from]]."),
        ("[[from]]", 'colour = "red"\n\n[[from]]', "rollup.toml:1: Không biết khóa “colour”."),
    ],
)
def test_what_is_wrong_is_told_with_its_line(fed: Folder, old: str, new: str, fault: str) -> None:
    fed.change("rollup.toml", old, new)
    assert any(told.startswith(fault) for told in fed.faults()), fed.faults()


def test_a_form_is_declared_once(fed: Folder) -> None:
    fed.append("rollup.toml", '\n[[from]]\nform = "lower"\n[[from.row]]\nto = "work.done"\nhow = "none"\nbasis = "nhãn"\n')
    assert fed.faults() == ["rollup.toml:18: Biểu mẫu “lower” đã được khai. Mỗi biểu mẫu một lần."]


def test_rows_that_the_form_below_does_not_have_are_told(fed: Folder) -> None:
    edition = fed.edition()
    assert list(check_below(edition.rollup[0], edition)) == []
    (first, second) = edition.rollup[0].feeds
    assert first.of is not None
    wrong = Source("lower", (first._replace(listed="gone"), second._replace(how=How.SUM, of=first.of)))
    told = list(check_below(wrong, edition))
    assert len(told) == 2
    assert "“gone” không có trong small@2024" in told[0]
    assert "cần số" in told[1]
