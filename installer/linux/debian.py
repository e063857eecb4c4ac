"""Python and the few libraries that a plain desktop may lack, out of Debian's own packages, pinned in `debian.lock`.

apt takes only what Debian has signed; each file is then held against the hash in the lock. Debian replaces a package when
it mends it, and no longer offers the one before: then the lock is written anew (`installer/build-linux --lock`), read and
committed, or, for a trial, the newer one is taken as apt proves it.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import NamedTuple

from installer.common.release import RefusalError
from installer.common.wheels import cache_folder, sha256

LOCK = Path(__file__).with_name("debian.lock")
_LINE = re.compile(r"(?P<name>[a-z0-9.+-]+) (?P<version>\S+) (?P<hash>[0-9a-f]{64})")
_HEADER = """\
# Made by installer/build-linux --lock: packages of Debian 12 (amd64), their versions and the SHA-256 of their files.
"""


class Package(NamedTuple):
    """A package of the lock, with the SHA-256 of its file."""

    name: str
    version: str
    hash: str

    @property
    def file(self) -> str:
        """The file's name as apt writes it."""
        return f"{self.name}_{self.version.replace(':', '%3a')}_amd64.deb"


def locked() -> list[Package]:
    """Return the packages of the lock."""
    lines = LOCK.read_text(encoding="utf-8").splitlines()
    return [Package(*found.groups()) for line in lines if (found := _LINE.fullmatch(line))]


def fetch(given: Path | None = None, *, newer: bool = False) -> list[Path]:
    """Return the files of the locked packages: out of the folder *given*, else the cache, else from Debian.

    With *newer*, a package that Debian has replaced since is taken as it is now. Raises `RefusalError`.
    """
    kept = cache_folder() / "debian"
    kept.mkdir(exist_ok=True)
    return [_from_folder(package, given) if given else _from_debian(package, kept, newer=newer) for package in locked()]


def lock_again() -> None:
    """Write the lock with what Debian offers now."""
    packages = []
    for package in locked():
        with tempfile.TemporaryDirectory() as folder:
            if (file := _download(package.name, Path(folder))) is None:
                raise _refused(package)
            version = file.name.split("_")[1].replace("%3a", ":")
            packages.append(package._replace(version=version, hash=sha256(file)))
    lines = [f"{package.name} {package.version} {package.hash}\n" for package in packages]
    LOCK.write_text(_HEADER + "".join(lines), encoding="utf-8")


def _from_folder(package: Package, folder: Path) -> Path:
    file = folder / package.file
    if not file.is_file():
        raise RefusalError(f"Không thấy gói {package.file} (ghi trong {LOCK.name}) trong thư mục “{folder}”.")
    return _proven(package, file)


def _from_debian(package: Package, kept: Path, *, newer: bool) -> Path:
    if (file := kept / package.file).is_file():
        return _proven(package, file)
    with tempfile.TemporaryDirectory(dir=kept) as folder:
        if (fetched := _download(f"{package.name}={package.version}", Path(folder))) is not None:
            _proven(package, fetched).replace(file)
            return file
        if newer and (fetched := _download(package.name, Path(folder))) is not None:
            print(f"note: {fetched.name} in the place of {package.version}, which Debian has replaced")
            fetched.replace(file := kept / fetched.name)
            return file
    raise _refused(package)


def _download(wanted: str, folder: Path) -> Path | None:
    """Let apt fetch a package; return its file, `None` when Debian does not offer it."""
    if not shutil.which("apt-get"):
        raise RefusalError("Cần apt-get của Debian hoặc Ubuntu, hoặc một thư mục có sẵn các gói (--wheels THƯ_MỤC).")
    folder.chmod(0o755)
    for refresh in (False, True):
        if refresh and (os.geteuid() != 0 or not _apt(["update"], folder)):
            break
        if _apt(["download", wanted], folder):
            return next(folder.glob("*.deb"))
    return None


def _apt(arguments: list[str], folder: Path) -> bool:
    command = ["apt-get", "-qq", "-o", "APT::Sandbox::User=", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, check=False, stdin=subprocess.DEVNULL).returncode == 0


def _proven(package: Package, file: Path) -> Path:
    if sha256(file) != package.hash:
        raise RefusalError(f"Gói {file} không đúng mã băm ghi trong {LOCK.name}: tệp đã bị sửa hoặc hỏng.")
    return file


def _refused(package: Package) -> RefusalError:
    return RefusalError(
        f"Không lấy được gói {package.name} {package.version} của Debian 12. Hãy chạy “apt-get update”; nếu Debian đã thay "
        f"gói này bằng bản mới thì chạy “installer/build-linux --lock”, xem lại {LOCK.name} rồi lưu vào kho mã."
    )
