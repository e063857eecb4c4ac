"""Everything an inbox can meet: each file is told of, the others come in, and doing it again changes nothing."""

import os
import unicodedata
from datetime import timedelta
from pathlib import Path

import pytest
from openpyxl import Workbook

from desktop.engine.edits import Address, Edit
from desktop.engine.period import Period
from desktop.exchange.workbook import workbook_bytes
from desktop.jobs.consolidating import letters
from desktop.jobs.consolidating.inbox import files_in, take_in
from desktop.jobs.consolidating.outcome import Fate, Item
from desktop.jobs.consolidating.period import Collected
from desktop.jobs.desk import Desk
from tests.helpers import wards
from tests.helpers.wards import ON_TIME, PERIOD, Sent, report, submission
from tests.jobs.consolidating.conftest import again, receive

FIRST, SECOND = wards.names()[:2]


def fates(items: list[Item]) -> dict[str, Fate]:
    return {item.path.name: item.fate for item in items}


def write(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


# --- the folder ---


def test_every_file_of_a_folder_is_told_of(city: Desk, sent: Sent) -> None:
    items = receive(city, sent.folder)
    assert fates(items) == {
        "000 Phường Hoàn Kiếm.cchc": Fate.ACCEPTED,
        "001 Phường Cửa Nam.cchc": Fate.ACCEPTED,
        "002 Phường Ba Đình.cchc": Fate.HAS_ERRORS,
        "003 Phường Ngọc Hà.cchc": Fate.DAMAGED,
        "004 Phường Giảng Võ.xlsx": Fate.ACCEPTED,
        "005 Phường Hai Bà Trưng.cchc": Fate.ACCEPTED,
    }
    standing = again(city).standing
    assert [each.name for each in standing.counted] == [
        "Phường Cửa Nam",
        "Phường Giảng Võ",
        "Phường Hai Bà Trưng",
        "Phường Hoàn Kiếm",
    ]
    assert [each.name for each in standing.faulty] == ["Phường Ba Đình", "Phường Ngọc Hà"]
    assert [each.name for each in standing.missing] == ["Phường Vĩnh Tuy", "Phường Bạch Mai"]
    assert "Phường Cửa Nam" in [each.name for each in standing.late]
    assert len(standing.expected) == 8


def test_doing_it_again_changes_nothing(city: Desk, sent: Sent) -> None:
    receive(city, sent.folder)
    before = again(city)
    items = receive(city, sent.folder)
    assert {item.fate for item in items} == {Fate.DUPLICATE, Fate.DAMAGED}
    assert again(city).current == before.current
    assert again(city).standing == before.standing


def test_a_file_that_could_not_be_taken_in_is_told_until_a_better_one_comes(city: Desk, sent: Sent, tmp_path: Path) -> None:
    receive(city, sent.folder)
    (refused,) = again(city).refused
    assert (refused.path.name, refused.fate, refused.name) == ("003 Phường Ngọc Hà.cchc", Fate.DAMAGED, "Phường Ngọc Hà")
    assert "đã bị thay đổi" in letters.reply(again(city), refused)
    receive(city, write(tmp_path, "gửi lại.cchc", submission(report(wards.names()[3]))))
    assert again(city).refused == []
    assert "Phường Ngọc Hà" in [each.name for each in again(city).standing.counted]


@pytest.mark.parametrize("names", [("a.cchc", "b.cchc"), ("b.cchc", "a.cchc")])
def test_a_damaged_second_version_is_told_though_the_first_one_counts(
    city: Desk, tmp_path: Path, names: tuple[str, str]
) -> None:
    good, bad = names
    folder = tmp_path / "gửi đến"
    folder.mkdir()
    write(folder, "công văn.docx", b"")
    write(folder, good, submission(report(FIRST)))
    content = bytearray(submission(report(FIRST, version=2)))
    content[len(content) // 2] ^= 1
    write(folder, f"{bad[:-5]} {FIRST}.cchc", bytes(content))
    for _ in range(2):
        receive(city, folder)
        assert [item.name for item in again(city).refused] == [FIRST]
        assert [each.name for each in again(city).standing.counted] == [FIRST]


def test_the_same_file_under_two_names_counts_once(city: Desk, sent: Sent, tmp_path: Path) -> None:
    copy = write(tmp_path, "bản sao.cchc", sent.files[0].read_bytes())
    assert [item.fate for item in receive(city, sent.files[0], copy)] == [Fate.ACCEPTED, Fate.DUPLICATE]


def test_a_cancelled_inbox_keeps_what_it_has_and_can_go_on(city: Desk, sent: Sent) -> None:
    told: list[tuple[int, int]] = []
    items = take_in(
        city,
        again(city),
        files_in([sent.folder]),
        progress=lambda done, of: told.append((done, of)),
        wanted=lambda: len(told) < 2,
    )
    assert ([item.fate for item in items], told) == ([Fate.ACCEPTED, Fate.ACCEPTED], [(1, 6), (2, 6)])
    assert len(again(city).current) == 2
    assert [item.fate for item in receive(city, sent.folder)][:3] == [Fate.DUPLICATE, Fate.DUPLICATE, Fate.HAS_ERRORS]


def test_litter_is_passed_over_and_other_files_are_told(city: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "Hộp thư"
    (folder / "Quận").mkdir(parents=True)
    for name in ("~$bao cao.xlsx", ".DS_Store", "Thumbs.db", "Công văn.docx"):
        write(folder, name, b"x")
    write(folder / "Quận", "ảnh.png", b"\x89PNG")
    assert fates(receive(city, folder)) == {"Công văn.docx": Fate.UNREADABLE, "ảnh.png": Fate.UNREADABLE}


# --- versions ---


def version(number: int, at: timedelta = timedelta(0)) -> bytes:
    return submission(report(FIRST, version=number), ON_TIME + at)


@pytest.mark.parametrize("order", [(1, 2), (2, 1)])
def test_the_latest_version_counts_in_whatever_order_they_come(city: Desk, tmp_path: Path, order: tuple[int, int]) -> None:
    paths = [write(tmp_path, f"v{number}.cchc", version(number, timedelta(days=number))) for number in order]
    items = receive(city, *paths)
    assert items[1].fate is (Fate.REPLACED if order == (1, 2) else Fate.OLDER)
    (row,) = again(city).current
    assert row.version == 2


def test_a_replayed_older_version_changes_nothing(city: Desk, tmp_path: Path) -> None:
    first, second = (write(tmp_path, f"v{number}.cchc", version(number)) for number in (1, 2))
    receive(city, first, second)
    assert [item.fate for item in receive(city, first)] == [Fate.DUPLICATE]
    assert [row.version for row in again(city).current] == [2]


def test_a_signed_file_counts_before_a_bare_workbook(city: Desk, tmp_path: Path) -> None:
    book = write(tmp_path, "x.xlsx", workbook_bytes(report(FIRST, version=3)))
    signed = write(tmp_path, "y.cchc", version(1))
    assert [item.fate for item in receive(city, signed, book)] == [Fate.ACCEPTED, Fate.OLDER]


# --- what cannot be counted ---


def test_another_period_form_and_unit_are_told(city: Desk, tmp_path: Path) -> None:
    period = write(tmp_path, "kỳ.cchc", submission(report(FIRST, Period.parse("2025-07"))))
    unknown = write(tmp_path, "lạ.cchc", submission(report("Phường Không Có")))
    items = receive(city, period, unknown)
    assert [item.fate for item in items] == [Fate.WRONG_PERIOD, Fate.UNKNOWN_UNIT]
    assert "tháng 7 năm 2025" in items[0].message
    assert "tháng 8 năm 2025" in items[0].message
    assert "không có trong danh sách" in items[1].message
    district = Collected.of(city, "commune-statistics", Period.parse("2025"))
    (other,) = take_in(city, district, [period])
    assert other.fate is Fate.WRONG_FORM


def test_a_unit_that_need_not_report_is_told(city: Desk, tmp_path: Path) -> None:
    own = report(FIRST)
    own.unit = wards.CITY
    path = write(tmp_path, "thành phố.cchc", submission(own))
    (item,) = receive(city, path)
    assert item.fate is Fate.UNKNOWN_UNIT


def test_a_changed_key_is_held_back_until_it_is_trusted(city: Desk, tmp_path: Path) -> None:
    receive(city, write(tmp_path, "a.cchc", submission(report(FIRST))))
    forged = write(tmp_path, "b.cchc", submission(report(FIRST, version=2), key=bytes(32)))
    (item,) = receive(city, forged)
    assert item.fate is Fate.CHANGED_KEY
    assert "KHÔNG PHẢI khóa đã biết" in item.message
    assert [row.version for row in again(city).current] == [1]
    assert [item.fate for item in receive(city, forged, trust=True)] == [Fate.REPLACED]


def test_practice_is_no_report(city: Desk, tmp_path: Path) -> None:
    made = report(FIRST)
    made.practice = True
    (item,) = receive(city, write(tmp_path, "tập.cchc", submission(made)))
    assert item.fate is Fate.PRACTICE


def test_another_edition_is_taken_by_its_codes_and_one_that_shares_few_is_not(city: Desk, tmp_path: Path) -> None:
    from desktop.engine.definition import Edition
    from tests.helpers.editions import ward

    form = ward()

    def named(name: str, rows: int) -> Edition:
        from tests.helpers.editions import indicator

        other = Edition(
            form=form.form,
            edition=name,
            title=form.title,
            description="",
            unit_levels=form.unit_levels,
            period_types=form.period_types,
            in_force_from=form.in_force_from,
            due_days=3,
            appendices=form.appendices,
            rules=(),
        )
        section = form.appendices[0].sections[0]
        added = tuple(indicator(f"new.row_{number}", label=f"Dòng mới {number}") for number in range(rows))
        sections = (section._replace(rows=section.rows + added), *form.appendices[0].sections[1:])
        other.appendices = (form.appendices[0]._replace(sections=sections),)
        return other

    def filled(name: str, edition: Edition, rows: int) -> bytes:
        made = report(name, edition=edition)
        made.apply(Edit("gõ", tuple(made.stated(Address(f"new.row_{number}"), "1") for number in range(rows))))
        return submission(made)

    related = write(tmp_path, "a.cchc", filled(FIRST, named("2026", 2), 2))
    foreign = write(tmp_path, "b.cchc", filled(SECOND, named("2030", 90), 90))
    first, second = receive(city, related, foreign)
    assert first.fate is Fate.ACCEPTED
    assert "đã chuyển sang phiên bản 2024; 2 dòng không có" in first.remarks[0]
    assert second.fate is Fate.WRONG_EDITION


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("rác.cchc", b"rac" * 100),
        ("bom.xlsx", b"PK\x03\x04" + bytes(50)),
        ("trống.xlsx", b""),
        ("trang.xlsx", b"<html><body><table><tr><td>1</td></tr></table></body></html>"),
    ],
)
def test_a_bad_file_gets_a_sentence_and_the_others_come_in(
    city: Desk, sent: Sent, tmp_path: Path, name: str, content: bytes
) -> None:
    bad = write(tmp_path, name, content)
    first, second = receive(city, bad, sent.files[0])
    assert first.fate in (Fate.UNREADABLE, Fate.DAMAGED)
    assert first.message.endswith(".")
    assert "\n" not in first.message
    assert second.fate is Fate.ACCEPTED


def test_files_that_vanish_and_links_are_told(city: Desk, sent: Sent, tmp_path: Path) -> None:
    link = tmp_path / "link.cchc"
    link.symlink_to(sent.files[0])
    items = receive(city, tmp_path / "mất.cchc", tmp_path / "mất.xlsx", link)
    assert [item.fate for item in items] == [Fate.UNREADABLE] * 3
    assert "đường dẫn" in items[2].message


def test_a_huge_file_is_not_read(city: Desk, tmp_path: Path) -> None:
    for name in ("lớn.cchc", "lớn.xlsx"):
        with (tmp_path / name).open("wb") as file:
            file.write(b"PK\x03\x04")
            os.truncate(file.fileno(), 2_000_000_000)
    assert {item.fate for item in receive(city, tmp_path / "lớn.cchc", tmp_path / "lớn.xlsx")} == {Fate.UNREADABLE}


# --- workbooks of units without the program ---


def bare(path: Path, figure: str = "12") -> Path:
    """The form as somebody else's workbook, without a name inside."""
    from tests.helpers.editions import ward

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["TT", "Nội dung báo cáo của đơn vị", "Số lượng", "Đơn vị tính", "Giải trình"])
    for row in ward().rows:
        value = figure if row.code == "direction.documents" else None
        sheet.append([row.marker, row.label, value, getattr(row, "unit", ""), None])
    book.save(path)
    return path


