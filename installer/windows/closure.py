"""Nothing may ask for a library that is neither inside nor a part of every Windows 10."""

from __future__ import annotations

import re
from pathlib import Path

from installer.common.release import RefusalError
from installer.windows import compile as compiling

_OF_WINDOWS = re.findall(
    r"\w+",
    "advapi32 authz bcrypt bcryptprimitives cfgmgr32 comctl32 comdlg32 crypt32 d2d1 d3d11 d3d12 d3d9 dbghelp dnsapi "
    "dwmapi dwrite dxgi gdi32 imm32 iphlpapi kernel32 mpr msvcrt ncrypt netapi32 ntdll ole32 oleaut32 opengl32 "
    "propsys psapi rpcrt4 runtimeobject secur32 setupapi shcore shell32 shlwapi ucrtbase uiautomationcore user32 "
    "userenv usp10 uxtheme version winhttp winmm winspool wintrust ws2_32 wsock32 wtsapi32 ",
)


def check(folder: Path) -> int:
    """Return how many programs and libraries are in *folder*; raise `RefusalError` when one lacks another."""
    binaries = [path for path in folder.rglob("*") if path.suffix.lower() in (".exe", ".dll", ".pyd")]
    inside = {path.name.lower() for path in binaries}
    for path in sorted(binaries):
        for name in compiling.imports(path):
            stem = name.removesuffix(".drv").removesuffix(".dll")
            if name not in inside and stem not in _OF_WINDOWS and not name.startswith(("api-ms-win-", "ext-ms-")):
                raise RefusalError(f"{path.name} cần {name}, mà bộ cài không có và Windows 10 cũng không có.")
    return len(binaries)
