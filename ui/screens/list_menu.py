"""What every list can do: choose its columns, and be printed as it stands (Ctrl+P)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QTableView, QWidget

from resources.wording import _, back_in_vietnamese, in_vietnamese, official
from storage.records import Proposal, Record, fields_of
from ui.screens.columns_kept import KeptColumns
from ui.screens.desk import Desk
from ui.screens.import_menu import offer_import
from ui.screens.lines import LinesModel
from ui.screens.list_rows import MOST, Say, heads_of, rows_of, total_of
from ui.screens.listing import RecordList
from ui.screens.parts import button
from ui.screens.row_table import RecordTable
from ui.screens.table import RecordTableModel
from ui.screens.tips import plain_tip
from ui.screens.words import name_of

_OF_PROPOSAL = "proposal"  # the field of what belongs to one
_KEPT = "kept_from_paper"  # a property of tables
_KEYS = "\tCtrl+P"  # at the right of a line of a menu
_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


@dataclass(frozen=True, slots=True)
class Telling:
    """What the paper of a list says besides its rows."""

    title: Callable[[], str]
    narrowed: Callable[[], str] = str
    people: Callable[[], Sequence[Record]] = tuple
    say: Say | None = None
    """What a cell says on paper, where the table shows a sign."""
    internal: bool = False
    """Whether the paper is for internal use whoever it tells of."""
    summed: Callable[[], bool] = bool
    """Whether the last row adds up those above it."""


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
            title=official(self._telling.title)(),
            narrowed=self._telling.narrowed(),
            heads=tuple(ListHead(title, right) for title, right in heads_of(self.table)),
            rows=tuple(rows),
            total=total_of(self.table),
            personal=bool(people) or self._telling.internal,
            summed=self._telling.summed(),
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
        if self._kept:
            self._kept.ask_for(head.logicalIndexAt(_place) if asked is head else -1)
        spot = QPoint(0, head.height()) if not by_mouse else _place
        viewport = head.viewport() if asked is head else self.table.viewport()
        self.menu.popup(viewport.mapToGlobal(spot))


class Lists(QObject):
    """The lists of one screen; Ctrl+P prints the one that has the keyboard, else the first."""

    def __init__(self, screen: QWidget) -> None:
        super().__init__(screen)
        self.menus: list[ListMenu] = []
        self._screen = screen
        keys = QShortcut(QKeySequence(_KEYS.strip()), screen)
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
    known = screen.findChild(Lists, options=_DIRECT)
    return known or Lists(screen)


def offer_list(  # noqa: PLR0913  # where a list stands, and what it belongs to
    records: RecordList,
    screen: QWidget,
    desk: Desk,
    kind: type[Record],
    *,
    field: str = "",
    owner: Callable[[], Record | None] = lambda: None,
) -> None:
    """Give a list of records all its ways: to Excel, to paper, and which columns it shows.

    Its rows belong to the `owner` by a `field`.
    """
    above = owner
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
    menu = ListMenu(desk, records.table, telling, kept, "" if dossier else _KEYS)
    if not dossier:
        lists_of(screen).menus.append(menu)
    way = button("…", look="tight")
    way.setAccessibleName(_("In danh sách, chọn cột"))
    way.setToolTip(plain_tip(way.accessibleName()))
    way.setMenu(menu.menu)
    records.add_beside(way)


def offer_lines(
    screen: QWidget,
    desk: Desk,
    table: RecordTable,
    code: str,
    told: Callable[[], str] | Telling | None = None,
) -> ListMenu:
    """Let a table be printed, and keep its columns under a code.

    What the paper is called may be told; by default as the table is, and no people are in it.
    """
    telling = told if isinstance(told, Telling) else Telling(told or partial(_name_of, table))
    menu = ListMenu(desk, table, telling, KeptColumns(desk, table, code), _KEYS)
    lists_of(screen).menus.append(menu)
    return menu


def offer_grid(screen: QWidget, desk: Desk, table: QTableView, telling: Telling) -> ListMenu:
    """Let any other table be printed."""
    menu = ListMenu(desk, table, telling, None, _KEYS)
    lists_of(screen).menus.append(menu)
    return menu


def offer_rest(house: QWidget, desk: Desk, kind: type[QWidget] = QDialog) -> None:
    """Let each list of a dialog or a screen that nobody thought of be printed, for internal use.

    A list in a house of this `kind` within the house is left to that one.
    """
    own_way = not house.findChild(Lists, options=_DIRECT) and _prints_by_keys(house)
    for table in house.findChildren(RecordTable):
        if table.findChild(ListMenu) or table.property(_KEPT) or not table.accessibleName():
            continue
        if _house_of(table, kind) is not house:
            continue
        people = partial(_people_in, table, house)
        telling = Telling(partial(_name_of, table), partial(_about, house), people, internal=True)
        kept = KeptColumns(desk, table, f"{type(house).__name__}: {_name_of(table)}")
        menu = ListMenu(desk, table, telling, kept, "" if own_way else _KEYS)
        if not own_way:
            lists_of(house).menus.append(menu)


def keep_from_paper(*tables: QTableView) -> None:
    """Let tables be printed in their own way alone, which asks what may leave."""
    for table in tables:
        table.setProperty(_KEPT, "yes")


def _prints_by_keys(house: QWidget) -> bool:
    """Tell whether Ctrl+P prints something else there."""
    known = house.findChildren(QShortcut, options=_DIRECT)
    return any(one.key() == QKeySequence(_KEYS.strip()) for one in known)


def _house_of(widget: QWidget, kind: type[QWidget]) -> QWidget | None:
    house = widget.parentWidget()
    while house and not isinstance(house, kind):
        house = house.parentWidget()
    return house


def _name_of(table: QTableView) -> str:
    return back_in_vietnamese(table.accessibleName())


def _about(house: QWidget) -> str:
    """Say what a list without a name of its own belongs to: its dialog, or the chosen record."""
    if isinstance(house, QDialog):
        return house.windowTitle()
    chosen = getattr(house, "chosen", None)
    return name_of(chosen) if isinstance(chosen, Record) else ""


def _people_in(table: RecordTable, house: QWidget) -> list[Record]:
    """Return whose records stand in a table, as far as its lines stand for records."""
    model = table.model()
    keys: Sequence[object] = (getattr(house, "chosen", None),)
    if isinstance(model, RecordTableModel):
        keys = (*keys, *model.records)
    elif isinstance(model, LinesModel):
        keys = (*keys, *(line.key for line in model.lines))
    return [one for one in keys if isinstance(one, Record) and _is_of_people(type(one))]


def _is_of_people(kind: type[Record]) -> bool:
    return any(field.fact.personal for field in fields_of(kind))


def _list_of(counted: str) -> str:
    return in_vietnamese("Danh sách {noun}").format(noun=back_in_vietnamese(counted))
