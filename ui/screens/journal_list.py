"""The lines of the journal, newest first; below, what the chosen one changed, and giving back."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from resources.wording import _
from storage.journal_reading import (
    JournalLine,
    Sift,
    kinds_written,
    officers_named,
    page,
)
from storage.repository import find
from ui.screens.desk import Desk
from ui.screens.giving_back import offer_back
from ui.screens.journal_filters import JournalFilters
from ui.screens.journal_words import (
    change_lines,
    kind_words,
    line_words,
    named_now,
    names_for,
    record_word,
)
from ui.screens.lines import LineTable
from ui.screens.list_menu import keep_from_paper
from ui.screens.look import GAP
from ui.screens.opening import open_record
from ui.screens.parts import button, plain
from ui.screens.words import count_words


class JournalList(QWidget):
    """Reads through the desk; `sift` is what is shown, for whoever exports it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._onward = 0
        self._lines: list[JournalLine] = []
        self.filters = JournalFilters(desk.today())
        self.filters.asked.connect(self.refresh)
        self.count = plain(look="muted")
        heads = (_("Lúc"), _("Người làm"), _("Việc"), _("Loại"), _("Bản ghi"))
        self.table = LineTable(_("Các dòng nhật ký"), heads)
        self.table.prefer(4)
        self.table.chosen.connect(self._show)
        self.table.opened.connect(lambda _line: self.open())
        self.older = button(_("Đọc tiếp những dòng cũ hơn"), self.read_on, look="quiet")
        self.changes = LineTable(_("Nội dung trước và sau"), (_("Mục"), _("Trước"), _("Sau")))
        self.changes.prefer(None)
        self.about = plain(look="muted", wrap=True)
        self.back = button(_("&Trả lại như trước dòng này…"), self.give_back, picture="undo")
        self.look_up = button(_("&Mở bản ghi"), self.open)
        self.alone = button(_("&Lịch sử bản ghi này"), self.show_history)
        keep_from_paper(self.table, self.changes)  # “Lấy ra” hides what is personal
        self._lay_out()

    @property
    def sift(self) -> Sift:
        """Return what is asked for; practice books say of no line that it is later than today."""
        asked, latest = self.filters.sift, self._desk.practice_day
        if latest and asked.last and asked.last >= latest:
            return replace(asked, last=None)
        return asked

    @property
    def line(self) -> JournalLine | None:
        """Return the line that is stood on."""
        key = self.table.key()
        return key if isinstance(key, JournalLine) else None

    def refresh(self) -> None:
        """Read the newest lines that are asked for."""
        ledger = self._desk.ledger
        self.filters.offer_officers(officers_named(ledger))
        self.filters.offer_kinds(kind_words(kinds_written(ledger)))
        found = page(ledger, self.sift)
        self._lines = list(found.lines)
        self._say(found.onward)
        self.table.selectRow(0)
        self._show(self.line)

    def read_on(self) -> None:
        """Add the lines before the last one that is shown."""
        found = page(self._desk.ledger, self.sift, self._onward)
        row = self.table.currentIndex().row()
        self._lines += found.lines
        self._say(found.onward)
        self.table.selectRow(row)

    def show_record(self, identity: str) -> None:
        """Narrow to the history of one record."""
        found = page(self._desk.ledger, Sift(record=identity), most=1).lines
        if found:
            self._narrow(found[0])
        else:  # it came from elsewhere and was never changed here
            self.filters.show_only("", identity, _("chưa ai ghi hay sửa ở máy này"))

    def show_history(self) -> None:
        """Narrow to the record that the chosen line is about."""
        if self.line:
            self._narrow(self.line)

    def open(self) -> None:
        """Open the record that the chosen line is about, if it is still there."""
        if self.line and self.line.of:
            for record in find(self._desk.ledger, self.line.of, id=self.line.record):
                open_record(self._desk, record, self)

    def give_back(self) -> None:
        """Put the record back as it was before the chosen line, after showing what changes."""
        if self.line and offer_back(self._desk, [self.line], self):
            self.refresh()

    def _narrow(self, line: JournalLine) -> None:
        self.filters.show_only(line.kind, line.record, record_word(line, self._known([line])))

    def _known(self, lines: list[JournalLine]) -> dict[str, str]:
        return named_now(self._desk, lines) | officers_named(self._desk.ledger)

    def _say(self, onward: int) -> None:
        """Show the lines that were read, and whether there are more."""
        self._onward = onward
        officers, known = officers_named(self._desk.ledger), self._known(self._lines)
        latest = self._desk.practice_day
        self.table.show_lines([line_words(one, officers, known, latest) for one in self._lines])
        self.older.setVisible(onward > 0)
        words = _("{count} dòng mới nhất") if onward else _("{count} dòng")
        self.count.setText(words.format(count=count_words(len(self._lines))))

    def _show(self, line: JournalLine | None) -> None:
        shown = change_lines(line, names_for(self._desk, [line])) if line else []
        self.changes.show_lines(shown)
        self.about.setText(self._about(line))
        record = bool(line and line.of)
        here = bool(line and line.of and find(self._desk.ledger, line.of, id=line.record))
        may = bool(line and line.before and not line.erased) and self._desk.may("record")
        self.back.setEnabled(may)
        self.look_up.setEnabled(here)
        self.alone.setEnabled(record)

    def _about(self, line: JournalLine | None) -> str:
        if line is None:
            return _("Không có dòng nhật ký nào như vậy.")
        if line.erased:
            return _("Nội dung của dòng này đã được xóa vĩnh viễn theo quyền của người có dữ liệu.")
        words = _("Dòng {seq}. Mỗi dòng nối với dòng trước, không sửa và không xóa được.")
        return words.format(seq=count_words(line.seq))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(GAP)
        top.addWidget(self.filters.search, 1)
        top.addWidget(self.count)
        self.top = top
        upper, lower = QWidget(), QWidget()
        above = QVBoxLayout(upper)
        above.setContentsMargins(0, 0, 0, 0)
        above.addWidget(self.table, 1)
        above.addWidget(self.older)
        foot = QHBoxLayout()
        foot.addStretch()
        for part in (self.alone, self.look_up, self.back):
            foot.addWidget(part)
        below = QVBoxLayout(lower)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self.changes, 1)
        below.addWidget(self.about)
        below.addLayout(foot)
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.setChildrenCollapsible(False)
        halves.addWidget(upper)
        halves.addWidget(lower)
        halves.setStretchFactor(0, 3)
        halves.setStretchFactor(1, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self.filters)
        column.addWidget(halves, 1)
