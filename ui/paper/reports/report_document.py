"""Joins a report's figures, its words and its tables into one document for all three writers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from resources.catalogues import entries, words
from resources.wording import _
from storage.records import Report
from storage.settings import Settings
from ui.paper.charts import Chart, Series
from ui.paper.dispatch import Signer
from ui.paper.document import Annex, Block, CoIssuer, Document, Grid, Heading, Prose
from ui.paper.gather import dispatch_of
from ui.paper.reports.award_grids import awards_grid, other_grid, safety_grid
from ui.paper.reports.facts import Facts, type_name
from ui.paper.reports.model_grids import force_grid, models_grid, sites_grid
from ui.paper.reports.sentences import Section, outline, proposed
from ui.paper.reports.work_grids import (
    order_grids,
    outreach_grids,
    partners_grid,
    tips_grid,
    weapons_grid,
)
from ui.paper.writing import short_date

_PARTS = {
    "situation": _("Tình hình"),
    "results": _("Kết quả thực hiện"),
    "assessment": _("Đánh giá"),
    "tasks": _("Phương hướng, nhiệm vụ"),
    "requests": _("Kiến nghị, đề xuất"),
}
_WHOLE = frozenset({"situation", "requests"})  # parts of one section, which has no title of its own
_MOST_IN_CHART = 12


def document_of(settings: Settings, report: Report, facts: Facts) -> Document:
    """Return a report as it stands: saved words where there are any, else the proposed ones."""
    dispatch = dispatch_of(settings, "BC", number=report.number, day=report.signed_on)
    addressees = _lines(report.addressees) or tuple(filter(None, [settings.superior_name]))
    return Document(
        dispatch=dispatch,
        kind=_("Báo cáo"),
        about=report.title,
        addressees=addressees,
        opening=_opening(settings, facts),
        body=tuple(_body(report, facts)),
        closing=_closing(settings, facts, addressees),
        annexes=annexes_of(report, facts),
        with_issuers=_joint(report),
    )


def title_of(form: str, words_of_period: str, programme: str | None = None) -> str:
    """Return the subject that a new report begins with."""
    if programme:
        named = words("programmes").get(programme, programme)
        return _("Kết quả thực hiện {programme} {period}").format(
            programme=named, period=words_of_period
        )
    known = {
        "term": _("Tổng kết phong trào toàn dân bảo vệ an ninh Tổ quốc {period}"),
        "theme": _("Chuyên đề phong trào toàn dân bảo vệ an ninh Tổ quốc {period}"),
    }
    usual = _(
        "Kết quả công tác xây dựng phong trào toàn dân bảo vệ an ninh Tổ quốc {period}; "
        "phương hướng, nhiệm vụ thời gian tới"
    )
    return known.get(form, usual).format(period=words_of_period)


def sections_of(report: Report) -> tuple[Section, ...]:
    """Return the sections a report has; a theme has only those that tell of its groups."""
    if not report.topics:
        return outline()
    groups = {e.code: set(e.extra.get("groups", ())) for e in entries("report_sections")}
    named = {e.code: e.extra.get("indicators", ()) for e in entries("report_sections")}
    return tuple(
        section
        for section in outline()
        if groups[section.code] & set(report.topics)
        or not (groups[section.code] or named[section.code])
    )


def text_of(report: Report, section: Section, facts: Facts) -> str:
    """Return what a section says: what was written for it, or what its figures propose."""
    written = {text.section: text.text for text in report.texts}
    return written.get(section.code, proposed(section, facts))


def grids_of(facts: Facts, topics: Sequence[str] = ()) -> tuple[Grid, ...]:
    """Return biểu 01 to 11, of some groups only where they are named; none without a row."""
    found: tuple[tuple[tuple[Grid, ...], frozenset[str]], ...] = (
        ((models_grid(facts),), frozenset({"models"})),
        ((force_grid(facts),), frozenset({"teams"})),
        (outreach_grids(facts), frozenset({"propaganda", "training", "fire"})),
        ((tips_grid(facts),), frozenset({"tips"})),
        ((weapons_grid(facts),), frozenset({"weapons"})),
        (order_grids(facts), frozenset({"mediation", "review", "patrol", "guidance"})),
        ((safety_grid(facts),), frozenset({"safety"})),
        ((awards_grid(facts),), frozenset({"awards"})),
        ((partners_grid(facts),), frozenset()),
        ((sites_grid(facts),), frozenset({"models"})),
        ((other_grid(facts),), frozenset({"cases", "events", "assets", "funds"})),
    )
    wanted = [grid for grids, of in found for grid in grids if not topics or of & set(topics)]
    return tuple(grid for grid in wanted if len(grid.rows) > int(grid.total))


def charts_of(facts: Facts) -> tuple[Chart, ...]:
    """Return the pictures: models by type, and the comparison with last year."""
    return tuple(filter(None, [_models_chart(facts), _compared_chart(facts)]))


def annexes_of(report: Report, facts: Facts) -> tuple[Annex, ...]:
    """Return the appendices: the tables, and the charts after them."""
    tables = Annex(
        _("Biểu số liệu {period}").format(period=facts.period.words), grids_of(facts, report.topics)
    )
    charts = charts_of(facts)
    pictures = Annex(_("Biểu đồ {period}").format(period=facts.period.words), charts)
    return (tables, pictures) if charts else (tables,)


def _body(report: Report, facts: Facts) -> Iterator[Block]:
    by_part: dict[str, list[Section]] = {}
    for section in sections_of(report):
        by_part.setdefault(section.part, []).append(section)
    for part, sections in by_part.items():
        filled = [(s, text_of(report, s, facts)) for s in sections]
        told = [(section, text) for section, text in filled if text.strip()]
        if part == "results" and not told:
            told = [(sections[0], _("Trong kỳ không phát sinh."))]
        if told:
            yield Heading(_PARTS[part])
            yield from _sections(part, told)


def _sections(part: str, told: list[tuple[Section, str]]) -> Iterator[Block]:
    for section, text in told:
        if part not in _WHOLE:
            yield Heading(section.title, 2)
        yield Prose(text)


def _opening(settings: Settings, facts: Facts) -> str:
    if facts.by_unit:
        sentence = _(
            "{unit} báo cáo kết quả {period} (số liệu từ ngày {first} đến ngày {last}) của {count} "
            "đơn vị, hợp nhất từ các gói số liệu tháng đã được xác nhận, như sau:"
        )
    else:
        sentence = _(
            "Thực hiện chế độ báo cáo, {unit} báo cáo kết quả công tác xây dựng phong trào toàn "
            "dân bảo vệ an ninh Tổ quốc {period} (số liệu từ ngày {first} đến ngày {last}) như sau:"
        )
    return sentence.format(
        unit=settings.unit_name,
        period=facts.period.words,
        first=short_date(facts.first),
        last=short_date(facts.last),
        count=len(facts.units),
    )


def _closing(settings: Settings, facts: Facts, addressees: tuple[str, ...]) -> str:
    told = _(
        "Trên đây là báo cáo kết quả công tác xây dựng phong trào toàn dân bảo vệ an ninh Tổ quốc "
        "{period} của {unit}"
    ).format(period=facts.period.words, unit=settings.unit_name)
    to = _(", kính báo cáo {superior} theo dõi, chỉ đạo").format(superior=", ".join(addressees))
    return told + to if addressees else told


def _joint(report: Report) -> tuple[CoIssuer, ...]:
    if not report.joint:
        return ()
    lines = _lines(report.joint_signer)
    signer = Signer(lines[:-1], lines[-1]) if len(lines) > 1 else Signer(lines or ("",))
    return (CoIssuer("", report.joint, signer),)


def _models_chart(facts: Facts) -> Chart | None:
    parts = {code: n for code, n in facts.total("M02").parts.items() if code and n}
    most = sorted(parts, key=lambda code: (-parts[code], code))[:_MOST_IN_CHART]
    if len(most) <= 1:
        return None
    values = tuple(parts[code] for code in most)
    return Chart(
        _("Số điểm theo loại mô hình"),
        tuple(type_name(code) for code in most),
        (Series(_("Số điểm"), values),),
        "bars",
        _("điểm"),
    )


def _compared_chart(facts: Facts) -> Chart | None:
    labels: Mapping[str, str] = {
        "TT01": _("Tuyên truyền"),
        "TH01": _("Tập huấn"),
        "PC01": _("Huấn luyện PCCC"),
        "HG02": _("Hòa giải thành"),
        "TTR1": _("Ca tuần tra"),
        "SK01": _("Hội nghị"),
    }
    before = {code: facts.compared[code].last_year for code in labels}
    told = [code for code in labels if before[code] and (facts.value(code) or before[code])]
    if not told:
        return None
    last = tuple(total.exact if (total := before[code]) else None for code in told)
    return Chart(
        _("So với cùng kỳ năm trước"),
        tuple(labels[code] for code in told),
        (
            Series(facts.period.words, tuple(facts.value(code) for code in told)),
            Series(facts.period.year_before.words, last),
        ),
        "columns",
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
