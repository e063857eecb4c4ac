"""One function a command: ask a job, put its result into words."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

from desktop.cli import listing, submission
from desktop.cli.answer import DONE, FAULTY, Answer
from desktop.engine.definition import Edition, Indicator
from desktop.engine.edits import NOTE, VALUE, Address
from desktop.engine.findings import Finding, Severity
from desktop.engine.period import Dates, Period
from desktop.engine.report import Report
from desktop.engine.text import shortened
from desktop.jobs import catalogue as catalogue_job
from desktop.jobs import demo as demo_job
from desktop.jobs import export as export_job
from desktop.jobs import importing
from desktop.jobs import self_test as self_test_job
from desktop.jobs.desk import Desk
from desktop.jobs.errors import RefusedError

SEVERITY = {Severity.ERROR: "Lỗi", Severity.WARNING: "Cảnh báo"}


def forms(_folder: Path, chosen: Namespace) -> Answer:
    """List the catalogue, or one edition's rows in paper order."""
    catalogue = catalogue_job.open_catalogue()
    if chosen.form:
        return _edition(catalogue.find(chosen.form))
    editions = [catalogue.edition(summary.form, summary.edition) for summary in catalogue.editions()]
    data = [
        {
            "form": edition.form,
            "edition": edition.edition,
            "title": edition.title,
            "period_types": [str(type_) for type_ in edition.period_types],
            "rows": len(edition.paper_order),
        }
        for edition in editions
    ]
    lines = [f"{edition.form}@{edition.edition}  {edition.title} ({len(edition.paper_order)} dòng)" for edition in editions]
    return Answer(data, tuple(lines))


def _edition(edition: Edition) -> Answer:
    rows = list(listing.rows_of(edition))
    data = {
        "form": edition.form,
        "edition": edition.edition,
        "title": edition.title,
        "period_types": [str(type_) for type_ in edition.period_types],
        "rows": rows,
    }
    lines = [f"{row['marker']:8}{row['code']:48}{'  ' * row['level']}{row['label']}" for row in rows]
    return Answer(data, (edition.title, *lines))


def new(desk: Desk, chosen: Namespace) -> Answer:
    """Start a draft."""
    period = read_period(chosen.period)
    report_id = desk.new_report(chosen.form, period, _dates(chosen, period))
    return Answer({"report": report_id}, (str(report_id),), messages=(f"Đã lập báo cáo {report_id}, {period.label}.",))


def import_file(desk: Desk, chosen: Namespace) -> Answer:
    """Take a file into a new draft, or only say what would be taken in."""
    period = read_period(chosen.period)
    reading = importing.read_file(desk, chosen.form, chosen.file, period)
    accepted = importing.ALL if chosen.accept else ()
    dates = _dates(chosen, period)
    report_id = None if chosen.dry_run else importing.import_values(desk, reading, period, dates, accepted)
    data = {
        "report": report_id,
        "read": [_placed(cell.address, cell.text, cell.place) | _named("problem", cell.doubt) for cell in reading.taken],
        "not_read": [
            {"code": item.code, "text": item.text, "reason": item.reason} | _named("place", item.place) for item in reading.left
        ],
        "changed": [
            _placed(item.address, item.text, item.place) | {"to": item.meaning, "reason": item.reason}
            for item in reading.changed
        ],
        "proposed": [
            {
                "id": proposal.id,
                "about": str(proposal.kind),
                "question": proposal.question,
                "cells": [_placed(address, text) for address, text in proposal.cells],
            }
            | _named("choice", proposal.choice)
            for proposal in reading.proposed
        ],
        "new_tasks": [
            {"code": task.code, "table": task.table, "group": task.group, "text": task.label} | _named("place", task.place)
            for task in reading.tasks
            if task.is_new
        ],
        "remarks": list(reading.remarks),
    }
    return Answer(data, tuple(_told(reading, report_id, accepted=bool(chosen.accept))))


def _placed(address: Address, text: str, place: str = "") -> dict[str, str]:
    return {"code": address.code, "column": address.column, "text": text} | _named("place", place)


def _named(name: str, text: str) -> dict[str, str]:
    """Return an entry that stands only where there is something to say."""
    return {name: text} if text else {}


