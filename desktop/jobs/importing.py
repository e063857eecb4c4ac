"""Take in a values file: `{"form", "edition"?, "values": {CODE: {"value": TEXT|NUMBER|null, "note": TEXT?}}}`.

Everything is looked at before anything is written; what could not be taken in is listed with the reason.
"""

from __future__ import annotations

import difflib
import json
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from desktop.engine import messages
from desktop.engine.definition import Edition, Indicator
from desktop.engine.edits import NOTE, VALUE, Address
from desktop.engine.period import Dates, Period
from desktop.engine.report import read_entry
from desktop.engine.values import TEXT, Kind
from desktop.jobs.desk import Desk
from desktop.jobs.errors import RefusedError

MOST_BYTES = 20_000_000
_MOST_DIGITS = 40


class Taken(NamedTuple):
    """A cell that the file fills; *doubt* says why its text has no meaning yet, empty when it has."""

    address: Address
    text: str
    doubt: str = ""


class Left(NamedTuple):
    """Something in the file that has no place in the form, and why."""

    code: str
    text: str
    reason: str


class Reading(NamedTuple):
    """What a file holds for an edition, before anything is written."""

    edition: Edition
    taken: tuple[Taken, ...]
    left: tuple[Left, ...]


def read_values(desk: Desk, form: str, file: Path, period: Period | None = None) -> Reading:
    """Read a values file for *form*. Raises `RefusedError` when the file as a whole cannot be used."""
    data = _json(file)
    edition = desk.catalogue.find(_wanted(form, data, file), period)
    values = data.get("values")
    if not isinstance(values, dict) or not values:
        raise RefusedError(f"Tệp “{file.name}” không có phần “values” với số liệu nào.")
    taken: list[Taken] = []
    left: list[Left] = []
    for code, cell in values.items():
        indicator = edition.indicators.get(code)
        if indicator is None:
            left.append(Left(code, _plain(cell), _unknown(code, edition)))
        else:
            _read_cell(indicator, cell, taken, left)
    if not taken:
        raise RefusedError(f"Tệp “{file.name}” không có ô nào thuộc biểu mẫu “{edition.title}”. {left[0].reason}")
    return Reading(edition, tuple(taken), tuple(left))


def import_values(desk: Desk, reading: Reading, period: Period, dates: Dates | None = None) -> int:
    """Make a draft of what was read; return its number in the database."""
    report_id = desk.new_report(f"{reading.edition.form}@{reading.edition.edition}", period, dates)
    session = desk.open_report(report_id)
    session.take_in("nhập từ tệp", [(taken.address, taken.text) for taken in reading.taken])
    return report_id


def _json(file: Path) -> dict[str, Any]:
    try:
        if file.stat().st_size > MOST_BYTES:
            raise RefusedError(f"Tệp “{file.name}” lớn hơn 20 MB nên không phải là tệp số liệu của một báo cáo.")
        text = file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise RefusedError(f"Không tìm thấy tệp “{file}”.") from None
    except UnicodeDecodeError:
        raise RefusedError(f"Tệp “{file.name}” không phải là văn bản UTF-8: hãy lưu lại tệp bằng mã UTF-8.") from None
    except OSError as error:
        raise RefusedError(f"Không đọc được tệp “{file}”: {error.strerror}.") from None
    if not text.strip():
        raise RefusedError(f"Tệp “{file.name}” trống.")
    try:
        data = json.loads(text, parse_float=Decimal, parse_int=Decimal, parse_constant=str, object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        told = f"Tệp “{file.name}” không phải là JSON: lỗi ở dòng {error.lineno}, cột {error.colno}."
        raise RefusedError(told) from None
    except RecursionError:
        raise RefusedError(f"Tệp “{file.name}” lồng nhau quá sâu nên không phải là tệp số liệu.") from None
    if not isinstance(data, dict):
        raise RefusedError(f"Tệp “{file.name}” không phải là tệp số liệu: cần một đối tượng có “form” và “values”.")
    return data


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse a key that stands twice: one of its figures would be lost without a word."""
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise RefusedError(f"Tệp ghi “{twice}” hai lần: hãy giữ lại một.")
    return found


def _wanted(form: str, data: dict[str, Any], file: Path) -> str:
    """Return the form and edition that both the caller and the file want."""
    own, _, edition = form.partition("@")
    stated = data.get("form")
    if not isinstance(stated, str):
        raise RefusedError(f"Tệp “{file.name}” không ghi là của biểu mẫu nào (thiếu “form”).")
    if stated != own:
        raise RefusedError(f"Tệp “{file.name}” là của biểu mẫu “{stated}”, không phải “{own}”.")
    edition = edition or str(data.get("edition") or "")
    return f"{own}@{edition}" if edition else own


def _read_cell(indicator: Indicator, cell: Any, taken: list[Taken], left: list[Left]) -> None:
    if not isinstance(cell, dict):
        cell = {"value": cell}
    left.extend(
        Left(indicator.code, _plain(cell[key]), f"Không biết khóa “{key}”: một ô chỉ có “value” và “note”.")
        for key in cell
        if key not in ("value", "note")
    )
    for column, content in ((VALUE, cell.get("value")), (NOTE, cell.get("note"))):
        if content is None:
            continue
        if isinstance(content, dict | list):
            left.append(Left(indicator.code, _plain(content), f"“{column}” phải là chữ hoặc số."))
            continue
        text = _typed(indicator, content)
        entry = read_entry(TEXT if column == NOTE else indicator.type, text)
        if entry is None:
            continue
        fault = entry.reading.fault
        doubt = " ".join(messages.about_cell(fault, entry.typed, indicator.type.kind)) if fault else ""
        taken.append(Taken(Address(indicator.code, column), text, doubt))


def _typed(indicator: Indicator, content: Any) -> str:
    """Return a JSON value as a clerk would have typed it; a number has a decimal comma and no grouping."""
    if isinstance(content, bool):
        return "Có" if content else "Không"
    if isinstance(content, Decimal):
        _, digits, exponent = content.as_tuple()
        if not isinstance(exponent, int) or len(digits) + abs(exponent) > _MOST_DIGITS:
            return str(content)
        text = format(content, "f")
        return text.replace(".", ",") if indicator.type.kind not in (Kind.TEXT, Kind.CHOICE) else text
    return str(content)


def _plain(content: Any) -> str:
    """Return any JSON content as short text for a list of what was left out."""
    if isinstance(content, dict) and "value" in content:
        content = content["value"]
    return "" if content is None else str(content)[:200]


def _unknown(code: str, edition: Edition) -> str:
    near = difflib.get_close_matches(code, edition.indicators, n=1)
    hint = f" Có phải là “{near[0]}”?" if near else ""
    return f"Biểu mẫu không có chỉ tiêu nào mang mã “{code}”.{hint}"
