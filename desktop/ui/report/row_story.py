"""What the pane says of a row besides its explanation: where its figure goes, which rules look at it, what is remembered.

Links: `row:CODE` leads to a row, `note:N` takes the N-th note used before, `history:` opens the row's history and
`confirm:` the question why a warning is right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop.engine.comparing import Comparison
from desktop.engine.edits import NOTE, Address
from desktop.engine.findings import Severity
from desktop.engine.history import LogEntry
from desktop.engine.report import Report, Status
from desktop.engine.text import shortened
from desktop.engine.watching import watching
from desktop.session import ReportSession
from desktop.ui import style, words
from desktop.ui.words import escaped

_LABEL_LENGTH = 70
_NOTE_LENGTH = 120
_MOST_ROWS = 6
_MOST_NOTES = 3
_MOST_CHANGES = 3
_HOLDS = {True: "✓", False: "✗", None: "–"}


def connected(report: Report, code: str) -> str:
    """Return, as rich text, where the row's figure goes, what is compared with it, and how it stood in the last period."""
    return "".join([*_users(report, code), *_rules(report, code), *_last_period(report, code)])


def remembered(session: ReportSession, cell: Address) -> str:
    """Return, as rich text, the notes used before and the latest changes of the cell. It asks the database."""
    return "".join([*_notes(session, cell), *_changes(session.change_log(cell))])


def notes_to_offer(session: ReportSession, cell: Address) -> Sequence[str]:
    """Return the notes that the links `note:0` … take; none where nothing is to be offered."""
    if session.report.status is not Status.DRAFT or cell.column != NOTE or session.report.note(cell.code):
        return ()
    return session.notes_before(cell.code)[:_MOST_NOTES]


def _users(report: Report, code: str) -> Iterator[str]:
    users = report.edition.plan.users_of(code)
    if users:
        named = [_row(report, user) for user in users[:_MOST_ROWS]]
        more = f" và {len(users) - _MOST_ROWS} dòng khác" if len(users) > _MOST_ROWS else ""
        yield f"<p><b>Số này đi vào:</b> {'; '.join(named)}{more}</p>"


def _rules(report: Report, code: str) -> Iterator[str]:
    rules = watching(report, code)
    if rules:
        lines = [
            f"<span{'' if rule.holds is not None else _muted()}>{_HOLDS[rule.holds]} {escaped(rule.told)}</span>"
            for rule in sorted(rules, key=lambda rule: (rule.holds is not False, rule.holds is None))[:_MOST_ROWS]
        ]
        more = f"<br>và {len(rules) - _MOST_ROWS} quy tắc khác" if len(rules) > _MOST_ROWS else ""
        yield f"<p><b>Quy tắc so sánh:</b><br>{'<br>'.join(lines)}{more}</p>"
    open_warnings = [
        finding for finding in report.findings_at(code) if finding.severity is Severity.WARNING and not report.reason(finding)
    ]
    if open_warnings and report.status is Status.DRAFT:
        yield "<p>Số liệu vẫn đúng? <a href='confirm:'>Xác nhận cảnh báo, nêu lý do (F9)</a></p>"


def _last_period(report: Report, code: str) -> Iterator[str]:
    comparison = Comparison(report)
    if comparison.period is not None:
        change = comparison.change(code)
        told = f"{escaped(comparison.shown(code) or 'trống')}{f' ({change})' if change else ''}"
        period = words.sentence_case(comparison.period.label)
        yield f"<p><b>{period}:</b> {told}. <a href='history:'>Các kỳ trước (Shift+F4)</a></p>"


def _notes(session: ReportSession, cell: Address) -> Iterator[str]:
    notes = notes_to_offer(session, cell)
    if notes:
        quoted = [escaped(shortened(note, _NOTE_LENGTH)) for note in notes]
        links = [f"<a href='note:{place}'>Dùng lại</a> “{note}”" for place, note in enumerate(quoted)]
        yield f"<p><b>Đã ghi ở các kỳ khác:</b><br>{'<br>'.join(links)}</p>"


def _changes(log: Sequence[LogEntry]) -> Iterator[str]:
    if log:
        lines = [_change(entry) for entry in log[:_MOST_CHANGES]]
        more = f"<br><a href='history:'>và {len(log) - _MOST_CHANGES} lần trước nữa</a>" if len(log) > _MOST_CHANGES else ""
        yield f"<p{_muted()}><b>Thay đổi của ô:</b><br>{'<br>'.join(lines)}{more}</p>"


def _change(entry: LogEntry) -> str:
    at = entry.at.astimezone()
    who = f", {escaped(entry.who)}" if entry.who else ""
    before, after = (escaped(shortened(text, _LABEL_LENGTH)) if text else "trống" for text in (entry.before, entry.after))
    return f"{at:%d/%m/%Y %H:%M}{who}: {before} → {after} <i>({escaped(entry.name)})</i>"


def _row(report: Report, code: str) -> str:
    name = escaped(shortened(report.name(code), _LABEL_LENGTH))
    return f"<a href='row:{code}'>{name}</a> ({escaped(report.shown(code) or 'trống')})"


def _muted() -> str:
    return f" style='color:{style.theme().muted.name()}'"
