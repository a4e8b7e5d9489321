"""Naming in a proposal those who are in the books already, by their achievements or pages."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from resources.wording import _
from storage.commendation.nominating import added_to, nominee_from_honoree, open_achievements
from storage.records import Honoree, Nominee, Proposal
from storage.repository import find
from storage.spelling import fold
from ui.screens.asking import tell
from ui.screens.desk import Desk
from ui.screens.labels import heading
from ui.screens.parts import button, go_or_back, plain
from ui.screens.words import count_words, date_words

_CODE = Qt.ItemDataRole.UserRole
_BEGINNING = 90  # letters of an achievement in a list


def name_achievements(desk: Desk, proposal: Proposal, parent: QWidget) -> None:
    """Let the proposal rest on more achievements, with whom they name."""
    waiting = {one.id: one for one in open_achievements(desk.ledger)}
    if not waiting:
        words = _("Mọi thành tích đã ghi đều đã có trong một đề nghị.")
        tell(parent, _("Không còn thành tích nào chờ"), words)
        return
    said = {
        code: " – ".join((date_words(one.happened_on), one.name, one.text[:_BEGINNING]))
        for code, one in waiting.items()
    }
    hint = _("Người, tập thể có tên trong thành tích được ghi vào đề nghị cùng lời đã ghi.")
    dialog = Ticking(_("Thêm từ thành tích đã ghi"), hint, said, parent)
    if dialog.exec():
        chosen = [waiting[code] for code in dialog.chosen]
        _proposal, records = added_to(desk.ledger, proposal, chosen)
        words = _("{count} thành tích vào đề nghị").format(count=count_words(len(chosen)))
        desk.save(*records, said=words)


def name_honorees(desk: Desk, proposal: Proposal, parent: QWidget) -> None:
    """Name in the proposal those whose pages are in the books."""
    named = {one.honoree for one in find(desk.ledger, Nominee, proposal=proposal.id)}
    own = find(desk.ledger, Honoree, unit=proposal.unit)
    others = {one.id: one for one in own if one.id not in named}
    if not others:
        words = _("Mọi người, tập thể trong sổ đều đã có trong đề nghị này. Bấm «Thêm» để ghi mới.")
        tell(parent, _("Không còn ai để thêm"), words)
        return
    said = {
        code: ", ".join(filter(None, (one.name, str(one.birth_year or ""), one.position)))
        for code, one in others.items()
    }
    hint = _("Lý lịch, các lần đã được khen được chép từ trang của từng người.")
    dialog = Ticking(_("Thêm người, tập thể đã có trong sổ"), hint, said, parent)
    if dialog.exec():
        chosen = [others[code] for code in dialog.chosen]
        nominees = [nominee_from_honoree(desk.ledger, proposal, one) for one in chosen]
        words = _("{count} người, tập thể vào đề nghị").format(count=count_words(len(nominees)))
        desk.save(*nominees, said=words)


class Ticking(QDialog):
    """Asks which of many are meant; typing narrows the list, what is ticked stays ticked."""

    def __init__(
        self, title: str, hint: str, options: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.search = QLineEdit(clearButtonEnabled=True)
        self.search.setPlaceholderText(_("Gõ vài chữ để tìm"))
        self.search.setAccessibleName(_("Tìm trong danh sách"))
        self.search.textChanged.connect(self._narrow)
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for code, words in options.items():
            item = QListWidgetItem(words, self.list)
            item.setData(_CODE, code)
            item.setCheckState(Qt.CheckState.Unchecked)
        self.list.itemChanged.connect(lambda _item: self._count())
        self.go = button("", self.accept, look="primary")
        self.go.setDefault(True)
        foot = go_or_back(self.go, self.reject)
        column = QVBoxLayout(self)
        column.addWidget(heading(title, 1.2))
        column.addWidget(plain(hint, look="muted", wrap=True))
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        self.resize(620, 460)
        self._count()

    @property
    def chosen(self) -> list[str]:
        """Return the codes that are ticked."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return [i.data(_CODE) for i in items if i.checkState() == Qt.CheckState.Checked]

    def _narrow(self, text: str) -> None:
        words = fold(text).split()
        for row in range(self.list.count()):
            said = fold(self.list.item(row).text())
            self.list.item(row).setHidden(not all(word in said for word in words))

    def _count(self) -> None:
        count = len(self.chosen)
        words = _("&Ghi {count} mục đã đánh dấu").format(count=count_words(count))
        self.go.setText(words)
        self.go.setEnabled(count > 0)
