"""Words of papers that stand in a file of resources/forms, so that they can change without us."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from resources import file

BLANK = "…" * 15  # to be filled in by hand


@cache
def forms_of(name: str) -> dict[str, Any]:
    """Return the wording of one family of papers, section by section."""
    return tomllib.loads(file("forms", f"{name}.toml").read_text("utf-8"))


def said_of(name: str, paper: str, part: str, /, **values: object) -> str:
    """Return one sentence of a paper with its blanks filled in."""
    text: str = forms_of(name)[paper][part]
    return text.format_map({"blank": BLANK, **values})
