"""The 126 wards and communes of Hà Nội since July 2025 and what they send in a month: varied, some late, missing, faulty.

Figures, contacts and names of people are made up. The same seed gives the same figures.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from desktop.engine.content import content, content_hash
from desktop.engine.definition import Edition
from desktop.engine.edits import NOTE, Address, Edit
from desktop.engine.fingerprint import fingerprint
from desktop.engine.period import Period
from desktop.engine.register import plain_name
from desktop.engine.report import Report, Status
from desktop.engine.unit import Unit, UnitLevel
from desktop.exchange.printout import pdf_bytes
from desktop.exchange.submission import container, signing, strict_json
from desktop.exchange.submission.writing import (
    FORMAT,
    MANIFEST,
    PDF,
    REPORT,
    SCHEMA,
    SIGNATURE,
    WORKBOOK,
    Life,
    submission_bytes,
)
from desktop.exchange.workbook import workbook_bytes
from desktop.jobs.desk import Desk
from desktop.storage.received import NewReceived, ReceivedRow
from tests.helpers.editions import ward
from tests.helpers.reports import example, from_example

FORM, PERIOD = "ward-monthly", Period.parse("2025-08")
CITY = Unit("UBND thành phố Hà Nội", level=UnitLevel.CITY, place="Hà Nội")
ON_TIME, LATE = datetime(2025, 8, 15, 3, tzinfo=UTC), datetime(2025, 8, 21, 9, tzinfo=UTC)
_WARDS = (
    "Hoàn Kiếm, Cửa Nam, Ba Đình, Ngọc Hà, Giảng Võ, Hai Bà Trưng, Vĩnh Tuy, Bạch Mai, Đống Đa, Kim Liên, Văn Miếu "
    "- Quốc Tử Giám, Láng, Ô Chợ Dừa, Hồng Hà, Lĩnh Nam, Hoàng Mai, Vĩnh Hưng, Tương Mai, Định Công, Hoàng Liệt, "
    "Yên Sở, Thanh Xuân, Khương Đình, Phương Liệt, Cầu Giấy, Nghĩa Đô, Yên Hòa, Tây Hồ, Phú Thượng, Tây Tựu, Phú "
    "Diễn, Xuân Đỉnh, Đông Ngạc, Thượng Cát, Từ Liêm, Xuân Phương, Tây Mỗ, Đại Mỗ, Long Biên, Bồ Đề, Việt Hưng, "
    "Phúc Lợi, Hà Đông, Dương Nội, Yên Nghĩa, Phú Lương, Kiến Hưng, Thanh Liệt, Chương Mỹ, Sơn Tây, Tùng Thiện"
)
_COMMUNES = (
    "Thanh Trì, Đại Thanh, Nam Phù, Ngọc Hồi, Thượng Phúc, Thường Tín, Chương Dương, Hồng Vân, Phú Xuyên, Phượng "
    "Dực, Chuyên Mỹ, Đại Xuyên, Thanh Oai, Bình Minh, Tam Hưng, Dân Hòa, Vân Đình, Ứng Thiên, Hòa Xá, Ứng Hòa, Mỹ "
    "Đức, Hồng Sơn, Phúc Sơn, Hương Sơn, Phú Nghĩa, Xuân Mai, Trần Phú, Hòa Phú, Quảng Bị, Minh Châu, Quảng Oai, "
    "Vật Lại, Cổ Đô, Bất Bạt, Suối Hai, Ba Vì, Yên Bài, Đoài Phương, Phúc Thọ, Phúc Lộc, Hát Môn, Thạch Thất, Hạ "
    "Bằng, Tây Phương, Hòa Lạc, Yên Xuân, Quốc Oai, Hưng Đạo, Kiều Phú, Phú Cát, Hoài Đức, Dương Hòa, Sơn Đồng, An "
    "Khánh, Đan Phượng, Ô Diên, Liên Minh, Gia Lâm, Thuận An, Bát Tràng, Phù Đổng, Thư Lâm, Đông Anh, Phúc Thịnh, "
    "Thiên Lộc, Vĩnh Thanh, Mê Linh, Yên Lãng, Tiến Thắng, Quang Minh, Sóc Sơn, Đa Phúc, Nội Bài, Trung Giã, Kim "
    "Anh"
)
#: Rows of the form that differ from ward to ward, in proportion to its size: up to four times the example's.
_VARIED = (
    ("plan.tasks_assigned", "plan.tasks_done"),
    ("dossiers.resolved", "dossiers.on_time"),
    ("dossiers.received_for_online_services", "dossiers.received_online"),
    ("direction.documents",),
    ("communication.news_items",),
    ("staffing.assigned", "staffing.present"),
)

#: The row into which noughts too many are typed.
SLIP = "communication.news_items"


class Sent(NamedTuple):
    """A folder of files that wards have sent, and who did what."""

    folder: Path
    files: tuple[Path, ...]
    late: tuple[str, ...]
    missing: tuple[str, ...]
    faulty: tuple[str, ...]
    damaged: tuple[str, ...]
    workbooks: tuple[str, ...]


def names() -> list[str]:
    """The 51 wards and 75 communes."""
    return [f"Phường {name}" for name in _WARDS.split(", ")] + [f"Xã {name}" for name in _COMMUNES.split(", ")]


def unit(name: str) -> Unit:
    """A ward's profile."""
    kind, _, rest = name.partition(" ")
    return Unit(f"UBND {kind.lower()} {rest}", parent=CITY.name, place=rest, drafter="Nguyễn Thu Hà", signer="Trần Văn Minh")


