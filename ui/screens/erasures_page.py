"""What was erased, with its certificates; and the notice to members, with the unit's own words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from resources.catalogues import words
from resources.wording import _
from storage.privacy.erasing import Done, erasures
from storage.records import Member
from storage.repository import find
from ui.paper.privacy.wording import said as said_on_paper
from ui.screens.asking import ask
from ui.screens.desk import Desk
from ui.screens.kept import Kept
from ui.screens.labels import field_label
from ui.screens.lines import Line, LineTable
from ui.screens.parts import button, plain
from ui.screens.personal_papers import certificate_print, notice_of
from ui.screens.preview import preview_made
from ui.screens.words import date_words
from ui.screens.working import Working


class NoticePage(QWidget):
    """The words of the notice, to be changed; printed for all, or for each who has none yet."""

    def __init__(self, desk: Desk, working: Working, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._working = desk, working
        hint = _(
            "Văn bản luật chưa được đối chiếu đủ: hãy đọc lại và sửa cho đúng. {unit} là tên đơn "
            "vị, {months} là số tháng giữ; dòng bắt đầu bằng * là đề mục, bằng - là gạch đầu dòng."
        )
        self.box = QPlainTextEdit()
        self.box.setTabChangesFocus(True)
        self.said = plain(look="muted", wrap=True)
        column = QVBoxLayout(self)
        column.addWidget(plain(hint, look="muted", wrap=True))
        column.addWidget(field_label(_("&Lời thông báo"), self.box))
        column.addWidget(self.box, 1)
        column.addWidget(self.said)
        row = QHBoxLayout()
        self.keep_button = button(_("&Ghi lời này"), self.keep, look="primary")
        for one in (
            self.keep_button,
            button(_("Về lời &mẫu"), self.set_back),
            button(_("In thông báo &chung…"), self.print_for_all),
            button(_("In cho từng người chưa &nhận…"), self.print_for_each),
        ):
            row.addWidget(one)
        row.addStretch()
        column.addLayout(row)
        self.keep_button.setEnabled(desk.may("manage"))
        self._kept = Kept(desk, "notice to members", self)

    def refresh(self) -> None:
        """Show the words in force, and how many members were told."""
        own = self._desk.settings.privacy_notice
        if not self.box.document().isModified():
            self.box.setPlainText(own or said_on_paper("notice", "text").strip())
            self.box.document().setModified(bool(self._kept.begin()))
        waiting, serving = len(self._untold()), len(self._serving())
        told = _("{told}/{all} thành viên đang tham gia đã được thông báo.")
        self.said.setText(told.format(told=serving - waiting, all=serving))

    def keep(self) -> None:
        """Keep these words as the unit's own."""
        self._keep(self.box.toPlainText())

    def set_back(self) -> None:
        """Go back to the words of the program."""
        self._keep("")

    def print_for_all(self) -> None:
        """Show one notice, to be put up."""
        today = self._desk.today()
        preview_made(self._desk, self._working, lambda ledger: notice_of(ledger, today))

    def print_for_each(self) -> None:
        """Show a notice to each member who was not told yet; ask whether it is given today."""
        members, today = self._untold(), self._desk.today()
        if members:
            keep_told(self._desk, members, self)
            preview_made(
                self._desk, self._working, lambda ledger: notice_of(ledger, today, members)
            )

    def _keep(self, text: str) -> None:
        kept = self._desk.settings.model_copy(update={"privacy_notice": text.strip()})
        if self._desk.keep_settings(kept):
            self.box.document().setModified(False)
            self.refresh()

    def _serving(self) -> list[Member]:
        return find(self._desk.ledger, Member, unit=self._desk.settings.unit, left_on=None)

    def _untold(self) -> list[Member]:
        return [one for one in self._serving() if one.informed_on is None]


def keep_told(desk: Desk, members: Sequence[Member], parent: QWidget) -> None:
    """Note today as the day on which members were told, if people say so."""
    title = _("Giao thông báo hôm nay cho {count} người?").format(count=len(members))
    text = _("Ngày thông báo sẽ ghi vào sổ của từng người; ghi khi thật sự giao.")
    if ask(parent, title, text, yes=_("Ghi ngày hôm nay"), no=_("Chỉ in")):
        told = [one.model_copy(update={"informed_on": desk.today()}) for one in members]
        desk.save(*told, said=_("ngày thông báo về dữ liệu cá nhân"))


class ErasuresPage(QWidget):
    """Each erasure by its number; its certificate can be printed again."""

    def __init__(self, desk: Desk, working: Working, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._working = desk, working
        heads = (_("Số giấy"), _("Ngày xóa"), _("Căn cứ"), _("Số bản ghi"), _("Người xóa"))
        self.table = LineTable(_("Các lần xóa dữ liệu cá nhân"), heads, right=(3,))
        self.table.prefer(2)
        self.table.opened.connect(self._show)
        self.certificate = button(_("In giấy xác &nhận…"), lambda: self._show(self.table.key()))
        row = QHBoxLayout()
        row.addWidget(self.certificate)
        row.addStretch()
        column = QVBoxLayout(self)
        column.addWidget(self.table, 1)
        column.addLayout(row)

    def refresh(self) -> None:
        """Read the erasures again."""
        grounds = words("erasure_grounds")
        lines = [
            Line(
                (
                    done.number,
                    date_words(done.day),
                    grounds.get(done.ground, done.ground),
                    str(len(done.tombstones)),
                    done.by,
                ),
                key=done,
            )
            for done in erasures(self._desk.ledger)
        ]
        self.table.show_lines(lines)
        self.certificate.setEnabled(bool(lines))

    def _show(self, done: Done | None) -> None:
        if done is not None:
            preview_made(
                self._desk, self._working, lambda ledger: [certificate_print(ledger, done)]
            )
