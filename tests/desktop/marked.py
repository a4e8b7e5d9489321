"""A language of the screens that is told from all others: a mark before every sentence."""

from __future__ import annotations

from gettext import NullTranslations

MARK = "¤"


class Marked(NullTranslations):
    """Says every sentence with a mark before it."""

    def gettext(self, message: str) -> str:
        """Return the sentence with its mark."""
        return MARK + message
