"""What a cell can hold: four representations of one value, said once.

typed
    The text as the clerk wrote it (cleaned: NFC, no control characters). It is kept for ever, also when it cannot be read.
meaning (`Value`)
    `Decimal` (counts, decimals, money, ratios), `bool` (yes/no), `str` (text, choice code, document reference), `date`,
    or `None`: **blank**. Blank means "not reported"; it is never zero, and no arithmetic makes a number of it.
stored
    Canonical text for the database and for files: `68897`, `67.74`, `yes`, `ongoing`, `2024-05-14`. Never a float.
shown
    The text in the window and on paper, vi-VN: `68.897`, `67,74`, `Có`, `14/05/2024`.

A `ValueType` converts between them. Two promises hold for every type, and property tests keep them:
`from_stored(stored(v)) == v`, and `read(shown(v)).value == v` (for a ratio: up to the rounding it is shown with).

Numbers follow the vi-VN grammar: "." groups thousands, "," is the decimal sign. Real files mix in other habits, so every
text is read in all the ways it can be read: one way only, and it is taken; two ways, and it is `AMBIGUOUS` and asked
about. In a whole-number cell `68.897` can only mean 68897. In a cell with decimals it could also be 68,897: that is asked.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal
from enum import StrEnum
from typing import NamedTuple

from desktop.engine.text import clean, fold, plain_spaces

Value = Decimal | bool | str | date | None

#: Exact for every sum and product of figures up to 10^15; quotients are rounded only when a cell takes them up.
ARITHMETIC = Context(prec=60, rounding=ROUND_HALF_UP)

COUNT_LIMIT = Decimal(10) ** 9
#: A spreadsheet carries 15 significant digits; a larger figure would not survive the export.
NUMBER_LIMIT = Decimal(10) ** 15
#: More decimals than any calculation pasted from elsewhere has; without a limit a ratio of tiny figures has no end.
MOST_DECIMALS = 30
#: What one workbook cell can hold.
TEXT_LIMIT = 32_767

NO_VALUE = "–"


class FaultCode(StrEnum):
    """Why a typed text has no meaning yet."""

    AMBIGUOUS = "ambiguous"
    NOT_A_NUMBER = "not_a_number"
    TWO_DECIMAL_SIGNS = "two_decimal_signs"
    NOT_WHOLE = "not_whole"
    NEGATIVE = "negative"
    TOO_LARGE = "too_large"
    NOT_A_CHOICE = "not_a_choice"
    NOT_A_DATE = "not_a_date"
    NOT_A_DOCUMENT = "not_a_document"
    TOO_LONG = "too_long"


class Fault(NamedTuple):
    """A text that could not be read: why, and for an ambiguous one what it may mean, as shown text."""

    code: FaultCode
    readings: tuple[str, ...] = ()


class Reading(NamedTuple):
    """What a typed text turned out to mean. At most one of the two is set; neither means blank."""

    value: Value = None
    fault: Fault | None = None


BLANK = Reading()


class Kind(StrEnum):
    """The value types a form can name in `rows.csv`."""

    COUNT = "count"
    DECIMAL = "decimal"
    MONEY = "money"
    RATIO = "ratio"
    YES_NO = "yes_no"
    CHOICE = "choice"
    TEXT = "text"
    DATE = "date"
    DOCUMENT = "document"


NUMBERS = frozenset({Kind.COUNT, Kind.DECIMAL, Kind.MONEY, Kind.RATIO})


class ValueType:
    """How one kind of value is read, stored and shown. The base serves text."""

    kind = Kind.TEXT

    def read(self, typed: str) -> Reading:
        """Say what *typed* means."""
        text = clean(typed)
        if not text:
            return BLANK
        if len(text) > TEXT_LIMIT:
            return Reading(fault=Fault(FaultCode.TOO_LONG))
        return Reading(text)

    def stored(self, value: Value) -> str | None:
        """Return the canonical text of *value*, `None` for blank."""
        return None if value is None else str(value)

    def from_stored(self, text: str | None) -> Value:
        """Return the meaning of a canonical text. Raises `ValueError` for any other text."""
        return text

    def shown(self, value: Value) -> str:
        """Return *value* as the window and the paper show it; blank is the empty text."""
        return "" if value is None else str(value)

    def printed(self, value: Value) -> str:
        """Return *value* as paper and workbook show it."""
        return self.shown(value)

    def edited(self, value: Value) -> str:
        """Return the text a clerk finds in the editor when the cell already holds *value*."""
        return self.shown(value)


class NumberType(ValueType):
    """Counts, decimals, money and ratios.

    *decimals* is the number of decimals a calculated value is rounded to, half up, and a ratio is shown with; 0 makes
    the cell take whole numbers only. *unit* is the unit of measure: a clerk may write it after the figure ("20 Người").
    """

    __slots__ = ("_limit", "decimals", "kind", "unit")

    def __init__(self, kind: Kind, decimals: int | None = None, unit: str = "") -> None:
        self.kind = kind
        self.decimals = _DECIMALS[kind] if decimals is None else decimals
        self.unit = unit
        self._limit = COUNT_LIMIT if kind is Kind.COUNT else NUMBER_LIMIT

    @property
    def whole(self) -> bool:
        """Whether only whole numbers are taken."""
        return self.decimals == 0 and self.kind is not Kind.RATIO

    def read(self, typed: str) -> Reading:
        """Read a vi-VN number, with its unit, percent sign, multiplier word or (ratios) as a fraction "46/166"."""
        if len(typed) <= _FEW_DIGITS and typed.isascii() and typed.isdigit():
            return Reading(Decimal(int(typed)))  # what nearly every cell holds, and no limit is that small
        text = plain_spaces(clean(typed))
        return self._read(text) if text else BLANK

    def _read(self, text: str) -> Reading:
        text, scale = self._without_suffix(text)
        negative = text[:1] in "-−" and len(text) > 1
        if negative or (text[:1] == "+" and len(text) > 1):
            text = text[1:].lstrip()
        if "/" in text and self.kind is Kind.RATIO:
            found = self._fraction(text)
        else:
            found = _number_readings(text, whole=self.whole and scale == _ONE)
        if isinstance(found, FaultCode):
            return Reading(fault=Fault(found))
        if any(_too_long(number) for number in found):
            return Reading(fault=Fault(FaultCode.TOO_LARGE))
        found = tuple(_plain(ARITHMETIC.multiply(number, scale)) for number in found)
        if self.whole:
            found = tuple(number for number in found if number == number.to_integral_value())
            if not found:
                return Reading(fault=Fault(FaultCode.NOT_WHOLE))
        if negative and any(found):
            return Reading(fault=Fault(FaultCode.NEGATIVE))
        if any(number > self._limit for number in found) or (self.kind is Kind.COUNT and self._limit in found):
            return Reading(fault=Fault(FaultCode.TOO_LARGE))
        if len(found) > 1:
            return Reading(fault=Fault(FaultCode.AMBIGUOUS, tuple(self.shown(number) for number in found)))
        return Reading(found[0])

    def rounded(self, value: Decimal) -> Decimal:
        """Return a calculated *value* as this cell keeps it: half up, at most `decimals` decimals."""
        if -value.as_tuple().exponent > self.decimals:  # type: ignore[operator]  # figures are finite
            value = value.quantize(_STEPS[self.decimals], ROUND_HALF_UP, ARITHMETIC)
        return _plain(value)

    def agrees(self, stated: Decimal, calculated: Decimal, typed: str = "") -> bool:
        """Whether a *stated* figure is the *calculated* one, at the number of decimals it was stated with.

        *typed* is the text it was read from: "100,00" states two decimals, its value alone none.
        """
        written = re.search(r"([.,])([0-9]+)[^0-9.,]*$", typed)
        decimals = len(written[2]) if written and typed.count(written[1]) == 1 else 0
        places = max(decimals, -stated.as_tuple().exponent)  # type: ignore[operator]  # figures are finite
        if places >= self.decimals:
            return self.rounded(stated) == calculated
        return stated == calculated.quantize(_STEPS[places], ROUND_HALF_UP, ARITHMETIC)

    def stored(self, value: Value) -> str | None:
        """Return plain digits with "." as the decimal sign: `68897`, `67.74`."""
        return None if value is None else format(value, "f")

    def from_stored(self, text: str | None) -> Value:
        """Return the exact number behind a stored text."""
        if text is None:
            return None
        # Most are whole and short, and a report is opened beside thousands of earlier figures.
        if len(text) <= _SHORT and text.isascii() and text.isdecimal():
            return Decimal(text)
        if not re.fullmatch(_STORED_NUMBER, text):
            raise ValueError(text)
        return _plain(Decimal(text))

    def shown(self, value: Value) -> str:
        """Return the vi-VN text. A cell with decimals never shows "1.234": that would be read two ways on paper too."""
        if not isinstance(value, Decimal):
            return ""
        if self.kind is Kind.RATIO:
            return format(self.rounded(value), "f").replace(".", ",")
        whole, _, fraction = format(value, "f").partition(".")
        grouped = f"{int(whole):,}".replace(",", ".") if whole != "-0" else whole
        if not self.whole and not fraction and grouped.count(".") == 1:
            fraction = "0"
        return f"{grouped},{fraction}" if fraction else grouped

    def edited(self, value: Value) -> str:
        """Return all digits without grouping, so that they can be changed without minding the dots."""
        return "" if value is None else format(value, "f").replace(".", ",")

    def _without_suffix(self, text: str) -> tuple[str, Decimal]:
        """Split off what may follow a figure; return the rest and what to multiply it by."""
        if self.kind is Kind.RATIO:
            return text.removesuffix("%").rstrip(), _ONE
        if self.unit and fold(text[-len(self.unit) :]) == fold(self.unit):
            bare = text[: -len(self.unit)].rstrip()
            if bare[-1:].isdigit():
                return bare, _ONE
        if self.kind is Kind.MONEY and (match := re.fullmatch(_MONEY, fold(text))):
            own = re.fullmatch(_MONEY_UNIT, fold(self.unit))
            if own:
                return text[: match.end(1)], ARITHMETIC.divide(_MONEY_WORDS[match[2] or ""], _MONEY_WORDS[own[1] or ""])
        return text, _ONE

    def _fraction(self, text: str) -> tuple[Decimal, ...] | FaultCode:
        """Read "46/166" as the ratio it states; it is rounded as a calculated one would be."""
        match = re.fullmatch(_FRACTION, text)
        if match is None or not int(match[2]):
            return FaultCode.NOT_A_NUMBER
        part, whole = Decimal(match[1]), Decimal(match[2])
        return (self.rounded(ARITHMETIC.divide(ARITHMETIC.multiply(part, Decimal(100)), whole)),)


class YesNoType(ValueType):
    """Yes or no: "Có" or "Không"."""

    kind = Kind.YES_NO

    def read(self, typed: str) -> Reading:
        """Read "Có"/"Không" and their common short forms."""
        text = fold(clean(typed))
        if not text:
            return BLANK
        text = text.rstrip(".")
        if text in _YES:
            return Reading(value=True)
        if text in _NO:
            return Reading(value=False)
        return Reading(fault=Fault(FaultCode.NOT_A_CHOICE, ("Có", "Không")))

    def stored(self, value: Value) -> str | None:
        """Return `yes` or `no`."""
        return None if value is None else "yes" if value else "no"

    def from_stored(self, text: str | None) -> Value:
        """Return the answer behind `yes` or `no`."""
        if text not in (None, "yes", "no"):
            raise ValueError(text)
        return None if text is None else text == "yes"

    def shown(self, value: Value) -> str:
        """Return "Có" or "Không"."""
        return "" if value is None else "Có" if value else "Không"


class ChoiceType(ValueType):
    """One of a form's answers; the clerk picks the words, their code is stored. A *coded* one is printed as its code too."""

    __slots__ = ("choices", "coded")
    kind = Kind.CHOICE

    def __init__(self, choices: dict[str, str], *, coded: bool = False) -> None:
        self.choices = choices
        self.coded = coded

    def read(self, typed: str) -> Reading:
        """Read a choice by its words or its code, with or without diacritics."""
        text = clean(typed)
        if not text:
            return BLANK
        wanted = fold(text)
        for code, label in self.choices.items():
            if wanted in (fold(code), fold(label)):
                return Reading(code)
        return Reading(fault=Fault(FaultCode.NOT_A_CHOICE, tuple(self.choices.values())))

    def from_stored(self, text: str | None) -> Value:
        """Return the code itself; a code that the edition does not know is an error."""
        if text is not None and text not in self.choices:
            raise ValueError(text)
        return text

    def shown(self, value: Value) -> str:
        """Return the words of the choice."""
        return "" if value is None else self.choices[str(value)]

    def printed(self, value: Value) -> str:
        """Return the words, or the code where the form prints "Không = 0; Có = 1"."""
        return super().shown(value) if self.coded else self.shown(value)


