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
from decimal import Decimal
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from desktop import locations
from desktop.engine.edits import NOTE, VALUE, Address
from desktop.engine.period import Period
from desktop.engine.report import Status
from desktop.engine.unit import Unit, UnitLevel
from desktop.jobs import life
from desktop.jobs.consolidating.period import Collected
from desktop.jobs.consolidating.register import import_register
from desktop.jobs.consolidating.report import consolidate
from desktop.jobs.demo import UNIT, fill_sample
from desktop.jobs.desk import Desk
from desktop.jobs.export import export_pdf
from desktop.jobs.importing import import_values, read_values
from desktop.jobs.submission.making import make_submission
from desktop.session import ReportSession
from desktop.ui import style
from desktop.ui.across.handing_out import View
from desktop.ui.across.page import AcrossPage
from desktop.ui.consolidated.units_dialog import UnitsDialog
from desktop.ui.files import Place
from desktop.ui.importing.opening import import_file
from desktop.ui.life.finalise_dialog import FinaliseDialog
from desktop.ui.new_report.dialog import NewReportDialog
from desktop.ui.overview import Overview
from desktop.ui.overview.chart_choice import ChartChoice
from desktop.ui.receiving.intake_dialog import IntakeDialog
from desktop.ui.receiving.receiving_page import ReceivingPage
from desktop.ui.report_area import ReportArea
from desktop.ui.submitting.dialog import SendDialog
from desktop.ui.verifying.window import VerifyWindow
from desktop.ui.window import MainWindow

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1]))

from tests.helpers import wards  # noqa: E402 - it lies in the checkout, not in the program

#: The smallest screen that offices still have, without the task bar.
WIDTH, HEIGHT = 1366, 728
TODAY = date(2024, 5, 15)
#: When the wards of the city have sent their reports of August 2025.
MONTH_AFTER = date(2025, 8, 25)
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


