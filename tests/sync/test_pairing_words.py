"""The words that are read aloud over a bad line, by people of every province."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from string import ascii_lowercase

from storage.spelling import fold
from sync.enrolment import pairing_words

_VOWELS = "aăâeêioôơuưy"
_LETTERS = set("abcdeghiklmnopqrstuvxyăâđêôơư")  # no f, j, w, z in a Vietnamese word
_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
# syllables that one would not read aloud to a stranger, and matters that the list keeps away from
_UNFIT = {
    "buồi",
    "cặc",
    "chết",
    "chim-cu",
    "cứt",
    "dâm",
    "đái",
    "đéo",
    "địt",
    "đĩ",
    "đụ",
    "ỉa",
    "lồn",
    "ngu",
    "rắm",
    "đảng",
    "phật",
    "chúa",
    "chùa",
    "thánh",
    "giặc",
    "bom",
    "mìn",
    "tù",
    "giết",
    "cướp",
}

BARE = [fold(word).replace("-", "") for word in pairing_words()]


def test_there_are_as_many_words_as_eleven_bits_can_tell_apart() -> None:
    assert len(pairing_words()) == 2048


def test_no_two_words_are_alike_without_their_marks() -> None:
    assert len(set(BARE)) == len(BARE)


def test_no_slip_of_one_letter_makes_another_word() -> None:
    words = set(BARE)
    assert [(word, slip) for word in BARE for slip in _slips(word) if slip in words] == []


def test_each_word_is_two_short_syllables_in_one_spelling() -> None:
    for word in pairing_words():
        assert unicodedata.is_normalized("NFC", word)
        syllables = word.split("-")
        assert len(syllables) == 2
        for syllable in syllables:
            assert _is_syllable(syllable), word
        assert 3 <= len(fold(word)) - 1 <= 8


def test_the_words_stand_in_order_so_that_a_change_of_the_list_is_seen() -> None:
    assert all(one < other for one, other in pairwise(BARE))


def test_nobody_is_offended_by_a_word() -> None:
    for word in pairing_words():
        assert not _UNFIT & {word, *word.split("-")}, word


def _is_syllable(text: str) -> bool:
    marks = unicodedata.normalize("NFD", text)
    tones = [mark for mark in marks if mark in _TONES]
    kept = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in _TONES))
    return len(tones) <= 1 and set(kept) <= _LETTERS and bool(set(kept) & set(_VOWELS))


def _slips(word: str) -> Iterator[str]:
    for at in range(len(word) + 1):
        yield from (word[:at] + letter + word[at:] for letter in ascii_lowercase)
        if at < len(word):
            yield word[:at] + word[at + 1 :]
            yield from (
                word[:at] + letter + word[at + 1 :]
                for letter in ascii_lowercase
                if letter != word[at]
            )
        if at + 1 < len(word) and word[at] != word[at + 1]:
            yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]
