r"""The tree of files that the setup program lays on a disk.

TOP/                        the folder that the clerk chose
    cchcw.exe, cchc.exe     launchers: the window, the commands
    current                 the version that runs: `v1.2.3\python311.dll`; written by the setup program
    installed.json          that this is an installation, and from which kind of setup file
    v1.2.3/                 Python, its standard library and DLLs/
        desktop/, forms/, resources/, licences/
        libraries.zip       the libraries that are Python alone
        site/               the others
"""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from installer.common import licences, program, release, tree, trim, wheels
from installer.windows import closure, qt, runtime
from installer.windows import compile as compiling

LAUNCHERS = {"cchcw.exe": ("WINDOW",), "cchc.exe": ()}
MARK = "installed.json"

#: Python alone, but it looks for files beside its own.
_NEEDS_FILES = ("reportlab-",)
_C_RUNTIME = licences.Part(
    "Microsoft Visual C++ Runtime",
    "",
    "Microsoft",
    {"Microsoft-runtime.txt": b"Redistributable code of Microsoft Visual Studio, unchanged, as Qt for Python brings it.\n"},
)


class Inputs(NamedTuple):
    """What is built from: python.org's archive and a folder of wheels, where they are given."""

    archive: Path | None = None
    wheels: Path | None = None


class Stage(NamedTuple):
    """What was laid."""

    runtime: runtime.Runtime
    libraries: int
    binaries: int
    listing: tree.Listing


def version_folder() -> str:
    """Return the name of the folder of the version that is built."""
    return f"v{release.version()}"


def lay(top: Path, inputs: Inputs) -> Stage:
    """Lay the tree into *top*, which must not exist. Raises `RefusalError`."""
    home = top / version_folder()
    home.mkdir(parents=True)
    python = runtime.lay(home, inputs.archive, inputs.wheels)
    found = wheels.fetch(release.ROOT / "requirements.lock", runtime.TARGET, inputs.wheels)
    packed = [wheel for wheel in found if wheel.name.endswith("-none-any.whl") and not wheel.name.startswith(_NEEDS_FILES)]
    _lay_packed(packed, home / "libraries.zip")
    wheels.unpack([wheel for wheel in found if wheel not in packed], home / "site", _is_wanted)
    _lay_c_runtime(found, home)
    _compile_libraries(home / "site")
    program.lay_program(home)
    _compile_program(home)
    licences.collect(home, found, [*licences.python(runtime.VERSION), _C_RUNTIME])
    # Read by Python when it starts from its library: these folders and nothing else, no settings of the user.
    (home / "python311._pth").write_text("python311.zip\nlibraries.zip\nDLLs\nsite\n.\n", encoding="ascii", newline="\r\n")
    for name, definitions in LAUNCHERS.items():
        compiling.launcher(top / name, *definitions)
    (top / MARK).write_text(json.dumps({"kind": "windows"}) + "\n", encoding="ascii")
    binaries = closure.check(top)
    tree.settle(top, release.moment())
    return Stage(python, len(found), binaries, tree.listing(top))


def _is_wanted(path: PurePosixPath) -> bool:
    if path.parts[0] in ("PySide6", "shiboken6"):
        return qt.is_wanted(path)
    return trim.is_wanted(path)


def _lay_packed(found: list[Path], target: Path) -> None:
    """Lay libraries as one archive: a thousand files less to write, each of which an antivirus would look through."""
    with tempfile.TemporaryDirectory() as name:
        wheels.unpack(found, Path(name), _is_wanted)
        _compile_libraries(Path(name))
        runtime.write_archive(target, {file.relative_to(name).as_posix(): file.read_bytes() for file in tree.files(Path(name))})


def _lay_c_runtime(found: list[Path], home: Path) -> None:
    with tempfile.TemporaryDirectory() as name:
        shiboken = [wheel for wheel in found if wheel.name.startswith("shiboken6-")]
        wheels.unpack(shiboken, Path(name), lambda path: path.name in qt.RUNTIME)
        for file in tree.files(Path(name)):
            shutil.copyfile(file, home / file.name)


def _compile_libraries(site: Path) -> None:
    """Put bytecode in the place of the libraries' sources: half the files to lay, nothing to compile at the first start."""
    for file in tree.files(site):
        if file.suffix == ".py":
            file.with_suffix(".pyc").write_bytes(runtime.compiled(file, f"site/{file.relative_to(site).as_posix()}"))
            file.unlink()


def _compile_program(home: Path) -> None:
    """Put bytecode beside the program's sources, which stay: a crash report shows their lines."""
    for file in tree.files(home / "desktop"):
        if file.suffix == ".py":
            target = file.parent / "__pycache__" / f"{file.stem}.cpython-311.pyc"
            target.parent.mkdir(exist_ok=True)
            target.write_bytes(runtime.compiled(file, file.relative_to(home).as_posix()))
