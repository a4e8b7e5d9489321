"""The words of these papers, read from their one file."""

from __future__ import annotations

from functools import partial

from resources.wording import in_vietnamese as _
from ui.paper.worded import BLANK, forms_of, said_of

__all__ = ["BLANK", "forms", "grounds_said", "said"]

forms = partial(forms_of, "safety")
said = partial(said_of, "safety")


def grounds_said() -> tuple[str, ...]:
    """Return the grounds (Căn cứ …) of these papers."""
    from_file: list[str] = forms()["grounds"]
    return tuple(_("Căn cứ {ground}").format(ground=one) for one in from_file)
