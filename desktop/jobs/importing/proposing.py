"""What may be meant where a value is blank or cannot be read: a question for each row, never an answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from desktop.engine.definition import Edition
from desktop.engine.edits import NOTE, VALUE, Address
from desktop.engine.text import fold, shortened
from desktop.engine.values import DOCUMENT_NUMBER, FaultCode, Kind, NumberType, Reading, YesNoType
from desktop.jobs.importing.parts import Bounds, parts_of_ratio
from desktop.jobs.importing.phrases import fraction_in, is_amount, leading_number, numbers_of, says_nothing_happened
from desktop.jobs.importing.result import Kind as About
from desktop.jobs.importing.result import Proposal
from desktop.jobs.importing.rows import RowText, Wording

#: The column that is looked at, and what asks about it.
_Way = tuple[str, Callable[[], Iterator[Proposal]]]
_HUNDRED = Decimal(100)
_LONGEST_FIGURE = 30
_NAMED_DOCUMENT = re.compile(
    DOCUMENT_NUMBER + r"|\b(?:quyết định|kế hoạch|công văn|nghị quyết|thông báo) số \d+", re.IGNORECASE
)


def about_rows(edition: Edition, rows: Mapping[str, RowText], wording: Wording) -> list[Proposal]:
    """Return what may be meant on the rows that are typed, at most one question a row; then what ratios say of their parts."""
    found: list[Proposal] = []
    bounds = Bounds.of(edition)
    for row in rows.values():
        if not row.indicator.calculated:
            found.extend(_Asking(row, wording, bounds).proposals())
    asked = {address for proposal in found for address, _ in proposal.cells}
    for row in rows.values():
        if proposal := parts_of_ratio(row, rows, asked, wording):
            found.append(proposal)
            asked.update(address for address, _ in proposal.cells)
    return found


class _Asking:
    """The questions about one row that is typed. The first way of understanding it that fits is the one asked about."""

    def __init__(self, row: RowText, wording: Wording, bounds: Bounds) -> None:
        self._row = row
        self._type = row.indicator.type
        self._code = row.indicator.code
        self._name = wording.name(self._code)
        self._value_column = wording.column(self._code, VALUE)
        self._note_column = wording.column(self._code, NOTE)
        self._unit_column = wording.column(self._code, "unit")
        self._bounds = bounds
        self._place = ""

    def proposals(self) -> list[Proposal]:
        """Return the question, or one for each of several readings."""
        ways = self._when_blank if self._row.is_blank else self._when_filled
        for field, way in ways():
            self._place = self._row.place(field)
            if found := list(way()):
                return found
        return []

    # --- the value is blank ---

    def _when_blank(self) -> Iterator[_Way]:
        if isinstance(self._type, NumberType):
            yield NOTE, self._number_in_note
            yield NOTE, self._fraction_in_note
            yield "unit", self._number_in_unit
            yield NOTE, self._nothing_in_note
            yield NOTE, self._counted_in_note
        else:
            yield "unit", self._answer_in_unit
            yield NOTE, self._answer_in_note
            yield NOTE, self._document_in_note

    def _number_in_note(self) -> Iterator[Proposal]:
        text = self._row.note
        if len(text) > _LONGEST_FIGURE:
            return
        read = self._type.read(text)
        if read.fault is not None and read.fault.code is FaultCode.AMBIGUOUS:
            yield from self._two_readings(text, read, [(Address(self._code, NOTE), "")])
        elif self._is_figure(read):
            told = f"{self._name}: số {text} nằm ở cột {self._note_column}, chuyển sang cột {self._value_column}?"
            yield self._moved(About.NUMBER_IN_NOTE, told, text)

    def _fraction_in_note(self) -> Iterator[Proposal]:
        yield from self._fraction(self._row.note, keeps_note=True)

    def _number_in_unit(self) -> Iterator[Proposal]:
        text = self._row.unit
        if text and any(sign.isdigit() for sign in text) and self._is_figure(read := self._type.read(text)):
            shown = self._type.edited(read.value)
            told = f"{self._name}: cột {self._unit_column} ghi “{text}”, ghi {shown} vào cột {self._value_column}?"
            yield self._filled(About.ANSWER_ELSEWHERE, told, shown)

    def _nothing_in_note(self) -> Iterator[Proposal]:
        text = self._row.note
        if self._type.kind is not Kind.RATIO and says_nothing_happened(text):
            told = f"{self._name}: cột {self._note_column} ghi “{text}”, ghi 0 vào cột {self._value_column}?"
            yield self._moved(About.NOTHING_HAPPENED, told, "0")

    def _counted_in_note(self) -> Iterator[Proposal]:
        units = [unit for unit in re.split(r"[/()]", self._row.indicator.unit) if unit.strip()]
        found = [(number, unit.strip()) for unit in units for number in numbers_of(self._row.note, unit)]
        if len(found) == 1:
            number, unit = found[0]
            counted = f"“{number} {unit.lower()}”"
            told = f"{self._name}: cột {self._note_column} nêu {counted}, ghi {int(number)} vào cột {self._value_column}?"
            yield self._filled(About.WORDS_WITH_NUMBER, told, str(int(number)))

    def _answer_in_unit(self) -> Iterator[Proposal]:
        text = self._row.unit
        if text and self._type.kind not in (Kind.TEXT, Kind.DOCUMENT) and self._type.read(text).fault is None:
            told = f"{self._name}: cột {self._unit_column} ghi “{text}”, ghi vào cột {self._value_column}?"
            yield self._filled(About.ANSWER_ELSEWHERE, told, text)

    def _answer_in_note(self) -> Iterator[Proposal]:
        text = self._row.note
        if text and self._type.kind not in (Kind.TEXT, Kind.DOCUMENT) and self._type.read(text).fault is None:
            told = f"{self._name}: cột {self._note_column} ghi “{text}”, chuyển sang cột {self._value_column}?"
            yield self._moved(About.ANSWER_ELSEWHERE, told, text)

    def _document_in_note(self) -> Iterator[Proposal]:
        if isinstance(self._type, YesNoType) and (match := _NAMED_DOCUMENT.search(self._row.note)):
            yes = self._type.shown(value=True)
            told = f"{self._name}: cột {self._note_column} nêu văn bản {match[0]}, chọn “{yes}” ở cột {self._value_column}?"
            yield self._filled(About.DOCUMENT_NAMED, told, yes)

    # --- the value is there ---

    def _when_filled(self) -> Iterator[_Way]:
        assert self._row.read is not None  # noqa: S101 - it is filled
        fault = self._row.read.fault
        if fault is None:
            yield NOTE, self._repeated_in_note
        elif fault.code is FaultCode.AMBIGUOUS:
            yield VALUE, self._ambiguous
        elif isinstance(self._type, NumberType):
            yield VALUE, self._nothing_as_value
            yield VALUE, self._fraction_as_value
            yield VALUE, self._number_with_words
            yield VALUE, self._text_as_value
        else:
            yield VALUE, self._document_as_value
            yield VALUE, self._answer_with_words

    def _repeated_in_note(self) -> Iterator[Proposal]:
        assert self._row.read is not None  # noqa: S101 - it is filled
        note = self._row.note
        if (
            note
            and len(note) <= _LONGEST_FIGURE
            and isinstance(self._type, NumberType)
            and self._type.read(note) == self._row.read
        ):
            told = f"{self._name}: cột {self._note_column} chỉ ghi lại số {note}, bỏ ở cột {self._note_column}?"
            yield self._proposal(About.REPEATED, told, [(Address(self._code, NOTE), "")])

    def _ambiguous(self) -> Iterator[Proposal]:
        assert self._row.read is not None  # noqa: S101 - it is filled
        yield from self._two_readings(self._row.value, self._row.read, [])

    def _nothing_as_value(self) -> Iterator[Proposal]:
        text = self._row.value
        if self._type.kind is not Kind.RATIO and says_nothing_happened(text):
            told = f"{self._name}: cột {self._value_column} ghi “{text}”, ghi 0?"
            yield self._filled(About.NOTHING_HAPPENED, told, "0")

    def _fraction_as_value(self) -> Iterator[Proposal]:
        yield from self._fraction(self._row.value, keeps_note=False)

    def _number_with_words(self) -> Iterator[Proposal]:
        text = self._row.value
        number = "" if is_amount(text) else leading_number(text)
        if number and self._is_figure(self._type.read(number)):
            told = (
                f"{self._name}: “{shortened(text)}” có con số {number}, ghi {number} ở cột {self._value_column} "
                f"và giữ nguyên câu ở cột {self._note_column}?"
            )
            yield self._with_text_noted(About.WORDS_WITH_NUMBER, told, number)

    def _text_as_value(self) -> Iterator[Proposal]:
        text = self._row.value
        if any(letter.isalpha() for letter in text) and (is_amount(text) or not text[0].isdigit()):
            told = f"{self._name}: “{shortened(text)}” không phải là con số, chuyển sang cột {self._note_column}?"
            yield self._with_text_noted(About.TEXT_AS_VALUE, told, "")

    def _document_as_value(self) -> Iterator[Proposal]:
        text = self._row.value
        if isinstance(self._type, YesNoType) and _NAMED_DOCUMENT.search(text):
            yes = self._type.shown(value=True)
            told = f"{self._name}: “{shortened(text)}” là tên văn bản, chọn “{yes}” và chuyển câu sang cột {self._note_column}?"
            yield self._with_text_noted(About.DOCUMENT_NAMED, told, yes)

    def _answer_with_words(self) -> Iterator[Proposal]:
        text = self._row.value
        fault = self._row.read.fault if self._row.read else None
        answers = [
            answer for answer in (fault.readings if fault else ()) if re.match(rf"{re.escape(fold(answer))}\b", fold(text))
        ]
        if answers:
            answer = max(answers, key=len)
            told = f"{self._name}: “{shortened(text)}”, chọn “{answer}” và giữ nguyên câu ở cột {self._note_column}?"
            yield self._with_text_noted(About.ANSWER_ELSEWHERE, told, answer)

    # --- several readings ---

    def _two_readings(self, text: str, read: Reading, besides: list[tuple[Address, str]]) -> Iterator[Proposal]:
        assert read.fault is not None  # noqa: S101 - it is ambiguous
        both = " hoặc ".join(read.fault.readings)
        for number, shown in enumerate(read.fault.readings, start=1):
            told = f"{self._name}: “{text}” có thể là {both}, lấy {shown}?"
            cells = [(Address(self._code), shown), *besides]
            yield self._proposal(About.TWO_READINGS, told, cells, f"{self._code}={number}", choice=self._code)

    def _fraction(self, text: str, *, keeps_note: bool) -> Iterator[Proposal]:
        """Ask which of two numbers is meant: where rules say that the row is part or whole of others, that one."""
        if (found := fraction_in(text)) is None:
            return
        filled = self._filled if keeps_note else self._with_text_noted
        if self._type.kind is Kind.RATIO:
            if self._is_figure(read := self._type.read("/".join(found))):
                ratio = self._type.edited(read.value)
                told = (
                    f"{self._name}: “{text}”, ghi {ratio} ở cột {self._value_column}, giữ nguyên câu ở cột {self._note_column}?"
                )
                yield filled(About.PARTS_OF_RATIO, told, ratio)
            return
        is_part, is_whole = self._code in self._bounds.parts, self._code in self._bounds.wholes
        where = self._note_column if keeps_note else self._value_column
        if is_part is not is_whole:
            number = found[0] if is_part else found[1]
            kept = f", giữ nguyên “{text}” ở cột {self._note_column}"
            told = f"{self._name}: cột {where} ghi “{text}”, lấy số {number} cho dòng này{kept}?"
            yield filled(About.PARTS_OF_RATIO, told, number)
            return
        for place, number in enumerate(found, start=1):
            told = f"{self._name}: cột {where} ghi “{text}”, lấy số {number} cho dòng này?"
            cells = filled(About.TWO_READINGS, told, number).cells
            yield self._proposal(About.TWO_READINGS, told, list(cells), f"{self._code}={place}", choice=self._code)

    # --- what is proposed ---

    def _is_figure(self, read: Reading) -> bool:
        """Whether a text from elsewhere can be the value; a percentage above 100 is more likely to be a count."""
        if read.fault is not None or not isinstance(read.value, Decimal):
            return False
        return self._type.kind is not Kind.RATIO or read.value <= _HUNDRED

    def _filled(self, kind: About, question: str, text: str) -> Proposal:
        """Fill the value; the note stays."""
        return self._proposal(kind, question, [(Address(self._code), text)])

    def _moved(self, kind: About, question: str, text: str) -> Proposal:
        """Fill the value; what the note says has gone into it."""
        return self._proposal(kind, question, [(Address(self._code), text), (Address(self._code, NOTE), "")])

    def _with_text_noted(self, kind: About, question: str, text: str) -> Proposal:
        """Fill the value with *text*; what stood there goes to the note, before what the note holds."""
        noted = "; ".join(part for part in (self._row.value, self._row.note) if part)
        return self._proposal(kind, question, [(Address(self._code), text), (Address(self._code, NOTE), noted)])

    def _proposal(
        self, kind: About, question: str, cells: list[tuple[Address, str]], id_: str = "", *, choice: str = ""
    ) -> Proposal:
        return Proposal(id_ or self._code, kind, question, tuple(cells), self._place, choice)
