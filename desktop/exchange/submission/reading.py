"""A file -> a submission, or what is wrong with it. Nothing in the file is believed before it is proved.

Memory and time are bounded by the file's size, which has a limit: nothing is inflated, nothing is written, and no name in
the file is used as a path.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from desktop.engine.submission import Submission
from desktop.exchange.submission import container, signing, strict_json
from desktop.exchange.submission.container import MOST_BYTES, Member
from desktop.exchange.submission.content import submission_from
from desktop.exchange.submission.errors import Fault, Kind, SubmissionError
from desktop.exchange.submission.names import is_safe
from desktop.exchange.submission.writing import ATTACHED, FORMAT, MANIFEST, PDF, REPORT, SCHEMA, SIGNATURE, WORKBOOK

#: What the clerk calls the members.
_WORDS = {MANIFEST: "bản kê", SIGNATURE: "chữ ký", REPORT: "số liệu", PDF: "bản in", WORKBOOK: "bảng tính"}
#: Phụ lục 1 has 130 kB.
_LONGEST_REPORT = 3_000_000
_HASH = re.compile(r"[0-9a-f]{64}")


class SubmissionFile(NamedTuple):
    """A whole file: the submission, and the files that travel in it."""

    submission: Submission
    pdf: bytes
    workbook: bytes
    attachments: Mapping[str, bytes]


def open_submission(path: Path) -> SubmissionFile:
    """Return all that is in the file at *path*. Raises `SubmissionError`."""
    return opened(content_of(path), path.name)


def content_of(path: Path, most: int = MOST_BYTES) -> bytes:
    """Return the bytes of a file of at most *most* bytes. Raises `SubmissionError`."""
    try:
        if path.exists() and not path.is_file():
            raise SubmissionError(Kind.UNREADABLE, f"“{path}” không phải là một tệp.")
        with path.open("rb") as file:
            content = file.read(most + 1)
    except FileNotFoundError:
        raise SubmissionError(Kind.UNREADABLE, f"Không tìm thấy tệp “{path}”.") from None
    except (OSError, ValueError):  # a name with a null sign in it is a ValueError
        told = f"Không đọc được tệp “{path}”: hãy kiểm tra ổ đĩa và quyền đọc tệp."
        raise SubmissionError(Kind.UNREADABLE, told) from None
    if len(content) > most:
        told = f"Tệp “{path.name}” lớn hơn {most // 1_000_000} MB nên không phải là tệp gửi của chương trình: hãy xem lại tệp."
        raise SubmissionError(Kind.TOO_BIG, told)
    return content


def opened(content: bytes, name: str) -> SubmissionFile:
    """Return all that is in the bytes of a file, which sentences call *name*. Raises `SubmissionError`."""
    errors: list[SubmissionError] = []
    for found in container.readings(content):
        try:
            return _proved(content, found, name)
        except SubmissionError as error:
            errors.append(error)
    if not errors:
        raise _foreign(content, name)
    # Two witnesses of a damaged file: the one that knows best where the damage is has the least to tell.
    raise min(errors, key=lambda error: (error.kind is not Kind.NEWER, error.kind is Kind.FOREIGN, len(error.faults)))


def _proved(content: bytes, found: Sequence[Member], name: str) -> SubmissionFile:
    members = {member.name: member.content for member in found}
    manifest = _manifest(found, name)
    listed = {each["name"]: each for each in manifest["files"]}
    if faults := tuple(_faults_of_members(members, listed)):
        raise _damaged(name, faults)
    whole = {part: members[part] for part in (MANIFEST, SIGNATURE, *listed)}
    if (place := container.altered_place(content, whole)) is not None:
        where = f"quanh {_called(place)}" if place else "ở cuối tệp"
        raise _damaged(name, (Fault(place, f"khung của tệp {where} đã bị thay đổi"),))
    try:
        if len(members[REPORT]) > _LONGEST_REPORT:
            raise ValueError("too long")
        submission = submission_from(strict_json.read(members[REPORT]), manifest)
    except ValueError:
        fault = Fault(REPORT, "số liệu trong tệp không phải là một báo cáo mà chương trình lập ra")
        raise _invalid(name, fault) from None
    attachments = {part.removeprefix(ATTACHED): members[part] for part in listed if part.startswith(ATTACHED)}
    return SubmissionFile(submission, members[PDF], members[WORKBOOK], attachments)


def _manifest(found: Sequence[Member], name: str) -> dict[str, Any]:
    """Return the manifest, when it is one, when this program can read it, and when it is signed."""
    by_name = {member.name: member for member in found}
    member, signature = by_name.get(MANIFEST), by_name.get(SIGNATURE)
    if member is None:
        raise _foreign(b"", name)
    manifest: Any = None
    with suppress(ValueError):
        manifest = strict_json.read(member.content)
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT or not _is_whole(manifest.get("schema")):
        if member.agrees:
            raise _foreign(b"", name)
        raise _damaged(name, (_changed(MANIFEST),))
    if manifest["schema"] > SCHEMA and member.agrees:
        told = f"Tệp “{name}” do phiên bản mới hơn của chương trình lập ra: hãy cài phiên bản mới nhất rồi mở lại."
        raise SubmissionError(Kind.NEWER, told)
    key = manifest.get("key")
    if signature is None:
        raise _damaged(name, (Fault(SIGNATURE, f"thiếu {_called(SIGNATURE)}"),))
    if not isinstance(key, str) or not signing.is_signed(key, member.content, signature.content):
        altered = [part for part in (member, signature) if not part.agrees]
        faults = tuple(_changed(part.name) for part in altered)
        unsigned = Fault(MANIFEST, f"chữ ký không phải là của {_called(MANIFEST)}")
        raise _damaged(name, faults or (unsigned,))
    if not _is_list_of_files(manifest) or manifest["schema"] != SCHEMA:
        raise _invalid(name, Fault(MANIFEST, "bản kê trong tệp không đúng mẫu của chương trình"))
    return manifest


def _is_list_of_files(manifest: dict[str, Any]) -> bool:
    """Whether a signed manifest lists just the members that a submission has, each with size and hash."""
    files = manifest.get("files")
    if not isinstance(files, list) or not _is_hash(manifest.get("hash")) or not _is_hash(manifest["key"]):
        return False
    if not all(isinstance(each, dict) and _is_file(each) for each in files):
        return False
    names = [each["name"] for each in files]
    attached = names[3:]
    return (
        names[:3] == [REPORT, PDF, WORKBOOK]
        and len(set(attached)) == len(attached)
        and all(part.startswith(ATTACHED) and is_safe(part.removeprefix(ATTACHED)) for part in attached)
    )


def _is_file(told: dict[str, Any]) -> bool:
    return isinstance(told.get("name"), str) and _is_whole(told.get("size")) and _is_hash(told.get("sha256"))


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_hash(value: Any) -> bool:
    return isinstance(value, str) and _HASH.fullmatch(value) is not None


def _faults_of_members(members: Mapping[str, bytes], listed: Mapping[str, dict[str, Any]]) -> Iterator[Fault]:
    for part, told in listed.items():
        if part not in members:
            yield Fault(part, f"thiếu {_called(part)}")
        elif len(members[part]) != told["size"] or sha256(members[part]).hexdigest() != told["sha256"]:
            yield _changed(part)
    for part in members:
        if part not in (MANIFEST, SIGNATURE, *listed):
            yield Fault(part, f"có thêm “{_shown(part)}” không thuộc tệp gửi")


def _changed(part: str) -> Fault:
    return Fault(part, f"{_called(part)} đã bị thay đổi")


def _called(part: str) -> str:
    words = _WORDS.get(part, "tệp đính kèm" if part.startswith(ATTACHED) else "phần")
    return f"{words} “{_shown(part)}”"


def _shown(part: str) -> str:
    """Return a member's name fit to be read, whatever somebody called it."""
    return "".join(letter for letter in part if letter.isprintable())[:80]


def _foreign(content: bytes, name: str) -> SubmissionError:
    if content.startswith(b"PK\x03\x04") and MANIFEST.encode() in content[:64]:
        return _damaged(name, (Fault("", "tệp bị cắt ngay từ phần đầu"),))
    told = f"Tệp “{name}” không phải là tệp gửi (.cchc) của chương trình: hãy chọn đúng tệp mà đơn vị đã gửi."
    return SubmissionError(Kind.FOREIGN, told)


def _damaged(name: str, faults: tuple[Fault, ...]) -> SubmissionError:
    told = "; ".join(fault.message for fault in faults)
    return SubmissionError(Kind.DAMAGED, f"Tệp “{name}” không còn nguyên vẹn: {told}. Hãy đề nghị đơn vị gửi lại.", faults)


def _invalid(name: str, fault: Fault) -> SubmissionError:
    told = f"Tệp “{name}” không dùng được: {fault.message}. Hãy đề nghị đơn vị lập lại tệp gửi bằng chương trình."
    return SubmissionError(Kind.INVALID, told, (fault,))
