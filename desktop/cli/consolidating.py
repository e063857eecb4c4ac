"""The office above on the command line: its register of units, and many files that become one report."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from desktop.cli.answer import Answer
from desktop.cli.commands import read_period
from desktop.engine.edits import Address
from desktop.engine.register import RegisterUnit
from desktop.jobs import export as export_job
from desktop.jobs.consolidating import letters
from desktop.jobs.consolidating.export import export_consolidated
from desktop.jobs.consolidating.fed import Fed, Update
from desktop.jobs.consolidating.outcome import TOLD, Fate, Item
from desktop.jobs.consolidating.period import Collected
from desktop.jobs.consolidating.register import import_register, register_of
from desktop.jobs.consolidating.report import consolidate
from desktop.jobs.desk import Desk
from desktop.jobs.errors import RefusedError
from desktop.session import ReportSession

IMPORT = "import"


def units(desk: Desk, chosen: Namespace) -> Answer:
    """List the units below, or read them from a spreadsheet."""
    if chosen.file is not None:
        return _imported(desk, chosen.file, dry_run=chosen.dry_run)
    if chosen.action is not None:
        raise RefusedError("Hãy ghi tệp danh sách đơn vị sau “units import”.")
    register = register_of(desk)
    found = list(register.units)
    if chosen.period:
        day = read_period(chosen.period).proposed_dates.end
        found = [unit for unit in found if unit.exists_on(day)]
    lines = [f"{unit.code:16}{unit.name}{_until(unit)}" for unit in found] or ["Chưa có danh sách đơn vị."]
    return Answer({"units": [_unit(unit) for unit in found]}, tuple(lines))


def _imported(desk: Desk, file: Path, *, dry_run: bool) -> Answer:
    done = import_register(desk, file, dry_run=dry_run)
    data = {
        "added": [_unit(unit) for unit in done.added],
        "changed": [_unit(unit) for unit in done.changed],
        "same": done.same,
        "remarks": list(done.remarks),
    }
    told = f"{len(done.added)} đơn vị mới, {len(done.changed)} đơn vị thay đổi, {done.same} đơn vị như cũ."
    not_written = ("Chưa ghi gì (chỉ xem).",) if dry_run else ()
    return Answer(data, (told, *not_written), messages=done.remarks)


def _until(unit: RegisterUnit) -> str:
    return f" (đến {unit.until:%d/%m/%Y})" if unit.until else ""


def _unit(unit: RegisterUnit) -> dict[str, Any]:
    return {
        "code": unit.code,
        "name": unit.name,
        "level": str(unit.level),
        "parent": unit.parent,
        "contact": unit.contact,
        "since": unit.since.isoformat() if unit.since else None,
        "until": unit.until.isoformat() if unit.until else None,
        "successors": list(unit.successors),
    }


def consolidate_files(desk: Desk, chosen: Namespace) -> Answer:
    """Take in files, make the consolidated report or bring its draft up to date, and write its files."""
    from desktop.jobs.consolidating.inbox import survey, take_in  # what reads files is not loaded by other commands

    period = read_period(chosen.period)
    collected = Collected.of(desk, chosen.form, period)
    found = survey(chosen.files)
    unread = [each for each in found.passed if each.unread]
    items = take_in(desk, collected, found.files, trust=chosen.trust_key)
    collected = Collected(desk, collected.edition, period)
    try:
        done = consolidate(desk, collected, with_faulty=chosen.with_faulty)
    except RefusedError as refusal:
        if not items:
            raise
        reasons = "; ".join(dict.fromkeys(item.message for item in items[:3]))
        raise RefusedError(f"{refusal} {reasons}") from None
    assert done is not None  # noqa: S101 - nobody can cancel a command but by ending it
    session = desk.open_report(done.report)
    files = [path.absolute() for path in (chosen.xlsx, chosen.pdf) if path]
    if chosen.xlsx:
        export_consolidated(session.report, collected, chosen.xlsx, overridden=Fed(desk, session).overridden)
    if chosen.pdf:
        export_job.export_pdf(session.report, chosen.pdf)
    data = _data(desk, collected, items, done, session) | {
        "exported": [str(path) for path in files],
        "unread": [{"path": str(each.path), "reason": each.why} for each in unread],
    }
    told = (f"  {each.path}: {each.why}" for each in unread)
    lines = [*_lines(collected, items, done), *told, *(f"Đã ghi {path}" for path in files)]
    return Answer(data, tuple(lines))


def _data(desk: Desk, collected: Collected, items: list[Item], done: Update, session: ReportSession) -> dict[str, Any]:
    standing, report = collected.standing, session.report
    fed = Fed(desk, session).states()
    late = {each.unit for each in standing.late}
    return {
        "form": collected.edition.form,
        "edition": collected.edition.edition,
        "period": collected.period.code,
        "report": done.report,
        "from_forms": {form: below.period.code for form, below in collected.forms.items()},
        "due": standing.due.isoformat(),
        "counts": {
            "expected": len(standing.expected),
            "received": len(standing.counted) + len(standing.faulty),
            "counted": len({row.unit for row in collected.counted()}),
            "late": len(standing.late),
            "missing": len(standing.missing),
            "faulty": len(standing.faulty),
        },
        "expected": [{"unit": unit.unit, "name": unit.name} for unit in standing.expected],
        "received": [
            {
                "unit": each.unit,
                "name": each.name,
                "sent": each.day.isoformat() if each.day else None,
                "late": each.unit in late,
                "faulty": each.faulty,
            }
            for each in (*standing.counted, *standing.faulty)
        ],
        "late": [{"unit": each.unit, "name": each.name, "sent": str(each.day)} for each in standing.late],
        "missing": [{"unit": unit.unit, "name": unit.name, "contact": unit.contact} for unit in standing.missing],
        "faulty": [
            *(
                {"unit": row.unit, "name": row.name, "file": row.file, "fate": str(Fate.HAS_ERRORS), "reason": row.faults}
                for row in collected.current
                if row.faults
            ),
            *(
                {"unit": item.unit, "name": item.name, "file": item.path.name, "fate": str(item.fate), "reason": item.message}
                for item in collected.refused
            ),
        ],
        "files": [_file(collected, item) for item in items],
        "reminder": letters.reminder(collected),
        "kept_as_typed": [address._asdict() for address in done.kept],
        "incomplete": [
            {"code": each.code, "units": list(each.units), "stated": str(each.stated), "from_parts": str(each.from_parts)}
            for each in done.incomplete
        ],
        "values": {
            code: {
                "value": row.type.stored(report.value(code)),
                "display": report.shown(code),
                "note": report.note(code),
                "fed": Address(code) in fed,
                "units": fed[Address(code)].units if Address(code) in fed else 0,
            }
            for code, row in report.edition.indicators.items()
        },
        "findings": len(report.findings),
    }


def _file(collected: Collected, item: Item) -> dict[str, Any]:
    told = {
        "file": item.path.name,
        "fate": str(item.fate),
        "unit": item.unit,
        "name": item.name,
        "message": item.message,
        "faults": list(item.faults),
        "remarks": list(item.remarks),
    }
    reply = letters.reply(collected, item)
    return told | {"reply": reply} if reply else told


def _lines(collected: Collected, items: Iterable[Item], done: Update) -> Iterable[str]:
    standing = collected.standing
    yield f"{collected.edition.title}, {collected.period.label}: báo cáo {done.report}"
    yield (
        f"Phải gửi {len(standing.expected)}, đã gửi {len(standing.counted) + len(standing.faulty)} "
        f"(muộn {len(standing.late)}), chưa gửi {len(standing.missing)}, có lỗi {len(standing.faulty)}."
    )
    yield f"Đã cộng {done.reports} báo cáo vào {done.fed} ô."
    for item in items:
        if item.fate is not Fate.ACCEPTED:
            yield f"  {item.path.name}: {TOLD[item.fate]}. {item.message}"
    for each in done.incomplete:
        yield f"  {each.code}: {', '.join(each.units)} chỉ ghi tổng số, không ghi các dòng thành phần."
    if reminder := letters.reminder(collected):
        yield reminder
