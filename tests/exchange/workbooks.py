"""Reports to write as workbooks, and what other programs read in them."""

import os
import random
import re
import shutil
import subprocess
import warnings
import zipfile
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from desktop.engine.definition import Appendix, Column, Edition, Heading, Indicator, Section
from desktop.engine.expression import parse
from desktop.engine.report import Report
from desktop.engine.values import NO_VALUE, Kind, NumberType, value_type
from desktop.exchange.workbook import workbook_bytes
from tests.exchange.printed import with_appendices

COLUMNS = (
    Column("marker", "TT", 6),
    Column("label", "Nội dung", 40),
    Column("value", "Số lượng", 12),
    Column("unit", "Đơn vị tính", 13),
    Column("note", "Giải trình", 29),
)
CHOICES = {"none": "Chưa có", "some": "Có, chưa đủ", "all": "Đầy đủ"}


#: No spreadsheet holds more.
FIFTEEN_DIGITS = Context(prec=15, rounding=ROUND_HALF_UP)


def row(code: str, kind: Kind, expression: str = "", *, decimals: int | None = None, level: int = 2) -> Indicator:
    type_ = value_type(kind, decimals=decimals, choices=CHOICES if kind is Kind.CHOICE else None)
    parsed = parse(expression) if expression else None
    return Indicator(code, "-", level, "", f"Dòng {code}", "%" if kind is Kind.RATIO else "Hồ sơ", type_, parsed)


def edition_of(*rows: Heading | Indicator, columns: tuple[Column, ...] = COLUMNS) -> Edition:
    return with_appendices(appendix("pl", "PHỤ LỤC", *rows, columns=columns))


def appendix(code: str, marker: str, *rows: Heading | Indicator, columns: tuple[Column, ...] = COLUMNS) -> Appendix:
    return Appendix(code, marker, "BÁO CÁO {period}", columns, (Section(code, code, rows),))


@cache
def every_kind() -> Edition:
    """A row of every kind, and every operation a calculated cell can hold, over two sheets."""
    first = [row(kind.value, kind) for kind in Kind]
    first += [row(f"n{place}", Kind.COUNT) for place in range(6)] + [row(f"m{place}", Kind.MONEY) for place in range(4)]
    second = [
        row("total", Kind.COUNT, "sum(n0, n1, n2, n4)"),
        row("grand", Kind.COUNT, "sum(total, n5)"),
        row("money_total", Kind.MONEY, "sum(m0, m1, m2, m3)"),
        row("share", Kind.RATIO, "ratio(n0, total)"),
        row("unused", Kind.RATIO, "ratio(n1 - n0, n1)"),
        row("share_of_share", Kind.RATIO, "ratio(share, unused - 50)", decimals=1),
        row("whole_share", Kind.RATIO, "100 * n0 / n1", decimals=0),
        row("difference", Kind.COUNT, "n0 - n1 - n2"),
        row("bracketed", Kind.COUNT, "n0 - (n1 - n2)"),
        row("negated", Kind.COUNT, "-n0 + abs(n1 - n2)"),
        row("product", Kind.DECIMAL, "n0 * m0 * 0.001"),
        row("quotient", Kind.MONEY, "m0 / (n0 - n1) / n2"),
        row("least", Kind.MONEY, "min(m0, m1, n0)"),
        row("most", Kind.MONEY, "max(m0, m1 - m2, 3)"),
        row("mixed_total", Kind.MONEY, "sum(m0, m1 - m2, ratio(n0, n1), 5)"),
        row("least_difference", Kind.DECIMAL, "min(n0 - n1, n2 - n3)"),
    ]
    return with_appendices(appendix("pl1", "PHỤ LỤC 1", *first), appendix("pl2", "PHỤ LỤC 2", *second))


def random_texts(edition: Edition, seed: int) -> dict[str, str]:
    """What a clerk might type, all kinds of blanks and faults among it."""
    chance = random.Random(seed)
    blanks = chance.choice([0.1, 0.3, 0.9])
    return {code: text for code, row in edition.indicators.items() if (text := _random_text(row, chance, blanks))}


