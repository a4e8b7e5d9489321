"""Joins a report's figures, its words and its tables into one document for all three writers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from resources.catalogues import entries, words
from resources.wording import in_vietnamese as _
from resources.wording import official
from storage.records import Report
from storage.report_period import Period
from storage.settings import Settings
from ui.paper.dispatch import Signer
from ui.paper.document import Annex, Block, CoIssuer, Document, Grid, Heading, Prose
from ui.paper.gather import dispatch_of
from ui.paper.reports.adjusted_grids import adjusted_grid, adjustments_grid
from ui.paper.reports.award_grids import awards_grid, other_grid, safety_grid
from ui.paper.reports.charts import charts_of
from ui.paper.reports.facts import Facts
from ui.paper.reports.model_grids import force_grid, models_grid, sites_grid
from ui.paper.reports.sentences import BASIS, Section, outline, proposed
from ui.paper.reports.work_grids import (
    order_grids,
    outreach_grids,
    partners_grid,
    tips_grid,
    weapons_grid,
)
from ui.paper.writing import month_of, short_date

_PARTS = {
    "situation": _("Tình hình"),
    "results": _("Kết quả thực hiện"),
    "direction": _("Công tác lãnh đạo, chỉ đạo, triển khai thực hiện"),
    "contents": _("Kết quả thực hiện các nội dung phối hợp"),
    "organisations": _("Kết quả phối hợp theo từng tổ chức"),
    "assessment": _("Đánh giá"),
    "tasks": _("Phương hướng, nhiệm vụ"),
    "requests": _("Kiến nghị, đề xuất"),
}
_RESULTS = frozenset({"results", "contents"})  # parts that say so where nothing happened
_PROGRAMME = "programme"
_PARTNERS = 8  # the place of Biểu 09


@official
def document_of(settings: Settings, report: Report, facts: Facts) -> Document:
    """Return a report as it stands: saved words where there are any, else the proposed ones."""
    dispatch = dispatch_of(settings, "BC", number=report.number, day=report.signed_on)
    addressees = _lines(report.addressees) or tuple(filter(None, [settings.superior_name]))
    return Document(
        dispatch=dispatch,
        kind=_("Báo cáo"),
        about=report.title,
        addressees=addressees,
        opening=_opening(settings, report, facts),
        body=tuple(_body(report, facts)),
        closing=_closing(settings, report, facts, addressees),
        annexes=annexes_of(report, facts),
        with_issuers=_joint(report),
    )


@official
def title_of(form: str, period: Period, programme: str | None = None) -> str:
    """Return the subject that a new report begins with."""
    if form == _PROGRAMME:
        named = words("programmes").get(programme or "", _("chương trình phối hợp"))
        return _("Kết quả thực hiện {programme} {period}").format(
            programme=named, period=said_of(period)
        )
    known = {
        "term": _("Tổng kết phong trào toàn dân bảo vệ an ninh Tổ quốc {period}"),
        "theme": _("Chuyên đề phong trào toàn dân bảo vệ an ninh Tổ quốc {period}"),
    }
    usual = _(
        "Kết quả công tác xây dựng phong trào toàn dân bảo vệ an ninh Tổ quốc {period}; "
        "phương hướng, nhiệm vụ {next}"
    )
    return known.get(form, usual).format(period=said_of(period), next=said_of(period.after))


@official
def part_titles() -> Mapping[str, str]:
    """Return what the parts of a report are called, by their codes."""
    return _PARTS


def said_of(period: Period) -> str:
    """Say a period on paper, where only January and February take a nought: tháng 02/2026."""
    if period.first == period.last:
        return month_of(int(period.first[:4]), int(period.first[5:]))
    return period.words


@official
def sections_of(report: Report) -> tuple[Section, ...]:
    """Return the sections a report has; a theme has only those that tell of its groups."""
    return outline(report.form, report.topics)


@official
def grounds_of(report: Report) -> str:
    """Return the grounds a report stands on, one a line: what was written, else its programme."""
    written = {text.section: text.text for text in report.texts}
    if BASIS in written or report.form != _PROGRAMME or not report.programme:
        return written.get(BASIS, "")
    entry = next(e for e in entries("programmes") if e.code == report.programme)
    number, signed = entry.extra.get("number"), entry.extra.get("signed")
    if not (number and signed):
        return entry.word
    said = _("Chương trình phối hợp số {number} ngày {day} “{title}”")
    return said.format(number=number, day=short_date(signed), title=entry.extra.get("title", ""))


@official
def text_of(report: Report, section: Section, facts: Facts) -> str:
    """Return what a section says: what was written for it, or what its figures propose."""
    written = {text.section: text.text for text in report.texts}
    return written.get(section.code, proposed(section, facts))


@official
def grids_of(
    facts: Facts, topics: Sequence[str] = (), *, partners_first: bool = False
) -> tuple[Grid, ...]:
    """Return biểu 01 to 13, of some groups only where they are named; none without a row."""
    found: list[tuple[tuple[Grid, ...], frozenset[str]]] = [
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
        ((adjustments_grid(facts), adjusted_grid(facts)), frozenset()),
    ]
    if partners_first:
        found.insert(0, found.pop(_PARTNERS))
    wanted = [grid for grids, of in found for grid in grids if not topics or of & set(topics)]
    return tuple(grid for grid in wanted if len(grid.rows) > int(grid.total))


def annexes_of(report: Report, facts: Facts) -> tuple[Annex, ...]:
    """Return the appendices: the tables, and the charts after them."""
    period, first = said_of(facts.period), report.form == _PROGRAMME
    grids = grids_of(facts, report.topics, partners_first=first)
    tables = Annex(_("Biểu số liệu {period}").format(period=period), grids)
    pictures = Annex(_("Biểu đồ {period}").format(period=period), charts_of(facts, report.topics))
    return tuple(annex for annex in (tables, pictures) if annex.blocks)


def _body(report: Report, facts: Facts) -> Iterator[Block]:
    by_part: dict[str, list[Section]] = {}
    for section in sections_of(report):
        by_part.setdefault(section.part, []).append(section)
    for part, sections in by_part.items():
        filled = [(s, text_of(report, s, facts)) for s in sections]
        told = [(section, text) for section, text in filled if text.strip()]
        if part in _RESULTS and not told:
            yield from (Heading(_PARTS[part]), Prose(_("Trong kỳ không phát sinh.")))
        elif told:
            yield Heading(_PARTS[part])
            yield from _sections(told, titled=len(sections) > 1)


def _sections(told: list[tuple[Section, str]], *, titled: bool) -> Iterator[Block]:
    for section, text in told:
        if titled:
            yield Heading(section.title, 2)
        yield Prose(text)


def _opening(settings: Settings, report: Report, facts: Facts) -> str:
    grounds = _("; ").join(line.rstrip(".;") for line in _lines(grounds_of(report)))
    if facts.by_unit:
        sentence = _(
            "Thực hiện {grounds}, {unit} báo cáo kết quả {matter} {period} (số liệu từ ngày "
            "{first} đến ngày {last} của {count} đơn vị, hợp nhất từ các gói số liệu tháng đã được "
            "xác nhận) như sau:"
        )
    else:
        sentence = _(
            "Thực hiện {grounds}, {unit} báo cáo kết quả {matter} {period} (số liệu từ ngày "
            "{first} đến ngày {last}) như sau:"
        )
    return sentence.format(
        grounds=grounds or _("chế độ báo cáo"),
        unit=_issuers(settings, report),
        matter=_matter(report),
        period=said_of(facts.period),
        first=short_date(facts.first),
        last=short_date(facts.last),
        count=len(facts.units),
    )


def _closing(settings: Settings, report: Report, facts: Facts, addressees: tuple[str, ...]) -> str:
    told = _("Trên đây là báo cáo kết quả {matter} {period} của {unit}").format(
        matter=_matter(report), period=said_of(facts.period), unit=_issuers(settings, report)
    )
    to = _(", kính báo cáo {superior} theo dõi, chỉ đạo").format(superior=", ".join(addressees))
    return told + to if addressees else told


def _matter(report: Report) -> str:
    if report.form == _PROGRAMME:
        return _("thực hiện chương trình phối hợp")
    return _("công tác xây dựng phong trào toàn dân bảo vệ an ninh Tổ quốc")


def _issuers(settings: Settings, report: Report) -> str:
    return _(" và ").join(filter(None, [settings.unit_name, report.joint]))


def _joint(report: Report) -> tuple[CoIssuer, ...]:
    if not report.joint:
        return ()
    lines = _lines(report.joint_signer) or ("",)
    is_name = len(lines) > 1 and not lines[-1].isupper()  # capitals are an office
    signer = Signer(lines[:-1], lines[-1]) if is_name else Signer(lines)
    return (CoIssuer("", report.joint, signer),)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
