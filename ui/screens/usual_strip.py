"""A row of buttons: the kinds of activities that are written down most, one click each."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from resources.catalogues import offered
from resources.wording import _
from storage.usual_kinds import favourite_kinds, star_kind, usual_kinds
from ui.screens.allowed import only
from ui.screens.desk import Desk
from ui.screens.icons import icon
from ui.screens.parts import button, plain
from ui.screens.tips import plain_tip

_LETTERS = 22  # of the name of a kind on its button; the tooltip has all of it


class UsualKinds(QWidget):
    """Begins an activity of a usual kind; a menu chooses which ones stand here always."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._offered: list[tuple[str, str]] | None = None
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.menu = QMenu(self)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.stars = QToolButton()
        self.stars.setIcon(icon("star"))
        self.stars.setMenu(self.menu)
        self.stars.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.stars.setAccessibleName(_("Chọn loại hoạt động hay dùng"))
        self.stars.setToolTip(_("Chọn những loại luôn đứng ở đây"))

    @property
    def is_filled(self) -> bool:
        """Tell whether kinds stand here already."""
        return self._offered is not None

    def refresh(self) -> None:
        """Offer the kinds that are usual now."""
        names = offered("activity_kinds")
        kinds = {one: names[one] for one in usual_kinds(self._desk.ledger, self._desk.today())}
        if list(kinds.items()) == self._offered:
            return
        self._offered = list(kinds.items())
        while item := self.row.takeAt(0):
            before = item.widget()
            if before and before is not self.stars:
                before.deleteLater()
        self.row.addWidget(plain(_("Hay dùng:"), look="muted"))
        for kind, name in kinds.items():
            self.row.addWidget(self._button(kind, name))
        self.row.addWidget(self.stars)
        self.row.addStretch()

    def _button(self, kind: str, name: str) -> QWidget:
        begin = partial(self._desk.begun_with.emit, "activities", {"kind": kind})
        short = name if len(name) <= _LETTERS else f"{name[:_LETTERS].rstrip()}…"
        made = button(short, begin, picture="add", look="quiet")
        made.setAccessibleName(_("Ghi hoạt động: {kind}").format(kind=name))
        made.setToolTip(plain_tip(name))
        only(self._desk, "record", made)
        return made

    def _fill_menu(self) -> None:
        self.menu.clear()
        chosen = favourite_kinds(self._desk.ledger)
        for kind, name in offered("activity_kinds").items():
            action = self.menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(kind in chosen)
            action.toggled.connect(partial(self._star, kind))

    def _star(self, kind: str, starred: bool) -> None:  # noqa: FBT001  # Qt's signal
        star_kind(self._desk.ledger, kind, starred=starred)
        self.refresh()
