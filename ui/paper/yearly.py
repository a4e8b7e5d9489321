"""Tổng hợp năm: what a superior's units did in a year, their figures side by side."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.platypus import Flowable

from resources.wording import _
from storage.consolidation import percent
from ui.paper.appendix import appendix
from ui.paper.blocks import dashes, paragraph, parts, sections
from ui.paper.consolidated_table import UnitRow, consolidated_tables
from ui.paper.dispatch import Dispatch
from ui.paper.head import Head, addressed_to, title
from ui.paper.sheet import print_sheet
from ui.paper.signature import close
from ui.paper.tables import Column, numbered, table
from ui.paper.writing import figure, listed


@dataclass(frozen=True, slots=True)
class NewModel:
    """A type of model begun in the year, and where, such as “tại 21 xã, thị trấn”."""

    name: str
    where: str


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole, such as 25 of 25 schools; printed with its percentage."""

    name: str
    part: int
    whole: int
    unit: str


@dataclass(frozen=True, slots=True)
class AwardRow:
    """The awards of one form by one authority."""

    form: str
    authority: str
    collectives: int
    individuals: int
    households: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsolidatedYear:
    """A year as the superior's ledger holds it: only what came in accepted bundles."""

    year: int
    units: tuple[str, ...]
    kept: tuple[str, ...]
    """Types of models kept up."""
    new: tuple[NewModel, ...]
    coverage: tuple[Share, ...]
    order: tuple[Share, ...]
    """Shares about public order, such as cases settled of those that happened."""
    remarks: tuple[str, ...] = ()
    """Further sentences about public order."""
    awards: tuple[AwardRow, ...] = ()
    rows: tuple[UnitRow, ...] = ()
    addressees: tuple[str, ...] = ()
    closing: str = ""


def yearly_pdf(dispatch: Dispatch, book: ConsolidatedYear) -> bytes:
    """Print the consolidated year; raises `MissingLetterError`."""
    kind, author = _("Báo cáo"), dispatch.letterhead.unit_name
    about = _(
        "Tổng hợp năm {year} về phong trào toàn dân bảo vệ an ninh Tổ quốc của {count} đơn vị"
    ).format(year=book.year, count=len(book.units))
    last = _("Trên đây là số liệu tổng hợp năm {year} của {unit}").format(
        year=book.year, unit=author
    )
    story = [
        Head(dispatch),
        *title(kind, about),
        *(addressed_to(book.addressees) if book.addressees else []),
        paragraph(_opening(book)),
        *_sections(book),
        *close(book.closing or last, dispatch, addressed=bool(book.addressees)),
        *appendix(dispatch, kind, _("Số liệu năm {year} theo đơn vị").format(year=book.year)),
        *consolidated_tables(book.units, book.rows),
    ]
    return print_sheet(story, title=f"{kind}: {about}", author=author, marks=dispatch.marks)


def _opening(book: ConsolidatedYear) -> str:
    sentence = _(
        "Số liệu dưới đây được hợp nhất từ các gói số liệu tháng đã được xác nhận của {count} đơn "
        "vị trong năm {year}; không số liệu nào được sửa ở cấp tổng hợp."
    )
    return sentence.format(count=len(book.units), year=book.year)


def _sections(book: ConsolidatedYear) -> list[Flowable]:
    order = [*_shares(book.order), *dashes(book.remarks)]
    named = (
        (_("Mô hình"), _models(book)),
        (_("Tình hình an ninh, trật tự"), order),
        (_("Khen thưởng"), _awards(book)),
    )
    return sections(named)


def _models(book: ConsolidatedYear) -> list[Flowable]:
    kept = _("Mô hình đang duy trì hoạt động: {count} loại").format(count=len(book.kept))
    new = _("Mô hình xây dựng mới trong năm: {count} loại").format(count=len(book.new))
    named = (
        (kept, dashes(listed(book.kept))),
        (new, dashes(listed(f"{model.name}: {model.where}" for model in book.new))),
        (_("Độ bao phủ"), _shares(book.coverage)),
    )
    return parts(named)


def _shares(shares: tuple[Share, ...]) -> list[Flowable]:
    return dashes(
        f"{s.name}: {figure(s.part)}/{figure(s.whole)} {s.unit} ({percent(s.part, s.whole)})."
        if s.whole
        else f"{s.name}: {figure(s.part)} {s.unit}."
        for s in shares
    )


def _awards(book: ConsolidatedYear) -> list[Flowable]:
    if not book.awards:
        return []
    counts = [(row.collectives, row.individuals, row.households) for row in book.awards]
    sums = [sum(column) for column in zip(*counts, strict=True)]
    words = [_("{count} tập thể"), _("{count} cá nhân"), _("{count} hộ gia đình")]
    known = [w.format(count=figure(n)) for w, n in zip(words, sums, strict=True) if n]
    told = _("Trong năm có {whom} được khen thưởng, cụ thể:").format(whom=", ".join(known))
    subjects = (_("Tập thể"), _("Cá nhân"), _("Hộ gia đình"))
    columns = (
        Column(_("TT"), 10, TA_CENTER),
        Column(_("Hình thức"), 32),
        Column(_("Cấp khen thưởng"), 63),
        *(Column(subject, 20, TA_RIGHT) for subject in subjects),
    )
    rows = numbered(
        (row.form, row.authority, *map(figure, count))
        for row, count in zip(book.awards, counts, strict=True)
    )
    rows.append(["", _("Tổng cộng"), "", *map(figure, sums)])
    return [paragraph(told), *table(columns, rows, total=True)]