def _told(reading: importing.Reading, report_id: int | None, *, accepted: bool) -> Iterable[str]:
    """Yield the dry run as lines for people."""
    yield from reading.remarks
    yield f"{len(reading.taken)} ô đọc được, {len(reading.left)} mục không đưa vào báo cáo được."
    yield from (f"  {item.place or item.code}: “{item.text}”: {item.reason}" for item in reading.left)
    yield from (f"  {cell.place or cell.address.code}: {cell.doubt}" for cell in reading.taken if cell.doubt)
    for item in reading.changed:
        to = f" → “{item.meaning}”" if item.meaning else ""
        yield f"  {item.place or item.address.code}: “{item.text}”{to}. {item.reason}"
    yield from (f"  {task.place}: thêm nhiệm vụ “{shortened(task.label)}”." for task in reading.tasks if task.is_new)
    if reading.proposed:
        yield f"{len(reading.proposed)} đề nghị{', đã thực hiện' if accepted and report_id is not None else ''}:"
    by_kind: dict[str, list[str]] = {}
    for proposal in reading.proposed:
        by_kind.setdefault(proposal.kind, []).append(proposal.question)
    for kind, questions in by_kind.items():
        yield f"  {kind} ({len(questions)}):"
        yield from (f"    {question}" for question in questions)
    if reading.proposed and not accepted:
        yield "Muốn thực hiện các đề nghị: nhập lại với --accept all."
    yield "Chưa ghi gì (chỉ xem)." if report_id is None else f"Báo cáo {report_id}"


def set_cells(desk: Desk, chosen: Namespace) -> Answer:
    """Type into cells, all of them or none."""
    cells = [*_cells(chosen.cells, VALUE), *_cells(chosen.note, NOTE)]
    if not cells:
        raise RefusedError("Chưa có ô nào để ghi: hãy thêm MÃ=SỐ_LIỆU hoặc --note MÃ=GIẢI_TRÌNH.")
    session = desk.open_report(chosen.report)
    name = "gõ ô" if len(cells) == 1 else f"gõ {len(cells)} ô"
    outcome = session.set_cells(name, cells)
    codes = sorted(outcome.codes if outcome else (), key=session.report.edition.paper_order.__getitem__)
    changed = {code: _cell(session.report, code) for code in codes}
    lines = [f"{code} = {cell['display'] or '(trống)'}{_noted(session.report, code)}" for code, cell in changed.items()] or [
        "Không có gì thay đổi."
    ]
    doubts = dict.fromkeys(_finding(found) for address, _ in cells for found in session.report.findings_at(address.code))
    return Answer({"report": chosen.report, "changed": changed}, tuple(lines), messages=tuple(doubts))


def show(desk: Desk, chosen: Namespace) -> Answer:
    """Show every value."""
    report = desk.open_report(chosen.report).report
    values = {code: _cell(report, code) for code in report.edition.indicators}
    tasks = listing.tasks_of(report)
    data = {
        "form": report.edition.form,
        "edition": report.edition.edition,
        "period": report.period.code,
        "from": report.dates.start.isoformat(),
        "to": report.dates.end.isoformat(),
        "number": report.number,
        "version": report.version,
        "status": str(report.status),
        "values": values,
        "tasks": tasks,
    }
    lines = [f"{report.edition.title}, {report.period.label}, {report.unit.name}"]
    for row in report.edition.rows:
        shown = report.shown(row.code) if isinstance(row, Indicator) else ""
        lines.append(f"{row.marker:8}{'  ' * row.level}{report.label(row.code)}  {shown}{_noted(report, row.code)}")
    lines += [f"{code:24}{' | '.join(texts.values())}" for code, texts in tasks.items()]
    return Answer(data, tuple(lines))


def check(desk: Desk, chosen: Namespace) -> Answer:
    """List the findings; the status says whether there are errors among them."""
    report = desk.open_report(chosen.report).report
    findings = report.findings
    data = {
        "findings": [
            {
                "rule": finding.rule,
                "severity": str(finding.severity),
                "indicators": list(finding.indicators),
                "message": finding.message,
                "remedy": finding.remedy,
                "reason": report.reason(finding),
            }
            for finding in findings
        ]
    }
    lines = [_finding(finding) + _confirmed(report.reason(finding)) for finding in findings]
    return Answer(data, tuple(lines) or ("Không có lỗi, không có cảnh báo.",), FAULTY if report.errors else DONE)


