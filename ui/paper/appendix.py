"""The landscape appendix of a paper, with page numbers of its own."""

from __future__ import annotations

from reportlab.platypus import Flowable

from resources.wording import _
from ui.paper.blocks import caption, note
from ui.paper.dispatch import Dispatch
from ui.paper.outline import belongs_to
from ui.paper.sheet import begin_appendix


def appendix(dispatch: Dispatch, kind: str, title: str, place: str = "") -> list[Flowable]:
    """Begin an appendix: its Roman number if there are several, its title, its paper."""
    name = _("Phụ lục {place}").format(place=place).strip()
    return [
        *begin_appendix(),
        caption(name),
        caption(title.upper()),
        note(belongs_to(dispatch, kind)),
    ]
