"""What the builders of both systems share."""

from __future__ import annotations

import json
import os
import zipfile
from pathlib import Path, PurePosixPath

import pytest

import desktop
from installer.common import licences, program, release, tree, wheels


def test_the_version_is_the_programs_own() -> None:
    assert release.version() == desktop.__version__


def test_the_program_is_laid_without_what_made_it(tmp_path: Path) -> None:
    program.lay_program(tmp_path)
    laid = {path.relative_to(tmp_path).as_posix() for path in tree.files(tmp_path)}
    assert {"desktop/__main__.py", "forms/ward-monthly/2024/form.toml", "resources/guide/index.html"} <= laid
    assert "resources/fonts/OFL.txt" in laid
    assert not [name for name in laid if "__pycache__" in name or name.endswith(("make_pictures.py", "make.py", ".md"))]


def test_the_same_files_give_the_same_tree(tmp_path: Path) -> None:
    for number, name in enumerate(("a", "b")):
        (tmp_path / name / "x").mkdir(parents=True)
        (tmp_path / name / "x" / "y.txt").write_text("y", encoding="utf-8")
        os.utime(tmp_path / name / "x" / "y.txt", (number, number))
        tree.settle(tmp_path / name, 1_700_000_000)
    first, second = tree.listing(tmp_path / "a"), tree.listing(tmp_path / "b")
    assert first == second
    assert first.lines == ("a1fce4363854ff888cff4b8e7875d600c2682390412a8cf79b37d0b11148b0fa         1 x/y.txt",)
    assert (tmp_path / "b" / "x" / "y.txt").stat().st_mtime == 1_700_000_000


def _make_wheel(folder: Path, *, texts: dict[str, str]) -> Path:
    path = folder / "thing-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("thing-1.0.dist-info/METADATA", "Name: thing\nVersion: 1.0\nLicense-Expression: MIT\n\nWords.")
        archive.writestr("thing/__init__.py", "")
        archive.writestr("thing/tests/big.py", "")
        archive.writestr("thing-1.0.data/purelib/more.py", "")
        archive.writestr("thing-1.0.data/scripts/thing", "")
        for name, text in texts.items():
            archive.writestr(name, text)
    return path


def test_licences_of_a_library_are_shipped_and_listed(tmp_path: Path) -> None:
    wheel = _make_wheel(
        tmp_path, texts={"thing-1.0.dist-info/licenses/LICENSE": "Free.", "thing-1.0.dist-info/licenses/sub/x": "Too."}
    )
    count = licences.collect(tmp_path / "out", [wheel], licences.python("3.11.9"))
    index = json.loads((tmp_path / "out" / "licences" / "index.json").read_text(encoding="utf-8"))
    assert [(part["name"], part["licence"]) for part in index][2:4] == [("Python", "PSF-2.0"), ("bzip2", "bzip2-1.0.6")]
    assert (index[-1]["name"], index[-1]["licence"]) == ("thing", "MIT")
    assert count == len(index)
    text = (tmp_path / "out" / "licences" / index[-1]["texts"][0]).read_text(encoding="utf-8")
    assert "Free." in text
    assert "Too." in text


def test_a_library_without_a_licence_is_refused(tmp_path: Path) -> None:
    with pytest.raises(release.RefusalError, match=r"giấy phép của thing 1\.0"):
        licences.collect(tmp_path / "out", [_make_wheel(tmp_path, texts={})])


def test_a_library_is_laid_without_scripts_and_what_is_not_wanted(tmp_path: Path) -> None:
    def wanted(path: PurePosixPath) -> bool:
        return "tests" not in path.parts

    wheels.unpack([_make_wheel(tmp_path, texts={})], tmp_path / "site", wanted)
    laid = [path.relative_to(tmp_path / "site").as_posix() for path in tree.files(tmp_path / "site")]
    assert laid == ["more.py", "thing-1.0.dist-info/METADATA", "thing/__init__.py"]


def test_a_library_cannot_write_outside_its_folder(tmp_path: Path) -> None:
    with pytest.raises(release.RefusalError, match="tên không hợp lệ"):
        wheels.unpack([_make_wheel(tmp_path, texts={"../evil.py": ""})], tmp_path / "site", lambda _path: True)


def test_a_missing_folder_of_libraries_is_told(tmp_path: Path) -> None:
    with pytest.raises(release.RefusalError, match="Không có thư mục thư viện"):
        wheels.fetch(release.ROOT / "requirements.lock", [], tmp_path / "none")


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        (
            "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES\n    segno==1.6.6 from file:///w/segno.whl",
            "Gói segno==1.6.6 trong thư mục “w” không đúng mã băm ghi trong requirements.lock: tệp đã bị sửa hoặc hỏng.",
        ),
        (
            "ERROR: No matching distribution found for cffi==2.1.1",
            "Không thấy gói cffi==2.1.1 (ghi trong requirements.lock) trong thư mục “w”.",
        ),
    ],
)
def test_what_pip_says_becomes_one_sentence(told: str, reason: str) -> None:
    assert wheels.reason(told, Path("requirements.lock"), Path("w")) == reason
