"""A ward's twelve months of 2024: figures that rise, one month without a report, the last one still a draft with gaps."""

from __future__ import annotations

from desktop.engine.edits import Address
from desktop.engine.period import Period, PeriodType
from desktop.engine.unit import Unit
from desktop.jobs.desk import Desk

FORM = "ward-monthly"
ASSIGNED, DONE, COMPLETION = "plan.tasks_assigned", "plan.tasks_done", "plan.completion"
DOCUMENTS, ATTENDEES = "direction.documents", "direction.attendees"
#: No report was made for this month.
MISSING = 6
UNIT = Unit("UBND phường Yết Kiêu", parent="UBND quận Hà Đông", place="Yết Kiêu")


def fill_year(desk: Desk, months: int = 12) -> dict[int, int]:
    """Make the reports; return their numbers in the database by month."""
    if desk.unit is None:
        desk.save_unit(UNIT)
    made = {}
    for month in range(1, months + 1):
        if month == MISSING:
            continue
        made[month] = desk.new_report(FORM, Period(PeriodType.MONTH, 2024, month))
        session = desk.open_report(made[month])
        figures = {ASSIGNED: "24", DONE: str(2 * month), DOCUMENTS: str(5 + month % 4)}
        if month < months:
            figures[ATTENDEES] = f"{1200 + 35 * month}"
        session.set_cells("gõ ô", [(Address(code), text) for code, text in figures.items()])
    return made
