"""The office above looks at what came: at a glance, in sentences, and into the file."""

import stat
from collections.abc import Iterable
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.engine.content import content_hash, short_hash
from desktop.exchange.printout import pdf_bytes
from desktop.exchange.submission.reading import opened
from desktop.jobs.desk import Desk
from desktop.jobs.submission.keys import key_fingerprint
from desktop.jobs.submission.verdict import Outcome, Verdict
from desktop.ui.new_report.dialog import NewReportDialog
from desktop.ui.receiving.intake_dialog import IntakeDialog
from desktop.ui.verifying import wording
from desktop.ui.verifying.figures import FiguresDialog
from desktop.ui.verifying.trust_dialog import TrustDialog
from desktop.ui.verifying.window import VerifyWindow
from desktop.ui.verifying.wording import Weight
from tests.exchange.submission.made import signed
from tests.helpers import wards
from tests.helpers.dropping import drop
from tests.ui.places.coming import finalise_april
from tests.ui.verifying.conftest import ATTACHED, REASON, Office, OpenWindow, report, sent

pytestmark = pytest.mark.qt_log_ignore("does not support raise", extend=True)

STRANGER = bytes(32)


def shown(button: QWidget) -> bool:
    return button.isVisible() and button.isEnabled()


# ------------------------------------------------------------------------------------------------------------ the file


def test_a_whole_file_is_told_at_a_glance_and_in_full(office: Office) -> None:
    proving = office.looks_at(office.gets(sent()))
    assert proving.file_band.said == "Nguyên vẹn, lần đầu nhận từ đơn vị này"
    submission = opened(sent(), "").submission
    assert key_fingerprint(submission.key) in proving.file_band.text.text()
    story = proving.story.toPlainText()
    for said in (
        "UBND phường Láng",
        "UBND thành phố Hà Nội",
        "Báo cáo cải cách hành chính tháng",
        "Tháng 8 năm 2025 (số liệu từ ngày 15 tháng 7 năm 2025 đến ngày 14 tháng 8 năm 2025)",
        "08/BC-UBND",
        "Nguyễn Thu Hà",
        submission.short_hash,
        f"Lý do: {REASON}",
        "2 tệp đính kèm",
        "Kế hoạch 29.txt (1 KB)",
    ):
        assert said in story
    assert all(map(shown, (proving.print_button, proving.workbook_button, proving.figures_button, proving.save_button)))
    assert not proving.trust_button.isVisible()
    assert office.looks_at(office.gets(sent("2025-09"), "tháng 9.cchc")).file_band.said == "Nguyên vẹn, đúng khóa của đơn vị"


def test_a_changed_byte_is_found_and_its_part_named(office: Office) -> None:
    content = bytearray(sent())
    content[content.index(b'"values"') + 40] ^= 1
    proving = office.looks_at(office.gets(bytes(content)))
    assert proving.file_band.said == "Không còn nguyên vẹn: không dùng được"
    assert "số liệu “report.json” đã bị thay đổi" in proving.file_band.text.text()
    buttons = (proving.print_button, proving.workbook_button, proving.figures_button, proving.save_button, proving.story)
    assert not any(each.isVisible() for each in buttons)


@pytest.mark.parametrize(
    ("content", "said", "sentence"),
    [
        (b"xin ch\xc3\xa0o", "Không phải tệp gửi", "hãy chọn đúng tệp"),
        (signed({}, lambda told: told.update(schema=2)), "Cần phiên bản mới hơn của chương trình", "cài phiên bản mới nhất"),
        (bytes(5_000_001), "Không kiểm tra được", "lớn hơn 5 MB"),
        (b"%PDF-1.4 nonsense", "Không kiểm tra được", "PDF bị hỏng"),
    ],
)
def test_what_is_no_submission_is_a_sentence(office: Office, content: bytes, said: str, sentence: str) -> None:
    proving = office.looks_at(office.gets(content))
    assert proving.file_band.said == said
    assert sentence in proving.file_band.text.text()


