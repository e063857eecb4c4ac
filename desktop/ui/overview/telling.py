"""The words of the calendar. No Qt here."""

from __future__ import annotations

from datetime import date

from desktop.engine.period import PeriodType
from desktop.engine.report import Completeness, Status
from desktop.jobs.overview.calendar import Item, Outlook, Progress
from desktop.jobs.overview.figures import short_label
from desktop.ui import words

#: How often a report is owed.
OFTEN = {
    PeriodType.MONTH: "Hằng tháng",
    PeriodType.QUARTER: "Hằng quý",
    PeriodType.HALF: "6 tháng",
    PeriodType.NINE_MONTHS: "9 tháng",
    PeriodType.YEAR: "Hằng năm",
}

PROGRESS = {
    Progress.NOT_OWED: "Không tính",
    Progress.NOT_BEGUN: "Chưa lập",
    Progress.DRAFT: "Nháp",
    Progress.FAULTY: "Có lỗi",
    Progress.FINALISED: words.STATUS[Status.FINALISED],
    Progress.SUBMITTED: words.SENT_BRIEFLY,
}
#: What a sentence has room for.
_IN_FULL = {Progress.SUBMITTED: words.STATUS[Status.SUBMITTED]}
#: So many late or coming reports are named; the others are counted.
_NAMED = 4


def cell(item: Item, today: date) -> tuple[str, str, str]:
    """Return the three lines of a cell: how far the report is, when it is due, how late or how full it is."""
    if item.progress is Progress.NOT_OWED:
        return "–", "", ""
    if late := item.days_late(today):
        third = f"Trễ {_briefly(late)}"
    elif item.report and item.is_open:
        third = words.filled(Completeness(item.report.filled, item.report.total))
    else:
        third = ""
    return PROGRESS[item.progress], f"Hạn {item.due:%d/%m}", third


def _briefly(days: int) -> str:
    """Return *days* in as few letters as a cell has room for: "88 ngày", "9 tháng", "~5 năm"; `sentence` is exact."""
    if days < 100:
        return f"{days} ngày"
    return f"{days // 30} tháng" if days < 300 else f"~{round(days / 365)} năm"


def sentence(item: Item, today: date) -> str:
    """Return all that the calendar knows of a report."""
    name = f"{item.edition.title}, {item.period.label}"
    if item.progress is Progress.NOT_OWED:
        return f"{name}: trước báo cáo đầu tiên của đơn vị trong chương trình nên không tính là trễ."
    parts = [_IN_FULL.get(item.progress, PROGRESS[item.progress]).lower()]
    if item.report and item.is_open:
        parts.append("đã điền " + words.filled(Completeness(item.report.filled, item.report.total)))
        if item.report.errors or item.report.warnings:
            parts.append(words.faults(item.report.errors, item.report.warnings))
    due = f"Hạn nộp {item.due:%d/%m/%Y}"
    if item.is_open:
        due += f", {when(item, today)}"
    return f"{name}: {', '.join(parts)}. {due}."


def when(item: Item, today: date) -> str:
    """Return "trễ 3 ngày", "hạn hôm nay" or "còn 5 ngày"."""
    if late := item.days_late(today):
        return f"trễ {late} ngày"
    left = (item.due - today).days
    return f"còn {left} ngày" if left else "hạn hôm nay"


def late_and_next(outlook: Outlook, today: date) -> tuple[str, str]:
    """Return the two lines of the strip as rich text; a link names its report's place in the list: "late:0", "next:1"."""
    late, coming = (_named(kind, items, today) for kind, items in (("late", outlook.late), ("next", outlook.next)))
    return (
        f"<b>Trễ hạn:</b> {late}." if late else "<b>Trễ hạn:</b> không có báo cáo nào.",
        f"<b>Sắp đến hạn:</b> {coming}." if coming else "<b>Sắp đến hạn:</b> không có báo cáo nào.",
    )


def _named(kind: str, items: list[Item], today: date) -> str:
    """Name the first reports, form by form."""
    named = dict(enumerate(items[:_NAMED]))
    titles = dict.fromkeys(item.edition.title for item in named.values())
    parts = []
    for title in titles:
        links = [
            f'<a href="{kind}:{place}">{short_label(item.period)}</a> ({_due(item, today)})'
            for place, item in named.items()
            if item.edition.title == title
        ]
        parts.append(f"{words.escaped(title)} {', '.join(links)}")
    more = len(items) - len(named)
    return "; ".join([*parts, f"và {more} báo cáo khác"] if more else parts)


def _due(item: Item, today: date) -> str:
    return when(item, today) if item.due < today else f"hạn {item.due:%d/%m/%Y}, {when(item, today)}"
