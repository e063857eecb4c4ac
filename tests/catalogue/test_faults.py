"""Each kind of fault is told once, with its file, its line, and how to mend it."""

import unicodedata

import pytest

from tests.catalogue.writing import FORM, ROWS, RULES, Folder


def test_a_form_in_order_has_no_faults(folder: Folder) -> None:
    assert folder.faults() == []


# --- form.toml ---


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (
            'title = "Biểu nhỏ"',
            'title = "Biểu nhỏ"\ncolour = "red"',
            "form.toml:4: Không biết khóa “colour”. Các khóa: code, edition,",
        ),
        ('title = "Biểu nhỏ"\n', "", "form.toml: Thiếu khóa “title”. Thêm khóa này."),
        ('title = "Biểu nhỏ"', "title = 5", "form.toml:3: “title” phải là chữ trong ngoặc kép."),
        ("due_days = 3", 'due_days = "3"', "form.toml:8: “due_days” phải là số nguyên."),
        ("due_days = 3", "due_days = true", "form.toml:8: “due_days” phải là số nguyên."),
        ("due_days = 3", "due_days = -1", "form.toml:8: Số ngày nộp không hợp lệ. Ghi từ 0 đến 366."),
        ("2024-01-01", "2024-01-01T00:00:00", "form.toml:7: “in_force_from” phải là ngày (2024-01-31)."),
        ("2024-01-01", '"2024-01-01"', "form.toml:7: “in_force_from” phải là ngày (2024-01-31)."),
        ('code = "small"', 'code = "big"', "form.toml:1: “code” là “big”, thư mục tên “small”. Đặt hai tên giống nhau."),
        ('edition = "2024"', 'edition = "2025"', "form.toml:2: “edition” là “2025”, thư mục tên “2024”."),
        ('["ward"]', '["ward", "village"]', "form.toml:5: “unit_levels” không thể có “village”. Chọn: ward, district, city."),
        ('["ward"]', '[["ward"]]', "form.toml:5: “unit_levels” không thể có “['ward']”."),
        ('["ward"]', "[]", "form.toml:5: “unit_levels” trống. Ghi ít nhất một trong: ward,"),
        (
            '["month"]',
            '["week"]',
            "form.toml:6: “period_types” không thể có “week”. Chọn: month, quarter, half, nine_months, year.",
        ),
        ('marker = "PHỤ LỤC"', 'mark = "PHỤ LỤC"', "form.toml:10: Thiếu khóa “marker” trong [[appendix]]."),
        ('marker = "PHỤ LỤC"', 'marker = "P"\nmark = "Q"', "form.toml:13: Không biết khóa “mark” trong [[appendix]]."),
        (
            'field = "value"',
            'field = "number"',
            "form.toml:16: Cột “number” không có, hoặc đã được khai. Chọn, mỗi cột một lần: marker,",
        ),
        ('field = "value"', 'field = "label"', "form.toml:16: Cột “label” không có, hoặc đã được khai."),
        ("width = 40", "width = 0", "form.toml:16: Cột “value” rộng 0. Ghi một số lớn hơn 0."),
        ("width = 40", "wide = 40", "form.toml:16: Không biết khóa “wide” trong columns."),
        ("width = 40", 'width = "40"', "form.toml:16: “width” phải là số nguyên."),
        ('tab = "Phần II"', 'title = "Phần II"', "form.toml:23: Thiếu khóa “tab” trong [[appendix.section]]."),
        ('tab = "Phần II"', "tab = 2", "form.toml:25: “tab” phải là chữ trong ngoặc kép."),
        ('code = "II"', 'code = "I"', "form.toml:23: Phần “I” đã được khai ở dòng 19. Mỗi phần một mã."),
        (
            'tab = "Phần II"',
            'tab = "Phần II"\n\n[[appendix.section]]\ncode = "III"\ntab = "III"',
            "form.toml:27: Phần “III” không có dòng nào.",
        ),
        ("description", "description = 1\ndescription", "form.toml:5: Sai cú pháp TOML"),
        ("due_days = 3", "due_days = ", "form.toml:8: Sai cú pháp TOML ở ký tự thứ 12. Xem lại dấu bằng, dấu ngoặc,"),
        ("2024-01-01", "2024-13-01", "form.toml:7: Sai cú pháp TOML"),
        ("due_days = 3", "due_days = " + "9" * 5000, "form.toml:"),
        ("due_days = 3", "due_days = " + "[" * 5000, "form.toml:"),
        ('tab = "Phần II"\n', 'tab = "Phần II', "form.toml:25: Sai cú pháp TOML"),
    ],
)
def test_form(folder: Folder, old: str, new: str, fault: str) -> None:
    folder.change("form.toml", old, new)
    assert any(found.startswith(fault) for found in folder.faults()), folder.faults()


