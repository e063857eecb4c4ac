"""The tree that is installed: interpreter, its library, the wheels, the program, all compiled; it runs from any folder.

    cchc                 starts the program
    cchc-python          Debian's Python; cchc-python._pth tells it to look here and nowhere else
    lib/ site/ app/      Python's library, the wheels, the program
    menu/                what a desktop wants to know

Only compiled files are kept: what stands in them is known to fit, so that a start looks for no source beside each.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from installer.common import licences, trim, wheels
from installer.common.program import lay_program
from installer.common.release import RefusalError, version
from installer.linux import libraries

PROGRAMS = frozenset({"cchc", "cchc-python"})
PYTHON = "3.11"
_PARTS = Path(__file__).with_name("parts")
#: For other programs' developers, for terminals, for networks: the program never loads these.
_UNUSED = re.compile(
    r"(_?test|_?xx|idlelib|tkinter|_tkinter|turtle|lib2to3|ensurepip|venv|distutils|pydoc|config-3|__pycache__|_?curses|_?dbm"
    r"|_?ssl|_hashlib|_?bz2|_?lzma|_?crypt|nis\.|readline|ossaudiodev|_uuid|sitecustomize|LICENSE)"
)
_PACKAGE_OF_PYTHON = ("python3.11-minimal", "libpython3.11-minimal", "libpython3.11-stdlib")
_COMPILE = """
import compileall, sys
sys.exit(not compileall.compile_dir(sys.argv[1], maxlevels=20, quiet=1, legacy=True, stripdir=sys.argv[2],
    invalidation_mode=__import__("py_compile").PycInvalidationMode.UNCHECKED_HASH))
"""
_KEEP_SUPPORT = """
import sys
sys.dont_write_bytecode = False
from desktop import bytecode
with bytecode.kept():
    from desktop import app
"""


def stage(folder: Path, packages: Sequence[Path], found: Sequence[Path], scratch: Path) -> list[str]:
    """Lay the tree in *folder* from Debian's *packages* and the wheels *found*; return the packages that it needs installed."""
    system = scratch / "debian"
    system.mkdir(parents=True)
    for package in packages:
        subprocess.run(["dpkg-deb", "--extract", package, system], check=True)
    patchelf = system / "usr/bin/patchelf"
    _lay_python(folder, system)
    wheels.unpack(found, folder / "site", lambda path: trim.is_wanted(path) and libraries.may_stay(path))
    libraries.prune(folder / "site", patchelf)
    _lay_beside_qt(folder / "site/PySide6/Qt/lib", system, patchelf)
    lay_program(folder / "app")
    shutil.copyfile(_PARTS / "cchc", folder / "cchc")
    (folder / "VERSION").write_text(version() + "\n", encoding="ascii")
    (folder / "menu").mkdir()
    for name in ("cchc.desktop", "cchc.xml"):
        shutil.copyfile(_PARTS / name, folder / "menu" / name)
    licences.collect(folder / "app", found, _licences(packages, system))
    for program in PROGRAMS:
        (folder / program).chmod(0o755)
    _compile(folder)
    return libraries.packages_needed(folder, patchelf)


def _lay_python(folder: Path, system: Path) -> None:
    source = system / "usr/lib" / f"python{PYTHON}"
    shutil.copytree(source, folder / "lib", ignore=_leave_out)
    for module in sorted((source / "lib-dynload").iterdir()):
        if not _UNUSED.match(module.name):
            shutil.copyfile(module, folder / "lib" / module.name)
    shutil.copyfile(system / "usr/bin" / f"python{PYTHON}", folder / "cchc-python")
    (folder / "cchc-python._pth").write_text("app\nsite\nlib\n", encoding="ascii")


def _leave_out(_folder: str, names: list[str]) -> set[str]:
    return {name for name in names if name == "lib-dynload" or _UNUSED.match(name)}


def _lay_beside_qt(folder: Path, system: Path, patchelf: Path) -> None:
    for name in libraries.BESIDE_QT:
        shutil.copyfile(system / "usr/lib/x86_64-linux-gnu" / name, folder / name)
        # They were made to lie where every program finds them.
        subprocess.run([patchelf, "--set-rpath", "$ORIGIN", folder / name], check=True)


def _licences(packages: Sequence[Path], system: Path) -> list[licences.Part]:
    """Return the parts that come from Debian; a build tool is none."""
    parts = []
    for package in packages:
        name, number, _ = package.name.split("_")
        if name in _PACKAGE_OF_PYTHON[1:] or name == "patchelf":
            continue
        text = (system / "usr/share/doc" / name / "copyright").read_bytes()
        if name == _PACKAGE_OF_PYTHON[0]:
            parts.append(licences.Part("Python", number, "PSF-2.0", {"Python.txt": text}))
        else:
            parts.append(licences.Part(name, number, "MIT", {f"{name}.txt": text}))
    return parts


def _compile(folder: Path) -> None:
    """Compile everything with the interpreter that will run it, and take the sources out."""
    for part in ("lib", "site", "app"):
        _run(folder, _COMPILE, str(folder / part), str(folder))
    for source in folder.rglob("*.py"):
        source.unlink()
    _run(folder, _KEEP_SUPPORT)


def _run(folder: Path, code: str, *arguments: str) -> None:
    # One seed, so that sets are written in the same order by every build.
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder), "PYTHONHASHSEED": "0", "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [folder / "cchc-python", "-B", "-c", code, *arguments], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise RefusalError(f"Python trong bộ cài không chạy được: {(done.stdout + done.stderr).strip()[-500:]}")
