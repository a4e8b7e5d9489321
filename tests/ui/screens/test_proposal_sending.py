"""A dossier is shown whole before it leaves, and leaves only with consent."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from storage.records import Nominee
from storage.repository import find
from sync.outbox import outgoing
from tests.journeys.hands import choose_folder
from tests.ui.screens.commendation_books import (
    COLLECTIVES,
    PEOPLE,
    begin_proposal,
    hold_meeting,
    submit,
    when,
)
from tests.ui.screens.pair import Pair, paired
from ui.screens.proposal_sending import DossierLeaving
from ui.screens.proposals import Proposals


def proposals_of(pair: Pair, qtbot: QtBot) -> Proposals:
    """Return the screen of a post that submitted a proposal."""
    submitted = submit(pair.post, hold_meeting(pair.post, begin_proposal(pair.post)))
    screen = Proposals(pair.post)
    qtbot.addWidget(screen)
    screen.resize(1000, 620)
    screen.show()
    screen.show_record(submitted.id)
    return screen


def send(screen: Proposals) -> None:
    """Choose it in the menu."""
    words = "&Gửi hồ sơ cho cấp trên…"
    next(one for one in screen.menu.actions() if one.text() == words).trigger()


def dossiers_of(pair: Pair) -> list[str]:
    return [one.name for one in outgoing(pair.post.ledger) if one.kind == "dossier"]


def test_everything_that_leaves_is_shown_and_then_written(tmp_path: Path, qtbot: QtBot) -> None:
    (stick := tmp_path / "usb").mkdir()
    with paired(tmp_path) as pair:
        screen = proposals_of(pair, qtbot)
        assert "Gửi hồ sơ cho cấp trên" in screen.way.sent.text()
        shown: list[str] = []

        def read_and_agree(dialog: DossierLeaving) -> None:
            for row in range(dialog.view.list.count()):
                dialog.view.list.setCurrentRow(row)
                shown.append(f"{dialog.view.list.item(row).text()} {dialog.view.table.words()}")
            choose_folder(stick)
            dialog.go.click()

        said: list[str] = []

        def hear(box: QMessageBox) -> None:
            said.append(box.informativeText())
            box.buttons()[0].click()

        when(DossierLeaving, read_and_agree)
        send(screen)
        when(QMessageBox, hear)
        qtbot.waitUntil(lambda: bool(said))
        (written,) = stick.rglob("*.byb")
        assert dossiers_of(pair) == [written.name]
        whole = " ".join(shown)
        for name in (*COLLECTIVES, *PEOPLE):
            assert name in whole
        assert "Họp bình xét (1)" in whole
        assert "chờ biên nhận" in said[0]
        assert "đã ghi ra. Gói đã ghi và đọc lại đúng; chưa phải là đã nhận." in (
            screen.way.sent.text()
        )


def test_nothing_is_sealed_without_consent(tmp_path: Path, qtbot: QtBot) -> None:
    with paired(tmp_path) as pair:
        screen = proposals_of(pair, qtbot)
        when(DossierLeaving, lambda dialog: dialog.reject())
        send(screen)
        assert dossiers_of(pair) == []


def test_a_long_report_does_not_push_out_what_else_leaves(tmp_path: Path, qtbot: QtBot) -> None:
    with paired(tmp_path) as pair:
        screen = proposals_of(pair, qtbot)
        long = "Vận động nhân dân tuần tra canh gác. " * 300
        first = find(pair.post.ledger, Nominee)[0]
        assert pair.post.save(first.model_copy(update={"achievement": long}))
        seen: list[int] = []

        def look(dialog: DossierLeaving) -> None:
            for row in range(dialog.view.list.count()):
                dialog.view.list.setCurrentRow(row)
                qtbot.wait(10)
                seen.append(dialog.view.table.height())
            dialog.reject()

        when(DossierLeaving, look)
        send(screen)
        assert min(seen) > 150
