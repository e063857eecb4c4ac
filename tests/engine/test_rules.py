"""Every kind of rule, with every way to take a blank, and the sentences it says."""

from collections.abc import Mapping
from decimal import Decimal

import pytest

from desktop.engine.findings import Severity
from desktop.engine.kinds import KINDS
from desktop.engine.rules import Missing, Rule
from desktop.engine.syntax import ExpressionError
from desktop.engine.values import Kind
from tests.helpers import clerk
from tests.helpers.editions import Field, edition, heading, indicator, rule

ROWS = (
    heading("h"),
    indicator("whole", label="Tổng số:"),
    indicator("men", label="Nam", level=2),
    indicator("women", label="Nữ", level=2),
    indicator("other", label="Khác", level=2),
    indicator("more", label="Thêm", level=2),
    indicator("last", label="Cuối", level=2),
    indicator("share", kind=Kind.RATIO, label="Tỷ lệ"),
    indicator("issued", kind=Kind.YES_NO, label="Đã ban hành"),
)

BOUND = {"part": "men", "whole": "whole"}
PARTITION: dict[str, Field] = {"whole": "whole", "parts": ["men", "women"]}
FLOW = {"incoming": ["whole", "other"], "outgoing": ["men", "women"]}
PAIR = {"when": "whole > 0", "then": "men > 0"}


def messages(made: Rule, **cells: str) -> list[str]:
    """What the only rule of a form says when these cells are typed, a blank one left out."""
    return [finding.message for finding in clerk.opens(edition(*ROWS, rules=[made])).pastes(**cells).report.findings]


def holds(made: Rule, **cells: str) -> bool:
    return not messages(made, **cells)


@pytest.mark.parametrize(
    ("kind", "fields", "good", "bad"),
    [
        ("bound", BOUND, {"men": "5", "whole": "5"}, {"men": "6", "whole": "5"}),
        ("subset", BOUND, {"men": "0", "whole": "5"}, {"men": "6", "whole": "5"}),
        ("partition", PARTITION, {"men": "2", "women": "3", "whole": "5"}, {"men": "2", "women": "2", "whole": "5"}),
        (
            "flow",
            FLOW,
            {"whole": "5", "other": "1", "men": "4", "women": "2"},
            {"whole": "5", "other": "1", "men": "4", "women": "3"},
        ),
        ("pair", PAIR, {"whole": "1", "men": "1"}, {"whole": "1", "men": "0"}),
        ("range", {"indicators": "share", "min": Decimal(0), "max": Decimal(100)}, {"share": "100"}, {"share": "100,01"}),
        ("range", {"indicators": "share", "min": Decimal(1)}, {"share": "1"}, {"share": "0"}),
        ("range", {"indicators": "share", "max": Decimal(1)}, {"share": "1"}, {"share": "2"}),
        ("check", {"assert": "men != women"}, {"men": "1", "women": "2"}, {"men": "1", "women": "1"}),
        ("note", {"indicator": "men", "when": "men > 3"}, {"men": "3"}, {"men": "4"}),
    ],
)
def test_a_rule_holds_or_says_so_once(
    kind: str, fields: Mapping[str, Field], good: dict[str, str], bad: dict[str, str]
) -> None:
    made = rule(kind, fields, message="Sai.")
    assert holds(made)
    assert holds(made, **good)
    assert len(messages(made, **bad)) == 1


def test_a_note_answers_the_rule_that_asks_for_it() -> None:
    asks = rule("note", {"indicator": "men", "when": "men > 3"})
    filled = clerk.opens(edition(*ROWS, rules=[asks])).types("men", "4").sees_finding("the.rule", at="men")
    assert filled.report.findings[0].in_note
    filled.notes("men", "vì đông").sees_no_finding()


# --- what a blank means ---

S, F, Z, P = Missing.SKIP, Missing.FAIL, Missing.ZERO, Missing.PARTIAL


