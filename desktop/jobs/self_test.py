"""The program tries itself, as it is installed: every part that a clerk's day needs, on data of its own.

Run by `cchc self-test` and by the installers' smoke tests. Nothing of the user's is read or written.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from desktop.engine.edits import Address
from desktop.engine.period import Period
from desktop.jobs import demo, export
from desktop.jobs.catalogue import open_catalogue
from desktop.jobs.desk import Desk
from desktop.jobs.licences import components


class Step(NamedTuple):
    """One thing tried: its name, whether it worked, and what was seen."""

    name: str
    ok: bool
    detail: str


def run(window_check: Callable[[Path], str] | None) -> list[Step]:
    """Try everything; a step that fails does not stop the others. *window_check* opens the window on a data folder."""
    steps: list[Step] = []

    def attempt(name: str, trial: Callable[[], str]) -> None:
        try:
            steps.append(Step(name, ok=True, detail=trial()))
        except Exception as error:  # noqa: BLE001 - whatever goes wrong is what the test is there to tell
            steps.append(Step(name, ok=False, detail=f"{type(error).__name__}: {error}"))

    with tempfile.TemporaryDirectory(prefix="cchc tự kiểm tra ", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        attempt("giấy phép", lambda: f"{len(components())} thành phần")
        attempt("biểu mẫu", _forms)
        attempt("số liệu", lambda: _data(folder))
        attempt("PDF", lambda: _pdf(folder))
        attempt("Excel", lambda: _workbook(folder))
        if window_check is not None:
            attempt("cửa sổ", lambda: window_check(folder))
        attempt("tệp gửi", lambda: _submission(folder))
    return steps


def _forms() -> str:
    catalogue = open_catalogue()
    editions = [catalogue.edition(summary.form, summary.edition) for summary in catalogue.editions()]
    return f"{len(editions)} phiên bản, {sum(len(edition.paper_order) for edition in editions)} dòng"


def _data(folder: Path) -> str:
    """Fill the sample, type once more, and find it all again in a database opened anew."""
    with Desk.open(folder) as desk:
        report_id = demo.fill_sample(desk)
        session = desk.open_report(report_id)
        session.set_value(Address("plan.tasks_done"), "12")
        before = session.report
    with Desk.open(folder) as desk:
        after = desk.open_report(report_id).report
    if after.entries != before.entries or after.shown("plan.completion") != "60":
        raise ValueError("số liệu đọc lại không giống số liệu đã ghi")
    return f"{len(after.entries)} ô ghi xuống và đọc lại như nhau"


def _pdf(folder: Path) -> str:
    with Desk.open(folder) as desk:
        report = desk.open_report(desk.reports()[0].id).report
    export.export_pdf(report, folder / "báo cáo.pdf")
    pages = export.pages(export.printed(report).pdf)
    try:
        width, height, _, pixels = pages.image(0, 1.0)
        if not any(pixels) or min(width, height) < 1:
            raise ValueError("trang in trống")
        return f"{pages.count} trang"
    finally:
        pages.close()


def _workbook(folder: Path) -> str:
    """Write a workbook, and find the same values in a report made from it."""
    from desktop.jobs.importing import import_values, read_file

    with Desk.open(folder) as desk:
        report = desk.open_report(desk.reports()[0].id).report
    path = folder / "báo cáo.xlsx"
    export.export_workbook(report, path)
    with Desk.open(folder / "đọc lại") as desk:
        reading = read_file(desk, report.edition.form, path, report.period)
        again = desk.open_report(import_values(desk, reading, report.period, report.dates)).report
    codes = report.edition.indicators
    if any(again.value(code) != report.value(code) for code in codes):
        raise ValueError("số liệu đọc lại từ bảng tính không giống báo cáo")
    return f"{path.stat().st_size // 1024} KB, {len(codes)} dòng đọc lại như nhau"


def _submission(folder: Path) -> str:
    """Finalise a report, send it, and prove the file, whole and with a byte changed."""
    from desktop.jobs import life
    from desktop.jobs.submission.making import make_submission
    from desktop.jobs.submission.verifying import verify

    path = folder / "báo cáo.cchc"
    with Desk.open(folder) as desk:
        session = desk.open_report(desk.new_report(demo.FORM, Period.parse(demo.PERIOD).next))
        life.finalise(desk, session)
        make_submission(desk, session.report_id, path)
        whole = verify(desk, str(path))
        content = bytearray(path.read_bytes())
        content[len(content) // 2] ^= 1
        path.write_bytes(content)
        if not whole.valid or verify(desk, str(path)).valid:
            raise ValueError("tệp nguyên vẹn và tệp bị sửa không được phân biệt đúng")
    return f"{len(content) // 1024} KB, mã {whole.code}"