class DateType(ValueType):
    """A day. It is typed day first; the year has four digits."""

    kind = Kind.DATE

    def read(self, typed: str) -> Reading:
        """Read "14/5/2024", "14-05-2024", "14.5.2024", "2024-05-14" or "ngày 14 tháng 5 năm 2024"."""
        text = plain_spaces(clean(typed))
        if not text:
            return BLANK
        if match := re.fullmatch(_ISO_DATE, text):
            year, month, day = match.groups()
        elif match := re.fullmatch(_DATE, fold(text)):
            day, month, year = match.groups()
        else:
            return Reading(fault=Fault(FaultCode.NOT_A_DATE))
        try:
            found = date(int(year), int(month), int(day))
        except ValueError:
            return Reading(fault=Fault(FaultCode.NOT_A_DATE))
        return Reading(found) if _FIRST_YEAR <= found.year <= _LAST_YEAR else Reading(fault=Fault(FaultCode.NOT_A_DATE))

    def stored(self, value: Value) -> str | None:
        """Return the ISO date."""
        return value.isoformat() if isinstance(value, date) else None

    def from_stored(self, text: str | None) -> Value:
        """Return the day behind an ISO date."""
        return None if text is None else date.fromisoformat(text)

    def shown(self, value: Value) -> str:
        """Return "14/05/2024"."""
        return f"{value:%d/%m/%Y}" if isinstance(value, date) else ""


