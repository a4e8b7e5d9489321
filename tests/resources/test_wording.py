"""Screens may speak another language; what is printed, signed or sent never does."""

from __future__ import annotations

from collections.abc import Iterator
from gettext import NullTranslations

import pytest

from resources.wording import _, in_vietnamese, official, speak, speak_with


class Shouting(NullTranslations):
    """A language in which every sentence is loud."""

    def gettext(self, message: str) -> str:  # noqa: D102  # as in its base
        return message.upper()


@pytest.fixture(autouse=True)
def loud() -> Iterator[None]:
    speak_with(Shouting())
    yield
    speak("vi")


def test_screens_speak_the_language_and_papers_stay_vietnamese() -> None:
    assert _("Tháng") == "THÁNG"
    assert in_vietnamese("Tháng") == "Tháng"


def test_what_is_official_is_vietnamese_down_to_what_it_calls() -> None:
    @official
    def paper(name: str) -> str:
        return _("Giấy khen") + name

    assert paper(" A") == "Giấy khen A"
    assert _("Giấy khen") == "GIẤY KHEN"


def test_between_two_steps_of_official_work_the_screens_speak_as_before() -> None:
    @official
    def steps() -> Iterator[str]:
        yield _("một")
        yield _("hai")

    heard = []
    for said in steps():
        heard += [said, _(said)]
    assert heard == ["một", "MỘT", "hai", "HAI"]


def test_work_that_is_stopped_half_way_is_ended() -> None:
    ended = []

    @official
    def steps() -> Iterator[int]:
        try:
            yield 1
            yield 2
        finally:
            ended.append(True)

    begun = steps()
    assert next(begun) == 1
    begun.close()  # type: ignore[attr-defined]  # a generator
    assert ended


def test_a_language_without_a_translation_is_vietnamese() -> None:
    speak("tlh")
    assert _("Tháng") == "Tháng"
