"""The year at a glance: the calendar of due reports, and charts of figures over periods. Pages of the home page."""

from __future__ import annotations

from enum import Enum


class Overview(Enum):
    """A page that looks over all reports, by its title."""

    CALENDAR = "Lịch báo cáo"
    CHARTS = "Biểu đồ"
