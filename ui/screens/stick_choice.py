"""Which stick: those that are plugged in are found by themselves, or a folder is chosen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QWidget

from resources.wording import _
from ui.screens.parts import button, plain
from ui.screens.sticks import Stick, sticks

_EVERY_MS = 2000


class StickChoice(QWidget):
    """One line: the sticks that are plugged in, a folder instead, and looking once more."""

    chosen = Signal(object)  # Path, or none where nothing is plugged in

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder: Path | None = None
        self._known: list[Stick] = []
        self.box = QComboBox()
        self.box.setAccessibleName(_("USB hoặc thư mục"))
        self.box.setMinimumContentsLength(28)
        self.none = plain(_("Chưa cắm USB nào."), look="muted")
        self.other = button(_("&Thư mục khác…"), self._choose, picture="folder")
        self.again = button(_("&Xem lại"), self._tell, look="quiet", picture="repeat")
        self.box.currentIndexChanged.connect(lambda _place: self._tell())
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.seek)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for part in (self.box, self.none, self.other, self.again):
            row.addWidget(part)
        row.addStretch()
        self._show([])

    @property
    def root(self) -> Path | None:
        """Return the stick or folder that is meant."""
        found = self.box.currentData()
        return found if isinstance(found, Path) else None

    def use(self, folder: Path) -> None:
        """Take a folder in place of a stick."""
        self._folder = folder
        self._show(self._known, folder)
        self._tell()

    def seek(self) -> None:
        """Look which sticks are plugged in now; one that is new is chosen."""
        found = sticks(locked=True)
        if [one.path for one in found] == [one.path for one in self._known]:
            return
        before = self.root
        fresh = [one.path for one in found if one not in self._known]
        self._show(found, fresh[0] if fresh else before)
        if self.root != before:
            self._tell()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()
        self.seek()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def _show(self, found: list[Stick], meant: Path | None = None) -> None:
        self._known = found
        with QSignalBlocker(self.box):
            self.box.clear()
            for one in found:
                self.box.addItem(one.words, one.path)
            if self._folder:
                self.box.addItem(_("Thư mục {name}").format(name=self._folder), self._folder)
            place = self.box.findData(meant) if meant else 0
            self.box.setCurrentIndex(max(place, 0))
        for part, seen in ((self.box, self.box.count()), (self.none, not self.box.count())):
            part.setVisible(bool(seen))
        self.again.setEnabled(self.root is not None)

    def _tell(self) -> None:
        self.chosen.emit(self.root)

    def _choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, _("Chọn thư mục"))
        if folder:
            self.use(Path(folder))
