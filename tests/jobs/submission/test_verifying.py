"""What came is whole or not, and from the unit it names or not; paper, PDF and file belong together or not."""

import re
from pathlib import Path

import pypdfium2
import pytest

from desktop import locations
from desktop.engine.content import content_hash
from desktop.engine.edits import Address, Edit
from desktop.engine.period import Period
from desktop.engine.register import RegisterUnit
from desktop.engine.unit import Unit, UnitLevel
from desktop.exchange.printout import codes, pdf_bytes
from desktop.exchange.submission import writing
from desktop.exchange.submission.reading import open_submission
from desktop.jobs import life
from desktop.jobs.consolidating.inbox import take_in
from desktop.jobs.consolidating.outcome import Fate
from desktop.jobs.consolidating.period import Collected
from desktop.jobs.demo import open_practice
from desktop.jobs.desk import Desk
from desktop.jobs.errors import RefusedError, SubmissionError
from desktop.jobs.importing import import_values, read_values
from desktop.jobs.submission import keys
from desktop.jobs.submission.keys import key_fingerprint
from desktop.jobs.submission.trust import Keyring, KeyStanding
from desktop.jobs.submission.verdict import Outcome
from desktop.jobs.submission.verifying import judged, verdict_on
from tests.helpers import wards
from tests.jobs.submission.conftest import WARD, Send, finalised, prove

_NINE_MONTHS = Period.parse("2021-9M")
_DISTRICT = locations.forms() / "district-report" / "2021" / "examples" / "consistent.json"


def test_a_whole_file_is_proved_and_told(ward: Desk, district: Desk, report: int, send: Send) -> None:
    verdict = prove(district, send(ward, report))
    assert verdict.valid
    assert verdict.standing is KeyStanding.FIRST
    assert verdict.submission is not None
    assert verdict.submission.unit.name == "UBND phường Yết Kiêu"
    assert verdict.code == verdict.submission.short_hash
    told = "\n".join(verdict.lines)
    assert "còn nguyên vẹn" in told
    assert "số 01, phiên bản 1" in told
    assert key_fingerprint(verdict.submission.key) in told


def test_a_damaged_file_names_its_member(ward: Desk, district: Desk, report: int, send: Send) -> None:
    path = send(ward, report)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    verdict = prove(district, path)
    assert not verdict.valid
    assert [fault.part for fault in verdict.faults] == ["bao-cao.pdf"]
    assert "bản in “bao-cao.pdf” đã bị thay đổi" in verdict.lines[0]
    assert verdict.submission is None


def test_other_files_have_no_verdict(district: Desk, tmp_path: Path) -> None:
    other = tmp_path / "ghi chú.txt"
    other.write_text("xin chào", encoding="utf-8")
    with pytest.raises(SubmissionError, match="không phải là tệp gửi"):
        prove(district, other)
    with pytest.raises(RefusedError, match="Không tìm thấy tệp"):
        prove(district, tmp_path / "không có.cchc")
    with pytest.raises(RefusedError, match="Không tìm thấy tệp"):
        prove(district, "x" * 5_000)
    with pytest.raises(RefusedError, match="không phải là tệp PDF"):
        prove(district, other, against=other)


# --------------------------------------------------------------------------------------------------------------- keys


def test_a_unit_is_known_by_the_first_key(ward: Desk, district: Desk, report: int, send: Send) -> None:
    assert prove(district, send(ward, report)).standing is KeyStanding.FIRST
    assert prove(district, send(ward, finalised(ward, "2024-06"), "tháng 6.cchc")).standing is KeyStanding.KNOWN


def test_own_files_are_known_also_after_the_key_changed(ward: Desk, report: int, send: Send) -> None:
    path = send(ward, report)
    assert prove(ward, path).standing is KeyStanding.OWN
    keys.renew(ward)
    assert prove(ward, path).standing is KeyStanding.OWN


def test_a_changed_key_is_a_loud_warning_until_somebody_trusts_it(ward: Desk, district: Desk, report: int, send: Send) -> None:
    prove(district, send(ward, report))
    keys.renew(ward)
    path = send(ward, report, "khóa mới.cchc")
    for _ in range(2):
        verdict = prove(district, path)
        assert not verdict.valid
        assert verdict.standing is KeyStanding.CHANGED
        assert any(line.startswith("CẢNH BÁO") and "KHÔNG PHẢI khóa đã biết" in line for line in verdict.lines)
    assert prove(district, path, trust=True).valid
    assert prove(district, path).standing is KeyStanding.KNOWN


