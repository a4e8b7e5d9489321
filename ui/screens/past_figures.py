"""Figures of the years before the books: indicators down, years across, typed or pasted."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from resources.catalogues import indicators
from resources.wording import _
from storage.history import months_told
from storage.past_figures import (
    behind_in_books,
    books_know_from,
    columns,
    joined,
    kept,
    revision,
    said_in_books,
)
from storage.records import PastFigure
from storage.report_period import Period
from storage.repository import find
from ui.screens.asking import ask_drop, ask_unsaved
from ui.screens.desk import Desk
from ui.screens.import_menu import excel_button
from ui.screens.list_menu import offer_lines
from ui.screens.look import GAP
from ui.screens.opening import show_shares
from ui.screens.parts import button, frame, plain
from ui.screens.past_cells import GridColumn, GridRow, rows_of
from ui.screens.past_table import PastTable
from ui.screens.past_view import PastChoice, PastView
from ui.screens.screen import Screen
from ui.screens.soon import Soon

_YEARS = 10  # shown at first: a review looks back on so many


class PastFigures(Screen):
    """The grid of past figures with its choice of years and its one button to keep them."""

    TITLE: ClassVar[str] = PastFigure.TITLE
    SHOWS: ClassVar[frozenset[str]] = frozenset({PastFigure.KIND, "closed_month"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._from = books_know_from(desk.ledger, desk.today())
        last = int(self._from[:4]) - (self._from[5:] == "01")
        self.choice = PastChoice(last - _YEARS + 1, last)
        self._shown = self.choice.view
        self.table = PastTable()
        self.grid = self.table.grid
        self.said = plain(look="muted", wrap=True)
        self.state = plain(look="warning")
        self.keep = button(_("Ghi &vào sổ"), self.save, look="primary")
        self.keep.setToolTip("Ctrl+S")
        self.cancel = button(_("Bỏ thay đổi"), self.give_up)
        self.behind_button = button(_("Xem &bản ghi của số này"), self.show_behind, look="quiet")
        self.behind_button.hide()
        self.draft_words = plain(wrap=True)
        self.draft_bar = frame("notice")
        self._keeping = Soon(self._keep_draft, self)
        offer_lines(self, desk, self.table, "past figures", lambda: self.TITLE)
        self._wire()
        self._lay_out()
        self._recall()
        self._say_state()

    # what the window calls

    def refresh(self) -> None:
        ledger, today = self.desk.ledger, self.desk.today()
        self._from = books_know_from(ledger, today)
        self.grid.show_columns(rows_of(indicators(), self._shown.group), self._columns())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self.table.currentIndex().isValid():
            self.table.stand_on_newest()

    def hideEvent(self, event: QHideEvent) -> None:
        self._keeping.at_once()
        super().hideEvent(event)

    def arrive(self) -> None:
        self.table.setFocus()

    def save(self) -> None:
        self.keep_all()

    def back(self) -> None:
        if self.grid.is_dirty:
            self.give_up()

    def may_leave(self) -> bool:
        self.table.settle()
        if not self.grid.is_dirty:
            return True
        answer = ask_unsaved(self, _("Số liệu vừa nhập chưa được ghi vào sổ."))
        if answer == "save":
            return self.keep_all()
        if answer == "drop":
            self._forget()
        return answer == "drop"

    def show_record(self, identity: str) -> None:
        """Show a past figure among those of the same months."""
        (one,) = find(self.desk.ledger, PastFigure, id=identity)
        period = months_told(one, self.desk.settings.cutoff_day)
        self.choice.show_view(PastView(period, by_year=False))
        self._choose()
        if self._shown.period == period:
            codes = [row.code for row in self.grid.rows]
            self.table.stand_on(codes.index(one.indicator), 0)

    @property
    def has_draft(self) -> bool:
        """Tell whether something half typed was brought back here."""
        return self.draft_bar.isVisibleTo(self)

    def keep_all(self) -> bool:
        """Write what was typed, all of it as one change; false if some of it cannot be read."""
        self.table.settle()
        wrong = self.grid.first_wrong()
        if wrong:
            self.table.stand_on(*wrong)
            self._complain(self.grid.rows[wrong[0]], self.grid.columns[wrong[1]], *wrong)
            return False
        if not self.grid.is_dirty:
            return True
        ledger = self.desk.ledger
        change = joined(revision(ledger, column, said) for column, said in self.grid.entries())
        words = _("việc ghi số liệu các năm trước")
        typed, self.grid.typed = self.grid.typed, {}  # the grid reads anew what was just kept
        if (change.write or change.drop) and not self.desk.act(
            change.make, words, write_back=change.before, drop_again=change.new
        ):
            self.grid.recall(typed)
            return False
        self._forget()
        return True

    def show_behind(self) -> None:
        """Show the records behind the grey figure that is stood on."""
        place = self.table.currentIndex()
        column, code = self.grid.columns[place.column()].column, self.grid.rows[place.row()].code
        found = behind_in_books(self.desk.ledger, column, code, self.desk.today())
        said = self.grid.said(place.row(), place.column())
        show_shares(self.desk, code, found, self, figure=said, of=column.words)

    def give_up(self) -> None:
        """Forget what was typed, after asking."""
        if ask_drop(self, _("Bỏ những số vừa nhập?")):
            self._forget()
            self.table.setFocus()

    def _columns(self) -> list[GridColumn]:
        ledger, today = self.desk.ledger, self.desk.today()
        period, by_year = self._shown.period, self._shown.by_year
        found: list[GridColumn] = []
        for column in columns(period, self._from, by_year=by_year):
            if column.in_books:
                found.append(GridColumn(column, said=said_in_books(ledger, column, today)))
                continue
            held = kept(ledger, column)
            found.append(GridColumn(column, held))
            if not by_year:
                found.append(GridColumn(column, held, says="precision"))
                found.append(GridColumn(column, held, says="source"))
        return found

    def _choose(self) -> None:
        """Show other years or another group; what was typed is kept or given up first."""
        wanted = self.choice.view
        if wanted == self._shown:
            return
        if not self.may_leave():
            self.choice.show_view(self._shown)
            return
        self._shown = wanted
        self.refresh()
        self.table.stand_on_newest()
        self._say_place()

    def _forget(self) -> None:
        self._keeping.stop()
        self.grid.forget()
        self.desk.drop_draft(PastFigure.KIND)
        self.draft_bar.hide()
        self._say_state()

    def _keep_draft(self) -> None:
        typed = self.table.typed_now()
        if not any(typed.values()):
            self.desk.drop_draft(PastFigure.KIND)
            return
        shown, period = self._shown, self._shown.period
        at = datetime.now().astimezone().strftime("%H:%M %d/%m/%Y")
        span = {"first": period.first, "last": period.last, "by_year": shown.by_year}
        said = {"group": shown.group, "typed": typed, "at": at}
        self.desk.keep_draft(PastFigure.KIND, span | said)

    def _recall(self) -> None:
        """Bring back what was half typed when the app ended."""
        draft: dict[str, Any] | None = self.desk.draft_of(PastFigure.KIND)
        self.draft_bar.setVisible(draft is not None)
        if draft is None:
            return
        period = Period(draft["first"], draft["last"])
        self._shown = PastView(period, draft["by_year"], draft["group"])
        self.choice.show_view(self._shown)
        self.grid.recall(draft["typed"])
        words = _("Đã mở lại số liệu nhập dở lúc {at}, chưa ghi vào sổ.")
        self.draft_words.setText(words.format(at=draft["at"]))

    def _edited(self) -> None:
        self._say_state()
        self._say_place()
        self._keeping.ask()

    def _say_state(self) -> None:
        dirty = self.grid.is_dirty
        self.state.setText(_("Chưa ghi") if dirty else "")
        self.cancel.setEnabled(dirty)

    def _say_place(self) -> None:
        """Say of the cell the user stands on which it is, and why it is grey or wrong."""
        place: QModelIndex = self.table.currentIndex()
        self.behind_button.setVisible(self.grid.is_of_books(place))
        if not place.isValid() or place.row() >= len(self.grid.rows):
            self._say(_("Gõ số vào ô, hoặc dán cả khối từ Excel (Ctrl+V)."), "muted")
            return
        cell = (place.row(), place.column())
        row, column = self.grid.rows[cell[0]], self.grid.columns[cell[1]]
        self._complain(row, column, *cell)

    def _complain(self, row: GridRow, column: GridColumn, down: int, across: int) -> None:
        wrong = self.grid.complaint(down, across)
        why = wrong or self.grid.why_locked(down, across)
        where = f"{row.words}, {column.column.words}"
        self._say(f"{where}: {why}" if why else where, "bad" if wrong else "muted")

    def _say(self, words: str, look: str) -> None:
        self.said.setText(words)
        self.said.setProperty("look", look)
        self.said.style().polish(self.said)

    def _say_pasted(self, written: int, refused: int) -> None:
        if refused:
            words = _(
                "Đã dán {written} ô; {refused} ô bỏ qua vì rơi vào cột đã có trong sổ, hoặc ra "
                "ngoài bảng."
            )
            self._say(words.format(written=written, refused=refused), "warning")

    def _wire(self) -> None:
        self.choice.chosen.connect(self._choose)
        self.choice.wrong.connect(lambda words: self._say(words, "bad"))
        self.grid.edited.connect(self._edited)
        self.table.typing.connect(self._keeping.ask)
        self.table.pasted.connect(self._say_pasted)
        self.table.selectionModel().currentChanged.connect(lambda *_cells: self._say_place())

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(GAP)
        top.addWidget(self.choice, 1)
        top.addWidget(excel_button(self, self.desk, PastFigure))
        bar = QHBoxLayout(self.draft_bar)
        bar.addWidget(self.draft_words, 1)
        bar.addWidget(button(_("Bỏ bản này"), self.give_up, look="quiet"))
        hint = _(
            "Mỗi ô gõ như trong báo cáo: 1.234, hơn 1.000, gần 200, khoảng 50, hàng trăm, hàng "
            "nghìn. Không biết thì để trống; số 0 nghĩa là không có. Dán được cả khối từ Excel."
        )
        foot = QHBoxLayout()
        foot.setSpacing(GAP)
        foot.addWidget(self.said, 1)
        for part in (self.behind_button, self.state, self.cancel, self.keep):
            foot.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.addWidget(self.draft_bar)
        column.addLayout(top)
        column.addWidget(plain(hint, look="muted", wrap=True))
        column.addWidget(self.table, 1)
        column.addLayout(foot)
