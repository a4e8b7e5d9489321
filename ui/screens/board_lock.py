"""Locking the months that the superior reported upward: up to which one, and by which paper."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from resources.wording import _
from storage.errors import KnownError
from storage.ledger import Ledger
from storage.locked_months import locked_through
from storage.periods import month_of, month_words, months_between, next_month, previous_month
from sync.board import board
from sync.locking import lock
from sync.received import received
from ui.screens.choice_editors import QuietComboBox
from ui.screens.date_editor import DateEditor
from ui.screens.desk import Desk
from ui.screens.labels import complain, complaint, field_label, heading
from ui.screens.parts import button, go_or_back, plain
from ui.screens.words import count_words, date_words

_OFFERED = 24  # months back, where nothing is locked yet
_WAITING = frozenset({"late", "not_due", "held", "quarantined", "returned"})


class LockDialog(QDialog):
    """A month that is over, the number and day of the report; what is missing is said before."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = _("Khóa số liệu đã báo cáo")
        self.drafted = "locking"
        self.setWindowTitle(title)
        self._desk = desk
        self.month = QuietComboBox()
        for month in lockable(desk.ledger, desk.today()):
            self.month.addItem(month_words(month).capitalize(), month)
        self.month.activated.connect(lambda _row: self._say())
        self.number = QLineEdit(maxLength=100)
        self.day = DateEditor(desk.today())
        self.day.write(desk.today())
        self.day.call(_("Ngày báo cáo"))
        self.missing = plain(look="warning", wrap=True)
        self.complaint = complaint()
        self.go = button(_("&Khóa số liệu"), self.lock, look="primary")
        self._lay_out(title)
        self._say()
        self.setMinimumWidth(520)

    def lock(self) -> None:
        """Lock up to the chosen month; it is never taken back."""
        day, number = self.day.read(), self.number.text().strip()
        if self.month.currentIndex() < 0:
            complain(self.complaint, _("Chưa có kỳ nào kết thúc để khóa."))
            return
        if not isinstance(day, date):
            complain(self.complaint, _("Ngày chưa đúng; gõ như 02/09/2022."))
            return
        words = _("số {number} ngày {day}") if number else _("ngày {day}")
        paper = words.format(number=number, day=date_words(day))
        try:
            lock(self._desk.ledger, self.month.currentData(), paper, self._desk.today())
        except KnownError as error:
            complain(self.complaint, str(error))
            return
        self._desk.changed.emit(frozenset({"received", "locked_month"}))
        self.accept()

    def _say(self) -> None:
        """Say how many months of units are not there, or not in order."""
        if self.month.currentIndex() < 0:
            return
        ledger, today = self._desk.ledger, self._desk.today()
        came = [each.month for each in received(ledger) if each.month]
        begun = max(lockable(ledger, today)[-1], min(came, default=""))
        span = months_between(begun, self.month.currentData())
        lacking = [cell for cell in board(ledger, span, today) if cell.state in _WAITING]
        words = _(
            "Còn {count} tháng của đơn vị chưa nhận, đang chờ hoặc đã trả lại; số đến sau sẽ không "
            "có trong báo cáo này."
        )
        self.missing.setText(words.format(count=count_words(len(lacking))))
        self.missing.setVisible(bool(lacking))

    def _lay_out(self, title: str) -> None:
        words = _(
            "Sau khi báo cáo lên trên, khóa số liệu để không đơn vị nào gửi lại tháng cũ. Số sai "
            "phát hiện sau được ghi là “Điều chỉnh kỳ trước” ở tháng đang mở; tổng hợp hiện cả hai "
            "số. Đã khóa thì không mở lại được."
        )
        column = QVBoxLayout(self)
        column.addWidget(heading(title, 1.2))
        column.addWidget(plain(words, look="muted", wrap=True))
        fields: tuple[tuple[str, QWidget], ...] = (
            (_("Khóa đến &hết kỳ *"), self.month),
            (_("&Số báo cáo đã gửi lên"), self.number),
            (_("&Ngày báo cáo *"), self.day),
        )
        for label, field in fields:
            column.addWidget(field_label(label, field))
            column.addWidget(field)
        column.addWidget(self.missing)
        column.addWidget(self.complaint)
        column.addLayout(go_or_back(self.go, self.reject))


def lockable(ledger: Ledger, today: date) -> list[str]:
    """Return the months that are over and not locked, the newest first."""
    last = previous_month(month_of(today, ledger.settings.cutoff_day))
    locked = locked_through(ledger)
    first = next_month(locked) if locked else months_back(last, _OFFERED)
    return months_between(first, last)[::-1]


def months_back(month: str, count: int) -> str:
    """Return the month some months before."""
    for _each in range(count - 1):
        month = previous_month(month)
    return month
