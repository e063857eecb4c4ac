"""What clerks write where a figure is due."""

from __future__ import annotations

import re

from desktop.engine.text import clean, fold

#: "None happened", in the words of the reports; the part in brackets may be missing.
_NOTHING = re.compile(
    r"(?:hien |hien nay |den nay |trong ky |trong thang |don vi |phuong |xa )?"
    r"(?:khong|chua|k|ko)(?: (?:co|phat sinh|xay ra|ghi nhan|thuc hien|to chuc))*"
    r"(?: (?:truong hop|vu viec|phat sinh|ho so|van ban|nao|gi|vu|don|don thu|y kien))*"
)
#: Nothing is reported yet: never a figure.
_PENDING = re.compile(
    r"(?:dang|se) (?:thuc hien|trien khai|tong hop|xay dung|cap nhat|bao cao|thong ke|to chuc|ra soat).*"
    r"|(?:.* )?chua (?:tong hop|cap nhat|bao cao|thong ke|co so lieu|co bao cao)\b.*"
)
_AMOUNT = re.compile(r"[\d.,]+ ?(?:ty|trieu|nghin|ngan|dong|vnd)\b")
_DASH = re.compile(r"[-–—_.…/\s]+")
_TRAILING = " .,;:!"

#: "46/162", "(478/2163) x 100 = 22,09%", "877/877 / (100%)", "218/218 (100%)".
_FRACTION = re.compile(
    r"\(?\s*(\d{1,3}(?:\.\d{3})+|\d{1,9})\s*/\s*(\d{1,3}(?:\.\d{3})+|\d{1,9})\s*\)?\s*(?:[x×*]\s*100\s*%?)?\s*/?"
    r"\s*(?:=?\s*\(?\s*\d{1,4}(?:[.,]\d+)?\s*%?\s*\)?)?(?:\s*\([^()]*\))?\s*\.?"
)


def says_nothing_happened(text: str) -> bool:
    """Whether *text* says that there was none: "không có", "Chưa phát sinh"; not "đang thực hiện", which is no figure yet."""
    folded = " ".join(fold(clean(text)).strip(_TRAILING).split())
    return bool(_NOTHING.fullmatch(folded)) and not _PENDING.fullmatch(folded)


def is_dash(text: str) -> bool:
    """Whether *text* only marks an empty cell: "-", "…"."""
    return bool(_DASH.fullmatch(text))


def fraction_in(text: str) -> tuple[str, str] | None:
    """Return part and whole of a text that states "46/162", with or without its result; dates and documents are none."""
    match = _FRACTION.fullmatch(clean(text).strip())
    if match is None:
        return None
    part, whole = (found.replace(".", "") for found in match.groups())
    return (part, whole) if int(part) <= int(whole) else None


def is_amount(text: str) -> bool:
    """Whether *text* begins with an amount of money, "9.436 tỷ": no count of anything."""
    return bool(_AMOUNT.match(fold(clean(text))))


def leading_number(text: str) -> str:
    """Return the number that a longer text begins with: "20 (tăng 2)" -> "20"; empty when there is none."""
    match = re.match(r"(\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?)(?=\s*[(;:]|\s+[^\W\d]|,\s)", clean(text))
    return match[1] if match else ""


def numbers_of(text: str, unit: str) -> list[str]:
    """Return the numbers that *text* counts in *unit*: "đã xây dựng 2 quy trình", "quy trình" -> ["2"]."""
    wanted = fold(unit).strip()
    if not wanted:
        return []
    return re.findall(rf"(?<![\w./,-])(\d{{1,6}})\s+{re.escape(wanted)}\b", fold(text))
