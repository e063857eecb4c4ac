"""What `cchc` does with its arguments before there is a window, and what a start says that cannot be."""

import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from desktop.__main__ import Window, window_wish
from desktop.jobs.demo import UNIT
from desktop.jobs.desk import Desk

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize(
    ("arguments", "wish"),
    [
        ([], Window()),
        (["--data", "folder"], Window("folder")),
        (["--data=thư mục", "--open=7"], Window("thư mục", 7)),
        (["--open", "7", "--data", "folder"], Window("folder", 7)),
        (["tháng 5.cchc"], Window(file="tháng 5.cchc")),
        (["--data", "folder", "/a b/X.CCHC"], Window("folder", file="/a b/X.CCHC")),
        (["x.cchc", "--data=folder"], Window("folder", file="x.cchc")),
        (["x.cchc", "y.cchc"], None),
        (["x.cchc", "--json"], None),
        (["verify", "x.cchc"], None),
        (["--open", "seven"], None),
        (["--data"], None),
        (["--help"], None),
        (["forms"], None),
        (["--data", "folder", "forms"], None),
    ],
)
def test_what_asks_for_the_window(arguments: list[str], wish: Window | None) -> None:
    assert window_wish(arguments) == wish


def start(code: str, *arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Run Python as a user's machine would, without the variables of a screen."""
    kept = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, env=kept | environment, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)


MAIN = "import sys; from desktop.__main__ import main; status = main(); print('PySide6' in sys.modules); sys.exit(status)"
#: A box would wait for a click.
TOLD = """
import sys
from PySide6.QtWidgets import QMessageBox
QMessageBox.warning = lambda _parent, _title, sentence: print("box:", sentence)
from desktop.__main__ import main
sys.exit(main())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is always a screen")
def test_without_a_screen_one_sentence_and_no_qt() -> None:
    done = start(MAIN)
    assert done.returncode == 2
    assert done.stdout == "False\n"
    assert "cchc demo" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_command_does_not_load_qt() -> None:
    done = start(MAIN, "forms")
    assert done.returncode == 0
    assert done.stdout.endswith("False\n")


def test_a_database_that_cannot_be_opened_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "cchc.sqlite").write_bytes(b"something else, long enough to be looked at as a database" * 20)
    done = start(TOLD, "--data", str(tmp_path), QT_QPA_PLATFORM="offscreen")
    assert done.returncode == 2
    assert "không phải là tệp dữ liệu" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


def test_a_data_folder_that_is_a_file_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    done = start(TOLD, "--data", str(tmp_path / "data"), QT_QPA_PLATFORM="offscreen")
    assert done.returncode == 2
    assert done.stdout.startswith("box: ")
    assert "Traceback" not in done.stdout + done.stderr


BOTH_STARTS = """
import subprocess, sys
from PySide6.QtCore import QTimer
from desktop.__main__ import main
def painted(window):
    window.come_to_front = lambda report: print("first asked for", report)
    code = "import sys; from desktop.__main__ import main; sys.exit(main())"
    second = subprocess.Popen([sys.executable, "-c", code, *sys.argv[1:], "--open", "5"])
    timer = QTimer(window, interval=10)
    def look():
        if second.poll() is not None:
            timer.stop()
            print("second ended with", second.returncode)
            window.close()
    timer.timeout.connect(look)
    timer.start()
sys.exit(main(painted))
"""


def test_a_second_start_asks_the_first_window_and_ends(tmp_path: Path) -> None:
    done = start(BOTH_STARTS, "--data", str(tmp_path), QT_QPA_PLATFORM="offscreen")
    assert done.stdout.splitlines() == ["first asked for 5", "second ended with 0"]
    assert done.returncode == 0


BOTH_WITH_A_FILE = """
import os, subprocess, sys
from PySide6.QtCore import QTimer
from desktop.__main__ import main
def painted(window):
    seen, prove = [], window.post.check_file
    window.post.check_file = lambda path: (seen.append(path), print("asked to prove", path), prove(path))
    code = "import sys; from desktop.__main__ import main; sys.exit(main())"
    elsewhere = os.path.dirname(sys.argv[-1])
    words = [*sys.argv[1:-1], os.path.basename(sys.argv[-1])]
    environment = {**os.environ, "PYTHONPATH": os.getcwd()}
    second = subprocess.Popen([sys.executable, "-c", code, *words], cwd=elsewhere, env=environment)
    timer = QTimer(window, interval=10)
    def look():
        proved = [each for each in window.children() if type(each).__name__ == "VerifyWindow"]
        if second.poll() is not None and seen and proved and proved[0].file_band.said:
            timer.stop()
            print("second ended with", second.returncode)
            print(proved[0].file_band.said)
            window.close()
    timer.timeout.connect(look)
    timer.start()
