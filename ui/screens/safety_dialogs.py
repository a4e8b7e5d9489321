"""Many subjects at once: registration on one day, recognition by one decision."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from resources.catalogues import words as catalogue_words
from resources.wording import _
from storage.safety import AREA, YearBook
from ui.screens.date_editor import DateEditor
from ui.screens.labels import complain, complaint, field_label, heading
from ui.screens.parts import button, go_or_back, plain

_CODE = Qt.ItemDataRole.UserRole
_WRONG_DAY = _("Ngày chưa đúng; gõ như 15/02/2026.")


class RegisterMany(QDialog):
    """Asks on which day which kinds of subjects registered."""

    def __init__(self, book: YearBook, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drafted = f"registering {book.year}"
        self.setWindowTitle(_("Đăng ký tất cả"))
        self.day = DateEditor(today)
        self.day.write(today)
        self.households = QCheckBox(_("100% hộ đã đăng ký (lấy số hộ trong sổ thôn)"))
        self.complaint = complaint()
        self.kinds = self._boxes(book)
        foot = go_or_back(button(_("&Ghi ngày đăng ký"), self._submit, look="primary"), self.reject)
        column = QVBoxLayout(self)
        column.addWidget(heading(_("Đăng ký năm {year}").format(year=book.year), 1.2))
        said = _("Những đối tượng chưa đăng ký sẽ được ghi cùng một ngày.")
        column.addWidget(plain(said, look="muted", wrap=True))
        for box in self.kinds.values():
            column.addWidget(box)
        column.addWidget(field_label(_("&Ngày đăng ký *"), self.day))
        column.addWidget(self.day)
        column.addWidget(self.households)
        column.addWidget(self.complaint)
        column.addLayout(foot)
        self.day.call(_("Ngày đăng ký"))
        self.setMinimumWidth(420)

    @property
    def chosen(self) -> list[str]:
        """Return the kinds that are ticked."""
        return [kind for kind, box in self.kinds.items() if box.isChecked()]

    def _boxes(self, book: YearBook) -> dict[str, QCheckBox]:
        waiting = Counter(one.kind for one in book.unregistered)
        said = catalogue_words("safety_subjects")
        boxes = {}
        for kind in sorted(waiting, key=lambda code: (code != AREA, code)):
            words = _("{kind} ({count} chưa đăng ký)")
            boxes[kind] = QCheckBox(words.format(kind=said.get(kind, kind), count=waiting[kind]))
            boxes[kind].setChecked(kind == AREA or len(waiting) == 1)
        return boxes

    def _submit(self) -> None:
        if not isinstance(self.day.read(), date):
            complain(self.complaint, _WRONG_DAY)
        elif not self.chosen:
            complain(self.complaint, _("Hãy đánh dấu ít nhất một loại đối tượng."))
        else:
            self.accept()


class DecideMany(QDialog):
    """Asks which subjects one decision recognised, its number and its day."""

    def __init__(
        self, waiting: Mapping[str, str], ready: frozenset[str], today: date, parent: QWidget
    ) -> None:
        """Offer the names of those waiting; those that are `ready` are ticked already."""
        super().__init__(parent)
        self.drafted = "recognising"
        self.setWindowTitle(_("Ghi quyết định"))
        self.list = QListWidget()
        self.list.setAccessibleName(_("Đối tượng được công nhận đạt"))
        for identity, name in waiting.items():
            item = QListWidgetItem(name, self.list)
            item.setData(_CODE, identity)
            ticked = identity in ready
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.number = QLineEdit()
        self.day = DateEditor(today)
        self.day.write(today)
        self.complaint = complaint()
        foot = QHBoxLayout()
        foot.addWidget(button(_("&Chọn hết"), self._tick_all, look="quiet"))
        foot.addStretch()
        foot.addWidget(button(_("&Ghi công nhận đạt"), self._submit, look="primary"))
        foot.addWidget(button(_("&Quay lại"), self.reject))
        column = QVBoxLayout(self)
        column.addWidget(heading(_("Quyết định công nhận đạt"), 1.2))
        said = _("Đánh dấu các đối tượng có tên trong quyết định; đối tượng đủ điều kiện đã chọn.")
        column.addWidget(plain(said, look="muted", wrap=True))
        column.addWidget(self.list, 1)
        column.addWidget(field_label(_("&Số quyết định *"), self.number))
        column.addWidget(self.number)
        column.addWidget(field_label(_("&Ngày quyết định *"), self.day))
        column.addWidget(self.day)
        column.addWidget(self.complaint)
        column.addLayout(foot)
        self.day.call(_("Ngày quyết định"))
        self.resize(460, 480)

    @property
    def chosen(self) -> list[str]:
        """Return the identities of the subjects that are ticked."""
        return [
            item.data(_CODE) for item in self._items() if item.checkState() == Qt.CheckState.Checked
        ]

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _tick_all(self) -> None:
        for item in self._items():
            item.setCheckState(Qt.CheckState.Checked)

    def _submit(self) -> None:
        if not self.chosen:
            complain(self.complaint, _("Hãy đánh dấu ít nhất một đối tượng."))
        elif not self.number.text().strip():
            complain(self.complaint, _("Hãy ghi số quyết định, như 45/QĐ-UBND."))
        elif not isinstance(self.day.read(), date):
            complain(self.complaint, _WRONG_DAY)
        else:
            self.accept()
