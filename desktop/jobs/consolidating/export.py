"""The files of a consolidated report: the upper form with the units' figures behind it, and the paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.engine.register import name_order
from desktop.exchange.files import write_whole
from desktop.jobs.consolidating.fed import Fed, FedState
from desktop.jobs.consolidating.outcome import TOLD
from desktop.jobs.consolidating.period import Collected
from desktop.jobs.consolidating.report import collected_for
from desktop.jobs.desk import Desk

if TYPE_CHECKING:
    from desktop.engine.report import Report
    from desktop.exchange.unit_sheets import Behind, FaultLine

_COUNTED, _FAULTY, _LATE, _MISSING, _TYPED_OVER = "Đã tính", "Có lỗi", "Gửi muộn", "Chưa gửi", "Khác số tổng hợp"


def export_consolidated(
    report: Report,
    collected: Collected,
    path: Path,
    *,
    overridden: Sequence[FedState] = (),
    wanted: Callable[[], bool] = lambda: True,
) -> bool:
    """Write the workbook of a consolidated report: its form, a sheet units × indicators for each form, and the faults.

    Among these are the cells that were typed over. *wanted* is asked when the content is made: after a no, nothing is
    written. Raises `ExportError`. The paper is that of any report, see `desktop.jobs.export`.
    """
    from desktop.exchange.workbook import workbook_bytes

    behind = _behind(collected)
    content = workbook_bytes(report, behind._replace(faults=[*behind.faults, *_typed_over(report, overridden)]))
    if not wanted():
        return False
    write_whole(path, content)
    return True


def export_stored(folder: Path, report_id: int, report: Report, path: Path, wanted: Callable[[], bool] = lambda: True) -> bool:
    """Write that workbook of the consolidated report kept in *folder* under a number; *report* is what it says now."""
    with Desk.open(folder) as desk:
        overridden = Fed(desk, desk.open_report(report_id)).overridden
        return export_consolidated(report, collected_for(desk, report_id), path, overridden=overridden, wanted=wanted)


def _behind(collected: Collected) -> Behind:
    from desktop.exchange.unit_sheets import Behind, UnitFigures, UnitSheet

    late = {each.unit for each in collected.standing.late}
    sheets: list[UnitSheet] = []
    for form, below in collected.forms.items():
        rows = sorted((row for row in collected.current if row.form == form), key=lambda row: name_order(row.name))
        units = [
            UnitFigures(row.name, _FAULTY if row.faults else _LATE if row.unit in late else _COUNTED, report.values)
            for row, [report] in zip(rows, collected.reports([row.sender for row in rows]), strict=True)
        ]
        title = "Đơn vị" if len(collected.forms) == 1 else f"Đơn vị {len(sheets) + 1}"
        sheets.append(UnitSheet(title, below.edition, units))
    return Behind(sheets, list(_faults(collected)))


def _faults(collected: Collected) -> Iterator[FaultLine]:
    """Yield who is missing, whose report has errors, which files could not be taken in, and who was late."""
    from desktop.exchange.unit_sheets import FaultLine

    standing = collected.standing
    for unit in standing.missing:
        yield FaultLine(unit.name, "", _MISSING, f"Hạn {standing.due:%d/%m/%Y}. {unit.contact}".strip())
    for row in collected.current:
        if row.faults:
            yield FaultLine(row.name, row.file, _FAULTY, row.faults)
    for item in collected.refused:
        yield FaultLine(item.name, item.path.name, TOLD[item.fate], item.message)
    for each in standing.late:
        yield FaultLine(each.name, "", _LATE, f"Gửi ngày {each.day:%d/%m/%Y}, hạn {standing.due:%d/%m/%Y}.")


def _typed_over(report: Report, overridden: Sequence[FedState]) -> Iterator[FaultLine]:
    """Yield the cells that say something else than the units, with both figures and the reason."""
    from desktop.exchange.unit_sheets import FaultLine

    for state in overridden:
        now, name = report.entry(state.address), report.name(state.address.code)
        told = f"“{name}”: ghi {now.typed if now else 'trống'}, từ {state.units} đơn vị là {state.text}."
        reason = f"Lý do: {state.reason}" if state.reason else "Chưa có lý do."
        yield FaultLine(report.unit.name, "", _TYPED_OVER, f"{told} {reason}")
