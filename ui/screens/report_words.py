"""What people call a report: báo cáo tháng 12/2022, tổng kết giai đoạn 2013–2022."""

from __future__ import annotations

from resources.wording import in_vietnamese
from storage.records import Report
from ui.paper.reports.making import PROGRAMME, TERM, THEME, period_of

_CALLED = {
    TERM: in_vietnamese("Tổng kết {period}"),
    THEME: in_vietnamese("Chuyên đề {period}"),
    PROGRAMME: in_vietnamese("Chương trình phối hợp {period}"),
}


def report_words(report: Report) -> str:
    """Name a report by its form and its period."""
    called = _CALLED.get(report.form, in_vietnamese("Báo cáo {period}"))
    return called.format(period=period_of(report).words)
