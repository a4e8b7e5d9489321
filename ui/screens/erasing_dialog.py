"""Which records of a person to erase, and on what ground; what the law keeps is not offered."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from resources.catalogues import offered
from resources.wording import _
from storage.privacy.person import Held, Person
from storage.records import Record
from ui.screens.choice_editors import QuietComboBox
from ui.screens.labels import complain, complaint, field_label, heading
from ui.screens.parts import button, go_or_back, plain

_RECORD = Qt.ItemDataRole.UserRole


class ErasingDialog(QDialog):
    """Asks what goes for good; records that have only the same name are not ticked."""

    def __init__(self, person: Person, words: Sequence[str], parent: QWidget | None = None) -> None:
        """Offer the records of a person; `words` say each of them."""
        super().__init__(parent)
        self.setWindowTitle(_("Xóa dữ liệu cá nhân"))
        said = _(
            "Xóa hẳn, không hoàn tác được: cả nội dung trong nhật ký, phần tìm kiếm và bản nhập "
            "dở. Số liệu đã chốt không đổi. Sau khi xóa có giấy xác nhận để in."
        )
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.ground = QuietComboBox()
        self.ground.addItem(_("(chọn căn cứ)"), "")
        for code, word in offered("erasure_grounds").items():
            self.ground.addItem(word, code)
        self.complaint = complaint()
        for held, line in zip(person.held, words, strict=True):
            self._offer(held, line)
        go = button(_("&Xóa hẳn"), self._submit, look="primary")
        column = QVBoxLayout(self)
        column.addWidget(heading(_("Xóa dữ liệu về {name}").format(name=person.name), 1.2))
        column.addWidget(plain(said, wrap=True))
        column.addWidget(field_label(_("&Bản ghi sẽ xóa"), self.list))
        column.addWidget(self.list, 1)
        column.addWidget(field_label(_("Căn &cứ *"), self.ground))
        column.addWidget(self.ground)
        column.addWidget(self.complaint)
        column.addLayout(go_or_back(go, self.reject))
        self.resize(640, 460)

    @property
    def records(self) -> list[Record]:
        """Return what is ticked."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return [one.data(_RECORD) for one in items if one.checkState() == Qt.CheckState.Checked]

    def _offer(self, held: Held, line: str) -> None:
        if held.kept:
            item = QListWidgetItem(_("{record} (giữ: {why})").format(record=line, why=held.kept))
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        else:
            perhaps = _("{record} (cùng tên, chưa chắc là người này)").format(record=line)
            item = QListWidgetItem(line if held.sure else perhaps)
            on = Qt.CheckState.Checked if held.sure else Qt.CheckState.Unchecked
            item.setCheckState(on)
            item.setData(_RECORD, held.record)
        self.list.addItem(item)

    def _submit(self) -> None:
        if not self.records:
            complain(self.complaint, _("Chưa đánh dấu bản ghi nào để xóa."))
        elif not self.ground.currentData():
            complain(self.complaint, _("Hãy chọn căn cứ xóa."))
            self.ground.setFocus()
        else:
            self.accept()