def fill_earlier(desk: Desk, report: int) -> None:
    """Make and finalise the months before that of *report*, with somewhat smaller figures."""
    filled = desk.open_report(report).report
    typed = {code: filled.value(code) for code in filled.edition.indicators if filled.takes_value(code)}
    figures = {code: value for code, value in typed.items() if isinstance(value, Decimal)}
    for month in (2, 3, 4):
        session = desk.open_report(desk.new_report("ward-monthly", Period.parse(f"2024-{month:02}")))
        cells = [(Address(code), str(int(value) * month // 5)) for code, value in figures.items() if value == int(value)]
        session.set_cells("gõ ô", cells)
        session.confirm(session.report.open_warnings, "Đã đối chiếu với sổ theo dõi")
        life.finalise(desk, session)


def main(folder: Path) -> None:
    """Walk through the window and take its pictures."""
    qt = QApplication([])
    style.apply(qt)
    factor = float(os.environ.get("QT_SCALE_FACTOR", "1"))
    with tempfile.TemporaryDirectory() as name, Desk.open(Path(name)) as desk:
        window = MainWindow(desk, TODAY)
        window.resize(int(WIDTH / factor), int(HEIGHT / factor))
        window.show()
        window.start()
        take(window, folder / "welcome.png")
        desk.save_unit(UNIT)
        report = fill_sample(desk)
        fill_earlier(desk, report)
        take_home(window, folder)
        take_report(window, report, folder)
        take_overview(window, folder)
        take_sending(window, folder)
        take_forms(window, folder)
        take_verifying(window.desk, folder)
        window.close()
    with tempfile.TemporaryDirectory() as name, Desk.open(Path(name) / "data") as desk:
        desk.save_unit(wards.CITY)
        window = MainWindow(desk, MONTH_AFTER)
        window.resize(int(WIDTH / factor), int(HEIGHT / factor))
        window.show()
        window.start()
        take_city(window, Path(name), folder)
        take_consolidated(window, folder)
        take_across(window, folder)
        window.close()


def take_city(window: MainWindow, sent: Path, folder: Path) -> None:
    """Take what a city sees of its 126 wards and communes: their list, what became of their files, who has sent."""
    import_register(window.desk, wards.write_register(sent / "Danh sách xã, phường.xlsx"))
    window.show_overview(Overview.UNITS)
    take(window, folder / "units.png")
    window.show_overview(Overview.RECEIVING)
    page = window.findChild(ReceivingPage)
    page.take_in([wards.send_all(sent / "Tháng 8", workbooks=()).folder])
    dialog = window.findChild(IntakeDialog)
    while dialog.close_button.isHidden() or not dialog.taken.items:
        rest(100)
    take(dialog, folder / "intake.png")
    dialog.accept()
    page.table.selectRow(next(at for at, line in enumerate(page.lines.lines) if line.about.faulty))
    take(window, folder / "receiving.png")


def take_consolidated(window: MainWindow, folder: Path) -> None:
    """Take the city's report of what has come, with a cell that was typed over, and the units behind one."""
    done = consolidate(window.desk, Collected.of(window.desk, wards.FORM, wards.PERIOD))
    assert done is not None  # noqa: S101 - something has come
    area = opened(window, done.report)
    rest(800)  # who has come is looked at in a thread
    area.page.session.set_value(Address("direction.documents"), "4000")
    area.page.jump_to(Address("direction.documents"))
    take(window, folder / "consolidated.png")
    area.page.jump_to(Address("dossiers.resolved"))
    area.page.commands.units.trigger()
    dialog = area.findChild(UnitsDialog)
    take(dialog, folder / "units-behind.png")
    dialog.close()


def take_across(window: MainWindow, folder: Path) -> None:
    """Take a figure of the wards over the next months, into which two of them typed noughts too many: as table and as bars."""
    months = [Period.parse(f"2025-{month:02}") for month in (9, 10, 11, 12)]
    wards.arrived(window.desk, wards.names(), months, missing=[7, 77], slipped=[5, 90])
    window.show_overview(Overview.ACROSS)
    page = window.findChild(AcrossPage)
    rest(1500)  # it is read in a thread
    page.choice.count.setValue(4)
    page.choice.choose(wards.SLIP)
    rest(1500)
    page.table.view.selectRow(0)
    take(window, folder / "across.png")
    page.tabs.setCurrentIndex(View.BARS)
    take(window, folder / "across-bars.png")


def take_home(window: MainWindow, folder: Path) -> None:
    """Take the list of reports and the dialog for a new one."""
    window.go_home()
    take(window, folder / "home.png")
    dialog = NewReportDialog(window.desk, "", TODAY, window)
    dialog.show()
    take(dialog, folder / "new-report.png")
    dialog.close()


def take_report(window: MainWindow, report: int, folder: Path) -> None:
    """Take the report: compared with the month before, plain, printed, with faults, searched, and a file looked through."""
    area = opened(window, report)
    take(window, folder / "compare.png")
    area.page.commands.compare.setChecked(False)
    take(window, folder / "report.png")
    area.page.commands.preview.trigger()
    rest(1500)
    take(window, folder / "preview.png")
    spoiled = window.desk.new_report("ward-monthly", Period.parse("2024-06"))
    area = opened(window, spoiled)
    area.page.commands.compare.setChecked(False)
    with tempfile.TemporaryDirectory() as name:
        dialog = import_file(window.desk, area, untidy(Path(name)))
        assert dialog is not None  # noqa: S101 - a draft takes a file
        dialog.resize(WIDTH * 4 // 5, HEIGHT * 4 // 5)
        rest(1000)
        take(dialog, folder / "import.png")
        dialog.reject()
    spoil(area.page.session)
    area.page.jump_to(Address("plan.tasks_done"))
    take(window, folder / "faults.png")
    window.activateWindow()  # what is found is listed while the keyboard is in the field
    rest(200)
    area.page.commands.find.trigger()
    area.page.searching.bar.field.setText("kiem tra")
    take(window, folder / "find.png")
    area.page.searching.close()
    area.page.commands.filter_faults.trigger()
    take(window, folder / "filter.png")
    area.page.commands.show_all.trigger()
    area.page.commands.finalise.trigger()
    dialog = window.findChild(FinaliseDialog)
    take(dialog, folder / "finalise.png")
    dialog.reject()


def untidy(folder: Path) -> Path:
    """Write the sample's figures with some of them in the column of notes, as people do."""
    example = locations.forms() / "ward-monthly" / "2024" / "examples" / "2024-05.json"
    content = json.loads(example.read_text(encoding="utf-8"))
    for code in ("plan.tasks_assigned", "plan.tasks_done", "direction.documents"):
        content["values"][code] = {"value": None, "note": content["values"].get(code, {}).get("value", "15")}
    path = folder / "so-lieu-thang-6.json"
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return path


def take_sending(window: MainWindow, folder: Path) -> None:
    """Take the file that was made of a finalised report, with its letter."""
    april = next(row.id for row in window.desk.reports() if row.status is Status.FINALISED)
    with tempfile.TemporaryDirectory() as name:
        window.desk.database.set_setting(Place.SUBMISSIONS, name)
        opened(window, april).page.commands.send.trigger()
        dialog = window.findChild(SendDialog)
        dialog.make_button.click()
        rest(2000)
        # as on a clerk's computer
        dialog.result_view.where.setText("D:\\Báo cáo\\phuong-yet-kieu_ward-monthly_2024-04.cchc")
        take(dialog, folder / "sending.png")
        dialog.reject()


def take_forms(window: MainWindow, folder: Path) -> None:
    """Take the other forms."""
    for picture, form, tab in OTHERS:
        opened(window, fill_example(window.desk, form)).page.tabs.setCurrentIndex(tab)
        take(window, folder / picture)


def take_overview(window: MainWindow, folder: Path) -> None:
    """Take the calendar of the year, and a chart."""
    window.show_overview(Overview.CALENDAR)
    take(window, folder / "calendar.png")
    window.show_overview(Overview.CHARTS)
    choice = window.findChild(ChartChoice)
    for row in range(2):
        choice.indicators.setData(choice.indicators.index(row, 0), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    rest(800)
    take(window, folder / "charts.png")


def take_verifying(sender: Desk, folder: Path) -> None:
    """Take the proof of a report of *sender* and of its print, as the office above sees them."""
    report = next(row.id for row in sender.reports() if row.status is not Status.DRAFT)
    with tempfile.TemporaryDirectory() as name, Desk.open(Path(name) / "district") as desk:
        file, paper = Path(name) / "UBND phường Yết Kiêu.cchc", Path(name) / "ban-in.pdf"
        make_submission(sender, report, file)
        export_pdf(sender.open_report(report).report, paper)
        desk.save_unit(Unit("UBND quận Hà Đông", level=UnitLevel.DISTRICT))
        window = MainWindow(desk, TODAY)
        window.post.check_file(file)
        proving = window.findChild(VerifyWindow)
        rest(1500)
        proving.read(paper)
        rest(1500)
        take(proving, folder / "verifying.png")
        proving.close()
        window.close()


def opened(window: MainWindow, report: int) -> ReportArea:
    """Open a report and return where it is shown."""
    window.open_report(report)
    assert window.area is not None  # noqa: S101 - it was just opened
    return window.area


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    target.mkdir(parents=True, exist_ok=True)
    main(target)
