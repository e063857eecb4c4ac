"""Take in what units below sent: every file is looked at, told of, and either kept or left, whatever the others are.

Running it again changes nothing: what was received before is a duplicate. What counts of several versions does not depend on
the order in which they came.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from desktop.catalogue import EditionFaultsError, UnknownFormError
from desktop.engine.definition import Edition
from desktop.engine.register import Register, short_name
from desktop.engine.report import Report
from desktop.jobs.consolidating.opening import NotTakenError, Opened, hash_of, open_file, report_of, unit_in_name
from desktop.jobs.consolidating.outcome import KEPT, REFUSED, Fate, Item
from desktop.jobs.consolidating.period import Collected
from desktop.jobs.consolidating.register import match, register_of, reporting_units
from desktop.jobs.desk import Desk
from desktop.jobs.submission.trust import TRUSTED, Keyring, KeyStanding, told_key
from desktop.storage.received import NewReceived, ReceivedRow
from desktop.storage.refused import RefusedRow

#: So many files are kept in one transaction: a commit costs as much as reading a few files.
_CHUNK = 64
_MOST_FILES = 20_000
#: What systems leave in folders.
_LITTER = ("~$", ".", "Thumbs.db", "desktop.ini")
_FAULTS_TOLD = 20
#: An edition is related when it knows at least this share of what was sent.
_LEAST_KNOWN = 2 / 3

Progress = Callable[[int, int], None]


class Passed(NamedTuple):
    """What is not looked at, and why: the sentence. *unread* tells a place that may hold reports from what is none."""

    path: Path
    why: str
    unread: bool = False


class Survey(NamedTuple):
    """The files to be taken in, in the order of their names, and what was passed over."""

    files: list[Path]
    passed: list[Passed]


def survey(paths: Iterable[Path]) -> Survey:
    """Return the files among *paths* and in the folders among them, whatever they are.

    Links to folders are not followed: they count as files, which cannot be read. What systems leave in folders is passed
    over, and so is what cannot be listed, or comes after a great many files.
    """
    found: dict[Path, None] = {}
    passed: list[Passed] = []
    for path in paths:
        for file in _files_of(path, passed):
            if len(found) >= _MOST_FILES and file not in found:
                told = f"Chỉ đọc {_MOST_FILES} tệp đầu tiên: hãy nhận phần còn lại trong một lần sau."
                passed.append(Passed(path, told, unread=True))
                return Survey(list(found), passed)
            found[file] = None
    return Survey(list(found), passed)


def files_in(paths: Iterable[Path]) -> list[Path]:
    """Return the files of `survey`."""
    return survey(paths).files


def take_in(
    desk: Desk,
    collected: Collected,
    files: Sequence[Path],
    *,
    trust: bool = False,
    progress: Progress = lambda _done, _of: None,
    wanted: Callable[[], bool] = lambda: True,
) -> list[Item]:
    """Take in *files* for a form and a period; return what became of each, in their order.

    *trust* takes changed keys as the units' own from now on. *progress* is told how many files are done; *wanted* is asked
    before each: after a no the files so far are kept, and the others are not in the answer.
    """
    intake = _Intake(desk, collected, trust=trust)
    for start in range(0, len(files), _CHUNK):
        for file in files[start : start + _CHUNK]:
            if not wanted():
                return intake.finish()
            intake.take(file)
            progress(len(intake.items), len(files))
        intake.keep()
    return intake.finish()


class _Intake:
    """The files so far, and what waits to be kept."""

    def __init__(self, desk: Desk, collected: Collected, *, trust: bool) -> None:
        self.items: list[Item] = []
        self._desk = desk
        self._collected = collected
        self._register: Register = register_of(desk)
        self._must = _must_report(desk, collected) if self._register.units else {}
        self._keys = Keyring(desk, self._register, trust=trust)
        self._waiting: list[NewReceived] = []
        self._hashes: set[str] = set()
        self._ranks = {
            (row.unit, form): row.rank
            for form, below in collected.accepted.items()
            for row in sorted(desk.database.received.rows(form, below.period), key=lambda row: row.rank)
        }

    def take(self, file: Path) -> None:
        """Look at one file."""
        try:
            opened = open_file(file, self._collected.accepted, self._collected.period, self._register)
            self._take_opened(file, opened)
        except NotTakenError as refusal:
            sender = refusal.unit or unit_in_name(file, self._register, self._collected.period)
            unit = match(self._register, sender, self._collected.period).unit if sender.name else ""
            self.items.append(Item(file, refusal.fate, str(refusal), unit, short_name(sender.name)))

    def keep(self) -> None:
        """Keep what waits, the keys in one transaction and the reports in another: each waits for the disk."""
        self._keys.keep()
        if self._waiting:
            self._desk.database.received.keep(self._waiting)
            self._waiting.clear()

    def finish(self) -> list[Item]:
        """Keep what waits, and what is told of the files that could not be taken in; return what became of each file.

        A unit of which something new was kept has mended what was wrong before, but not what came with it.
        """
        self.keep()
        where = self._collected.edition.form, self._collected.period
        units = [item.unit for item in self.items if item.fate in KEPT]
        files = [item.path.name for item in self.items if item.fate not in REFUSED]
        now = datetime.now(UTC)
        rows = [
            RefusedRow(item.path.name, item.fate, item.message, item.unit, item.name, now)
            for item in self.items
            if item.fate in REFUSED and (item.name or item.fate is not Fate.UNREADABLE)  # letters lie in such folders, too
        ]
        self._desk.database.refused.renew(*where, rows, units=units, files=files)
        return self.items

    # --- inside ---

    def _take_opened(self, file: Path, opened: Opened) -> None:
        below = self._collected.accepted.get(opened.form)
        if below is None:
            forms = ", ".join(f"“{each.edition.title}”" for each in self._collected.accepted.values())
            told = f"Tệp là của biểu mẫu “{self._title(opened)}”, ở đây cần {forms}."
            raise NotTakenError(Fate.WRONG_FORM, told, opened.unit)
        submission = opened.submission
        if submission is not None and submission.practice and not self._desk.practice:
            raise NotTakenError(Fate.PRACTICE, told_key(submission, KeyStanding.PRACTICE), opened.unit)
        if opened.period != below.period:
            told = f"Tệp là báo cáo {opened.period.label}, ở đây cần {below.period.label}."
            raise NotTakenError(Fate.WRONG_PERIOD, told, opened.unit)
        found = match(self._register, opened.unit, opened.period)
        if found.refusal or (self._must and found.unit not in self._must[opened.form]):
            told = found.refusal or f"{found.name} không thuộc các đơn vị phải gửi biểu mẫu này cho đơn vị mình."
            raise NotTakenError(Fate.UNKNOWN_UNIT, told, opened.unit)
        if submission is not None and (refusal := self._refused_key(opened)):
            raise NotTakenError(Fate.CHANGED_KEY, refusal, opened.unit)
        edition, remarks = self._edition(opened, below.edition)
        report = report_of(opened, edition)
        hash_ = hash_of(opened, report)
        if hash_ in self._hashes or self._desk.database.received.known([hash_]):
            self.items.append(Item(file, Fate.DUPLICATE, "Đã nhận báo cáo này từ trước.", found.unit, found.name))
            return
        faults = tuple(_faults_of(opened, report))
        row = ReceivedRow(
            id=0,
            unit=found.unit,
            name=found.name,
            form=opened.form,
            edition=edition.edition,
            period=opened.period,
            number=report.number,
            version=opened.version,
            hash=hash_,
            signed=submission is not None,
            sent=opened.sent,
            received=datetime.now(UTC),
            file=file.name,
            faults="\n".join(faults),
        )
        fate, message = self._fate(row, faults)
        item = Item(file, fate, message, found.unit, found.name, faults, (*remarks, *_remarks_of(opened)))
        self._hashes.add(hash_)
        if fate in KEPT:
            self._waiting.append(NewReceived(row, report))
        self.items.append(item)

    def _title(self, opened: Opened) -> str:
        return opened.submission.title if opened.submission is not None else opened.form

    def _refused_key(self, opened: Opened) -> str:
        assert opened.submission is not None  # noqa: S101 - asked by the caller
        standing = self._keys.judge(opened.submission)
        if standing in TRUSTED or (standing is KeyStanding.PRACTICE and self._desk.practice):
            return ""
        return told_key(opened.submission, standing)

    def _edition(self, opened: Opened, wanted: Edition) -> tuple[Edition, tuple[str, ...]]:
        """Return the edition in which a report is read, its own where it is installed, and what is to be known of that.

        Raises `NotTakenError` when that edition, or the one that is wanted, does not know what was sent.
        """
        if opened.edition == wanted.edition:
            return wanted, ()
        try:
            own = self._desk.catalogue.edition(opened.form, opened.edition)
        except (UnknownFormError, EditionFaultsError):
            own = wanted
        sent = opened.submission.values if opened.submission is not None else own.indicators
        unknown = [code for code in sent if code not in wanted.indicators]
        if len(unknown) > (1 - _LEAST_KNOWN) * len(sent):
            told = (
                f"Tệp lập theo phiên bản {opened.edition} của biểu mẫu, khác hẳn phiên bản {wanted.edition} đang dùng: "
                "hãy cài phiên bản mới của chương trình, hoặc đề nghị đơn vị lập lại."
            )
            raise NotTakenError(Fate.WRONG_EDITION, told, opened.unit)
        told = f"Tệp lập theo phiên bản {opened.edition} của biểu mẫu, đã chuyển sang phiên bản {wanted.edition}"
        left = f"; {len(unknown)} dòng không có trong phiên bản này." if unknown else "."
        return own, (told + left,)

    def _fate(self, row: ReceivedRow, faults: Sequence[str]) -> tuple[Fate, str]:
        """Return what becomes of a version that was not there before."""
        key = row.unit, row.form
        there = self._ranks.get(key)
        if there is not None and row.rank < there:
            return Fate.OLDER, f"Đã có bản mới hơn bản này (phiên bản {row.version}): giữ lại để xem, không tính."
        self._ranks[key] = row.rank
        if faults:
            return Fate.HAS_ERRORS, f"Báo cáo có {len(faults)} lỗi, chưa được tính: {faults[0]}"
        if there is not None:
            return Fate.REPLACED, f"Đã nhận, thay bản nhận trước đó (phiên bản {row.version})."
        return Fate.ACCEPTED, "Đã nhận."


def _must_report(desk: Desk, collected: Collected) -> dict[str, set[str]]:
    """Return by form the codes of the units that must report in it."""
    return {
        form: {unit.code for unit in reporting_units(desk, below.edition.unit_levels, below.period)}
        for form, below in collected.accepted.items()
    }


def _files_of(path: Path, passed: list[Passed]) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    waiting = [path]
    while waiting:
        folder = waiting.pop(0)
        try:
            with os.scandir(folder) as entries:
                listed = sorted(entries, key=lambda entry: entry.name)
        except OSError:
            passed.append(Passed(folder, "Không mở được thư mục này: hãy kiểm tra ổ đĩa và quyền đọc.", unread=True))
            continue
        for entry in listed:
            if entry.name.startswith(_LITTER):
                passed.append(Passed(Path(entry.path), "Tệp tạm hoặc tệp ẩn của hệ thống, không phải báo cáo."))
            elif entry.is_dir(follow_symlinks=False):
                waiting.append(Path(entry.path))
            else:
                yield Path(entry.path)


def _faults_of(opened: Opened, report: Report) -> Iterator[str]:
    """Yield the errors of a report, each with its row, and rows whose sent figure is not what the cells make."""
    told = 0
    for finding in report.errors:
        code = finding.indicators[0]
        name = report.name(code) if code in report.edition.names else report.label(code)
        told += 1
        if told <= _FAULTS_TOLD:
            yield f"{name}: {finding.message} {finding.remedy}".strip()
    if told > _FAULTS_TOLD:
        yield f"Và {told - _FAULTS_TOLD} lỗi khác."
    if opened.submission is not None and opened.edition == report.edition.edition:
        for code in opened.submission.contradictions(report)[:_FAULTS_TOLD]:
            again = report.shown(code) or "trống"
            yield f"{report.name(code)}: số gửi lên khác số tính lại từ các ô của chính báo cáo ({again})."
    if opened.reading is not None:
        for left in opened.reading.left[:_FAULTS_TOLD]:
            if left.code in report.edition.names:
                yield f"{report.name(left.code)}: “{left.text}” không đọc được. {left.reason}"


def _remarks_of(opened: Opened) -> tuple[str, ...]:
    if opened.reading is None:
        return ()
    proposed = len(opened.reading.proposed)
    asked = (f"{proposed} chỗ có thể hiểu khác: mở tệp bằng Nhập từ tệp để xem.",) if proposed else ()
    own = opened.workbook.remarks if opened.workbook is not None else ()
    return (*own, *opened.reading.remarks, *asked)
