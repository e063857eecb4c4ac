"""What is compiled for Windows by mingw: the launchers, and `python3.dll` where the runtime brings none."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from installer.common.release import ROOT, RefusalError, version

_PREFIX = "x86_64-w64-mingw32"
_HERE = Path(__file__).with_name("launcher")
_ICONS = ROOT / "resources" / "icons"
#: Of the same sources, the same bytes.
_LINK = ("-s", "-Wl,--no-insert-timestamp", "-Wl,--dynamicbase", "-Wl,--nxcompat", "-Wl,--high-entropy-va")


def launcher(target: Path, *definitions: str) -> None:
    """Compile a launcher to *target*: a window program with `WINDOW`, else for the console; `PLAIN` is Python itself."""
    made = target.with_suffix(".res")
    numbers = f"{version().replace('.', ',')},0"
    _run(
        *[f"{_PREFIX}-windres", "--codepage=65001", "-O", "coff", "-i", "launcher.rc", "-o", str(made)],
        *[f"-DVERSION_NUMBERS={numbers}", _text("VERSION", version()), _text("NAME", target.name)],
        *[_text("ICON_PROGRAM", str(_ICONS / "cchc.ico")), _text("ICON_FILE", str(_ICONS / "cchc-file.ico"))],
    )
    kind = "-mwindows" if "WINDOW" in definitions else "-mconsole"
    _run(
        *[f"{_PREFIX}-gcc", "-std=c11", "-Os", "-Wall", "-Wextra", "-Werror", "-municode", kind, *_LINK],
        *[f"-D{name}" for name in definitions],
        *["-D_WIN32_WINNT=0x0A00", "launcher.c", str(made), "-o", str(target)],
    )
    made.unlink()


def forwarder(library: Path, target: Path) -> int:
    """Make `python3.dll`, which extensions of the stable ABI ask for: every export leads to *library*; return how many."""
    told = _run(f"{_PREFIX}-objdump", "-p", str(library))
    table = told[told.index("[Ordinal/Name Pointer] Table") :]
    names = re.findall(r"^\s*\[\s*\d+\](?: \+base\[\s*\d+\]\s+[0-9a-f]+)? (_?Py\S*)$", table, re.MULTILINE)
    exports = target.with_suffix(".def")
    lines = [f"  {name}={library.stem}.{name}\n" for name in names]
    exports.write_text(f'LIBRARY "{target.name}"\nEXPORTS\n{"".join(lines)}', encoding="ascii")
    _run(
        f"{_PREFIX}-gcc",
        "-shared",
        "-nostdlib",
        "-Wl,--entry=0",
        "-Wl,--disable-auto-image-base",
        *_LINK,
        "-o",
        str(target),
        str(exports),
    )
    exports.unlink()
    return len(names)


def imports(file: Path) -> list[str]:
    """Return the libraries that a program or library of Windows asks for, in small letters."""
    told = _run(f"{_PREFIX}-objdump", "-p", str(file))
    return [name.lower() for name in re.findall(r"^\s*DLL Name: (\S+)$", told, re.MULTILINE)]


def _text(name: str, value: str) -> str:
    """Return the option that defines *name* as a text in C; `windres` hands it through a shell of its own."""
    return f'-D{name}=\\"{value}\\"'


def _run(*command: str) -> str:
    done = subprocess.run(command, cwd=_HERE, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    if done.returncode != 0:
        raise RefusalError(f"{command[0]} không chạy được: {done.stderr.strip()}")
    return done.stdout
