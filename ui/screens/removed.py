"""Vừa xóa trong 30 ngày: what was removed lately, each with one click back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from resources.wording import _
from storage.giving_back import DAYS, Removed, lacking, record_before, removed_lately
from storage.journal_reading import officers_named
from storage.records import Record
from ui.screens.desk import Desk
from ui.screens.giving_back import back, offer_back
from ui.screens.journal_words import actor_word, kind_word, record_word
from ui.screens.lines import Line, LineTable
from ui.screens.list_menu import keep_from_paper
from ui.screens.parts import button, plain
from ui.screens.words import count_words, moment_words


class RemovedList(QWidget):
    """Removals, the last one first; what went together comes back together."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        heads = (_("Bản ghi"), _("Loại"), _("Xóa cùng"), _("Lúc"), _("Người xóa"))
        self.table = LineTable(_("Những gì vừa xóa"), heads)
        keep_from_paper(self.table)  # they are lines of the journal
        self.table.prefer(0)
        self.table.opened.connect(self.see)
        self.back = button(_("&Trả lại"), self.give_back, look="primary")
        self.look_at = button(_("Xem &nội dung…"), lambda: self.see(self.table.key()))
        self.empty = plain(
            _("Trong {days} ngày qua chưa xóa bản ghi nào.").format(days=DAYS),
            name="empty",
            wrap=True,
        )
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out()

    def refresh(self) -> None:
        """Read again what was removed."""
        ledger = self._desk.ledger
        officers, latest = officers_named(ledger), self._desk.practice_day
        found = removed_lately(ledger)
        lines = []
        for one in found:
            when = moment_words(one.meant.at.isoformat(), latest)
            who = actor_word(one.meant.actor, officers)
            kind, name = kind_word(one.meant.kind), record_word(one.meant, {})
            lines.append(Line((name, kind, _also(one), when, who), key=one))
        self.table.show_lines(lines)
        self.table.selectRow(0)
        self.stack.setCurrentWidget(self.table if found else self.empty)
        for part in (self.back, self.look_at):
            part.setEnabled(bool(found) and self._desk.may("record"))

    def give_back(self) -> None:
        """Put the chosen removal back; what it refers to and is gone too is offered first."""
        removed = self.table.key()
        if not isinstance(removed, Removed):
            return
        records: list[Record] = []
        ledger = self._desk.ledger

        def read() -> None:
            records.extend(record_before(ledger, one) for one in removed.lines)

        if not self._desk.attempt(read):
            return
        if lacking(ledger, records):
            offer_back(self._desk, removed.lines, self)
        else:
            back(self._desk, removed.lines, records)

    def see(self, removed: object) -> None:
        """Show what would come back, and do it if the user wants."""
        if isinstance(removed, Removed):
            offer_back(self._desk, removed.lines, self)

    def _lay_out(self) -> None:
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addWidget(self.look_at)
        foot.addStretch()
        words = _(
            "Những gì xóa trong {days} ngày qua trả lại được bằng một lần bấm, nguyên như trước "
            "khi xóa. Tháng đã chốt thì phải mở lại trước. Dữ liệu cá nhân đã xóa theo quyền của "
            "người có dữ liệu thì không trả lại được."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(plain(words.format(days=DAYS), look="muted", wrap=True))
        column.addWidget(self.stack, 1)
        column.addLayout(foot)


def _also(removed: Removed) -> str:
    """Say what went with the record that was meant."""
    kinds = [kind_word(one.kind).lower() for one in removed.lines if one is not removed.meant]
    said = (f"{count_words(kinds.count(kind))} {kind}" for kind in dict.fromkeys(kinds))
    return ", ".join(said)
