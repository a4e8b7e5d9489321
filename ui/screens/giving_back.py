"""Asking before something is given back: what would change, and what must come along."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from resources.wording import _
from storage.giving_back import give_back, lacking, record_before, unknown_fields
from storage.journal_reading import JournalLine
from storage.records import Record, fields_of
from storage.repository import find
from ui.screens.desk import Desk
from ui.screens.journal_words import kind_word
from ui.screens.labels import heading
from ui.screens.lines import Line, LineTable
from ui.screens.parts import button, go_or_back, plain
from ui.screens.record_view import names_in
from ui.screens.words import name_of, value_words

_SIZE = (820, 440)
_UNSAID = frozenset({"id", "unit", "changed_at"})


class BackDialog(QDialog):
    """What giving back would change, field by field; Enter does it."""

    def __init__(self, lines: Sequence[Line], words: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Trả lại từ nhật ký"))
        heads = (_("Bản ghi"), _("Mục"), _("Đang là"), _("Sẽ thành"))
        self.table = LineTable(_("Những gì sẽ thay đổi"), heads)
        self.table.prefer(None)
        self.table.show_lines(lines)
        self.go = button(_("&Trả lại"), self.accept, look="primary")
        self.go.setDefault(True)
        self.go.setEnabled(bool(lines))
        column = QVBoxLayout(self)
        column.addWidget(heading(_("Những gì sẽ thay đổi"), 1.2))
        for one in words:
            column.addWidget(plain(one, wrap=True))
        column.addWidget(self.table, 1)
        column.addLayout(go_or_back(self.go, self.reject))
        self.resize(*_SIZE)


def offer_back(desk: Desk, lines: Sequence[JournalLine], parent: QWidget) -> bool:
    """Show what giving back would change and do it if the user wants; true if it was done."""
    records: list[Record] = []
    also: list[JournalLine] = []

    def look() -> None:
        records.extend(record_before(desk.ledger, line) for line in lines)
        also.extend(lacking(desk.ledger, records))
        records.extend(record_before(desk.ledger, line) for line in also)

    if not desk.attempt(look):
        return False
    dialog = BackDialog(_changes(desk, records), _words(lines, also), parent)
    return bool(dialog.exec()) and back(desk, [*lines, *also], records)


def back(desk: Desk, lines: Sequence[JournalLine], records: Sequence[Record]) -> bool:
    """Give records back through the desk, so that it can be undone."""
    here = [kept for one in records for kept in find(desk.ledger, type(one), id=one.id)]
    known = {one.id for one in here}
    new = tuple(one for one in reversed(records) if one.id not in known)
    name = name_of(records[0])
    words = _("việc trả lại “{name}”").format(name=name)
    return desk.act(
        lambda ledger: give_back(ledger, lines), words, write_back=tuple(here), drop_again=new
    )


def _words(lines: Sequence[JournalLine], also: Sequence[JournalLine]) -> list[str]:
    said = [_("Việc này cũng để lại một dòng nhật ký và hoàn tác được.")]
    if also:
        kinds = ", ".join(dict.fromkeys(kind_word(line.kind).lower() for line in also))
        words = _("Trả lại cả {count} bản ghi đã xóa mà bản ghi này dẫn tới: {kinds}.")
        said.append(words.format(count=len(also), kinds=kinds))
    unknown = sorted({name for line in lines for name in unknown_fields(line)})
    if unknown:
        words = _("Phiên bản này không biết các mục {names} nên không trả lại được các mục đó.")
        said.append(words.format(names=", ".join(unknown)))
    return said


def _changes(desk: Desk, records: Sequence[Record]) -> list[Line]:
    lines: list[Line] = []
    for record in records:
        here = next(iter(find(desk.ledger, type(record), id=record.id)), None)
        lines += _of(desk, record, here)
    return lines


def _of(desk: Desk, record: Record, here: Record | None) -> list[Line]:
    own = desk.own_words()
    names = {**own, **names_in(desk, record)}
    now = {**own, **names_in(desk, here)} if here else own
    lines: list[Line] = []
    for field in fields_of(type(record)):
        if field.name in _UNSAID:
            continue
        before = value_words(field, here, now) if here else ""
        after = value_words(field, record, names)
        if before != after:
            named = "" if lines else name_of(record)
            lines.append(Line((named, field.fact.label, before, after)))
    return lines
