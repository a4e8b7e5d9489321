"""The words a user sees: written in Vietnamese where they are spoken, translated when shown."""

from __future__ import annotations

from gettext import NullTranslations, translation
from pathlib import Path

_FOLDER = Path(__file__).parent / "translations"
_words: NullTranslations = translation("binhyen", _FOLDER, fallback=True)


def _(text: str) -> str:
    """Say a sentence in the user's language; the sentences in the code are Vietnamese."""
    return _words.gettext(text)