*own, _ = given = sys.argv
def begin(window):
    sys.argv = given
    painted(window)
sys.argv = own
sys.exit(main(begin))
"""


def test_a_file_that_is_double_clicked_is_proved_in_the_window_that_is_open(tmp_path: Path) -> None:
    file = tmp_path / unicodedata.normalize("NFD", "thư đến") / "báo 'cáo'.cchc"
    file.parent.mkdir()
    file.write_text("không phải tệp gửi", encoding="utf-8")
    done = start(BOTH_WITH_A_FILE, "--data", str(tmp_path / "data"), str(file), QT_QPA_PLATFORM="offscreen")
    assert done.stdout.splitlines() == [f"asked to prove {file}", "second ended with 0", "Không phải tệp gửi"]
    assert done.returncode == 0


def test_a_start_with_a_file_proves_it_in_its_own_window(tmp_path: Path) -> None:
    code = """
import sys
from PySide6.QtCore import QTimer
from desktop.__main__ import main
def painted(window):
    timer = QTimer(window, interval=10)
    def look():
        proved = [each for each in window.children() if type(each).__name__ == "VerifyWindow"]
        if proved and proved[0].file_band.said:
            timer.stop()
            print(proved[0].file_band.said)
            window.close()
    timer.timeout.connect(look)
    timer.start()
sys.exit(main(painted))
"""
    (tmp_path / "x.cchc").write_text("khác", encoding="utf-8")
    done = start(code, "--data", str(tmp_path / "data"), str(tmp_path / "x.cchc"), QT_QPA_PLATFORM="offscreen")
    assert done.stdout.splitlines() == ["Không phải tệp gửi"]
    assert "Traceback" not in done.stderr


PRACTICE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop.__main__ import main
def painted(welcome):
    QTimer.singleShot(0, lambda: welcome.practice_wanted.emit(True))
    QTimer.singleShot(0, look)
def look():
    window = next(each for each in QApplication.topLevelWidgets() if getattr(each, "practice", False))
    print(window.windowTitle())
    window.close()
sys.exit(main(painted))
"""


def test_practice_has_a_database_of_its_own(tmp_path: Path) -> None:
    done = start(PRACTICE, "--data", str(tmp_path), QT_QPA_PLATFORM="offscreen")
    assert done.stdout == "Báo cáo cải cách hành chính tháng, tháng 5 năm 2024 – CCHC (luyện tập)\n"
    assert (tmp_path / "luyen-tap" / "cchc.sqlite").is_file()
    with Desk.open(tmp_path) as desk:
        assert desk.reports() == []
        assert desk.unit is None


def test_a_crash_of_a_slot_leaves_the_window(tmp_path: Path) -> None:
    code = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMessageBox
QMessageBox.exec = lambda box: print(box.text())
from desktop.__main__ import main
def painted(window):
    QTimer.singleShot(0, lambda: 1 / 0)
    QTimer.singleShot(50, lambda: (print("visible" if window.isVisible() else "gone"), window.close()))
sys.exit(main(painted))
"""
    done = start(code, "--data", str(tmp_path), QT_QPA_PLATFORM="offscreen")
    sentence, window = done.stdout.splitlines()
    assert "Chương trình gặp lỗi" in sentence
    assert window == "visible"
    assert "Traceback" not in done.stderr
    assert "ZeroDivisionError" in (tmp_path / "cchc.log").read_text(encoding="utf-8")


MOVED = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop.__main__ import main
from desktop.jobs import data_folder
there = Path(sys.argv.pop())
def painted(window):
    data_folder.move(window.desk.database.path.parent, there)
    QTimer.singleShot(0, lambda: window.data_moved.emit(there, True))
    QTimer.singleShot(0, look)
def look():
    (window,) = [each for each in QApplication.topLevelWidgets() if getattr(each, "desk", None) and each.isVisible()]
    print(window.desk.database.path)
    print(window.notice.text)
    window.close()
sys.exit(main(painted))
"""


