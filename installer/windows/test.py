"""Tries the setup program under Wine: `installer/test-windows`.

Builds it (or takes one that was built), and an older one of the same program; then trial.py goes through installing, upgrading,
repairing and removing, every module is imported, and the project's own tests are run by the Python that is installed.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import Self

from installer.common import release, wheels
from installer.common.release import ROOT, NotHadError, RefusalError
from installer.windows import build, runtime, stage
from installer.windows import compile as compiling

WINE = Path("/usr/lib/wine")
OLDER = "0.0.1"
LIMIT_BUILD = 300
#: What the setup program refuses, as Wine calls it, and its status and sentence.
OLDER_WINDOWS = ("win7", "win81")
REFUSAL = (4, "cần Windows 10 hoặc Windows 11")
#: The tests of what Windows may do otherwise: files, databases, clocks, numbers, texts. Those of the windows are left to the
#: machine that builds, where they take a tenth of the time; the self-test opens one here.
TESTS = ("engine", "storage", "session", "consolidation", "cli", "exchange/reading", "exchange/submission")
#: Each goes by something that only Linux has, and passes there.
LEFT_OUT = (
    "tests/cli/test_computer.py::test_a_newer_version_is_told_of",  # a .deb
    "tests/exchange/reading/test_bad_files.py",  # the module `resource`
    "tests/exchange/submission/test_writing.py::test_any_zip_program_unpacks_it",  # the program `unzip`
    "tests/storage/test_database.py::test_a_copy_that_cannot_be_written_names_its_place_and_leaves_nothing",  # a file "con"
    "tests/storage/test_failures.py::test_a_file_that_is_deleted_under_the_program",  # Windows refuses to delete it
    "tests/storage/test_failures.py::test_a_folder_that_is_replaced_by_another",
)
#: Tools of the tests that are of no use here.
_NOT_WANTED = ("mypy", "ruff", "types_", "librt", "coverage", "pytest_cov", "ast_serialize", "pathspec")
_IMPORT_ALL = """
import importlib, pkgutil, desktop
names = [m.name for m in pkgutil.walk_packages(desktop.__path__, 'desktop.') if not m.name.endswith('__main__')]
for name in [*names, 'tzdata', 'segno', 'tabulate', 'PIL.Image', 'PySide6.QtPrintSupport', 'nacl.pwhash', 'zoneinfo']:
    importlib.import_module(name)
