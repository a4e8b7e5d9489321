"""The foot of the window: whose books these are, the month, what can be undone, the warnings."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QHBoxLayout

from resources.wording import _
from storage.months import open_month, window
from storage.officers import at_desk
from storage.periods import month_of, month_words
from ui.screens.allowed import role_words
from ui.screens.desk import Desk
from ui.screens.mail_indicator import MailIndicator
from ui.screens.parts import button, plain
from ui.screens.tips import plain_tip

_AROUND = 16
_WHO_WIDTH = 260


class Foot(QFrame):
    """Says what is true on every screen."""

    lock_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("foot")
        self._desk = desk
        self.unit = plain(desk.settings.unit_name)
        self.who = plain()
        self.month = plain()
        self.coming = plain(look="muted")
        self.coming.hide()
        self.undo = button(_("Hoàn tác"), desk.undo, picture="undo", look="quiet")
        self.lock = button(_("Khóa"), self.lock_wanted.emit, picture="locked", look="quiet")
        self.lock.setToolTip(_("Khóa màn hình, không mất gì đang gõ (Ctrl+L)"))
        self.lock.setVisible(desk.safe is not None)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 2, 12, 2)
        row.setSpacing(16)
        row.addWidget(self.unit)
        row.addWidget(self.who)
        row.addWidget(self.lock)
        row.addWidget(self.month)
        row.addWidget(self.undo)
        row.addWidget(MailIndicator(desk))
        row.addWidget(self.coming)
        row.addStretch()
        if desk.settings.sample:
            row.addWidget(plain(_("SỔ MẪU ĐỂ TẬP"), look="warning"))
        row.addWidget(plain(_("KHÔNG NHẬP THÔNG TIN BÍ MẬT NHÀ NƯỚC"), name="secrets"))

    def say(self) -> None:
        """Say the month that is open and what can be undone."""
        ledger, today = self._desk.ledger, self._desk.today()
        settings = self._desk.settings
        is_post = settings.role == "post"
        month = open_month(ledger, today) if is_post else month_of(today, settings.cutoff_day)
        first, last = window(ledger, month)
        days = _("{month} ({first:%d/%m}–{last:%d/%m})")
        self.month.setText(
            days.format(month=month_words(month).capitalize(), first=first, last=last)
        )
        self._say_who()
        words = self._desk.undo_words
        self.undo.setVisible(bool(words))
        self.undo.setToolTip(plain_tip(_("Hoàn tác {words} (Ctrl+Z)").format(words=words)))
        self.fit()

    def say_coming(self, place: str) -> None:
        """Say which place is on its way; nothing when none is."""
        if place or not self.coming.isHidden():
            self.coming.setText(_("Đang mở {place}…").format(place=place))
            self.coming.setVisible(bool(place))
            self.fit()

    def _say_who(self) -> None:
        """Say who is at the desk, where several may be."""
        one = at_desk(self._desk.ledger)
        self.who.setVisible(one is not None)
        if one:
            said = _("{name} – {role}").format(name=one.name, role=role_words(one.role))
            metrics = QFontMetrics(self.font())
            self.who.setText(metrics.elidedText(said, Qt.TextElideMode.ElideRight, _WHO_WIDTH))
            self.who.setToolTip(plain_tip(_("Đang làm việc: {who}").format(who=said)))

    def fit(self) -> None:
        """Leave the month out, which other screens say too, before the warning is cut."""
        for one in (self.unit, self.month):
            one.show()
        for one in (self.month, self.unit):  # the title of the window has the unit too
            one.setVisible(self.sizeHint().width() <= self.window().width())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.fit_letters()

    def fit_letters(self) -> None:
        """Make room for one line, however large the letters are."""
        self.setFixedHeight(QFontMetrics(self.font()).lineSpacing() + _AROUND)
        self.fit()
