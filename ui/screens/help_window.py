"""Help (F1): the page of the screen that is shown, beside it, and all others; the handbook."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from resources.help_texts import Topic, chapters, topic_of
from resources.wording import _
from storage.ledger import Ledger
from storage.steps import Steps, drain
from ui.screens.desk import Desk
from ui.screens.help_page import HelpPage
from ui.screens.parts import button
from ui.screens.tour import begin_tour
from ui.screens.working import Working

_WIDTH, _HEIGHT, _LIST = 720, 540, 220


class HelpWindow(QDialog):
    """Stands beside the work; arrows choose a page or scroll it, Tab goes between, Esc closes."""

    def __init__(self, desk: Desk, places: Sequence[str], parent: QWidget | None = None) -> None:
        """List the pages of these places of the window, then the chapters of the handbook."""
        super().__init__(parent)
        self._desk = desk
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Trợ giúp"))
        role = desk.settings.role
        self._pages: dict[str, Topic] = {code: topic_of(code, role) for code in places}
        self._pages |= {f"chapter {code}": one for code, one in chapters().items()}
        self.list = QListWidget()
        self.list.setAccessibleName(_("Các trang trợ giúp"))
        self.list.setFixedWidth(_LIST)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.addItems([_(topic.title) for topic in self._pages.values()])
        self.page = HelpPage()
        self.working = Working()
        self.handbook = button(_("&Sổ tay hướng dẫn (PDF)"), self.show_handbook, picture="file")
        self.tour = button(_("&Dẫn tôi đi một vòng"), self.begin_tour, picture="flag")
        self.tour.setVisible(desk.settings.sample)
        self.list.currentRowChanged.connect(self._show_row)
        self._lay_out()
        self.resize(_WIDTH, _HEIGHT)

    def show_place(self, code: str) -> None:
        """Show the page of a place."""
        self.list.setCurrentRow(list(self._pages).index(code))
        self.page.setFocus()

    def begin_tour(self) -> None:
        """Leave help, and be led through the practice books."""
        house = self.parentWidget()
        self.close()
        begin_tour(self._desk, house)

    def show_handbook(self) -> None:
        """Make the handbook, and show it to be printed or saved."""
        if self._desk.ledger.path is None:  # books in memory are of one thread
            self._preview(drain(_handbook(self._desk.ledger)))
            return
        self.working.run(self._desk.job(_handbook), _("Đang in sổ tay…"), self._preview)

    def _show_row(self, row: int) -> None:
        self.page.show_topic(list(self._pages.values())[row])

    def _preview(self, pdf: bytes) -> None:
        from ui.screens.preview import Paper, preview  # noqa: PLC0415  # not when the program starts

        preview(self, Paper(_("Sổ tay hướng dẫn"), "so-tay-binh-yen.pdf", pdf))

    def _lay_out(self) -> None:
        body = QHBoxLayout()
        body.addWidget(self.list)
        body.addWidget(self.page, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.handbook)
        foot.addWidget(self.tour)
        foot.addStretch()
        foot.addWidget(button(_("Đó&ng"), self.close))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.addLayout(body, 1)
        column.addWidget(self.working)
        column.addLayout(foot)
        for one in (self.handbook, self.tour):
            one.setAutoDefault(False)


def show_help(desk: Desk, places: Sequence[str], code: str, house: QWidget) -> None:
    """Open help at a place, or turn to it where help is open already."""
    shown = house.findChild(HelpWindow)
    if shown is None:
        shown = HelpWindow(desk, places, house)
        shown.move(house.mapToGlobal(house.rect().topRight()) - shown.rect().topRight())
    shown.show_place(code)
    shown.show()
    shown.raise_()
    shown.activateWindow()


def _handbook(ledger: Ledger) -> Steps[bytes]:
    from ui.paper.handbook.making import handbook_pdf  # noqa: PLC0415  # not when it starts

    return (yield from handbook_pdf(practice=ledger.settings.sample))
