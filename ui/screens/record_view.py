"""All that one record says, to be read and not changed: what another unit sent, for one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from resources.wording import _
from storage.records import KIND_NAMED, Activity, Record, fields_of
from storage.records.base import Value
from storage.repository import find
from ui.screens.desk import Desk
from ui.screens.labels import heading
from ui.screens.lines import Line, LineTable
from ui.screens.list_menu import Telling, offer_grid
from ui.screens.nested_words import nested_words
from ui.screens.parts import button, plain
from ui.screens.photo_strip import PhotoStrip
from ui.screens.words import Names, name_of, value_words

_KEPT = frozenset({"id", "unit", "changed_at", "photos"})


class RecordView(QDialog):
    """The fields of a record that say something, under its name and the name of its unit."""

    def __init__(
        self, desk: Desk, record: Record, unit: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_(record.TITLE))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.table = LineTable(_("Nội dung bản ghi"), (_("Mục"), _("Nội dung")))
        self.table.prefer(1)
        self.table.show_lines(facts_of(record, names_in(desk, record)))
        told = Telling(lambda: name_of(record), lambda: unit, lambda: [record], internal=True)
        offer_grid(self, desk, self.table, told)
        self.photos = PhotoStrip(desk.photo)
        self.photos.show_photos(one for one in _photos(record) if desk.photo(one))
        self.photos.setVisible(self.photos.count() > 0)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(button(_("Đó&ng"), self.reject))
        column = QVBoxLayout(self)
        column.addWidget(heading(name_of(record), 1.2))
        column.addWidget(plain(unit, look="muted"))
        column.addWidget(self.table, 1)
        column.addWidget(self.photos)
        column.addLayout(foot)
        self.resize(620, 420)


def _photos(record: Record) -> tuple[str, ...]:
    return record.photos if isinstance(record, Activity) else ()


def facts_of(record: Record, names: Names) -> list[Line]:
    """Say each field that is not empty with its label; small values in a line each."""
    said: list[tuple[str, str]] = []
    for field in (one for one in fields_of(type(record)) if one.name not in _KEPT):
        value = getattr(record, field.name)
        small = [item for item in value if isinstance(item, Value)] if field.composed else []
        words = [nested_words(item, names) for item in small] or [value_words(field, record, names)]
        said += [
            (_(field.fact.label) if place == 0 else "", one) for place, one in enumerate(words)
        ]
    return [Line(words) for words in said if words[1]]


def names_in(desk: Desk, record: Record) -> Names:
    """Return the names of what a record refers to, and no others."""
    names: dict[str, dict[str, str]] = {}
    for field in (f for f in fields_of(type(record)) if f.fact.refers):
        value = getattr(record, field.name)
        for identity in value if isinstance(value, tuple) else (value,):
            for other in find(desk.ledger, KIND_NAMED[field.fact.refers], id=identity):
                names.setdefault(field.fact.refers, {})[other.id] = name_of(other)
    return names
