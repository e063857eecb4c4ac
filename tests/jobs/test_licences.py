"""Everything inside is listed with the text of its licence."""

import re
from pathlib import Path

import pytest

from desktop import __version__, locations
from desktop.jobs import licences

ROOT = Path(__file__).parents[2]


def test_everything_that_is_locked_for_this_system_has_a_text() -> None:
    found = {each.name.lower(): each for each in licences.components()}
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    elsewhere = {"colorama"}
    locked = {name.lower() for name in re.findall(r"^([\w.-]+)==", lock, re.MULTILINE)} - elsewhere
    assert locked <= set(found)
    assert {"qt", "python", "sqlite", "liberation serif", "openssl"} <= set(found)
    assert [each.name for each in found.values() if len(each.text) < 100 or not each.licence] == []
    assert "LESSER GENERAL PUBLIC LICENSE" in found["pyside6-essentials"].text
    assert found["openpyxl"].version


def test_the_program_comes_first() -> None:
    own = licences.components()[0]
    assert (own.name, own.version, own.licence) == ("CCHC", __version__, "Apache-2.0")
    assert "Apache License" in own.text


def test_an_installation_tells_the_same_without_its_libraries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = licences.components()
    app = tmp_path / "app"
    (app / "resources" / "fonts").mkdir(parents=True)
    (app / "LICENSE").write_bytes((ROOT / "LICENSE").read_bytes())
    font = Path("resources") / "fonts" / "OFL.txt"
    (app / font).write_bytes((ROOT / font).read_bytes())
    assert licences.main([str(app / "resources" / "licences")]) == 0
    (tmp_path / locations.INSTALLED).write_text('{"kind": "deb"}', encoding="utf-8")
    monkeypatch.setattr(locations, "_HERE", app / "desktop")
    assert licences.components() == here


def test_a_library_without_a_text_stops_the_builder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    silent = tmp_path / "site" / "openpyxl-3.1.5.dist-info"
    silent.mkdir(parents=True)
    (silent / "METADATA").write_text("Metadata-Version: 2.1\nName: openpyxl\nVersion: 3.1.5\n", encoding="utf-8")
    assert licences.main([str(tmp_path / "out"), str(tmp_path / "site")]) == 1
    assert "openpyxl" in capsys.readouterr().err