import zoneinfo
zoneinfo.ZoneInfo('Asia/Ho_Chi_Minh')
print(len(names), 'modules of the program import')
"""
_RUN_TESTS = """
import os, sys
os.environ['QT_QPA_PLATFORM'] = 'offscreen'
os.chdir(sys.argv[1])
import pytest
options = ['-q', '-p', 'no:cacheprovider', '-n', '0', '--basetemp', 'C:\\\\pt', '--tb', 'short', '--no-showlocals']
sys.exit(pytest.main([*options, *sys.argv[2:]]))
"""


class Wine:
    """A Windows of its own, made anew from a copy that is kept; ends what runs in it when it is left."""

    def __init__(self, folder: Path) -> None:
        self.drive = folder / "prefix" / "drive_c"
        self._environment = {
            name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")
        } | {
            "WINEPREFIX": str(folder / "prefix"),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree,mshtml=",
            "LC_ALL": "C.UTF-8",
        }
        shutil.copytree(_fresh_prefix(self._environment), folder / "prefix", symlinks=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        subprocess.run([WINE / "wineserver64", "-k"], env=self._environment, check=False)

    def map_drive(self, letter: str, folder: Path) -> str:
        """Make *folder* a drive; return its name."""
        (self.drive.parent / "dosdevices" / f"{letter}:").symlink_to(folder)
        return f"{letter.upper()}:"

    def run(self, *command: object, seconds: int = 600) -> int:
        """Run a program of Windows and show what it prints; return its exit status."""
        # Through a pipe: what Wine writes to a terminal or a file goes astray.
        with subprocess.Popen(
            [WINE / "wine64", *map(str, command)],
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        ) as process:
            assert process.stdout is not None  # noqa: S101 - a pipe was asked for
            began = time.monotonic()
            for line in process.stdout:
                print("   ", line.decode("utf-8", errors="replace").rstrip(), flush=True)
                if time.monotonic() - began > seconds:
                    process.kill()
            return process.wait()


def _fresh_prefix(environment: dict[str, str]) -> Path:
    """Return a Windows as Wine makes it, made once for each version of Wine."""
    told = subprocess.run([WINE / "wine64", "--version"], env=environment, capture_output=True, text=True, check=True).stdout
    kept = wheels.cache_folder() / re.sub(r"[^\w.-]+", "-", told.strip())
    if not kept.is_dir():
        with tempfile.TemporaryDirectory(dir=kept.parent, prefix="wine-") as name:
            draft = {**environment, "WINEPREFIX": str(Path(name) / "prefix")}
            for words in (["wineboot", "-i"], ["winecfg", "-v", "win10"]):
                subprocess.run(
                    [WINE / "wine64", *words],
                    env=draft,
                    stdin=subprocess.DEVNULL,
                    capture_output=True,
                    check=False,
                    timeout=180,
                )
            subprocess.run([WINE / "wineserver64", "-w"], env=draft, check=False, timeout=60)
            (Path(name) / "prefix").rename(kept)
    return kept


def windows_path(path: Path) -> str:
    """Return how a program under Wine names *path*."""
    return "Z:" + str(path.resolve()).replace("/", "\\")


def make_older(top: Path, folder: Path) -> Path:
    """Return a setup program of the same program, which calls itself an older version."""
    shutil.copytree(top, folder)
    source = folder / stage.version_folder() / "desktop" / "__init__.py"
    text = source.read_text(encoding="utf-8")
    source.write_text(text.replace(f'"{release.version()}"', f'"{OLDER}"'), encoding="utf-8")
    code = runtime.compiled(source, "desktop/__init__.py")
    (source.parent / "__pycache__" / "__init__.cpython-311.pyc").write_bytes(code)
    target = folder.with_name(f"cchc-{OLDER}-setup.exe")
    build.pack(folder, target, OLDER, fast=True)
    return target


def add_tests(top: Path, given: Path | None) -> None:
    """Add to a stage an interpreter and what the project's tests need; the program and its libraries stay those installed."""
    compiling.launcher(top / "python.exe", "PLAIN")
    (top / "current").write_text(f"{stage.version_folder()}\\{runtime.DLL}\n", encoding="ascii")
    home = top / stage.version_folder()
    installed = {wheel.name for wheel in wheels.fetch(ROOT / "requirements.lock", runtime.TARGET, given)}
    everything = wheels.fetch(ROOT / "requirements-dev.lock", runtime.TARGET, given)
    wanted = [wheel for wheel in everything if wheel.name not in installed and not wheel.name.startswith(_NOT_WANTED)]
    wheels.unpack(wanted, home / "tools", lambda _path: True)
    qt = [wheel for wheel in everything if wheel.name.startswith("PySide6_")]
    wheels.unpack(qt, home / "site", lambda path: path.name in ("QtTest.pyd", "Qt6Test.dll"))
    with (home / "python311._pth").open("a", encoding="ascii", newline="\r\n") as paths:
        paths.write(f"tools\n{windows_path(ROOT)}\n")


def not_refused(wine: Wine, setup: str) -> list[str]:
    """Start *setup* in each older Windows; return those in which it does not say that it wants a newer one."""
    failed = []
    for version in OLDER_WINDOWS:
        for log in wine.drive.rglob("cchc-setup.log"):
            log.unlink()
        wine.run("winecfg", "-v", version)
        status = wine.run(setup, "/S")
        told = " ".join(log.read_text(encoding="utf-16").strip() for log in wine.drive.rglob("cchc-setup.log"))
        is_refused = status == REFUSAL[0] and REFUSAL[1] in told
        print(f"    {'passed' if is_refused else 'FAILED'}  {version}: status {status}, {told}", flush=True)
        failed += [] if is_refused else [f"refused by {version}"]
    return failed


