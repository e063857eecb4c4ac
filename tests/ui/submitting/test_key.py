"""The unit's key in the window: read out, protected, made anew."""

import threading
from collections.abc import Iterable
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton

from desktop.jobs.errors import PassphraseError
from desktop.jobs.submission import keys
from desktop.storage import DiskFullError
from desktop.ui.submitting.key_dialog import KeyDialog
from desktop.ui.submitting.passphrase import PassphraseField
from desktop.ui.submitting.passphrase_dialog import PassphraseDialog
from tests.ui.submitting.conftest import Clerk, click, copied, read

pytestmark = [pytest.mark.qt_log_ignore("does not support raise", extend=True)]

WORDS, OTHERS = "song Day 2024", "song Nhue"


@pytest.fixture
def key(clerk: Clerk) -> KeyDialog:
    """The dialog, for a unit that has a key."""
    keys.seed_of_own_key(clerk.desk)
    return shows_key(clerk)


def shows_key(clerk: Clerk) -> KeyDialog:
    clerk.window.post.key.trigger()
    found: Iterable[KeyDialog] = clerk.window.findChildren(KeyDialog)
    dialog = next(iter(found))
    assert dialog.isVisible()
    return dialog


def asks(key: KeyDialog, words: str) -> PassphraseDialog:
    click(key, words)
    found: Iterable[PassphraseDialog] = key.findChildren(PassphraseDialog)
    return next(each for each in found if each.isVisible())


def types(field: PassphraseField | None, text: str) -> PassphraseField:
    assert field is not None
    field.field.clear()
    QTest.keyClicks(field.field, text)
    return field


def carries_out(clerk: Clerk, dialog: PassphraseDialog, words: str) -> None:
    with clerk.qtbot.waitSignal(dialog.accepted):
        click(dialog, words)


def offered(key: KeyDialog) -> list[str]:
    buttons: Iterable[QPushButton] = key.findChildren(QPushButton)
    return [each.text().replace("&", "") for each in buttons if each.isVisible()]


def says_fault(field: PassphraseField, told: str) -> bool:
    return told in field.fault


def test_the_mark_is_read_out_and_copied(clerk: Clerk, key: KeyDialog) -> None:
    assert key.mark.text() == clerk.key.fingerprint
    assert f"Tạo ngày {clerk.key.made.astimezone():%d/%m/%Y}; không có mật khẩu" in key.state.text()
    assert "sao lưu dữ liệu là sao lưu cả khóa" in read(key)
    click(key, "Sao chép mã")
    assert copied() == clerk.key.fingerprint
    assert offered(key) == ["Sao chép mã", "Đặt mật khẩu…", "Tạo khóa mới…", "Đóng"]


def test_before_the_first_file_there_is_no_key(clerk: Clerk) -> None:
    dialog = shows_key(clerk)
    assert "chưa có khóa ký" in dialog.state.text()
    assert offered(dialog) == ["Tạo khóa", "Đóng"]
    click(dialog, "Tạo khóa")
    assert dialog.mark.text() == clerk.key.fingerprint


def test_a_key_that_cannot_be_stored_is_told(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise DiskFullError(clerk.desk.database.path)

    monkeypatch.setattr(keys, "renew", full)
    dialog = shows_key(clerk)
    click(dialog, "Tạo khóa")
    assert dialog.notice.text
    assert keys.own_key(clerk.desk) is None


def test_a_passphrase_is_set_changed_and_removed(clerk: Clerk, key: KeyDialog) -> None:
    mark = clerk.key.fingerprint
    dialog = asks(key, "Đặt mật khẩu…")
    types(dialog.new, WORDS)
    types(dialog.again, WORDS)
    carries_out(clerk, dialog, "Đặt mật khẩu")
    assert key.notice.text == "Đã đặt mật khẩu."
    assert offered(key)[1:] == ["Đổi mật khẩu…", "Bỏ mật khẩu…", "Tạo khóa mới…", "Đóng"]
    with pytest.raises(PassphraseError):
        keys.seed_of_own_key(clerk.desk)

    dialog = asks(key, "Đổi mật khẩu…")
    wrong = types(dialog.current, "sai")
    types(dialog.new, OTHERS)
    types(dialog.again, OTHERS)
    click(dialog, "Đổi mật khẩu")
    clerk.qtbot.waitUntil(partial(says_fault, wrong, "chưa đúng"))
    assert dialog.new is not None
    assert dialog.new.text == OTHERS  # what was typed stays
    types(dialog.current, WORDS)
    carries_out(clerk, dialog, "Đổi mật khẩu")
    keys.seed_of_own_key(clerk.desk, OTHERS)

    dialog = asks(key, "Bỏ mật khẩu…")
    types(dialog.current, OTHERS)
    carries_out(clerk, dialog, "Bỏ mật khẩu")
    assert not clerk.key.protected
    assert key.mark.text() == clerk.key.fingerprint == mark


def test_what_is_typed_wrong_is_told_at_once(clerk: Clerk, key: KeyDialog) -> None:
    dialog = asks(key, "Đặt mật khẩu…")
    click(dialog, "Đặt mật khẩu")
    assert dialog.new is not None
    assert dialog.new.fault == "Hãy nhập mật khẩu mới."
    types(dialog.new, WORDS)
    again = types(dialog.again, OTHERS)
    click(dialog, "Đặt mật khẩu")
    assert "chưa giống nhau" in again.fault
    assert not clerk.key.protected


def test_what_is_typed_is_hidden_until_it_is_to_be_seen(key: KeyDialog) -> None:
    dialog = asks(key, "Đặt mật khẩu…")
    fields = [types(each, WORDS).field for each in (dialog.new, dialog.again)]
    assert {each.echoMode() for each in fields} == {QLineEdit.EchoMode.Password}
    ticks: Iterable[QCheckBox] = dialog.findChildren(QCheckBox)
    next(iter(ticks)).click()
    assert {each.echoMode() for each in fields} == {QLineEdit.EchoMode.Normal}


def test_a_new_key_is_made_after_a_warning(clerk: Clerk, key: KeyDialog) -> None:
    before = clerk.key.fingerprint
    dialog = asks(key, "Tạo khóa mới…")
    assert "hãy báo trước cho họ" in read(dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Return)  # not by a key meant for a field
    assert dialog.isVisible()
    assert clerk.key.fingerprint == before
    carries_out(clerk, dialog, "Tạo khóa mới")
    assert clerk.key.fingerprint != before
    assert key.mark.text() == clerk.key.fingerprint
    assert "báo mã mới cho cơ quan nhận" in key.notice.text


def test_a_lost_passphrase_is_left_behind_with_its_key(clerk: Clerk, key: KeyDialog) -> None:
    keys.protect(clerk.desk, WORDS)
    dialog = asks(key, "Tạo khóa mới…")
    types(dialog.new, OTHERS)
    types(dialog.again, OTHERS)
    carries_out(clerk, dialog, "Tạo khóa mới")
    keys.seed_of_own_key(clerk.desk, OTHERS)


def test_the_dialog_stays_while_the_key_is_sealed(clerk: Clerk, key: KeyDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    go_on, protect = threading.Event(), keys.protect

    def slowly(*given: str) -> object:
        assert go_on.wait(10)
        return protect(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(keys, "protect", slowly)
    dialog = asks(key, "Đặt mật khẩu…")
    types(dialog.new, WORDS)
    types(dialog.again, WORDS)
    click(dialog, "Đặt mật khẩu")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    with clerk.qtbot.waitSignal(dialog.accepted):
        go_on.set()
