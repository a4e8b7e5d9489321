"""The journal leaves this computer: shown first, with personal content or without; leaves a line.

Only who may manage the books takes it out (to Excel) or prints it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Literal, TypeAlias

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from resources.wording import _
from storage.duties import require
from storage.journal import note
from storage.journal_reading import JournalLine, Sift, officers_named, page
from storage.records import fields_of
from ui.screens.desk import Desk
from ui.screens.journal_words import line_words, named_now, names_for, told_changes
from ui.screens.labels import heading
from ui.screens.lines import Line, LineTable
from ui.screens.list_menu import keep_from_paper
from ui.screens.parts import button, go_or_back, plain
from ui.screens.words import Names, count_words
from ui.screens.working import Working

MOST = 2000  # lines in one file
_HIDDEN = "…"  # for personal content that is left out
_SIZE = (940, 560)
Way = Literal["xlsx", "pdf"]
JournalRow: TypeAlias = tuple[str, str, str, str, str, str]  # the columns of what leaves


class OutDialog(QDialog):
    """Every line that would leave, and whether what is personal leaves with it."""

    def __init__(self, make: Callable[[bool], list[JournalRow]], go: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Những gì sẽ rời máy này"))
        self._make = make
        self.personal = QCheckBox(_("Kèm cả &dữ liệu cá nhân (họ tên, năm sinh, điện thoại…)"))
        self.personal.toggled.connect(lambda _on: self._show())
        heads = (_("Lúc"), _("Người làm"), _("Việc"), _("Loại"), _("Bản ghi"), _("Thay đổi"))
        self.table = LineTable(_("Các dòng sẽ rời máy"), heads)
        keep_from_paper(self.table)  # the button below prints them
        self.table.prefer(5)
        self.count = plain(look="muted", wrap=True)
        self.go = button(go, self.accept, look="primary")
        column = QVBoxLayout(self)
        column.addWidget(heading(_("Những gì sẽ rời máy này"), 1.3))
        column.addWidget(self.count)
        column.addWidget(self.personal)
        column.addWidget(self.table, 1)
        column.addLayout(go_or_back(self.go, self.reject))
        self.resize(*_SIZE)
        self._show()

    def _show(self) -> None:
        self.rows = self._make(self.personal.isChecked())
        self.table.show_lines([Line(row) for row in self.rows])
        words = _(
            "Đúng {count} dòng dưới đây. Nội dung về từng người thay bằng dấu ba chấm, trừ khi "
            "đồng chí chọn kèm cả. Việc lấy ra để lại một dòng nhật ký."
        )
        self.count.setText(words.format(count=count_words(len(self.rows))))
        self.go.setEnabled(bool(self.rows))


class JournalExport:
    """The button “Lấy ra” and what its menu does."""

    def __init__(
        self, desk: Desk, working: Working, sift: Callable[[], Sift], owner: QWidget
    ) -> None:
        self._desk, self._working, self._sift, self._owner = desk, working, sift, owner
        self.button = QPushButton(_("Lấy &ra"))
        menu = QMenu(self.button)
        menu.addAction(_("Lưu &Excel…"), partial(self.take, "xlsx"))
        menu.addAction(_("Xem, &in (PDF)…"), partial(self.take, "pdf"))
        self.button.setMenu(menu)

    def say(self) -> None:
        """Offer it to those who may."""
        self.button.setVisible(self._desk.may("manage"))

    def take(self, way: Way) -> None:
        """Show what would leave, then write it where the user wants, or show it to be printed."""
        desk = self._desk
        if not desk.attempt(lambda: require(desk.ledger, "manage")):
            return
        lines = page(desk.ledger, self._sift(), most=MOST).lines
        make = partial(rows_of, desk, lines)
        go = _("&Lưu Excel…") if way == "xlsx" else _("&Xem, in…")
        dialog = OutDialog(make, go, self._owner)
        if dialog.exec():
            self._leave(way, dialog.rows, lines, personal=dialog.personal.isChecked())

    def _leave(
        self,
        way: Way,
        rows: Sequence[JournalRow],
        lines: Sequence[JournalLine],
        *,
        personal: bool,
    ) -> None:
        from ui.screens.journal_files import save_workbook, show_pdf  # noqa: PLC0415  # they write PDF and Excel: half a second to read, and few ever take anything out

        about = _about(lines)
        if way == "pdf":
            self._note(lines, "printed", personal=personal)
            show_pdf(self._desk, self._working, self._owner, rows, about)
        elif save_workbook(self._desk, self._owner, rows, about):
            self._note(lines, "taken_out", personal=personal)

    def _note(self, lines: Sequence[JournalLine], how: str, *, personal: bool) -> None:
        said = _("{count} dòng, có dữ liệu cá nhân") if personal else _("{count} dòng")
        where = f"{lines[-1].seq}-{lines[0].seq}"
        words = said.format(count=len(lines))
        desk = self._desk
        desk.attempt(lambda: note(desk.ledger, how, "journal", where, words), "journal")


def rows_of(desk: Desk, lines: Sequence[JournalLine], personal: bool) -> list[JournalRow]:  # noqa: FBT001  # the state of a box to tick
    """Return what leaves of some lines; what is personal only if it is asked for."""
    officers, names = officers_named(desk.ledger), names_for(desk, lines)
    known = named_now(desk, lines) | officers
    rows: list[JournalRow] = []
    for line in lines:
        when, who, what, kind, name = line_words(line, officers, known, desk.practice_day).words
        hidden = frozenset[str]() if personal else _personal(line)
        of_person = line.of is not None and line.of.NAMED_BY in hidden
        said = _said(line, names, hidden)
        rows.append((when, who, what, kind, _HIDDEN if of_person else name, said))
    return rows


def _personal(line: JournalLine) -> frozenset[str]:
    fields = fields_of(line.of) if line.of else ()
    return frozenset(field.name for field in fields if field.fact.personal)


def _said(line: JournalLine, names: Names, hidden: frozenset[str]) -> str:
    """Say what a line changed in one cell: each field, before and after."""
    said: list[str] = []
    for name, label, before, after in told_changes(line, names):
        words = _HIDDEN if name in hidden else " → ".join(filter(None, (before, after)))
        said.append(f"{label}: {words}")
    return "; ".join(said)


def _about(lines: Sequence[JournalLine]) -> str:
    words = _("{count} dòng, từ dòng {first} đến dòng {last}")
    first, last = count_words(lines[-1].seq), count_words(lines[0].seq)
    return words.format(count=count_words(len(lines)), first=first, last=last)