def small_drive(folder: Path, megabytes: int) -> Path | None:
    """Return an empty drive of that size, `None` where this user cannot make one."""
    folder.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", folder], capture_output=True, check=False
    )
    return folder if done.returncode == 0 else None


def unmount(folder: Path) -> None:
    """Give up a small drive, if it is one."""
    if folder.is_mount():
        subprocess.run(["umount", "--lazy", folder], check=False)


def try_all(folder: Path, arguments: argparse.Namespace) -> list[str]:
    """Try everything; return the names of what failed."""
    began = time.monotonic()
    name = f"cchc-{release.version()}-setup.exe"
    top = folder / "stage"
    build.build(argparse.Namespace(python=arguments.python, wheels=arguments.wheels, fast=True, out=folder, keep_stage=top))
    took = time.monotonic() - began
    print(f"built in {took:.0f} s (at most {LIMIT_BUILD})", flush=True)
    failed = ["build in time"] if took > LIMIT_BUILD else []
    new = Path(shutil.copy(arguments.setup, folder)) if arguments.setup else folder / name
    old = make_older(top, folder / "older")
    add_tests(top, arguments.wheels)
    megabytes = build.sizes(top).kilobytes // 1024
    python = windows_path(top / "python.exe")
    with Wine(folder) as wine:
        drive = small_drive(folder / "drive", 2 * megabytes + 30)
        drives = [wine.map_drive("s", drive)] if drive else []
        if not drives:
            print("not tried: a full disk (only root can make a small one)")
        script = Path(__file__).with_name("trial.py")
        words = [windows_path(new), windows_path(old), release.version(), OLDER, *drives]
        steps: Sequence[tuple[str, list[object], int]] = (
            ("setup", ["-X", "utf8", windows_path(script), *words], 600),
            ("imports", ["-X", "utf8", "-c", _IMPORT_ALL], 120),
            ("project's tests", ["-X", "utf8", "-c", _RUN_TESTS, windows_path(ROOT), *_tests()], 1800),
        )
        for what, command, seconds in steps:
            if arguments.quick and what == "project's tests":
                continue
            print(f"== {what}", flush=True)
            if wine.run(python, *command, seconds=seconds) != 0:
                failed.append(what)
        print("== older Windows", flush=True)
        failed += not_refused(wine, windows_path(new))
    return failed


def _tests() -> list[str]:
    places = [str(PurePosixPath("tests") / name) for name in TESTS]
    return [*places, *[f"--deselect={name}" if "::" in name else f"--ignore={name}" for name in LEFT_OUT]]


def main() -> int:
    """Read the command line, try everything, tell what failed."""
    parser = argparse.ArgumentParser(
        prog="installer/test-windows", description="Tries the setup program for Windows under Wine."
    )
    parser.add_argument("--wheels", type=Path, metavar="FOLDER", help="as for build-windows")
    parser.add_argument("--python", type=Path, metavar="ARCHIVE", help="as for build-windows")
    parser.add_argument("--setup", type=Path, metavar="FILE", help="try this setup program, such as one to be released")
    parser.add_argument("--quick", action="store_true", help="without the project's own tests")
    parser.add_argument("--if-possible", action="store_true", help="end well where the inputs or tools cannot be had")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=wheels.cache_folder(), prefix="try-windows-") as name:
        try:
            failed = try_all(Path(name), arguments)
        except RefusalError as refusal:
            print(refusal, file=sys.stderr)
            return 0 if arguments.if_possible and isinstance(refusal, NotHadError) else 2
        finally:
            unmount(Path(name) / "drive")
    print(f"Windows: FAILED: {', '.join(failed)}" if failed else "Windows: everything passed")
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
