"""Hộp thư: where it stands, how it is doing, what waits for it, and a way to try it."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from resources.wording import _
from storage.errors import KnownError
from storage.settings import Settings
from sync.couriers.mailbox_address import address_of
from sync.parcels import waiting
from sync.post_office import knock
from ui.screens.allowed import only
from ui.screens.desk import Desk
from ui.screens.kept import Kept
from ui.screens.labels import complain, complaint, field_label
from ui.screens.lines import LineTable
from ui.screens.mail_words import long_words, tone_of
from ui.screens.parcel_lines import waiting_line
from ui.screens.parts import button, frame, plain
from ui.screens.postman import postman_of
from ui.screens.screen import Screen
from ui.screens.working import Working


class MailboxCard(Screen):
    """The mailbox of these books; each choice is kept at once."""

    TITLE: ClassVar[str] = _("Hộp thư")

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._postman = postman_of(desk)
        self.standing = plain(wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setMaximumHeight(10)
        self.bar.setAccessibleName(_("Đã đi được"))
        self.go = button(_("&Gửi nhận ngay"), self._postman.hurry, look="primary")
        only(desk, "export", self.go)
        self.address = QLineEdit()
        self.address.setPlaceholderText("https://…")
        self.keep = button(_("Ghi địa &chỉ"), self.keep_address)
        self.test = button(_("&Thử nối"), self.try_it)
        self.complaint = complaint()
        self.result = plain(look="good", wrap=True)
        self.paused = QCheckBox(_("Tạm &dừng gửi nhận qua hộp thư"))
        self.spared = QCheckBox(_("&Không gửi qua mạng di động (tính tiền theo dung lượng)"))
        self.photos = QCheckBox(_("Gửi cả ả&nh qua hộp thư (không chọn thì ảnh chờ đi bằng USB)"))
        self.certificate = plain(look="muted")
        self.choose_button = button(_("Chọn tệp &xác nhận…"), self._choose, look="quiet")
        self.forget_button = button(_("Bỏ tệp này"), self._forget, look="quiet")
        only(desk, "manage", self.keep, self.choose_button, self.forget_button)
        self.working = Working()
        self.table = LineTable(_("Chờ gửi qua hộp thư"), (_("Tệp"), _("Gửi cho"), _("Cỡ")))
        self.table.prefer(0)
        self.empty = plain(_("Không có gì chờ gửi."), look="muted")
        self.address.returnPressed.connect(self.keep_address)
        self.address.textEdited.connect(lambda _text: self._typed())
        self.paused.clicked.connect(lambda on: self._keep(mailbox_paused=on))
        self.spared.clicked.connect(lambda on: self._keep(mailbox_metered=not on))
        self.photos.clicked.connect(lambda on: self._keep(photos_by_mailbox=on))
        self._postman.changed.connect(self._say)
        self._kept = Kept(desk, "mailbox address", self, only=("address",))
        self._lay_out()

    def refresh(self) -> None:
        settings = self.desk.settings
        if not self.address.isModified():
            self.address.setText(settings.mailbox)
            self.address.setModified(bool(self._kept.begin()))
        self.paused.setChecked(settings.mailbox_paused)
        self.spared.setChecked(not settings.mailbox_metered)
        self.photos.setChecked(settings.photos_by_mailbox)
        file = settings.mailbox_certificate
        usual = _("Máy tự kiểm tra máy chủ. Cấp trên có đưa tệp xác nhận thì chọn tệp đó.")
        only = _("Chỉ nối với máy chủ được tệp {name} xác nhận.")
        self.certificate.setText(only.format(name=Path(file).name) if file else usual)
        self.forget_button.setVisible(bool(file))
        self._show_waiting()
        self._say()

    def keep_address(self) -> None:
        """Keep the address that was typed; the postman uses it at once."""
        if typed := self._entered():
            self.address.setModified(False)
            if self.desk.keep_settings(typed):
                self._kept.drop()

    def try_it(self) -> None:
        """Ask the mailbox that was typed whether it knows this unit."""
        typed = self._entered()
        if not typed or not typed.mailbox:
            return
        keys = self.desk.keys
        job = self.desk.job(lambda ledger: knock(ledger, keys, typed))
        self.working.run(job, _("Đang thử nối…"), self._answered)

    def _answered(self, count: int) -> None:
        words = _("Nối được: đúng hộp thư, đúng đơn vị. Có {count} tệp chờ nhận.")
        self.result.setText(words.format(count=count))
        self.result.show()

    def _entered(self) -> Settings | None:
        """Return the settings with the address that was typed, none if it can be no address."""
        typed = self.address.text().strip()
        self.result.hide()
        try:
            address = address_of(typed) if typed else ""
        except KnownError as error:
            complain(self.complaint, str(error))
            return None
        complain(self.complaint, "")
        return self.desk.settings.model_copy(update={"mailbox": address})

    def _keep(self, **changed: object) -> None:
        self.desk.keep_settings(self.desk.settings.model_copy(update=changed))

    def _choose(self) -> None:
        title = _("Chọn tệp xác nhận máy chủ hộp thư")
        chosen, _kind = QFileDialog.getOpenFileName(
            self, title, "", _("Tệp xác nhận (*.pem *.crt *.cer)")
        )
        if chosen:
            self._keep(mailbox_certificate=chosen)

    def _forget(self) -> None:
        self._keep(mailbox_certificate="")

    def _typed(self) -> None:
        complain(self.complaint, "")
        self.result.hide()

    def _show_waiting(self) -> None:
        desk = self.desk
        found = waiting(desk.ledger, desk.keys, "mailbox") if desk.safe else []
        lines = [waiting_line(desk.ledger, one) for one in found if one.to]
        self.table.show_lines(lines)
        self.table.setVisible(bool(lines))
        self.empty.setVisible(not lines)

    def _say(self) -> None:
        standing, settings = self._postman.standing, self.desk.settings
        self.standing.setText(long_words(standing, above=settings.is_superior))
        self.standing.setProperty("look", tone_of(standing))
        self.standing.style().polish(self.standing)
        moving = standing.moving
        self.bar.setVisible(moving is not None)
        if moving:
            self.bar.setRange(0, max(moving.total, 1))
            self.bar.setValue(moving.done)
        self.go.setEnabled(bool(settings.mailbox) and not settings.mailbox_paused)

    def _lay_out(self) -> None:
        self.result.hide()
        card = frame("card")
        row = QHBoxLayout(card)
        said = QVBoxLayout()
        said.addWidget(self.standing)
        said.addWidget(self.bar)
        row.addLayout(said, 1)
        row.addWidget(self.go)
        typed = QHBoxLayout()
        for part in (self.address, self.keep, self.test):
            typed.addWidget(part)
        trusted = QHBoxLayout()
        trusted.addWidget(self.certificate, 1)
        for one in (self.choose_button, self.forget_button):
            trusted.addWidget(one)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(card)
        above = self.desk.settings.is_superior
        named = _("Địa chỉ &hộp thư") if above else _("Địa chỉ &hộp thư (cấp trên cho)")
        column.addWidget(field_label(named, self.address))
        column.addLayout(typed)
        choices = (self.paused, self.spared, self.photos)
        for below in (self.complaint, self.result, self.working, *choices):
            column.addWidget(below)
        column.addLayout(trusted)
        column.addWidget(plain(_("Chờ gửi qua hộp thư"), name="sheetTitle"))
        column.addWidget(self.table, 1)
        column.addWidget(self.empty)
        column.addStretch()
