"""The words and the order of commendation papers, read from their one file."""

from __future__ import annotations

from functools import partial

from ui.paper.worded import BLANK, forms_of, said_of

__all__ = ["BLANK", "forms", "said"]

forms = partial(forms_of, "commendation")
said = partial(said_of, "commendation")
