"""A finalised report becomes one file for the office above, with the mail that goes with it."""

import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from PySide6.QtCore import QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMenu

from desktop.engine.report import Status
from desktop.exchange.submission.reading import open_submission
from desktop.jobs.submission import keys, making
from desktop.jobs.submission.verifying import verify
from desktop.ui.home.page import HomePage
from desktop.ui.submitting import dialog as dialog_module
from desktop.ui.submitting.passphrase import PassphraseField
from tests.ui.submitting.conftest import Clerk, click, copied, read

pytestmark = [pytest.mark.qt_log_ignore("does not support raise", extend=True)]

NAME = "phuong-yet-kieu_ward-monthly_2024-04.cchc"


def test_the_file_is_made_where_files_went_last(clerk: Clerk, final: int) -> None:
    dialog = clerk.sends(final)
    assert dialog.lead.text() == "Báo cáo cải cách hành chính tháng, tháng 4 năm 2024, số 07/BC-UBND"
    assert "UBND quận Hà Đông" in read(dialog)
    assert dialog.choices.where.text() == str(clerk.out / NAME)
    assert dialog.choices.passphrase is None
    view = clerk.makes()
    assert verify(clerk.desk, str(clerk.out / NAME)).valid
    submission = open_submission(clerk.out / NAME).submission
    assert view.where.text() == str(clerk.out / NAME)
    for told in (submission.short_hash, clerk.key.fingerprint, " KB"):
        assert told in read(view)


def test_enter_presses_the_button_with_the_focus_not_the_main_one(clerk: Clerk, final: int) -> None:
    dialog = clerk.sends(final)
    dialog.close_button.setFocus()
    QTest.keyClick(dialog.close_button, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert not (clerk.out / NAME).exists()


def test_the_report_says_from_then_on_that_there_is_a_file(clerk: Clerk, final: int) -> None:
    clerk.sends(final)
    clerk.makes()
    assert clerk.window.area is not None
    assert "Đã lập tệp gửi." in clerk.window.area.strip.label.text()
    assert clerk.desk.report(final).status is Status.SUBMITTED
    clerk.dialog.reject()
    clerk.window.go_home()
    home = clerk.window.stack.currentWidget()
    assert isinstance(home, HomePage)
    row = home.reports.row_of(final)
    assert row is not None
    assert [home.reports.index(row, column).data() for column in (0, 1)] == ["Tháng 4 năm 2024", "Đã lập tệp gửi"]


def test_made_again_it_is_the_same_file(clerk: Clerk, final: int) -> None:
    clerk.sends(final)
    clerk.makes()
    first = (clerk.out / NAME).read_bytes()
    click(clerk.dialog, "Lập lại tệp…")
    assert "Ở đó đã có tệp cùng tên" in read(clerk.dialog)
    clerk.makes()
    assert (clerk.out / NAME).read_bytes() == first


def test_another_place_is_chosen_and_remembered(
    clerk: Clerk, final: int, chooses: Callable[[Path], list[str]], tmp_path: Path
) -> None:
    other = tmp_path / "USB"
    other.mkdir()
    proposed = chooses(other / "Báo cáo tháng 4.cchc")
    clerk.sends(final)
    click(clerk.dialog, "Chọn nơi khác…")
    assert proposed == [str(clerk.out / NAME)]
    clerk.makes()
    assert (other / "Báo cáo tháng 4.cchc").is_file()
    clerk.dialog.reject()
    assert clerk.sends(final).choices.path == other / NAME


def test_a_folder_that_is_gone_is_not_proposed(clerk: Clerk, final: int) -> None:
    clerk.out.rmdir()
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    assert clerk.sends(final).choices.path == Path(documents) / NAME


def test_only_what_is_finalised_can_be_sent(clerk: Clerk, final: int) -> None:
    assert "Lập tệp gửi…" not in _offered(clerk)
    assert "Mở một báo cáo đã chốt để lập tệp gửi" in _offered(clerk)
    clerk.opens(1)
    assert "Lập tệp gửi…" not in _offered(clerk)
    clerk.opens(final)
    assert _offered(clerk)[0] == "Lập tệp gửi…"


def test_a_report_is_sent_from_the_list(clerk: Clerk, final: int) -> None:
    home = clerk.window.stack.currentWidget()
    assert isinstance(home, HomePage)
    home.table.selectRow(home.reports.row_of(1) or 0)
    assert not home.life.send.isVisible()
    home.table.selectRow(home.reports.row_of(final) or 0)
    click(home, "Lập tệp gửi…")
    clerk.makes()
    clerk.dialog.reject()
    index = home.table.currentIndex()
    assert (home.reports.report_at(index).id, index.siblingAtColumn(1).data()) == (final, "Đã lập tệp gửi")


# ------------------------------------------------------------------------------------------------------- attachments


def test_files_are_sent_along(clerk: Clerk, final: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan, list_, picture = (tmp_path / name for name in ("Kế hoạch 29.txt", "danh sách.csv", "ảnh.png"))
    for path, size in ((plan, 1_300_000), (list_, 45_000), (picture, 10)):
        path.write_bytes(bytes(size))
    clerk.sends(final)
    attachments = clerk.dialog.choices.attachments
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(plan)], ""))
    click(clerk.dialog, "Thêm tệp…")
    assert clerk.drops([list_, picture, tmp_path])
    assert clerk.drops([list_])
    assert attachments.total.text() == "3 tệp, tổng 1,3 MB; cả tệp gửi không quá 5 MB."
    attachments.list.setCurrentRow(0)
    assert attachments.list.currentItem().text() == "Kế hoạch 29.txt – 1,3 MB"
    attachments.list.setFocus()
    QTest.keyClick(attachments.list, Qt.Key.Key_Delete)
    assert attachments.total.text().startswith("2 tệp, tổng 45 KB")
    attachments.list.clearSelection()
    attachments.list.setCurrentRow(1)
    click(clerk.dialog, "Bỏ ra")
    clerk.makes()
    assert set(open_submission(clerk.out / NAME).attachments) == {"danh sách.csv"}
    assert not clerk.drops([plan])  # the file is made