@pytest.mark.parametrize(
    "name", ["12 bao cao phuong Cua Nam T8.xlsx", "CuaNam.xlsx", unicodedata.normalize("NFD", "Cửa Nam.xlsx")]
)
def test_a_bare_workbook_is_known_by_its_files_name(city: Desk, tmp_path: Path, name: str) -> None:
    (item,) = receive(city, bare(tmp_path / name))
    assert (item.fate, item.name) == (Fate.ACCEPTED, "Phường Cửa Nam")
    (row,) = again(city).current
    assert city.database.received.report(row.id, again(city).edition).shown("direction.documents") == "12"


def test_a_bare_workbook_that_names_nobody_is_told(city: Desk, tmp_path: Path) -> None:
    (item,) = receive(city, bare(tmp_path / "bao cao.xlsx"))
    assert item.fate is Fate.UNKNOWN_UNIT
    assert "không ghi tên đơn vị" in item.message


def test_a_text_where_a_figure_is_due_is_an_error_of_the_workbook(city: Desk, tmp_path: Path) -> None:
    (item,) = receive(city, bare(tmp_path / "Cửa Nam.xlsx", "khoảng mười"))
    assert item.fate is Fate.HAS_ERRORS
    assert any("“khoảng mười” không phải là một con số" in fault for fault in item.faults)


