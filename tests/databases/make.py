"""Makes the saved database of the present schema: `python -m tests.databases.make`.

Each released schema keeps its file here for ever, and every one of them must open in every later version. Run this once,
when a schema is released; do not make a released file anew.
"""

from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

from desktop import locations
from desktop.catalogue import Catalogue
from desktop.engine.definition import Edition
from desktop.engine.edits import NOTE, Address, Edit
from desktop.engine.findings import Finding
from desktop.engine.period import Dates, Period
from desktop.engine.register import RegisterUnit
from desktop.engine.report import Report
from desktop.engine.unit import Unit, UnitLevel
from desktop.storage import Database, KnownKey, OwnKey
from desktop.storage.consolidated import FedCell
from desktop.storage.datafile import SCHEMA
from desktop.storage.received import NewReceived, ReceivedRow
from desktop.storage.refused import RefusedRow

FOLDER = Path(__file__).parent
FORM, EDITION, PERIOD = "ward-monthly", "2024", Period.parse("2024-05")
DATES, DUE, NUMBER = Dates(date(2024, 1, 1), date(2024, 4, 30)), date(2024, 5, 17), "05"
CREATED = datetime(2024, 5, 14, 1, 30, tzinfo=UTC)
UNIT = Unit(
    name="UBND phường Yết Kiêu",
    parent="UBND quận Hà Đông",
    place="Hà Đông",
    drafter="Nguyễn Thị Ánh",
    authority=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"),
    position="PHÓ CHỦ TỊCH",
    signer="Trần Văn Bền",
    recipients=("Phòng Nội vụ", "Lưu: VT"),
)
OWN_KEY = OwnKey("ab" * 32, '{"seed": "00"}', CREATED)
KNOWN_KEY = KnownKey("ubnd phường văn quán", "cd" * 32, CREATED)
#: Since schema 4: a unit below, split in two, and what it sent.
BELOW = [
    RegisterUnit("a1", "Xã A", UnitLevel.WARD, "UBND quận Hà Đông", "024", until=date(2025, 6, 30), successors=("b1", "b2")),
    RegisterUnit("b1", "Xã B", UnitLevel.WARD, since=date(2025, 7, 1)),
]
UNIT_BELOW = Unit("UBND xã A", authority=("TM. ỦY BAN NHÂN DÂN",), recipients=("Lưu: VT",))
RECEIVED = ReceivedRow(
    *(0, "a1", "Xã A", FORM, EDITION, PERIOD, "3", 1, "ef" * 32, True, CREATED, CREATED, "xã A.cchc"),
    "Số nhiệm vụ: thiếu giải trình.",
)
#: Since schema 5: a file that could not be taken in.
REFUSED = RefusedRow("xã B.cchc", "damaged", "Tệp “xã B.cchc” đã bị thay đổi.", "b1", "Xã B", CREATED)
REASON = "Hai nhiệm vụ còn lại đến hạn vào quý III"
ASSIGNED, DONE, ISSUED, RATIO = "plan.tasks_assigned", "plan.tasks_done", "plan.issued", "plan.completion"

#: What was typed, edit by edit: a figure mended, a text that is no number, a note, a stated ratio, a paste.
EDITS: list[tuple[str, dict[Address, str]]] = [
    ("gõ ô", {Address(ASSIGNED): "02"}),
    ("gõ ô", {Address(ASSIGNED): "20"}),
    ("gõ ô", {Address(ISSUED): "có"}),
    ("gõ ô", {Address(ISSUED, NOTE): "Kế hoạch số 29/KH-UBND ngày 19/01/2024"}),
    ("nhập từ tệp", {Address(DONE): "6", Address(RATIO): "112,18"}),
    ("gõ ô", {Address("direction.documents"): "bảy"}),
    ("dán 3 ô", {Address(f"grievances.received.{kind}"): "0" for kind in ("complaints", "denunciations", "petitions")}),
]


@cache
def edition() -> Edition:
    return Catalogue(locations.forms()).edition(FORM, EDITION)


def type_in(database: Database, report_id: int, report: Report, name: str, texts: dict[Address, str], at: datetime) -> None:
    """Carry out one edit and record it, as a session would."""
    changes = tuple(report.stated(address, text) for address, text in texts.items())
    database.record(report_id, report.apply(Edit(name, changes)), report, at)


def warning_of(report: Report, rule: str) -> Finding:
    """The finding of *rule*."""
    (found,) = (finding for finding in report.findings if finding.rule == rule)
    return found


def make(path: Path) -> None:
    database = Database.open(path)
    database.save_unit(UNIT)
    report_id = database.create_report(edition(), UNIT, PERIOD, PERIOD.proposed_dates, DUE, CREATED)
    database.save_header(report_id, number=NUMBER, dates=DATES, due=DUE)
    report = database.load(report_id, edition())
    for minute, (name, texts) in enumerate(EDITS, 1):
        type_in(database, report_id, report, name, texts, CREATED + timedelta(minutes=minute))
    confirmation = report.confirmation(warning_of(report, "plan.unfinished_explained"), REASON)
    confirmed = Edit("xác nhận cảnh báo", (), (confirmation,))
    database.record(report_id, report.apply(confirmed), report, CREATED + timedelta(minutes=len(EDITS) + 1))
    database.set_setting("window", "1366x768")
    database.save_own_key(OWN_KEY)
    database.remember_keys([KNOWN_KEY])
    database.register.write(BELOW)
    sent = Report(edition(), UNIT_BELOW, PERIOD, dates=DATES, number="3")
    type_of = sent.stated(Address(ASSIGNED), "12")
    sent.apply(Edit("gõ ô", (type_of, sent.stated(Address(ASSIGNED, NOTE), "Kế hoạch số 3/KH-UBND"))))
    (received,) = database.received.keep([NewReceived(RECEIVED, sent)])
    cell = FedCell(Address(DONE), "6", 1)
    database.consolidated.keep(report_id, [FORM], [received], [cell], CREATED)
    database.consolidated.override(report_id, Address(DONE), "7", REASON, CREATED)
    database.refused.renew(FORM, PERIOD, [REFUSED])
    database.close()


def main() -> None:
    import tempfile

    target = FOLDER / f"schema-{SCHEMA}.sqlite"
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "made.sqlite"
        make(made)
        database = Database.open(made)
        database.backup_to(target)  # one file, without a journal beside it
        database.close()
    print(f"{target.relative_to(Path.cwd())}: {target.stat().st_size // 1024} KB")  # noqa: T201


if __name__ == "__main__":
    main()
