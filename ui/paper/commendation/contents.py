"""Mục lục hồ sơ: which papers a dossier holds, and where each of them begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from resources.wording import in_vietnamese as _
from ui.paper.commendation.wording import said
from ui.paper.dispatch import Dispatch
from ui.paper.document import Column, Document, Grid, HeadStyle
from ui.paper.grids import numbered


@dataclass(frozen=True, slots=True)
class Entry:
    """One paper in the dossier: its first page in the whole, and how many it has."""

    title: str
    page: int
    pages: int


def contents_document(dispatch: Dispatch, about: str, entries: Sequence[Entry]) -> Document:
    """Lay out the list of papers; `about` says what the dossier asks for."""
    columns = (
        Column(_("TT"), 10, "centre"),
        Column(_("Tên giấy tờ"), 110),
        Column(_("Từ trang"), 22, "number"),
        Column(_("Số trang"), 22, "number"),
    )
    rows = numbered((entry.title, entry.page, entry.pages) for entry in entries)
    whole = ("", said("contents", "total"), "", sum(entry.pages for entry in entries))
    name, note = said("contents", "kind"), said("contents", "counted")
    return Document(
        dispatch=replace(dispatch, recipients=()),
        kind=said("contents", "kind"),
        about=about,
        head=HeadStyle(sender=False),
        body=(Grid("", columns, (*rows, whole), total=True, note=note, name=name),),
    )
