"""The words that lists and status lines share: a report's status, how far it is, when it is due. No Qt here."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from desktop.engine.report import Completeness, Status
from desktop.engine.unit import UnitLevel

STATUS = {
    Status.DRAFT: "Bản nháp",
    Status.FINALISED: "Đã chốt",
    Status.SUBMITTED: "Đã lập tệp gửi",  # whether it was mailed, the program does not know
}

#: The last one where there is room for few letters.
SENT_BRIEFLY = "Có tệp"

LEVEL = {
    UnitLevel.WARD: "Xã, phường, đặc khu",
    UnitLevel.DISTRICT: "Quận, huyện, thị xã (đến 30/06/2025)",
    UnitLevel.CITY: "Tỉnh, thành phố",
}


def version(number: int) -> str:
    """Return what a version is called: nothing for the first one, "bản đính chính 1" for the second."""
    return f"bản đính chính {number - 1}" if number > 1 else ""


class Counted(NamedTuple):
    """What is counted on a tab, and what has been done with it."""

    verb: str
    noun: str


CELLS, TASKS = Counted("đã điền", "ô"), Counted("đã hoàn thành", "nhiệm vụ")


class Due(NamedTuple):
    """How far away a report's due day is, in words; *late* is true for a draft whose day has passed."""

    text: str
    late: bool


def due(day: date, today: date, status: Status) -> Due:
    """Return "còn 3 ngày", "hạn hôm nay" or "quá hạn 2 ngày" for a draft, nothing for what is done."""
    days = (day - today).days
    if status is not Status.DRAFT:
        return Due("", late=False)
    if days < 0:
        return Due(f"quá hạn {-days} ngày", late=True)
    return Due(f"còn {days} ngày" if days else "hạn hôm nay", late=False)


def filled(completeness: Completeness) -> str:
    """Return how much is typed: "46 / 112 ô"."""
    return f"{completeness.filled} / {completeness.total} ô"


def faults(errors: int, warnings: int) -> str:
    """Return how many faults there are: "2 lỗi, 1 cảnh báo"; "Không có" when there is none."""
    parts = [f"{errors} lỗi"] * bool(errors) + [f"{warnings} cảnh báo"] * bool(warnings)
    return ", ".join(parts) or "Không có"


def size(count: int) -> str:
    """Return how large a file of *count* bytes is: "312 KB", "1,2 MB"."""
    if count < 1_000_000:
        return f"{max(1, round(count / 1_000))} KB"
    return f"{count / 1_000_000:.1f} MB".replace(".", ",")


def sentence_case(text: str) -> str:
    """Return *text* with its first letter in capitals: "tháng 5 năm 2024" → "Tháng 5 năm 2024"."""
    return text[:1].upper() + text[1:]


def escaped(text: str) -> str:
    """Return *text* as it is written in rich text."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
