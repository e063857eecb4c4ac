"""Everything inside is listed with the text of its licence."""

import json
import re
from pathlib import Path

import pytest

from desktop import __version__, locations
from desktop.jobs import licences
from desktop.jobs.licences import Component

ROOT = Path(__file__).parents[2]


def test_everything_that_is_locked_for_this_system_has_a_text() -> None:
    found = {each.name.lower().replace("_", "-"): each for each in licences.components()}
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    elsewhere = {"colorama"}
    locked = {name.lower() for name in re.findall(r"^([\w.-]+)==", lock, re.MULTILINE)} - elsewhere
    assert locked | {"python", "liberation serif"} <= set(found)
    assert [each.name for each in found.values() if len(each.text) < 100 or not each.licence] == []
    assert "LESSER GENERAL PUBLIC LICENSE" in found["pyside6-essentials"].text
    assert found["openpyxl"].version


def test_the_program_comes_first() -> None:
    own = licences.components()[0]
    assert (own.name, own.version, own.licence) == ("CCHC", __version__, "Apache-2.0")
    assert "Apache License" in own.text


def test_an_installation_tells_what_its_builder_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locations, "_HERE", tmp_path / "desktop")
    folder = tmp_path / "licences"
    folder.mkdir()
    index = [{"name": "Qt", "version": "6", "licence": "LGPL-3.0-only", "texts": ["a.txt", "b.txt"]}]
    (folder / "index.json").write_text(json.dumps(index), encoding="utf-8")
    (folder / "a.txt").write_text("một\n", encoding="utf-8")
    (folder / "b.txt").write_text("hai\n", encoding="utf-8")
    assert licences.components() == [Component("Qt", "6", "LGPL-3.0-only", "một\n\n\nhai\n")]
