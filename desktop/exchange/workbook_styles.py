"""How the workbook looks: formats by the names of their properties, each made once."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, NamedTuple

from desktop.engine.values import ARITHMETIC, Kind, NumberType

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

TEXT_FORMAT = "@"
DATE_FORMAT = "dd/mm/yyyy"

_PROPERTIES: dict[str, dict[str, object]] = {
    "bold": {"bold": True},
    "italic": {"italic": True},
    "bold-italic": {"bold": True, "italic": True},
    "table": {"border": 1, "valign": "vcenter", "text_wrap": True},
    "top": {"valign": "top"},
    "line": {"valign": "vcenter", "text_wrap": True},
    "centred": {"align": "center"},
    "shrinking": {"shrink": True, "text_wrap": False},
    "large": {"font_size": 13},
    "largest": {"font_size": 14},
    "input": {"locked": False},
    # Tinted on the screen, as in the window.
    "calculated": {"bg_color": "#F2F2F2"},
    # Far from the figures beside it.
    "far": {"bg_color": "#FFF0CC", "bold": True},
    # A text that begins like a formula stays a text also when it is edited.
    "quoted": {"quote_prefix": True},
}


class Styles:
    """The formats of one workbook."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[str, int, str], Format] = {}

    def __call__(self, names: str, *, indent: int = 0, number: str = "") -> Format:
        """Return the format with the properties named side by side, `table bold`; *number* is a number format's code."""
        key = (names, indent, number)
        if key not in self._made:
            properties: dict[str, object] = {}
            for name in names.split():
                properties |= _PROPERTIES[name]
            if indent:
                properties |= {"indent": indent}
            if number:
                properties |= {"num_format": number}
            self._made[key] = self._book.add_format(properties)
        return self._made[key]


class NumberLook(NamedTuple):
    """The format code for whole numbers and the one for others; a number is judged once it has *digits* decimals.

    One code does not do for both: `0.##` shows a bare "100,".
    """

    whole: str
    broken: str
    digits: int

    def code(self, figure: Decimal | None) -> str:
        """Return the format code for a *figure*."""
        if figure is None:
            return self.whole
        rounded = figure.quantize(Decimal(1).scaleb(-self.digits), ROUND_HALF_UP, ARITHMETIC)
        return self.whole if rounded == rounded.to_integral_value() else self.broken


def number_look(type_: NumberType) -> NumberLook:
    """Return the format codes that show what `NumberType.shown` shows, on a system whose decimal sign is the comma."""
    if type_.whole:
        return NumberLook("#,##0", "#,##0", 0)
    if type_.kind is Kind.RATIO:
        return NumberLook("0", f"0.{'#' * type_.decimals}", type_.decimals)
    return NumberLook("[<1000]0;[<1000000]#,##0.0;#,##0", "#,##0.############", 12)
