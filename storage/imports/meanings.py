"""From words to codes and records: exact, without marks, by synonym, by an only beginning."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import TypeAlias

from resources.catalogues import model_types, words
from resources.imports import marks, short_names, synonyms
from resources.wording import _
from storage.imports.problems import CellError
from storage.imports.targets import plain_words
from storage.spelling import composed

Choices: TypeAlias = Mapping[str, str]  # code or identity → word
_MOST_NAMED = 6  # choices named in a sentence
_SHORTEST_BEGINNING = 2
_PARTS = re.compile(r"[;\n]+")
_COMMAS = re.compile(r"\s*[,+]\s*|\s+-\s+|\s+và\s+")
_NUMBER = re.compile(r"(?:so |)0*(\d+)")


class Finder:
    """Finds codes of one catalogue, or records of one kind, by what people call them."""

    def __init__(
        self,
        choices: Choices,
        also: Iterable[tuple[str, str]] = (),
        plain: Callable[[str], str] = plain_words,
        *,
        loose: bool = True,
    ) -> None:
        """`also` gives other words for a code; `loose` lets an only beginning do."""
        self._choices = choices
        self._plain = plain
        self._loose = loose
        self._exact: dict[str, list[str]] = {}
        self._folded: dict[str, set[str]] = {}
        for code, word in choices.items():
            self._exact.setdefault(composed(word), []).append(code)
            self._folded.setdefault(plain(word), set()).add(code)
        for code, word in also:
            self._folded.setdefault(plain(word), set()).add(code)
        self._found: dict[str, str] = {}

    def one(self, said: str) -> str:
        """Return the code or identity that is meant; raises CellError."""
        if said not in self._found:
            self._found[said] = self._find(said)
        return self._found[said]

    def many(self, said: str) -> list[str]:
        """Return all that are meant in a list with semicolons, line breaks or commas."""
        found: list[str] = []
        for part in filter(None, (part.strip(" .-+•*") for part in _PARTS.split(said))):
            found += [code for code in self._several(part) if code not in found]
        return found

    def exactly(self, said: str) -> str:
        """Return the code of a word or of one of its synonyms, whole; raises CellError."""
        found = self._folded.get(self._plain(said), set())
        if len(found) != 1:
            raise CellError(_("Không có mục này."))
        return next(iter(found))

    def _several(self, part: str) -> list[str]:
        try:
            return [self.one(part)]
        except CellError:
            pieces = [piece for piece in _COMMAS.split(part) if piece]
            if len(pieces) == 1:
                raise
        return self._joined(pieces, part.split(maxsplit=1)[0])

    def _joined(self, pieces: list[str], first: str) -> list[str]:
        """Read pieces between commas; a word may hold commas itself, a number its kind before."""
        found: list[str] = []
        while pieces:
            for end in range(len(pieces), 0, -1):
                try:
                    found.append(self.one(", ".join(pieces[:end])))
                except CellError:
                    if end > 1:
                        continue
                    found.append(self._numbered(pieces[0], first))
                pieces = pieces[end:]
                break
        return found

    def _numbered(self, piece: str, first: str) -> str:
        """Read the 2 in "thôn 1, 2"."""
        return self.one(f"{first} {piece}" if piece.isdigit() else piece)

    def _find(self, said: str) -> str:
        exact = self._exact.get(composed(said), [])
        if len(exact) == 1:
            return exact[0]
        if said in self._choices:
            return said
        plain = self._plain(said)
        found = self._folded.get(plain, set())
        if not found and self._loose and len(plain) >= _SHORTEST_BEGINNING:
            begun = (codes for word, codes in self._folded.items() if word.startswith(plain))
            found = set().union(*begun)
        if len(found) == 1:
            return next(iter(found))
        if found:
            raise CellError(_("Có nhiều mục như vậy."), _named([self._choices[c] for c in found]))
        raise CellError(_("Không có mục này."), _named(list(self._choices.values())))


@cache
def finder_of(catalogue: str) -> Finder:
    """Return the finder of a catalogue's codes."""
    also = [(code, word) for code, said in synonyms(catalogue).items() for word in said]
    if catalogue == "model_types":
        also += [(one.code, word) for one in model_types().values() for word in one.synonyms]
    if catalogue == "indicators":
        also += [(code, code) for code in words(catalogue)]
    return Finder(words(catalogue), also)


def record_finder(names: Mapping[str, str]) -> Finder:
    """Return a finder of records by their names; short forms and "số 01" are understood."""
    also = [(identity, without) for identity, name in names.items() if (without := _without(name))]
    return Finder(names, also, plain_name, loose=False)


@cache
def plain_name(name: str) -> str:
    """Return a name of a place or a team without marks, short forms and zeros: TDP số 01."""
    spelt = " ".join(short_names().get(word, word) for word in plain_words(name).split())
    spelt = re.sub(r"\bso 0*(\d)", r"\1", spelt)
    return re.sub(r"\b0+(\d)", r"\1", spelt) or composed(name)


def means_everywhere(said: str) -> bool:
    """Tell whether a cell says "toàn xã"."""
    return plain_words(said) in marks("everywhere")


def _without(name: str) -> str:
    """Return the name of a hamlet without its kind: Đông for Thôn Đông."""
    spelt = plain_name(name)
    for kind in words("hamlet_kinds").values():
        if spelt.startswith(f"{plain_words(kind)} "):
            return spelt[len(plain_words(kind)) + 1 :]
    return ""


def _named(choices: list[str]) -> str:
    shown = [f"«{word}»" for word in choices[:_MOST_NAMED]]
    if len(choices) > _MOST_NAMED:
        shown.append("…")
    if not shown:
        return _("Trong sổ chưa có mục nào; hãy ghi hoặc nhập mục đó trước.")
    return _("Chọn một trong: {choices}.").format(choices=", ".join(shown))
