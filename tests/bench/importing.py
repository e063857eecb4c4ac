"""Importing a filled Phụ lục 1 workbook, label alignment and proposals included, beside openpyxl only reading its cells."""

import tempfile
from pathlib import Path
from time import perf_counter

from openpyxl import load_workbook

from desktop.engine.definition import Edition
from desktop.engine.period import Period
from desktop.jobs.importing.reading import read_workbook_for
from tests.bench.printout import best
from tests.exchange.reading.sheets import HEADER, filled, save, table_of
from tests.helpers.editions import CATALOGUE

#: Seconds, whatever the peer takes.
AT_MOST = 1.0
FORM = "district-report"


def main() -> None:
    edition = _largest()
    period = Period(edition.period_types[0], edition.in_force_from.year)
    rows = table_of(edition, filled(edition))
    for at, row in enumerate(rows):
        if at % 4 == 0:  # as scanned: a letter of every fourth label is wrong
            row[1] = row[1][: len(row[1]) // 2] + "ì" + row[1][len(row[1]) // 2 + 1 :]
    with tempfile.TemporaryDirectory() as name:
        path = save([HEADER, *rows], Path(name) / "pl1.xlsx")
        began = perf_counter()
        reading = read_workbook_for(edition, path, period)
        first = perf_counter() - began
        ours = best(lambda: read_workbook_for(edition, path, period))
        peer = best(lambda: [list(row) for row in load_workbook(path, read_only=True, data_only=True).worksheets[0].values])
    what = f"import of {edition.form}, {len(rows)} rows, {len(reading.taken)} cells"
    print(
        f"{what} | {ours:.2f} s (first {first:.2f} s) | {peer:.2f} s (openpyxl, cells only) | {ours / peer:.1f} | {AT_MOST:g} s"
    )


def _largest() -> Edition:
    """The district's form; in a catalogue without it the form with the most rows."""
    editions = [CATALOGUE.edition(summary.form, summary.edition) for summary in CATALOGUE.editions()]
    return max(editions, key=lambda edition: (edition.form == FORM, len(edition.paper_order)))


if __name__ == "__main__":
    main()
