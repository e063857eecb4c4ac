"""The `.deb`: the tree under /usr/lib/cchc, with what a desktop looks for in its own places.

Nothing runs at installation: dpkg's triggers make the desktop, the MIME and the icon caches anew when files come and go.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

from installer.common import tree
from installer.common.release import version

_PARTS = Path(__file__).with_name("parts")
_ICON_SIZES = (16, 24, 32, 48, 64, 128, 256)
#: A font with all Vietnamese letters; every desktop has one of them.
_FONTS = "fonts-dejavu-core | fonts-noto-core | fonts-liberation2 | fonts-liberation | fonts-ubuntu | fonts-freefont-ttf"
_CONTROL = """\
Package: cchc
Version: {version}
Section: misc
Priority: optional
Architecture: amd64
Maintainer: {maintainer}
Installed-Size: {kilobytes}
Depends: {depends}
Recommends: shared-mime-info, desktop-file-utils, hicolor-icon-theme, xdg-desktop-portal
Description: administrative-reform reports of Vietnam's offices
 Lập báo cáo cải cách hành chính: điền phụ lục, kiểm tra ngay khi gõ, in để ký,
 kết xuất tệp gửi có chữ ký, nhận và tổng hợp báo cáo của các đơn vị.
 .
 Chương trình không cần mạng và không gửi số liệu đi đâu.
"""
_COPYRIGHT = """\
CCHC is free software under the Apache License 2.0: on Debian systems, /usr/share/common-licenses/Apache-2.0.

This package contains the following, each under its own licence. The full texts are in /usr/lib/cchc/app/licences;
those of the GNU licences also in /usr/share/common-licenses.

{parts}
"""
_CHANGES = """\
cchc ({version}) stable; urgency=medium

  * Có gì mới: xem mục “Có gì mới” trong hướng dẫn của chương trình (F1).

 -- {maintainer}  {day}
"""
_MAINTAINER = "CCHC developers <cchc@cchc.invalid>"
#: What is as it should be in a package that brings a runtime of its own, as others have built it.
_OVERRIDES = """\
cchc: embedded-library *
cchc: package-installs-python-bytecode *
cchc: package-installs-python-pycache-dir *
cchc: custom-library-search-path *
cchc: unstripped-binary-or-object *
cchc: shared-library-lacks-prerequisites *
cchc: hardening-no-pie *
cchc: duplicate-font-file *
cchc: national-encoding *
"""


def build(folder: Path, depends: Sequence[str], target: Path, scratch: Path, moment: int, *, fast: bool) -> None:
    """Pack the settled tree in *folder* as *target*."""
    root = scratch / "deb"
    program = root / "usr/lib/cchc"
    shutil.copytree(folder, program)
    (program / "installed.json").write_text('{"kind": "deb"}\n', encoding="ascii")
    shutil.rmtree(program / "menu")
    _lay_for_the_desktop(root, folder)
    _lay_documents(root / "usr/share/doc/cchc", folder, moment)
    _put(root / "usr/share/man/man1/cchc.1.gz", gzip.compress((_PARTS / "cchc.1").read_bytes(), 9, mtime=0))
    _put(root / "usr/share/lintian/overrides/cchc", _OVERRIDES.encode())
    (root / "usr/bin").mkdir()
    (root / "usr/bin/cchc").symlink_to("../lib/cchc/cchc")

    files = tree.files(root)
    size = sum(-(-path.stat().st_size // 1024) for path in files)
    sums = "".join(f"{_md5(path)}  {path.relative_to(root)}\n" for path in files)
    control = _CONTROL.format(version=version(), maintainer=_MAINTAINER, kilobytes=size, depends=", ".join([*depends, _FONTS]))
    _put(root / "DEBIAN/control", control.encode())
    _put(root / "DEBIAN/md5sums", sums.encode())
    tree.settle(root, moment, programs=frozenset({"usr/lib/cchc/cchc", "usr/lib/cchc/cchc-python"}))
    command: list[str | Path] = [
        "dpkg-deb",
        "--root-owner-group",
        *(["-Zgzip", "-z1"] if fast else ["-Zxz"]),
        "--build",
        root,
        target,
    ]
    subprocess.run(command, env=os.environ | {"SOURCE_DATE_EPOCH": str(moment)}, check=True, stdout=subprocess.DEVNULL)


def _md5(path: Path) -> str:
    return hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()


def _lay_for_the_desktop(root: Path, folder: Path) -> None:
    icons = folder / "app/resources/icons"
    _put(root / "usr/share/applications/cchc.desktop", (folder / "menu/cchc.desktop").read_bytes())
    _put(root / "usr/share/mime/packages/cchc.xml", (folder / "menu/cchc.xml").read_bytes())
    _put(root / "usr/share/icons/hicolor/scalable/apps/cchc.svg", (icons / "cchc.svg").read_bytes())
    _put(
        root / "usr/share/icons/hicolor/scalable/mimetypes/application-vnd.cchc+zip.svg", (icons / "cchc-file.svg").read_bytes()
    )
    for size in _ICON_SIZES:
        _put(root / f"usr/share/icons/hicolor/{size}x{size}/apps/cchc.png", (icons / f"cchc-{size}.png").read_bytes())


def _lay_documents(place: Path, folder: Path, moment: int) -> None:
    parts = json.loads((folder / "app/licences/index.json").read_text(encoding="utf-8"))
    lines = (f"{part['name']} {part['version']}: {part['licence']} ({', '.join(part['texts'])})" for part in parts)
    _put(place / "copyright", _COPYRIGHT.format(parts="\n".join(lines)).encode())
    day = format_datetime(datetime.fromtimestamp(moment, UTC))
    changes = _CHANGES.format(version=version(), maintainer=_MAINTAINER, day=day)
    _put(place / "changelog.gz", gzip.compress(changes.encode(), 9, mtime=0))


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
