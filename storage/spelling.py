"""Vietnamese spelling: one form of each letter, search without marks, the order of the alphabet."""

from __future__ import annotations

import unicodedata

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")  # ngang huyền hỏi ngã sắc nặng
_TWINS = str.maketrans("ðÐ", "đĐ")  # often typed by mistake: they look the same
_BASE = {letter: chr(0x100 + place) for place, letter in enumerate(_ALPHABET)}
_LETTER_MARKS = {"\u0306", "\u0302", "\u031b"}  # breve, circumflex, horn make other letters


def composed(text: str) -> str:
    """Keep one spelling of each Vietnamese letter (NFC), or search and PDF both fail."""
    return unicodedata.normalize("NFC", text).translate(_TWINS)


def fold(text: str) -> str:
    """Return the text without marks and capitals, đ as d, single spaces: what search compares."""
    bare = "".join(
        letter
        for letter in unicodedata.normalize("NFD", composed(text))
        if not unicodedata.combining(letter)
    )
    return " ".join(bare.translate(str.maketrans("đĐ", "dD")).casefold().split())


def sort_key(text: str) -> str:
    """Return a key in the order of a Vietnamese dictionary: letters, then tones, then case."""
    letters, tones, cases = [], [], []
    for letter in composed(text):
        base, tone = _without_tone(letter)
        lower = base.lower()
        letters.append(_BASE.get(lower, lower))
        if not letter.isspace():
            tones.append(str(tone))
            cases.append("1" if base != lower else "0")
    return "\x01".join("".join(level) for level in (letters, tones, cases))


def name_key(full_name: str) -> str:
    """Return a key that orders people by given name, then family name, then middle name."""
    words = full_name.split()
    if not words:
        return ""
    return "\x02".join(sort_key(part) for part in (words[-1], words[0], " ".join(words[1:-1])))


def _without_tone(letter: str) -> tuple[str, int]:
    marks = unicodedata.normalize("NFD", letter)
    tone = next((_TONES.index(mark) for mark in marks[1:] if mark in _TONES), 0)
    kept = "".join(mark for mark in marks[1:] if mark in _LETTER_MARKS)
    return unicodedata.normalize("NFC", marks[0] + kept), tone