@pytest.mark.parametrize(
    ("kind", "fields", "cells", "broken_with"),
    [
        ("bound", BOUND, {"men": "6"}, {F, Z}),  # 6 of nobody knows how many
        ("bound", BOUND, {"whole": "6"}, {F}),
        ("subset", BOUND, {"men": "6"}, {F, Z}),
        ("partition", PARTITION, {"whole": "5"}, {F, Z}),
        ("partition", PARTITION, {"whole": "5", "men": "5"}, {F}),
        ("partition", PARTITION, {"whole": "5", "men": "4"}, {F, Z}),
        ("partition", PARTITION, {"whole": "5", "men": "6"}, {F, Z, P}),
        ("partition", PARTITION, {"men": "6"}, {F, Z}),
        ("flow", FLOW, {"whole": "5", "men": "5"}, {F}),
        ("flow", FLOW, {"whole": "5", "men": "4"}, {F, Z}),
        ("pair", PAIR, {"whole": "1"}, {F, Z}),
        ("pair", PAIR, {"men": "1"}, set()),  # the condition is unknown
        ("range", {"indicators": "share", "min": Decimal(1)}, {}, {F, Z}),
        ("check", {"assert": "men = women"}, {"men": "0"}, {F}),
        ("check", {"assert": "men = women or blank(women)"}, {"men": "1"}, set()),
    ],
)
def test_what_a_blank_means(kind: str, fields: Mapping[str, Field], cells: dict[str, str], broken_with: set[Missing]) -> None:
    ways = set(Missing) if kind == "partition" else {S, F, Z}
    assert {way for way in ways if messages(rule(kind, fields, missing=way, message="Sai."), **cells)} == broken_with


def test_what_each_kind_makes_of_a_blank_by_itself() -> None:
    assert {name: spec.missing for name, spec in KINDS.items()} == {
        "bound": S,
        "subset": S,
        "partition": P,
        "flow": S,
        "pair": F,
        "note": S,
        "range": S,
        "document": S,
        "carried": S,
        "cumulative": S,
        "outlier": S,
        "check": S,
    }


def test_partial_is_for_partitions_only() -> None:
    for kind, fields in (("bound", BOUND), ("flow", FLOW), ("pair", PAIR)):
        with pytest.raises(ExpressionError, match="partition"):
            rule(kind, fields, missing=P)


# --- sentences ---


