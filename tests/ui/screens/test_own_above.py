"""The superior's own commendation: nobody of a unit's dossier is offered or copied there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from storage.records import (
    Achievement,
    Award,
    AwardEvent,
    Honoree,
    Nominee,
    Proposal,
    Selection,
)
from storage.repository import find, put
from tests.sync.proposals import kept
from tests.sync.reviewed import ON, Posts, names_one
from tests.ui.screens.commendation_books import when
from tests.ui.screens.reviewed_books import reviewing
from ui.screens.awards import Awards
from ui.screens.desk import Desk
from ui.screens.nominating import Nominating
from ui.screens.proposal_meeting import meeting_of
from ui.screens.proposal_naming import Ticking, name_honorees
from ui.screens.proposal_nominees import NomineeSheet
from ui.screens.proposal_submitting import next_number
from ui.screens.review_own import OwnHonorees, OwnProposals

AWARD = {"form": "certificate", "authority": "commune_chair", "subject": "individual"}
THEIRS, OURS = "Hà Văn Của Xã", "Phạm Văn Của Huyện"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Give a superior that received a dossier with minutes, and follows somebody itself."""
    with reviewing(tmp_path) as (posts, desk):
        _send(posts)
        names_one(posts.superior, OURS, "Của huyện", form="merit_certificate")
        yield desk


def _send(posts: Posts) -> None:
    sent = names_one(posts.one, THEIRS)
    put(posts.one.ledger, sent.model_copy(update={"status": "returned"}))
    chair = {"chair": "Người của xã", "place": "Trụ sở xã"}
    kept(posts.one, Selection, proposal=sent.id, held_on=ON, **chair)
    posts.send(posts.one, sent)


def own(desk: Desk) -> Proposal:
    (proposal,) = find(desk.ledger, Proposal, unit=desk.settings.unit)
    return proposal


@pytest.mark.parametrize("kind", [Honoree, Nominee, Achievement])
def test_boxes_to_choose_from_hold_only_the_own(desk: Desk, kind: type[Honoree]) -> None:
    assert list(desk.names(kind).values()) == [OURS]
    assert len(find(desk.ledger, kind)) > 1


def test_achievements_of_units_are_not_offered_to_rest_upon(desk: Desk, qtbot: QtBot) -> None:
    sheet = NomineeSheet(desk)
    qtbot.addWidget(sheet)
    (said,) = sheet.names_for(Achievement).values()
    assert OURS in said


def test_only_own_pages_are_offered_to_be_named(desk: Desk, qtbot: QtBot) -> None:
    kept_page = Honoree(unit=desk.settings.unit, subject="individual", name="Vũ Thị Mới")
    desk.save(kept_page)
    offered: list[str] = []

    def look(dialog: Ticking) -> None:
        offered.extend(dialog.list.item(row).text() for row in range(dialog.list.count()))
        dialog.reject()

    when(Ticking, look)
    screen = OwnProposals(desk)
    qtbot.addWidget(screen)
    name_honorees(desk, own(desk), screen)
    assert offered == ["Vũ Thị Mới"]


def test_somebody_is_put_into_own_proposals_alone(desk: Desk, qtbot: QtBot) -> None:
    screen = OwnHonorees(desk)
    qtbot.addWidget(screen)
    screen.show()
    (page,) = find(desk.ledger, Honoree, unit=desk.settings.unit)
    screen.show_record(page.id)
    offered: list[str] = []

    def look(dialog: Nominating) -> None:
        offered.extend(dialog.choice.itemText(row) for row in range(dialog.choice.count()))
        dialog.reject()

    when(Nominating, look)
    screen.nominate()
    assert offered == ["Lập đề nghị mới"]


def test_the_minutes_do_not_begin_as_those_of_a_unit(desk: Desk) -> None:
    meeting = meeting_of(desk, own(desk), [])
    assert (meeting.chair, meeting.place) != ("Người của xã", "Trụ sở xã")


def test_numbers_go_on_from_own_ones(desk: Desk) -> None:
    (theirs,) = (one for one in find(desk.ledger, Proposal) if one.unit != desk.settings.unit)
    desk.save(own(desk).model_copy(update={"number": "02/TTr"}))
    assert theirs.number == "07/TTr"
    assert next_number(desk.ledger, 2022).startswith("03/")


def test_a_new_proposal_does_not_begin_as_the_last_one_of_a_unit(desk: Desk, qtbot: QtBot) -> None:
    screen = OwnProposals(desk)
    qtbot.addWidget(screen)
    (theirs,) = (one for one in find(desk.ledger, Proposal) if one.unit != desk.settings.unit)
    put(desk.ledger, theirs.model_copy(update={"id": "f" * 32}))  # the one that came last
    assert screen.new_values()["form"] == "merit_certificate"


def test_what_a_unit_sent_is_looked_at_and_never_changed(desk: Desk, qtbot: QtBot) -> None:
    theirs = next(one for one in find(desk.ledger, Honoree) if one.unit != desk.settings.unit)
    award = Award(unit=theirs.unit, decided_on=ON, number="9", occasion="Sơ kết", **AWARD)
    put(desk.ledger, award)
    screen = Awards(desk)
    qtbot.addWidget(screen)
    screen.show()
    screen.show_record(award.id)
    assert screen.sheet.record == award
    assert screen.sheet.keep.isHidden()
    assert screen.sheet.drop.isHidden()
    heard: list[str] = []
    desk.refused.connect(heard.append)
    assert not desk.save(award.model_copy(update={"name": "Khác"}))
    assert not desk.remove(award)
    assert not desk.save(
        AwardEvent(unit=award.unit, award=award.id, event="handed", happened_on=ON)
    )
    assert find(desk.ledger, Award) == [award]
    assert [" là của đơn vị gửi lên " in words for words in heard] == [True] * 3
