"""The words a user sees: written in Vietnamese where they are spoken, translated when shown."""

from __future__ import annotations

import os
from gettext import NullTranslations, bindtextdomain, translation
from pathlib import Path

_FOLDER = Path(__file__).parent / "translations"
os.environ["LANGUAGE"] = "vi"  # what libraries say by themselves (click) is Vietnamese too
bindtextdomain("messages", str(_FOLDER))
_words: NullTranslations = translation("binhyen", _FOLDER, fallback=True)


def _(text: str) -> str:
    """Say a sentence in the user's language; the sentences in the code are Vietnamese."""
    return _words.gettext(text)
