"""Texts that hold two numbers, "46/162": which rows of the form they are for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from desktop.engine.definition import Edition, Indicator
from desktop.engine.edits import NOTE, VALUE, Address
from desktop.engine.syntax import Call, Node, Ref
from desktop.jobs.importing.phrases import fraction_in
from desktop.jobs.importing.result import Kind, Proposal
from desktop.jobs.importing.rows import RowText, Wording


class Bounds(NamedTuple):
    """Which rows are counted within another, by the rules of the edition."""

    parts: frozenset[str]
    wholes: frozenset[str]

    @classmethod
    def of(cls, edition: Edition) -> Bounds:
        """Return what the rules of an edition bound by one another."""
        pairs = [
            (rule.operands["part"].tree, rule.operands["whole"].tree)
            for rule in edition.rules
            if {"part", "whole"} <= rule.operands.keys()
        ]
        parts, wholes = zip(*pairs, strict=True) if pairs else ((), ())
        return cls(_codes(parts), _codes(wholes))


def _codes(nodes: tuple[Node, ...]) -> frozenset[str]:
    return frozenset(node.code for node in nodes if isinstance(node, Ref))


def parts_of_ratio(row: RowText, rows: Mapping[str, RowText], asked: set[Address], wording: Wording) -> Proposal | None:
    """Ask about "46/162" on a calculated ratio whose two parts are blank in the file."""
    indicator = row.indicator
    found = fraction_in(row.value) or fraction_in(row.note)
    parts = _divided(indicator)
    if found is None or parts is None:
        return None
    if any(Address(code) in asked or not _can_take(rows.get(code)) for code in parts):
        return None
    told = (
        f"{wording.name(indicator.code)}: “{'/'.join(found)}”, "
        f"lấy {found[0]} vào dòng {wording.name(parts[0])} và {found[1]} vào dòng {wording.name(parts[1])}?"
    )
    cells = tuple((Address(code), number) for code, number in zip(parts, found, strict=True))
    return Proposal(indicator.code, Kind.PARTS_OF_RATIO, told, cells, row.place(VALUE if fraction_in(row.value) else NOTE))


def _divided(indicator: Indicator) -> tuple[str, str] | None:
    """Return the rows that a ratio divides, part and whole, when it divides just two rows."""
    nodes: list[Node] = [indicator.expression.tree] if indicator.expression else []
    while nodes:
        node = nodes.pop()
        if isinstance(node, Call):
            if node.name in ("ratio", "/"):
                part, whole = node.args
                return (part.code, whole.code) if isinstance(part, Ref) and isinstance(whole, Ref) else None
            nodes.extend(node.args)
    return None


def _can_take(row: RowText | None) -> bool:
    """Whether a row takes a figure and the file gives it none."""
    return row is None or (row.is_blank and not row.note and not (row.indicator.calculated and not row.indicator.is_total))