class DocumentType(ValueType):
    """A document reference: number and symbol, "29/KH-UBND", usually with its date."""

    kind = Kind.DOCUMENT

    def read(self, typed: str) -> Reading:
        """Take a text that names a document; any other is a fault."""
        reading = super().read(typed)
        if isinstance(reading.value, str) and not re.search(DOCUMENT_NUMBER, reading.value):
            return Reading(fault=Fault(FaultCode.NOT_A_DOCUMENT))
        return reading


TEXT = ValueType()

#: "29/KH-UBND", "32/2021/NĐ-CP": number, perhaps the year, then the symbol.
DOCUMENT_NUMBER = r"\b\d{1,5}(?:/\d{4})?/[A-ZĐ][A-ZĐa-z0-9]*(?:[-&–][A-ZĐ][\wĐ]*)*"


def value_type(
    kind: Kind,
    *,
    decimals: int | None = None,
    unit: str = "",
    choices: dict[str, str] | None = None,
    coded: bool = False,
) -> ValueType:
    """Return the type of a cell of *kind*; *decimals* and *unit* matter to numbers, *choices* and *coded* to choices."""
    if kind in NUMBERS:
        return NumberType(kind, decimals, unit)
    if kind is Kind.CHOICE:
        return ChoiceType(choices or {}, coded=coded)
    return _SIMPLE[kind]