@pytest.mark.parametrize(
    ("made", "cells", "sentence"),
    [
        (rule("bound", BOUND), {"men": "1.200", "whole": "5"}, "“Nam” (1.200) lớn hơn “Tổng số” (5)."),
        (rule("bound", BOUND, missing=F), {"men": "6"}, "“Nam” (6) lớn hơn “Tổng số” (trống)."),
        (rule("bound", {"part": "men", "whole": "100"}), {"men": "120"}, "“Nam” (120) lớn hơn 100."),
        (
            rule("bound", {"part": "men + women", "whole": "whole"}),
            {"men": "2", "women": "4", "whole": "5"},
            "Tổng (6) của “Nam” (2) và “Nữ” (4) lớn hơn “Tổng số” (5).",
        ),
        (
            rule("bound", {"part": "whole - men", "whole": "women"}),
            {"men": "2", "women": "1", "whole": "5"},
            "Số (3) tính từ “Tổng số” (5) và “Nam” (2) lớn hơn “Nữ” (1).",
        ),
        (
            rule("bound", {"part": "men", "whole": "whole / 2"}),
            {"men": "3", "whole": "5"},
            "“Nam” (3) lớn hơn số (2,5) tính từ “Tổng số” (5).",
        ),
        (
            rule("subset", BOUND),
            {"men": "6", "whole": "5"},
            "“Nam” (6) lớn hơn “Tổng số” (5), trong khi chỉ là một phần của số đó.",
        ),
        (
            rule("partition", PARTITION),
            {"men": "2", "women": "2", "whole": "5"},
            "Tổng (4) của “Nam” (2) và “Nữ” (2) không khớp với “Tổng số” (5).",
        ),
        (
            rule("partition", PARTITION),
            {"men": "6", "whole": "5"},
            "Tổng (6) của “Nam” (6) và “Nữ” (trống) không khớp với “Tổng số” (5).",
        ),
        (
            rule("partition", {"whole": "whole", "parts": ["men", "women", "other"]}),
            {"men": "1", "women": "1", "other": "1", "whole": "5"},
            "Tổng (3) của “Nam” (1), “Nữ” (1) và “Khác” (1) không khớp với “Tổng số” (5).",
        ),
        (
            rule("partition", {"whole": "whole", "parts": ["men", "women", "other", "more", "last"]}),
            {"men": "1", "women": "1", "other": "1", "more": "1", "last": "1", "whole": "6"},
            "Tổng (5) của 5 dòng từ “Nam” đến “Cuối” không khớp với “Tổng số” (6).",
        ),
        (
            rule("partition", {"whole": "whole", "parts": ["men"]}),
            {"men": "1", "whole": "6"},
            "“Nam” (1) không khớp với “Tổng số” (6).",
        ),
        (
            rule("flow", FLOW),
            {"whole": "5", "other": "1", "men": "4", "women": "3"},
            "Tổng (6) của “Tổng số” (5) và “Khác” (1) không bằng tổng (7) của “Nam” (4) và “Nữ” (3).",
        ),
        (rule("pair", PAIR), {"whole": "1"}, "Hai dòng đi với nhau nhưng mới có một dòng được ghi."),
        (rule("note", {"indicator": "men", "when": "men > 3"}), {"men": "4"}, "“Nam” (4) cần được giải trình."),
        (
            rule("range", {"indicators": "share", "min": Decimal(0), "max": Decimal(100)}),
            {"share": "112,185953"},
            "“Tỷ lệ” (112,19) nằm ngoài khoảng từ 0 đến 100.",
        ),
        (rule("range", {"indicators": "share", "max": Decimal(100)}), {"share": "101"}, "“Tỷ lệ” (101) lớn hơn 100."),
        (rule("range", {"indicators": "share", "min": Decimal("0.5")}), {"share": "0"}, "“Tỷ lệ” (0) nhỏ hơn 0,5."),
        (
            rule("check", {"assert": "whole = 2 * men"}, message="Cần {2 * men}, đang là {whole}; {women}, {issued}."),
            {"whole": "1500", "men": "1000", "issued": "có"},
            "Cần 2.000, đang là 1.500; trống, Có.",
        ),
    ],
)
def test_the_sentence_names_the_figures_compared(made: Rule, cells: dict[str, str], sentence: str) -> None:
    assert messages(made, **cells) == [sentence]


def test_the_remedy_names_figures_too_and_has_a_default() -> None:
    own = rule("bound", BOUND, remedy="Giảm {part} xuống {whole}.")
    finding = clerk.opens(edition(*ROWS, rules=[own])).pastes(men="6", whole="5").report.findings[0]
    assert finding.remedy == "Giảm “Nam” (6) xuống “Tổng số” (5)."
    assert all(spec.remedy for spec in KINDS.values())


def test_a_sentence_follows_every_figure_it_names() -> None:
    made = rule("check", {"assert": "men > 0"}, message="Nam {men}, nữ {women}.")
    filled = clerk.opens(edition(*ROWS, rules=[made])).types("men", "0").sees_finding("the.rule", saying="Nam 0, nữ trống.")
    filled.types("women", "7").sees_finding("the.rule", saying="Nam 0, nữ 7.")
    assert filled.report.findings[0].indicators == ("men",)


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("{men +}", "câu thông báo, “{men +}”: thiếu một toán hạng"),
        ("{}", "câu thông báo, “{}”: thiếu một toán hạng"),
        ("{men", "ngoặc nhọn lẻ"),
        ("men}", "ngoặc nhọn lẻ"),
        ("{assert}", "không ghi được “{assert}”"),
    ],
)
def test_a_sentence_that_cannot_be_filled_in_is_refused(message: str, told: str) -> None:
    with pytest.raises(ExpressionError) as refused:
        rule("check", {"assert": "men > 0"}, message=message)
    assert told in refused.value.message


def test_a_sentence_cannot_name_a_bound_that_is_not_there() -> None:
    with pytest.raises(ExpressionError, match=r"không ghi được “\{max\}”"):
        rule("range", {"indicators": "share", "min": Decimal(0)}, message="từ {min} đến {max}")


