"""Kill the program while it writes, again and again, and look for what it had acknowledged: `python -m tests.kill [N=200]`.

A child process opens the database, making it where there is none, and types through the session as the window does. It
prints the number of each edit when the call has returned. At a random moment the parent sends SIGKILL, opens the file
again, and holds it against the edits that were acknowledged: SQLite's own checks, every edit in the log, in order and
whole, and every cell as the last of them left it. Exits with 1 at the first loss. The system outlives the process, so
this says nothing of power cuts: against those commits wait for the drive (`PRAGMA synchronous = FULL`, tested elsewhere).
"""

from __future__ import annotations

import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from itertools import count, groupby
from operator import itemgetter
from pathlib import Path

from desktop.engine.edits import NOTE, Address
from desktop.session import ReportSession
from desktop.storage import Database, StorageError
from tests.databases.make import CREATED, DATES, DUE, PERIOD, UNIT, edition

Cells = list[tuple[Address, str]]

#: At most so many seconds from the opening of the file to the kill: into the opening, or into the typing.
_WHILE_OPENING, _WHILE_TYPING = 0.06, 0.2
#: How often a round starts without a file.
_ANEW = 0.3
_INPUTS = [row.code for row in edition().indicators.values() if not row.calculated]


def planned(number: int) -> Cells:
    """Return what edit *number* types: a figure, a note, or several cells at once; never what the cells already hold."""
    code = _INPUTS[number % len(_INPUTS)]
    if number % 5 == 0:
        return [(Address(_INPUTS[(number + step) % len(_INPUTS)]), str(number)) for step in range(8)]
    if number % 3 == 0:
        return [(Address(code, NOTE), f"Kế hoạch số {number}/KH-UBND" + ", đã ban hành" * 40)]
    return [(Address(code), str(number))]


def type_until_killed(path: Path, done: int) -> None:
    """Be the child: open the file, go on after edit number *done*, and say so."""
    print("opening", flush=True)
    database = Database.open(path)
    if not database.reports():
        database.create_report(edition(), UNIT, PERIOD, DATES, DUE, CREATED)
    (row,) = database.reports()
    session = ReportSession(database.load(row.id, edition()), row.id, database, row.due)
    print(done, flush=True)
    for number in count(done + 1):
        match planned(number):
            case [(address, text)]:
                session.set_value(address, text)
            case cells:
                session.set_cells(f"dán {len(cells)} ô", cells)
        print(number, flush=True)


def kill_once(path: Path, done: int, delay: float) -> list[int]:
    """Start a child, kill it *delay* seconds after it begins to open the file, and return what it had acknowledged."""
    command = [sys.executable, "-m", "tests.kill", "--child", str(path), str(done)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as child:
        assert child.stdout
        assert child.stderr
        child.stdout.readline()
        time.sleep(delay)
        child.kill()
        said, complaint = child.stdout.read().split(), child.stderr.read()
    assert not complaint, f"the program failed by itself:\n{complaint}"
    return [int(number) for number in said]


def surviving(path: Path, acknowledged: int | None) -> int | None:
    """Open the file again and return the number of its last edit. Raises `AssertionError` when anything is lost or broken.

    *acknowledged* is the last edit whose call had returned. 0 stands for the blank report, `None` for nothing at all.
    """
    if not path.exists():
        assert acknowledged is None, f"the file is gone; edit {acknowledged} was acknowledged"
        return None
    with closing(Database.open(path)) as database, closing(sqlite3.connect(path)) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
        if not database.reports():
            assert acknowledged is None, f"the report is gone; edit {acknowledged} was acknowledged"
            return None
        last = last_logged(raw)
        assert last >= (acknowledged or 0), f"edit {acknowledged} was acknowledged, the log ends with {last}"
        report = database.load(database.reports()[0].id, edition())
        typed = {address: text for number in range(1, last + 1) for address, text in planned(number)}
        found = {address: entry.typed for address, entry in report.entries.items()}
        assert found == typed, f"the cells are not as {last} edits left them: {found.items() ^ typed.items()}"
        stored = dict(raw.execute("SELECT code, stored FROM value").fetchall())
        meant = {row.code: row.type.stored(report.value(row.code)) for row in edition().indicators.values()}
        meant = {code: text for code, text in meant.items() if text is not None}
        assert stored == meant, f"the values are not those of the cells: {stored.items() ^ meant.items()}"
        return last


def last_logged(raw: sqlite3.Connection) -> int:
    """Return how many edits the log holds, having seen that each is whole and none is missing before the last."""
    changes = raw.execute('SELECT edit_id, code, "column", "after" FROM change ORDER BY id').fetchall()
    logged = [
        [(Address(code, column), after) for _, code, column, after in group] for _, group in groupby(changes, itemgetter(0))
    ]
    for number, cells in enumerate(logged, 1):
        assert cells == planned(number), f"edit {number} is not whole in the log"
    assert raw.execute("SELECT count(*) FROM edit").fetchone() == (len(logged),)
    return len(logged)


def main(kills: int) -> int:
    """Kill *kills* times; return the exit status."""
    chance = random.SystemRandom()
    when: Counter[str] = Counter()
    done: int | None = None
    acknowledged_in_all = 0
    began = time.monotonic()
    folder = Path(tempfile.mkdtemp(prefix="cchc-kill-"))
    path = folder / "cchc.sqlite"
    for number in range(1, kills + 1):
        if chance.random() < _ANEW:
            shutil.rmtree(folder)
            done = None
        try:
            said = kill_once(path, done or 0, chance.uniform(0, chance.choice([_WHILE_OPENING, _WHILE_TYPING, _WHILE_TYPING])))
            acknowledged = said[-1] if said else done
            last = surviving(path, acknowledged)
        except (AssertionError, StorageError, sqlite3.Error) as loss:
            print(f"kill {number}: {loss}\nThe database is kept in {folder}", file=sys.stderr)
            return 1
        when["typing" if said else "making the file" if done is None else "opening it"] += 1
        acknowledged_in_all += (acknowledged or 0) - (done or 0)
        done = last
    shutil.rmtree(folder)
    moments = ", ".join(f"{times} while {what}" for what, times in when.most_common())
    print(
        f"{kills} kills in {time.monotonic() - began:.0f} s ({moments}): "
        f"{acknowledged_in_all} edits acknowledged, none lost; the database opened again every time."
    )
    return 0


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["--child", path, done]:
            type_until_killed(Path(path), int(done))
        case [] | [_] as arguments:
            sys.exit(main(int(arguments[0]) if arguments else 200))
        case _:
            sys.exit("python -m tests.kill [N=200]")
