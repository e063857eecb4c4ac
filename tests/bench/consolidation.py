"""Many wards become one report: 126 submissions, the whole country's 3.321, and 126 workbooks beside openpyxl and pandas.

Every file is looked at as an inbox does: whole, signed, of a known unit, checked by all rules; then all are added up, and the
report's cells are shown. Each run is a process of its own, on data of its own, so that memory is that of the run alone.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from desktop.engine.register import RegisterUnit
from desktop.engine.unit import UnitLevel
from desktop.exchange.workbook import workbook_bytes
from desktop.jobs.desk import Desk
from tests.bench._peers import environment
from tests.helpers import wards

CITY, COUNTRY = 126, 3_321
CITY_SECONDS, COUNTRY_SECONDS, COUNTRY_MB, MOST_RATIO = 2.0, 30.0, 500, 1.2
BESIDE_PANDAS, DRILL_DOWN_MS = 0.5, 50
CODE = "dossiers.resolved"

RUN = """
import json, resource, sys
from pathlib import Path
from time import perf_counter, process_time
from desktop.engine.period import Period
from desktop.jobs.consolidating.inbox import files_in, take_in
from desktop.jobs.consolidating.period import Collected
from desktop.jobs.consolidating.report import behind, consolidate
from desktop.jobs.desk import Desk
data, folder, form, code, period = sys.argv[1:]
period = Period.parse(period)
with Desk.open(Path(data)) as desk:
    collected = Collected.of(desk, form, period)
    began, processor = perf_counter(), process_time()
    items = take_in(desk, collected, files_in([Path(folder)]))
    taken = perf_counter() - began
    done = consolidate(desk, Collected(desk, collected.edition, period))
    report = desk.open_report(done.report).report
    shown = [report.shown(code) for code in report.edition.indicators]
    whole, processor = perf_counter() - began, process_time() - processor
    began = perf_counter()
    parts = behind(desk, done.report, code)
    drilled = perf_counter() - began
assert {item.fate.value for item in items} == {"accepted"}, {item.message for item in items if item.fate.value != "accepted"}
assert len(parts) == done.reports == len(items)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
value = str(report.value(code))
print(json.dumps({"taken": taken, "whole": whole, "processor": processor, "drilled": drilled, "peak": peak, "value": value}))
"""

PEER = """
import sys, time, pandas
from pathlib import Path
files = sorted(Path(sys.argv[1]).glob("*.xlsx"))
def added():
    tables = [pandas.read_excel(file, header=None, skiprows=6, engine="openpyxl") for file in files]
    columns = pandas.concat([table.set_index(5)[2] for table in tables], axis=1)
    return columns.apply(pandas.to_numeric, errors="coerce").sum(axis=1)
began, processor = time.perf_counter(), time.process_time()
total = added()
print(int(total[sys.argv[2]]), time.perf_counter() - began, time.process_time() - processor)
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        city = _run(root / "city", CITY, workbooks=False)
        print(f"{CITY} submissions: verified, taken in, consolidated, shown | {_told(city)} | | | {CITY_SECONDS:g} s")
        print(f"one cell of it opened into its {CITY} units | {city['drilled'] * 1e3:.1f} ms | | | {DRILL_DOWN_MS} ms")
        country = _run(root / "country", COUNTRY, workbooks=False)
        limit = f"{COUNTRY_SECONDS:g} s, {COUNTRY_MB} MB"
        print(f"{COUNTRY} submissions: the same | {_told(country)}, {country['peak']:.0f} MB | | | {limit}")
        print(f"one cell of it opened into its {COUNTRY} units | {country['drilled'] * 1e3:.1f} ms | | | {DRILL_DOWN_MS} ms")
        ours, beside = (run["processor"] / count * 1e3 for run, count in ((country, COUNTRY), (city, CITY)))
        told = f"{ours:.2f} ms | {beside:.2f} ms | {ours / beside:.2f}"
        print(f"time a file on the processor, of {COUNTRY} beside of {CITY} | {told} | {MOST_RATIO}")
        books = _run(root / "books", CITY, workbooks=True)
        peer = _peer(root / "books" / "in", str(books["value"]))
        told = f"{_told(peer)} (openpyxl and pandas, adding up only)" if peer else "pandas cannot be installed"
        ratio = f"{books['processor'] / peer['processor']:.2f}" if peer else ""
        print(f"{CITY} workbooks: the same | {_told(books)} | {told} | {ratio} | {BESIDE_PANDAS}")


def _told(run: dict[str, float]) -> str:
    """Seconds by the clock, and on the processor: the machine may be busy with other things."""
    return f"{run['whole']:.2f} s ({run['processor']:.2f} s on the processor)"


def _run(root: Path, count: int, *, workbooks: bool) -> dict[str, float]:
    """Make *count* units and their files, and take them in, in a process of its own."""
    folder, data = root / "in", root / "data"
    folder.mkdir(parents=True)
    names = [*wards.names(), *(f"Xã Thử nghiệm {number}" for number in range(count))][:count]
    files = wards.template()
    for place, name in enumerate(names):
        made = wards.report(name)
        content = workbook_bytes(made) if workbooks else wards.quick_submission(made, files)
        (folder / f"{place:04}.{'xlsx' if workbooks else 'cchc'}").write_bytes(content)
    with Desk.open(data) as desk:
        desk.save_unit(wards.CITY)
        desk.database.register.write(RegisterUnit(f"{place:05}", name, UnitLevel.WARD) for place, name in enumerate(names))
        desk.catalogue.find(wards.FORM, wards.PERIOD)  # kept ready-made, as on every day but the first
    command = [sys.executable, "-P", "-c", RUN, str(data), str(folder), wards.FORM, CODE, wards.PERIOD.code]
    home = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    said = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, env=home)
    found: dict[str, float] = json.loads(said.stdout)
    return found


def _peer(folder: Path, value: str) -> dict[str, float] | None:
    """Return the seconds in which pandas adds up the workbooks in *folder*; its sum must be ours."""
    python = environment()
    if python is None:
        return None
    command = [str(python), "-c", PEER, str(folder), CODE]
    said = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=True).stdout
    total, whole, processor = said.split()
    assert total == value, (total, value)
    return {"whole": float(whole), "processor": float(processor)}


if __name__ == "__main__":
    began = perf_counter()
    main()
    print(f"{perf_counter() - began:.0f} s", file=sys.stderr)
