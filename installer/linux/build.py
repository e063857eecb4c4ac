"""Build the files that Linux installs from: `installer/build-linux`."""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from desktop.jobs.updates import describe
from installer.common import tree, wheels
from installer.common.release import ROOT, RefusalError, moment, version
from installer.linux import deb, debian, single, stage

#: Of pip, so that it looks for what runs on Debian 12 and its Python, whatever this machine is.
_TARGET = (
    *("--implementation", "cp", "--python-version", "311", "--abi", "cp311", "--abi", "abi3", "--abi", "none"),
    *(word for number in (36, 35, 34, 31, 28, 27, 17) for word in ("--platform", f"manylinux_2_{number}_x86_64")),
    *("--platform", "manylinux2014_x86_64"),
)
#: The sizes allowed, in bytes.
_DEB_AT_MOST, _TREE_AT_MOST = 60_000_000, 180_000_000


def main() -> int:
    """Build; return 0, or 2 when an input was refused."""
    arguments = _arguments()
    try:
        if arguments.lock:
            debian.lock_again()
        else:
            _build(arguments)
    except RefusalError as refusal:
        print(refusal, file=sys.stderr)
        return 2
    except subprocess.CalledProcessError as failed:
        print(f"Lệnh không chạy được: {failed}", file=sys.stderr)
        return 1
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="installer/build-linux", description="Makes the .deb and the .run.")
    parser.add_argument("--wheels", type=Path, metavar="FOLDER", help="the wheels and Debian packages lie here: no network")
    parser.add_argument("--out", type=Path, default=ROOT / "dist", metavar="FOLDER", help="where to put the files (dist)")
    parser.add_argument("--fast", action="store_true", help="compress quickly: larger files, for trials")
    parser.add_argument("--newer", action="store_true", help="take a newer package where Debian no longer has the locked one")
    parser.add_argument("--lock", action="store_true", help="only write the lock of Debian's packages anew")
    return parser.parse_args()


def _build(arguments: argparse.Namespace) -> None:
    began = time.monotonic()
    number, day = version(), moment()
    out: Path = arguments.out
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="cchc-linux-") as name:
        scratch = Path(name)
        packages = debian.fetch(arguments.wheels, newer=arguments.newer)
        found = wheels.fetch(ROOT / "requirements.lock", _TARGET, arguments.wheels)
        (folder := scratch / "tree").mkdir()
        depends = stage.stage(folder, packages, found, scratch)
        tree.settle(folder, day, programs=stage.PROGRAMS)
        inside = tree.listing(folder)
        (out / f"cchc-{number}-linux.txt").write_text(inside.text, encoding="utf-8")
        _report("tree", inside.told, inside.size, _TREE_AT_MOST, began)
        file = out / f"cchc_{number}_amd64.deb"
        deb.build(folder, depends, file, scratch, day, fast=arguments.fast)
        _report(
            file.name, f"sha256 {wheels.sha256(file)}", file.stat().st_size, None if arguments.fast else _DEB_AT_MOST, began
        )
        file = out / f"cchc-{number}.run"
        single.build(folder, file, scratch, day, fast=arguments.fast)
        _report(file.name, f"sha256 {wheels.sha256(file)}", file.stat().st_size, None, began)
    describe(out, datetime.fromtimestamp(day, UTC).date())


def _report(name: str, told: str, size: int, at_most: int | None, began: float) -> None:
    """Print what was made, how large it may be, and when it was ready. Raises `RefusalError` when it is too large."""
    limit = f" (at most {at_most / 1e6:.0f} MB)" if at_most else ""
    print(f"{name} | {size / 1e6:.1f} MB{limit} | after {time.monotonic() - began:.0f} s | {told}", flush=True)
    if at_most and size > at_most:
        raise RefusalError(f"{name} lớn hơn {at_most / 1e6:.0f} MB.")


if __name__ == "__main__":
    sys.exit(main())
