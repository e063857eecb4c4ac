# ruff: noqa: INP001 - a tool of this folder, not a part of the program
"""Take the guide's pictures of the window: python resources/guide/make_pictures.py [FOLDER]; commit what it writes.

The window is the real one, on data of its own. QT_SCALE_FACTOR=1.5 and another FOLDER show how it looks at 150 %.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from desktop import locations
from desktop.engine.edits import NOTE, VALUE, Address
from desktop.engine.period import Period
from desktop.jobs.demo import UNIT, fill_sample
from desktop.jobs.desk import Desk
from desktop.jobs.importing import import_values, read_values
from desktop.session import ReportSession
from desktop.ui import style
from desktop.ui.new_report.dialog import NewReportDialog
from desktop.ui.window import MainWindow

HERE = Path(__file__).parent
#: The smallest screen that offices still have, without the task bar.
WIDTH, HEIGHT = 1366, 728
TODAY = date(2024, 5, 15)
#: The forms shown besides the ward's, and a period they are made for.
EXAMPLES = {"district-report": "2021-9M", "commune-statistics": "2021"}
#: Pictures of tabs of these.
OTHERS = (("district.png", "district-report", 0), ("tasks.png", "district-report", 8), ("commune.png", "commune-statistics", 0))


def rest(milliseconds: int) -> None:
    """Let the window come to rest; what it does in threads goes on."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def take(widget: QWidget, path: Path) -> None:
    """Save a picture of *widget* once it has come to rest."""
    rest(600)
    picture = widget.grab().toImage()
    picture.save(str(path))


def spoil(session: ReportSession) -> None:
    """Type what people type by mistake: more done than planned, a letter, a text that can be read in two ways."""
    example = locations.forms() / "ward-monthly" / "2024" / "examples" / "2024-05.json"
    values = json.loads(example.read_text(encoding="utf-8"))["values"]
    columns = ((VALUE, "value"), (NOTE, "note"))
    cells = [
        (Address(code, column), str(cell[key]))
        for code, cell in values.items()
        for column, key in columns
        if cell.get(key) is not None
    ]
    session.take_in("nhập từ tệp", cells)
    session.set_value(Address("plan.tasks_done"), "25")
    session.set_value(Address("inspection.divisions_planned"), "ba")
    session.set_value(Address("direction.meetings"), "4")


def fill_example(desk: Desk, form: str) -> int:
    """Return a report made of the consistent example of *form*'s edition of 2021."""
    period = Period.parse(EXAMPLES[form])
    example = locations.forms() / form / "2021" / "examples" / "consistent.json"
    for row in desk.reports():
        if row.form == form:
            return row.id
    return import_values(desk, read_values(desk, f"{form}@2021", example, period), period)


def main(folder: Path) -> None:
    """Walk through the window and take its pictures."""
    qt = QApplication([])
    style.apply(qt)
    factor = float(os.environ.get("QT_SCALE_FACTOR", "1"))
    size = int(WIDTH / factor), int(HEIGHT / factor)
    with tempfile.TemporaryDirectory() as name, Desk.open(Path(name)) as desk:
        window = MainWindow(desk, TODAY)
        window.resize(*size)
        window.show()
        window.start()
        take(window, folder / "welcome.png")
        desk.save_unit(UNIT)
        for month in ("2024-03", "2024-04"):
            desk.new_report("ward-monthly", Period.parse(month))
        report = fill_sample(desk)
        spoiled = desk.new_report("ward-monthly", Period.parse("2024-06"))
        spoil(desk.open_report(spoiled))
        window.go_home()
        take(window, folder / "home.png")
        dialog = NewReportDialog(desk, "", TODAY, window)
        dialog.show()
        take(dialog, folder / "new-report.png")
        dialog.close()
        window.open_report(spoiled)
        take(window, folder / "faults.png")
        for picture, form, tab in OTHERS:
            window.open_report(fill_example(desk, form))
            assert window.area is not None  # noqa: S101 - it was just opened
            window.area.page.tabs.setCurrentIndex(tab)
            take(window, folder / picture)
        window.open_report(report)
        take(window, folder / "report.png")
        window.show_preview()
        rest(1500)
        take(window, folder / "preview.png")
        window.close()


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    target.mkdir(parents=True, exist_ok=True)
    main(target)