def test_an_appendix_that_is_no_table(folder: Folder) -> None:
    (folder.path / "form.toml").write_text(FORM.split("[[appendix]]")[0] + "appendix = [1]\n", encoding="utf-8")
    assert (
        "form.toml:10: “appendix” phải là một hay nhiều bảng. Ghi mỗi bảng dưới một dòng [[appendix]] hay trong ngoặc nhọn."
        in folder.faults()
    )


# --- rows.csv ---


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("work.done,I", "Work.Done,I", "rows.csv:4: Mã “Work.Done” không hợp lệ. Dùng chữ thường, số, gạch dưới"),
        ("remark,II", "not,II", "rows.csv:9: Mã “not” không hợp lệ."),
        ("remark,II", "sum,II", "rows.csv:9: Mã “sum” không hợp lệ."),
        ("remark,II", "state,II", "rows.csv:9: Mã “state” đã có ở dòng 7. Mỗi dòng một mã."),
        ("remark,II", "remark,III", "rows.csv:9: Không có phần “III” trong form.toml. Chọn một trong: I, II."),
        ("remark,II", "remark,I", "rows.csv:9: Dòng thuộc phần “I” đứng sau phần khác. Xếp các dòng theo thứ tự in."),
        (",Ghi nhận,", ",,", "rows.csv:9: Dòng không có nội dung. Ghi nội dung ở cột “label”."),
        (",Ghi nhận,", ", Ghi nhận,", "rows.csv:9: Cột “label” có khoảng trắng thừa ở đầu hoặc cuối. Bỏ khoảng trắng đó."),
        (",Ghi nhận,", ",Ghi\x07 nhận,", "rows.csv:9: Cột “label” có ký tự không in được. Gõ lại ô này."),
        (",Ghi nhận,", ",Ghi\u200b nhận,", "rows.csv:9: Cột “label” có ký tự không in được."),
        (
            ",Ghi nhận,",
            f",{unicodedata.normalize('NFD', 'Ghi nhận')},",
            "rows.csv:9: Chữ ở cột “label” chưa ở dạng NFC. Lưu lại với Unicode dựng sẵn.",
        ),
        (",bold,", ",fat,", "rows.csv:2: Không có kiểu chữ “fat”. Chọn bold, italic, bold-italic hoặc để trống."),
        ("3,1,,Ghi", "3,x,,Ghi", "rows.csv:9: Cấp “x” không hợp lệ. Ghi một số từ 0 đến 9."),
        ("3,1,,Ghi", "3,²,,Ghi", "rows.csv:9: Cấp “²” không hợp lệ."),
        ("3,1,,Ghi", "3,10,,Ghi", "rows.csv:9: Cấp “10” không hợp lệ."),
        ("nhận,,text,", "nhận,,words,", "rows.csv:9: Không có kiểu dữ liệu “words”. Chọn: heading, count,"),
        (
            "nhận,,text,",
            "nhận,,text,2",
            "rows.csv:9: Số chữ số thập phân “2” không hợp lệ. Chỉ ghi cho decimal, money, ratio: 0 đến 12.",
        ),
        ("ratio,2,", "ratio,13,", "rows.csv:5: Số chữ số thập phân “13” không hợp lệ."),
        ("ratio,2,", "ratio,٢,", "rows.csv:5: Số chữ số thập phân “٢” không hợp lệ."),
        ("none=Chưa;done=Rồi", "none=Chưa;done", "rows.csv:7: Lựa chọn “done” không hợp lệ. Ghi như none="),
        ("none=Chưa;done=Rồi", "none=Chưa;none=Rồi", "rows.csv:7: Lựa chọn “none=Rồi” không hợp lệ."),
        ("none=Chưa;done=Rồi", "", "rows.csv:7: Cột “choices” chỉ đi với kiểu choice, và kiểu choice phải có cột này."),
        ("hành,,yes_no,,", "hành,,yes_no,,a=A", "rows.csv:8: Cột “choices” chỉ đi với kiểu choice"),
        ("việc,,heading,,,,,", "việc,,heading,,,,,Ghi gì đó", "rows.csv:2: Dòng tiêu đề không có “guidance”."),
        ("việc,,heading,,,,,", "việc,Việc,heading,,,,,", "rows.csv:2: Dòng tiêu đề không có “unit”. Bỏ ô này,"),
        (
            "ratio(work.done, work.given)",
            "ratio(work.done work.given)",
            "rows.csv:5: Biểu thức, ký tự thứ 17: thiếu “)”. Sửa lại biểu thức.",
        ),
        (
            "ratio(work.done, work.given)",
            "ratio(work.done, gone)",
            "rows.csv:5: Biểu thức, ký tự thứ 18: không có chỉ tiêu nào mang mã “gone”.",
        ),
        (
            "ratio(work.done, work.given)",
            "ratio(work.done, work)",
            "rows.csv:5: Biểu thức, ký tự thứ 18: không có chỉ tiêu nào mang mã “work”.",
        ),
        (
            "ratio(work.done, work.given)",
            "ratio(work.done, remark)",
            "rows.csv:5: Biểu thức, ký tự thứ 18: “ratio” cần số, không nhận chữ.",
        ),
        (
            "ratio(work.done, work.given)",
            "work.done > 1",
            "rows.csv:5: Biểu thức, ký tự thứ 1: biểu thức cho ra đúng/sai, ở đây cần số.",
        ),
        (
            "ratio(work.done, work.given)",
            "work.ratio + 1",
            "rows.csv:5: Các dòng được tính vòng quanh: work.ratio → work.ratio.",
        ),
        (
            "nhận,,text,,,,,",
            "nhận,,text,,,work.done,,",
            "rows.csv:9: Chỉ dòng có giá trị là số mới được tính. Bỏ biểu thức hoặc đổi kiểu dữ liệu.",
        ),
        ("remark,II", "remark,,II", "rows.csv:9: Dòng có 14 ô, cần 13. Kiểm tra dấu phẩy và dấu ngoặc kép."),
        ("Ghi nhận", "Ghi nhận, xem xét", "rows.csv:9: Dòng có 14 ô, cần 13."),
        ("remark,II", "\nremark,II", "rows.csv:9: Dòng trống. Bỏ dòng này."),
        ("remark,II", ",,,,,,,,,,,,\nremark,II", "rows.csv:9: Dòng trống. Bỏ dòng này."),
        (
            "Tình trạng",
            '"Tình" trạng',
            "rows.csv:7: Không đọc được dòng này: dấu ngoặc kép không khớp. Ô có dấu phẩy hay ngoặc kép",
        ),
        ("Tình trạng", '"Tình trạng', "rows.csv:7: Không đọc được dòng này: dấu ngoặc kép không khớp."),
        (
            "note_hint,guidance",
            "note_hint,help",
            "rows.csv:1: Thiếu cột: guidance; cột lạ: “help”. Dòng đầu phải là các cột này, theo thứ tự: code, section,",
        ),
        (
            "code,section",
            "section,code",
            "rows.csv:1: Các cột sai thứ tự hoặc lặp lại. Dòng đầu phải là các cột này, theo thứ tự: code, section,",
        ),
    ],
)
def test_rows(folder: Folder, old: str, new: str, fault: str) -> None:
    folder.change("rows.csv", old, new)
    assert any(found.startswith(fault) for found in folder.faults()), folder.faults()


