"""Photos in a row, to be looked at: small ones, and one of them large."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QDialog, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from resources.wording import _

_DIGEST = Qt.ItemDataRole.UserRole
_SMALL = QSize(84, 63)
_LARGE = QSize(960, 560)
_BESIDE = 26  # room below the pictures for a bar to scroll


class PhotoStrip(QListWidget):
    """Pictures by their digests; Enter or a double click shows one large."""

    def __init__(self, read: Callable[[str], bytes], parent: QWidget | None = None) -> None:
        """`read` returns the bytes of a picture, b"" for one that is not here."""
        super().__init__(parent)
        self._read = read
        self.setAccessibleName(_("Ảnh"))
        self.setIconSize(_SMALL)
        self.setFlow(QListWidget.Flow.LeftToRight)
        self.setFixedHeight(_SMALL.height() + _BESIDE)
        self.itemActivated.connect(self._show_large)

    def digests(self) -> tuple[str, ...]:
        """Return which pictures are shown."""
        return tuple(str(self.item(row).data(_DIGEST)) for row in range(self.count()))

    def show_photos(self, digests: Iterable[str]) -> None:
        """Show other pictures."""
        self.clear()
        for digest in digests:
            self.place(digest)

    def place(self, digest: str) -> None:
        """Put one more picture at the end."""
        item = QListWidgetItem(QIcon(self._picture(digest)), "", self)
        item.setData(_DIGEST, digest)
        place = _("Ảnh {number}").format(number=self.count())
        item.setData(Qt.ItemDataRole.AccessibleTextRole, place)

    def _picture(self, digest: str) -> QPixmap:
        picture = QPixmap()
        picture.loadFromData(self._read(digest))
        return picture

    def _show_large(self, item: QListWidgetItem) -> None:
        shown = QLabel()
        picture = self._picture(item.data(_DIGEST))
        shown.setPixmap(picture.scaled(_LARGE, Qt.AspectRatioMode.KeepAspectRatio))
        window = QDialog(self)
        window.setWindowTitle(_("Ảnh"))
        QVBoxLayout(window).addWidget(shown)
        window.exec()