def test_our_own_workbook_knows_its_unit_and_period(city: Desk, tmp_path: Path) -> None:
    july = write(tmp_path, "a.xlsx", workbook_bytes(report(FIRST, Period.parse("2025-07"))))
    august = write(tmp_path, "b.xlsx", workbook_bytes(report(FIRST)))
    first, second = receive(city, july, august)
    assert (first.fate, second.fate, second.name) == (Fate.WRONG_PERIOD, Fate.ACCEPTED, FIRST)


def test_a_districts_workbook_comes_in_with_its_tasks(desk: Desk, tmp_path: Path) -> None:
    from tests.forms.conftest import examples, filled_from

    path = next(path for path in examples() if path.stem == "consistent" and path.parts[-4] == "district-report")
    example = filled_from(path).report
    book = write(tmp_path, "q.xlsx", workbook_bytes(example))
    (item,) = take_in(desk, Collected.of(desk, "district-report", example.period), [book])
    assert (item.fate, item.faults) == (Fate.ACCEPTED, ())
    (row,) = Collected.of(desk, "district-report", example.period).current
    received = desk.database.received.report(row.id, example.edition)
    assert {table: received.tasks(table) for table in example.edition.task_tables} == {
        table: example.tasks(table) for table in example.edition.task_tables
    }


