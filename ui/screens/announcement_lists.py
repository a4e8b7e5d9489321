"""The newer official lists that go along with an announcement: chosen, looked at, left out."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from unicodedata import normalize

from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from resources import file
from resources.wording import _
from storage.catalogue_checks import MAY_GROW
from storage.catalogues import ListChange, changes_in, list_held
from storage.errors import KnownError
from storage.files import write_whole
from sync.notice_words import HOW_WORDS, list_title
from ui.screens.asking import tell
from ui.screens.desk import Desk
from ui.screens.parts import button, plain
from ui.screens.rows import Rows

_PATTERN = "TOML (*.toml)"


class ListsToSend(QWidget):
    """Newer lists by their names, each checked before it is taken up."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.chosen: dict[str, bytes] = {}
        self.names = QComboBox()
        self.names.setAccessibleName(_("Danh mục"))
        for name, words in MAY_GROW.items():
            self.names.addItem(words, name)
        self.rows = Rows()
        row = QHBoxLayout()
        self.names.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.names.setMinimumContentsLength(12)  # it grows with the room there is
        row.addWidget(self.names, 1)
        row.addWidget(button(_("Chọn tệp &danh mục mới…"), self._choose))
        row.addWidget(button(_("Lưu &mẫu để sửa…"), self._save_sample, look="quiet"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(plain(_("Danh mục mới (nếu có)"), name="fieldLabel"))
        column.addLayout(row)
        column.addLayout(self.rows)

    @property
    def name(self) -> str:
        """Return which list is meant."""
        return str(self.names.currentData())

    def add(self, path: Path) -> None:
        """Take up a newer list, or say what is wrong with it."""
        try:
            data = normalize("NFC", path.read_text("utf-8-sig")).encode()
            changes_in(self.name, data, list_held(self._desk.ledger, self.name))
        except KnownError as error:
            tell(self, _("Chưa dùng được danh mục"), str(error))
        except (OSError, UnicodeDecodeError):
            words = _("Không đọc được tệp {name}. Hãy lưu tệp dạng văn bản UTF-8 rồi chọn lại.")
            tell(self, _("Chưa dùng được danh mục"), words.format(name=path.name))
        else:
            self.chosen[self.name] = data
            self._say()

    def save_sample(self, path: Path) -> None:
        """Write the list as it was shipped, to be changed and chosen again."""
        try:
            write_whole(path, file("catalogues", f"{self.name}.toml").read_bytes())
        except OSError:
            words = _("Không ghi được vào {place}. Hãy chọn nơi khác.")
            tell(self, _("Chưa lưu được"), words.format(place=path))

    def _drop(self, name: str) -> None:
        del self.chosen[name]
        self._say()

    def _say(self) -> None:
        self.rows.clear()
        for name, data in self.chosen.items():
            changes = changes_in(name, data, list_held(self._desk.ledger, name))
            words = f"{list_title(name)}: {_counted(changes)}"
            self.rows.add("file", "", words, _("Bỏ"), partial(self._drop, name))

    def _choose(self) -> None:
        title = _("Chọn danh mục «{name}»").format(name=list_title(self.name))
        chosen, _kind = QFileDialog.getOpenFileName(self, title, "", _PATTERN)
        if chosen:
            self.add(Path(chosen))

    def _save_sample(self) -> None:
        title, name = _("Lưu mẫu danh mục"), f"{self.name}.toml"
        chosen, _kind = QFileDialog.getSaveFileName(self, title, name, _PATTERN)
        if chosen:
            self.save_sample(Path(chosen))


def _counted(changes: list[ListChange]) -> str:
    counts = {how: sum(one.how == how for one in changes) for how in HOW_WORDS}
    said = [f"{HOW_WORDS[how].lower()} {count}" for how, count in counts.items() if count]
    return ", ".join(said) or _("không đổi gì")