def export(desk: Desk, chosen: Namespace) -> Answer:
    """Write the files that are asked for."""
    wanted: list[tuple[Path, Callable[[Report, Path], bool]]] = []
    if chosen.xlsx:
        wanted.append((chosen.xlsx, export_job.export_workbook))
    if chosen.pdf:
        wanted.append((chosen.pdf, export_job.export_pdf))
    if not wanted and not chosen.submission:
        raise RefusedError("Chưa chọn tệp nào để ghi: hãy thêm --xlsx TỆP, --pdf TỆP hoặc --submission TỆP.")
    if chosen.attach and not chosen.submission:
        raise RefusedError("--attach chỉ đi cùng --submission: tệp đính kèm nằm trong tệp gửi.")
    report = desk.open_report(chosen.report).report
    for path, write in wanted:
        write(report, path)
    if not chosen.submission:
        return _written(path for path, _ in wanted)
    answer = submission.made(desk, chosen)
    others = _written(path for path, _ in wanted)
    data = answer.data | {"files": [*others.data["files"], *answer.data["files"]]}
    return answer._replace(data=data, lines=(*others.lines, *answer.lines))


def demo(folder: Path, chosen: Namespace) -> Answer:
    """Make the sample report and its files; real reports are never touched unless their folder was named."""
    home = folder if chosen.data else demo_job.practice_folder(folder)
    out = (chosen.out or home).absolute()
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise RefusedError(f"Không tạo được thư mục “{out}”. Hãy chọn thư mục khác bằng --out.") from None
    with Desk.open(folder) if chosen.data else demo_job.open_practice(folder) as desk:
        report_id = demo_job.fill_sample(desk)
        report = desk.open_report(report_id).report
    files = [out / export_job.file_name(report, suffix) for suffix in (".pdf", ".xlsx")]
    export_job.export_pdf(report, files[0])
    export_job.export_workbook(report, files[1])
    answer = _written(files)
    told = f"Báo cáo mẫu {report_id} của {report.unit.name}, {report.period.label}: {len(report.findings)} điểm cần xem."
    return answer._replace(data={"report": report_id, "data": str(home), **answer.data}, lines=(told, *answer.lines))


def self_test(window_check: Callable[[Path], str] | None) -> Answer:
    """Try the installed program on data of its own."""
    steps = self_test_job.run(window_check)
    data = {"ok": all(step.ok for step in steps), "steps": [step._asdict() for step in steps]}
    lines = [f"{'đạt ' if step.ok else 'HỎNG'}  {step.name}: {step.detail}" for step in steps]
    return Answer(data, tuple(lines), DONE if data["ok"] else FAULTY)


# --- small readers ---------------------------------------------------------------------------------------------------


def read_period(text: str) -> Period:
    """Return the period of a code. Raises `RefusedError`."""
    try:
        return Period.parse(text)
    except ValueError as error:
        raise RefusedError(str(error)) from None


def _dates(chosen: Namespace, period: Period) -> Dates | None:
    if not chosen.start and not chosen.end:
        return None
    proposed = period.proposed_dates
    return Dates(_date(chosen.start) or proposed.start, _date(chosen.end) or proposed.end)


def _date(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise RefusedError(f"“{text}” không phải là một ngày: hãy ghi như 2024-05-14.") from None


def _cells(pairs: Iterable[str], column: str) -> Iterable[tuple[Address, str]]:
    for pair in pairs:
        code, sign, text = pair.partition("=")
        if not sign:
            raise RefusedError(f"“{pair}” thiếu dấu bằng: hãy ghi MÃ=SỐ_LIỆU.")
        yield Address(code.strip(), column), text


def _cell(report: Report, code: str) -> dict[str, Any]:
    indicator = report.edition.indicators[code]
    entry = report.entry(Address(code))
    cell = {
        "value": indicator.type.stored(report.value(code)),
        "display": report.shown(code),
        "calculated": indicator.calculated,
        "note": report.note(code),
    }
    return cell | {"typed": entry.typed} if entry and entry.reading.fault else cell


def _noted(report: Report, code: str) -> str:
    """Return the note of a row as it stands behind its figure on a line."""
    note = report.note(code).replace("\n", " ")
    return f"  [{note}]" if note else ""


def _finding(finding: Finding) -> str:
    return f"{SEVERITY[finding.severity]}: {finding.message} {finding.remedy} ({finding.indicators[0]})"


def _confirmed(reason: str) -> str:
    return f" Đã xác nhận: {reason}" if reason else ""


def _written(files: Iterable[Path]) -> Answer:
    paths = [str(path.absolute()) for path in files]
    return Answer({"files": paths}, tuple(f"Đã ghi {path}" for path in paths))