def test_too_much_is_told_while_choosing_and_refused_when_made(clerk: Clerk, final: int, tmp_path: Path) -> None:
    big = tmp_path / "ảnh chụp.jpg"
    big.write_bytes(bytes(4_990_000))
    more = tmp_path / "thêm.jpg"
    more.write_bytes(bytes(20_000))
    clerk.sends(final)
    attachments = clerk.dialog.choices.attachments
    clerk.drops([big, more])
    assert "quá 5 MB mà thư điện tử nhận được" in attachments.total.text()
    attachments.list.setCurrentRow(1)
    click(clerk.dialog, "Bỏ ra")
    assert "quá 5 MB mà" not in attachments.total.text()
    clerk.is_refused("Tệp gửi sẽ nặng 5,")
    assert clerk.desk.report(final).status is Status.FINALISED


def test_an_attachment_that_has_gone_is_named(clerk: Clerk, final: int, tmp_path: Path) -> None:
    gone = tmp_path / "kế hoạch.txt"
    gone.write_text("x", encoding="utf-8")
    clerk.sends(final)
    clerk.drops([gone])
    gone.unlink()
    clerk.is_refused("Không đọc được tệp đính kèm")
    gone.write_text("x", encoding="utf-8")
    clerk.makes()


# --------------------------------------------------------------------------------------------------- what stands in the way


def test_a_folder_that_vanishes_is_told_and_another_is_chosen(
    clerk: Clerk, final: int, chooses: Callable[[Path], list[str]], tmp_path: Path
) -> None:
    clerk.sends(final)
    clerk.out.rmdir()
    clerk.is_refused("Chưa có thư mục")
    chooses(tmp_path / "khác.cchc")
    click(clerk.dialog, "Chọn nơi khác…")
    clerk.makes()


