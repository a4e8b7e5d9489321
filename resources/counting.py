"""One and many, for languages that tell them apart; Vietnamese does not, and says nothing of it.

A translation writes both beside the number that decides: `{count} {count:row|rows}`. So a sentence
keeps its one wording in the code, however many numbers it has.
"""

from __future__ import annotations

from string import Formatter
from typing import Any


class Counted(str):
    """A sentence whose `format` chooses between one and many."""

    __slots__ = ()

    def format(self, *given: object, **named: object) -> str:
        """Fill the blanks in; `{count:row|rows}` is "row" for a count that is said as 1."""
        return _Choosing().vformat(self, given, named)


class _Choosing(Formatter):
    def format_field(self, value: Any, said: str) -> str:
        one, choice, many = said.partition("|")
        if not choice:
            return str(super().format_field(value, said))
        return one if str(value) == "1" else many
