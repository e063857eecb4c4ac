"""A small district report: a few figures, tasks in groups, and tasks without groups; and who fills it."""

from datetime import date

from desktop.engine.definition import Appendix, Column, Edition, Section
from desktop.engine.edits import Address
from desktop.engine.period import Period, PeriodType
from desktop.engine.report import Report
from desktop.engine.tasks import TaskGroup, TaskTable
from desktop.engine.unit import Unit, UnitLevel
from desktop.engine.values import Kind, value_type
from desktop.session import ReportSession
from tests.helpers.clerk import NoDisk
from tests.helpers.editions import heading, indicator, rule

REFORM, SIPAS = "reform_tasks", "sipas_tasks"
UNIT = Unit(
    "UBND quận Thử Nghiệm", level=UnitLevel.DISTRICT, place="Thử Nghiệm", drafter="Lê Thị Thử", signer="Trần Văn Nghiệm"
)
MAY = Period.parse("2024-05")
TEXT, YES_NO, DATE, DOCUMENT = (value_type(kind) for kind in (Kind.TEXT, Kind.YES_NO, Kind.DATE, Kind.DOCUMENT))

_FIGURES = (
    Column("marker", "TT", 6),
    Column("label", "Nội dung báo cáo của đơn vị", 40),
    Column("value", "Số lượng", 12, "Kết quả thống kê"),
    Column("unit", "Đơn vị tính", 13, "Kết quả thống kê"),
    Column("note", "Giải trình", 29),
)
_REFORM = (
    Column("marker", "STT", 6),
    Column("task", "Nội dung thực hiện", 36),
    Column("due", "Thời gian hoàn thành", 14),
    Column("done", "Đã hoàn thành", 10),
    Column("document", "Văn bản", 14),
    Column("remark", "Ghi chú", 20),
)
_SIPAS = (
    Column("marker", "STT", 6),
    Column("task", "Nhiệm vụ", 34),
    Column("requirement", "Yêu cầu", 18),
    Column("due", "Thời gian thực hiện", 14),
    Column("result", "Kết quả thực hiện", 28),
)
_REFORM_TABLE = TaskTable(
    REFORM,
    (TaskGroup("I", "I", "Chỉ đạo, điều hành"), TaskGroup("II", "II", "Cải cách thể chế"), TaskGroup("III", "III", "Số hóa")),
    {"task": TEXT, "due": DATE, "done": YES_NO, "document": DOCUMENT, "remark": TEXT},
    (("I", {"task": "Kế hoạch kiểm tra"}), ("I", {"task": "Kế hoạch năm"}), ("II", {"task": "Rà soát văn bản"})),
)
_SIPAS_TABLE = TaskTable(
    SIPAS,
    (TaskGroup("all", "", ""),),
    {"task": TEXT, "requirement": TEXT, "due": TEXT, "result": TEXT},
    (("all", {"task": "Trang bị ghế ngồi", "due": "Tháng 8/2021"}), ("all", {"task": "Bồi dưỡng kỹ năng"})),
)


def edition() -> Edition:
    """Three appendices: figures, tasks in three groups of which the last is empty, tasks without groups."""
    rows = (heading("plan", "Kế hoạch"), indicator("assigned", label="Nhiệm vụ được giao"), indicator("done", label="Đã xong"))
    counted = rule(
        "check",
        {"assert": f"done = rows_done({REFORM})"},
        name="tasks.done",
        message="Phụ lục 1 ghi {done}, Phụ lục 2 đánh dấu {rows_done(reform_tasks)}.",
        remedy="Xem lại hai số này.",
    )
    return Edition(
        form="small-district",
        edition="1",
        title="Báo cáo của quận",
        description="",
        unit_levels=[UnitLevel.DISTRICT],
        period_types=[PeriodType.MONTH],
        in_force_from=date(2021, 1, 1),
        due_days=3,
        appendices=[
            Appendix("pl1", "PHỤ LỤC 1", "BÁO CÁO CẢI CÁCH HÀNH CHÍNH {period}", _FIGURES, (Section("PL1", "Số liệu", rows),)),
            Appendix("pl2", "PHỤ LỤC 2", "CÁC NHIỆM VỤ {period}", _REFORM, (Section("PL2", "Nhiệm vụ", tasks=_REFORM_TABLE),)),
            Appendix("pl3", "PHỤ LỤC 3", "CẢI THIỆN SIPAS {period}", _SIPAS, (Section("PL3", "SIPAS", tasks=_SIPAS_TABLE),)),
        ],
        rules=[counted],
    )


def session(journal: object = None) -> ReportSession:
    """A new report of it, with the rows that the form starts with."""
    made = ReportSession(Report(edition(), UNIT, MAY), 1, journal or NoDisk(), date(2024, 6, 1))  # type: ignore[arg-type]
    made.lay_out_tasks()
    return made


def code(table: str, number: int) -> str:
    """The code of a row by its number of its own; rows of the form have 1, 2, 3 in printed order."""
    return f"{table}#{number}"


def listed(report: Report, table: str = REFORM) -> list[str]:
    """Each group's tasks in printed order: "I: Kế hoạch kiểm tra | Kế hoạch năm"."""
    return [
        f"{group.code}: {' | '.join(report.task_text(Address(row.code, 'task')) for row in rows)}"
        for group, rows in report.task_groups(table)
    ]
