"""Names of places and teams, however they are written: TDP số 01, thôn3, Thôn III, Đông."""

from __future__ import annotations

import re
from functools import cache

from resources.catalogues import words
from resources.imports import short_names
from storage.imports.targets import plain_words
from storage.spelling import composed

_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv")


@cache
def plain_name(name: str) -> str:
    """Return a name of a place or a team without marks, short forms, zeros: TDP số 01, thôn II."""
    apart = re.sub(r"(?<=[a-z])(?=\d)", " ", plain_words(name))  # thôn3
    first, *others = apart.split() or [""]
    said = [first, *(str(_ROMAN.index(w) + 1) if w in _ROMAN else w for w in others)]
    spelt = " ".join(short_names().get(word, word) for word in said)
    spelt = re.sub(r"\bso 0*(\d)", r"\1", spelt)
    return re.sub(r"\b0+(\d)", r"\1", spelt) or composed(name)


def without_kind(name: str) -> str:
    """Return the name of a hamlet without its kind: Đông for Thôn Đông."""
    spelt = plain_name(name)
    for kind in words("hamlet_kinds").values():
        if spelt.startswith(f"{plain_words(kind)} "):
            return spelt[len(plain_words(kind)) + 1 :]
    return ""