@pytest.mark.parametrize(
    ("kind", "fields", "told"),
    [
        ("bound", {"part": "1", "whole": "2"}, "không nhắc đến chỉ tiêu nào"),
        ("check", {"assert": "1 = 1"}, "không nhắc đến chỉ tiêu nào"),
        ("range", {"indicators": "share"}, "cần “min” hoặc “max”"),
    ],
)
def test_fields_that_make_no_rule_are_refused(kind: str, fields: Mapping[str, Field], told: str) -> None:
    with pytest.raises(ExpressionError) as refused:
        rule(kind, fields)
    assert told in refused.value.message


# --- where to jump, and what is told besides ---


@pytest.mark.parametrize(
    ("made", "indicators"),
    [
        (rule("bound", BOUND), ("men", "whole")),
        (rule("partition", PARTITION), ("whole", "men", "women")),
        (rule("flow", FLOW), ("whole", "other", "men", "women")),
        (rule("pair", PAIR), ("men", "whole")),  # what is to be mended, not what made it due
        (rule("pair", {"when": "filled(women)", "then": "note(whole)"}), ("whole", "women")),
        (rule("note", {"indicator": "men", "when": "women > 1"}), ("men", "women")),
        (rule("check", {"assert": "women > men"}, message="x"), ("women", "men")),
    ],
)
def test_a_finding_names_its_cells_the_one_to_mend_first(made: Rule, indicators: tuple[str, ...]) -> None:
    assert made.references == indicators


def test_severity_is_the_kinds_unless_the_rule_says_otherwise() -> None:
    assert rule("bound", BOUND).severity is Severity.ERROR
    assert rule("pair", PAIR).severity is Severity.WARNING
    assert rule("bound", BOUND, severity=Severity.WARNING).severity is Severity.WARNING


def test_a_partition_of_hundreds_of_parts_is_checked() -> None:
    rows = [indicator(f"p{place}") for place in range(500)]
    made = rule("partition", {"whole": "whole", "parts": [row.code for row in rows]})
    filled = clerk.opens(edition(*ROWS, *rows, rules=[made])).types("whole", "500")
    filled.pastes(**{row.code: "1" for row in rows}).sees_no_finding()
    filled.types("p250", "2").sees_finding("the.rule", saying="Tổng (501) của 500 dòng từ “Dòng p0” đến “Dòng p499”")


# --- what rows are called ---


def test_rows_are_called_by_their_label_and_where_it_repeats_by_the_row_above_too() -> None:
    names = edition(
        heading("h", "Khiếu nại, tố cáo"),
        indicator("received", label="Đã tiếp nhận:", level=1),
        indicator("received.complaints", label="Khiếu nại:", level=2),
        indicator("received.petitions", label="Phản ánh", level=2),
        indicator("resolved", label="Tổng số vụ việc khiếu nại, tố cáo, phản ánh, kiến nghị đã giải quyết xong", level=1),
        indicator("resolved.complaints", label="Khiếu nại", level=2),
    ).names
    assert names == {
        "received": "Đã tiếp nhận",
        "received.complaints": "Khiếu nại – Đã tiếp nhận",
        "received.petitions": "Phản ánh",
        "resolved": "Tổng số vụ việc khiếu nại, tố cáo, phản ánh, kiến nghị đã giải quyết xong",
        "resolved.complaints": "Khiếu nại – Tổng số vụ việc khiếu nại, tố cáo … đã giải quyết xong",
    }


def test_rows_above_are_named_until_the_names_differ() -> None:
    names = edition(
        heading("a", "Công chức"),
        heading("a.b", "Tổng số", level=1),
        indicator("a.women", label="Nữ", level=2),
        heading("c", "Viên chức"),
        heading("c.b", "Tổng số", level=1),
        indicator("c.women", label="Nữ", level=2),
        indicator("top", label="Nữ", level=0),
    ).names
    assert names == {"a.women": "Nữ – Tổng số – Công chức", "c.women": "Nữ – Tổng số – Viên chức", "top": "Nữ"}
