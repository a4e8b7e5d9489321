from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from resources.help_texts import Topic, chapters, place_topics, topic_of
from storage.records import KINDS
from storage.settings import Role
from tests.ui.access.words import ENGLISH
from ui.screens.actions import actions_for
from ui.screens.desk import Desk
from ui.screens.help_window import HelpWindow
from ui.screens.places import PLACES, places_for
from ui.screens.preview import PreviewDialog
from ui.screens.window import MainWindow

Show = Callable[[QWidget], QWidget]
ROOT = Path(__file__).parents[3]
PAGES = [*place_topics().values(), *chapters().values()]
EACH = pytest.mark.parametrize("topic", PAGES, ids=lambda topic: topic.code)
_ENDS = "….: "


@pytest.fixture
def window(desk: Desk, shown: Show) -> MainWindow:
    window = MainWindow(desk)
    shown(window)
    return window


def help_of(window: MainWindow) -> HelpWindow:
    found = window.findChild(HelpWindow)
    assert isinstance(found, HelpWindow)
    return found


@cache
def said_by_screens() -> tuple[re.Pattern[str], ...]:
    """Return every sentence of the screens; what is filled into a gap may be anything."""
    sentences = {kind.TITLE for kind in KINDS}
    for path in (ROOT / "ui" / "screens").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                given = node.args[0] if node.func.id == "_" and node.args else None
                if isinstance(given, ast.Constant) and isinstance(given.value, str):
                    sentences.add(given.value)
    return tuple(re.compile(_pattern(one)) for one in sentences)


def _pattern(sentence: str) -> str:
    bare = sentence.replace("&", "").rstrip(_ENDS)
    pieces = re.split(r"\{[^}]*\}", bare.removesuffix(" {count}").removesuffix(" ({count})"))
    return r"\S+".join(map(re.escape, pieces))


def sentences_of(topic: Topic) -> Iterator[str]:
    yield from (topic.title, *topic.paragraphs, *topic.steps)
    for asked, answer in (*topic.questions, *topic.keys):
        yield from (asked, answer)


@pytest.mark.parametrize("role", ["post", "superior"])
def test_every_place_says_what_it_is_for_and_what_one_does_there(role: Role) -> None:
    for place in places_for(role):
        topic = topic_of(place.code, role)
        assert place.title.split(" ")[0] in topic.title
        assert len(topic.about) > 40
        assert 3 <= len(topic.steps) <= 6
        assert topic.keys
        assert topic.questions


def test_no_page_is_of_a_place_that_is_not_there() -> None:
    codes = {place.code for place in PLACES}
    assert {code.removesuffix("-superior") for code in place_topics()} == codes
    printed = [code for chapter in chapters().values() for code in chapter.places]
    assert sorted(printed) == sorted(place_topics())


@EACH
def test_what_it_quotes_stands_on_a_screen(topic: Topic) -> None:
    for sentence in sentences_of(topic):
        for quoted in re.findall("«([^»]+)»", sentence):
            words = quoted.rstrip(_ENDS)
            assert any(one.fullmatch(words) for one in said_by_screens()), quoted


@EACH
def test_it_is_vietnamese(topic: Topic) -> None:
    for sentence in sentences_of(topic):
        words = set(re.findall(r"[^\W\d_]+", sentence.lower()))
        assert not words & ENGLISH, sentence


@EACH
def test_its_picture_is_there_and_small(topic: Topic) -> None:
    if topic.picture_file:
        assert 5_000 < topic.picture_file.stat().st_size < 120_000


@pytest.mark.parametrize("code", ["home", "activities", "settings"])
def test_f1_opens_the_page_of_the_screen_that_is_shown(window: MainWindow, code: str) -> None:
    window.show_place(code)
    QTest.keyClick(window, Qt.Key.Key_F1)
    help_window = help_of(window)
    assert help_window.isVisible()
    assert not help_window.isModal()
    assert help_window.page.words().startswith(topic_of(code, "post").title)


def test_f1_again_turns_to_the_screen_that_is_shown_now_and_esc_closes(
    window: MainWindow, qapp: QApplication, qtbot: QtBot
) -> None:
    window.help()
    first = help_of(window)
    window.show_place("month")
    window.help()
    assert help_of(window) is first
    assert first.page.words().startswith("Tháng")
    first.activateWindow()
    qtbot.waitUntil(lambda: qapp.activeWindow() is first)
    QTest.keyClick(first, Qt.Key.Key_Escape)
    assert not first.isVisible()


def test_the_page_is_scrolled_by_keys(window: MainWindow) -> None:
    window.help()
    help_window = help_of(window)
    help_window.resize(560, 320)
    QTest.qWait(50)
    QTest.keyClick(help_window.page, Qt.Key.Key_PageDown)
    assert help_window.page.verticalScrollBar().value() > 0


def test_every_page_can_be_chosen_in_the_list(window: MainWindow) -> None:
    window.help()
    help_window = help_of(window)
    seen = set()
    for row in range(help_window.list.count()):
        help_window.list.setCurrentRow(row)
        seen.add(help_window.page.words().splitlines()[0])
    assert len(seen) == len(places_for("post")) + len(chapters())


def test_the_one_search_leads_to_it(window: MainWindow) -> None:
    (action,) = actions_for(window.desk, [], "sổ tay")
    action.do(window.desk)
    assert help_of(window).isVisible()


def test_real_books_offer_no_tour(window: MainWindow) -> None:
    window.help()
    assert not help_of(window).tour.isVisible()


def test_the_handbook_is_shown_to_be_printed_or_saved(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    papers: list[str] = []
    monkeypatch.setattr(PreviewDialog, "exec", lambda self: papers.append(self.papers[0].file_name))
    window.help()
    help_of(window).show_handbook()
    assert papers == ["so-tay-binh-yen.pdf"]
