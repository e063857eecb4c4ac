"""A small edition as files, to be spoiled one way at a time."""

from pathlib import Path

from desktop.catalogue import EditionFaultsError
from desktop.catalogue.loader import load_edition
from desktop.engine.definition import Edition

FORM = """\
code = "small"
edition = "2024"
title = "Biểu nhỏ"
description = "Để thử."
unit_levels = ["ward"]
period_types = ["month"]
in_force_from = 2024-01-01
due_days = 3

[[appendix]]
code = "a"
marker = "PHỤ LỤC"
title = "BÁO CÁO {period}"
columns = [
  { field = "label", title = "Nội dung", width = 60 },
  { field = "value", title = "Số lượng", width = 40 },
]

[[appendix.section]]
code = "I"
tab = "Phần I"

[[appendix.section]]
code = "II"
tab = "Phần II"
"""

ROWS = """\
code,section,marker,level,style,label,unit,type,decimals,choices,expression,note_hint,guidance
work,I,I,0,bold,Công việc,,heading,,,,,
work.given,I,-,1,,Số được giao,Việc,count,,,,,"Ghi số được giao, kể cả việc ""cũ""."
work.done,I,-,1,,Số đã xong,Việc,count,,,,,
work.ratio,I,-,1,,Tỷ lệ,%,ratio,2,,"ratio(work.done, work.given)",,
work.all,I,-,1,,Tổng số,Việc,count,,,"sum(work.given, work.done)",,
state,II,1,1,,Tình trạng,,choice,,none=Chưa;done=Rồi,,,
issued,II,2,1,,Đã ban hành,,yes_no,,,,,
remark,II,3,1,,Ghi nhận,,text,,,,,
"""

RULES = """\
# Quy tắc

[[rule]]
id = "work.done_within_given"
kind = "bound"
part = "work.done"
whole = "work.given"
basis = "nhãn"

[[rule]]
id = "issued.explained"
kind = "note"
severity = "warning"
indicator = "issued"
when = "issued = no and state = 'none'"
message = "Chưa ban hành, được giao {work.given}."
remedy = "Ghi lý do."
basis = "nhãn"
"""


class Folder:
    """An edition's folder whose files can be changed before it is read."""

    def __init__(self, root: Path) -> None:
        self.path = root / "small" / "2024"
        self.path.mkdir(parents=True)
        for name, text in (("form.toml", FORM), ("rows.csv", ROWS), ("rules.toml", RULES)):
            (self.path / name).write_text(text, encoding="utf-8")

    def change(self, file: str, old: str, new: str) -> None:
        """Put *new* in the place of *old*, which stands in *file* just once."""
        text = (self.path / file).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        (self.path / file).write_text(text.replace(old, new), encoding="utf-8")

    def append(self, file: str, text: str) -> None:
        """Add *text* at the end of *file*."""
        with (self.path / file).open("a", encoding="utf-8") as stream:
            stream.write(text)

    def edition(self) -> Edition:
        """Read it."""
        return load_edition(self.path)

    def faults(self) -> list[str]:
        """Read it; return what is wrong with it, "file:line: what. How to mend it."."""
        try:
            self.edition()
        except EditionFaultsError as error:
            told = error
        else:
            return []
        assert told.folder == self.path
        assert all(fault.message.endswith(".") and fault.remedy.endswith(".") for fault in told.faults)
        assert str(told).splitlines() == [str(fault) for fault in told.faults]
        return [str(fault) for fault in told.faults]
