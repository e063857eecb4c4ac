"""What a corrected version says otherwise than the version before it, cell by cell in paper order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from desktop.engine.definition import Indicator, Section
from desktop.engine.edits import NOTE, Address
from desktop.engine.report import Report
from desktop.engine.tasks import PLACE, TaskTable


class Difference(NamedTuple):
    """One cell in two versions, as each shows it; blank is "".

    *tab* and *column* are the form's own words. *code* names the row, *address* the cell; what stands above the tables
    has neither. *calculated* says that the figure follows from others.
    """

    tab: str
    marker: str
    label: str
    column: str
    before: str
    after: str
    code: str = ""
    address: Address | None = None
    calculated: bool = False


#: What the header and the place of a task are called, where the form has no word for them.
_HEADER, _NUMBER, _START, _END, _PLACE = "Đầu báo cáo", "Số báo cáo", "Từ ngày", "Đến ngày", "Vị trí"


def differences(before: Report, after: Report) -> list[Difference]:
    """Return what *after* says otherwise than *before*, a report of the same edition."""
    found = [*_header(before, after)]
    for section in after.edition.sections:
        for row in section.indicators:
            found += _row(before, after, section, row)
        if section.tasks is not None:
            found += _tasks(before, after, section, section.tasks)
    return found


def _header(before: Report, after: Report) -> Iterator[Difference]:
    for label, old, new in (
        (_NUMBER, before.number, after.number),
        (_START, f"{before.dates.start:%d/%m/%Y}", f"{after.dates.start:%d/%m/%Y}"),
        (_END, f"{before.dates.end:%d/%m/%Y}", f"{after.dates.end:%d/%m/%Y}"),
    ):
        if old != new:
            yield Difference(_HEADER, "", label, "", old, new)


def _row(before: Report, after: Report, section: Section, row: Indicator) -> Iterator[Difference]:
    names = after.columns(row.code)
    texts = (
        (names.value, Address(row.code), before.shown(row.code), after.shown(row.code)),
        (names.note, Address(row.code, NOTE), before.note(row.code), after.note(row.code)),
    )
    for column, address, old, new in texts:
        if old != new:
            calculated = row.calculated and address == Address(row.code) and not after.takes_value(row.code)
            yield Difference(
                section.tab, row.marker, after.label(row.code), column, old, new, row.code, address, calculated=calculated
            )


def _tasks(before: Report, after: Report, section: Section, table: TaskTable) -> Iterator[Difference]:
    """Yield what changed in the rows of *after* in printed order, then the rows that only *before* has."""
    titles = _column_titles(after, section)
    old_places, new_places = _places(before, table), _places(after, table)
    for code in {**new_places, **old_places}:
        marker, label = new_places.get(code, ""), (after if code in new_places else before).label(code)
        place = Address(code, PLACE)
        texts = []
        if before.entry(place) != after.entry(place):  # else it only moved up or down because of another row
            texts.append((_PLACE, place, old_places.get(code, ""), new_places.get(code, "")))
        cells = [Address(code, column) for column in table.columns]
        texts += [(titles[cell.column], cell, before.task_text(cell), after.task_text(cell)) for cell in cells]
        for name, cell, old, new in texts:
            if old != new:
                yield Difference(section.tab, marker, label, name, old, new, code, cell)


def _column_titles(report: Report, section: Section) -> dict[str, str]:
    (appendix,) = (appendix for appendix in report.edition.appendices if section in appendix.sections)
    return {column.field: column.name for column in appendix.columns}


def _places(report: Report, table: TaskTable) -> dict[str, str]:
    """Return where each task stands on paper, "II.3", by its code in printed order."""
    return {
        row.code: f"{group.marker}.{number}".lstrip(".")
        for group, rows in report.task_groups(table.code)
        for number, row in enumerate(rows, 1)
    }
