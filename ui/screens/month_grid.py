"""Counts of a month, typed in one go: a line a hamlet, a team or a category."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import ClassVar

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from resources.catalogues import activity_kinds
from resources.wording import _
from storage.grid_entry import all_reviewed, keep, writing
from storage.month_grid import CLOSED, GRID_KINDS, LATER, OPEN, Cell, MonthGrid, draft_name, grid_of
from storage.months import open_month
from storage.periods import month_words
from storage.records import Activity
from ui.screens.allowed import only
from ui.screens.asking import ask_drop, ask_unsaved
from ui.screens.count_table import CountTable
from ui.screens.desk import Desk
from ui.screens.grid_kinds import SHORT, GridKinds
from ui.screens.labels import complain, complaint
from ui.screens.list_menu import Telling, offer_lines
from ui.screens.look import GAP
from ui.screens.month_chooser import MonthChooser
from ui.screens.parts import button, frame, plain
from ui.screens.screen import Screen
from ui.screens.seeking import seek
from ui.screens.soon import Soon
from ui.screens.work_tabs import WorkTabs

_AT, _CELLS = "__at", "cells"  # in a draft
_STATES = {
    CLOSED: _("Tháng này đã chốt nên chỉ xem; muốn sửa thì mở lại tháng."),
    LATER: _("Tháng này chưa bắt đầu nên chưa nhập được."),
}


class MonthGridScreen(Screen):
    """One kind of count in one month."""

    TITLE: ClassVar[str] = _("Nhập theo tháng")
    SHOWS: ClassVar[frozenset[str]] = frozenset({Activity.KIND, "hamlet", "team", "closed_month"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.month = open_month(desk.ledger, desk.today())
        self.kind = GRID_KINDS[0]
        self._waited = ""  # when what was half typed was kept
        self.tabs = WorkTabs(desk, "month_grid")
        self.table = CountTable()
        self.table.grid.edited.connect(self._hear_edit)
        self.table.pasted.connect(self._say_pasted)
        self._keeping = Soon(self._keep_draft, self)
        self.table.typing.connect(self._keeping.ask)
        offer_lines(
            self, desk, self.table, "month grid", Telling(self._titled, summed=lambda: True)
        )
        self._make_parts()
        self._lay_out()

    def refresh(self) -> None:
        shown = self.table.grid.grid
        same = shown is not None and (shown.month, shown.kind.code) == (self.month, self.kind)
        self._show_grid(self.table.grid.entered if same else self._draft())

    def hideEvent(self, event: QHideEvent) -> None:
        self._keeping.at_once()
        super().hideEvent(event)

    def arrive(self) -> None:
        shown = self.table.grid.grid
        if shown and shown.state == CLOSED:
            self.go_to(open_month(self.desk.ledger, self.desk.today()), self.kind)
        self.table.setFocus()

    def show_record(self, identity: str) -> None:
        month, _slash, kind = identity.partition("/")
        self.go_to(month or self.month, kind or self.kind)

    def go_to(self, month: str, kind: str) -> None:
        """Show another month or kind; asks first when something is unsaved."""
        if (month, kind) != (self.month, self.kind) and self.may_leave():
            self.month, self.kind = month, kind
            self.refresh()
            self.table.stand_first()
        self.kinds.stand_on(self.kind)

    def save(self) -> None:
        self.keep_all()

    def keep_all(self) -> bool:
        """Write what was typed, with one undo; false if something is wrong or it is refused."""
        self.table.settle()
        model = self.table.grid
        if model.wrong or model.grid is None:
            complain(self.complaint, _("Còn ô màu đỏ cần sửa; chưa ghi gì vào sổ."))
            self.table.setCurrentIndex(model.first_wrong())
            return False
        if not model.entered:
            return True
        done = writing(model.grid, model.entered)
        words = _("việc nhập {kind}, {month}")
        said = words.format(kind=SHORT[self.kind].lower(), month=month_words(self.month))
        work = partial(keep, done=done)
        if not self.desk.act(work, said, write_back=done.before, drop_again=done.new):
            return False
        self._forget()
        return True

    def back(self) -> None:
        if self.table.grid.entered and self.may_leave():
            self.refresh()

    def may_leave(self) -> bool:
        self.table.settle()
        if not self.table.grid.entered:
            return True
        answer = ask_unsaved(self, _("Bảng số liệu đang nhập chưa được ghi vào sổ."))
        if answer == "save":
            return self.keep_all()
        if answer == "drop":
            self._forget()
        return answer == "drop"

    def give_up(self) -> None:
        """Show what the books say again, after asking."""
        self.table.settle()
        if ask_drop(self, _("Bỏ những số vừa nhập?")):
            self._forget()
            self.table.setFocus()

    def review_all(self) -> None:
        """Tick every place that was not reviewed yet."""
        self.table.grid.review_all()

    def open_register(self) -> None:
        """Show the activities of the line the user stands on, or else of the whole grid."""
        model = self.table.grid
        cell = model.cell_at(model.index(self.table.currentIndex().row(), 1))
        if model.grid:
            mine = model.grid.slots[cell.slot].activities if cell else ()
            first = next(iter(mine), next(model.grid.activities(), None))
            if first:
                seek(self.desk, first)

    def _titled(self) -> str:
        return f"{_(SHORT[self.kind])}: {month_words(self.month).lower()}"

    def _show_grid(self, entered: dict[Cell, str]) -> None:
        here = self.table.currentIndex()
        grid = grid_of(self.desk.ledger, self.month, self.kind, self.desk.today())
        self.table.grid.show_grid(grid, entered)
        self.table.measure()
        again = self.table.grid.index(here.row(), here.column())
        self.table.setCurrentIndex(again if here.isValid() else self.table.grid.index(0, 1))
        self.chooser.show_month(self.desk.ledger, self.month)
        self.kinds.show_month(self.desk.ledger, self.month)
        self.title.setText(activity_kinds()[self.kind].name)
        self.all_button.setVisible(bool(all_reviewed(grid)))
        self.open_button.setEnabled(next(grid.activities(), None) is not None)
        if self._waited and grid.state == OPEN and not self.table.grid.entered:
            self._waited = ""  # all that was half typed stands in the books by now
            self.desk.drop_draft(draft_name(self.month, self.kind))
        self._say_notice(grid)
        self._say_state()

    def _say_notice(self, grid: MonthGrid) -> None:
        """Say why nothing can be typed, or what waits here, and lead to where it is mended."""
        said = [_STATES[grid.state]] if grid.state in _STATES else []
        if self._waited:
            words = _("Có số nhập dở lúc {at}, chưa ghi vào sổ.")
            said.append(words.format(at=self._waited))
        if not grid.lines:
            said = [_("Chưa có thôn, tổ dân phố nào trong sổ nên chưa có dòng để nhập.")]
        self.notice_words.setText(" ".join(said))
        self.notice.setVisible(bool(said))
        self.hamlets_button.setVisible(not grid.lines)
        self.month_button.setVisible(bool(grid.lines) and grid.state == CLOSED)

    def _say_state(self) -> None:
        count = len(self.table.grid.entered)
        words = _("{count} ô chưa ghi").format(count=count)
        self.state.setText(words if count else "")
        self.keep_button.setEnabled(bool(count))
        self.drop_button.setVisible(bool(count))
        complain(self.complaint, next(iter(self.table.grid.wrong.values()), ""))

    def _hear_edit(self) -> None:
        self._say_state()
        self._keeping.ask()

    def _say_pasted(self, _taken: int, lost: int) -> None:
        if lost:
            words = _(
                "{count} ô vừa dán bị bỏ qua vì rơi vào ô không nhập được hoặc ra ngoài bảng."
            )
            complain(self.complaint, words.format(count=lost))

    def _keep_draft(self) -> None:
        entered = self.table.typed_now()
        name = draft_name(self.month, self.kind)
        if not entered:
            self.desk.drop_draft(name)
            return
        at = datetime.now().astimezone().strftime("%H:%M %d/%m/%Y")
        cells = [[cell.slot, cell.code, text] for cell, text in entered.items()]
        self.desk.keep_draft(name, {_AT: at, _CELLS: cells})

    def _draft(self) -> dict[Cell, str]:
        kept = self.desk.draft_of(draft_name(self.month, self.kind)) or {}
        self._waited = str(kept.get(_AT, ""))
        return {Cell(slot, code): text for slot, code, text in kept.get(_CELLS, [])}

    def _forget(self) -> None:
        self._keeping.stop()
        self._waited = ""
        self.desk.drop_draft(draft_name(self.month, self.kind))
        self._show_grid({})

    def _make_parts(self) -> None:
        self.chooser = MonthChooser()
        self.chooser.wanted.connect(lambda month: self.go_to(month, self.kind))
        self.kinds = GridKinds()
        self.kinds.wanted.connect(lambda kind: self.go_to(self.month, kind))
        self.title = plain(name="sheetTitle", wrap=True)
        self.notice = frame("notice")
        self.notice_words = plain(wrap=True)
        self.hamlets_button = button(_("Thêm t&hôn"), lambda: self.desk.begun.emit("hamlets"))
        self.month_button = button(
            _("Đến màn hình T&háng"), lambda: self.desk.sought.emit("month", self.month)
        )
        row = QHBoxLayout(self.notice)
        row.addWidget(self.notice_words, 1)
        row.addWidget(self.hamlets_button)
        row.addWidget(self.month_button)
        self.table.setAccessibleName(_("Bảng số liệu tháng"))
        self.all_button = button(
            _("&Tất cả đã rà soát, không có vấn đề"), self.review_all, picture="good"
        )
        self.keep_button = button(_("&Ghi vào sổ"), self.keep_all, look="primary")
        only(self.desk, "record", self.keep_button, self.all_button)
        self.keep_button.setToolTip("Ctrl+S")
        self.drop_button = button(_("&Bỏ thay đổi"), self.give_up)
        self.open_button = button(_("&Mở ở sổ hoạt động"), self.open_register, look="quiet")
        self.state = plain(look="warning")
        self.complaint = complaint()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.chooser)
        head.addStretch()
        foot = QHBoxLayout()
        foot.setSpacing(GAP)
        for part in (self.keep_button, self.drop_button, self.state):
            foot.addWidget(part)
        foot.addStretch()
        foot.addWidget(self.open_button)
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(self.all_button)
        right = QVBoxLayout()
        right.setSpacing(GAP)
        right.addLayout(top)
        right.addWidget(self.notice)
        right.addWidget(self.table, 1)
        hint = _("Gõ số rồi Enter để xuống dòng, Tab sang ô bên; dán cả khối từ Excel bằng Ctrl+V.")
        right.addWidget(plain(hint, look="muted", wrap=True))
        right.addWidget(self.complaint)
        right.addLayout(foot)
        body = QHBoxLayout()
        body.setSpacing(2 * GAP)
        body.addWidget(self.kinds)
        body.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.addWidget(self.tabs)
        column.addLayout(head)
        column.addLayout(body, 1)