@cache
def _consistent() -> Report:
    from tests.forms.conftest import examples

    path = next(path for path in examples() if path.stem == "consistent" and path.parts[-4] == FORM)
    return from_example(ward(), example(path))


def report(
    name: str, period: Period = PERIOD, *, edition: Edition | None = None, faulty: bool = False, version: int = 1
) -> Report:
    """A ward's finalised report: the example's rows, some of its own size; *faulty*: more in time than resolved."""
    template = _consistent()
    chance = random.Random(f"{name} {period.code}")
    made = Report(
        edition or ward(), unit(name), period, entries=template.entries, number="08", version=version, status=Status.FINALISED
    )
    texts: dict[Address, str] = {}
    for codes in _VARIED:
        size = chance.uniform(0.9, 4)
        figures = [max(1, round(int(str(template.value(code))) * size)) for code in codes]
        texts |= {Address(code): str(figure) for code, figure in zip(codes, figures, strict=True)}
    texts[Address("apology.letters")] = str(int(texts[Address("dossiers.resolved")]) - int(texts[Address("dossiers.on_time")]))
    if chance.random() < 0.2:
        texts[Address("one_stop.modern_equipment")] = "Không"
        texts[Address("one_stop.modern_equipment", NOTE)] = chance.choice(["thiếu máy lấy số", "chưa có màn hình tra cứu"])
    if version > 1:
        texts[Address("direction.meetings")] = str(version + 4)
    if faulty:
        texts[Address("dossiers.on_time")] = str(int(texts[Address("dossiers.resolved")]) + 5)
    made.apply(Edit("gõ", tuple(made.stated(address, text) for address, text in texts.items())))
    return made


@cache
def seed(name: str) -> bytes:
    """A ward's own key."""
    return sha256(name.encode()).digest()


def submission(made: Report, at: datetime = ON_TIME, *, key: bytes | None = None) -> bytes:
    """What a ward sends."""
    return submission_bytes(made, Life(at), key or seed(made.unit.name), {})


class Template(NamedTuple):
    """The print and the workbook of one ward: thousands of submissions share them, since making both takes a quarter second."""

    pdf: bytes
    workbook: bytes


def template() -> Template:
    """The first ward's."""
    made = report(names()[0])
    return Template(pdf_bytes(made), workbook_bytes(made))


def quick_submission(made: Report, files: Template, at: datetime = ON_TIME) -> bytes:
    """A submission as large as any, whole and signed, whose print and workbook are another ward's."""
    data = {
        "content": content(made),
        "title": made.edition.title,
        "fingerprint": fingerprint(made.edition),
        "finalised": at.isoformat(),
        "amends": "",
        "practice": False,
    }
    members = {REPORT: strict_json.written(data), PDF: files.pdf, WORKBOOK: files.workbook}
    key = seed(made.unit.name)
    manifest = strict_json.written(
        {
            "format": FORMAT,
            "schema": SCHEMA,
            "program": "test",
            "hash": content_hash(made),
            "key": signing.public_key(key),
            "files": [{"name": name, "size": len(part), "sha256": sha256(part).hexdigest()} for name, part in members.items()],
        }
    )
    return container.packed({MANIFEST: manifest, SIGNATURE: signing.sign(key, manifest), **members})


