"""The journal says of which unit and month a bundle is, not the beginning of its digest."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from storage.steps import drain
from sync.inbox import receive
from tests.ui.screens.pair import JANUARY, close, paired
from ui.screens.journal_page import JournalPage
from ui.screens.unit_names import units_of


def test_a_bundle_that_came_in_is_called_by_its_unit_and_month(
    tmp_path: Path, qtbot: QtBot
) -> None:
    with paired(tmp_path) as pair:
        desk = pair.superior
        drain(receive(desk.ledger, close(pair.post, JANUARY), desk.keys))
        page = JournalPage(desk)
        qtbot.addWidget(page)
        page.refresh()
        named = {row[4] for row in page.journal.table.words() if row[3] == "Gói nhận được"}
        assert named == {f"{units_of(desk)[pair.post.settings.unit]}, tháng 1/2022"}
