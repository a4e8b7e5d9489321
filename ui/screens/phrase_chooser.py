"""Choosing a phrase for a section: the post's own first, then those that many posts use."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from resources.catalogues import entries
from resources.wording import _
from storage.records import Phrase
from storage.spelling import fold
from ui.screens.labels import heading
from ui.screens.parts import button, go_or_back, plain

_SIZE = (620, 420)
_TEXT = Qt.ItemDataRole.UserRole


class PhraseChooser(QDialog):
    """The phrases that fit one section; Enter or a double click takes one."""

    def __init__(
        self,
        kept: Sequence[Phrase],
        sections: Collection[str],
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Chèn câu mẫu"))
        self.list = QListWidget()
        self.list.setAccessibleName(_("Câu mẫu dùng được ở phần này"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for text, words in _offered(kept, sections, today):
            item = QListWidgetItem(words)
            item.setData(_TEXT, text)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(lambda _item: self.accept())
        self.go = button(_("&Chèn câu này"), self.accept, look="primary")
        self.go.setDefault(True)
        foot = go_or_back(self.go, self.reject)
        column = QVBoxLayout(self)
        column.addWidget(heading(_("Chèn câu mẫu"), 1.2))
        if self.list.count():
            column.addWidget(self.list, 1)
        else:
            words = _(
                "Chưa có câu mẫu cho phần này. Viết một câu trong báo cáo rồi bấm «Lưu thành câu "
                "mẫu», hoặc ghi ở Sổ khác › Câu mẫu, căn cứ."
            )
            column.addWidget(plain(words, name="empty", wrap=True), 1)
        self.go.setEnabled(self.list.count() > 0)
        column.addLayout(foot)
        self.resize(*_SIZE)

    @property
    def chosen(self) -> str:
        """Return the text of the chosen phrase, "" for none."""
        item = self.list.currentItem()
        return str(item.data(_TEXT)) if item else ""


def _offered(
    kept: Sequence[Phrase], sections: Collection[str], today: date
) -> list[tuple[str, str]]:
    own = [p for p in kept if p.section in sections and not (p.valid_to and p.valid_to < today)]
    known = {fold(phrase.text) for phrase in own}
    usual = [
        entry
        for entry in entries("usual_phrases")
        if entry.extra["section"] in sections
        and fold(entry.word) not in known
        and not (entry.valid_to and entry.valid_to < today)
    ]
    often = _("{text} (câu thường dùng)")
    return [(p.text, p.text) for p in own] + [(e.word, often.format(text=e.word)) for e in usual]
