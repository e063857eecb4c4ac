"""The office above on the screen: a cell of its report opened into the 126 wards behind it.

From the clerk's key until the pixels of the list are there. Which ward brings what is worked out anew for every cell.
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from desktop.engine.edits import Address
from desktop.jobs.desk import Desk
from desktop.ui import style
from desktop.ui.consolidated.part import ConsolidatedPart
from desktop.ui.window import MainWindow
from tests.bench._screen import environment_on
from tests.helpers import city, wards

UNITS_AT_MOST_MS = 50


def main() -> None:
    subprocess.run([sys.executable, "-m", "tests.bench.below", "measure"], env=environment_on("offscreen"), check=True)


def measure() -> None:
    """Measure on the screen that the environment names; print the lines."""
    app = QApplication(["cchc", "-style", "Fusion"])
    style.apply(app)
    with tempfile.TemporaryDirectory() as name, Desk.open(Path(name) / "data") as desk:
        report = city.furnish(desk, Path(name), wards.names())
        window = MainWindow(desk, date(2025, 8, 20))
        window.start(report)
        window.resize(1366, 768)
        window.show()
        took = sorted(_open_units(window, app))
        window.close()
    most = took[round(len(took) * 0.99) - 1]
    print(
        f"a cell of the city opened into its 126 units, on the screen, 99 % of {len(took)} | "
        f"{most:.0f} ms (half {median(took):.0f}) | | | {UNITS_AT_MOST_MS} ms"
    )


def _open_units(window: MainWindow, app: QApplication) -> Iterator[float]:
    """Yield the milliseconds that each fed row of the report takes."""
    assert window.area is not None
    page = window.area.page
    parts: Iterable[ConsolidatedPart] = window.area.findChildren(ConsolidatedPart)
    (part,) = parts
    while part.units is None:  # made once what has come was looked at, in a thread
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    fed = list(dict.fromkeys(address.code for address in part.fed.states()))
    assert len(fed) > 50
    for code in fed:
        page.jump_to(Address(code))
        app.processEvents()
        began = perf_counter()
        page.commands.units.trigger()
        app.processEvents()
        part.units.table.viewport().grab()
        yield (perf_counter() - began) * 1000
        assert part.units.entries.rowCount() == len(wards.names())
        part.units.close()


if __name__ == "__main__":
    measure() if sys.argv[1:] == ["measure"] else main()
