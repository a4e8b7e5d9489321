"""Báo cáo tháng: the month's figures in the usual outline, with the biểu as an appendix."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reportlab.platypus import Flowable

from resources.wording import _
from ui.paper.appendix import appendix
from ui.paper.blocks import paragraph, paragraphs, parts, sections
from ui.paper.dispatch import Dispatch
from ui.paper.figures import FigureRow, figure_lines, figure_tables, letters_of
from ui.paper.head import Head, addressed_to, title
from ui.paper.sheet import print_sheet
from ui.paper.signature import close
from ui.paper.writing import month_of, short_date


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportWords:
    """What the post writes itself; each line becomes a paragraph, what is empty is left out."""

    situation: str = ""
    advice: str = ""
    outreach: str = ""
    models: str = ""
    core_force: str = ""
    partners: str = ""
    people: str = ""
    safety: str = ""
    events: str = ""
    awards: str = ""
    strengths: str = ""
    shortcomings: str = ""
    causes: str = ""
    lessons: str = ""
    tasks: str = ""
    requests: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthlyReport:
    """One report month, which is not the calendar month: it runs from `start` to `end`."""

    addressees: tuple[str, ...]
    year: int
    month: int
    start: date
    end: date
    figures: tuple[FigureRow, ...]
    words: ReportWords = ReportWords()


@dataclass(frozen=True, slots=True)
class _Part:
    title: str
    letters: tuple[str, ...]
    words: str


def monthly_pdf(dispatch: Dispatch, report: MonthlyReport) -> bytes:
    """Print the report and its biểu; raises `MissingLetterError`."""
    following = (report.year + report.month // 12, report.month % 12 + 1)
    about = _(
        "Kết quả công tác xây dựng phong trào toàn dân bảo vệ an ninh Tổ quốc {month}; "
        "phương hướng, nhiệm vụ {following}"
    ).format(month=month_of(report.year, report.month), following=month_of(*following))
    kind = _("Báo cáo")
    story = [
        Head(dispatch),
        *title(kind, about),
        *addressed_to(report.addressees),
        paragraph(_opening(dispatch, report)),
        *_sections(report),
        *close(_closing(dispatch, report), dispatch),
        *appendix(dispatch, kind, _("Số liệu {month}").format(month=_named(report))),
        *figure_tables(report.figures),
    ]
    author = dispatch.letterhead.unit_name
    return print_sheet(story, title=f"{kind}: {about}", author=author, marks=dispatch.marks)


def _named(report: MonthlyReport) -> str:
    return month_of(report.year, report.month)


def _opening(dispatch: Dispatch, report: MonthlyReport) -> str:
    sentence = _(
        "Thực hiện chế độ báo cáo định kỳ, {unit} báo cáo kết quả công tác xây dựng phong trào "
        "toàn dân bảo vệ an ninh Tổ quốc {month} (số liệu từ ngày {start} đến ngày {end}) như sau:"
    )
    return sentence.format(
        unit=dispatch.letterhead.unit_name,
        month=_named(report),
        start=short_date(report.start),
        end=short_date(report.end),
    )


def _closing(dispatch: Dispatch, report: MonthlyReport) -> str:
    sentence = _(
        "Trên đây là báo cáo kết quả công tác xây dựng phong trào toàn dân bảo vệ an ninh Tổ quốc "
        "{month} của {unit}, kính báo cáo {superior} theo dõi, chỉ đạo"
    )
    return sentence.format(
        month=_named(report),
        unit=dispatch.letterhead.unit_name,
        superior=", ".join(report.addressees),
    )


def _sections(report: MonthlyReport) -> list[Flowable]:
    words = report.words
    named = (
        (_("Tình hình"), [*_figures(report, ("VV",)), *paragraphs(words.situation)]),
        (_("Kết quả thực hiện"), _results(report)),
        (_("Đánh giá"), _assessment(words)),
        (_("Phương hướng, nhiệm vụ"), paragraphs(words.tasks)),
        (_("Kiến nghị, đề xuất"), paragraphs(words.requests)),
    )
    return sections(named)


def _figures(report: MonthlyReport, letters: tuple[str, ...]) -> list[Flowable]:
    return figure_lines(row for row in report.figures if letters_of(row.code) in letters)


def _results(report: MonthlyReport) -> list[Flowable]:
    nothing = _("Trong kỳ không phát sinh.")
    bodies = (
        (part.title, [*paragraphs(part.words), *_figures(report, part.letters)])
        for part in _parts(report.words)
    )
    return parts((name, body or [paragraph(nothing)]) for name, body in bodies)


def _parts(words: ReportWords) -> tuple[_Part, ...]:
    people = ("TB", "VK", "HG", "RS", "TTR", "GD")
    return (
        _Part(_("Công tác tham mưu, chỉ đạo"), ("KTGS",), words.advice),
        _Part(_("Công tác tuyên truyền, vận động"), ("TT", "PL"), words.outreach),
        _Part(_("Xây dựng, củng cố, nhân rộng mô hình"), ("M", "CA", "PT"), words.models),
        _Part(_("Xây dựng lực lượng nòng cốt"), ("T", "TH", "PC"), words.core_force),
        _Part(_("Phối hợp với Mặt trận Tổ quốc và các đoàn thể"), (), words.partners),
        _Part(_("Nhân dân tham gia bảo vệ an ninh, trật tự"), people, words.people),
        _Part(_("Xây dựng “An toàn về an ninh, trật tự”"), ("AT",), words.safety),
        _Part(_("Ngày hội, sơ kết, tổng kết"), ("NH", "SK", "XH"), words.events),
        _Part(_("Khen thưởng, điển hình tiên tiến"), ("KT",), words.awards),
    )


def _assessment(words: ReportWords) -> list[Flowable]:
    named = (
        (_("Ưu điểm"), paragraphs(words.strengths)),
        (_("Tồn tại, hạn chế"), paragraphs(words.shortcomings)),
        (_("Nguyên nhân"), paragraphs(words.causes)),
        (_("Bài học kinh nghiệm"), paragraphs(words.lessons)),
    )
    return parts(named)
