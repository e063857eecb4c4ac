"""What of the libraries is left out on every system: what only their own developers, or other programs, need."""

from __future__ import annotations

from pathlib import PurePosixPath

#: Type stubs, headers, sources of extensions, import libraries.
_SUFFIXES = frozenset({".pyi", ".typed", ".h", ".hpp", ".c", ".pyx", ".pxd", ".lib", ".exp", ".pdb", ".cmake"})
_FOLDERS = frozenset({"tests", "test", "testing", "typings", "examples", "doc", "docs", "include", "__pycache__"})
#: Of what pip notes on a package: its version and its entry points; the licences are in a folder of their own.
_NOTED = frozenset({"METADATA", "entry_points.txt"})
#: Whole packages that others name and the program's use of them never reaches; a smoke test imports every module.
_UNUSED = ("pycparser", "charset_normalizer", "reportlab/fonts", "reportlab/graphics/barcode", "PIL/_avif", "PIL/_imagingtk")


def is_wanted(path: PurePosixPath) -> bool:
    """Whether an installer needs this file of a library; *path* is that below `site-packages`."""
    if path.parts[0].endswith(".dist-info"):
        return path.name in _NOTED and len(path.parts) == 2
    if path.suffix in _SUFFIXES or _FOLDERS & set(path.parts[:-1]):
        return False
    return not any(path.as_posix().startswith(name) for name in _UNUSED)
