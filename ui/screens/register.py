"""A register: the list of one kind, what belongs to the chosen record below, the form beside."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QTabWidget, QVBoxLayout

from resources.wording import _
from storage.records import KIND_NAMED, Record, fields_of
from storage.repository import find, search
from ui.screens.below import Below, Wording
from ui.screens.desk import Desk
from ui.screens.halves import Halves
from ui.screens.list_menu import offer_list
from ui.screens.listing import RecordList
from ui.screens.look import GAP
from ui.screens.screen import Screen
from ui.screens.sheet import Sheet
from ui.screens.table import Column, columns_of
from ui.screens.words import Names


class Register(Screen):
    """A screen for one kind of record; a subclass says the words and what is below."""

    def __init__(
        self,
        desk: Desk,
        kind: type[Record],
        wording: Wording,
        *,
        columns: Sequence[Column] = (),
        sheet: Sheet | None = None,
    ) -> None:
        super().__init__(desk)
        self.kind = kind
        self.wording = wording
        self.list = RecordList(columns or columns_of(kind), wording.counted, new=wording.new)
        self.list.say_when_empty(wording.empty)
        self.sheet = sheet or Sheet(desk, kind)
        self.below: list[Below] = []
        self.sheets = QStackedWidget()
        self.sheets.addWidget(self.sheet)
        self.tabs = QTabWidget(documentMode=True)
        self.tabs.hide()
        self._wire(self.list, self.sheet)
        self.list.asked.connect(self._show_found)
        self.list.wanted_new.connect(self.begin_new)
        offer_list(self.list, self, desk, kind)
        self._lay_out()

    def add_below(
        self,
        kind: type[Record],
        field: str,
        wording: Wording,
        sheet: Sheet | None = None,
        columns: Sequence[Column] = (),
    ) -> Below:
        """Show under the list what refers to the chosen record by `field`."""
        hidden = frozenset({field})
        shown = RecordList(columns or columns_of(kind, hidden), wording.counted, new=wording.new)
        entered = sheet or Sheet(self.desk, kind, hidden=hidden)
        below = Below(kind, field, wording, shown, entered)
        below.list.asked.connect(self._show_below)
        below.list.wanted_new.connect(lambda: self.begin_below(below))
        offer_list(below.list, self, self.desk, kind, field=field, owner=lambda: self.chosen)
        self._wire(below.list, below.sheet)
        self.below.append(below)
        self.sheets.addWidget(below.sheet)
        self.tabs.addTab(below.list, wording.counted.capitalize())
        self.tabs.show()
        return below

    def records(self) -> Sequence[Record]:
        """Return the records that the search and the filters ask for."""
        return search(self.desk.ledger, self.kind, self.list.text, **self.list.narrowed)

    def total(self) -> int:
        """Return how many there are where `records` are only the newest of them, else 0."""
        return 0

    def belongings(self, below: Below, parent: Record) -> Sequence[Record]:
        """Return what belongs to the chosen record and is searched for below."""
        return search(self.desk.ledger, below.kind, below.list.text, **{below.field: parent.id})

    def new_values(self) -> dict[str, Any]:
        """Return what a new record begins with."""
        return {}

    def names(self) -> Names:
        """Return the names of all that the lists refer to, and the unit's own words."""
        kinds = (self.kind, *(below.kind for below in self.below))
        refers = {f.fact.refers for kind in kinds for f in fields_of(kind) if f.fact.listed} - {""}
        named = {kind: self.desk.names(KIND_NAMED[kind]) for kind in refers}
        return {**self.desk.own_words(), **named}

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self.shown.is_open:  # what was half typed is offered where it belongs
            sheets = (self.sheet, *(below.sheet for below in self.below))
            waiting = next((sheet for sheet in sheets if sheet.has_draft), None)
            self.sheets.setCurrentWidget(waiting or self.sheet)
            if waiting is None:
                self._choose_first()

    def refresh(self) -> None:
        self.list.show_records(self.records(), self.names(), self.total())
        self._renew(self.sheet)
        self._show_below()
        for below in self.below:
            self._renew(below.sheet)
        self._say_idle()
        self._show_sides()

    def refresh_found(self) -> None:
        """Show what is searched for; a subclass leaves out what no search changes."""
        self.refresh()

    def made_later(self) -> Iterator[Callable[[], object]]:
        yield lambda: self.sheet.form

    def arrive(self) -> None:
        (self.list.table if self.list.record else self.list.new).setFocus()

    def search(self) -> None:
        self.list.search.setFocus()
        self.list.search.selectAll()

    def begin_new(self) -> None:
        if self.shown.may_leave():
            self.list.unchoose()
            self._show_below()
            self.sheets.setCurrentWidget(self.sheet)
            self.sheets.show()
            self.sheet.begin(self.new_values())

    def save(self) -> None:
        self.shown.save()

    def back(self) -> None:
        if self.shown.is_open:
            self.shown.give_up()

    def may_leave(self) -> bool:
        return self.shown.may_leave()

    def show_record(self, identity: str) -> None:
        for below in self.below:
            for record in find(self.desk.ledger, below.kind, id=identity):
                self._show_in(self.list, self.sheet, getattr(record, below.field))
                self.tabs.setCurrentWidget(below.list)
                self._show_in(below.list, below.sheet, identity)
                return
        self._show_in(self.list, self.sheet, identity)

    @property
    def shown(self) -> Sheet:
        """Return the form that is shown now."""
        sheet = self.sheets.currentWidget()
        assert isinstance(sheet, Sheet)
        return sheet

    @property
    def has_draft(self) -> bool:
        """Tell whether something half typed waits here."""
        return any(sheet.has_draft for sheet in (self.sheet, *(b.sheet for b in self.below)))

    @property
    def chosen(self) -> Record | None:
        """Return the record whose belongings are shown below."""
        return self.list.record

    def begin_below(self, below: Below, **values: Any) -> None:
        """Start a new record that belongs to the chosen one."""
        if self.chosen and self.shown.may_leave():
            below.list.unchoose()
            self.tabs.setCurrentWidget(below.list)
            self.sheets.setCurrentWidget(below.sheet)
            below.sheet.begin({below.field: self.chosen.id} | values)

    def _wire(self, records: RecordList, sheet: Sheet) -> None:
        records.chosen.connect(lambda record: self._choose(records, sheet, record))
        records.opened.connect(lambda _record: sheet.form.focus_first())
        sheet.saved.connect(lambda record: self._stand_on(records, record))
        sheet.left.connect(lambda: self._leave(records, sheet))

    def _choose(self, records: RecordList, sheet: Sheet, record: Record | None) -> None:
        if record is None or (self.shown is sheet and sheet.is_open and sheet.record == record):
            return
        if not self.shown.may_leave():
            self._stand_back(records)
            return
        self._stand(records, record.id)  # what was saved just now took the list to itself
        self.sheets.setCurrentWidget(sheet)
        sheet.open(records.record or record)
        if sheet is self.sheet:
            self._show_below()

    def _show_in(self, records: RecordList, sheet: Sheet, identity: str) -> None:
        self._stand(records, identity)
        self._choose(records, sheet, records.record)

    def _choose_first(self) -> None:
        """Open the first record when none is chosen; the keyboard stays where it is."""
        if self.list.record is None and self.list.choose_first():
            self._choose(self.list, self.sheet, self.list.record)

    def _show_found(self) -> None:
        """Show what is searched for; what was only looked at makes room for what was found."""
        self.refresh_found()
        entering = self.shown.is_open and (self.shown.form.is_dirty or not self.shown.record)
        if self.list.record is None and not entering:
            self.sheets.setCurrentWidget(self.sheet)
            if self.list.model.records[:1] in ([], [self.sheet.record]):  # else its form stays
                self.sheet.close_record()
            self._choose_first()

    def _stand_back(self, records: RecordList) -> None:
        """Stand again where the form that is not left belongs: it, or what it is a part of."""
        held = self.shown.record.id if self.shown.record else ""
        for below in self.below:
            if records is self.list and self.shown is below.sheet:
                held = self.shown.form.values()[below.field]
        if not held or not records.choose(held):
            records.unchoose()

    def _stand(self, records: RecordList, identity: str) -> None:
        if not records.choose(identity):
            records.clear_search()
            records.choose(identity)

    def _stand_on(self, records: RecordList, record: Record) -> None:
        self._stand(records, record.id)
        if records is self.list:
            self._show_below()

    def _leave(self, records: RecordList, sheet: Sheet) -> None:
        if not sheet.is_open and sheet is not self.sheet:
            self.sheets.setCurrentWidget(self.sheet)
            if isinstance(self.chosen, self.kind):
                self.sheet.open(self.chosen)
        elif sheet.is_open:
            sheet.close_record()
            if sheet is not self.sheet:
                self._leave(records, sheet)
        self._say_idle()
        self._show_sides()
        records.table.setFocus()

    def _show_below(self) -> None:
        parent, names = self.chosen, self.names() if self.below else {}
        for place, below in enumerate(self.below):
            found = self.belongings(below, parent) if parent else []
            none = below.wording.empty if parent else below.choose_words(self.wording.counted)
            below.list.say_when_empty(none)
            below.list.show_records(found, names)
            below.list.new.setEnabled(parent is not None)
            title = below.wording.counted.capitalize()
            self.tabs.setTabText(place, f"{title} ({len(found)})" if parent else title)

    def _renew(self, sheet: Sheet) -> None:
        """Show a record again that another screen, or undo, has changed or taken out."""
        if sheet.record is None:
            return
        fresh = find(self.desk.ledger, sheet.kind, id=sheet.record.id)
        if sheet.form.is_dirty:  # what is typed stays, beside what changed behind the form
            sheet.form.keep_behind(*fresh)
        elif not fresh:
            sheet.close_record()
        elif fresh[0] != sheet.record:
            sheet.open(fresh[0])

    def _show_sides(self) -> None:
        """Show what is below and beside the list only where there is something to show."""
        some = self.list.model.rowCount() > 0 or bool(self.list.narrowed or self.list.text)
        self.tabs.setVisible(bool(self.below) and (some or self.sheets.currentIndex() > 0))
        sheets = (self.sheet, *(below.sheet for below in self.below))
        self.sheets.setVisible(some or any(one.is_open or one.has_draft for one in sheets))

    def _say_idle(self) -> None:
        if not self.sheet.is_open:
            some = self.list.model.rowCount() > 0
            words = _("Chọn một dòng để xem và sửa, hoặc bấm «{new}» (Ctrl+N).")
            self.sheet.close_record(words.format(new=self.wording.new) if some else "")

    def _lay_out(self) -> None:
        self.left = QSplitter(Qt.Orientation.Vertical)
        self.left.addWidget(self.list)
        self.left.addWidget(self.tabs)
        self.left.setChildrenCollapsible(False)
        self.left.setStretchFactor(0, 3)
        self.left.setStretchFactor(1, 2)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(GAP, GAP, GAP, GAP)
        self.column.addWidget(Halves(self.left, self.sheets), 1)
