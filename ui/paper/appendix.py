"""The landscape appendix of a paper, with page numbers of its own."""

from __future__ import annotations

from reportlab.platypus import Flowable

from resources.wording import _
from ui.paper.blocks import caption, note
from ui.paper.dispatch import Dispatch
from ui.paper.sheet import begin_appendix
from ui.paper.writing import long_date


def appendix(dispatch: Dispatch, kind: str, title: str, place: str = "") -> list[Flowable]:
    """Begin an appendix: its Roman number if there are several, its title, its paper."""
    name = _("Phụ lục {place}").format(place=place).strip()
    belongs = _("(Kèm theo {kind} số {reference} {day} của {unit})").format(
        kind=kind,
        reference=dispatch.reference,
        day=long_date(dispatch.day),
        unit=dispatch.letterhead.unit_name,
    )
    return [*begin_appendix(), caption(name), caption(title.upper()), note(belongs)]
