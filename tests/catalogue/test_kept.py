"""Editions kept ready-made: the same as read, only sooner; and never one that is no longer true."""

import pickle
from pathlib import Path

import pytest

from desktop import locations
from desktop.catalogue import Catalogue, EditionFaultsError
from desktop.catalogue.kept import KeptEditions
from desktop.engine.report import Report
from tests.helpers import reports

WARD = locations.forms() / "ward-monthly" / "2024"


@pytest.fixture
def forms(tmp_path: Path) -> Path:
    """A copy of the ward's form that can be changed."""
    folder = tmp_path / "forms" / "ward-monthly" / "2024"
    folder.mkdir(parents=True)
    for file in WARD.glob("*.*"):
        (folder / file.name).write_bytes(file.read_bytes())
    return tmp_path / "forms"


def test_a_kept_edition_makes_the_same_report(forms: Path, tmp_path: Path) -> None:
    ready = tmp_path / "ready"
    read = Catalogue(forms, ready).edition("ward-monthly", "2024")
    kept = KeptEditions(ready).take(forms / "ward-monthly" / "2024")
    assert kept is not None
    assert kept is not read
    assert [(row.code, row.label) for row in kept.rows] == [(row.code, row.label) for row in read.rows]
    filled = reports.empty(read)
    reports.fill(filled, reports.example(WARD / "examples" / "faulty-1.json")["values"])
    again = Report(kept, filled.unit, filled.period, entries=filled.entries)
    assert reports.seen(again) == reports.seen(filled)


def test_a_changed_form_is_read_anew(forms: Path, tmp_path: Path) -> None:
    ready = tmp_path / "ready"
    Catalogue(forms, ready).edition("ward-monthly", "2024")
    form = forms / "ward-monthly" / "2024" / "form.toml"
    form.write_text(form.read_text(encoding="utf-8").replace("due_days = 3", "due_days = 10"), encoding="utf-8")
    assert Catalogue(forms, ready).edition("ward-monthly", "2024").due_days == 10


def test_a_form_that_has_become_faulty_is_told(forms: Path, tmp_path: Path) -> None:
    ready = tmp_path / "ready"
    Catalogue(forms, ready).edition("ward-monthly", "2024")
    (forms / "ward-monthly" / "2024" / "rules.toml").write_text("kind = ", encoding="utf-8")
    with pytest.raises(EditionFaultsError):
        Catalogue(forms, ready).edition("ward-monthly", "2024")


@pytest.mark.parametrize("damage", [b"", b"\x80\x05", pickle.dumps(("stamp", print)), b"rubbish" * 100])
def test_a_damaged_file_is_as_good_as_none(forms: Path, tmp_path: Path, damage: bytes) -> None:
    ready = tmp_path / "ready"
    Catalogue(forms, ready).edition("ward-monthly", "2024")
    (kept,) = ready.iterdir()
    kept.write_bytes(damage)
    assert Catalogue(forms, ready).edition("ward-monthly", "2024").title
    assert kept.read_bytes() != damage


def test_nothing_is_kept_where_nothing_can_be_written(forms: Path, tmp_path: Path) -> None:
    (tmp_path / "ready").write_text("a file stands here", encoding="utf-8")
    assert Catalogue(forms, tmp_path / "ready").edition("ward-monthly", "2024").title


def test_nothing_but_the_engines_objects_is_made_from_a_file(tmp_path: Path, forms: Path) -> None:
    class Evil:
        def __reduce__(self) -> tuple[object, ...]:
            return Path.touch, (tmp_path / "made",)

    source = forms / "ward-monthly" / "2024"
    ready = tmp_path / "ready"
    Catalogue(forms, ready).edition("ward-monthly", "2024")
    (kept,) = ready.iterdir()
    kept.write_bytes(pickle.dumps(Evil()))
    assert KeptEditions(ready).take(source) is None
    assert not (tmp_path / "made").exists()
