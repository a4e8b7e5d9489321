"""Photos of an activity: small pictures to add, look at and take out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from resources.wording import _
from ui.screens.asking import tell
from ui.screens.editors import Editor
from ui.screens.parts import button
from ui.screens.photo_strip import PhotoStrip


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
        self._list = PhotoStrip(album.photo)
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
        return self._list.digests()

    def write(self, value: Any) -> None:
        self._list.show_photos(value or ())
        self._say()

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
                self._list.place(digest)
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


def _pick_files(parent: QWidget) -> list[Path]:
    words = _("Ảnh (*.jpg *.jpeg *.png *.webp)")
    paths, _filter = QFileDialog.getOpenFileNames(parent, _("Chọn ảnh"), "", words)
    return [Path(path) for path in paths]
