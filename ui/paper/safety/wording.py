"""The words of these papers, read from their one file."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from resources import file
from resources.wording import _

BLANK = "…" * 15  # to be filled in by hand


@cache
def forms() -> dict[str, Any]:
    """Return the wording of the papers, section by section."""
    return tomllib.loads(file("forms", "safety.toml").read_text("utf-8"))


def said(paper: str, part: str, **values: object) -> str:
    """Return one sentence of a paper with its blanks filled in."""
    text: str = forms()[paper][part]
    return text.format_map({"blank": BLANK, **values})


def grounds_said() -> tuple[str, ...]:
    """Return the grounds (Căn cứ …) of these papers."""
    from_file: list[str] = forms()["grounds"]
    return tuple(_("Căn cứ {ground}").format(ground=one) for one in from_file)
