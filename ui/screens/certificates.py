"""Printing giấy khen: the stock, the words in common, the list, and one sheet to look at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from resources.wording import _
from storage.errors import KnownError
from storage.records import Award
from storage.repository import find
from storage.steps import Steps
from ui.paper.certificates import Certificate, award_certificates, order_of
from ui.screens.asking import tell
from ui.screens.certificate_batch import (
    REMEMBERED,
    StockSheet,
    common_of,
    forgetting,
    make_ready,
    prints,
    remembered_in,
    remembering,
)
from ui.screens.certificate_common import CommonTexts
from ui.screens.certificate_list import SheetsTable
from ui.screens.certificate_mended import Mended
from ui.screens.certificate_one import OneCertificate
from ui.screens.certificate_papers import calibration, proof, trial, whole
from ui.screens.certificate_printing import StockPreview
from ui.screens.certificate_stock import StockChooser
from ui.screens.choice_editors import QuietComboBox
from ui.screens.desk import Desk
from ui.screens.jobs import Job, StoppedError
from ui.screens.labels import complain, complaint, field_label
from ui.screens.parts import button, plain
from ui.screens.preview import Paper, preview
from ui.screens.soon import Soon
from ui.screens.working import Working

_SIZE = 1240, 664
_BY_NAME, _AS_GIVEN = range(2)


class CertificateDialog(QDialog):
    """Prints certificates, given as such or as awards of the register.

    `form` and `authority` choose which templates are offered first; awards say theirs.
    """

    def __init__(
        self,
        desk: Desk,
        given: Sequence[Award] | Sequence[Certificate],
        parent: QWidget | None = None,
        *,
        form: str = "certificate",
        authority: str | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("In giấy khen"))
        self._desk = desk
        awards = [one for one in given if isinstance(one, Award)]
        listed = [one for one in given if isinstance(one, Certificate)]
        listed += award_certificates(desk.ledger, awards)
        self._given = [StockSheet(one, one) for one in listed]
        self.mended = Mended(self._given, self._check, self)
        self.drafted = f"certificates {listed[0].award if listed else ''}".strip()
        form, authority = _stock_of(awards) if awards else (form, authority)
        self.stock = StockChooser(desk, form, authority, self.batch)
        self.common = CommonTexts(desk.today())
        self.texts = self.common.editors  # kept while they are typed
        self.order = QuietComboBox()
        self.order.addItems([_("Tập thể, hộ, rồi cá nhân theo tên"), _("Đúng thứ tự danh sách")])
        self.start = QLineEdit()
        self.table, self.one = SheetsTable(), OneCertificate(desk)
        self.complaint, self.said = complaint(), plain(look="muted", wrap=True)
        self.working = Working()
        self._soon = Soon(self._check, self)
        self._lay_out()
        self._connect()
        self._propose()
        self._arrange()
        self.resize(*_SIZE)

    def batch(self) -> list[Certificate]:
        """Return what is printed: the ticked sheets in their order, with all their words."""
        self._check()
        return [one.ready for one in self._sheets if one.ticked]

    def show_trial(self) -> None:
        """Show the sheet that is stood on with a frame, for plain paper."""
        if self._given:
            self._check()
            self._make(trial, [self._sheets[max(self.table.currentIndex().row(), 0)].ready])

    def show_calibration(self) -> None:
        """Show the calibration sheet of the chosen template."""
        self._make(calibration, [])

    def show_proof(self) -> None:
        """Show the list that is read and signed before good stock is used."""
        batch = self.batch()
        if batch:
            self._make(proof, batch)

    def show_all(self) -> None:
        """Show the ticked sheets for printing, unless one of them would be spoilt."""
        batch = self.batch()
        wrong = self._what_stops(batch)
        complain(self.complaint, wrong)
        if not wrong:
            self.remember()
            self._make(whole, batch)

    def remember(self) -> None:
        """Keep in the template who commends and who signs, for the next batch."""
        kept = remembering(self.stock.template, self.common.values())
        if kept.spots != self.stock.template.spots:
            self.stock.keep(kept)

    def keep_numbers(self) -> None:
        """Write the numbers in the book of honour into the register of awards."""
        changed = [
            award.model_copy(update={"book_number": one.book_number})
            for one in self.batch()
            for award in find(self._desk.ledger, Award, id=one.award)
            if award.book_number != one.book_number
        ]
        if not changed or self._desk.save(*changed):
            self.said.setText(_("Đã ghi số của {count} tờ vào sổ.").format(count=len(changed)))

    @property
    def _sheets(self) -> list[StockSheet]:
        return self.table.sheets.sheets

    def _what_stops(self, batch: Sequence[Certificate]) -> str:
        if not batch:
            return _("Hãy đánh dấu ít nhất một tờ.")
        if unreadable := self.common.unreadable():
            words = _("“{day}” không phải một ngày; hãy gõ như 05/12/2022.")
            return words.format(day=unreadable[0])
        bad = next((one for one in self._sheets if one.ticked and one.stops), None)
        if bad is None:
            return ""
        self.table.selectRow(self._sheets.index(bad))
        words = _("{name}: {reason} Hãy sửa, hoặc bỏ đánh dấu tờ này rồi in.")
        reason = next(misfit.words for misfit in bad.wrong if misfit.stops)
        return words.format(name=bad.ready.name, reason=reason)

    def _make(self, make: Callable[..., Steps[Paper]], batch: Sequence[Certificate]) -> None:
        template, practice = self.stock.template, self._desk.settings.sample
        on = forgetting(template)
        job = Job(lambda: make(on, batch, practice=practice), self)
        job.failed.connect(self._say_failure)

        def show(paper: Paper) -> None:
            told = replace(paper, of=tuple(self._people(batch)))
            if make is proof:
                preview(self, told, desk=self._desk)
                return
            stock = StockPreview(told, template, self)
            stock.went.connect(lambda how: self._desk.looked(*told.of, how=how))
            stock.exec()

        self.working.run(job, _("Đang dựng bản in…"), show)

    def _people(self, batch: Sequence[Certificate]) -> list[Award]:
        named = {one.award for one in batch if one.award}
        return [award for one in named for award in find(self._desk.ledger, Award, id=one)]

    def _say_failure(self, error: Exception) -> None:
        if isinstance(error, KnownError):
            tell(self, _("Chưa dựng được bản in"), str(error))
        elif not isinstance(error, StoppedError):
            raise error

    def _propose(self) -> None:
        """Offer what the sheets have in common, or what the template remembers of it."""
        shared = common_of(self._given)
        kept = remembered_in(self.stock.template)
        self.common.propose(shared | {name: said for name, said in kept.items() if name in shared})
        self.common.allow({part: prints(self.stock.template, part) for part in REMEMBERED})
        self._check()

    def _arrange(self) -> None:
        by_name = self.order.currentIndex() == _BY_NAME
        order = sorted(self._given, key=lambda one: order_of(one.certificate))
        self.table.show_sheets(order if by_name else self._given)
        self._check()

    def _check(self) -> None:
        """Bring all sheets up to date and say what is wrong with them."""
        self._soon.stop()
        typed = self.start.text().strip()
        start = int(typed) if typed.isascii() and typed.isdigit() else None
        make_ready(self._sheets, forgetting(self.stock.template), self.common.values(), start)
        if self._sheets:
            self.table.sheets.tell_changed()
        ticked = [one for one in self._sheets if one.ticked]
        self.print_button.setText(_("&In {count} tờ…").format(count=len(ticked)))
        self.numbers_button.setEnabled(any(one.ready.award for one in ticked))
        self.said.setText(_standing(self._sheets))
        self._show_one()

    def _show_one(self) -> None:
        row = self.table.currentIndex().row()
        template = self.stock.template
        shown = self._sheets[row] if 0 <= row < len(self._sheets) else None
        backdrop = self._desk.photo(template.picture) if template.picture else b""
        wrong = " ".join(misfit.words for misfit in shown.wrong) if shown else ""
        self.one.show_one(shown.ready if shown else None, forgetting(template), backdrop, wrong)

    def _put_right(self, said: dict[str, Any]) -> None:
        row = self.table.currentIndex().row()
        if 0 <= row < len(self._sheets):
            self.mended.mend(self._sheets[row], said)
            self._soon.ask()

    def _connect(self) -> None:
        self.stock.changed.connect(self._propose)
        self.common.changed.connect(self._soon.ask)
        self.start.textEdited.connect(self._soon.ask)
        self.order.currentIndexChanged.connect(self._arrange)
        self.table.sheets.ticks_changed.connect(self._check)
        self.table.chosen.connect(self._show_one)
        self.one.changed.connect(self._put_right)

    def _lay_out(self) -> None:
        self.start.setPlaceholderText(_("như trong sổ"))
        self.start.setMaximumWidth(120)
        ticks = self.table.sheets.tick_all
        row = QHBoxLayout()
        row.addWidget(field_label(_("&Thứ tự"), self.order))
        row.addWidget(self.order)
        row.addWidget(field_label(_("Số sổ &vàng từ số"), self.start))
        row.addWidget(self.start)
        row.addStretch()
        row.addWidget(button(_("Chọn &hết"), lambda: ticks(on=True), look="quiet"))
        row.addWidget(button(_("Bỏ chọn hết"), lambda: ticks(on=False), look="quiet"))
        left = QVBoxLayout()
        for part in (self.stock, self.common):
            left.addWidget(part)
        left.addLayout(row)
        left.addWidget(self.table, 1)
        left.addWidget(self.said)
        body = QHBoxLayout()
        body.addLayout(left, 1)
        body.addSpacing(8)
        body.addWidget(self.one)
        column = QVBoxLayout(self)
        column.addLayout(body, 1)
        column.addWidget(self.working)
        column.addWidget(self.complaint)
        column.addLayout(self._foot())
        for one in self.findChildren(QPushButton):
            one.setAutoDefault(False)  # Enter in a field must not press a button

    def _foot(self) -> QHBoxLayout:
        self.numbers_button = button(_("&Ghi số vào sổ"), self.keep_numbers, look="quiet")
        self.print_button = button(_("&In…"), self.show_all, look="primary")
        row = QHBoxLayout()
        row.addWidget(button(_("Tờ &căn chỉnh"), self.show_calibration))
        row.addWidget(button(_("In thử một tờ"), self.show_trial))
        row.addWidget(button(_("Tờ &soát"), self.show_proof))
        row.addStretch()
        row.addWidget(self.numbers_button)
        row.addWidget(self.print_button)
        row.addWidget(button(_("Đóng"), self.accept))
        return row


def _standing(sheets: Sequence[StockSheet]) -> str:
    """Say how the sheets stand."""
    if not sheets:
        return _("Không có tên nào để in: chỉ ghi số lượng, hoặc đã bị hủy bỏ.")
    wrong = sum(bool(one.wrong) for one in sheets if one.ticked)
    words = _("{count} tờ cần xem lại: xem cột Lưu ý.") if wrong else _("Mọi tờ đều vừa phôi.")
    return words.format(count=wrong)


def _stock_of(awards: Sequence[Award]) -> tuple[str, str | None]:
    """Return the form and the authority of awards; none where they are of several."""
    authorities = {one.authority for one in awards}
    return awards[0].form, awards[0].authority if len(authorities) == 1 else None
