"""Whether two names may be one person's or one collective's, however they are spelt."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from storage.records import Honoree
from storage.spelling import composed, fold

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")  # huyền sắc ngã hỏi nặng
_WORD = re.compile(r"\w+")


def spelt(name: str) -> str:
    """Return a key that spellings of one name share: capitals, dots and where a tone is put aside.

    Hoà is Hòa, but Hoa is somebody else.
    """
    return " ".join(_syllable(word) for word in _WORD.findall(composed(name).casefold()))


def alike(
    pages: Iterable[Honoree], name: str, birth_year: int | None, position: str
) -> list[Honoree]:
    """Return the pages that may be of this name; several where neither year nor office tells."""
    key, office = spelt(name), fold(position)
    found = [one for one in pages if spelt(one.name) == key and may_be(one.birth_year, birth_year)]
    surer = (
        [one for one in found if birth_year and one.birth_year == birth_year],
        [one for one in found if office and fold(one.position) == office],
    )
    for narrower in surer:
        found = narrower if narrower and len(found) > 1 else found
    return found


def may_be(one: int | None, other: int | None) -> bool:
    """Tell whether two years of birth may be the same; an unknown one may be any."""
    return one is None or other is None or one == other


def _syllable(word: str) -> str:
    letters = unicodedata.normalize("NFD", word)
    tones = "".join(mark for mark in letters if mark in _TONES)
    return "".join(letter for letter in letters if letter not in _TONES) + tones