@pytest.mark.parametrize("name", ["ubnd  PHƯỜNG Yết Kiêu", "Phường Yết Kiêu", "UBND Phường Yêt Kiêu"])
def test_nobody_else_signs_in_the_name_of_a_unit(
    ward: Desk, other: Desk, district: Desk, report: int, send: Send, name: str
) -> None:
    prove(district, send(ward, report))
    other.save_unit(WARD._replace(name=name))
    forged = send(other, finalised(other, done="20"), "giả.cchc")
    assert prove(district, forged).standing is KeyStanding.CHANGED
    assert prove(ward, forged).standing is KeyStanding.CHANGED  # also in the eyes of the unit itself


def test_a_key_known_for_another_unit_is_a_warning(ward: Desk, district: Desk, report: int, send: Send) -> None:
    prove(district, send(ward, report))
    ward.save_unit(WARD._replace(name="UBND phường Văn Quán"))
    verdict = prove(district, send(ward, finalised(ward, "2024-06"), "tên khác.cchc"))
    assert (verdict.valid, verdict.standing) == (False, KeyStanding.OTHERS)


def test_practice_is_never_taken_for_the_unit(ward: Desk, district: Desk, report: int, send: Send, tmp_path: Path) -> None:
    with open_practice(tmp_path / "tập") as desk:
        desk.save_unit(WARD)
        verdict = prove(district, send(desk, finalised(desk, "2024-06"), "tập.cchc"))
    assert (verdict.valid, verdict.standing) == (False, KeyStanding.PRACTICE)
    assert prove(district, send(ward, report)).standing is KeyStanding.FIRST


def test_a_unit_without_a_name_is_known_by_nothing(ward: Desk, district: Desk, send: Send) -> None:
    ward.save_unit(Unit(""))
    path = send(ward, finalised(ward))
    for _ in range(2):
        verdict = prove(district, path)
        assert (verdict.valid, verdict.standing) == (True, KeyStanding.NAMELESS)


# Two communes of one name, in two districts of the province.
HILL, SHORE = (WARD._replace(name="UBND xã Tân Lập", parent=f"UBND huyện {district}") for district in ("Đan Phượng", "Ba Vì"))


def register(desk: Desk, *units: RegisterUnit) -> None:
    desk.database.register.write(units)


def sent_by(desk: Desk, unit: Unit, send: Send, name: str, period: str = "2024-06") -> Path:
    desk.save_unit(unit)
    return send(desk, finalised(desk, period), name)


def test_two_units_of_one_name_have_a_key_each(ward: Desk, other: Desk, district: Desk, send: Send) -> None:
    places = [RegisterUnit("d1", "Huyện Đan Phượng", UnitLevel.DISTRICT), RegisterUnit("d2", "Huyện Ba Vì", UnitLevel.DISTRICT)]
    communes = [RegisterUnit(f"x{n}", "Xã Tân Lập", UnitLevel.WARD, parent=f"d{n}") for n in (1, 2)]
    register(district, *places, *communes)
    hill, shore = sent_by(ward, HILL, send, "núi.cchc"), sent_by(other, SHORE, send, "biển.cchc")
    for standing in (KeyStanding.FIRST, KeyStanding.KNOWN):
        assert prove(district, hill).standing is standing
        assert prove(district, shore).standing is standing
    swapped = sent_by(ward, SHORE, send, "giả.cchc", "2024-07")
    assert prove(district, swapped).standing is KeyStanding.CHANGED


def test_a_unit_that_does_not_say_which_of_two_it_is_is_no_newcomer(
    ward: Desk, other: Desk, district: Desk, send: Send
) -> None:
    communes = [RegisterUnit(f"x{n}", "Xã Tân Lập", UnitLevel.WARD, parent=f"Huyện {n}") for n in (1, 2)]
    register(district, *communes)
    assert prove(district, sent_by(ward, HILL._replace(parent="Huyện 1"), send, "một.cchc")).standing is KeyStanding.FIRST
    assert prove(district, sent_by(other, HILL._replace(parent="Huyện 7"), send, "bảy.cchc")).standing is KeyStanding.CHANGED


def test_a_key_known_before_there_was_a_register_stays_known(ward: Desk, district: Desk, report: int, send: Send) -> None:
    file = send(ward, report)
    assert prove(district, file).standing is KeyStanding.FIRST
    register(district, RegisterUnit("p1", "Phường Yết Kiêu", UnitLevel.WARD))
    assert prove(district, file).standing is KeyStanding.KNOWN
    keys.renew(ward)
    assert prove(district, send(ward, report, "khóa mới.cchc")).standing is KeyStanding.CHANGED


# -------------------------------------------------------------------------------------------------------------- paper


