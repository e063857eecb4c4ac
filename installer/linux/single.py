"""The `.run`: one file that sets the program up for one user; a script, and behind its last line the packed tree."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from installer.common import tree
from installer.common.release import version
from installer.common.wheels import sha256
from installer.linux.stage import PROGRAMS

_HEAD = Path(__file__).with_name("parts") / "run-head.sh"
#: What may still be free after the installation, in kilobytes.
_SPARE = 20_000


def build(folder: Path, target: Path, scratch: Path, moment: int, *, fast: bool) -> None:
    """Pack the settled tree in *folder* as *target*."""
    root = scratch / "run"
    shutil.copytree(folder, root)
    (root / "installed.json").write_text('{"kind": "run"}\n', encoding="ascii")
    tree.settle(root, moment, programs=PROGRAMS)
    packed = scratch / "program.tar"
    pack: list[str | Path] = [
        "tar",
        "--sort=name",
        "--format=gnu",
        "--owner=0",
        "--group=0",
        "--numeric-owner",
        "-C",
        root,
        "-cf",
        packed,
        ".",
    ]
    subprocess.run(pack, check=True)
    zipper = ["gzip", "-1n"] if fast else ["xz", "-6", "-T0"]
    subprocess.run([*zipper, "--keep", "--force", packed], check=True)
    zipped = packed.with_name(packed.name + (".gz" if fast else ".xz"))
    values = {
        "VERSION": version(),
        "NAME": target.name,
        "PACKED_SUM": sha256(zipped),
        "NEEDED_KB": str(sum(path.stat().st_size // 1024 + 4 for path in tree.files(root)) + _SPARE),
        "UNPACKER": zipper[0],
    }
    with target.open("wb") as file:
        file.write(_head(values))
        with zipped.open("rb") as content:
            shutil.copyfileobj(content, file)
    target.chmod(0o755)


def _head(values: dict[str, str]) -> bytes:
    """Return the script with its own length in it."""
    text = _HEAD.read_text(encoding="utf-8")
    for name, value in values.items():
        text = text.replace(f"@{name}@", value)
    mark = "@HEAD_BYTES@"
    content = text.encode()
    return content.replace(mark.encode(), str(len(content)).ljust(len(mark)).encode())