def send_all(
    folder: Path,
    wards: Sequence[str] | None = None,
    *,
    late: Iterable[int] = (4, 40, 90),
    missing: Iterable[int] = (7, 77),
    faulty: Iterable[int] = (10, 60),
    damaged: Iterable[int] = (20,),
    workbooks: Iterable[int] = (30, 31),
) -> Sent:
    """Write what the wards send into *folder*; who does what is told by their places in the list."""
    folder.mkdir(parents=True, exist_ok=True)
    wards = list(wards if wards is not None else names())
    files = []
    for place, name in enumerate(wards):
        if place in missing:
            continue
        made = report(name, faulty=place in faulty)
        if place in workbooks:
            path = folder / f"{place:03} {name}.xlsx"
            path.write_bytes(workbook_bytes(made))
        else:
            path = folder / f"{place:03} {name}.cchc"
            content = submission(made, LATE if place in late else ON_TIME)
            if place in damaged:
                middle = content.index(b'"values"')
                content = content[: middle + 40] + bytes([content[middle + 40] ^ 1]) + content[middle + 41 :]
            path.write_bytes(content)
        files.append(path)
    told = [
        tuple(wards[place] for place in places if place < len(wards)) for places in (late, missing, faulty, damaged, workbooks)
    ]
    return Sent(folder, tuple(files), *told)


def write_register(path: Path, wards: Sequence[str] | None = None, *, contact: str = "024.3{:07}") -> Path:
    """Write the list of wards as an office keeps it: with a title above, columns in an order of its own."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["DANH SÁCH XÃ, PHƯỜNG CỦA THÀNH PHỐ HÀ NỘI"])
    sheet.append(["STT", "Tên đơn vị", "Điện thoại liên hệ", "Mã ĐVHC", "Trực thuộc", "Từ ngày"])
    for place, name in enumerate(wards if wards is not None else names(), 1):
        sheet.append([place, name, contact.format(place), f"{place:05}", CITY.name, "01/07/2025"])
    book.save(path)
    return path


def arrived(
    desk: Desk,
    wards: Sequence[str],
    periods: Sequence[Period] = (PERIOD,),
    *,
    late: Iterable[int] = (),
    faulty: Iterable[int] = (),
    missing: Iterable[int] = (),
    slipped: Iterable[int] = (),
) -> list[int]:
    """Keep what *wards* report for *periods* as if it had been taken in, without their files; return the numbers.

    Who is late, faulty or missing in the last period, or *slipped* and typed two noughts too many into `SLIP`, is told by
    their places in the list.
    """
    late, faulty, missing, slipped = set(late), set(faulty), set(missing), set(slipped)
    codes = {each.name: each.code for each in desk.database.register.units()}
    new = []
    for period in periods:
        is_last = period == periods[-1]
        for place, name in enumerate(wards):
            if is_last and place in missing:
                continue
            made = report(name, period, faulty=is_last and place in faulty)
            if is_last and place in slipped:
                made.apply(Edit("gõ", (made.stated(Address(SLIP), f"{made.value(SLIP)}00"),)))
            due = datetime.combine(period.proposed_dates.end, ON_TIME.time(), UTC)
            row = ReceivedRow(
                id=0,
                unit=codes.get(name, f"~{plain_name(name)}"),
                name=name,
                form=FORM,
                edition=made.edition.edition,
                period=period,
                number=made.number,
                version=made.version,
                hash=sha256(f"{name} {period.code}".encode()).hexdigest(),
                signed=True,
                sent=due + timedelta(days=20 if is_last and place in late else 0),
                received=due + timedelta(days=21),
                file=f"{name}.cchc",
                faults="\n".join(finding.message for finding in made.errors),
            )
            new.append(NewReceived(row, made))
    return desk.database.received.keep(new)