@pytest.fixture
def printed(ward: Desk, report: int, tmp_path: Path) -> Path:
    path = tmp_path / "bản in.pdf"
    path.write_bytes(pdf_bytes(ward.open_report(report).report))
    return path


def test_a_pdf_belongs_to_its_submission(ward: Desk, district: Desk, report: int, send: Send, printed: Path) -> None:
    verdict = prove(district, printed, against=send(ward, report))
    assert (verdict.valid, verdict.identical) == (True, True)
    assert prove(ward, printed).valid
    assert not prove(district, printed).valid


def test_a_pdf_of_another_report_is_told(ward: Desk, district: Desk, report: int, send: Send, printed: Path) -> None:
    verdict = prove(district, printed, against=send(ward, finalised(ward, "2024-06"), "tháng 6.cchc"))
    assert not verdict.valid
    assert "KHÔNG PHẢI bản in" in verdict.lines[0]


def test_a_pdf_saved_again_is_not_proved_though_its_words_are_the_same(
    ward: Desk, district: Desk, report: int, send: Send, printed: Path
) -> None:
    printed.write_bytes(printed.read_bytes() + b"\n% signed later\n")
    verdict = prove(district, printed, against=send(ward, report))
    assert (verdict.valid, verdict.identical, verdict.differing) == (False, False, ())
    assert verdict.outcome is Outcome.ALIKE
    assert "có đủ 7 trang" in verdict.lines[0]


def test_some_pages_of_a_report_are_known_and_others_in_their_place_are_not(
    ward: Desk, district: Desk, report: int, send: Send, printed: Path
) -> None:
    whole = pypdfium2.PdfDocument(printed)
    for pages, differing in (([2, 3], ()), ([3, 2], (2,)), ([2, 2], (2,))):
        some = pypdfium2.PdfDocument.new()
        some.import_pages(whole, pages)
        some.save(path := printed.with_name("vài trang.pdf"))
        some.close()
        verdict = prove(district, path, against=send(ward, report))
        assert (verdict.valid, verdict.identical, verdict.differing) == (False, False, differing)
        held = "có trang 3–4 trong 7 trang của báo cáo; trang 1–2, 5–7 không có ở đây"
        assert (held in verdict.lines[0]) == (not differing)
    whole.close()


@pytest.fixture
def of_a_district(district: Desk) -> int:
    """A finalised report of three appendices."""
    values = read_values(district, "district-report@2021", _DISTRICT, _NINE_MONTHS)
    session = district.open_report(import_values(district, values, _NINE_MONTHS))
    session.confirm(session.report.open_warnings, "Đã đối chiếu")
    return life.finalise(district, session).id


def test_the_print_of_one_appendix_belongs_and_says_what_is_not_in_it(
    ward: Desk, district: Desk, of_a_district: int, send: Send, tmp_path: Path
) -> None:
    report, path = district.open_report(of_a_district).report, tmp_path / "phụ lục 2.pdf"
    code = report.edition.appendices[1].code
    path.write_bytes(pdf_bytes(report, code))
    sent = send(district, of_a_district, "quận.cchc")
    for verdict in (prove(district, path), prove(ward, path, against=sent), prove(ward, path, against=open_submission(sent))):
        assert (verdict.valid, verdict.outcome, verdict.appendix) == (True, Outcome.PART, code)
        assert "đúng là bản in PHỤ LỤC 2 của" in verdict.lines[0]
        assert re.search(r"có trang \d+–\d+ trong \d+ trang của báo cáo; trang 1–\d+, \d+ không có ở đây", verdict.lines[0])
    path.write_bytes(path.read_bytes() + b"\n% signed later\n")
    verdict = prove(ward, path, against=sent)
    assert (verdict.valid, verdict.outcome, verdict.differing) == (False, Outcome.ALIKE, ())
    assert "trang 1–" in verdict.lines[0]


