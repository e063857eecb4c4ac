"""The year at a glance: the calendar of due reports, and charts of figures over periods. Pages of the home page."""

from __future__ import annotations

from enum import Enum


class Overview(Enum):
    """A page that looks over many reports, by its title."""

    CALENDAR = "Lịch báo cáo"
    CHARTS = "Biểu đồ"
    RECEIVING = "Nhận báo cáo"
    ACROSS = "So sánh đơn vị"
    UNITS = "Danh sách đơn vị"


#: The pages about the unit's own reports, and those about the units below, in the order of the side menu.
OF_OWN = (Overview.CALENDAR, Overview.CHARTS)
OF_BELOW = (Overview.RECEIVING, Overview.ACROSS, Overview.UNITS)
