"""The votes of a meeting, a line each nominee, typed as into Excel; unless told, all agree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Qt

from resources.wording import _
from storage.records import Nominee
from ui.screens.table import Index
from ui.screens.typing_grid import TypingGrid
from ui.screens.words import choice_word

_ROOT = QModelIndex()
_AGREED = 2
_HEADS = (_("Tên"), _("Đối tượng"), _("Đồng ý"), _("Tỷ lệ"))


class VoteGrid(TypingGrid):
    """Who is voted on and how many agree; what was not typed is as many as vote."""

    def __init__(self, nominees: Sequence[Nominee], voters: int) -> None:
        super().__init__()
        self.nominees = tuple(nominees)
        self.voters = voters
        self._typed = {n.id: str(n.votes) for n in nominees if n.votes not in (None, voters)}

    def show_voters(self, voters: int) -> None:
        """Take another number of those who vote."""
        self.voters = voters
        self.write([])

    def votes(self) -> dict[str, int | None]:
        """Return how many agree by the identity of the nominee, None where nobody votes."""
        return {nominee.id: self._agreed(nominee) for nominee in self.nominees}

    def typed(self) -> dict[str, str]:
        """Return what was typed by the identity of the nominee."""
        return dict(self._typed)

    def recall(self, typed: Mapping[str, str]) -> None:
        """Bring back what `typed` once gave; who is named no longer is left out."""
        named = {nominee.id for nominee in self.nominees}
        self._typed = {one: words for one, words in typed.items() if one in named}
        self.write([])

    @property
    def wrong(self) -> str:
        """Say what is wrong with what was typed, "" if nothing is."""
        for nominee in self.nominees:
            said = self._typed.get(nominee.id, "")
            if said and not (said.isascii() and said.isdigit() and int(said) <= self.voters):
                words = _("Số phiếu của “{name}” phải là số từ 0 đến {voters}.")
                return words.format(name=nominee.name, voters=self.voters)
        return ""

    def put(self, row: int, across: int, text: str) -> bool:
        if across != _AGREED:
            return False
        self._typed[self.nominees[row].id] = text.strip()
        return True

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.nominees)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(_HEADS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == _AGREED else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        nominee, across = self.nominees[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._words(nominee, across)
        if role == Qt.ItemDataRole.TextAlignmentRole and across >= _AGREED:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{nominee.name}, {_HEADS[across]}: {self._words(nominee, across)}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        wanted = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return _HEADS[section] if wanted else None

    def _words(self, nominee: Nominee, across: int) -> str:
        if across == 0:
            return nominee.name
        if across == 1:
            return choice_word("award_subjects", nominee.subject)
        agreed = self._agreed(nominee)
        if across == _AGREED:
            return self._typed.get(nominee.id, "") or ("" if agreed is None else str(agreed))
        return f"{agreed / self.voters:.0%}" if agreed is not None and self.voters else ""

    def _agreed(self, nominee: Nominee) -> int | None:
        said = self._typed.get(nominee.id, "")
        if said.isascii() and said.isdigit():
            return int(said)
        return self.voters or None
