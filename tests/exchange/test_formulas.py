"""Each part of the engine's language in a spreadsheet's words; what LibreOffice makes of them: test_recalculation.py."""

from decimal import Decimal

import pytest

from desktop.engine.expression import parse
from desktop.exchange.formulas import formula

CELLS = {"a": "C5", "b": "C6", "c": "C7", "d": "C9", "e": "C12", "far": "'PHỤ LỤC 2'!C3", "farther": "'PHỤ LỤC 2'!C4"}


def translated(text: str, decimals: int = 0, otherwise: Decimal | str = "") -> str:
    return formula(parse(text), CELLS.__getitem__, decimals, otherwise)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a", '=IF(COUNT(C5)=1,ROUND(C5,0),"")'),
        ("12.50", "=ROUND(12.50,0)"),
        ("a + b", '=IF(COUNT(C5:C6)=2,ROUND(C5+C6,0),"")'),
        ("a - b - d", '=IF(COUNT(C5:C6,C9)=3,ROUND((C5-C6)-C9,0),"")'),
        ("a - (b - d)", '=IF(COUNT(C5:C6,C9)=3,ROUND(C5-(C6-C9),0),"")'),
        ("a * b", '=IF(COUNT(C5:C6)=2,ROUND(C5*C6,0),"")'),
        ("-a", '=IF(COUNT(C5)=1,ROUND(0-C5,0),"")'),
        ("abs(a - d)", '=IF(COUNT(C5,C9)=2,ROUND(ABS(C5-C9),0),"")'),
        ("a / d", '=IF(COUNT(C5,C9)=2,IF(C9<>0,ROUND(C5/C9,0),""),"")'),
        ("ratio(a, d)", '=IF(COUNT(C5,C9)=2,IF(C9<>0,ROUND(100*C5/C9,0),""),"")'),
        ("ratio(a - d, a)", '=IF(COUNT(C5,C9)=2,IF(C5<>0,ROUND(100*(C5-C9)/C5,0),""),"")'),
        ("a / (b / d)", '=IF(COUNT(C5:C6,C9)=3,IF(C9<>0,IF((C6/C9)<>0,ROUND(C5/(C6/C9),0),""),""),"")'),
        ("sum(a, b, c)", '=IF(COUNT(C5:C7)>0,ROUND(SUM(C5:C7),0),"")'),
        ("sum(d, c, e)", '=IF(COUNT(C9,C7,C12)>0,ROUND(SUM(C9,C7,C12),0),"")'),
        ("min(a, d)", '=IF(COUNT(C5,C9)>0,ROUND(MIN(C5,C9),0),"")'),
        ("max(a, d)", '=IF(COUNT(C5,C9)>0,ROUND(MAX(C5,C9),0),"")'),
        (
            "sum(a, d - e)",
            '=IF(COUNT(C5)+IF(COUNT(C9,C12)=2,1,0)>0,ROUND(SUM(C5,IF(COUNT(C9,C12)=2,C9-C12,0)),0),"")',
        ),
        ("min(a - d, 3)", '=IF(IF(COUNT(C5,C9)=2,1,0)+1>0,ROUND(MIN(IF(COUNT(C5,C9)=2,C5-C9,1E+300),3),0),"")'),
        ("max(a - d)", '=IF(IF(COUNT(C5,C9)=2,1,0)>0,ROUND(MAX(IF(COUNT(C5,C9)=2,C5-C9,-1E+300)),0),"")'),
        ("ratio(a, sum(b, c))", '=IF(COUNT(C5)=1,IF(COUNT(C6:C7)>0,IF(SUM(C6:C7)<>0,ROUND(100*C5/SUM(C6:C7),0),""),""),"")'),
        ("sum(far, farther, d)", "=IF(COUNT('PHỤ LỤC 2'!C3:C4,C9)>0,ROUND(SUM('PHỤ LỤC 2'!C3:C4,C9),0),\"\")"),
    ],
)
def test_each_operation(text: str, expected: str) -> None:
    assert translated(text) == expected


def test_the_cells_own_decimals_round_the_result() -> None:
    assert translated("a", decimals=3) == '=IF(COUNT(C5)=1,ROUND(C5,3),"")'


@pytest.mark.parametrize(
    ("typed", "constant"),
    [
        (Decimal(0), "0"),
        (Decimal(1200), "1200"),
        (Decimal(10) ** 15, "1000000000000000"),
        (Decimal("0.0000001"), "0.0000001"),
        ("Đang thực hiện", '"Đang thực hiện"'),
        ('nói "không"', '"nói ""không"""'),
    ],
)
def test_a_typed_total_stands_while_its_parts_are_blank(typed: Decimal | str, constant: str) -> None:
    assert translated("sum(a, b)", otherwise=typed) == f"=IF(COUNT(C5:C6)>0,ROUND(SUM(C5:C6),0),{constant})"


@pytest.mark.parametrize(
    "text",
    ["yes", "'all'", "a = b", "a != b", "a < b", "a <= b", "a > b", "a >= b", "not a = b", "a = b and b = d",
     "a = b or b = d", "filled(a)", "blank(a)", "note(a)", "sum(a, b = d)"],
)  # fmt: skip
def test_what_a_calculated_cell_can_never_hold_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="a calculated cell cannot contain"):
        translated(text)