def test_the_lines_after_a_cell_of_several_lines_are_counted_right(folder: Folder) -> None:
    folder.change("rows.csv", 'việc ""cũ"".', "việc:\n- cũ;\n- mới.")
    folder.change("rows.csv", "remark,II", "remark,III")
    assert folder.faults()[0].startswith("rows.csv:11: Không có phần “III”")


@pytest.mark.parametrize("separator", [";", "\t"])
def test_a_table_split_by_another_sign_is_told_apart(folder: Folder, separator: str) -> None:
    """What Excel makes of it on a computer whose decimal sign is the comma."""
    (folder.path / "rows.csv").write_text("\ufeff" + ROWS.replace(",", separator), encoding="utf-8")
    (fault,) = folder.faults()
    assert fault == (
        "rows.csv:1: Các cột không ngăn bằng dấu phẩy. "
        "Mở bằng LibreOffice, lưu lại dạng CSV, ngăn cột bằng dấu phẩy, bộ mã UTF-8."
    )


def test_every_circle_is_named(folder: Folder) -> None:
    folder.append("rows.csv", 'x,II,-,1,,X,,count,,,"sum(y, work.done)",,\ny,II,-,1,,Y,,count,,,2 * x,,\n')
    folder.change("rows.csv", "ratio(work.done, work.given)", "work.ratio + 1")
    first, second = folder.faults()
    assert first.startswith("rows.csv:5: Các dòng được tính vòng quanh: work.ratio → work.ratio. Bỏ một biểu thức trong vòng.")
    assert second == "rows.csv:10: Các dòng được tính vòng quanh: x → y → x. Bỏ một biểu thức trong vòng."


