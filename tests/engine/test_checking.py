"""An expression fits the cells it names, or the form's author is told."""

import pytest

from desktop.engine.checking import NUMBER, TRUTH, checked
from desktop.engine.expression import parse, with_zeros
from desktop.engine.syntax import ExpressionError
from desktop.engine.values import Kind, value_type

CELLS = {kind.value: value_type(kind, choices={"a": "A", "b": "B"}) for kind in Kind}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("sum(count, money, decimal, ratio)", NUMBER),
        ("ratio(count, 2 * money) - abs(decimal)", NUMBER),
        ("min(count, max(money, 3))", NUMBER),
        ("count <= money + 1", TRUTH),
        ("yes_no = yes", TRUTH),
        ("yes_no", TRUTH),
        ("yes_no or not yes_no and count > 1", TRUTH),
        ("choice = 'a'", TRUTH),
        ("'b' != choice", TRUTH),
        ("date <= date", TRUTH),
        ("filled(text) and blank(document) or note(count)", TRUTH),
    ],
)
def test_what_fits(text: str, wanted: str) -> None:
    checked(parse(text), CELLS.get, wanted)


@pytest.mark.parametrize(
    ("text", "wanted", "message"),
    [
        ("count > 1", NUMBER, "biểu thức cho ra đúng/sai, ở đây cần số"),
        ("count", TRUTH, "biểu thức cho ra số, ở đây cần đúng/sai"),
        ("text", NUMBER, "cho ra chữ"),
        ("count + nowhere", NUMBER, "không có chỉ tiêu nào mang mã “nowhere”"),
        ("note(nowhere)", TRUTH, "không có chỉ tiêu nào mang mã “nowhere”"),
        ("sum(count, text)", NUMBER, "“sum” cần số, không nhận chữ"),
        ("count * yes_no", NUMBER, "“*” cần số, không nhận đúng/sai"),
        ("ratio(count, date)", NUMBER, "“ratio” cần số, không nhận ngày"),
        ("abs(choice)", NUMBER, "“abs” cần số, không nhận lựa chọn"),
        ("count and yes_no", TRUTH, "“and” cần đúng/sai, không nhận số"),
        ("not count", TRUTH, "“not” cần đúng/sai, không nhận số"),
        ("count = yes", TRUTH, "không so sánh được số với đúng/sai"),
        ("count < document", TRUTH, "không so sánh được số với chữ"),
        ("text = 'a'", TRUTH, "không so sánh được chữ với lựa chọn"),
        ("text = text", TRUTH, "không so sánh được chữ với chữ"),
        ("document != text", TRUTH, "không so sánh được chữ với chữ"),
        ("choice < 'b'", TRUTH, "bằng “<”"),
        ("yes_no >= no", TRUTH, "bằng “>=”"),
        ("count < money < 3", TRUTH, "không so sánh được đúng/sai với số"),
        ("choice = 'c'", TRUTH, "“choice” không có lựa chọn “c”"),
        ("'c' = choice", TRUTH, "“choice” không có lựa chọn “c”"),
    ],
)
def test_what_does_not_fit_is_refused(text: str, wanted: str, message: str) -> None:
    with pytest.raises(ExpressionError) as refused:
        checked(parse(text), CELLS.get, wanted)
    assert message in refused.value.message


def test_the_place_of_a_dangling_code_is_told() -> None:
    with pytest.raises(ExpressionError) as refused:
        checked(parse("count + nowhere"), CELLS.get, NUMBER)
    assert refused.value.position == len("count + ")


def test_only_numbers_can_count_as_zero() -> None:
    checked(with_zeros(parse("count = money and filled(text)")), CELLS.get, TRUTH)
    with pytest.raises(ExpressionError, match="“zero” cần số, không nhận đúng/sai"):
        checked(with_zeros(parse("yes_no = no")), CELLS.get, TRUTH)
