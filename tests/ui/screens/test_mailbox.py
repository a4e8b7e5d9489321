"""The mailbox in the window: it runs by itself, says how it stands, and never holds anybody up."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import pytest
from pytestqt.qtbot import QtBot

from sync.mail_standing import Moving, Standing, State
from sync.outbox import outgoing
from tests.sync.mailbox.links import bad_link
from tests.sync.mailbox.nearby import mailbox_near
from tests.sync.mailbox.weather import Weather
from tests.ui.screens.pair import JANUARY, Pair, close, paired, sent
from ui.screens.desk import Desk
from ui.screens.mail_indicator import MailIndicator
from ui.screens.mail_words import long_words, short_words, tone_of
from ui.screens.mailbox_card import MailboxCard
from ui.screens.postman import Postman, postman_of
from ui.screens.receiving import Receiving
from ui.screens.sending import Sending
from ui.screens.window import MainWindow


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    with paired(tmp_path) as pair:
        yield pair
        for desk in (pair.post, pair.superior):
            assert postman_of(desk).stop()


@pytest.fixture
def port(pair: Pair, tmp_path: Path) -> Iterator[int]:
    with mailbox_near(pair.superior.ledger, tmp_path / "hop-thu") as port:
        yield port


@pytest.fixture
def card(pair: Pair, qtbot: QtBot) -> MailboxCard:
    made = MailboxCard(pair.post)
    qtbot.addWidget(made)
    made.show()
    return made


def put_up(desk: Desk, port: int, **more: object) -> Postman:
    """Give some books a mailbox; its postman begins at once."""
    postman = postman_of(desk)
    settings = {"mailbox": f"http://127.0.0.1:{port}"} | more
    desk.keep_settings(desk.settings.model_copy(update=settings))
    return postman


def until(qtbot: QtBot, postman: Postman, state: State) -> None:
    qtbot.waitUntil(lambda: postman.standing.state == state)


def test_a_month_goes_up_and_turns_green_while_nobody_does_anything(
    pair: Pair, port: int, qtbot: QtBot
) -> None:
    sending = Sending(pair.post)
    qtbot.addWidget(sending)
    sending.show()
    close(pair.post, JANUARY)
    ours = put_up(pair.post, port)
    until(qtbot, ours, "resting")
    assert sending.outbox.words()[0][0] == "Đã ghi ra"
    above = put_up(pair.superior, port)
    qtbot.waitUntil(lambda: above.standing.left == 1)
    ours.hurry()
    qtbot.waitUntil(lambda: sent(pair.post) == ["full"])
    qtbot.waitUntil(lambda: sending.outbox.words()[0][0] == "Đã nhận")


def test_what_is_closed_while_it_rests_goes_at_once(pair: Pair, port: int, qtbot: QtBot) -> None:
    ours = put_up(pair.post, port)
    until(qtbot, ours, "resting")
    close(pair.post, JANUARY)
    pair.post.changed.emit(frozenset({"outgoing", "closed_month"}))
    qtbot.waitUntil(lambda: ours.standing.left == 1)


def test_books_without_a_mailbox_start_no_thread(pair: Pair, qtbot: QtBot) -> None:
    before = threading.active_count()
    postman_of(pair.post).begin()
    postman_of(pair.post).hurry()
    assert threading.active_count() == before
    assert postman_of(pair.post).standing.state == "off"


def test_closing_the_window_ends_a_silent_upload_within_a_second_and_loses_nothing(
    pair: Pair, port: int, qtbot: QtBot
) -> None:
    close(pair.post, JANUARY)
    silent = Weather(fair=0.0001, outage=1000)
    with bad_link(port, silent) as link:
        window = MainWindow(pair.post)
        qtbot.addWidget(window)
        window.show()
        put_up(pair.post, link.port)
        until(qtbot, postman_of(pair.post), "visiting")
        began = monotonic()
        window.close()
        assert monotonic() - began < 1
    assert [bundle.written_at for bundle in outgoing(pair.post.ledger)] == [None]
    again = Postman(pair.post, lambda: False)
    pair.post.keep_settings(
        pair.post.settings.model_copy(update={"mailbox": f"http://127.0.0.1:{port}"})
    )
    qtbot.waitUntil(lambda: again.standing.left == 1)
    assert again.stop()


def test_the_foot_says_how_the_mailbox_stands_and_leads_to_it(
    pair: Pair, port: int, qtbot: QtBot
) -> None:
    window = MainWindow(pair.post)
    qtbot.addWidget(window)
    window.show()
    (word,) = window.foot.findChildren(MailIndicator)
    assert word.isHidden()
    until(qtbot, put_up(pair.post, port), "resting")
    assert not word.isHidden()
    assert word.text() == "Hộp thư: hết việc"
    word.click()
    shown = window.screen_shown
    assert isinstance(shown, Sending)
    assert shown.tabs.currentWidget() is shown.mailbox


def test_a_superior_has_the_card_too(pair: Pair, qtbot: QtBot) -> None:
    screen = Receiving(pair.superior)
    qtbot.addWidget(screen)
    screen.show_record("mailbox")
    assert screen.tabs.currentWidget() is screen.mailbox


def test_the_card_keeps_an_address_and_shows_what_waits(
    card: MailboxCard, pair: Pair, port: int, qtbot: QtBot
) -> None:
    close(pair.post, JANUARY)
    card.refresh()
    assert len(card.table.words()) == 1
    assert not card.go.isEnabled()
    card.address.setText(f"http://127.0.0.1:{port}/")
    card.keep.click()
    assert pair.post.settings.mailbox == f"http://127.0.0.1:{port}"
    until(qtbot, postman_of(pair.post), "resting")
    assert card.table.isHidden()
    assert "chờ biên nhận" in card.standing.text()
    assert card.go.isEnabled()
    card.address.clear()
    card.keep.click()
    until(qtbot, postman_of(pair.post), "off")


def test_an_address_that_cannot_be_is_said_beside_it_and_not_kept(
    card: MailboxCard, pair: Pair
) -> None:
    card.address.setText("http://hop-thu.example/x")
    card.keep.click()
    assert "HT-32" in card.complaint.text()
    assert pair.post.settings.mailbox == ""
    card.address.setFocus()
    card.address.textEdited.emit("h")
    assert card.complaint.text() == ""


def test_an_address_can_be_tried_before_it_is_kept(
    card: MailboxCard, pair: Pair, port: int, qtbot: QtBot
) -> None:
    card.address.setText(f"http://127.0.0.1:{port}")
    card.test.click()
    qtbot.waitUntil(lambda: "Nối được" in card.result.text())
    assert pair.post.settings.mailbox == ""


def test_what_is_wrong_with_a_mailbox_is_said_when_it_is_tried(
    card: MailboxCard, pair: Pair, qtbot: QtBot
) -> None:
    said: list[str] = []
    pair.post.refused.connect(said.append)
    card.address.setText("http://127.0.0.1:1")
    card.test.click()
    qtbot.waitUntil(lambda: bool(said))
    assert "HT-30" in said[0]


def test_pausing_stops_it_and_going_on_starts_it(
    card: MailboxCard, pair: Pair, port: int, qtbot: QtBot
) -> None:
    ours = put_up(pair.post, port)
    until(qtbot, ours, "resting")
    card.paused.click()
    until(qtbot, ours, "paused")
    close(pair.post, JANUARY)
    assert not card.go.isEnabled()
    card.paused.click()
    qtbot.waitUntil(lambda: ours.standing.left == 1)


def test_mobile_data_is_spared_until_the_unit_says_otherwise(
    pair: Pair, port: int, qtbot: QtBot
) -> None:
    ours = Postman(pair.post, lambda: True)
    card = MailboxCard(pair.post)
    qtbot.addWidget(card)
    card.show()
    put_up(pair.post, port)
    until(qtbot, ours, "metered")
    assert card.spared.isChecked()
    card.spared.click()
    until(qtbot, ours, "resting")
    assert pair.post.settings.mailbox_metered


def test_a_certificate_file_is_kept_and_forgotten(card: MailboxCard, pair: Pair) -> None:
    card._keep(mailbox_certificate="/etc/ca.pem")
    assert "ca.pem" in card.certificate.text()
    card.forget_button.click()
    assert pair.post.settings.mailbox_certificate == ""
    assert card.forget_button.isHidden()


@pytest.mark.parametrize(
    ("standing", "short", "long", "tone"),
    [
        (Standing(), "", "USB", "muted"),
        (Standing("unpaired"), "chờ ghép đôi", "tự chạy", "muted"),
        (Standing("paused"), "tạm dừng", "đồng chí", "muted"),
        (Standing("metered"), "chờ mạng khác", "mạng di động", "muted"),
        (Standing("visiting"), "đang kiểm tra", "có gì mới", "muted"),
        (Standing("resting"), "hết việc", "chờ biên nhận", "good"),
        (Standing("offline", words="Mất mạng."), "chờ mạng", "Mất mạng.", "muted"),
        (Standing("troubled", words="Hỏng."), "trục trặc", "Hỏng.", "warning"),
    ],
)
def test_every_state_has_its_words(standing: Standing, short: str, long: str, tone: str) -> None:
    assert short in short_words(standing)
    assert long in long_words(standing)
    assert tone_of(standing) == tone


def test_a_superior_waits_for_no_receipt() -> None:
    assert "chờ biên nhận" not in long_words(Standing("resting"), above=True)
    assert long_words(Standing("offline", words="Mất mạng."), above=True) == "Mất mạng."


def test_progress_is_said_in_files_and_percent() -> None:
    out = Standing("visiting", Moving("out", "a.byb", 45, 100, more=1))
    assert short_words(out) == "Hộp thư: đang gửi 2 tệp… 45%"
    assert "a.byb" in long_words(out)
    came = Standing("visiting", Moving("in", "a.byr", 0, 0))
    assert short_words(came) == "Hộp thư: đang nhận 1 tệp… 0%"


def test_a_failure_that_nobody_foresaw_is_not_swallowed(
    pair: Pair, port: int, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_given: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("sync.mail_round.waiting", broken)
    with qtbot.captureExceptions() as caught:
        postman = put_up(pair.post, port)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError
    assert postman.stop()


def test_photos_go_by_the_mailbox_only_when_the_unit_wants_it(
    card: MailboxCard, pair: Pair
) -> None:
    assert not card.photos.isChecked()
    card.photos.click()
    assert pair.post.settings.photos_by_mailbox
    card.photos.click()
    assert not pair.post.settings.photos_by_mailbox
