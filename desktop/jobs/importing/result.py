"""The dry run: what a file would do to a report."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import NamedTuple

from desktop.engine.definition import Edition
from desktop.engine.edits import Address


class Taken(NamedTuple):
    """A cell that the file fills. *meaning* is what the report will show; *doubt* says why the text has no meaning yet.

    *place* says where it stands in the file, empty for a values file, which names its cells.
    """

    address: Address
    text: str
    doubt: str = ""
    meaning: str = ""
    place: str = ""


class Left(NamedTuple):
    """Something in the file that has no place in the report, and why. *code* is empty when it belongs to no row."""

    code: str
    text: str
    reason: str
    place: str = ""


class Changed(NamedTuple):
    """Something that is read otherwise than it stands in the file, and why; *meaning* is empty when it was left out."""

    address: Address
    text: str
    meaning: str
    reason: str
    place: str = ""


class TakenTask(NamedTuple):
    """A row of a task table that the file has, and what all its cells will hold, by column; *label* is the first of them.

    *code* names the row in the report that the file was read for, else in one that has just been begun; a row that is not
    there yet (*is_new*) has a code that is still free, under which `Taken` and `Changed` speak of it.
    """

    code: str
    table: str
    group: str
    label: str
    is_new: bool
    texts: Mapping[str, str]
    place: str = ""


class Kind(StrEnum):
    """What proposals are about; the value is what a list of them is headed with."""

    NUMBER_IN_NOTE = "Con số ghi sang cột khác"
    NOTHING_HAPPENED = "“Không có”, “chưa phát sinh” ghi bằng chữ"
    ANSWER_ELSEWHERE = "Câu trả lời ghi ở cột khác"
    DOCUMENT_NAMED = "Đã nêu văn bản nhưng chưa trả lời"
    PARTS_OF_RATIO = "Hai con số ghi trong một ô"
    IN_HEADING = "Ghi ở dòng tiêu đề"
    WORDS_WITH_NUMBER = "Con số ghi lẫn với chữ"
    TEXT_AS_VALUE = "Chữ ghi ở cột số liệu"
    TWO_READINGS = "Con số hiểu được hai cách"
    REPEATED = "Giải trình chỉ lặp lại con số"


class Proposal(NamedTuple):
    """Something the clerk may accept: a question, and the cells it would fill (an empty text clears the cell).

    Of proposals with the same *choice* at most one can be accepted; none of them is part of accepting all, since what can be
    read in two ways is asked about, never guessed.
    """

    id: str
    kind: Kind
    question: str
    cells: tuple[tuple[Address, str], ...]
    place: str = ""
    choice: str = ""


class _All:
    """Stands for all proposals that need no choice."""


ALL = _All()
Accepted = Collection[str] | _All


class Reading(NamedTuple):
    """What a file holds for an edition, before anything is written. *remarks* are sentences about the file as a whole.

    *tasks* are the rows of task tables that the file has, also those of which nothing is to be taken.
    """

    edition: Edition
    taken: tuple[Taken, ...]
    left: tuple[Left, ...]
    changed: tuple[Changed, ...] = ()
    proposed: tuple[Proposal, ...] = ()
    remarks: tuple[str, ...] = ()
    tasks: tuple[TakenTask, ...] = ()

    def cells(self, accepted: Accepted = ()) -> dict[Address, str]:
        """Return the text for each cell once the proposals with the *accepted* ids are carried out.

        Raises `ValueError` when an id is unknown or two of one choice are accepted.
        """
        chosen = self.chosen(accepted)
        cells = {taken.address: taken.text for taken in self.taken}
        for proposal in chosen:
            cells |= proposal.cells
        return cells

    def chosen(self, accepted: Accepted) -> list[Proposal]:
        """Return the accepted proposals. Raises as `cells` does."""
        if isinstance(accepted, _All):
            return [proposal for proposal in self.proposed if not proposal.choice]
        if unknown := set(accepted) - {proposal.id for proposal in self.proposed}:
            raise ValueError(f"không có đề nghị {', '.join(sorted(unknown))}")
        chosen = [proposal for proposal in self.proposed if proposal.id in accepted]
        choices = [proposal.choice for proposal in chosen if proposal.choice]
        if len(set(choices)) < len(choices):
            raise ValueError("mỗi con số chỉ chọn được một cách hiểu")
        return chosen
