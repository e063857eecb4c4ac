"""Every form beside a real spreadsheet: random fillings are exported, recalculated by LibreOffice from the formulas alone, and
each calculated cell is compared with the engine's, exactly after rounding.

    python -m tests.differential [N]     N fillings of every edition, 200 unless told; the exit status says whether all agree

The test suite runs a few of each edition.
"""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from desktop import locations
from desktop.catalogue import Catalogue
from desktop.engine.definition import Edition
from desktop.engine.report import Report
from tests.exchange.printed import type_in
from tests.exchange.workbooks import as_figures, expected, random_texts, recalculated
from tests.helpers import reports

#: LibreOffice loses a file now and then when one start is given hundreds.
BATCH = 50


def filled(edition: Edition, seed: int) -> Report:
    """The edition as some clerk might have filled it, blanks and faults among it."""
    return type_in(reports.empty(edition), random_texts(edition, seed))


def differences(edition: Edition, seeds: range) -> Iterator[str]:
    """Recalculate the fillings with these *seeds*; yield each cell on which spreadsheet and engine differ."""
    for start in range(seeds.start, seeds.stop, BATCH):
        batch = {f"f{seed}": filled(edition, seed) for seed in range(start, min(start + BATCH, seeds.stop))}
        with tempfile.TemporaryDirectory() as name:
            found = recalculated(Path(name), batch)
        for filling, values in found.items():
            figures = expected(batch[filling])
            theirs = as_figures(values, list(figures))
            for code, ours in figures.items():
                if theirs[code] != ours:
                    yield f"{edition.form}@{edition.edition}, filling {filling}, {code}: {ours} here, {theirs[code]} there"


def main(fillings: int) -> int:
    """Compare all editions; return the exit status."""
    catalogue = Catalogue(locations.forms())
    wrong = 0
    for summary in catalogue.editions():
        edition = catalogue.edition(summary.form, summary.edition)
        cells = fillings * len(edition.plan.order)
        found = list(differences(edition, range(fillings)))
        print("\n".join(found[:20]) + "\n" if found else "", end="")
        print(f"{edition.form}@{edition.edition}: {fillings} fillings, {cells} calculated cells, {len(found)} differences")
        wrong += len(found)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 200))
