"""From words to codes and records: exact, without marks, by synonym, by an only beginning."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import TypeAlias

from resources.catalogues import model_types, remembered, words
from resources.imports import marks, synonyms
from resources.wording import _
from storage.imports.place_names import plain_name, without_kind
from storage.imports.problems import CellError
from storage.imports.targets import plain_words
from storage.spelling import composed

Choices: TypeAlias = Mapping[str, str]  # code or identity → word
_MOST_NAMED = 6  # choices named in a sentence
_FIGURES = "indicators"
_SHORTEST_BEGINNING = 2
_PARTS = re.compile(r"[;\n]+")
_COMMAS = re.compile(r"\s*[,+]\s*|\s+-\s+|\s+và\s+")
_AMOUNT = re.compile(r"(?:tong so|so luong|so) (?=\S)")  # before what is counted


class Finder:
    """Finds codes of one catalogue, or records of one kind, by what people call them."""

    def __init__(  # the last two seldom differ
        self,
        choices: Choices,
        also: Iterable[tuple[str, str]] = (),
        plain: Callable[[str], str] = plain_words,
        *,
        loose: bool = True,
        unknown: str = _("Danh mục không có mục này."),
    ) -> None:
        """`also` gives other words for a code; `unknown` says that nothing is called so.

        `loose` lets an only beginning of a word do, and a word with more said after it: "Tổ viên
        kiêm thủ quỹ".
        """
        self._choices = choices
        self._plain = plain
        self._loose, self._unknown = loose, unknown
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
            self._found[said] = self._begun(said) or self._find(said)
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
            raise CellError(self._unknown)
        return next(iter(found))

    def word(self, code: str) -> str:
        """Return what people call a code or an identity."""
        return self._choices[code]

    def within(self, title: str) -> str:
        """Return the code or identity whose word stands in a title, "" for none or several."""
        plain = f" {self._plain(title)} "
        held = {
            code: one
            for code, word in self._choices.items()
            if f" {(one := self._plain(word))} " in plain
        }
        longest = max(map(len, held.values()), default=0)
        found = [code for code, word in held.items() if len(word) == longest]
        return found[0] if len(found) == 1 else ""

    def _several(self, part: str) -> list[str]:
        try:
            return [self._find(part)]
        except CellError:
            pieces = [piece for piece in _COMMAS.split(part) if piece]
        if len(pieces) == 1:
            return [self.one(part)]
        return self._joined(pieces, part.split(maxsplit=1)[0])

    def _joined(self, pieces: list[str], first: str) -> list[str]:
        """Read pieces between commas; a word may hold commas itself, a number its kind before."""
        found: list[str] = []
        while pieces:
            for end in range(len(pieces), 0, -1):
                try:
                    found.append(self._find(", ".join(pieces[:end])))
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

    def _begun(self, said: str) -> str:
        """Return the code of the longest word that something longer begins with."""
        plain = f"{self._plain(said)} "
        begun = [word for word in self._folded if self._loose and plain.startswith(f"{word} ")]
        found = self._folded[max(begun, key=len)] if begun else set()
        return next(iter(found)) if len(found) == 1 else ""

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
        raise CellError(self._unknown, _named(self._nearest(plain)))

    def _nearest(self, plain: str) -> list[str]:
        """Return the choices, those first that share most words with what was said."""
        said = set(plain.split())
        shared = {
            word: len(said & set(self._plain(word).split())) for word in self._choices.values()
        }
        near = sorted(shared, key=lambda word: -shared[word])
        return [word for word in near if shared[word]] or near


def also_said(catalogue: str) -> list[tuple[str, str]]:
    """Return the codes of a catalogue with each other word for them."""
    return [(code, word) for code, said in synonyms(catalogue).items() for word in said]


@remembered
def finder_of(catalogue: str) -> Finder:
    """Return the finder of a catalogue's codes."""
    also = also_said(catalogue)
    if catalogue == "model_types":
        also += [(one.code, word) for one in model_types().values() for word in one.synonyms]
    if catalogue == _FIGURES:
        also += [(code, code) for code in words(catalogue)]
        return Finder(words(catalogue), also, _plain_indicator, loose=False)
    return Finder(words(catalogue), also)


def record_finder(names: Mapping[str, str]) -> Finder:
    """Return a finder of records by their names; short forms and "số 01" are understood."""
    short = ((identity, without_kind(name)) for identity, name in names.items())
    also = [(identity, word) for identity, word in short if word]
    return Finder(names, also, plain_name, loose=False, unknown=_("Trong sổ chưa có tên này."))


@cache
def _plain_indicator(words: str) -> str:
    """Return the words of an indicator without "Số" before them."""
    plain = plain_words(words)
    return plain[found.end() :] if (found := _AMOUNT.match(plain)) else plain


def means_everywhere(said: str) -> bool:
    """Tell whether a cell says "toàn xã"."""
    return plain_words(said) in marks("everywhere")


def _named(choices: list[str]) -> str:
    if not choices:
        return _("Trong sổ chưa có mục nào; hãy ghi hoặc nhập mục đó trước.")
    shown = ", ".join(f"«{word}»" for word in choices[:_MOST_NAMED])
    end = "…" if len(choices) > _MOST_NAMED else "."
    return _("Chọn một trong: {choices}{end}").format(choices=shown, end=end)
