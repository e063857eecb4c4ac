"""The words of looking across units. No Qt here."""

from __future__ import annotations

from desktop.jobs.consolidating.across import Fullness
from desktop.jobs.consolidating.comparison import Comparison, Figure, UnitLine, bounds_of, why_far

NO_FIGURE = "chưa có số liệu"
HIGH, LOW = "▲", "▼"
NOTHING_CAME = (
    "Chưa nhận được báo cáo nào của các đơn vị cấp dưới.\nHãy mở trang “Nhận báo cáo” (Ctrl+R) và chọn thư mục có các tệp mà "
    "các đơn vị đã gửi; nhận xong, trang này so sánh số liệu của các đơn vị với nhau."
)
NO_UNIT_FOUND = "Không có đơn vị nào như vậy. Hãy xóa bớt chữ trong ô “Lọc theo tên”, hoặc chọn “Tất cả đơn vị”."
HOW_TO_OPEN = "Nhấp đúp vào một đơn vị, hoặc bấm Enter, để mở báo cáo đã nhận của đơn vị đó."
ONE_PERIOD = "Mới có một kỳ nên chưa vẽ được diễn biến. Hãy chọn từ hai kỳ trở lên ở ô “Số kỳ”."


def mark(figure: Figure) -> str:
    """Return the sign before a figure that is far from the others."""
    return "" if not figure.far else HIGH if figure.far > 0 else LOW


def marked(figure: Figure) -> str:
    """Return a figure as a table shows it."""
    return f"{mark(figure)} {figure.shown}".strip()


_HOW_TO_READ = ("Bấm tên cột để sắp xếp.", "Đường chấm dọc là số giữa.", "Mọi hình vẽ cùng một thang nên so được với nhau.")
_CUT = ("", " Thanh có gạch chéo dài quá khung hình nên vẽ ngắn lại.", " Số vượt quá khung hình được vẽ ở mép trên.")


def lead(comparison: Comparison) -> str:
    """Return how many units there are, how many gave a figure, and how many are far from the others."""
    last = comparison.columns[-1]
    told = [f"{len(comparison.lines)} đơn vị", f"{last.units} đơn vị có số liệu {last.label}"]
    if last.median.value is not None:
        told.append(f"giữa các đơn vị là {last.median.shown}")
    if far := len(comparison.outliers):
        told.append(f"{far} đơn vị lệch hẳn (▲ ▼)")
    return "; ".join(told) + "."


def how_to_read(comparison: Comparison, view: int) -> str:
    """Return how the table, the bars or the courses are to be read."""
    bounds = bounds_of(line.last for line in comparison.lines)
    is_cut = any(line.last.value is not None and bounds.cuts(line.last.value) for line in comparison.lines)
    return _HOW_TO_READ[view] + _CUT[view] * is_cut


def lead_of(fullness: Fullness) -> str:
    """Return how many units have reported, and how many have not."""
    there = len(fullness.lines) - fullness.missing
    missing = f"; {fullness.missing} đơn vị chưa gửi" if fullness.missing else ""
    return (
        f"{fullness.period[:1].upper()}{fullness.period[1:]}: {there} đơn vị đã gửi{missing}. Báo cáo trống nhiều nhất ở trên."
    )


def unit(comparison: Comparison, line: UnitLine) -> str:
    """Return all that is known of a unit in the last period, in one sentence or two."""
    label = comparison.columns[-1].label
    if line.last.value is None:
        told = f"{line.name}: {NO_FIGURE} {label}."
    else:
        measure = f" {comparison.measure.lower()}" if comparison.measure not in {"", "%"} else comparison.measure
        told = f"{line.name}: {line.last.shown}{measure}, hạng {line.place} trên {comparison.columns[-1].units}"
        if line.change.shown:
            percent = f" ({line.percent.shown})" if line.percent.shown else ""
            told += f", so với kỳ trước {line.change.shown}{percent}"
        told += "."
    return f"{told} {line.remark}".strip()


def far(comparison: Comparison, line: UnitLine, place: int) -> str:
    """Return why the figure of one period is marked; nothing where it is not."""
    return why_far(line.figures[place], comparison.columns[place].median)
