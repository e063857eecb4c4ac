"""Reading the command line and answering on it."""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn

from desktop import __version__
from desktop.cli import backup, commands, computer, consolidating, life, submission
from desktop.cli.answer import REFUSED, Answer
from desktop.jobs import data_folder
from desktop.jobs.desk import Desk
from desktop.jobs.errors import TOLD, RefusedError

WindowCheck = Callable[[Path], str]

#: What argparse finds wrong, and how it is said here.
_FAULTS = (
    (r"the following arguments are required: (.*)", r"thiếu \1"),
    (r"argument (.*): expected .*", r"sau \1 còn thiếu một phần"),
    (r"argument (.*): invalid int value: '(.*)'", r"\1 phải là một số, “\2” không phải là số"),
    (r"argument (.*): invalid choice: '(.*?)'.*", r"không có \1 nào là “\2”"),
    (r"unrecognized arguments: (.*)", r"không hiểu “\1”"),
)


class _Help(argparse.HelpFormatter):
    """The help page, in Vietnamese."""

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "Cách dùng: " if prefix is None else prefix)


class _Parser(argparse.ArgumentParser):
    """An argument parser that speaks Vietnamese, and refuses in one sentence."""

    def __init__(self, **options: Any) -> None:
        wants_help = options.pop("add_help", True)
        super().__init__(**options, add_help=False, formatter_class=_Help)
        self._positionals.title, self._optionals.title = "tham số", "tùy chọn"
        if wants_help:
            self.add_argument("-h", "--help", action="help", help="trang này")

    def error(self, message: str) -> NoReturn:
        told = (found.expand(words) for english, words in _FAULTS if (found := re.fullmatch(english, message)))
        what = next((f" ({words})" for words in told), "")
        raise RefusedError(f"Lệnh chưa đúng{what}. Gõ “{self.prog} --help” để xem cách dùng.")


def run(arguments: Sequence[str], window_check: WindowCheck | None = None) -> int:
    """Carry out one command; return its exit status. *window_check* lets `self-test` try the window."""
    wants_json = "--json" in arguments
    try:
        chosen = _parser().parse_args(arguments, argparse.Namespace(data=None))
        folder = data_folder.found(chosen.data)
        answer: Answer
        if chosen.command is commands.self_test:
            answer = commands.self_test(window_check)
        elif chosen.needs_desk:
            with Desk.open(folder) as desk:
                answer = chosen.command(desk, chosen)
        else:
            answer = chosen.command(folder, chosen)
    except TOLD as error:
        return _refuse(str(error), wants_json=wants_json)
    _print(answer, wants_json=wants_json)
    return answer.status


def _refuse(sentence: str, *, wants_json: bool) -> int:
    print(sentence, file=sys.stderr)
    if wants_json:
        _print(Answer({"error": sentence}, (), REFUSED), wants_json=True)
    return REFUSED


