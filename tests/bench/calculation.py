"""Working out and checking the district's filled Phụ lục 1 with twelve earlier reports, beside the `formulas` library working
out the workbook exported from it, which checks nothing; and one edit of it: recalculated and checked.

`formulas` and what it needs (numpy, scipy) are no part of the project's environment: the first run makes one of its own, from
requirements-bench.lock. It is started as a process and said to be ready before it is timed.
"""

import subprocess
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

from desktop.engine.background import Background
from desktop.engine.definition import Edition
from desktop.engine.edits import Address, Edit
from desktop.engine.report import Report
from desktop.engine.values import Kind
from desktop.exchange.workbook import write_workbook
from desktop.jobs.desk import Desk
from desktop.ui.settling import settle_memory
from tests.bench import _district
from tests.bench._peers import environment

RUNS, PEER_RUNS, EARLIER, ROUNDS = 50, 7, 12, 3
AT_MOST_MS, TIMES_FASTER, EDIT_AT_MOST_MS = 20, 10, 1

PEER = f"""
import statistics, sys, time, formulas
model = formulas.ExcelModel().loads(sys.argv[1]).finish()
model.calculate()
def seconds():
    began = time.perf_counter()
    model.calculate()
    return time.perf_counter() - began
print(statistics.median(seconds() for _ in range({PEER_RUNS})))
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as name, Desk.open(Path(name)) as desk:
        report = desk.open_report(_district.fill(desk, Path(name), EARLIER)).report
        settle_memory()  # as the window does
        workbook = Path(name, "pl1.xlsx")
        write_workbook(report, workbook)
        ours = median(_worked_out(report) for _ in range(RUNS))
        peer = _peer(workbook)
    ratio = f"{peer / ours:.0f} × faster, at least {TIMES_FASTER}" if peer else ""
    beside = f"{peer * 1e3:.0f} ms (formulas, the same workbook, nothing checked)" if peer else "formulas cannot be installed"
    what = f"Phụ lục 1 with {EARLIER} earlier reports: {len(report.edition.plan.order)} cells calculated"
    print(f"{what}, {len(report.edition.rules)} rules checked | {ours * 1e3:.1f} ms | {beside} | {ratio} | {AT_MOST_MS} ms")
    took = sorted(_edited(report))
    half, most = took[len(took) // 2], took[round(len(took) * 0.99)]
    told = f"{most * 1e3:.2f} ms (half {half * 1e3:.3f}, all {took[-1] * 1e3:.2f})"
    print(f"one edit of it, recalculated and checked, 99 % of {len(took)} | {told} | | | {EDIT_AT_MOST_MS} ms")


def _worked_out(report: Report) -> float:
    """Seconds to work out and check the whole report from what was typed, what is usual for each row included."""
    entries = report.entries
    began = perf_counter()
    background = Background(report.background.past, report.background.others)
    Report(report.edition, report.unit, report.period, dates=report.dates, entries=entries, background=background)
    return perf_counter() - began


def _edited(report: Report) -> list[float]:
    """Seconds of each edit: every count of the form is typed anew, one more than it was, again and again."""
    took = []
    for _ in range(ROUNDS):
        for code in _counts(report.edition):
            value = report.value(code)
            change = report.change(Address(code), str(1 if value is None else int(value) + 1))  # type: ignore[arg-type]
            began = perf_counter()
            report.apply(Edit("gõ ô", (change,)))
            _ = report.findings
            took.append(perf_counter() - began)
    return took


def _counts(edition: Edition) -> list[str]:
    return [row.code for row in edition.indicators.values() if not row.calculated and row.type.kind is Kind.COUNT]


# --- the peer ---


def _peer(workbook: Path) -> float | None:
    """Seconds in which the peer works out a workbook that it has already read; `None` when it cannot be had."""
    python = environment()
    if python is None:
        return None
    command = [str(python), "-c", PEER, str(workbook)]
    said = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=True).stdout
    return float(said.split()[-1])


if __name__ == "__main__":
    main()