# --- rules.toml ---


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (
            'kind = "bound"',
            'kind = "limit"',
            "rules.toml:3: Không có loại quy tắc “limit”. Ghi “kind” là một trong: bound, subset,",
        ),
        ('kind = "bound"\n', "", "rules.toml:3: Không có loại quy tắc “”. Ghi “kind” là một trong:"),
        ('whole = "work.given"\n', "", "rules.toml:3: Thiếu khóa “whole” trong [[rule]]. Thêm khóa này."),
        ('id = "work.done_within_given"\n', "", "rules.toml:3: Thiếu khóa “id” trong [[rule]]."),
        (
            'whole = "work.given"',
            'whole = "work.given"\nwhen = "issued"',
            "rules.toml:8: Không biết khóa “when” trong [[rule]]. Các khóa: id,",
        ),
        ('whole = "work.given"', "whole = 20", "rules.toml:7: “whole” phải là chữ trong ngoặc kép."),
        ("work.done_within_given", "Quá số", "rules.toml:3: Tên quy tắc “Quá số” không hợp lệ. Dùng chữ thường,"),
        ("work.done_within_given", "cell.negative", "rules.toml:3: Tên quy tắc “cell.negative” không hợp lệ."),
        (
            "work.done_within_given",
            "issued.explained",
            "rules.toml:10: Quy tắc “issued.explained” đã có ở dòng 3. Mỗi quy tắc một tên.",
        ),
        (
            'part = "work.done"',
            'part = "work.don"',
            "rules.toml:6: “part”: “work.don”, ký tự thứ 1: không có chỉ tiêu nào mang mã “work.don”.",
        ),
        (
            'part = "work.done"',
            'part = "work"',
            "rules.toml:6: “part”: “work”, ký tự thứ 1: không có chỉ tiêu nào mang mã “work”.",
        ),
        (
            'part = "work.done"',
            'part = "1 + remark"',
            "rules.toml:6: “part”: “1 + remark”, ký tự thứ 5: “+” cần số, không nhận chữ.",
        ),
        (
            'part = "work.done"',
            'part = "remark"',
            "rules.toml:6: “part”: “remark”, ký tự thứ 1: biểu thức cho ra chữ, ở đây cần số.",
        ),
        (
            'part = "work.done"',
            'part = "work.done +"',
            "rules.toml:6: “part”: “work.done +”, ký tự thứ 12: thiếu một toán hạng",
        ),
        ('indicator = "issued"', 'indicator = "1 + 1"', "rules.toml:14: “indicator”: không có chỉ tiêu nào mang mã “1 + 1”."),
        (
            "state = 'none'",
            "state = 'gone'",
            "rules.toml:15: “when”: “issued = no and state = 'gone'”, ký tự thứ 23: “state” không có lựa chọn “gone”.",
        ),
        (
            "state = 'none'",
            "remark = 'none'",
            "rules.toml:15: “when”: “issued = no and remark = 'none'”, ký tự thứ 24: không so sánh được chữ",
        ),
        ('severity = "warning"', 'severity = "fatal"', "rules.toml:13: “severity” không thể là “fatal”. Chọn: error, warning."),
        (
            'severity = "warning"',
            'missing = "guess"',
            "rules.toml:13: “missing” không thể là “guess”. Chọn: skip, fail, zero, partial.",
        ),
        (
            'severity = "warning"',
            'missing = "partial"',
            "rules.toml:10: Quy tắc “issued.explained”: “partial” chỉ đi với quy tắc loại partition.",
        ),
        (
            "{work.given}",
            "{work.gone}",
            "rules.toml:10: Quy tắc “issued.explained”: câu thông báo: không có chỉ tiêu nào mang mã “work.gone”.",
        ),
        ("{work.given}", "{1 + remark}", "rules.toml:10: Quy tắc “issued.explained”: “+” cần số, không nhận chữ."),
        (
            "{work.given}",
            "{filled(remark)}",
            "rules.toml:10: Quy tắc “issued.explained”: biểu thức cho ra đúng/sai, ở đây cần số.",
        ),
        ("{work.given}", "{work.given", "rules.toml:10: Quy tắc “issued.explained”: câu thông báo có dấu ngoặc nhọn lẻ."),
        ("{work.given}", "{when}", "rules.toml:10: Quy tắc “issued.explained”: câu thông báo không ghi được “{when}”"),
        (
            "Ghi lý do.",
            unicodedata.normalize("NFD", "Ghi lý do."),
            "rules.toml:17: Chữ chưa ở dạng NFC. Lưu lại tệp với Unicode dựng sẵn.",
        ),
        ("# Quy tắc", "title = 'x'", "rules.toml:1: Không biết khóa “title”. Các khóa: rule."),
    ],
)
def test_rules(folder: Folder, old: str, new: str, fault: str) -> None:
    folder.change("rules.toml", old, new)
    assert any(found.startswith(fault) for found in folder.faults()), folder.faults()


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        (
            'kind = "range"\nindicators = ["work.given"]\nmin = "ten"',
            "24: “min”: “ten” không phải là một con số như 100 hay 0.5.",
        ),
        ('kind = "range"\nindicators = ["work.given"]\nmin = "NaN"', "24: “min”: “NaN” không phải là một con số"),
        ('kind = "range"\nindicators = ["work.given"]\nmin = 0', "24: “min” phải là chữ trong ngoặc kép."),
        ('kind = "range"\nindicators = ["work.given"]', "20: Quy tắc “r”: quy tắc loại range cần “min” hoặc “max”."),
        ('kind = "range"\nindicators = []\nmin = "0"', "23: “indicators” trống. Ghi ít nhất một mã."),
        ('kind = "range"\nindicators = ["remark"]\nmin = "0"', "23: “indicators”: “remark”, ký tự thứ 1: biểu thức cho ra chữ"),
        ('kind = "range"\nindicators = ["1 + work.given"]\nmin = "0"', "23: “indicators”: không có chỉ tiêu nào mang mã"),
        ('kind = "range"\nindicators = [5]\nmin = "0"', "23: “indicators”: 5 phải là chữ trong ngoặc kép."),
        ('kind = "range"\nindicators = "work.given"\nmin = "0"', "23: “indicators” phải là danh sách trong ngoặc vuông."),
        (
            'kind = "partition"\nparts = ["work.done", "gone"]\nwhole = "work.given"',
            "23: “parts”: “gone”, ký tự thứ 1: không có",
        ),
        ('kind = "bound"\npart = "1"\nwhole = "2"', "20: Quy tắc “r”: quy tắc không nhắc đến chỉ tiêu nào."),
        ('kind = "check"\nassert = "work.done > 1"', "20: Thiếu khóa “message” trong [[rule]]. Loại quy tắc này cần một câu"),
        (
            'kind = "pair"\nwhen = "issued"\nthen = "issued = no"\nmissing = "zero"',
            "20: Quy tắc “r”: “zero” cần số, không nhận đúng/sai.",
        ),
        (
            'kind = "bound"\npart = "work.given"\nwhole = "work.done +* 1"',
            "24: “whole”: “work.done +* 1”, ký tự thứ 12: thiếu một toán hạng",
        ),
    ],
)
def test_the_fields_of_a_rule(folder: Folder, fields: str, fault: str) -> None:
    folder.append("rules.toml", f'\n[[rule]]\nid = "r"\n{fields}\nbasis = "x"\n')
    (found,) = folder.faults()
    assert found.startswith(f"rules.toml:{fault}")


