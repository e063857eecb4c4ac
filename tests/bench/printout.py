"""The PDF of the ward's report beside LibreOffice making one from the report's workbook: whole processes, best of three."""

import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from desktop.exchange.workbook import write_workbook
from tests.exchange.printed import example

AT_MOST = 1.0
EXPORT = (
    "import sys; from pathlib import Path; from tests.exchange.printed import example; "
    "from desktop.exchange.printout import write_pdf; write_pdf(example('consistent'), Path(sys.argv[1]))"
)


def best(job: Callable[[], object], times: int = 3) -> float:
    """Seconds of the quickest run."""

    def once() -> float:
        began = perf_counter()
        job()
        return perf_counter() - began

    return min(once() for _ in range(times))


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_workbook(example("consistent"), folder / "report.xlsx")
        office = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf"]
        office += ["--outdir", str(folder / "peer"), str(folder / "report.xlsx")]

        def run(command: list[str], made: Path) -> None:
            made.unlink(missing_ok=True)
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            if not made.is_file():
                raise FileNotFoundError(made)

        run(office, folder / "peer" / "report.pdf")  # makes LibreOffice's profile
        peer = best(lambda: run(office, folder / "peer" / "report.pdf"))
        ours = best(lambda: run([sys.executable, "-c", EXPORT, str(folder / "ours.pdf")], folder / "ours.pdf"))
    print(f"PDF export | {ours:.2f} s | {peer:.2f} s (LibreOffice, same workbook) | {ours / peer:.2f} | {AT_MOST:g}")


if __name__ == "__main__":
    main()
