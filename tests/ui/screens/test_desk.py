from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import get_ident

import pytest
from PySide6.QtCore import QObject, Slot
from pytestqt.qtbot import QtBot

from storage.ledger import Ledger
from storage.records import Hamlet, Member, Team
from storage.repository import count, find, get, put
from storage.settings import Settings
from storage.steps import Step, Steps
from ui.screens.desk import Desk
from ui.screens.jobs import StoppedError

UNIT = "ninh-binh/gia-vien/gia-thang"
HAMLET = Hamlet(unit=UNIT, name="Thôn Đoài", households=120)


def test_a_save_names_the_kinds_that_changed(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.changed) as changed:
        assert desk.save(HAMLET)
    assert changed.args[0] == {"hamlet"}
    assert get(desk.ledger, Hamlet, HAMLET.id) == HAMLET


def test_undo_takes_a_new_record_out_again(desk: Desk) -> None:
    desk.save(HAMLET)
    assert desk.undo_words == "việc ghi “Thôn Đoài”"
    assert desk.undo()
    assert count(desk.ledger, Hamlet) == 0
    assert not desk.undo()


def test_undo_brings_back_what_a_record_said_before(desk: Desk) -> None:
    desk.save(HAMLET)
    desk.save(HAMLET.model_copy(update={"households": 999}))
    desk.undo()
    assert get(desk.ledger, Hamlet, HAMLET.id).households == 120


def test_undo_brings_back_what_was_removed(desk: Desk) -> None:
    desk.save(HAMLET)
    desk.remove(HAMLET)
    assert count(desk.ledger, Hamlet) == 0
    desk.undo()
    assert get(desk.ledger, Hamlet, HAMLET.id) == HAMLET


def test_a_refusal_is_said_in_words_and_changes_nothing(desk: Desk, qtbot: QtBot) -> None:
    team = Team(unit=UNIT, name="Tổ 1", form="other", hamlets=(HAMLET.id,))
    desk.save(HAMLET)
    desk.save(team)
    with qtbot.waitSignal(desk.refused) as refused:
        assert not desk.remove(HAMLET)
    assert "BG-02" in refused.args[0]
    assert find(desk.ledger, Hamlet) == [HAMLET]


def test_records_saved_together_are_kept_together_or_not_at_all(desk: Desk) -> None:
    homeless = Member(unit=UNIT, team="0" * 32, full_name="An")
    assert not desk.save(HAMLET, homeless)
    assert count(desk.ledger, Hamlet) == 0


def test_a_member_changes_the_team_too(desk: Desk, qtbot: QtBot) -> None:
    team = Team(unit=UNIT, name="Tổ 1", form="other")
    desk.save(team)
    with qtbot.waitSignal(desk.changed) as changed:
        desk.save(Member(unit=UNIT, team=team.id, full_name="An"))
    assert changed.args[0] == {"member", "team"}


def count_hamlets(ledger: Ledger) -> Steps[tuple[int, int]]:
    for done in range(3):
        yield Step(done, 3)
    return count(ledger, Hamlet), get_ident()


class Ear(QObject):
    """Hears steps and remembers the thread it heard them on."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[tuple[int, int]] = []

    @Slot(object)
    def hear(self, step: Step) -> None:
        """Note one step."""
        self.heard.append((step.done, get_ident()))


@pytest.fixture
def filed(tmp_path: Path) -> Iterator[Ledger]:
    """Keep books in a file, which a job can open a second time."""
    with Ledger(tmp_path / "so.db", bytes(32)) as ledger:
        ledger.keep_settings(Settings(unit=UNIT, unit_name="Công an xã Gia Thắng"))
        yield ledger


def test_a_job_works_elsewhere_and_reports_here(filed: Ledger, qtbot: QtBot, qapp: QObject) -> None:
    desk, ear = Desk(filed), Ear()
    desk.save(HAMLET)
    job = desk.job(count_hamlets, "hamlet")
    job.stepped.connect(ear.hear)
    with qtbot.waitSignal(desk.changed), qtbot.waitSignal(job.succeeded) as succeeded:
        job.start()
    found, thread = succeeded.args[0]
    assert (found, thread != get_ident()) == (1, True)
    assert ear.heard == [(done, get_ident()) for done in range(3)]


def test_a_stopped_job_ends_without_a_message(filed: Ledger, qtbot: QtBot) -> None:
    desk = Desk(filed)
    job = desk.job(count_hamlets)
    job.stop()
    with qtbot.assertNotEmitted(desk.refused), qtbot.waitSignal(job.failed) as failed:
        job.start()
    assert isinstance(failed.args[0], StoppedError)


def test_undo_never_writes_over_what_a_job_changed_since(filed: Ledger, qtbot: QtBot) -> None:
    desk = Desk(filed)
    desk.save(HAMLET)
    desk.save(HAMLET.model_copy(update={"households": 999}))

    def count_anew(ledger: Ledger) -> Steps[None]:
        yield Step(0, 1)
        put(ledger, HAMLET.model_copy(update={"households": 130}))

    for kinds, words in ((("team",), "việc ghi “Thôn Đoài”"), (("hamlet",), "")):
        job = desk.job(count_anew, *kinds)
        with qtbot.waitSignal(job.succeeded):
            job.start()
        assert desk.undo_words == words
    assert not desk.undo()
    assert get(desk.ledger, Hamlet, HAMLET.id).households == 130