# --- what is written back ---


def test_a_reply_names_the_faults(city: Desk, sent: Sent) -> None:
    items = receive(city, sent.folder)
    replies = {item.fate: letters.reply(again(city), item) for item in items}
    assert "Kính gửi: UBND phường Ba Đình," in replies[Fate.HAS_ERRORS]
    assert "1. Số hồ sơ TTHC giải quyết đúng hạn" in replies[Fate.HAS_ERRORS]
    assert "Kính gửi: UBND phường Ngọc Hà," in replies[Fate.DAMAGED]
    assert "UBND thành phố Hà Nội đã nhận tệp “003 Phường Ngọc Hà.cchc”" in replies[Fate.DAMAGED]
    assert replies[Fate.ACCEPTED] == ""


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("Tệp hỏng: thiếu bản in. Hãy đề nghị đơn vị gửi lại.", "Tệp hỏng: thiếu bản in."),
        ("Tệp không ghi tên: hãy đề nghị đơn vị ghi tên rồi gửi lại.", "Tệp không ghi tên."),
        ("Tệp khác hẳn: hãy cài phiên bản mới, hoặc đề nghị đơn vị lập lại.", "Tệp khác hẳn."),
    ],
)
def test_a_reply_leaves_out_what_is_told_to_the_office_alone(city: Desk, message: str, told: str) -> None:
    text = letters.reply(again(city), Item(Path("a.cchc"), Fate.DAMAGED, message))
    assert f"1. {told}\n" in text


def test_the_reply_to_a_damaged_file_asks_the_unit_not_the_office(city: Desk, sent: Sent) -> None:
    (damaged,) = (item for item in receive(city, sent.folder) if item.fate is Fate.DAMAGED)
    assert damaged.message.endswith("Hãy đề nghị đơn vị gửi lại.")
    assert "đề nghị đơn vị gửi lại." not in letters.reply(again(city), damaged)


def test_the_reminder_lists_who_is_missing_with_their_telephone(city: Desk, sent: Sent) -> None:
    receive(city, sent.folder)
    text = letters.reminder(again(city))
    assert text.startswith("2/8 đơn vị chưa gửi “Báo cáo cải cách hành chính tháng”")
    assert "hạn 17/08/2025" in text
    assert "1. Phường Vĩnh Tuy – 024.30000007" in text
    assert PERIOD.label in text
