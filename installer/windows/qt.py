"""What of PySide6 the program needs on Windows: windows, printing, one running program at a time."""

from __future__ import annotations

from pathlib import PurePosixPath

_MODULES = frozenset({"QtCore", "QtGui", "QtNetwork", "QtPrintSupport", "QtWidgets"})
_LIBRARIES = frozenset({f"Qt6{name[2:]}.dll" for name in _MODULES} | {"pyside6.abi3.dll"})
#: The window system, one without a screen for the self-test, the look of Windows, the formats of pictures that Windows pastes.
_PLUGINS = frozenset(
    {
        "platforms/qwindows.dll",
        "platforms/qoffscreen.dll",
        "styles/qmodernwindowsstyle.dll",
        "imageformats/qgif.dll",
        "imageformats/qico.dll",
        "imageformats/qjpeg.dll",
    }
)
#: The C++ runtime of Microsoft, which both PySide6 and shiboken6 bring: one copy, beside Python.
RUNTIME = frozenset(
    {"msvcp140.dll", "msvcp140_1.dll", "msvcp140_2.dll", "msvcp140_codecvt_ids.dll", "vcruntime140.dll", "vcruntime140_1.dll"}
)


def is_wanted(path: PurePosixPath) -> bool:
    """Whether a file of PySide6 or shiboken6 is needed; *path* is that below `site-packages`."""
    inside = PurePosixPath(*path.parts[1:])
    if path.parts[0] == "shiboken6":
        return path.suffix in (".py", ".pyd") or path.name == "shiboken6.abi3.dll"
    if inside.parts[0] == "plugins":
        return "/".join(inside.parts[1:]) in _PLUGINS
    if len(inside.parts) > 1:
        return inside.parts[0] == "support" and path.suffix == ".py"
    return path.name in _LIBRARIES or path.suffix == ".py" or (path.suffix == ".pyd" and path.stem in _MODULES)
