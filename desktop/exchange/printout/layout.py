"""A report's appendix as measured bands: head, header of the table, rows, signatures."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, pairwise
from typing import NamedTuple

from desktop.engine.definition import Appendix, Heading, Indicator, Row, Section, joint_titles
from desktop.engine.report import Report
from desktop.engine.tasks import TaskTable
from desktop.exchange import wording
from desktop.exchange.printout import bands, sheet
from desktop.exchange.printout.bands import PADDING_X, Band
from desktop.exchange.printout.pieces import BESIDE_TABLE, GAP, Span, cell, centred_cell, signature_band, stacked
from desktop.exchange.task_lines import GroupLine, TaskLine, is_wordy, task_lines

_INDENT, _DEEPEST = 7.0, 6


class Layout(NamedTuple):
    """The bands of one appendix: *head* opens the first page, *header* every page, *tail* ends the last one."""

    head: Band
    header: tuple[Band, ...]
    rows: tuple[Band, ...]
    tail: Band


def layout(report: Report, appendix: Appendix) -> Layout:
    """Measure an appendix of *report*."""
    table = _Table(report, appendix)
    return Layout(
        head=_head(report, appendix),
        header=table.header(),
        rows=tuple(band for section in appendix.sections for band in table.section(section)),
        tail=signature_band(report),
    )


class _Table:
    """The table of an appendix: where its columns stand and what a row looks like in them."""

    def __init__(self, report: Report, appendix: Appendix) -> None:
        self.report = report
        self.columns = appendix.columns
        self.label = appendix.label_column
        share = sheet.WIDTH / sum(column.width for column in self.columns)
        self.edges = tuple(accumulate((column.width * share for column in self.columns), initial=sheet.LEFT))
        self.spans = tuple(pairwise(self.edges))

    def header(self) -> tuple[Band, ...]:
        """Return the columns' titles and, under them, their numbers."""
        titles = [
            centred_cell(column.title, "bold", span, PADDING_X) for column, span in zip(self.columns, self.spans, strict=True)
        ]
        joints = [
            (centred_cell(joint.title, "bold", self._across(joint.columns), PADDING_X), joint.columns)
            for joint in joint_titles(self.columns)
        ]
        numbers = [centred_cell(str(number), "", span) for number, span in enumerate(self.spans, 1)]
        return bands.titles(titles, joints, self.edges), bands.row(numbers, self.edges)

    def section(self, section: Section) -> Iterator[Band]:
        """Yield the rows of a section, the form's or the clerk's own."""
        if section.tasks is None:
            yield from (self._row(row)._replace(code=row.code) for row in section.rows)
        else:
            for line in task_lines(self.report, section.tasks):
                yield self._task(line, section.tasks)._replace(code=line.code)

    def _row(self, row: Row) -> Band:
        if isinstance(row, Heading):
            return self._heading(row.marker, self.report.label(row.code), row.style, row.level)
        texts = []
        for column, span in zip(self.columns, self.spans, strict=True):
            text, style = self._content(row, column.field)
            if column.field == "label":
                texts.append(cell(text, style, _indented(span, row.level)))
            elif column.field == "note":
                texts.append(cell(text, style, span))
            else:
                texts.append(centred_cell(text, style, span))
        return bands.row(texts, self.edges)

    def _task(self, line: GroupLine | TaskLine, table: TaskTable) -> Band:
        if isinstance(line, GroupLine):
            return self._heading(line.marker, line.title, "bold", 0)
        texts = []
        for column, span in zip(self.columns, self.spans, strict=True):
            if column.field not in line.texts:
                texts.append(centred_cell(line.marker if column.field == "marker" else "", "", span))
            elif is_wordy(table.columns[column.field]):
                texts.append(cell(line.texts[column.field], "", span))
            else:
                texts.append(centred_cell(line.texts[column.field], "", span))
        return bands.row(texts, self.edges)

    def _heading(self, marker: str, label: str, style: str, level: int) -> Band:
        """Return a row whose label takes the width of all columns from its own on."""
        fields = [column.field for column in self.columns]
        across = _indented(self._across(range(self.label, len(self.columns))), level)
        texts = [centred_cell(marker, style, self.spans[fields.index("marker")]), cell(label, style, across)]
        return bands.row(texts, (*self.edges[: self.label + 1], self.edges[-1]), leads=True)

    def _across(self, columns: range) -> Span:
        return self.edges[columns[0]], self.edges[columns[-1] + 1]

    def _content(self, row: Indicator, field: str) -> tuple[str, str]:
        """Return the text of a cell and its style. A blank cell is blank on paper too: no hint is printed for a note."""
        match field:
            case "marker":
                return row.marker, row.style
            case "label":
                return self.report.label(row.code), row.style
            case "value":
                return self.report.printed(row.code), ""
            case "unit":
                return row.unit, ""
            case _:
                return self.report.note(row.code), ""


def _indented(span: Span, level: int) -> Span:
    """Move a label in by its level; the first level of headings stands under the sections, at the edge."""
    return span[0] + _INDENT * min(max(level - 1, 0), _DEEPEST), span[1]


def _head(report: Report, appendix: Appendix) -> Band:
    across = (sheet.LEFT, sheet.RIGHT)
    marker, below = stacked([appendix.marker], "bold", across, 0, sheet.MARKER_SIZE)
    title, below = stacked([wording.title(report, appendix)], "bold", across, below + GAP)
    belongs_to, below = stacked([wording.belongs_to(report)], "italic", across, below + GAP)
    return Band((*marker, *title, *belongs_to), below + BESIDE_TABLE)
