"""Builds the setup program for Windows: `installer/build-windows`."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
import unicodedata
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from desktop.jobs.updates import describe
from installer.common import release, wheels
from installer.common.release import ROOT, RefusalError
from installer.windows import stage

#: What is promised, in MB: the setup file, and what it installs.
LIMIT_SETUP, LIMIT_INSTALLED = 50, 160
#: Where Debian and Ubuntu put what `makensis` works with.
NSIS = Path("/usr/share/nsis")


class Sizes(NamedTuple):
    """What the setup program must know of the tree: kilobytes on the disk, and the length of the longest path in it."""

    kilobytes: int
    longest: int


def sizes(top: Path) -> Sizes:
    """Measure what is in the stage *top*."""
    home = top / stage.version_folder()
    inside = [path for path in home.rglob("*") if path.is_file()]
    blocks = sum(-(-path.stat().st_size // 4096) * 4 for path in inside)
    # Below the top folder; a second folder of the same version gets a number behind its name.
    longest = max(len(f"{stage.version_folder()}-99\\{path.relative_to(home).as_posix()}") for path in inside)
    return Sizes(blocks, longest)


def lay_nsis(folder: Path) -> None:
    """Copy NSIS to *folder*, which must not exist, with its own Vietnamese sentences in whole letters.

    It brings them as letters and marks, which Windows draws beside each other in some of the wizard's fonts.
    """
    shutil.copytree(NSIS, folder)
    for file in (folder / "Contrib" / "Language files").glob("Vietnamese.*"):
        file.write_bytes(unicodedata.normalize("NFC", file.read_bytes().decode("utf-8")).encode("utf-8"))


def pack(top: Path, target: Path, version: str, *, fast: bool) -> None:
    """Write the setup program *target* for the stage *top*; *version* is what it says of itself."""
    measured = sizes(top)
    defined = {
        "VERSION": version,
        "STAGE": str(top),
        "HOME": stage.version_folder(),
        "OUT": str(target),
        "ICON": str(ROOT / "resources" / "icons" / "cchc.ico"),
        "SIDE": str(Path(__file__).with_name("side.bmp")),
        "LONGEST": str(measured.longest),
        "KILOBYTES": str(measured.kilobytes),
    }
    options = [f"-D{name}={value}" for name, value in defined.items()] + (["-DFAST"] if fast else [])
    with tempfile.TemporaryDirectory(dir=target.parent, prefix="nsis-") as name:
        lay_nsis(nsis := Path(name) / "nsis")
        done = subprocess.run(
            ["makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", *options, str(Path(__file__).with_name("setup.nsi"))],
            env={**os.environ, "NSISDIR": str(nsis), "SOURCE_DATE_EPOCH": str(release.moment())},
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
        )
    if done.returncode != 0:
        raise RefusalError(f"makensis không chạy được: {(done.stdout + done.stderr).strip()}")


def build(arguments: argparse.Namespace) -> None:
    """Build into the folder `--out` and tell what came of it."""
    began = time.monotonic()
    name = f"cchc-{release.version()}-setup.exe"
    arguments.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=wheels.cache_folder(), prefix="windows-") as folder:
        top = Path(folder) / "stage"
        laid = stage.lay(top, stage.Inputs(arguments.python, arguments.wheels))
        print(f"Python {laid.runtime.source}")
        print(f"{laid.runtime.signed} signed binaries of Python, {laid.libraries} libraries, {laid.binaries} programs and DLLs")
        draft = Path(folder) / name
        pack(top, draft, release.version(), fast=arguments.fast)
        shutil.copyfile(draft, arguments.out / name)
        (arguments.out / f"cchc-{release.version()}-windows.txt").write_text(laid.listing.text, encoding="utf-8")
        if arguments.keep_stage:
            shutil.rmtree(arguments.keep_stage, ignore_errors=True)
            shutil.copytree(top, arguments.keep_stage)
    day = datetime.fromtimestamp(release.moment(), UTC).date()
    described = describe(arguments.out, day)
    target = arguments.out / name
    size = target.stat().st_size / 1e6
    limit = "compressed quickly" if arguments.fast else f"at most {LIMIT_SETUP}"
    print(f"inside: {laid.listing.told}")
    print(f"installed {laid.listing.size / 1e6:.1f} MB (at most {LIMIT_INSTALLED}), setup {size:.1f} MB ({limit})")
    print(f"{described} tells the program what is new in it")
    print(f"{target} {target.stat().st_size} bytes, sha256 {wheels.sha256(target)}, built in {time.monotonic() - began:.0f} s")
    if laid.listing.size / 1e6 > LIMIT_INSTALLED or (size > LIMIT_SETUP and not arguments.fast):
        raise RefusalError(f"Bộ cài lớn hơn mức cho phép: {size:.1f} MB.")


def main() -> int:
    """Read the command line; refuse with a sentence and status 2."""
    parser = argparse.ArgumentParser(prog="installer/build-windows", description="Builds the setup program for Windows.")
    parser.add_argument("--wheels", type=Path, metavar="FOLDER", help="take the libraries from here and ask no network")
    parser.add_argument("--python", type=Path, metavar="ARCHIVE", help="python.org's embeddable archive, to be preferred")
    parser.add_argument("--fast", action="store_true", help="compress quickly, for trying; a release is compressed best")
    parser.add_argument("--out", type=Path, metavar="FOLDER", default=ROOT / "dist", help="where to put it (dist)")
    parser.add_argument("--keep-stage", type=Path, metavar="FOLDER", help="leave a copy of what is inside here")
    try:
        build(parser.parse_args())
    except RefusalError as refusal:
        print(refusal, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
