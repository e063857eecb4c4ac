"""Editions have one fingerprint when the same figures mean the same in both."""

from collections.abc import Callable
from typing import Any

import pytest

from desktop import locations
from desktop.catalogue import Catalogue
from desktop.engine.definition import Edition, Indicator
from desktop.engine.fingerprint import fingerprint
from desktop.engine.values import Kind, value_type
from tests.helpers.editions import CATALOGUE


def edition() -> Edition:
    return CATALOGUE.edition("ward-monthly", "2024")


def changed(change: Callable[[Indicator], Indicator], code: str = "plan.tasks_done") -> Edition:
    """The ward's edition with one row otherwise."""
    whole = edition()
    appendices = [
        appendix._replace(
            sections=tuple(
                section._replace(
                    rows=tuple(change(row) if isinstance(row, Indicator) and row.code == code else row for row in section.rows)
                )
                for section in appendix.sections
            )
        )
        for appendix in whole.appendices
    ]
    return Edition(
        form=whole.form,
        edition=whole.edition,
        title=whole.title,
        description=whole.description,
        unit_levels=whole.unit_levels,
        period_types=whole.period_types,
        in_force_from=whole.in_force_from,
        due_days=whole.due_days,
        appendices=appendices,
        rules=whole.rules,
    )


def test_an_edition_read_anew_has_the_same_fingerprint() -> None:
    assert fingerprint(Catalogue(locations.forms()).edition("ward-monthly", "2024")) == fingerprint(edition())
    assert len(fingerprint(edition())) == 64


def test_every_edition_has_its_own() -> None:
    editions = [CATALOGUE.edition(each.form, each.edition) for each in CATALOGUE.editions()]
    assert len({fingerprint(each) for each in editions}) == len(editions)


@pytest.mark.parametrize("field", ["code", "marker", "level", "label", "unit", "type", "expression"])
def test_what_a_figure_means_is_part_of_it(field: str) -> None:
    others: dict[str, Any] = {
        "level": 9,
        "type": value_type(Kind.DECIMAL),
        "expression": edition().indicators["plan.completion"].expression,
    }
    told: dict[str, Any] = {field: others.get(field, "khác")}
    assert fingerprint(changed(lambda row: row._replace(**told))) != fingerprint(edition())


@pytest.mark.parametrize("field", ["guidance", "note_hint", "style"])
def test_what_only_helps_or_adorns_is_not(field: str) -> None:
    told: dict[str, Any] = {field: "khác"}
    assert fingerprint(changed(lambda row: row._replace(**told))) == fingerprint(edition())


def test_task_tables_are_part_of_it() -> None:
    district = CATALOGUE.edition("district-report", "2021")
    appendices = [
        appendix._replace(
            sections=tuple(
                section._replace(tasks=section.tasks._replace(groups=section.tasks.groups[:-1])) if section.tasks else section
                for section in appendix.sections
            )
        )
        for appendix in district.appendices
    ]
    assert any(section.tasks for section in district.sections)
    other = Edition(
        form=district.form,
        edition=district.edition,
        title="",
        description="",
        unit_levels=(),
        period_types=(),
        in_force_from=district.in_force_from,
        due_days=0,
        appendices=appendices,
        rules=(),
    )
    assert fingerprint(other) != fingerprint(district)
