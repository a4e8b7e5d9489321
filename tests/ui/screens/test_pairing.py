from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from resources.units import unit
from sync.enrolment import spoken_code
from sync.held import confirm_pairing, is_paired
from sync.trust_errors import AlreadyPairedError
from tests.ui.screens.pair import POST, Pair, strangers
from ui.screens.confirming import Confirming
from ui.screens.pairing import request_of
from ui.screens.sending import Sending
from ui.screens.unit_invitation import invitation_for, requests_among
from ui.screens.units import Units


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    with strangers(tmp_path) as pair:
        yield pair


@pytest.fixture
def invitation(pair: Pair, tmp_path: Path) -> Path:
    above = pair.superior
    path = tmp_path / "loi-moi.byx"
    path.write_bytes(invitation_for(above.ledger, POST, "Công an xã Gia Thắng", above.keys))
    return path


@pytest.fixture
def sending(pair: Pair, qtbot: QtBot) -> Sending:
    screen = Sending(pair.post)
    qtbot.addWidget(screen)
    screen.show()
    return screen


@pytest.fixture
def units(pair: Pair, qtbot: QtBot) -> Units:
    screen = Units(pair.superior)
    qtbot.addWidget(screen)
    screen.show()
    return screen


def spoken(sending: Sending) -> str:
    return sending.pairing.code.text().replace("–", "").replace("  ", " ")


def test_the_post_reads_aloud_what_the_superior_types(
    sending: Sending, units: Units, invitation: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    sending.pairing.invitation.bring([invitation])
    written = sending.pairing.write_to(tmp_path)
    dialog = Confirming(units.desk, written.read_bytes())
    qtbot.addWidget(dialog)
    dialog.typed.setText(spoken(sending))
    dialog.go.click()
    assert units.table.words()[0][0] == "Công an xã Gia Thắng"
    sending.pairing.registry.bring([units.write_registry_to(tmp_path)])
    assert sending.partner.text() == "Đã ghép đôi với Công an huyện Gia Viễn."
    assert sending.stack.currentIndex() == 1


def test_the_words_are_the_same_after_the_program_was_closed(
    pair: Pair, sending: Sending, invitation: Path, qtbot: QtBot
) -> None:
    sending.pairing.invitation.bring([invitation])
    said = spoken(sending)
    again = Sending(pair.post)
    qtbot.addWidget(again)
    assert spoken(again) == said


def test_the_superior_sees_no_words_before_they_are_typed(
    pair: Pair, sending: Sending, invitation: Path, qtbot: QtBot
) -> None:
    sending.pairing.invitation.bring([invitation])
    request = request_of(pair.post)
    assert request
    dialog = Confirming(pair.superior, request)
    qtbot.addWidget(dialog)
    first = spoken_code(request).split()[0]
    shown = " ".join(label.text() for label in dialog.findChildren(type(dialog.complaint)))
    assert f" {first} " not in f" {shown} "


def test_three_wrong_tries_void_the_request(
    pair: Pair, sending: Sending, invitation: Path, qtbot: QtBot
) -> None:
    sending.pairing.invitation.bring([invitation])
    request = request_of(pair.post)
    assert request
    dialog = Confirming(pair.superior, request)
    qtbot.addWidget(dialog)
    for left in ("còn 2 lần", "còn 1 lần", "đã hủy"):
        dialog.typed.setText("năm từ sai và 0000")
        dialog.confirm()
        assert left in dialog.complaint.text()
    assert not dialog.go.isEnabled()
    late = Confirming(pair.superior, request)
    qtbot.addWidget(late)
    late.typed.setText(spoken_code(request))
    late.confirm()
    assert "đã hủy" in late.complaint.text()


def test_a_changed_invitation_is_refused_in_words(
    pair: Pair, sending: Sending, invitation: Path, qtbot: QtBot
) -> None:
    invitation.write_bytes(invitation.read_bytes()[:-1] + b"?")
    with qtbot.waitSignal(pair.post.refused):
        sending.pairing.invitation.bring([invitation])
    assert not is_paired(pair.post.ledger)


def test_another_invitation_may_be_used_instead(sending: Sending, invitation: Path) -> None:
    sending.pairing.invitation.bring([invitation])
    assert not sending.pairing.second.isHidden()
    sending.pairing.again.click()
    assert not sending.pairing.first.isHidden()


def test_an_invitation_for_another_unit_is_not_answered(
    pair: Pair, sending: Sending, invitation: Path, qtbot: QtBot
) -> None:
    above = pair.superior
    other = invitation_for(above.ledger, "ninh-binh/gia-vien/gia-van", "xã", above.keys)
    invitation.write_bytes(other)
    with qtbot.waitSignal(pair.post.refused) as refused:
        sending.pairing.invitation.bring([invitation])
    assert "Công an xã Gia Vân" in str(refused.args)
    assert request_of(pair.post) is None


def test_one_stick_carries_invitation_and_request_both_ways(
    sending: Sending, units: Units, tmp_path: Path, qtbot: QtBot
) -> None:
    stick = tmp_path / "usb"
    stick.mkdir()
    units.finder.choose(unit(POST))
    units.invite_to(stick)
    sending.pairing.invitation.bring_from(stick)
    request = sending.pairing.write_to(stick)
    waiting = requests_among(units.desk.ledger, sorted(stick.rglob("*.byx")))
    assert waiting == [request.read_bytes()]


def test_a_request_that_was_answered_is_not_asked_about_again(
    sending: Sending, units: Units, invitation: Path, tmp_path: Path
) -> None:
    sending.pairing.invitation.bring([invitation])
    written = sending.pairing.write_to(tmp_path)
    above = units.desk
    confirm_pairing(above.ledger, written.read_bytes(), spoken(sending), above.keys)
    with pytest.raises(AlreadyPairedError):
        requests_among(above.ledger, [written])
