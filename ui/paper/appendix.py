"""The landscape appendix of a paper, with page numbers of its own."""

from __future__ import annotations

from reportlab.platypus import Flowable

from resources.wording import _
from ui.paper.blocks import caption, note
from ui.paper.dispatch import Dispatch
from ui.paper.outline import belongs_to
from ui.paper.sheet import begin_appendix


def appendix(dispatch: Dispatch, kind: str, title: str, name: str = "") -> list[Flowable]:
    """Begin an appendix: its name (Phụ lục II), its title, the paper that it comes with."""
    words = caption(name or _("Phụ lục")), caption(title.upper())
    return [*begin_appendix(), *words, note(belongs_to(dispatch, kind))]