# --- files ---


@pytest.mark.parametrize("name", ["form.toml", "rows.csv", "rules.toml"])
def test_a_missing_file_is_told_and_drowns_nothing(folder: Folder, name: str) -> None:
    (folder.path / name).unlink()
    assert folder.faults() == [f"{name}: Thiếu tệp này. Mỗi phiên bản biểu mẫu phải có đủ các tệp."]


@pytest.mark.parametrize("name", ["form.toml", "rows.csv", "rules.toml"])
def test_a_file_that_is_none(folder: Folder, name: str) -> None:
    (folder.path / name).unlink()
    (folder.path / name).mkdir()
    (fault,) = folder.faults()
    assert fault.startswith(f"{name}: Không đọc được tệp này")


@pytest.mark.parametrize(("name", "text"), [("form.toml", FORM), ("rows.csv", ROWS), ("rules.toml", RULES)])
def test_a_file_in_another_encoding(folder: Folder, name: str, text: str) -> None:
    (folder.path / name).write_bytes(text.replace("Việc", "việc").encode("utf-16"))
    assert folder.faults() == [f"{name}:1: Tệp không phải là UTF-8. Lưu lại bằng UTF-8."]


def test_the_line_of_the_first_foreign_byte_is_told(folder: Folder) -> None:
    (folder.path / "rows.csv").write_bytes(ROWS.encode().replace("Tỷ".encode(), b"T\xfd"))
    assert folder.faults() == ["rows.csv:5: Tệp không phải là UTF-8. Lưu lại bằng UTF-8."]


