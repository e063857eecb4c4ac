"""Task tables and joint titles as a form declares them."""

import pytest

from desktop.engine.definition import Column, JointTitle, joint_titles
from desktop.engine.tasks import TaskGroup
from desktop.engine.values import Kind
from tests.catalogue.writing import Folder

TASKS = """\
[[appendix]]
code = "b"
marker = "PHỤ LỤC 2"
title = "NHIỆM VỤ {period}"
columns = [
  { field = "marker", title = "STT", width = 6 },
  { field = "task", title = "Nội dung", width = 60, type = "text" },
  { field = "done", title = "Xong", width = 10, type = "yes_no", group = "Kết quả" },
  { field = "paper", title = "Văn bản", width = 24, type = "document", group = "Kết quả" },
]

[[appendix.section]]
code = "PL2"
tab = "Nhiệm vụ"
tasks = "work_tasks"
"""
LINES = """\
kind,group,marker,task,done,paper
group,I,I,Chỉ đạo,,
task,I,,Kế hoạch năm,x,29/KH-UBND
group,II,II,Thể chế,,
"""


@pytest.fixture
def tasks(folder: Folder) -> Folder:
    folder.append("form.toml", TASKS)
    (folder.path / "work_tasks.csv").write_text(LINES, encoding="utf-8")
    return folder


def test_a_task_table_has_groups_typed_columns_and_starting_rows(tasks: Folder) -> None:
    edition = tasks.edition()
    table = edition.task_tables["work_tasks"]
    assert table.groups == (TaskGroup("I", "I", "Chỉ đạo"), TaskGroup("II", "II", "Thể chế"))
    assert {column: type_.kind for column, type_ in table.columns.items()} == {
        "task": Kind.TEXT,
        "done": Kind.YES_NO,
        "paper": Kind.DOCUMENT,
    }
    assert table.starting == (("I", {"task": "Kế hoạch năm", "done": "x", "paper": "29/KH-UBND"}),)
    assert edition.appendices[1].label_column == 1
    assert edition.section_at("work_tasks#7").tab == "Nhiệm vụ"
    assert (table.first_column, table.says_done) == ("task", "done")


def test_columns_of_one_group_stand_under_a_joint_title(tasks: Folder) -> None:
    columns = tasks.edition().appendices[1].columns
    assert [column.group for column in columns] == ["", "", "Kết quả", "Kết quả"]
    assert joint_titles(columns) == [JointTitle("Kết quả", range(2, 4))]


def test_neighbours_share_a_title_and_others_of_the_same_name_do_not() -> None:
    columns = [Column(name, name, 1, group) for name, group in (("a", "x"), ("b", "x"), ("c", ""), ("d", "x"), ("e", "y"))]
    assert joint_titles(columns) == [JointTitle("x", range(2)), JointTitle("x", range(3, 4)), JointTitle("y", range(4, 5))]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("task,I,,Kế hoạch năm,x", "task,IX,,Kế hoạch năm,x", "Chưa có nhóm “IX”"),
        ("task,I,,Kế hoạch năm,x", "việc,I,,Kế hoạch năm,x", "Loại dòng “việc” không có"),
        ("29/KH-UBND", "kế hoạch", "Cột “paper” không đọc được “kế hoạch”"),
        ("group,II", "group,I", "Nhóm “I” đã có"),
    ],
)
def test_what_is_wrong_with_its_file_is_told(tasks: Folder, old: str, new: str, told: str) -> None:
    tasks.change("work_tasks.csv", old, new)
    (fault,) = tasks.faults()
    assert fault.startswith("work_tasks.csv:")
    assert told in fault


def test_a_joint_title_is_a_text(tasks: Folder) -> None:
    tasks.change("form.toml", 'type = "yes_no", group = "Kết quả"', 'type = "yes_no", group = 5')
    assert any("group" in fault for fault in tasks.faults())
