"""Which columns of a list are shown and how wide: kept for each officer, chosen from a menu."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu

from resources.wording import _
from storage.preferences import prefer, preferred
from ui.screens.desk import Desk
from ui.screens.row_table import Arrangement, RecordTable
from ui.screens.soon import Soon

_WIDER, _NARROWER = "Ctrl+Shift+Right", "Ctrl+Shift+Left"
_STEP = 3  # letters


class KeptColumns(QObject):
    """Keeps how the columns of one table are arranged in the books, a moment after a change."""

    def __init__(
        self, desk: Desk, table: RecordTable, code: str, names: Sequence[str] = ()
    ) -> None:
        """Keep it under the code of the list; `names` are the columns', by default their places."""
        super().__init__(table)
        self._desk, self._table = desk, table
        self._key = f"columns {code}"
        self._named = tuple(names)
        self._soon = Soon(self._settle, table)
        table.arrange(_read(preferred(desk.ledger, self._key), self._place))
        table.dragged.connect(self._soon.ask)
        table.installEventFilter(self)
        self._asked = -1  # the column whose head was clicked
        for keys, letters in ((_WIDER, _STEP), (_NARROWER, -_STEP)):
            way = QShortcut(QKeySequence(keys), table)
            way.setContext(Qt.ShortcutContext.WidgetShortcut)
            way.activated.connect(partial(self.widen, letters))

    def ask_for(self, across: int) -> None:
        """Let the next menu be about the column whose head was clicked; -1: where one stands."""
        self._asked = across

    def widen(self, letters: int, across: int = -1) -> None:
        """Make a column wider or narrower, by default the one that is stood in."""
        self._table.widen(self._stood(across), letters)

    def fill(self, menu: QMenu) -> None:
        """Offer each column to be ticked, one to be made wider, and all as in the beginning."""
        seen = self._table.seen_columns()
        for across in range(self._table.model().columnCount()):
            ticked = menu.addAction(self._head(across))
            ticked.setCheckable(True)
            ticked.setChecked(across in seen)
            ticked.setEnabled(seen != [across])  # one stays
            ticked.toggled.connect(partial(self.show_column, across))
        menu.addSeparator()
        stood = self._stood(self._asked)
        for words, arrow, letters in (
            (_("Cột “{name}” &rộng hơn"), "→", _STEP),
            (_("Cột “{name}” &hẹp hơn"), "←", -_STEP),
        ):
            said = f"{words.format(name=self._head(stood))}\tCtrl+Shift+{arrow}"
            menu.addAction(said, partial(self.widen, letters, stood))
        menu.addAction(_("Trở &về như ban đầu"), self.begin_anew)

    def show_column(self, across: int, shown: bool) -> None:  # noqa: FBT001  # the state of a tick
        """Show a column or leave it out."""
        arranged = self._table.arranged
        into, out_of = arranged.wanted, arranged.left_out
        if not shown:
            into, out_of = out_of, into
        into.add(across)
        out_of.discard(across)
        self._settle()

    def begin_anew(self) -> None:
        """Let the columns fit by themselves again."""
        self._table.arrange(Arrangement())
        self._settle()

    def _stood(self, across: int) -> int:
        """Return a column that is shown: this one, the one that is stood in, or the first."""
        seen = self._table.seen_columns()
        at = across if across in seen else self._table.currentIndex().column()
        return at if at in seen else seen[0]

    def _head(self, across: int) -> str:
        head = str(self._table.model().headerData(across, Qt.Orientation.Horizontal) or "")
        return head.replace("\n", " ").replace("&", "&&")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Hide:
            self._soon.at_once()
        return super().eventFilter(watched, event)

    def _settle(self) -> None:
        """Fit all columns beside what was chosen, and keep that; nobody waits for it."""
        arranged, name = self._table.arranged, self._name
        self._table.arrange(arranged)
        if self._desk.locked:
            return
        kept = {
            "wanted": [name(across) for across in sorted(arranged.wanted)],
            "left_out": [name(across) for across in sorted(arranged.left_out)],
            "widths": {name(at): round(wide, 1) for at, wide in arranged.widths.items()},
        }
        self._desk.attempt(lambda: prefer(self._desk.ledger, self._key, kept))

    def _name(self, across: int) -> str:
        return self._named[across] if self._named else str(across)

    def _place(self, name: str) -> int:
        """Return where a column stands; raises ValueError where there is none of this name."""
        return self._named.index(name) if self._named else int(name)


def _read(kept: Any, place: Callable[[str], int]) -> Arrangement:
    """Return what was kept; a column of an older program, that is no more, is left out."""
    arranged = Arrangement()
    for name in (kept or {}).get("wanted", ()):
        with suppress(ValueError):
            arranged.wanted.add(place(name))
    for name in (kept or {}).get("left_out", ()):
        with suppress(ValueError):
            arranged.left_out.add(place(name))
    for name, wide in (kept or {}).get("widths", {}).items():
        with suppress(ValueError):
            arranged.widths[place(name)] = float(wide)
    return arranged