def test_a_file_that_went_away_is_a_sentence(office: Office, tmp_path: Path) -> None:
    proving = office.looks_at(tmp_path / "đã xóa.cchc")
    assert proving.file_band.said == "Không kiểm tra được"
    assert "Không tìm thấy tệp" in proving.file_band.text.text()


def test_every_outcome_has_its_words() -> None:
    said = {outcome: wording.glance(Verdict(outcome, ())) for outcome in Outcome}
    assert all(words for _, words in said.values())
    assert {outcome for outcome, (weight, _) in said.items() if weight is Weight.GOOD} == {
        outcome for outcome in Outcome if Verdict(outcome, ()).valid and outcome is not Outcome.NAMELESS
    }


# ------------------------------------------------------------------------------------------------------------- the key


@pytest.fixture
def warned(office: Office) -> VerifyWindow:
    """The ward is known, and another file in its name is signed by another key."""
    office.looks_at(office.gets(sent()))
    return office.looks_at(office.gets(sent("2025-09", STRANGER), "tháng 9.cchc"))


def test_a_changed_key_is_loud_and_keeps_the_files_shut(warned: VerifyWindow) -> None:
    assert warned.file_band.said == "Khóa ký đã khác: chưa nên nhận"
    text = warned.file_band.text.text()
    known = key_fingerprint(opened(sent(), "").submission.key)
    assert "CẢNH BÁO" in text
    assert f"Khóa đã biết của đơn vị: {known}" in text
    assert shown(warned.trust_button)
    assert shown(warned.figures_button)
    assert not any(map(shown, (warned.print_button, warned.workbook_button, warned.save_button)))


def test_a_key_is_trusted_only_after_a_deliberate_second_step(office: Office, warned: VerifyWindow) -> None:
    warned.trust_button.click()
    dialog = office.is_asked(TrustDialog)
    assert isinstance(dialog, TrustDialog)
    assert not dialog.trust_button.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    dialog.reject()
    assert warned.file_band.said == "Khóa ký đã khác: chưa nên nhận"
    office.gets(b"something else meanwhile", "tháng 9.cchc")
    warned.trust_button.click()
    dialog = office.is_asked(TrustDialog)
    assert isinstance(dialog, TrustDialog)
    dialog.compared.click()
    dialog.trust_button.click()
    assert office.waits().file_band.said == "Nguyên vẹn, đúng khóa của đơn vị"
    assert all(map(shown, (warned.print_button, warned.workbook_button, warned.save_button)))
    assert not warned.trust_button.isVisible()


def test_in_practice_nothing_is_known_of_keys(empty_desk: Desk, open_window: OpenWindow, qtbot: QtBot) -> None:
    empty_desk.save_unit(wards.CITY)
    office = Office(open_window(empty_desk, practice=True), qtbot)
    assert "Đang luyện tập" in office.looks_at(office.gets(sent())).notice.text


# ----------------------------------------------------------------------------------------------------------- the paper


def test_a_print_is_held_against_the_file_whichever_comes_first(office: Office) -> None:
    paper = office.gets(pdf_bytes(report()), "bản in.pdf")
    proving = office.looks_at(paper)
    assert (proving.file_band.said, proving.paper_band.said) == ("", "Không tìm thấy báo cáo")
    proving = office.looks_at(office.gets(sent()))
    assert proving.paper_band.said == "Khớp"
    proving = office.looks_at(office.gets(pdf_bytes(report("2025-09")), "tháng 9.pdf"))
    assert proving.paper_band.said == "Không khớp"
    assert "KHÔNG PHẢI bản in của tệp gửi này" in proving.paper_band.text.text()
    proving = office.looks_at(office.gets(sent("2025-09"), "tháng 9.cchc"))
    assert proving.paper_band.said == ""


def test_a_print_that_differs_names_the_page(office: Office) -> None:
    office.looks_at(office.gets(sent()))
    whole = pypdfium2.PdfDocument(pdf_bytes(report()))
    swapped = pypdfium2.PdfDocument.new()
    swapped.import_pages(whole, [0, 2, 1])
    path = office.desk.database.path.with_name("đảo trang.pdf")
    swapped.save(path)
    swapped.close()
    whole.close()
    proving = office.looks_at(path)
    assert proving.paper_band.said == "Không khớp: nội dung có trang khác"
    assert "KHÁC ở trang 3" in proving.paper_band.text.text()


