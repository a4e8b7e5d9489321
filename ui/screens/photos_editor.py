"""Photos of an activity: small pictures to add, look at and take out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from resources.wording import _
from ui.screens.asking import tell
from ui.screens.editors import Editor
from ui.screens.parts import button

_DIGEST = Qt.ItemDataRole.UserRole
_SMALL = QSize(84, 63)
_LARGE = QSize(960, 560)


class Album(Protocol):
    """Where pictures are kept; the desk is one."""

    def add_photo(self, data: bytes) -> str | None:
        """Keep a picture and return its digest, or none if it was refused."""

    def photo(self, digest: str) -> bytes:
        """Return a kept picture, b"" if it is not here."""


class PhotosEditor(Editor):
    """The pictures of a record, by their digests."""

    def __init__(
        self,
        album: Album,
        parent: QWidget | None = None,
        *,
        pick: Callable[[QWidget], list[Path]] | None = None,
    ) -> None:
        super().__init__(parent)
        self._album = album
        self._pick = pick or _pick_files
        self._list = QListWidget()
        self._list.setIconSize(_SMALL)
        self._list.setFlow(QListWidget.Flow.LeftToRight)
        self._list.setFixedHeight(_SMALL.height() + 26)
        self._list.itemActivated.connect(self._show_large)
        self._add = button(_("Thêm ảnh…"), self._add_files, picture="add", look="quiet")
        self._drop = button(_("Bỏ ảnh"), self._drop_chosen, picture="remove", look="quiet")
        buttons = QVBoxLayout()
        buttons.addWidget(self._add)
        buttons.addWidget(self._drop)
        buttons.addStretch()
        self.put_in(self._list)
        self.row.addLayout(buttons)
        self._say()

    def read(self) -> Any:
        return tuple(str(item.data(_DIGEST)) for item in self._items())

    def write(self, value: Any) -> None:
        self._list.clear()
        for digest in value or ():
            self._place(digest)
        self._say()

    def _items(self) -> list[QListWidgetItem]:
        return [self._list.item(row) for row in range(self._list.count())]

    def _place(self, digest: str) -> None:
        picture = QPixmap()
        picture.loadFromData(self._album.photo(digest))
        item = QListWidgetItem(QIcon(picture), "", self._list)
        item.setData(_DIGEST, digest)
        place = _("Ảnh {number}").format(number=self._list.count())
        item.setData(Qt.ItemDataRole.AccessibleTextRole, place)

    def _add_files(self) -> None:
        for path in self._pick(self):
            try:
                data = path.read_bytes()
            except OSError:
                words = _("Không đọc được tệp {name}. Sổ không đổi; hãy chép tệp vào máy rồi thử.")
                tell(self, _("Chưa thêm được ảnh"), words.format(name=path.name))
                continue
            digest = self._album.add_photo(data)
            if digest and digest not in self.read():
                self._place(digest)
        self._say()
        self.changed.emit()

    def _drop_chosen(self) -> None:
        for item in self._list.selectedItems():
            self._list.takeItem(self._list.row(item))
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        some = self._list.count() > 0
        self._list.setVisible(some)
        self._drop.setVisible(some)
        self.setFocusProxy(self._list if some else self._add)

    def _show_large(self, item: QListWidgetItem) -> None:
        picture = QPixmap()
        picture.loadFromData(self._album.photo(item.data(_DIGEST)))
        shown = QLabel()
        shown.setPixmap(picture.scaled(_LARGE, Qt.AspectRatioMode.KeepAspectRatio))
        window = QDialog(self)
        window.setWindowTitle(_("Ảnh"))
        QVBoxLayout(window).addWidget(shown)
        window.exec()


def _pick_files(parent: QWidget) -> list[Path]:
    words = _("Ảnh (*.jpg *.jpeg *.png *.webp)")
    paths, _filter = QFileDialog.getOpenFileNames(parent, _("Chọn ảnh"), "", words)
    return [Path(path) for path in paths]
