"""A sample ward with the figures of a real report put into their right cells."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from desktop import locations
from desktop.engine.period import Dates, Period
from desktop.engine.unit import Unit
from desktop.jobs.desk import Desk
from desktop.jobs.importing import import_values, read_values

FORM, EDITION, PERIOD = "ward-monthly", "2024", "2024-05"

#: The sample's unit; the names of people are made up.
UNIT = Unit(
    name="UBND phường Yết Kiêu",
    parent="UBND quận Hà Đông",
    place="Yết Kiêu",
    symbol="BC-UBND",
    drafter="Nguyễn Thu Hà",
    authority=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"),
    position="PHÓ CHỦ TỊCH",
    signer="Trần Văn Minh",
    recipients=("UBND quận Hà Đông", "Phòng Nội vụ quận", "Lưu: VT, CCHC"),
)
#: The report titled "tháng 5" gave these closing dates.
_DATES = Dates(date(2024, 1, 1), date(2024, 4, 30))


def fill_sample(desk: Desk) -> int:
    """Make the sample report, and the sample unit, where there is none yet; return the report's number in the database."""
    if desk.unit is None:
        desk.save_unit(UNIT)
    period = Period.parse(PERIOD)
    for row in desk.reports():
        if (row.form, row.period) == (FORM, period):
            return row.id
    example = locations.forms() / FORM / EDITION / "examples" / f"{PERIOD}.json"
    reading = read_values(desk, f"{FORM}@{EDITION}", example, period)
    return import_values(desk, reading, period, _DATES)


def open_practice(data_folder: Path) -> Desk:
    """Open the desk to practise on, with the sample report on it. Raises `StorageError`."""
    desk = Desk.open(practice_folder(data_folder))
    desk.mark_as_practice()
    if not desk.reports():
        fill_sample(desk)
    return desk


def practice_folder(data_folder: Path) -> Path:
    """Return the folder for practice data below the data folder: a database of its own, never mixed with real reports."""
    return data_folder / "luyen-tap"