def test_a_wrong_passphrase_is_told_beside_its_field(clerk: Clerk, final: int, tmp_path: Path) -> None:
    keys.protect(clerk.desk, "song Day")
    attached = tmp_path / "kế hoạch.txt"
    attached.write_text("x", encoding="utf-8")
    dialog = clerk.sends(final)
    clerk.drops([attached])
    field = dialog.choices.passphrase
    assert field is not None
    for typed, told in (("", "hãy nhập mật khẩu"), ("sai", "chưa đúng")):
        clerk.types_passphrase(typed)
        click(dialog, "Lập tệp gửi")
        clerk.qtbot.waitUntil(partial(contains, field, told))
        assert field.field.hasFocus()
        assert dialog.choices.attachments.paths == [attached]
    clerk.types_passphrase("song Day")
    assert field.fault == ""
    clerk.makes()
    assert verify(clerk.desk, str(clerk.out / NAME)).valid


def test_making_is_called_off(clerk: Clerk, final: int, monkeypatch: pytest.MonkeyPatch) -> None:
    go_on = threading.Event()
    made = making.make_submission

    def slowly(*args: object, **more: object) -> object:
        assert go_on.wait(10)
        return made(*args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(dialog_module, "make_submission", slowly)
    dialog = clerk.sends(final)
    click(dialog, "Lập tệp gửi")
    assert not dialog.choices.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    go_on.set()
    clerk.qtbot.waitUntil(lambda: "chưa lập tệp nào" in dialog.notice.text)
    assert list(clerk.out.iterdir()) == []
    clerk.makes()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


# --------------------------------------------------------------------------------------------------------- the letter


def test_the_letter_is_copied_in_parts(clerk: Clerk, final: int) -> None:
    clerk.sends(final)
    view = clerk.makes()
    click(view, "Sao chép nơi gửi đến")
    assert copied() == "UBND quận Hà Đông"
    click(view, "Sao chép tiêu đề")
    assert copied() == "[CCHC] UBND phường Yết Kiêu: Báo cáo cải cách hành chính tháng, tháng 4 năm 2024"
    click(view, "Sao chép thư")
    assert copied() == view.text.toPlainText()
    assert NAME in copied()
    assert clerk.dialog.notice.text == "Đã sao chép nội dung thư."


def test_the_mail_program_gets_subject_and_text(clerk: Clerk, final: int, opened: list[QUrl]) -> None:
    clerk.sends(final)
    view = clerk.makes()
    click(view, "Mở chương trình thư")
    (url,) = opened
    link = bytes(url.toEncoded().data()).decode()
    assert link.isascii()
    assert len(link) <= 2000
    asked = parse_qs(urlsplit(link).query)
    assert asked["subject"] == [view.subject.text()]
    assert asked["body"][0].startswith("Kính gửi: UBND quận Hà Đông,\r\n\r\nUBND phường Yết Kiêu xin gửi")
    assert f"hãy kéo tệp “{NAME}” vào thư" in clerk.dialog.notice.text


def test_the_folder_is_opened(clerk: Clerk, final: int, opened: list[QUrl]) -> None:
    clerk.sends(final)
    click(clerk.makes(), "Mở thư mục")
    assert [Path(url.toLocalFile()) for url in opened] == [clerk.out]


def test_without_a_mail_program_it_is_told_what_to_do(clerk: Clerk, final: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    clerk.sends(final)
    view = clerk.makes()
    click(view, "Mở chương trình thư")
    assert "hãy sao chép thư" in clerk.dialog.notice.text
    click(view, "Mở thư mục")
    assert "Không mở được thư mục" in clerk.dialog.notice.text


def contains(field: PassphraseField, told: str) -> bool:
    return told in field.fault


def _offered(clerk: Clerk) -> list[str]:
    menu = next(action.menu() for action in clerk.window.menuBar().actions() if action.text().replace("&", "") == "Gửi nhận")
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    return [action.text().replace("&", "") for action in menu.actions() if action.isVisible() and action.text()]
