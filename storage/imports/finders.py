"""What the words of a sheet may mean: codes, also the unit's own, and records of the books."""

from __future__ import annotations

import re

from storage.commendation.rules import AWARD_LISTS, award_words
from storage.imports.meanings import Finder, also_said, finder_of, record_finder
from storage.imports.problems import CellError
from storage.ledger import Ledger
from storage.records import KIND_NAMED
from storage.repository import names_of

_WHOSE = " của "
_LARGER = re.compile(r",\s*(?:huyện|tỉnh|thị xã|thành phố|tp\.?)\s+[^,;]+", re.IGNORECASE)


class Finders:
    """The finders that the rows of one sheet need, each made once."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._made: dict[str, Finder] = {}

    def of_kind(self, kind: str) -> Finder:
        """Return the finder of the records of a kind that are in the books."""
        if kind not in self._made:
            self._made[kind] = record_finder(names_of(self._ledger, KIND_NAMED[kind]))
        return self._made[kind]

    def of(self, catalogue: str) -> Finder:
        """Return the finder of a catalogue's codes, with those that the unit added to it."""
        if catalogue not in AWARD_LISTS:
            return finder_of(catalogue)
        if catalogue not in self._made:
            known = award_words(self._ledger, catalogue)
            self._made[catalogue] = Finder(known, also_said(catalogue))
        return self._made[catalogue]

    def authorities(self, said: str) -> list[str]:
        """Read who gave an award, without the larger place behind: UBND xã A, huyện B."""
        return self.of("award_authorities").many(_LARGER.sub("", said))

    def award(self, said: str, key: str) -> tuple[str, str]:
        """Return form and authority of "Giấy khen của Chủ tịch UBND xã", "" for none said.

        Raises CellError, at the cell of the key, for what is not known.
        """
        form, _of, whose = said.partition(_WHOSE)
        try:
            codes = self.authorities(whose) if whose else []
            return self.of("award_forms").one(form), codes[0] if len(codes) == 1 else ""
        except CellError as error:
            raise CellError(error.sentence, error.fix, key) from error
