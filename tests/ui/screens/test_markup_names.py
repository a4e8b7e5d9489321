"""Names from outside that look like markup are shown letter by letter, wherever they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QWidget

from storage.books import Books
from storage.keystore import MasterKey
from storage.ledger import Ledger
from storage.records import Activity, Asset, Hamlet, Honoree, Member, SecurityModel, Team
from storage.repository import put
from sync.keys import UnitKeys
from tests.conftest import UNIT, post_settings
from ui.screens.desk import Desk
from ui.screens.places import places_for
from ui.screens.safe import Safe
from ui.screens.window import MainWindow

NAME = '<b>x</b><img src="file:///etc/hostname">'
TODAY = date(2022, 12, 8)
Show = Callable[[QWidget], QWidget]


@pytest.fixture
def window(tmp_path: Path, shown: Show) -> Iterator[MainWindow]:
    master, books = MasterKey(bytes(32)), Books(tmp_path)
    with Ledger(books.ledger, master.ledger_key) as ledger:
        ledger.keep_settings(post_settings().model_copy(update={"unit_name": NAME}))
        hamlet = Hamlet(unit=UNIT, name=NAME)
        team = Team(unit=UNIT, name=NAME, form="mediation", hamlets=(hamlet.id,))
        for record in (
            hamlet,
            SecurityModel(unit=UNIT, name=NAME, type="D01"),
            team,
            Member(unit=UNIT, team=team.id, full_name=NAME),
            Activity(unit=UNIT, kind="talk", title=NAME, happened_on=TODAY),
            Asset(unit=UNIT, kind="cameras", name=NAME),
            Honoree(unit=UNIT, subject="individual", name=NAME),
        ):
            put(ledger, record)
        desk = Desk(ledger, safe=Safe(books, master, UnitKeys.generate()), today=lambda: TODAY)
        window = MainWindow(desk)
        shown(window)
        yield window


def cells(model: QAbstractItemModel) -> Iterator[QModelIndex]:
    for row in range(min(model.rowCount(), 50)):
        for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount()):
            yield model.index(row, column)


def tips(screen: QWidget) -> Iterator[str]:
    for widget in [screen, *screen.findChildren(QWidget)]:
        yield widget.toolTip()
    for view in screen.findChildren(QAbstractItemView):
        for index in cells(view.model()) if view.model() else ():
            yield str(index.data(Qt.ItemDataRole.ToolTipRole) or "")


def test_no_screen_reads_a_name_as_markup(window: MainWindow) -> None:
    seen = 0
    for place in places_for("post"):
        window.desk.sought.emit(place.code, "")
        QApplication.processEvents()
        assert not [tip for tip in tips(window) if NAME in tip], place.code
        labels = [one for one in window.findChildren(QLabel) if one.text()]
        rich = [one for one in labels if one.textFormat() != Qt.TextFormat.PlainText]
        assert not [one.text() for one in rich if "<" in one.text()], place.code
        seen += sum("&lt;b&gt;" in tip for tip in tips(window))
        seen += sum(NAME in one.text() for one in labels)
    assert seen
