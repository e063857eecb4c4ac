"""What goes into the setup program for Windows, and what is refused; `./test installer` tries the program itself."""

from __future__ import annotations

import marshal
import shutil
import sys
import unicodedata
import zipfile
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from installer.common import tree
from installer.common.release import RefusalError
from installer.windows import build, qt, runtime, stage


def test_an_archive_of_python_that_is_not_the_chosen_one_is_refused(tmp_path: Path) -> None:
    archive = tmp_path / "python-3.11.9-embed-amd64.zip"
    with zipfile.ZipFile(archive, "w") as content:
        content.writestr("python311.dll", b"MZ")
    with pytest.raises(RefusalError, match=r"không phải bản đã chọn .*, hoặc đã bị sửa"):
        runtime.lay(tmp_path / "home", archive, None)
    with pytest.raises(RefusalError, match="Không có tệp Python"):
        runtime.lay(tmp_path / "other", tmp_path / "none.zip", None)


def test_a_source_of_python_that_is_not_there_is_refused(tmp_path: Path) -> None:
    (tmp_path / "wheels").mkdir()
    with pytest.raises(RefusalError, match=r"Không thấy gói panda3d==1\.10\.16 \(ghi trong runtime\.lock\) trong thư mục"):
        runtime.lay(tmp_path / "home", None, tmp_path / "wheels")


@pytest.mark.skipif(shutil.which("osslsigncode") is None, reason="the builder installs it")
def test_a_binary_without_a_signature_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "python311.dll"
    file.write_bytes(b"MZ" + bytes(200))
    with pytest.raises(RefusalError, match=r"python311\.dll của Python không có chữ ký số hợp lệ"):
        runtime.check_signature(file)


def test_of_qt_only_what_the_program_uses_is_laid() -> None:
    laid = [
        name
        for name in (
            "PySide6/__init__.py",
            "PySide6/QtWidgets.pyd",
            "PySide6/Qt6Widgets.dll",
            "PySide6/plugins/platforms/qwindows.dll",
            "PySide6/support/deprecated.py",
            "PySide6/QtQuick.pyd",
            "PySide6/Qt6Quick.dll",
            "PySide6/opengl32sw.dll",
            "PySide6/plugins/tls/qopensslbackend.dll",
            "PySide6/qml/QtQuick/quick.dll",
            "shiboken6/msvcp140.dll",
        )
        if qt.is_wanted(PurePosixPath(name))
    ]
    assert laid == [
        "PySide6/__init__.py",
        "PySide6/QtWidgets.pyd",
        "PySide6/Qt6Widgets.dll",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/support/deprecated.py",
    ]


def test_bytecode_depends_on_the_source_alone(tmp_path: Path) -> None:
    codes = []
    for folder in ("a", "b"):
        source = tmp_path / folder / "module.py"
        source.parent.mkdir()
        source.write_text(
            "def answer(asked, n=12345):\n    return {'bytecode', 'depends', asked, (n, 'on its own')}\n", encoding="utf-8"
        )
        codes.append(runtime.compiled(source, "module.py"))
    held = [sys.intern("bytecode"), sys.intern("depends"), sys.intern("asked")]  # as if this process knew the words
    codes.append(runtime.compiled(tmp_path / "a" / "module.py", "module.py"))
    assert len(held) == 3
    assert codes[0] == codes[1] == codes[2]
    module: dict[str, Any] = {}
    exec(marshal.loads(codes[0][16:]), module)  # noqa: S102, S302 - our own
    assert module["answer"](1) == {"bytecode", "depends", 1, (12345, "on its own")}


@pytest.mark.skipif(not build.NSIS.is_dir(), reason="the builder installs it")
def test_the_wizards_own_sentences_are_in_whole_letters(tmp_path: Path) -> None:
    build.lay_nsis(tmp_path / "nsis")
    for kind in ("nlf", "nsh"):
        told = (tmp_path / "nsis" / "Contrib" / "Language files" / f"Vietnamese.{kind}").read_bytes()
        assert told.startswith(b"\xef\xbb\xbf")
        text = told.decode("utf-8")
        assert "Cài đặt" in text
        assert unicodedata.is_normalized("NFC", text)
    assert (tmp_path / "nsis" / "Stubs").is_dir()


def test_the_setup_knows_the_longest_path_and_the_room_on_the_disk(tmp_path: Path) -> None:
    home = tmp_path / stage.version_folder()
    (home / "folder").mkdir(parents=True)
    (home / "a.txt").write_bytes(bytes(4097))
    (home / "folder" / "b.txt").write_bytes(b"b")
    measured = build.sizes(tmp_path)
    assert measured.kilobytes == 8 + 4
    assert measured.longest == len(f"{stage.version_folder()}-99\\folder\\b.txt")
    assert tree.listing(tmp_path).files == 2