def test_a_typed_code_is_held_against_the_file(office: Office) -> None:
    code = short_hash(content_hash(report()))
    office.looks_at(office.gets(sent()))
    assert office.types(code.lower().replace("-", " ")).paper_band.said == "Khớp"
    assert office.types("1A2B-3C4D-5E6F-7081").paper_band.said == "Không khớp"
    proving = office.types("mười sáu chữ")
    assert proving.paper_band.said == "Không kiểm tra được"
    assert "16 chữ số và chữ A–F" in proving.paper_band.text.text()
    assert proving.file_band.said


def test_a_typed_code_alone_finds_the_report_and_opens_it(office: Office) -> None:
    number = finalise_april(office.desk)
    office.window.post.check.trigger()
    proving = office.types(short_hash(office.desk.report(number).hash))
    assert proving.paper_band.said == "Khớp"
    assert "báo cáo số 7 của UBND thành phố Hà Nội" in proving.paper_band.text.text()
    proving.report_button.click()
    assert office.window.area is not None
    assert office.window.area.page.session.report_id == number
    assert office.types("1A2B-3C4D-5E6F-7081").paper_band.said == "Không tìm thấy báo cáo"
    assert not proving.report_button.isVisible()


# ---------------------------------------------------------------------------------------------------- what is inside it


