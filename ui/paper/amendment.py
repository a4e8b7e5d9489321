"""Phiếu điều chỉnh: what a month that was closed anew says otherwise than before, and why."""

from __future__ import annotations

from dataclasses import dataclass

from resources.wording import in_vietnamese as _
from resources.wording import official
from ui.paper.dispatch import Dispatch
from ui.paper.document import Block, Column, Document, Grid, Heading, Prose
from ui.paper.grids import numbered


@dataclass(frozen=True, slots=True)
class Amended:
    """One value that changed: of a record or an indicator, which field, before and now."""

    item: str
    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendmentPaper:
    """The slip of one revision of a month, in people's words."""

    unit_name: str
    month: str
    """tháng 12/2022"""
    revision: int
    reason: str
    records: tuple[Amended, ...]
    figures: tuple[Amended, ...]
    addressee: str = ""


@official
def amendment_document(dispatch: Dispatch, paper: AmendmentPaper) -> Document:
    """Lay out the slip of a revision: why, which records, which figures."""
    about = _("Số liệu {month} (bản {revision} thay bản {before})")
    opening = _("{unit} điều chỉnh số liệu {month} đã chốt, thay các giá trị sau đây.")
    closing = _("Số liệu ở cột “Nay” thay số liệu {month} đã báo cáo trước đây.")
    return Document(
        dispatch=dispatch,
        kind=_("Phiếu điều chỉnh"),
        about=about.format(month=paper.month, revision=paper.revision, before=paper.revision - 1),
        addressees=(paper.addressee,) if paper.addressee else (),
        opening=opening.format(unit=paper.unit_name, month=paper.month),
        body=tuple(_body(paper)),
        closing=closing.format(month=paper.month),
    )


def _body(paper: AmendmentPaper) -> list[Block]:
    blocks: list[Block] = [Heading(_("Lý do")), Prose(paper.reason or _("Không ghi."))]
    if paper.records:
        blocks += [Heading(_("Bản ghi thay đổi")), _grid(_("Bản ghi"), _("Mục"), paper.records)]
    if paper.figures:
        head = _("Đơn vị tính")
        blocks += [Heading(_("Chỉ tiêu thay đổi")), _grid(_("Chỉ tiêu"), head, paper.figures)]
    return blocks


def _grid(item: str, field: str, amended: tuple[Amended, ...]) -> Grid:
    columns = (
        Column(_("TT"), 10, "centre"),
        Column(item, 56),
        Column(field, 30),
        Column(_("Trước"), 32),
        Column(_("Nay"), 32),
    )
    return Grid("", columns, numbered((a.item, a.field, a.old, a.new) for a in amended))
