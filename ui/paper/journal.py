"""Trích nhật ký: lines of the journal as a paper or a workbook; values only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from resources.wording import in_vietnamese as _
from resources.wording import official
from storage.settings import Settings
from ui.paper.document import Centred, Column, Document, Grid, HeadStyle
from ui.paper.gather import dispatch_of

JournalRow = tuple[str, str, str, str, str, str]
"""When, who, what was done, the kind, which record, what changed in words."""


@official
def journal_document(
    settings: Settings, rows: Sequence[JournalRow], about: str, day: date
) -> Document:
    """Lay out lines of the journal on landscape pages; `about` says which lines they are."""
    frame = dispatch_of(settings, "NK", day=day)
    columns = (
        Column(_("Lúc"), 26, "centre"),
        Column(_("Người làm"), 30),
        Column(_("Việc"), 26),
        Column(_("Loại"), 30),
        Column(_("Bản ghi"), 50),
        Column(_("Nội dung thay đổi"), 100),
    )
    made_by = _("({unit}, ngày {day})").format(unit=settings.unit_name, day=f"{day:%d/%m/%Y}")
    grid = Grid(_("Các dòng nhật ký"), columns, tuple(rows), name=_("Nhật ký"))
    return Document(
        dispatch=replace(frame, recipients=(), marks=replace(frame.marks, internal=True)),
        kind=_("Trích nhật ký"),
        about=about,
        head=HeadStyle(sender=False),
        body=(Centred(made_by, italic=True), grid),
        landscape=True,
    )
