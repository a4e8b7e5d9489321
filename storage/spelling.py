"""Vietnamese spelling: one form of each letter, search without marks, the order of the alphabet."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")  # ngang huyền hỏi ngã sắc nặng
_TWINS = str.maketrans("ðÐ", "đĐ")  # often typed by mistake: they look the same
_WITHOUT_MARKS = dict.fromkeys(range(0x300, 0x370)) | str.maketrans("đĐ", "dD")
_BASE = {letter: chr(0x100 + place) for place, letter in enumerate(_ALPHABET)}
_EMPTY = "\x01\x01"  # the key of no words: three empty levels
_LETTER_MARKS = {"\u0306", "\u0302", "\u031b"}  # breve, circumflex, horn make other letters


def composed(text: str) -> str:
    """Keep one spelling of each Vietnamese letter (NFC), or search and PDF both fail.

    A NUL ends a text in the eyes of SQLite, and nobody has typed it.
    """
    if "\0" in text:
        text = text.replace("\0", "")
    if text.isascii():
        return text
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return text.translate(_TWINS) if "ð" in text or "Ð" in text else text


def fold(text: str) -> str:
    """Return the text without marks and capitals, đ as d, single spaces: what search compares."""
    return " ".join(filter(None, map(_folded, text.split())))


def sort_key(text: str) -> str:
    """Return a key in the order of a Vietnamese dictionary: letters, then tones, then case."""
    if not text:
        return _EMPTY
    letters, tones, cases = zip(*map(_word_levels, composed(text).split(" ")), strict=True)
    return f"{' '.join(letters)}\x01{''.join(tones)}\x01{''.join(cases)}"


def name_key(full_name: str) -> str:
    """Return a key that orders people by given name, then family name, then middle name."""
    words = full_name.split()
    if not words:
        return ""
    return "\x02".join(sort_key(part) for part in (words[-1], words[0], " ".join(words[1:-1])))


@lru_cache(maxsize=1 << 14)  # the syllables of Vietnamese are some seven thousand
def _folded(word: str) -> str:
    bare = unicodedata.normalize("NFD", composed(word)).translate(_WITHOUT_MARKS)
    if not bare.isascii():
        bare = "".join(letter for letter in bare if not unicodedata.combining(letter))
    return " ".join(bare.casefold().split())


@lru_cache(maxsize=1 << 14)
def _word_levels(word: str) -> tuple[str, str, str]:
    levels = [_levels(letter) for letter in word]
    letters, tones, cases = map("".join, zip(*levels, strict=True)) if levels else ("", "", "")
    return letters, tones, cases


@cache
def _levels(letter: str) -> tuple[str, str, str]:
    """Return what a letter adds to each level of a key; a space has no tone and no case."""
    base, tone = _without_tone(letter)
    lower = base.lower()
    if letter.isspace():
        return _BASE.get(lower, lower), "", ""
    return _BASE.get(lower, lower), str(tone), "1" if base != lower else "0"


def _without_tone(letter: str) -> tuple[str, int]:
    marks = unicodedata.normalize("NFD", letter)
    tone = next((_TONES.index(mark) for mark in marks[1:] if mark in _TONES), 0)
    kept = "".join(mark for mark in marks[1:] if mark in _LETTER_MARKS)
    return unicodedata.normalize("NFC", marks[0] + kept), tone
