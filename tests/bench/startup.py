"""From the start of a process to the ward's report painted and taking keys, beside a process that only shows an empty
QMainWindow; the memory of ours beside LibreOffice Calc with the exported workbook, and how long Calc takes to map its window.

The two processes start in turn, so that a busy moment of the machine hits both. The clock stops when a process says that it
has painted; ours then types a digit into the table like a clerk, and a run in which that is not stored does not count.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from desktop.jobs.demo import fill_sample
from desktop.jobs.desk import Desk
from desktop.jobs.export import export_workbook
from tests.bench._screen import environment_on, screen

PAIRS = 15
AT_MOST, MEMORY_AT_MOST = 1.6, 0.8

FLOOR = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, painted)
def painted():
    print("painted", flush=True)
    app.quit()
app = QApplication([])
window = Window()
window.resize(1366, 768)
window.show()
app.exec()
"""

OURS = """
import sys
from desktop.__main__ import main
def painted(window):
    print("painted", flush=True)
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication
    # Changes the answer in the first cell. Nobody makes windows active on this screen, so that none has the keyboard.
    QTest.keyClick(window.area.page.view, Qt.Key.Key_Space)
    print(window.area.page.session.undo_name, flush=True)
    sys.stdin.readline()
    window.close()
main(painted)
"""


def time_floor(environment: dict[str, str]) -> float:
    """Seconds until the empty window is painted."""
    began = time.perf_counter()
    with subprocess.Popen([sys.executable, "-P", "-c", FLOOR], env=environment, stdout=subprocess.PIPE, text=True) as process:
        said = _line(process)
        took = time.perf_counter() - began
    if said != "painted":
        raise RuntimeError(said)
    return took


def time_ours(environment: dict[str, str], folder: Path, report: int) -> tuple[float, int]:
    """Seconds until the report is painted, and the bytes of memory then resident."""
    command = [sys.executable, "-P", "-c", OURS, "--data", str(folder), "--open", str(report)]
    began = time.perf_counter()
    with subprocess.Popen(
        command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        said = _line(process)
        took = time.perf_counter() - began
        typed = _line(process)
        memory = _resident(process.pid)
        process.communicate("\n")
    if said != "painted" or not typed.startswith("gõ “"):
        raise RuntimeError(f"{said}, {typed}")
    return took, memory


def time_office(environment: dict[str, str], workbook: Path, folder: Path) -> tuple[float, int]:
    """Seconds until Calc's window with *workbook* is mapped, and the bytes of memory it takes a moment later."""
    command = ["soffice", f"-env:UserInstallation=file://{folder}/office", "--norestore", "--nologo", "--calc", str(workbook)]
    while _windows(environment, workbook):  # those of the run before go a moment after it
        time.sleep(0.05)
    began = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, process_group=0)
    try:
        while not _windows(environment, workbook):
            if time.perf_counter() - began > 60:
                raise TimeoutError("LibreOffice showed no window")
            time.sleep(0.02)
        took = time.perf_counter() - began
        time.sleep(3)  # it goes on loading after its window is there
        return took, sum(_resident(pid) for pid in _of_group(process.pid))
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _windows(environment: dict[str, str], workbook: Path) -> bytes:
    search = ["xdotool", "search", "--onlyvisible", "--name", workbook.stem]
    return subprocess.run(search, env=environment, capture_output=True, check=False).stdout


def compare(name: str, environment: dict[str, str], folder: Path, report: int) -> tuple[float, int]:
    """Print the two medians and their ratio; return those of ours."""
    time_floor(environment)  # what is read from the disk for the first time counts for nobody
    time_ours(environment, folder, report)
    floors, ours = [], []
    for _ in range(PAIRS):
        floors.append(time_floor(environment))
        ours.append(time_ours(environment, folder, report))
    took, memory = median(each[0] for each in ours), round(median(each[1] for each in ours))
    floor = median(floors)
    ratio = f"{took / floor:.2f} | {AT_MOST}"
    print(f"start → report open ({name}) | {took * 1e3:.0f} ms | {floor * 1e3:.0f} ms (empty window) | {ratio}")
    return took, memory


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        workbook = folder / "bao-cao-thang.xlsx"
        with Desk.open(folder) as desk:
            report = fill_sample(desk)
            export_workbook(desk.open_report(report).report, workbook)
        compare("offscreen", environment_on("offscreen"), folder, report)
        if not shutil.which("Xvfb"):
            return
        with screen() as environment:
            took, memory = compare("Xvfb", environment, folder, report)
            if not (shutil.which("soffice") and shutil.which("xdotool")):
                return
            time_office(environment, workbook, folder)  # makes its profile
            peer, peer_memory = time_office(environment, workbook, folder)
        print(f"start → report open (Xvfb) | {took:.2f} s | {peer:.2f} s (Calc maps a blank window) | {took / peer:.2f} |")
        mine, theirs = memory / 2**20, peer_memory / 2**20
        ratio = f"{mine / theirs:.2f} | {MEMORY_AT_MOST}"
        print(f"memory, report open | {mine:.0f} MB | {theirs:.0f} MB (Calc, workbook open) | {ratio}")


def _line(process: "subprocess.Popen[str]") -> str:
    assert process.stdout
    return process.stdout.readline().strip()


def _resident(pid: int) -> int:
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace")
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    return int(found[1]) * 1024 if found else 0


def _of_group(group: int) -> Iterator[int]:
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            if os.getpgid(int(entry.name)) == group:
                yield int(entry.name)
        except ProcessLookupError:
            continue


if __name__ == "__main__":
    main()
