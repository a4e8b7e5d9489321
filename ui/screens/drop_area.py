"""A large area to drop files on, with buttons for the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout

from resources.wording import _
from storage.errors import KnownError
from sync.couriers.folder import FolderCourier
from ui.screens.asking import tell
from ui.screens.parts import button, plain
from ui.screens.sticks import ask_folder


class DropArea(QFrame):
    """Gives out the files that were dropped, chosen, or found on a stick."""

    brought = Signal(list)  # of Path

    def __init__(
        self,
        words: str,
        kind: str,
        suffixes: Sequence[str],
        units: Callable[[], Sequence[str | None]] = tuple,
    ) -> None:
        """`kind` is what people call the files; only those with one of the suffixes are taken.

        On a stick only what lies there for these units is looked at, by default all.
        """
        super().__init__()
        self._units = units
        self.setObjectName("drop")
        self.setProperty("look", "card")
        self.setAcceptDrops(True)
        self._kind, self._suffixes = kind, tuple(suffixes)
        self.words = plain(words, look="muted", wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.choose = button(_("&Chọn tệp…"), self._choose, look="primary")
        self.look = button(_("&Tìm trên USB, thư mục…"), self._look, picture="usb")
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.choose)
        row.addWidget(self.look)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.addWidget(self.words)
        column.addLayout(row)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        self.bring(paths)
        event.acceptProposedAction()

    def bring(self, paths: Sequence[Path]) -> None:
        """Give out the files of the right kind; say so when there is none."""
        right = [path for path in paths if path.suffix.lower() in self._suffixes]
        if right:
            self.brought.emit(right)
            return
        words = _("Ở đây không có {kind} nào ({suffixes}). Sổ không đổi.")
        said = words.format(kind=self._kind, suffixes=", ".join(self._suffixes))
        tell(self, _("Không có tệp phù hợp"), said)

    def bring_from(self, folder: Path) -> None:
        """Give out all files of the right kind that lie in a folder or on a stick."""
        try:
            self.bring(self._found(FolderCourier(folder)))
        except KnownError as error:
            tell(self, _("Không đọc được"), str(error))

    def _found(self, courier: FolderCourier) -> list[Path]:
        units = self._units() or [None]
        found = [path for s in self._suffixes for unit in units for path in courier.fetch(s, unit)]
        return list(dict.fromkeys(found))

    def _choose(self) -> None:
        patterns = " ".join(f"*{suffix}" for suffix in self._suffixes)
        title = _("Chọn {kind}").format(kind=self._kind)
        chosen, _kind = QFileDialog.getOpenFileNames(self, title, "", f"{self._kind} ({patterns})")
        if chosen:
            self.bring([Path(path) for path in chosen])

    def _look(self) -> None:
        title = _("Tìm {kind}").format(kind=self._kind)
        folder = ask_folder(self, title, _("Tìm ở đâu?"))
        if folder:
            self.bring_from(folder)
