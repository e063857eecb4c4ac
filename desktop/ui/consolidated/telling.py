"""The words about fed cells. No Qt here but the colours of rich text."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.engine.definition import Edition
from desktop.engine.edits import NOTE, Address
from desktop.engine.report import Report, Status
from desktop.engine.rollup import How
from desktop.engine.syntax import Call, Literal, Node, Ref
from desktop.engine.text import shortened
from desktop.jobs.consolidating.fed import Fed, FedBy, FedState
from desktop.jobs.consolidating.units import UnitParts
from desktop.ui import style
from desktop.ui.words import escaped

_NAME_LENGTH, _TEXT_LENGTH = 70, 160
_SIGNS = {"=": "là", "!=": "không phải là", "*": "×", "/": "÷", "-": "−", "and": "và", "or": "hoặc"}
_LEGEND = "◣ số tổng hợp từ các đơn vị; ◺ ô ghi khác số tổng hợp."


def how(edition: Edition, by: FedBy, state: FedState) -> str:
    """Return how a cell is fed: "Cộng từ 119 đơn vị"."""
    feed, units = by.feed, state.units
    if state.address.column == NOTE:
        return f"Gộp giải trình, câu trả lời của {units} đơn vị"
    source = of_rows = ""
    if feed.of is not None and by.below.form != edition.form:
        of_rows = in_words(feed.of.tree, by.below)
        source = f", từ dòng {of_rows} của biểu mẫu “{by.below.title}”"
    match feed.how:
        case How.SUM:
            return f"Cộng từ {units} đơn vị{source}"
        case How.MAX:
            return f"Số lớn nhất trong {units} đơn vị{source}"
        case How.COUNT:
            return f"Đếm các đơn vị có {of_rows or 'trả lời Có'}: {state.text} trên {units} đơn vị đã trả lời"
        case How.UNITS:
            return f"Số đơn vị phải gửi biểu mẫu “{by.below.title}”"
        case _:
            return f"Tổng hợp từ {units} đơn vị"


def in_words(node: Node, below: Edition) -> str:
    """Return an expression over the rows of a lower form: "“Trang thiết bị hiện đại” là Có"."""
    match node:
        case Literal(value=bool(value)):
            return "Có" if value else "Không"
        case Literal(value=value):
            return f"{value}".replace(".", ",")
        case Ref(code=code):
            return f"“{shortened(below.names[code], _NAME_LENGTH)}”"
        case Call(name="sum", args=args):
            return " + ".join(in_words(arg, below) for arg in args)
        case Call(name=name, args=args):
            return f" {_SIGNS.get(name, name)} ".join(in_words(arg, below) for arg in args)


def explained(report: Report, fed: Fed, cell: Address) -> str:
    """Return what there is to say of a cell as one that units below feed, as rich text; nothing of the unit's own rows.

    Links: `units:` leads to the units behind it, `restore:` to what they feed, `confirm:` asks for a reason.
    """
    return "".join(f"<p>{line}</p>" for line in _lines(report, fed, cell))


def _lines(report: Report, fed: Fed, cell: Address) -> Iterator[str]:
    state = fed.state(cell)
    if state is None:
        if is_worked_out_of_sums(report, fed, cell.code):
            yield f"<b>Tính lại từ các tổng</b> của các đơn vị, không phải trung bình của họ. {_UNITS}"
        return
    by = fed.fed_by(cell.code)
    told = how(report.edition, by[0], state) if by else f"Tổng hợp từ {state.units} đơn vị"
    yield f"<b>{escaped(told)}.</b> {_UNITS}"
    if state.overridden:
        yield from _override(report, fed, state)
    yield f"<span style='color:{style.theme().fed_mark.name()}'>{_LEGEND}</span>"


_UNITS = "<a href='units:'>Các đơn vị của ô (F12)</a>"


def _override(report: Report, fed: Fed, state: FedState) -> Iterator[str]:
    told = escaped(fed.warning(state).message)
    if state.address.column == NOTE:
        told += f" Phần tổng hợp: {escaped(shortened(state.text, _TEXT_LENGTH))}"
    reason = f"Lý do: {escaped(state.reason)}" if state.reason else "Chưa có lý do."
    colour = style.theme().text if state.reason else style.theme().warning_mark
    yield f"<span style='color:{colour.name()}'>{told}</span><br>{reason}"
    if report.status is Status.DRAFT:
        ask = "Sửa lý do (F9)" if state.reason else "Ghi lý do (F9)"
        yield f"<a href='confirm:'>{ask}</a> · <a href='restore:'>Lấy lại số tổng hợp</a>"


def is_worked_out_of_sums(report: Report, fed: Fed, code: str) -> bool:
    """Whether a row of the report is calculated from rows that units below feed."""
    expression = report.edition.plan.expressions.get(code)
    return expression is not None and any(
        Address(part) in fed or is_worked_out_of_sums(report, fed, part) for part in expression.references
    )


def how_of_row(report: Report, fed: Fed, code: str) -> str:
    """Return how a row is fed, in one sentence."""
    if (by := fed.fed_by(code)) and (state := fed.state(Address(code)) or fed.state(Address(code, NOTE))) is not None:
        return f"{how(report.edition, by[0], state)}."
    if is_worked_out_of_sums(report, fed, code):
        return "Tính lại từ các tổng của các đơn vị, không phải trung bình của họ."
    return "Đơn vị mình tự điền dòng này; dưới đây là điều các đơn vị báo cáo ở cùng dòng."


def foot(report: Report, fed: Fed, parts: UnitParts) -> str:
    """Return what the units make together, and whether the report says the same."""
    count = len(parts.parts)
    left = f"; {count - parts.filled} đơn vị để trống" if parts.filled < count else ""
    now = report.shown(parts.code) or "trống"
    match parts.how:
        case How.SUM | How.MAX if parts.total is not None:
            name = "Tổng" if parts.how is How.SUM else "Số lớn nhất"
            return f"{name} của {parts.filled} đơn vị có số: {parts.shown_total}{left}. {_beside(fed, parts, now)}"
        case How.COUNT:
            asked = sum(part.value is not None for part in parts.parts)
            return f"Có: {parts.shown_total}; không: {asked - int(parts.total or 0)}{left}. {_beside(fed, parts, now)}"
        case How.UNITS:
            return f"{count} đơn vị đã gửi. Báo cáo ghi {now}."
        case How.ANSWERS:
            return f"{'; '.join(f'{answer}: {times} đơn vị' for answer, times in parts.answers)}{left}."
        case _ if is_worked_out_of_sums(report, fed, parts.code):
            return f"Chung các đơn vị: {now}, tính lại từ các tổng{left}."
        case _:
            return f"{parts.filled} đơn vị có ghi{left}."


def _beside(fed: Fed, parts: UnitParts, now: str) -> str:
    if now == parts.shown_total:
        return "Bằng số trong báo cáo."
    state = fed.state(Address(parts.code))
    reason = f" (lý do: {state.reason})" if state is not None and state.reason else ""
    return f"Báo cáo đang ghi {now}{reason}."