def _random_text(row: Indicator, chance: random.Random, blanks: float) -> str:
    if not isinstance(row.type, NumberType) or chance.random() < blanks:
        return ""
    if chance.random() < 0.1:
        return chance.choice(["Đang thực hiện", "=1+1", "-5", "12a"])
    number = chance.choice([0, 1, 3, chance.randrange(100), chance.randrange(100_000), chance.randrange(10**9)])
    fraction = "" if row.type.whole or chance.random() < 0.4 else f",{chance.randrange(1000):03}"
    return f"{number}{fraction}"


class Book:
    """A workbook as openpyxl reads it; `formulas` false gives the stored results instead."""

    def __init__(self, content: bytes, *, formulas: bool = True) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl on extensions that LibreOffice writes
            self.book: Workbook = load_workbook(BytesIO(content), data_only=not formulas)

    @classmethod
    def of(cls, report: Report, *, formulas: bool = True) -> "Book":
        return cls(workbook_bytes(report), formulas=formulas)

    @property
    def sheet(self) -> Worksheet:
        return self.book.worksheets[0]

    def cell(self, code: str, column: int = 3) -> Cell:
        """The cell beside a code; columns count from 1, so 3 is the value and 5 the note."""
        for sheet in self.book.worksheets:
            for place in range(1, sheet.max_row + 1):
                if sheet.cell(place, 6).value == code:
                    found = sheet.cell(place, column)
                    assert isinstance(found, Cell)
                    return found
        raise KeyError(code)

    def values(self, column: int = 3) -> dict[str, object]:
        """All values by code; they stand in *column*, counted from 1."""
        return {
            str(line[5]): line[column - 1]
            for sheet in self.book.worksheets
            for line in sheet.iter_rows(min_row=7, max_col=6, values_only=True)
            if len(line) > 5 and line[5]
        }


def expected(report: Report) -> dict[str, Decimal | str | None]:
    """What a spreadsheet must hold in the calculated cells: the figure, what was typed instead, or nothing."""
    found: dict[str, Decimal | str | None] = {}
    for code, indicator in report.edition.indicators.items():
        if indicator.calculated:
            value = report.value(code)
            shown = report.shown(code).replace(NO_VALUE, "") or None
            found[code] = FIFTEEN_DIGITS.plus(value) if isinstance(value, Decimal) else shown
    return found


def as_figures(values: dict[str, object], codes: list[str]) -> dict[str, Decimal | str | None]:
    """A spreadsheet's values as exact figures."""
    return {
        code: FIFTEEN_DIGITS.create_decimal_from_float(value)
        if isinstance(value, int | float)
        else str(value)
        if value
        else None
        for code in codes
        for value in [values[code]]
    }


RECALCULATE_ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>"""


def without_results(content: bytes) -> bytes:
    """The workbook with nonsense for each stored result, so that a right figure can only come from recalculation."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name.startswith("xl/worksheets/sheet"):
                part = re.sub(rb'(?: t="str")?(><f>[^<]*</f><v>)[^<]*', rb"\g<1>-987654321", part)
            new.writestr(name, part)
    return made.getvalue()


def recalculated(folder: Path, reports: dict[str, Report]) -> dict[str, dict[str, object]]:
    """The values of all reports' workbooks, worked out by LibreOffice in one start."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice (soffice) is not installed, so nothing recalculates the workbooks")
    profile, out = folder / "profile", folder / "out"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(RECALCULATE_ALWAYS, encoding="utf-8")
    paths = {name: folder / f"{name}.xlsx" for name in reports}
    for name, path in paths.items():
        path.write_bytes(without_results(workbook_bytes(reports[name])))
    command = [office, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", "xlsx", "--outdir"]
    command += map(str, [out, *paths.values()])
    subprocess.run(command, check=True, capture_output=True, timeout=120, env={**os.environ, "HOME": str(folder)})
    return {
        name: Book((out / f"{name}.xlsx").read_bytes(), formulas=False).values(_value_column(report.edition))
        for name, report in reports.items()
    }


def _value_column(edition: Edition) -> int:
    """Where the form prints its figures, counted from 1."""
    return 1 + [column.field for column in edition.appendices[0].columns].index("value")
