"""A city's desk with what the wards have sent in: taken in and added up."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from desktop.jobs.consolidating.inbox import take_in
from desktop.jobs.consolidating.period import Collected
from desktop.jobs.consolidating.register import import_register
from desktop.jobs.consolidating.report import consolidate
from desktop.jobs.desk import Desk
from tests.helpers import wards
from tests.helpers.wards import FORM, PERIOD


def furnish(desk: Desk, folder: Path, names: list[str], *, missing: Iterable[int] = (), faulty: Iterable[int] = ()) -> int:
    """Make *desk* the city's, with the reports of the wards *names* but those at some places; return the report's number."""
    desk.save_unit(wards.CITY)
    import_register(desk, wards.write_register(folder / "danh sách.xlsx", names))
    send(desk, folder, [name for place, name in enumerate(names) if place not in set(missing)], {names[at] for at in faulty})
    done = consolidate(desk, Collected.of(desk, FORM, PERIOD))
    assert done is not None
    return done.report


def send(desk: Desk, folder: Path, names: Iterable[str], faulty: Iterable[str] = (), version: int = 1) -> None:
    """Take in what wards send. The prints and workbooks in the files are one ward's: making each takes a quarter second."""
    files = []
    template = wards.template()
    for name in names:
        path = folder / f"{name} {version}.cchc"
        made = wards.report(name, faulty=name in set(faulty), version=version)
        path.write_bytes(wards.quick_submission(made, template))
        files.append(path)
    items = take_in(desk, Collected.of(desk, FORM, PERIOD), files)
    assert len(items) == len(files)
