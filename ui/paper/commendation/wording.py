"""The words and the order of commendation papers, read from their one file."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from resources import file

BLANK = "…" * 15  # to be filled in by hand


@cache
def forms() -> dict[str, Any]:
    """Return the wording of the papers, section by section."""
    return tomllib.loads(file("forms", "commendation.toml").read_text("utf-8"))


def said(paper: str, part: str, **values: object) -> str:
    """Return one sentence of a paper with its blanks filled in."""
    text: str = forms()[paper][part]
    return text.format_map({"blank": BLANK, **values})
