"""What became of a file of the inbox."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import NamedTuple


class Fate(StrEnum):
    """What became of a file."""

    ACCEPTED = "accepted"
    REPLACED = "replaced"  # it takes the place of an older version
    OLDER = "older"  # a newer version is there: kept, not counted
    DUPLICATE = "duplicate"  # received before: nothing has changed
    HAS_ERRORS = "has_errors"  # kept, not counted until it is mended
    DAMAGED = "damaged"
    UNREADABLE = "unreadable"  # gone, locked, too big, or no report at all
    NEWER_PROGRAM = "newer_program"
    UNKNOWN_UNIT = "unknown_unit"
    WRONG_PERIOD = "wrong_period"
    WRONG_FORM = "wrong_form"
    WRONG_EDITION = "wrong_edition"
    CHANGED_KEY = "changed_key"
    PRACTICE = "practice"


#: Each fate in words.
TOLD = {
    Fate.ACCEPTED: "Đã nhận",
    Fate.REPLACED: "Đã nhận, thay phiên bản cũ",
    Fate.OLDER: "Phiên bản cũ, không tính",
    Fate.DUPLICATE: "Đã nhận từ trước",
    Fate.HAS_ERRORS: "Có lỗi, chưa tính",
    Fate.DAMAGED: "Hỏng hoặc bị sửa",
    Fate.UNREADABLE: "Không đọc được",
    Fate.NEWER_PROGRAM: "Lập bằng chương trình mới hơn",
    Fate.UNKNOWN_UNIT: "Không rõ đơn vị",
    Fate.WRONG_PERIOD: "Sai kỳ báo cáo",
    Fate.WRONG_FORM: "Sai biểu mẫu",
    Fate.WRONG_EDITION: "Sai phiên bản biểu mẫu",
    Fate.CHANGED_KEY: "Khóa ký đã đổi",
    Fate.PRACTICE: "Tệp luyện tập",
}
#: What the unit has to do something about.
FAULTY = frozenset(
    {
        Fate.HAS_ERRORS,
        Fate.DAMAGED,
        Fate.UNREADABLE,
        Fate.NEWER_PROGRAM,
        Fate.UNKNOWN_UNIT,
        Fate.WRONG_PERIOD,
        Fate.WRONG_FORM,
        Fate.WRONG_EDITION,
        Fate.CHANGED_KEY,
        Fate.PRACTICE,
    }
)
#: Of these only what is told of them is kept, until something better has come from the unit.
REFUSED = FAULTY - {Fate.HAS_ERRORS}
#: What the database keeps.
KEPT = frozenset({Fate.ACCEPTED, Fate.REPLACED, Fate.OLDER, Fate.HAS_ERRORS})


class Item(NamedTuple):
    """A file: what became of it and why, its unit, as far as it is known, and its faults, each a sentence.

    *remarks* are worth knowing though nothing is wrong: rows of another edition that have no place, texts that were not read.
    """

    path: Path
    fate: Fate
    message: str
    unit: str = ""
    name: str = ""
    faults: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
