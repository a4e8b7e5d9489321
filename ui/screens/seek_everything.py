"""One line to type in, and all that the books hold of it: a light window over every screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from resources.wording import _
from storage.finding import FEW, MONTH, Group, Hit, seek, seek_inside
from storage.recently import recently_opened, remember_opened
from storage.records import KIND_NAMED, Record
from storage.repository import find
from storage.sought_words import words_of
from storage.spelling import fold
from sync.held import held_registry
from ui.screens.actions import Action, actions_for
from ui.screens.desk import Desk
from ui.screens.lines import Line, LineTable
from ui.screens.parts import plain
from ui.screens.record_view import RecordView
from ui.screens.seeking import place_of, seek_itself
from ui.screens.words import name_of

if TYPE_CHECKING:
    from ui.screens.places import Place

_PAUSE_MS = 60  # after a key, before it is looked for: quick typing is never held up
_IDLE_MS = 300  # after that, before the insides of words are looked at too
_MONTHS = "month"  # the place that shows months
_ALL = 100  # hits of a kind, when more of them are asked for
_QUOTED = 40  # letters of what was typed, when nothing is found
_WIDTH, _HEIGHT = 760, 470
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class _Go:
    """A place of the window to go to."""

    code: str


@dataclass(frozen=True, slots=True)
class _More:
    """All hits of one kind instead of the best few."""

    kind: str


class SeekEverything(QDialog):
    """Shows hits while one types; arrows walk through them, Enter opens one, Esc closes."""

    def __init__(self, desk: Desk, places: Sequence[Place], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._places = desk, {place.code: place for place in places}
        self._only = ""
        self._units = _unit_names(desk)
        self.setWindowTitle(_("Tìm trong cả sổ"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.line = QLineEdit(placeholderText=_("gõ tên, số, ngày…; không cần dấu"))
        self.line.setAccessibleName(_("Tìm trong cả sổ"))
        self.line.setClearButtonEnabled(True)
        self.line.installEventFilter(self)
        heads = (_("Tên"), _("Là gì, khi nào, ở đâu"), _("Đơn vị"))
        self.table = LineTable(_("Kết quả tìm"), heads[: 3 if self._units else 2])
        self.table.horizontalHeader().hide()
        self.table.setAlternatingRowColors(False)
        self.table.prefer(1)
        self.table.opened.connect(self._open)
        self.table.clicked.connect(lambda _index: self._open(self.table.key()))
        self.table.chosen.connect(lambda _key: self._say_chosen())
        self.said = plain(look="muted", wrap=True)
        self.empty = plain(name="empty", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self._seek_quickly)
        self._idle = QTimer(self, singleShot=True, interval=_IDLE_MS)
        self._idle.timeout.connect(self._seek)
        self.line.textChanged.connect(self._typed)
        column = QVBoxLayout(self)
        column.addWidget(self.line)
        column.addWidget(self.table, 1)
        column.addWidget(self.empty, 1)
        column.addWidget(self.said)
        self._fit()
        self._seek_quickly()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in _ENTER:
                self._seek_at_once()
                self._open(self.table.key())
                return True
            if key in _STEPS:
                self._seek_at_once()
                self._step(_STEPS[key])
                return True
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()  # the books may be closed by then
        self._idle.stop()

    def _typed(self) -> None:
        self._only = ""
        self._idle.stop()
        self._timer.start()

    def _seek_at_once(self) -> None:
        if self._timer.isActive() or self._idle.isActive():
            self._timer.stop()
            self._idle.stop()
            self._seek()

    def _seek_quickly(self) -> None:
        groups = self._found()
        if words_of(self.line.text()) and sum(len(group.hits) for group in groups) < FEW:
            self._idle.start()
        self._show(groups)

    def _seek(self) -> None:
        found = self._found()
        self._show(seek_inside(self._desk.ledger, self.line.text(), found))

    def _found(self) -> list[Group]:
        few = _ALL if self._only else FEW
        return seek(self._desk.ledger, self.line.text(), self._desk.today(), few, self._only)

    def _show(self, groups: Sequence[Group]) -> None:
        text = self.line.text()
        lines = [line for group in groups for line in self._lines_of(group)]
        ahead, behind = ([], []) if self._only else self._places_for(text)
        first, last = ([], []) if self._only else self._action_lines(text)
        recent = self._recent_lines()
        self.table.show_lines([*recent, *first, *ahead, *lines, *behind, *last])
        some = bool(self.table.lines.lines)
        self.table.setVisible(some)
        self.empty.setVisible(not some)
        self._step(0)
        self.said.setText(self._summary(groups) if some else "")
        self.empty.setText("" if some else self._nothing(text))
        if not some:
            self.line.setAccessibleDescription(self.empty.text())

    def _lines_of(self, group: Group) -> list[Line]:
        icon = self._icon_of(group.kind)
        lines = [Line((group.title,), title=True, sign=icon, tone="muted")]
        lines += [Line(self._words(hit), key=hit) for hit in group.hits]
        if group.more and not self._only:
            words = _("Còn hơn {count} nữa…") if group.many else _("Còn {count} nữa…")
            lines.append(Line((words.format(count=group.more),), key=_More(group.kind)))
        return lines

    def _words(self, hit: Hit) -> tuple[str, ...]:
        unit = (self._units.get(hit.unit, hit.unit),) if self._units else ()
        return (hit.title, hit.said, *unit)

    def _recent_lines(self) -> list[Line]:
        """Return what was opened last, while nothing is typed."""
        recent = [] if words_of(self.line.text()) else recently_opened(self._desk.ledger)
        title = [Line((_("Mở gần đây"),), title=True, tone="muted")] if recent else []
        return title + [Line((name_of(one), _(one.TITLE)), key=one) for one in recent]

    def _action_lines(self, text: str) -> tuple[list[Line], list[Line]]:
        """Return the actions that begin with what is typed, which stand first, and the others."""
        found = actions_for(self._desk, self._places, text) if words_of(text) else []
        begun = [one for one in found if fold(one.words).startswith(fold(text).strip())]
        others = [one for one in found if one not in begun]
        return _lines_of_actions(begun[:FEW]), _lines_of_actions(others[: FEW - len(begun[:FEW])])

    def _places_for(self, text: str) -> tuple[list[Line], list[Line]]:
        """Return the places the text names: by whole words, and by how words begin."""
        sought = words_of(text)
        whole, begun = [], []
        for place in self._places.values():
            said = words_of(place.title)
            if all(word in said for word in sought):
                whole.append(place)
            elif all(any(one.startswith(word) for one in said) for word in sought):
                begun.append(place)
        return self._place_lines(whole), self._place_lines(begun)

    def _place_lines(self, places: Sequence[Place]) -> list[Line]:
        if not places:
            return []
        listed = [place.code for place in self._places.values() if place.icon]
        lines = [Line((_("Đi tới"),), title=True, tone="muted")]
        for place in places:
            keys = f"Ctrl+{listed.index(place.code) + 1}" if place.icon else ""
            lines.append(Line((place.title, keys), key=_Go(place.code)))
        return lines

    def _summary(self, groups: Sequence[Group]) -> str:
        keys = _("Phím ↑ ↓ để chọn, Enter để mở, Esc để đóng.")
        count = sum(len(group.hits) + group.more for group in groups)
        if not count:
            return keys
        many = any(group.many for group in groups)
        words = _("Thấy hơn {count}. {keys}") if many else _("Thấy {count}. {keys}")
        return words.format(count=count, keys=keys)

    def _nothing(self, text: str) -> str:
        if self._idle.isActive():
            return _("Đang tìm kỹ hơn…")
        words = _(
            "Không thấy “{text}” ở đâu trong sổ. Hãy thử ít chữ hơn, hoặc một phần của tên; không "
            "cần gõ dấu."
        )
        return words.format(text=text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…")

    def _icon_of(self, kind: str) -> str:
        place = self._places.get(_MONTHS if kind == MONTH else place_of(KIND_NAMED[kind]))
        above = self._places.get(place.under) if place else None
        return next((one.icon for one in (place, above) if one and one.icon), "")

    def _step(self, by: int) -> None:
        """Stand on another line that can be opened; 0: on the first."""
        rows = [at for at, line in enumerate(self.table.lines.lines) if line.key is not None]
        if rows:
            here = self.table.currentIndex().row()
            at = rows.index(here) + by if by and here in rows else 0
            self.table.selectRow(rows[max(0, min(at, len(rows) - 1))])
            if at <= 0:
                self.table.scrollToTop()  # with the title above the first line

    def _say_chosen(self) -> None:
        row = self.table.currentIndex().row()
        self.line.setAccessibleDescription(", ".join(filter(None, self.table.words()[row])))

    def _open(self, key: object) -> None:
        if isinstance(key, _More):
            self._only = key.kind
            self._show(self._found())
        elif isinstance(key, _Go):
            self.accept()
            self._desk.sought.emit(key.code, "")
        elif isinstance(key, Action):
            self.accept()
            key.do(self._desk)
        elif isinstance(key, Record):
            self._open_record(key)
        elif isinstance(key, Hit):
            self._open_hit(key)

    def _open_hit(self, hit: Hit) -> None:
        if hit.kind == MONTH:
            self.accept()
            self._desk.sought.emit(_MONTHS, hit.identity)
            return
        kind = KIND_NAMED[hit.kind]
        for record in find(self._desk.ledger, kind, id=hit.identity):
            self._open_record(record)

    def _open_record(self, record: Record) -> None:
        remember_opened(self._desk.ledger, record)
        if place_of(type(record)) in self._places and record.unit == self._desk.settings.unit:
            self.accept()
            seek_itself(self._desk, record)
        else:
            RecordView(self._desk, record, self._units.get(record.unit, ""), self).open()

    def _fit(self) -> None:
        self.resize(_WIDTH, _HEIGHT)
        house = self.parentWidget()
        if house:
            room = house.size()
            self.resize(min(_WIDTH, room.width() - 40), min(_HEIGHT, room.height() - 60))
            corner = house.mapToGlobal(house.rect().topLeft())
            self.move(corner.x() + (room.width() - self.width()) // 2, corner.y() + 24)


def _lines_of_actions(found: Sequence[Action]) -> list[Line]:
    title = [Line((_("Làm ngay"),), title=True, tone="muted")] if found else []
    return title + [Line((action.words,), key=action) for action in found]


def _unit_names(desk: Desk) -> Mapping[str, str]:
    """Return the names of the units below a superior; a post has only its own records."""
    if not desk.settings.is_superior:
        return {}
    own = {desk.settings.unit: desk.settings.unit_name}
    return own | {unit.code: unit.name for unit in held_registry(desk.ledger).registry.units}