@pytest.mark.parametrize("name", ["form.toml", "rows.csv"])
def test_an_empty_file(folder: Folder, name: str) -> None:
    (folder.path / name).write_text("", encoding="utf-8")
    assert folder.faults()
    assert all(fault.startswith(f"{name}:") for fault in folder.faults())


# --- all of them ---


def test_all_faults_are_told_at_once_file_by_file_in_order(folder: Folder) -> None:
    folder.change("form.toml", '["month"]', '["week"]')
    folder.change("form.toml", "due_days = 3", "due_days = -3")
    folder.change("rows.csv", "work.done,I", "Done,I")
    folder.change("rows.csv", "remark,II,3,1", "remark,IV,3,x")
    folder.change("rules.toml", "state = 'none'", "state = 'gone'")
    folder.append("rules.toml", '\n[[rule]]\nid = "r"\nkind = "partition"\nparts = ["a", "b"]\nwhole = "c"\nbasis = 1\n')
    assert [fault.partition(": ")[0] for fault in folder.faults()] == [
        "form.toml:6",  # the period type
        "form.toml:8",  # the days
        "rows.csv:4",  # the code
        "rows.csv:5",  # a ratio over the row that has lost its name
        "rows.csv:6",  # a total over it
        "rows.csv:9",  # the level
        "rows.csv:9",  # the tab
        "rules.toml:6",  # a bound over it
        "rules.toml:15",  # the choice
        "rules.toml:23",  # a, b
        "rules.toml:23",
        "rules.toml:24",  # c
        "rules.toml:25",  # the basis
    ]


def test_the_same_fault_is_told_once(folder: Folder) -> None:
    fields = 'kind = "range"\nindicators = ["work.given", "work.done"]\nmin = "0"\nmessage = "{gone}."'
    folder.append("rules.toml", f'\n[[rule]]\nid = "r"\n{fields}\nbasis = "x"\n')
    (fault,) = folder.faults()
    assert fault.startswith("rules.toml:20: Quy tắc “r”: câu thông báo: không có chỉ tiêu nào mang mã “gone”. Sửa các khóa")