def test_a_pdf_with_another_figure_names_the_page(
    ward: Desk, district: Desk, report: int, send: Send, printed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forged = ward.open_report(report).report
    real = content_hash(forged)
    forged.apply(Edit("sửa", (forged.stated(Address("plan.tasks_done"), "20"),)))
    monkeypatch.setattr(codes, "content_hash", lambda _: real)  # somebody prints other figures under the same code
    printed.write_bytes(pdf_bytes(forged))
    monkeypatch.undo()
    verdict = prove(district, printed, against=send(ward, report))
    assert (verdict.valid, verdict.identical, verdict.differing) == (False, False, (1,))
    assert "KHÁC ở trang 1" in verdict.lines[0]


def test_pages_of_two_reports_in_one_pdf_are_told(ward: Desk, report: int, printed: Path) -> None:
    other = pypdfium2.PdfDocument(pdf_bytes(ward.open_report(finalised(ward, "2024-06")).report))
    mixed = pypdfium2.PdfDocument(printed)
    mixed.import_pages(other, [0])
    mixed.save(printed.with_name("ghép.pdf"))
    mixed.close()
    other.close()
    verdict = prove(ward, printed.with_name("ghép.pdf"))
    assert not verdict.valid
    assert "không mang cùng một mã" in verdict.lines[0]


def test_a_pdf_without_codes_and_a_broken_one(ward: Desk, tmp_path: Path) -> None:
    draft = ward.open_report(ward.new_report("ward-monthly", Period.parse("2024-07"))).report
    path = tmp_path / "nháp.pdf"
    path.write_bytes(pdf_bytes(draft))
    verdict = prove(ward, path)
    assert not verdict.valid
    assert "gõ mã in ở chân trang" in verdict.lines[0]
    path.write_bytes(b"%PDF-1.4 nonsense")
    with pytest.raises(RefusedError, match="PDF bị hỏng"):
        prove(ward, path)


def test_a_typed_code_finds_its_report(ward: Desk, district: Desk, report: int, send: Send) -> None:
    path = send(ward, report)
    code = open_submission(path).submission.short_hash
    for typed in (code, code.lower(), code.replace("-", " "), code.replace("-", ""), f" {code} ", ward.report(report).hash):
        assert prove(ward, typed).valid
        assert prove(district, typed, against=path).valid
    scanned = f"CCHC1*UBND PHUONG YET KIEU*WARD-MONTHLY*2024-05*1*1/8*{code}"
    assert prove(ward, scanned).valid
    assert "báo cáo số 01 của UBND phường Yết Kiêu" in prove(ward, code).lines[0]
    other = "0" * 16
    assert not prove(ward, other).valid
    assert not prove(district, other, against=path).valid


def test_a_typed_code_and_a_pdf_find_the_report_that_was_received(tmp_path: Path) -> None:
    made = wards.report("Phường Láng")
    path, printed = tmp_path / "láng.cchc", tmp_path / "láng.pdf"
    path.write_bytes(wards.submission(made))
    printed.write_bytes(pdf_bytes(made))
    code = open_submission(path).submission.short_hash
    with Desk.open(tmp_path / "thành phố") as city:
        city.save_unit(wards.CITY)
        assert prove(city, code).outcome is Outcome.UNKNOWN
        assert prove(city, printed).outcome is Outcome.UNKNOWN
        (taken,) = take_in(city, Collected.of(city, wards.FORM, wards.PERIOD), [path])
        assert taken.fate is Fate.ACCEPTED
        verdict = prove(city, code)
        assert verdict.valid
        assert re.search(r"báo cáo số 08 của UBND phường Láng .*, nhận ngày \d\d/\d\d/\d{4}", verdict.lines[0])
        assert prove(city, printed).outcome is Outcome.SAME


def test_what_cannot_be_read_has_a_verdict_too(ward: Desk, report: int, send: Send, tmp_path: Path) -> None:
    other, sent = tmp_path / "x.txt", send(ward, report)
    other.write_text("xin chào", encoding="utf-8")
    for what, outcome in ((other, Outcome.FOREIGN), (tmp_path / "không", Outcome.UNREADABLE), (sent, Outcome.WHOLE)):
        verdict = verdict_on(ward, str(what))
        assert verdict.outcome is outcome
        assert verdict.lines[0]


def test_trusting_takes_the_key_of_the_file_that_was_looked_at(
    ward: Desk, district: Desk, report: int, send: Send, tmp_path: Path
) -> None:
    prove(district, send(ward, report))
    before = keys.own_key(ward)
    assert before is not None
    keys.renew(ward)
    path = send(ward, report, "khóa mới.cchc")
    shown = verdict_on(district, str(path))
    assert (shown.outcome, shown.valid) == (Outcome.KEY, False)
    assert shown.file is not None
    assert [known.fingerprint for known in shown.known] == [before.fingerprint]
    path.write_bytes(b"something else meanwhile")
    assert judged(district, shown.file, path.name, trust=True).outcome is Outcome.WHOLE
    assert Keyring(district).judge(shown.file.submission) is KeyStanding.KNOWN


def test_a_submission_whose_pdf_is_another_reports_is_not_proved(
    ward: Desk, district: Desk, report: int, send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = pdf_bytes(ward.open_report(finalised(ward, "2024-06")).report)
    monkeypatch.setattr(writing, "pdf_bytes", lambda _: other)
    verdict = prove(district, send(ward, report))
    assert not verdict.valid
    assert any("không mang mã của báo cáo này" in line for line in verdict.lines)
