"""The English of the screens is complete, and says nothing that the Vietnamese does not."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from babel.messages import Message

from resources.wording import _, speak
from tests.resources.english import MO, catalogue, compiled, sentences

_BLANK = re.compile(r"\{[^}|]*\}")  # `{count:row|rows}` is a choice of words, no blank
_MANY = re.compile(r"\{\w+(?::[^}|%]*)?\} (?:[a-z]+ ){0,2}?(?:[a-z]+s|people|children|criteria)\b")
_VERB = re.compile(  # what ends like many and is none, or stands beside a name
    r"\b(?:is|has|was|does|did|this|as|its|us|mm|needs|ends|opens|holds|gives|types|reports|replaces"
    r"|succeeds|belongs|counts|stopped|closes)\b"
)
_LETTER = re.compile(r"&(?=\w)")


@pytest.fixture(scope="module")
def kept() -> dict[str, Message]:
    return {str(one.id): one for one in catalogue() if one.id}


@pytest.fixture
def english() -> Iterator[None]:
    speak("en")
    yield
    speak("vi")


def test_every_sentence_of_the_screens_stands_in_the_catalogue_and_no_other(
    kept: dict[str, Message],
) -> None:
    said = set(sentences())
    words = "run `python -m tests.resources.english`, then translate what is new"
    assert (sorted(said - set(kept)), sorted(set(kept) - said)) == ([], []), words


def test_every_sentence_is_said_in_english(kept: dict[str, Message]) -> None:
    assert [text for text, one in kept.items() if not one.string] == []


def test_blanks_lines_and_edges_are_those_of_the_vietnamese(kept: dict[str, Message]) -> None:
    different = [text for text, one in kept.items() if _frame(text) != _frame(str(one.string))]
    assert different == []


def test_a_letter_to_press_is_there_in_both_or_in_none(kept: dict[str, Message]) -> None:
    different = [
        text
        for text, one in kept.items()
        if len(_LETTER.findall(text)) != len(_LETTER.findall(str(one.string)))
    ]
    assert different == []


def test_a_number_stands_before_one_and_before_many(kept: dict[str, Message]) -> None:
    said = {text: _many(str(one.string)) for text, one in kept.items()}
    words = "write both, as in {count} {count:row|rows}"
    assert {text: found for text, found in said.items() if found} == {}, words


def test_the_program_reads_what_people_wrote() -> None:
    assert MO.read_bytes() == compiled(catalogue())


@pytest.mark.usefixtures("english")
def test_screens_speak_english_once_it_is_chosen() -> None:
    assert _("Thiết lập") == "Settings"
    assert _("Không có trong danh mục nào cả") == "Không có trong danh mục nào cả"


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize(
    ("count", "said"), [(0, "0 cells"), (1, "1 cell"), ("1.000", "1.000 cells")]
)
def test_one_is_said_as_one(count: int | str, said: str) -> None:
    assert _("{count} ô chưa ghi").format(count=count) == f"{said} not saved"


def _many(text: str) -> list[str]:
    found = (match.group(0) for match in _MANY.finditer(text))
    return [each for each in found if not _VERB.search(each)]


def _frame(text: str) -> tuple[list[str], int, bool, bool]:
    blanks = sorted(_BLANK.findall(text))
    return blanks, text.count("\n"), text.startswith(" "), text.endswith(" ")