def _print(answer: Answer, *, wants_json: bool) -> None:
    """Write the answer; a reader that stops early (`cchc forms | head`) is not a fault."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        if wants_json:
            json.dump(answer.data, sys.stdout, ensure_ascii=False, indent=1)
            print()
        else:
            print("\n".join(answer.lines))
        sys.stdout.flush()
        for line in answer.messages:
            print(line, file=sys.stderr)
    except BrokenPipeError:
        sys.stderr.close()


def _parser() -> argparse.ArgumentParser:
    common = _Parser(add_help=False)
    common._optionals.title = "tùy chọn chung"  # noqa: SLF001 - argparse has no other way
    # The same options before and after the command: what is not given there must not undo what was given here.
    common.add_argument("--data", metavar="THƯ_MỤC", default=argparse.SUPPRESS, help="thư mục dữ liệu")
    common.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="kết quả dạng JSON trên đầu ra chuẩn")
    parser = _Parser(prog="cchc", description="Lập báo cáo cải cách hành chính.", parents=[common])
    parser.add_argument("--version", action="version", version=f"cchc {__version__}", help="phiên bản")
    subparsers = parser.add_subparsers(metavar="LỆNH", required=True, parser_class=_Parser)

    def command(name: str, does: Callable[..., Answer], about: str, *, needs_desk: bool = True) -> argparse.ArgumentParser:
        made = subparsers.add_parser(name, help=about, description=about, parents=[common])
        made.set_defaults(command=does, needs_desk=needs_desk)
        return made

    forms = command("forms", commands.forms, "các biểu mẫu, hoặc các dòng của một biểu mẫu", needs_desk=False)
    forms.add_argument("form", nargs="?", metavar="BIỂU_MẪU[@PHIÊN_BẢN]")

    new = command("new", commands.new, "lập một báo cáo mới")
    _form_and_period(new)

    imported = command("import", commands.import_file, "nhập số liệu từ tệp vào một báo cáo mới")
    _form_and_period(imported)
    imported.add_argument("file", type=Path, metavar="TỆP")
    imported.add_argument("--dry-run", action="store_true", help="chỉ xem, không ghi gì")
    imported.add_argument("--accept", choices=["all"], help="thực hiện các đề nghị")

    typed = command("set", commands.set_cells, "gõ vào các ô như trong cửa sổ")
    typed.add_argument("report", type=int, metavar="BÁO_CÁO")
    typed.add_argument("cells", nargs="*", metavar="MÃ=SỐ_LIỆU")
    typed.add_argument("--note", action="append", default=[], metavar="MÃ=GIẢI_TRÌNH")

    for name, does, about in (
        ("show", commands.show, "số liệu của một báo cáo"),
        ("check", commands.check, "các lỗi và cảnh báo của một báo cáo"),
    ):
        command(name, does, about).add_argument("report", type=int, metavar="BÁO_CÁO")

    confirm = command("confirm", life.confirm, "xác nhận cảnh báo, có lý do; hoặc bỏ xác nhận")
    confirm.add_argument("report", type=int, metavar="BÁO_CÁO")
    confirm.add_argument("which", nargs="+", metavar="MÃ", help="mã chỉ tiêu hoặc mã quy tắc của cảnh báo")
    confirmed = confirm.add_mutually_exclusive_group(required=True)
    confirmed.add_argument("--reason", metavar="LÝ_DO", help="vì sao số liệu bị cảnh báo vẫn đúng")
    confirmed.add_argument("--reopen", action="store_true", help="bỏ xác nhận")

    finalise = command("finalise", life.finalise, "chốt báo cáo: khóa lại, ghi số")
    finalise.add_argument("report", type=int, metavar="BÁO_CÁO")
    finalise.add_argument("--number", default="", metavar="SỐ", help="số báo cáo; không ghi thì lấy số tiếp theo của năm")
    for name, does, about in (
        ("amend", life.amend, "lập bản đính chính của một báo cáo đã chốt"),
        ("differences", life.differences, "những chỗ bản đính chính khác bản trước"),
        ("delete", life.delete, "chuyển một bản nháp vào thùng rác"),
        ("undelete", life.undelete, "lấy một báo cáo ra khỏi thùng rác"),
    ):
        command(name, does, about).add_argument("report", type=int, metavar="BÁO_CÁO")
    wastebin = command("bin", life.wastebin, "những báo cáo trong thùng rác")
    wastebin.add_argument("--empty", action="store_true", help="xóa hẳn các báo cáo ấy")

    command("backup", backup.back_up, "sao lưu toàn bộ dữ liệu ra một tệp", needs_desk=False).add_argument(
        "file", type=Path, metavar="TỆP"
    )
    command("restore", backup.restore, "khôi phục dữ liệu từ một bản sao lưu", needs_desk=False).add_argument(
        "file", type=Path, metavar="TỆP"
    )

    export = command("export", commands.export, "kết xuất một báo cáo")
    export.add_argument("report", type=int, metavar="BÁO_CÁO")
    for suffix in ("xlsx", "pdf"):
        export.add_argument(f"--{suffix}", type=Path, metavar="TỆP")
    export.add_argument("--submission", type=Path, metavar="TỆP", help="tệp gửi lên cấp trên, có chữ ký (.cchc)")
    export.add_argument("--attach", type=Path, action="append", default=[], metavar="TỆP", help="tệp đính kèm trong tệp gửi")
    _passphrase(export)

    verify = command("verify", submission.verify, "kiểm tra một tệp gửi, một bản in PDF hoặc một mã ở chân trang")
    verify.add_argument("what", metavar="TỆP_HOẶC_MÃ")
    verify.add_argument("--submission", type=Path, metavar="TỆP", help="tệp gửi để đối chiếu bản in hoặc mã")
    verify.add_argument("--trust-key", action="store_true", help="từ nay nhận ra đơn vị bằng khóa đã ký tệp này")

    key = command("key", submission.key, "khóa ký của đơn vị")
    changed = key.add_mutually_exclusive_group()
    changed.add_argument("--protect", action="store_true", help="đặt hoặc đổi mật khẩu")
    changed.add_argument("--unprotect", action="store_true", help="bỏ mật khẩu")
    changed.add_argument("--renew", action="store_true", help="tạo khóa mới, khi quên mật khẩu hoặc lộ khóa")
    _passphrase(key)
    key.add_argument("--new-passphrase-file", type=Path, metavar="TỆP", help="tệp có mật khẩu mới ở dòng đầu")

    _office_above(command)
    _computer(command)

    demo = command("demo", commands.demo, "báo cáo mẫu của một phường, in ra PDF và Excel", needs_desk=False)
    demo.add_argument("--out", type=Path, metavar="THƯ_MỤC", help="nơi ghi các tệp")
    command("self-test", commands.self_test, "chương trình tự kiểm tra", needs_desk=False)
    return parser


def _office_above(command: Callable[..., argparse.ArgumentParser]) -> None:
    units = command("units", consolidating.units, "danh sách các đơn vị phải báo cáo")
    units.add_argument(
        "action", nargs="?", choices=[consolidating.IMPORT], metavar=consolidating.IMPORT, help="nhập từ bảng tính"
    )
    units.add_argument("file", nargs="?", type=Path, metavar="TỆP")
    units.add_argument("--dry-run", action="store_true", help="chỉ xem, không ghi gì")
    units.add_argument("--period", metavar="KỲ", help="chỉ những đơn vị còn tồn tại ở cuối kỳ này")

    consolidated = command("consolidate", consolidating.consolidate_files, "tổng hợp báo cáo của nhiều đơn vị thành một")
    consolidated.add_argument("form", metavar="BIỂU_MẪU")
    consolidated.add_argument("--period", required=True, metavar="KỲ", help="2024-05, 2024-Q2, 2024-6M, 2024-9M hoặc 2024")
    consolidated.add_argument(
        "files", nargs="+", type=Path, metavar="TỆP", help="tệp gửi (.cchc), biểu mẫu Excel, hoặc thư mục"
    )
    for suffix in ("xlsx", "pdf"):
        consolidated.add_argument(f"--{suffix}", type=Path, metavar="TỆP")
    consolidated.add_argument("--with-faulty", action="store_true", help="cộng cả những báo cáo còn lỗi")
    consolidated.add_argument("--trust-key", action="store_true", help="nhận các khóa ký đã đổi là của chính đơn vị")


def _computer(command: Callable[..., argparse.ArgumentParser]) -> None:
    command("where", computer.where, "chương trình và dữ liệu nằm ở đâu", needs_desk=False)
    moved = command("move-data", computer.move_data, "chuyển thư mục dữ liệu sang ổ khác, ổ mạng hoặc USB", needs_desk=False)
    moved.add_argument("folder", type=Path, metavar="THƯ_MỤC")
    moved.add_argument("--use", action="store_true", help="dùng dữ liệu đã có sẵn ở thư mục ấy")
    portable = command("portable", computer.portable, "tạo bản mang theo trên USB, không cần cài đặt", needs_desk=False)
    portable.add_argument("stick", type=Path, metavar="USB")
    portable.add_argument("--without-data", action="store_true", help="chỉ chép chương trình")
    newer = command("updates", computer.updates, "tìm bản mới trong thư mục hoặc trên USB", needs_desk=False)
    newer.add_argument("folders", nargs="*", type=Path, metavar="THƯ_MỤC", help="không ghi thì tìm trên các USB đang cắm")
    command("licences", computer.licences, "các thư viện bên trong và giấy phép của chúng", needs_desk=False)


def _passphrase(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--passphrase-file", type=Path, metavar="TỆP", help="tệp có mật khẩu của khóa ký ở dòng đầu")


def _form_and_period(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("form", metavar="BIỂU_MẪU")
    parser.add_argument("--period", required=True, metavar="KỲ", help="2024-05, 2024-Q2, 2024-6M, 2024-9M hoặc 2024")
    parser.add_argument("--from", dest="start", metavar="NGÀY", help="ngày đầu kỳ, 2024-04-15")
    parser.add_argument("--to", dest="end", metavar="NGÀY", help="ngày cuối kỳ, 2024-05-14")