@pytest.fixture
def programs(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The files that the system's programs were given."""
    given: list[Path] = []

    def give(url: QUrl) -> bool:
        given.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", give)
    return given


def test_what_is_opened_is_what_was_proved(office: Office, programs: list[Path], qtbot: QtBot) -> None:
    path = office.gets(sent())
    proving = office.looks_at(path)
    path.write_bytes(b"something else meanwhile")
    for button in (proving.print_button, proving.workbook_button):
        before = len(programs)
        button.click()
        qtbot.waitUntil(lambda before=before: len(programs) > before)  # type: ignore[misc]
    inside = opened(sent(), "")
    assert [each.read_bytes() for each in programs] == [inside.pdf, inside.workbook]
    assert [each.name for each in programs] == ["ward-monthly_2025-08-v1.pdf", "ward-monthly_2025-08-v1.xlsx"]
    for each in programs:
        assert stat.S_IMODE(each.stat().st_mode) == 0o444
        assert stat.S_IMODE(each.parent.stat().st_mode) == 0o700
    assert "chỉ để xem" in proving.notice.text


def test_without_a_program_for_it_there_is_a_sentence(office: Office, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    proving = office.looks_at(office.gets(sent()))
    proving.workbook_button.click()
    qtbot.waitUntil(lambda: "chưa có chương trình mở tệp .xlsx" in proving.notice.text)


def test_attachments_are_saved(office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    folder = tmp_path / "kho"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    proving = office.looks_at(office.gets(sent()))
    proving.save_button.click()
    qtbot.waitUntil(lambda: "Đã lưu 2 tệp đính kèm" in proving.notice.text)
    assert {each.name: each.read_bytes() for each in folder.iterdir()} == ATTACHED


def test_the_figures_are_those_that_were_sent(office: Office) -> None:
    proving = office.looks_at(office.gets(sent()))
    proving.figures_button.click()
    dialog = office.is_asked(FiguresDialog)
    assert isinstance(dialog, FiguresDialog)
    seen: set[tuple[str, str]] = set()
    for tab in range(dialog.choice.count()):
        dialog.choice.setCurrentIndex(tab)
        model = dialog.figures
        for row in range(model.rowCount()):
            _, label, value, *_ = (str(model.index(row, column).data()) for column in range(model.columnCount()))
            seen.add((label, value))
    made = report()
    for code in ("plan.tasks_done", "dossiers.resolved", "plan.completion"):
        assert made.shown(code)
        assert (made.label(code), made.shown(code)) in seen
    dialog.close()


# ------------------------------------------------------------------------------------------------ into the whole report


def test_what_was_proved_is_taken_in_for_its_form_and_period(office: Office, qtbot: QtBot) -> None:
    path = office.gets(sent())
    office.looks_at(path).take_in_button.click()
    dialogs: Iterable[QDialog] = office.window.findChildren(QDialog)
    intake = next(each for each in dialogs if isinstance(each, IntakeDialog))
    assert intake.windowTitle() == "Nhận báo cáo tháng 8 năm 2025"
    received = office.desk.database.received
    qtbot.waitUntil(lambda: bool(received.known([content_hash(report())])))
    qtbot.waitUntil(lambda: any(intake.taken))
    intake.close()
    assert [each for each in office.window.children() if isinstance(each, VerifyWindow) and each.isVisible()] == []


def test_nothing_is_offered_to_be_taken_in_that_is_not_proved(office: Office, warned: VerifyWindow) -> None:
    assert not warned.take_in_button.isVisible()
    assert not office.looks_at(office.gets(b"x", "x.cchc")).take_in_button.isVisible()


def test_a_ward_without_units_below_takes_nothing_in(empty_desk: Desk, open_window: OpenWindow, qtbot: QtBot) -> None:
    empty_desk.save_unit(wards.unit("Phường Hà Đông"))
    office = Office(open_window(empty_desk), qtbot)
    proving = office.looks_at(office.gets(sent()))
    assert proving.file_band.said
    assert not proving.take_in_button.isVisible()


# -------------------------------------------------------------------------------------------------------- around it all


def test_what_is_let_go_of_says_nothing(office: Office, qtbot: QtBot) -> None:
    office.window.post.check_file(office.gets(sent()))
    proving = office.proving
    assert proving.stop_button.isVisible()
    work = proving.proving
    assert work is not None
    with qtbot.waitSignal(work.destroyed):
        proving.stop_button.click()
    assert not proving.stop_button.isVisible()
    assert proving.file_band.said == ""


def test_a_closed_window_leaves_the_work_alone(office: Office, qtbot: QtBot) -> None:
    office.window.post.check_file(office.gets(sent()))
    work = office.proving.proving
    assert work is not None
    with qtbot.waitSignal(work.destroyed):
        office.proving.close()
    assert office.looks_at(office.gets(sent())).file_band.said


def test_the_same_window_shows_the_next_file(office: Office) -> None:
    first = office.looks_at(office.gets(sent()))
    QTest.keyClick(office.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert office.proving is first


@pytest.mark.parametrize("over_a_report", [False, True])
def test_a_file_dropped_on_the_list_or_a_report_is_proved(office: Office, over_a_report: bool) -> None:
    if over_a_report:
        office.window.open_report(finalise_april(office.desk))
        assert office.window.area is not None
    there = office.window.area.page if office.window.area is not None else office.window.stack.currentWidget()
    assert there is not None
    assert drop(there, [office.gets(sent(), "Tháng 8.CCHC")])
    assert office.waits().file_band.said == "Nguyên vẹn, lần đầu nhận từ đơn vị này"


def test_files_dropped_on_the_window_are_proved(office: Office) -> None:
    office.window.post.check.trigger()
    assert drop(office.proving, [office.gets(sent())])
    assert drop(office.waits(), [office.gets(pdf_bytes(report()), "bản in.pdf")])
    assert office.waits().paper_band.said == "Khớp"


def test_before_a_dialog_that_keeps_all_waiting_it_can_be_used(office: Office) -> None:
    path = office.gets(sent())
    seen: list[str] = []

    def come() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, NewReportDialog)
        try:
            office.window.post.check_file(path)
            seen.append(type(office.proving.parentWidget()).__name__)
            seen.append(office.waits().file_band.said)
        finally:
            dialog.close()

    QTimer.singleShot(50, come)
    office.window.begin_report()
    assert seen == ["NewReportDialog", "Nguyên vẹn, lần đầu nhận từ đơn vị này"]


def test_escape_closes_it(office: Office, qtbot: QtBot) -> None:
    office.window.post.check.trigger()
    gone: QDialog = office.proving
    with qtbot.waitSignal(gone.destroyed):
        QTest.keyClick(gone, Qt.Key.Key_Escape)
