"""Tries the setup program as a clerk's PC meets it, in a Python of Windows, under Wine or on a PC.

python trial.py NEW-SETUP OLD-SETUP VERSION OLD-VERSION [SMALL-DRIVE [READ-ONLY-DRIVE]]

OLD-SETUP is that of an older version. SMALL-DRIVE, such as `S:`, is an empty drive with room for not quite two installations.
Prints a line for every step, ends with 1 when one failed. Only the standard library is used.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import traceback
import winreg
from collections.abc import Callable
from pathlib import Path

assert sys.platform == "win32", "to be run by a Python of Windows"  # noqa: S101 - also tells mypy

NEW, OLD, VERSION, OLD_VERSION = sys.argv[1:5]
DRIVES = sys.argv[5:]
TARGET = Path(r"C:\Chương trình\Báo cáo CCHC thử nghiệm")
DATA = Path(os.environ["LOCALAPPDATA"]) / "CCHC"
LIMIT_INSTALL = 15.0
UNINSTALL_KEY = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\CCHC"
LIBRARY = "python311.dll"
failed: list[str] = []
took: list[float] = []


def step(name: str) -> Callable[[Callable[[], str | None]], None]:
    """Run the function that follows, and print whether it went well and what it tells."""

    def run(trial: Callable[[], str | None]) -> None:
        began = time.monotonic()
        try:
            told = trial() or ""
        except Exception:  # noqa: BLE001 - whatever goes wrong, the steps after it are tried too
            failed.append(name)
            print(f"FAILED  {name}\n{traceback.format_exc()}", flush=True)
        else:
            print(f"passed  {name}: {told} ({time.monotonic() - began:.1f} s)", flush=True)

    return run


def setup(file: str, target: Path, options: str = "") -> int:
    """Run a setup program silently, return its status; `/D=` takes the rest of the line, without quotes."""
    began = time.monotonic()
    status = subprocess.run(f'"{file}" /S {options} /D={target}', check=False, timeout=120).returncode
    if status == 0 and file == NEW:
        took.append(time.monotonic() - began)
    return status


def has_key(path: str) -> bool:
    """Whether the registry of this user has such a key, with or without a text of its own."""
    try:
        winreg.CloseKey(winreg.OpenKey(winreg.HKEY_CURRENT_USER, path))
    except FileNotFoundError:
        return False
    return True


def expect(found: object, wanted: object) -> None:
    """Fail unless both are the same."""
    if found != wanted:
        raise AssertionError(f"found {found!r}, wanted {wanted!r}")


def hold(found: object, what: str) -> None:
    """Fail with *what* unless *found* is so."""
    if not found:
        raise AssertionError(what)


def command(top: Path, *words: str) -> str:
    """Return what a command of the installed program answers."""
    done = subprocess.run([top / "cchc.exe", *words], capture_output=True, check=False, timeout=120)
    if done.returncode != 0:
        raise AssertionError(f"{words} ended with {done.returncode}: {done.stdout.decode()} {done.stderr.decode()}")
    return done.stdout.decode("utf-8")


def versions(top: Path) -> list[str]:
    """Return the folders of versions in an installation."""
    return sorted(path.name for path in top.iterdir() if path.is_dir() and path.name.startswith("v"))


def value(path: str, name: str = "") -> str | None:
    """Return a text in the registry of this user, `None` without one."""
    try:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, path) as key:
            return str(winreg.QueryValueEx(key, name)[0])
    except FileNotFoundError:
        return None


def await_true(is_so: Callable[[], bool], what: str, seconds: float = 60) -> None:
    """Wait until something is so."""
    end = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > end:
            raise AssertionError(f"waited in vain: {what}")
        time.sleep(0.05)


def laying(top: Path, count: int) -> Callable[[], bool]:
    """Whether *count* files of the new version are laid in *top*."""
    home = top / f"v{VERSION}"
    return lambda: sum(len(files) for _, _, files in os.walk(home)) >= count


def refusal() -> str:
    """Return the sentence with which the last setup refused."""
    return (Path(os.environ["TEMP"]) / "cchc-setup.log").read_text(encoding="utf-16").strip()


def report() -> object:
    """Return what the report that the trial made has in it."""
    values = json.loads(command(TARGET, "show", "1", "--json"))["values"]
    return {code: cell["display"] for code, cell in values.items() if cell["value"] is not None or cell["display"].strip("–")}


@step("silent install of the older version, in a folder with a Vietnamese name")
def _() -> str:
    expect(setup(OLD, TARGET, "/DESKTOP"), 0)
    expect(versions(TARGET), [f"v{OLD_VERSION}"])
    expect(command(TARGET, "--version").strip(), f"cchc {OLD_VERSION}")
    return OLD_VERSION


@step("start menu, desktop, .cchc, list of programs")
def _() -> str:
    shortcut = "Báo cáo CCHC.lnk"
    menu = Path(os.environ["APPDATA"]) / r"Microsoft\Windows\Start Menu\Programs" / shortcut
    hold(menu.is_file(), "no entry in the start menu")
    hold((Path(os.environ["USERPROFILE"]) / "Desktop" / shortcut).is_file(), "no icon on the desktop")
    expect(value(r"Software\Classes\.cchc"), "CCHC.Submission")
    expect(value(r"Software\Classes\CCHC.Submission\shell\open\command"), f'"{TARGET}\\cchcw.exe" "%1"')
    expect(value(UNINSTALL_KEY, "DisplayVersion"), OLD_VERSION)
    return str(value(UNINSTALL_KEY, "DisplayName"))


@step("self-test of the installed program")
def _() -> str:
    return "\n" + command(TARGET, "self-test").strip()


@step("commands answer in UTF-8")
def _() -> str:
    answer = command(TARGET, "forms")
    hold("báo cáo" in answer.lower(), answer)
    return answer.splitlines()[0]


@step("data is entered")
def _() -> str:
    command(TARGET, "new", "ward-monthly", "--period", "2024-06")
    command(TARGET, "set", "1", "plan.tasks_assigned=20", "plan.tasks_done=12")
    (DATA / "of the user.txt").write_text("kept", encoding="utf-8")
    return f"{report()} in {DATA}"


before = report() if not failed else None


@step("an upgrade that is killed in the middle leaves the old version running")
def _() -> str:
    with subprocess.Popen(f'"{NEW}" /S /D={TARGET}') as process:
        await_true(laying(TARGET, 150), "files of the new version")
        process.kill()
    laid = sum(len(files) for _, _, files in os.walk(TARGET / f"v{VERSION}"))
    expect((TARGET / "current").read_text().strip(), f"v{OLD_VERSION}\\{LIBRARY}")
    expect(report(), before)
    return f"killed after {laid} files"


@step("a running program: a silent upgrade waits, then refuses")
def _() -> str:
    window = subprocess.Popen([TARGET / "cchcw.exe", "--data", str(DATA)], env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})
    try:
        await_true(lambda: (DATA / "cchc.sqlite-wal").exists() or window.poll() is not None, "the window")
        expect(window.poll(), None)
        expect(setup(NEW, TARGET, "/WAIT=1"), 6)
        expect((TARGET / "current").read_text().strip(), f"v{OLD_VERSION}\\{LIBRARY}")
        expect(subprocess.run(f'"{TARGET}\\uninstall.exe" /S /WAIT=0 _?={TARGET}', check=False).returncode, 6)
    finally:
        window.kill()
        window.wait()
    return refusal()


@step("upgrade")
def _() -> str:
    expect(setup(NEW, TARGET), 0)
    expect(versions(TARGET), [f"v{VERSION}"])
    expect(value(UNINSTALL_KEY, "DisplayVersion"), VERSION)
    expect(command(TARGET, "--version").strip(), f"cchc {VERSION}")
    expect(report(), before)
    expect((DATA / "of the user.txt").read_text(encoding="utf-8"), "kept")
    return f"{OLD_VERSION} to {VERSION}, the report is as it was"


@step("repair: the same setup again, after a file was lost")
def _() -> str:
    (TARGET / f"v{VERSION}" / "desktop" / "session.py").unlink()
    (TARGET / f"v{VERSION}" / LIBRARY).unlink()
    done = subprocess.run([TARGET / "cchc.exe", "forms"], capture_output=True, check=False)
    expect(done.returncode, 120)
    expect(setup(NEW, TARGET), 0)
    expect(versions(TARGET), [f"v{VERSION}-2"])
    expect(report(), before)
    return "before: " + done.stderr.decode("utf-8").strip()


@step("a downgrade is refused")
def _() -> str:
    expect(setup(OLD, TARGET), 5)
    expect(report(), before)
    return refusal()


@step("a path that is too long is refused")
def _() -> str:
    target = Path("C:\\" + "x" * 118 + "\\" + "y" * 118)
    expect(setup(NEW, target), 8)
    return refusal()


@step("a target that cannot be written is refused")
def _() -> str:
    (TARGET.parent / "tệp").write_text("")
    expect(setup(NEW, TARGET.parent / "tệp" / "CCHC"), 7)
    expect(setup(NEW, Path("Q:\\CCHC")), 7)
    if len(DRIVES) > 1:
        expect(setup(NEW, Path(f"{DRIVES[1]}\\CCHC")), 7)
    return refusal()


@step("portable: data beside the program, nothing in the registry")
def _() -> str:
    top, key = Path(r"C:\USB của tôi\CCHC"), value(r"Software\CCHC", "InstallDir")
    expect(setup(NEW, top, "/PORTABLE"), 0)
    command(top, "new", "ward-monthly", "--period", "2024-07")
    hold((top / "CCHC-data" / "cchc.sqlite").is_file(), "the data is elsewhere")
    expect(value(r"Software\CCHC", "InstallDir"), key)
    hold(not (top / "uninstall.exe").exists(), "an uninstaller on the stick")
    return str(sorted(path.name for path in top.iterdir()))


@step("a full disk in the middle of an upgrade leaves the old version running")
def _() -> str:
    if not DRIVES:
        return "no small drive given: not tried"
    top = Path(f"{DRIVES[0]}\\CCHC")
    expect(setup(OLD, top, "/PORTABLE"), 0)
    filler = Path(f"{DRIVES[0]}\\filler")
    with subprocess.Popen(f'"{NEW}" /S /PORTABLE /D={top}') as process, filler.open("wb") as out:
        await_true(laying(top, 20), "files of the new version")
        try:
            while process.poll() is None:
                out.write(bytes(1 << 20))
                out.flush()
        except OSError:
            pass
        expect(process.wait(timeout=60), 2)
    told = refusal()
    expect(versions(top), [f"v{OLD_VERSION}"])
    command(top, "forms")
    expect(setup(NEW, top, "/PORTABLE"), 9)
    told += "\n        then, with the disk still full: " + refusal()
    filler.unlink()
    expect(setup(NEW, top, "/PORTABLE"), 0)
    expect(versions(top), [f"v{VERSION}"])
    command(top, "forms")
    return told


@step("uninstalling leaves the data")
def _() -> str:
    expect(subprocess.run(f'"{TARGET}\\uninstall.exe" /S', check=False).returncode, 0)
    # It goes on from a copy of itself; the last thing it takes away is its key.
    await_true(lambda: not TARGET.exists() and not has_key(r"Software\CCHC"), "the folder and the key to be gone")
    for key in (UNINSTALL_KEY, r"Software\CCHC", r"Software\Classes\CCHC.Submission", r"Software\Classes\.cchc"):
        hold(not has_key(key), key)
    expect((DATA / "of the user.txt").read_text(encoding="utf-8"), "kept")
    expect(setup(NEW, TARGET), 0)
    expect(report(), before)
    return f"{sorted(path.name for path in DATA.iterdir())}; installed anew, the report is there"


@step("a silent install is quick")
def _() -> str:
    # The quickest of them: something else may run on this machine.
    hold(min(took) <= LIMIT_INSTALL, f"took {min(took):.1f} s")
    return f"{min(took):.1f} s, at most {LIMIT_INSTALL:.0f} s"


print(f"{len(failed)} steps failed" if failed else "every step passed")
sys.exit(bool(failed))