def test_the_window_goes_over_to_the_data_that_was_moved(tmp_path: Path) -> None:
    usual, there = tmp_path / "cchc", tmp_path / "USB" / "CCHC"
    with Desk.open(usual) as desk:
        desk.save_unit(UNIT)
    done = start(MOVED, str(there), QT_QPA_PLATFORM="offscreen", XDG_DATA_HOME=str(tmp_path), CCHC_DATA="")
    assert done.stdout.splitlines()[0] == str(there / "cchc.sqlite"), done.stderr
    assert "truoc-khi-chuyen" in done.stdout
    assert sorted(path.suffix for path in usual.glob("*.cchc-saoluu")) == [".cchc-saoluu"]
    assert not (usual / "cchc.sqlite").exists()
    assert not (usual / "cchc.lock").exists()
    with Desk.open(there) as desk:
        assert desk.unit == UNIT


def test_data_that_others_have_open_is_not_gone_over_to(tmp_path: Path) -> None:
    usual, there = tmp_path / "cchc", tmp_path / "o mang"
    there.mkdir()
    (there / "cchc.lock").write_text(f"{os.getppid()}\npython3\nMAY-KHAC\nx\ny\n")
    with Desk.open(usual) as desk:
        desk.save_unit(UNIT)
    done = start(MOVED, str(there), QT_QPA_PLATFORM="offscreen", XDG_DATA_HOME=str(tmp_path), CCHC_DATA="")
    assert done.stdout.splitlines()[0] == str(usual / "cchc.sqlite"), done.stderr
    assert "trên máy “MAY-KHAC”" in done.stdout
    assert (usual / "cchc.sqlite").exists()
    assert not (usual / "thu-muc-du-lieu.txt").exists()


LOST = """
import sys
from desktop.ui.computer.lost_dialog import LostDataDialog
answers = [True, False]
def exec(dialog):
    print("asked about", dialog._folder)
    return answers.pop(0)
LostDataDialog.exec = exec
from desktop.__main__ import main
sys.exit(main())
"""


def test_a_start_without_the_stick_asks_until_the_clerk_gives_up(tmp_path: Path) -> None:
    usual = tmp_path / "cchc"
    usual.mkdir()
    (usual / "thu-muc-du-lieu.txt").write_text(f"{tmp_path / 'USB'}\n", encoding="utf-8")
    done = start(LOST, QT_QPA_PLATFORM="offscreen", XDG_DATA_HOME=str(tmp_path), CCHC_DATA="")
    assert done.stdout.splitlines() == [f"asked about {tmp_path / 'USB'}"] * 2
    assert done.returncode == 2
    assert [path.name for path in usual.iterdir()] == ["thu-muc-du-lieu.txt"]
    assert not (tmp_path / "USB").exists()


def test_packed_modules_are_compiled_once(tmp_path: Path) -> None:
    code = """
import builtins, sys
from desktop import bytecode
compiled = []
real = builtins.compile
def spy(source, filename, *rest, **options):
    compiled.append(filename)
    return real(source, filename, *rest, **options)
builtins.compile = spy
with bytecode.kept():
    import PySide6.QtCore
print(sum(str(each).startswith("shibokensupport") for each in compiled), builtins.compile is spy)
try:
    PySide6.QtCore.QTimer().start("soon")
except TypeError as error:
    print("Supported signatures" in str(error))
"""
    environment = {"PYTHONPYCACHEPREFIX": str(tmp_path), "PYTHONDONTWRITEBYTECODE": ""}
    first, second = start(code, **environment), start(code, **environment)
    assert int(first.stdout.split()[0]) > 5
    assert second.stdout.split() == ["0", "True", "True"]
    (kept,) = tmp_path.rglob("pyside_support*.pyc")
    kept.write_bytes(b"damaged")
    assert start(code, **environment).stdout == first.stdout