_SIMPLE = {Kind.YES_NO: YesNoType(), Kind.TEXT: TEXT, Kind.DATE: DateType(), Kind.DOCUMENT: DocumentType()}
_DECIMALS = {Kind.COUNT: 0, Kind.DECIMAL: 2, Kind.MONEY: 3, Kind.RATIO: 2}
#: Numbers with so many digits are below every limit.
_FEW_DIGITS = 9
_ZERO = Decimal(0)
_ONE = Decimal(1)
_STEPS = [_ONE.scaleb(-n) for n in range(13)]

# Patterns are texts where most reports never need them: `re` compiles and keeps them when they are first used.
# Digits are [0-9]: "\d" takes the digits of every script.
_SHORT = 15
_STORED_NUMBER = r"-?[0-9]{1,30}(\.[0-9]{1,30})?"
_FRACTION = r"([0-9]{1,9}) ?/ ?([0-9]{1,9})"
_DATE = r"(?:ngay )?([0-9]{1,2}) ?(?:[/.-]| thang ) ?([0-9]{1,2}) ?(?:[/.-]| nam ) ?([0-9]{4})"
_ISO_DATE = r"([0-9]{4})-([0-9]{2})-([0-9]{2})"
#: A day outside these years is a slip of the finger.
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_MONEY_WORDS = {"": _ONE, "nghin": Decimal(10) ** 3, "ngan": Decimal(10) ** 3, "trieu": Decimal(10) ** 6}
_MONEY_WORDS |= {"tr": Decimal(10) ** 6, "ty": Decimal(10) ** 9, "ti": Decimal(10) ** 9}
_MONEY_UNIT = r"(nghin|ngan|trieu|tr|ty|ti)? ?(?:dong|vnd|d)?"
_MONEY = r"([-−+0-9., ]*[0-9]) ?(?:(nghin|ngan|trieu|tr|ty|ti) ?(?:dong|vnd|d)?|dong|vnd|d)"
_YES = frozenset({"co", "c", "x", "yes", "y", "1", "true"})
_NO = frozenset({"khong", "khong co", "k", "ko", "no", "n", "0", "false"})

