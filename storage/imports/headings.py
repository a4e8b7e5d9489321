"""What a heading means: how well it fits each target, or why its column is not imported."""

from __future__ import annotations

import re

from resources.catalogues import remembered
from resources.imports import left_out
from storage.imports.meanings import finder_of
from storage.imports.problems import CellError
from storage.imports.targets import AT_YEAR, OF, heading_words, plain_words, targets_of
from storage.records import PastFigure, Record
from storage.spelling import composed

EXACT = 100  # how much a heading counts that is known as it is
_INSIDE = 40  # and one that only holds something known, at least
_SHORTEST_INSIDE = 4  # letters of words known inside a heading: "DT", "Đạo", "Nam" only alone
_ONLY_YEAR = "namm"  # "Năm" alone; "Năm sinh" is another year
_YEAR = re.compile(r"(?:namm? )?((?:19|20)\d\d)")


def why_left_out(kind: type[Record], words: tuple[str, ...]) -> str:
    """Say why a column is not imported, "" for one that may be."""
    plain = [heading_words(each) for each in words]
    spelt = {composed(each).casefold() for each in words}
    is_known = any(each in _known(kind) for each in plain)
    for why, said in left_out().items():
        if spelt & {each.casefold() for each in said}:  # DT is no ĐT
            return why
        forbidden = [plain_words(each) for each in said]
        if not is_known and any(_forbids(one, each) for one in forbidden for each in plain):
            return why
    return ""


def scores(kind: type[Record], words: tuple[str, ...]) -> dict[str, int]:
    """Return how well the headings of a column fit each target."""
    found: dict[str, int] = {}
    for place, heading in enumerate(words):
        plain = heading_words(heading)
        if kind is PastFigure and (own := _own_column(plain)):
            found[own] = EXACT - place
        for known, key in _known(kind).items():
            score = _score(plain, known) - place
            if score > found.get(key, 0):
                found[key] = score
    return found


def _own_column(plain: str) -> str:
    """Return the target of a column that has the figures of one year, or of one indicator."""
    if year := _YEAR.fullmatch(plain):
        return AT_YEAR + year[1]
    try:
        return OF + finder_of("indicators").exactly(plain)
    except CellError:
        return ""


def _score(plain: str, known: str) -> int:
    if plain == known:
        return EXACT
    is_word = len(known) >= _SHORTEST_INSIDE and known != _ONLY_YEAR
    if is_word and _holds(plain, known) and 3 * len(known) >= len(plain):
        return _INSIDE + 50 * len(known) // len(plain)
    return 0


def _holds(plain: str, known: str) -> bool:
    return f" {known} " in f" {plain} "


def _forbids(forbidden: str, plain: str) -> bool:
    return plain == forbidden or (len(forbidden) >= _SHORTEST_INSIDE and _holds(plain, forbidden))


@remembered
def _known(kind: type[Record]) -> dict[str, str]:
    """Return the target of each known heading; where two claim it, the field's own label wins.

    Words with their "năm" come before those typed without marks.
    """
    targets = targets_of(kind).values()
    labels = [(target.words[0], target.key) for target in targets if target.words]
    said = [*labels, *((words, target.key) for target in targets for words in target.words)]
    found: dict[str, str] = {}
    for write in (heading_words, plain_words):
        for words, key in said:
            found.setdefault(write(words), key)
    return found
