"""What goes upward: the file, the key that signs it, and the window that proves such files."""

from __future__ import annotations

from functools import cache

from pytestqt.qtbot import QtBot

from desktop.engine.edits import Address, Edit
from desktop.engine.period import Period
from desktop.exchange.submission.reading import opened
from desktop.exchange.submission.writing import Life, submission_bytes
from desktop.jobs.desk import Desk
from desktop.jobs.submission.keys import protect
from desktop.jobs.submission.trust import Keyring
from desktop.ui.files import Place as Folder
from desktop.ui.submitting.dialog import SendDialog
from desktop.ui.submitting.key_dialog import KeyDialog
from desktop.ui.submitting.passphrase_dialog import Purpose
from desktop.ui.verifying.figures import FiguresDialog
from desktop.ui.verifying.trust_dialog import TrustDialog
from desktop.ui.verifying.window import VerifyWindow
from desktop.ui.window import MainWindow
from tests.helpers import wards
from tests.ui.places.coming import Place, Visit, finalise_april, part_of


def _sending(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    protect(window.desk, "sông Đáy")
    dialog = _begin_to_send(window)
    visit(dialog)
    dialog.reject()


def _sent(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    dialog = _begin_to_send(window)
    dialog.make_button.click()
    qtbot.waitUntil(lambda: dialog.result_view is not None)
    visit(dialog)
    dialog.reject()


def _begin_to_send(window: MainWindow) -> SendDialog:
    """Begin to send a report with an attachment."""
    folder = window.desk.database.path.parent
    window.desk.database.set_setting(Folder.SUBMISSIONS, str(folder))
    window.open_report(finalise_april(window.desk))
    assert window.area is not None
    window.area.page.commands.send.trigger()
    dialog = part_of(window, SendDialog)
    attached = folder / "Kế hoạch số 29.txt"
    attached.write_text("Kế hoạch", encoding="utf-8")
    dialog.choices.attachments.add([attached])
    return dialog


def _key(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    dialog = _key_shown(window)
    visit(dialog)
    dialog.reject()


def _no_key(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    visit(_key_shown(window))


def _passphrase(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    protect(window.desk, "sông Đáy")
    visit(_key_shown(window).ask(Purpose.CHANGE))


def _new_key(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    visit(_key_shown(window).ask(Purpose.RENEW))


def _key_shown(window: MainWindow) -> KeyDialog:
    window.post.show_key()
    return part_of(window, KeyDialog)


@cache
def _received(period: str, key: bytes | None = None) -> bytes:
    """What a ward sent, signed with its own key or another."""
    report = wards.report("Phường Láng", Period.parse(period))
    report.apply(Edit("gõ", (report.stated(Address("plan.tasks_done"), "3"),)))
    attached = {"Kế hoạch 29.txt": b"x" * 20_000}
    return submission_bytes(report, Life(wards.ON_TIME), key or wards.seed(report.unit.name), attached)


def _proved(window: MainWindow, qtbot: QtBot, content: bytes) -> VerifyWindow:
    """The window that proves what came, with a file and a code in it."""
    file = window.desk.database.path.with_name("Phường Láng.cchc")
    file.write_bytes(content)
    window.post.check_file(file)
    proving = part_of(window, VerifyWindow)
    qtbot.waitUntil(lambda: bool(proving.file_band.said))
    proving.code.setText("1a2b-3c4d-5e6f-7081")
    proving.check_code()
    qtbot.waitUntil(lambda: bool(proving.paper_band.said))
    return proving


def _verifying(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    window.post.check.trigger()
    visit(part_of(window, VerifyWindow))


def _verified(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    visit(_proved(window, qtbot, _received("2025-08")))


def _know_the_ward(desk: Desk) -> None:
    keys = Keyring(desk)
    keys.judge(opened(_received("2025-08"), "").submission)
    keys.keep()


def _changed_key(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    _know_the_ward(window.desk)
    visit(_proved(window, qtbot, _received("2025-09", bytes(32))))


def _trust(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    _know_the_ward(window.desk)
    proving = _proved(window, qtbot, _received("2025-09", bytes(32)))
    proving.trust_button.click()
    dialog = part_of(proving, TrustDialog)
    visit(dialog)
    dialog.reject()


def _sent_figures(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    proving = _proved(window, qtbot, _received("2025-08"))
    proving.figures_button.click()
    dialog = part_of(proving, FiguresDialog)
    visit(dialog)
    dialog.reject()


PLACES = [
    Place("sending", _sending),
    Place("sent", _sent),
    Place("key", _key),
    Place("no-key", _no_key, before_first_start=True),
    Place("passphrase", _passphrase),
    Place("new-key", _new_key),
    Place("verifying", _verifying),
    Place("verified", _verified),
    Place("changed-key", _changed_key),
    Place("trust", _trust),
    Place("sent-figures", _sent_figures),
]
