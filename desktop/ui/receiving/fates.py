"""What became of each file, in lines of a list. No Qt here but the marks'."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from desktop.jobs.consolidating.inbox import Passed
from desktop.jobs.consolidating.outcome import FAULTY, TOLD, Fate, Item
from desktop.ui.receiving.intake import Taken
from desktop.ui.receiving.listing import Column, Line
from desktop.ui.receiving.marks import Mark

COLUMNS = (Column("Tệp", 26), Column("Kết quả", 29, marked=True), Column("Đơn vị", 20), Column("Vì sao", 44))
UNREAD, PASSED = "Chưa đọc", "Bỏ qua"
ALL, TO_ANSWER = "Mọi tệp", "Cần gửi trả"
_MARKS = {Fate.ACCEPTED: Mark.DONE, Fate.REPLACED: Mark.DONE, Fate.OLDER: Mark.QUIET, Fate.DUPLICATE: Mark.QUIET}


class Shown(NamedTuple):
    """A line, and the words of its fate."""

    fate: str
    line: Line


def lines(taken: Taken) -> list[Shown]:
    """Return a line for each file, those that need an answer first."""
    return sorted(
        _lines(taken), key=lambda shown: _needs_answer(shown.line.about) or _is_unread(shown.line.about), reverse=True
    )


def filters(shown: list[Shown]) -> dict[str, int]:
    """Return the words by which lines are filtered, and how many lines each leaves."""
    found = {ALL: len(shown), TO_ANSWER: sum(_needs_answer(each.line.about) for each in shown)}
    for each in shown:
        found[each.fate] = found.get(each.fate, 0) + 1
    return {words: count for words, count in found.items() if count or words == ALL}


def passes(shown: Shown, chosen: str) -> bool:
    """Whether a line is left by a filter."""
    return chosen in (ALL, shown.fate) or (chosen == TO_ANSWER and _needs_answer(shown.line.about))


def summed_up(taken: Taken) -> str:
    """Return all counts in one sentence: they add up to the number of files."""
    counts: dict[str, int] = {}
    for item in taken.items:
        counts[TOLD[item.fate]] = counts.get(TOLD[item.fate], 0) + 1
    files = len(taken.items) + len(taken.unread)
    parts = [f"{count} {_within(words)}" for words, count in counts.items()]
    parts += [f"{len(taken.unread)} chưa đọc vì đã dừng"] if taken.unread else []
    sentence = f"{files} tệp: {'; '.join(parts)}." if files else "Không có tệp nào để nhận."
    unread = sum(map(_is_unread, taken.passed))
    passed = len(taken.passed) - unread
    told = [f"Còn {unread} thư mục chưa đọc hết."] if unread else []
    told += [f"Ngoài ra bỏ qua {passed} tệp không phải báo cáo."] if passed else []
    return " ".join((sentence, *told))


def _within(words: str) -> str:
    return words[:1].lower() + words[1:]


def _needs_answer(about: object) -> bool:
    return isinstance(about, Item) and about.fate in FAULTY


def _is_unread(about: object) -> bool:
    """Whether reports may lie there that were not taken in."""
    return isinstance(about, Passed) and about.unread


def _lines(taken: Taken) -> Iterator[Shown]:
    for item in taken.items:
        mark = _MARKS.get(item.fate, Mark.FAULT)
        why = " ".join((item.message, *item.remarks))
        yield Shown(TOLD[item.fate], Line((item.path.name, TOLD[item.fate], item.name, why), item, mark))
    for path in taken.unread:
        told = "Đã dừng trước tệp này: nhận lại thư mục thì tệp được đọc tiếp."
        yield Shown(UNREAD, Line((path.name, UNREAD, "", told), path, Mark.MISSING))
    for each in taken.passed:
        fate, mark = (UNREAD, Mark.FAULT) if each.unread else (PASSED, Mark.QUIET)
        yield Shown(fate, Line((each.path.name, fate, "", each.why), each, mark, str(each.path)))
