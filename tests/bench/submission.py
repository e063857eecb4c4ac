"""Making the submission of a finalised Phụ lục 1, PDF and workbook inside, until it is on the disk: the first time in a
process, and again; and reading it back, proved. Beside it openpyxl only loading and saving the workbook that is in it.
"""

import subprocess
import sys
import tempfile
from io import BytesIO
from pathlib import Path
from statistics import median
from time import perf_counter

from openpyxl import load_workbook

from desktop.engine.definition import Edition
from desktop.engine.report import Report
from desktop.exchange.submission.reading import open_submission
from desktop.jobs import life
from desktop.jobs.desk import Desk
from desktop.jobs.submission.making import make_submission
from tests.bench import _district
from tests.bench.printout import best

PROCESSES = 5
#: Seconds, whatever the peer takes.
AT_MOST = 1.5


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with Desk.open(folder) as desk:
            report = _district.fill(desk, folder)
            session = desk.open_report(report)
            if session.report.open_warnings:
                session.confirm(session.report.open_warnings, "Đã đối chiếu với sổ theo dõi")
            life.finalise(desk, session)
            rows = _rows(session.report, session.report.edition)
        took = [_in_a_process(folder, report) for _ in range(PROCESSES)]
        first, again = (median(column) for column in zip(*took, strict=True))
        path = folder / "pl1.cchc"
        workbook = open_submission(path).workbook
        peer = best(lambda: load_workbook(BytesIO(workbook)).save(BytesIO()))
        read = best(lambda: open_submission(path), 20)
    print(
        f"submission of Phụ lục 1, {rows} rows | {first:.2f} s (again {again:.2f} s, read {read * 1e3:.1f} ms) | "
        f"{peer:.2f} s (openpyxl, workbook only) | {first / peer:.1f} | {AT_MOST:g} s"
    )


def _rows(report: Report, edition: Edition) -> int:
    return sum(1 for code in edition.indicators if report.value(code) is not None)


def _in_a_process(folder: Path, report: int) -> tuple[float, float]:
    command = [sys.executable, "-m", "tests.bench.submission", str(folder), str(report)]
    first, again = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout.split()
    return float(first), float(again)


def make_twice(folder: Path, report: int) -> None:
    """Print the seconds of a process's first submission, and of its second."""
    with Desk.open(folder) as desk:
        desk.open_report(report)  # as it is in the window when the clerk asks for the file
        for _ in range(2):
            began = perf_counter()
            make_submission(desk, report, folder / "pl1.cchc")
            print(perf_counter() - began)


if __name__ == "__main__":
    if len(sys.argv) == 3:
        make_twice(Path(sys.argv[1]), int(sys.argv[2]))
    else:
        main()
