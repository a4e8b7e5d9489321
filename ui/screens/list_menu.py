"""What every list can do: choose its columns, and be printed as it stands (Ctrl+P)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMenu, QTableView, QWidget

from resources.wording import _, back_in_vietnamese, in_vietnamese
from storage.records import Proposal, Record, fields_of
from ui.screens.columns_kept import KeptColumns
from ui.screens.desk import Desk
from ui.screens.import_menu import offer_import
from ui.screens.lines import LineTable
from ui.screens.list_rows import MOST, Say, heads_of, rows_of, total_of
from ui.screens.listing import RecordList
from ui.screens.parts import button
from ui.screens.screen import Screen
from ui.screens.tips import plain_tip
from ui.screens.words import name_of

_OF_PROPOSAL = "proposal"  # the field of what belongs to one


@dataclass(frozen=True, slots=True)
class Telling:
    """What the paper of a list says besides its rows."""

    title: Callable[[], str]
    narrowed: Callable[[], str] = str
    people: Callable[[], Sequence[Record]] = tuple
    say: Say | None = None
    """What a cell says on paper, where the table shows a sign."""


class ListMenu(QObject):
    """The menu of one list: by its head, by Shift+F10 in it, or by a button."""

    def __init__(
        self, desk: Desk, table: QTableView, telling: Telling, kept: KeptColumns | None, keys: str
    ) -> None:
        super().__init__(table)
        self._desk, self.table, self._telling, self._kept = desk, table, telling, kept
        self._keys = keys
        self.menu = QMenu(table)
        self.menu.aboutToShow.connect(self._fill)
        for one in (table, table.horizontalHeader()):
            one.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            one.customContextMenuRequested.connect(self._open)

    def print(self) -> None:
        """Show the list as it stands on paper."""
        from ui.paper.lists import ListHead, PrintedList  # noqa: PLC0415  # see below
        from ui.screens.list_preview import show_list  # noqa: PLC0415  # they write PDF and Excel: half a second to read, and many never print a list

        rows = rows_of(self.table, self._telling.say)
        if not rows:
            self._desk.noted.emit(_("Danh sách đang trống nên không có gì để in."))
            return
        people = [*self._telling.people()][:MOST]
        told = PrintedList(
            title=self._telling.title(),
            narrowed=self._telling.narrowed(),
            heads=tuple(ListHead(title, right) for title, right in heads_of(self.table)),
            rows=tuple(rows),
            total=total_of(self.table),
            personal=bool(people),
        )
        show_list(self._desk, told, people, self.table.window())

    def _fill(self) -> None:
        self.menu.clear()
        self.menu.addAction(_("&In danh sách…") + self._keys, self.print)
        if self._kept:
            self.menu.addSeparator()
            self._kept.fill(self.menu)

    def _open(self, _place: QPoint) -> None:
        head = self.table.horizontalHeader()
        asked = self.sender()
        by_mouse = bool(QApplication.mouseButtons()) or asked is head
        spot = QPoint(0, head.height()) if not by_mouse else _place
        viewport = head.viewport() if asked is head else self.table.viewport()
        self.menu.popup(viewport.mapToGlobal(spot))


class Lists(QObject):
    """The lists of one screen; Ctrl+P prints the one that has the keyboard, else the first."""

    def __init__(self, screen: QWidget) -> None:
        super().__init__(screen)
        self.menus: list[ListMenu] = []
        self._screen = screen
        keys = QShortcut(QKeySequence("Ctrl+P"), screen)
        keys.activated.connect(self.print)
        keys.activatedAmbiguously.connect(self.print)  # a screen that is a tab of another

    def print(self) -> None:
        """Print the list of the window that is stood in, or the first that is seen."""
        lists = (self, *self._screen.window().findChildren(Lists))
        seen = [menu for one in lists for menu in one.menus if menu.table.isVisible()]
        stood = [menu for menu in seen if menu.table.hasFocus()]
        for menu in (*stood, *seen)[:1]:
            menu.print()


def lists_of(screen: QWidget) -> Lists:
    """Return what holds the lists of a screen."""
    known = screen.findChild(Lists, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return known or Lists(screen)


def offer_list(
    records: RecordList,
    screen: Screen,
    kind: type[Record],
    field: str = "",
    owner: Callable[[], Record | None] = lambda: None,
) -> None:
    """Give a list of records all its ways: to Excel, to paper, and which columns it shows.

    Its rows belong to the `owner` by a `field`.
    """
    desk, above = screen.desk, owner
    offer_import(records, desk, kind, field, owner)
    names = records.column_names
    kept = KeptColumns(desk, records.table, f"{field}.{kind.KIND}" if field else kind.KIND, names)

    def told() -> str:
        whose = above()
        of = in_vietnamese("thuộc {name}").format(name=name_of(whose)) if whose else ""
        return "; ".join(filter(None, (of, records.narrowed_words())))

    def people() -> Sequence[Record]:
        personal = {one.name for one in fields_of(kind) if one.fact.personal or one.fact.refers}
        shown = {names[across] for across in records.table.seen_columns()}
        return records.model.records if personal & shown and _is_of_people(kind) else ()

    telling = Telling(lambda: _list_of(records.counted), told, people)
    dossier = kind is Proposal or field == _OF_PROPOSAL  # there Ctrl+P prints the dossier
    menu = ListMenu(desk, records.table, telling, kept, "" if dossier else "\tCtrl+P")
    if not dossier:
        lists_of(screen).menus.append(menu)
    way = button("…", look="tight")
    way.setAccessibleName(_("In danh sách, chọn cột"))
    way.setToolTip(plain_tip(way.accessibleName()))
    way.setMenu(menu.menu)
    records.add_beside(way)


def offer_lines(
    screen: QWidget, desk: Desk, table: LineTable, code: str, title: Callable[[], str] | None = None
) -> ListMenu:
    """Let a table of lines be printed, and keep its columns under a code.

    By default the paper is called as the table is; there must be no people in it.
    """

    def said() -> str:
        return title() if title else back_in_vietnamese(table.accessibleName())

    menu = ListMenu(desk, table, Telling(said), KeptColumns(desk, table, code), "\tCtrl+P")
    lists_of(screen).menus.append(menu)
    return menu


def offer_grid(screen: QWidget, desk: Desk, table: QTableView, telling: Telling) -> ListMenu:
    """Let any other table be printed."""
    menu = ListMenu(desk, table, telling, None, "\tCtrl+P")
    lists_of(screen).menus.append(menu)
    return menu


def _is_of_people(kind: type[Record]) -> bool:
    return any(field.fact.personal for field in fields_of(kind))


def _list_of(counted: str) -> str:
    return in_vietnamese("Danh sách {noun}").format(noun=back_in_vietnamese(counted))