_VIETNAMESE = r"(?:[0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3})+|[1-9][0-9]{0,2}(?: [0-9]{3})+)(?:,[0-9]+)?"
_COMMAS = r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?"
_POINT_DECIMAL = r"[0-9]+\.[0-9]+"
_NUMERIC = r"[0-9., ]+"


def _number_readings(text: str, *, whole: bool) -> tuple[Decimal, ...] | FaultCode:
    """Return every number *text* can mean, the vi-VN one first, or why it means none."""
    if text.isascii() and text.isdigit():
        return (Decimal(text),)
    found: list[Decimal] = []
    if re.fullmatch(_VIETNAMESE, text):
        found.append(Decimal(text.replace(".", "").replace(" ", "").replace(",", ".")))
    # With decimals a single comma is the decimal sign and nothing else; in a whole number it may group thousands.
    if (whole or text.count(",") > 1 or "." in text) and re.fullmatch(_COMMAS, text):
        found.append(Decimal(text.replace(",", "")))
    # A whole number is never written with a point as decimal sign once the point groups it properly.
    if not (whole and found) and re.fullmatch(_POINT_DECIMAL, text):
        found.append(Decimal(text))
    if found:
        return tuple(dict.fromkeys(found))
    if text.count(",") + text.count(".") > 1 and re.fullmatch(_NUMERIC, text):
        return FaultCode.TWO_DECIMAL_SIGNS
    return FaultCode.NOT_A_NUMBER


def _plain(number: Decimal) -> Decimal:
    """Return *number* without trailing zeros or exponent, so that equal figures are stored as equal texts."""
    if number == number.to_integral_value():
        return ARITHMETIC.add(number.quantize(_ONE, context=ARITHMETIC), _ZERO)  # adding makes -0 a plain 0
    return number.normalize(ARITHMETIC)


def _too_long(number: Decimal) -> bool:
    """Whether a typed figure has more digits than arithmetic stays exact with."""
    return number.adjusted() >= MOST_DECIMALS or -number.as_tuple().exponent > MOST_DECIMALS  # type: ignore[operator]  # figures are finite


def figure(value: Decimal) -> str:
    """Return a computed number for a sentence: grouped, at most two decimals."""
    return NumberType(Kind.DECIMAL if value != value.to_integral_value() else Kind.COUNT).shown(
        _plain(value.quantize(_STEPS[2], ROUND_HALF_UP, ARITHMETIC))
    )
