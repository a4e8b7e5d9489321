from __future__ import annotations

from hashlib import sha256
from itertools import product
from unicodedata import normalize

import pytest
from reportlab.pdfbase.ttfonts import TTFontFile

from resources import file

LIBERATION = {"Regular": "29d12439", "Bold": "446a4421", "Italic": "c1830c43"}
LIBERATION["BoldItalic"] = "36dd6965"
FONTS = [f"LiberationSerif-{style}.ttf" for style in LIBERATION]
FONTS += ["NotoSans-Regular.ttf", "NotoSans-Bold.ttf"]

TONES = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
VOWELS = {normalize("NFC", vowel + tone) for vowel, tone in product("aăâeêioôơuưy", TONES)}
SMALL = VOWELS | {"đ"}
LETTERS = SMALL | {letter.upper() for letter in SMALL}
MARKS = "₫“”‘’–—…«»§°×±0123456789.,;:/%()[]"


def test_there_are_146_vietnamese_letters_all_composed() -> None:
    assert len(LETTERS) == 146
    assert all(len(letter) == 1 for letter in LETTERS)


@pytest.mark.parametrize("name", FONTS)
def test_a_font_draws_every_vietnamese_letter_and_mark(name: str) -> None:
    drawn = TTFontFile(str(file("fonts", name))).charToGlyph
    assert not [sign for sign in LETTERS | set(MARKS) if not drawn.get(ord(sign))]


@pytest.mark.parametrize("style", LIBERATION)
def test_the_printing_font_is_unmodified(style: str) -> None:
    said = file("fonts", f"LiberationSerif-{style}.ttf").read_bytes()
    assert sha256(said).hexdigest().startswith(LIBERATION[style])


@pytest.mark.parametrize("family", ["LiberationSerif", "NotoSans"])
def test_each_family_carries_its_licence(family: str) -> None:
    licence = file("fonts", f"{family}-OFL.txt").read_text("utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert "Copyright" in licence
    assert "PERMISSION & CONDITIONS" in licence
    assert "DISCLAIMER" in licence
