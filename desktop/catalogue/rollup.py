"""`rollup.toml`: how the form's rows are fed by the reports of the units below.

What it says of the form's own rows is checked here. The rows of the forms below belong to other editions, which may not be
installed: `check_below` holds a rollup against one of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from desktop.catalogue.rows import RawRow, type_of
from desktop.catalogue.toml import TomlFile
from desktop.engine.checking import NUMBER, TRUTH, checked
from desktop.engine.definition import Edition, Indicator
from desktop.engine.expression import Expression, parse
from desktop.engine.rollup import Feed, How, Source
from desktop.engine.syntax import ExpressionError
from desktop.engine.values import NUMBERS

_SOURCE_KEYS: Mapping[str, type] = {"form": str, "row": list}
_ROW_KEYS: Mapping[str, type] = {"to": str, "how": str, "of": str, "list": str, "list_when": str, "basis": str}
_OPTIONAL = ("of", "list", "list_when")
#: What a row needs to be fed with.
_NEEDS_EXPRESSION = frozenset({How.SUM, How.COUNT, How.MAX})
_NEEDS_NUMBER = _NEEDS_EXPRESSION | {How.UNITS}


def read_rollup(file: TomlFile, rows: list[RawRow]) -> list[Source]:
    """Return the forms that feed *rows*, in order; what is wrong is noted in *file*."""
    top = file.table(file.data, {"from": list}, "")
    types = type_of(rows)
    lines = file.headers("from.row")
    sources: list[Source] = []
    for table, line in file.tables(top, "from", file.headers("from")):
        data = file.table(table, _SOURCE_KEYS, "[[from]]", line=line)
        form = data.get("form", "")
        if form in [source.form for source in sources]:
            file.fault(line, f"Biểu mẫu “{form}” đã được khai.", "Mỗi biểu mẫu một lần.")
        feeds: list[Feed] = []
        for row, at in file.tables(data, "row", lines, line):
            feed = _feed(file, row, at)
            if feed is None:
                continue
            if feed.code not in types:
                file.fault(at, f"Không có chỉ tiêu nào mang mã “{feed.code}”.", "Xem lại khóa “to”.")
            elif feed.how in _NEEDS_NUMBER and types[feed.code].kind not in NUMBERS:
                file.fault(at, f"“{feed.code}” không phải là số nên không nhận được “{feed.how}”.", "Chọn notes hoặc none.")
            if feed.code in [other.code for other in feeds]:
                file.fault(at, f"Chỉ tiêu “{feed.code}” đã được khai cho biểu mẫu này.", "Mỗi chỉ tiêu một lần.")
            feeds.append(feed)
        sources.append(Source(form, tuple(feeds)))
    return sources


def _feed(file: TomlFile, row: Mapping[str, Any], line: int) -> Feed | None:
    before = file.count
    data = file.table(row, _ROW_KEYS, "[[from.row]]", line=line, optional=_OPTIONAL)
    how = data.get("how", "")
    if "how" in data and how not in list(How):
        file.fault(file.line_of("how", line), f"Không có cách tổng hợp “{how}”.", f"Chọn: {', '.join(How)}.")
    elif (how in _NEEDS_EXPRESSION) != ("of" in data):
        file.fault(line, "Khóa “of” đi với sum, count, max, và chỉ với chúng.", "Thêm hoặc bỏ khóa này.")
    if ("list_when" in data or how in (How.NOTES, How.ANSWERS)) and "list" not in data:
        file.fault(line, "Thiếu khóa “list”: dòng nào của đơn vị được ghi vào giải trình.", "Thêm khóa này.")
    of, when = (_expression(file, key, data, line) for key in ("of", "list_when"))
    if file.count > before:
        return None
    return Feed(data["to"], How(how), of, data.get("list", ""), when, data["basis"])


def _expression(file: TomlFile, key: str, data: Mapping[str, Any], line: int) -> Expression | None:
    if key not in data:
        return None
    try:
        return parse(data[key])
    except ExpressionError as error:
        told = f"“{key}”, ký tự thứ {error.position + 1}: {error.message}."
        file.fault(file.line_of(key, line), told, "Sửa lại biểu thức.")
        return None


def check_below(source: Source, below: Edition) -> Iterator[str]:
    """Yield what *source* asks of rows that *below* does not have, or has with another type."""
    types = {code: row.type for code, row in below.indicators.items()}
    for feed in source.feeds:
        if feed.listed and not isinstance(below.indicators.get(feed.listed), Indicator):
            yield f"{feed.code}: “{feed.listed}” không có trong {below.form}@{below.edition}"
        wanted = TRUTH if feed.how is How.COUNT else NUMBER
        for expression, result in ((feed.of, wanted), (feed.listed_when, TRUTH)):
            if expression is None:
                continue
            try:
                checked(expression, types.get, result)
            except ExpressionError as error:
                yield f"{feed.code}: “{expression.text}”, {error.message}"
