"""The landscape appendix of a paper, with page numbers of its own."""

from __future__ import annotations

from reportlab.platypus import Flowable

from resources.wording import in_vietnamese as _
from ui.paper.blocks import caption, listed_title, note
from ui.paper.dispatch import Dispatch
from ui.paper.outline import belongs_to
from ui.paper.sheet import begin_appendix


def appendix(dispatch: Dispatch, kind: str, title: str, name: str = "") -> list[Flowable]:
    """Begin an appendix: its name (Phụ lục II), its title, the paper that it comes with."""
    named = name or _("Phụ lục")
    above = listed_title(caption(named), f"{named}. {title}")
    return [*begin_appendix(), above, caption(title.upper()), note(belongs_to(dispatch, kind))]
