"""What the checker says of a paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from resources.wording import in_vietnamese as _
from ui.paper.checker.parts import Part

Wrong = Iterator[tuple[int, str]]
"""What one rule yields: the page, and a sentence of what is wrong and what is asked for."""

_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that does not keep the decree: the rule's code for ever, the page, a sentence."""

    rule: str
    page: int
    words: str

    def __str__(self) -> str:
        return _("{rule}, trang {page}: {words}").format(
            rule=self.rule, page=self.page, words=self.words
        )


def first_page(part: Part) -> int:
    """Return the number of the part's first page."""
    return part.pages[0].number


def quoted(text: str) -> str:
    """Put words into quotation marks, cut where they are long, without what cannot be shown."""
    text = "".join(letter for letter in text if letter.isprintable())
    return f"“{text if len(text) <= _SHOWN else text[:_SHOWN].rstrip() + '…'}”"
