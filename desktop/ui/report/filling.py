"""Filling several cells at once: Ctrl+D repeats the cell above, Ctrl+0 says of empty counts that nothing happened.

Each returns a sentence for the clerk where there was nothing to do.
"""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import QModelIndex

from desktop.engine.edits import VALUE, Address
from desktop.engine.values import Kind
from desktop.session import ReportSession
from desktop.ui.report.entry_view import EntryView
from desktop.ui.report.fields import Step
from desktop.ui.report.selection import open_cells
from desktop.ui.report.table_model import TableModel


def repeat_above(session: ReportSession, view: EntryView) -> str:
    """Type what the first selected cell of each column holds into those below it; into a single one, what stands above it."""
    model = view.entries
    cells: dict[Address, str] = {}
    is_blank = True
    for _, column in groupby(open_cells(view), QModelIndex.column):
        source, *targets = column
        if not targets:
            source, targets = model.step(source, Step.UP), [source]
        text = _typed(model, source)
        is_blank &= not text
        cells |= {address: text for index in targets if (address := _reads(model, index, text)) is not None}
    if cells:
        session.set_cells(f"lặp ô trên vào {len(cells)} ô", cells.items())
        return ""
    return "Ô trên đang trống, không có gì để lặp." if is_blank else "Nội dung của ô trên không hợp với ô này nên không lặp."


def fill_zero(session: ReportSession, view: EntryView) -> str:
    """Type 0 into the selected counts that are empty. A total is left to be calculated, unless it alone is selected."""
    model, selected = view.entries, open_cells(view)
    empty = [
        address
        for index in selected
        if (address := model.address(index)) is not None
        and address.column == VALUE
        and model.type_of(index.row(), index.column()).kind is Kind.COUNT
        and session.report.entry(address) is None
        and (len(selected) == 1 or not model.is_total(index.row(), index.column()))
    ]
    if not empty:
        return "Không có ô số đếm nào còn trống trong các ô đang chọn."
    session.set_cells(f"điền 0 vào {len(empty)} ô", [(address, "0") for address in empty])
    return ""


def _typed(model: TableModel, index: QModelIndex) -> str:
    """Return what a cell holds as it was typed; nothing where there is no cell."""
    address = model.address(index)
    entry = model.report.entry(address) if address else None
    return entry.typed if entry else ""


def _reads(model: TableModel, index: QModelIndex, text: str) -> Address | None:
    """Return the cell at *index* if it can hold *text*."""
    address = model.address(index)
    fits = address is not None and text and model.type_of(index.row(), index.column()).read(text).fault is None
    return address if fits else None
