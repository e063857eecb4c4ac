"""Which native libraries come along, and which the system must have: nothing creeps in from the machine that builds.

Of the wheels only what is named here stays, with what that needs of its own wheel. Everything else must be a library that a
desktop has and that the `.deb` names: a library in neither list refuses the build.
"""

from __future__ import annotations

import subprocess
from pathlib import Path, PurePosixPath

from installer.common.release import RefusalError

#: The modules of PySide that the program imports.
_QT_MODULES = ("QtCore", "QtGui", "QtNetwork", "QtPrintSupport", "QtWidgets")
#: What Qt loads by itself: screens (and none, for the self-test), typing Vietnamese, file dialogs, printers, pictures.
_QT_PLUGINS = frozenset(
    f"PySide6/Qt/plugins/{name}.so"
    for name in (
        "imageformats/libqico",
        "imageformats/libqjpeg",
        "platforminputcontexts/libcomposeplatforminputcontextplugin",
        "platforminputcontexts/libibusplatforminputcontextplugin",
        "platforms/libqoffscreen",
        "platforms/libqwayland-generic",
        "platforms/libqxcb",
        "platformthemes/libqxdgdesktopportal",
        "printsupport/libcupsprintersupport",
        "wayland-decoration-client/libadwaita",
        "wayland-decoration-client/libbradient",
        "wayland-shell-integration/libxdg-shell",
    )
)
_QT_ROOTS = _QT_PLUGINS | {f"PySide6/{name}.abi3.so" for name in _QT_MODULES}
#: Folders of wheels that hold libraries only: what nothing that stays needs is taken out again.
_POOLS = ("PySide6", "pillow.libs")
_UNUSED = frozenset({"PIL/_avif", "PIL/_imagingcms", "PIL/_imagingft", "PIL/_imagingtk", "PIL/_webp"})
#: Files of PySide that are no libraries and stay.
_PYSIDE_CODE = frozenset({"__init__.py", "_config.py", "_git_pyside_version.py"})

#: Libraries for windows under X that a desktop without other Qt programs often lacks: they lie beside Qt's own.
BESIDE_QT = (
    "libxcb-cursor.so.0",
    "libxcb-icccm.so.4",
    "libxcb-image.so.0",
    "libxcb-keysyms.so.1",
    "libxcb-render-util.so.0",
    "libxcb-util.so.1",
    "libxcb-xkb.so.1",
    "libxkbcommon-x11.so.0",  # of one version with the next
    "libxkbcommon.so.0",
)

#: What the system gives, and the package of Debian and Ubuntu that has it, by its names since 2024 and before.
_OF_THE_SYSTEM = {
    "ld-linux-x86-64.so.2": "libc6 (>= 2.36)",
    "libc.so.6": "libc6 (>= 2.36)",
    "libdl.so.2": "libc6 (>= 2.36)",
    "libm.so.6": "libc6 (>= 2.36)",
    "libpthread.so.0": "libc6 (>= 2.36)",
    "libresolv.so.2": "libc6 (>= 2.36)",
    "librt.so.1": "libc6 (>= 2.36)",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libcups.so.2": "libcups2t64 | libcups2",
    "libdbus-1.so.3": "libdbus-1-3",
    "libexpat.so.1": "libexpat1",
    "libffi.so.8": "libffi8",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgcc_s.so.1": "libgcc-s1",
    "libglib-2.0.so.0": "libglib2.0-0t64 | libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libgthread-2.0.so.0": "libglib2.0-0t64 | libglib2.0-0",
    "libsqlite3.so.0": "libsqlite3-0 (>= 3.40)",
    "libstdc++.so.6": "libstdc++6 (>= 12)",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb.so.1": "libxcb1",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}


def is_library(name: str) -> bool:
    """Whether a file's name is that of a native library."""
    return name.endswith(".so") or ".so." in name


def may_stay(path: PurePosixPath) -> bool:
    """Whether a file of the wheels may stay; of the libraries in the pools, `prune` keeps those that are needed."""
    if path.parts[0] == "PySide6":
        if is_library(path.name):
            return path.as_posix() in _QT_ROOTS or path.parts[1:3] == ("Qt", "lib") or len(path.parts) == 2
        return len(path.parts) == 2 and path.name in _PYSIDE_CODE
    return not path.as_posix().startswith(tuple(_UNUSED))


def prune(site: Path, patchelf: Path) -> None:
    """Take out of the pools below *site* the libraries that nothing needs which stays."""
    libraries = {path.name: path for path in site.rglob("*") if is_library(path.name)}
    names = {path: path.relative_to(site) for path in libraries.values()}
    asked = [path for path, name in names.items() if name.parts[0] not in _POOLS or name.as_posix() in _QT_ROOTS]
    needed = set(asked)
    while asked:
        asked = [libraries[name] for path in asked for name in _needs(path, patchelf) if name in libraries]
        asked = [path for path in dict.fromkeys(asked) if path not in needed]
        needed |= set(asked)
    for path in libraries.values():
        if path not in needed:
            path.unlink()


def packages_needed(folder: Path, patchelf: Path) -> list[str]:
    """Return, as a `.deb` names them, the packages with the libraries that *folder* needs. Raises `RefusalError`."""
    programs = [path for path in folder.rglob("*") if is_library(path.name) or path.name == "cchc-python"]
    own = {path.name for path in programs}
    packages = set()
    for path in sorted(programs):
        for name in _needs(path, patchelf):
            if name not in own and name not in _OF_THE_SYSTEM:
                raise RefusalError(f"{path.relative_to(folder)} cần thư viện {name}, không có trong danh sách được phép.")
            if name not in own:
                packages.add(_OF_THE_SYSTEM[name])
    return sorted(packages)


def _needs(path: Path, patchelf: Path) -> list[str]:
    done = subprocess.run([patchelf, "--print-needed", path], capture_output=True, text=True, check=True)
    return done.stdout.split()
