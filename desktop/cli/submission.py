"""What is sent and what comes in, on the command line."""

from __future__ import annotations

import getpass
import sys
from argparse import Namespace
from pathlib import Path
from typing import Any

from desktop.cli.answer import DONE, FAULTY, Answer
from desktop.engine.submission import Submission
from desktop.jobs.desk import Desk
from desktop.jobs.errors import PassphraseError, RefusedError
from desktop.jobs.submission import keys
from desktop.jobs.submission.keys import KeyState
from desktop.jobs.submission.letter import covering_letter
from desktop.jobs.submission.making import make_submission
from desktop.jobs.submission.verifying import verify as proved

_LONGEST_PASSPHRASE = 1_000


def made(desk: Desk, chosen: Namespace) -> Answer:
    """Write the submission of a report."""
    passphrase = _passphrase(desk, chosen.passphrase_file)
    written = make_submission(desk, chosen.report, chosen.submission, passphrase=passphrase, attachments=chosen.attach)
    assert written is not None  # noqa: S101 - nobody said no
    letter = covering_letter(desk, chosen.report, chosen.submission.name)
    data = {
        "files": [str(written.path.absolute())],
        "size": written.size,
        "sha256": written.sha256,
        "short_hash": written.code,
        "key": written.key,
        "mail": letter._asdict(),
    }
    told = f"Đã ghi {written.path.absolute()} ({written.size // 1024} KB), mã kiểm tra {written.code}"
    return Answer(data, (told, "", letter.subject, "", letter.text))


def verify(desk: Desk, chosen: Namespace) -> Answer:
    """Prove a submission, a PDF or a typed code; the status says whether all is proved."""
    verdict = proved(desk, chosen.what, against=chosen.submission, trust=chosen.trust_key)
    data: dict[str, Any] = {
        "valid": verdict.valid,
        "outcome": str(verdict.outcome),
        "messages": list(verdict.lines),
        "faults": [fault._asdict() for fault in verdict.faults],
        "short_hash": verdict.code,
    }
    if verdict.submission:
        data["submission"] = _submission(verdict.submission)
    if verdict.standing:
        data["key"] = str(verdict.standing)
    if verdict.identical is not None:
        pages = list(verdict.differing)
        data |= {"identical": verdict.identical, "appendix": verdict.appendix, "differing_pages": pages}
    return Answer(data, verdict.lines, DONE if verdict.valid else FAULTY)


def key(desk: Desk, chosen: Namespace) -> Answer:
    """Show the unit's key; change its passphrase; make another one."""
    if chosen.new_passphrase_file and not (chosen.protect or chosen.renew):
        raise RefusedError("--new-passphrase-file chỉ đi cùng --protect hoặc --renew.")
    if chosen.protect or chosen.renew:
        new = _new_passphrase(chosen)
        state = keys.renew(desk, new) if chosen.renew else keys.protect(desk, new, _passphrase(desk, chosen.passphrase_file))
    elif chosen.unprotect:
        state = keys.protect(desk, "", _passphrase(desk, chosen.passphrase_file))
    elif (found := keys.own_key(desk)) is None:
        return Answer({"key": None}, ("Đơn vị chưa có khóa ký: khóa được tạo khi lập tệp gửi đầu tiên.",))
    else:
        state = found
    return _told(state)


def _told(state: KeyState) -> Answer:
    data = {
        "key": state.public,
        "fingerprint": state.fingerprint,
        "made": state.made.isoformat(),
        "protected": state.protected,
    }
    how = "có mật khẩu" if state.protected else "không có mật khẩu"
    made_on = state.made.astimezone().strftime("%d/%m/%Y")
    return Answer(data, (f"Khóa ký của đơn vị: {state.fingerprint}, tạo ngày {made_on}, {how}.",))


def _submission(submission: Submission) -> dict[str, Any]:
    return {
        "unit": submission.unit.name,
        "form": submission.form,
        "edition": submission.edition,
        "period": submission.period.code,
        "number": submission.number,
        "version": submission.version,
        "hash": submission.hash,
        "finalised": submission.finalised.isoformat(),
        "practice": submission.practice,
        "key": keys.key_fingerprint(submission.key),
        "warnings": len(submission.reasons),
    }


def _passphrase(desk: Desk, file: Path | None) -> str:
    """Return the passphrase of the unit's key: from *file*, else asked for where somebody sits; empty when there is none."""
    state = keys.own_key(desk)
    if state is None or not state.protected:
        return ""
    if file is not None:
        return _first_line(file)
    if not sys.stdin.isatty():
        raise PassphraseError(missing=True)
    return getpass.getpass("Mật khẩu của khóa ký: ")


def _new_passphrase(chosen: Namespace) -> str:
    if chosen.new_passphrase_file is not None:
        return _first_line(chosen.new_passphrase_file)
    if chosen.renew and not chosen.protect:
        return ""
    if not sys.stdin.isatty():
        raise RefusedError("Chưa có mật khẩu mới: hãy ghi mật khẩu vào dòng đầu một tệp rồi thêm --new-passphrase-file TỆP.")
    first = getpass.getpass("Mật khẩu mới của khóa ký: ")
    if first != getpass.getpass("Nhập lại mật khẩu mới: "):
        raise RefusedError("Hai lần nhập mật khẩu không giống nhau nên chưa đổi gì: hãy làm lại.")
    if not first:
        raise RefusedError("Mật khẩu mới đang trống: muốn bỏ mật khẩu, hãy dùng --unprotect.")
    return first


def _first_line(file: Path) -> str:
    try:
        with file.open(encoding="utf-8-sig") as lines:
            line = lines.readline(_LONGEST_PASSPHRASE).rstrip("\r\n")
    except (OSError, UnicodeDecodeError):
        raise RefusedError(f"Không đọc được mật khẩu trong tệp “{file}”.") from None
    if not line:
        raise RefusedError(f"Dòng đầu của tệp “{file}” trống: hãy ghi mật khẩu vào đó.")
    return line
