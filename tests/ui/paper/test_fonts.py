from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from itertools import product
from sys import getswitchinterval, setswitchinterval
from unicodedata import normalize

import pytest
from reportlab.pdfbase.pdfmetrics import getFont

from tests.ui.paper.pdf import needs_poppler, poppler, texts
from ui.paper.blocks import paragraph
from ui.paper.fonts import (
    BOLD,
    BOLD_ITALIC,
    ITALIC,
    REGULAR,
    MissingLetterError,
    load_face,
    printable,
)
from ui.paper.sheet import print_sheet

_TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
LETTERS = [normalize("NFC", base + tone) for base, tone in product("aăâeêioôơuưy", _TONES)] + ["đ"]
LETTERS += [letter.upper() for letter in LETTERS]


@needs_poppler
@pytest.mark.parametrize("face", [REGULAR, BOLD, ITALIC, BOLD_ITALIC])
def test_every_vietnamese_letter_survives_in_every_face(face: str) -> None:
    assert len(set(LETTERS)) == 146
    words = [f"h{letter}ng" for letter in LETTERS]
    pdf = print_sheet([paragraph(" ".join(words), fontName=face)], title="x", author="x")
    assert poppler("pdftotext", pdf).split() == words
    assert texts(pdf)[0].split() == words


def test_letters_with_loose_marks_are_printed_as_one() -> None:
    loose = normalize("NFD", "Nguyễn Thị Ổn")
    assert printable(loose) == "Nguyễn Thị Ổn"
    pdf = print_sheet([paragraph(loose)], title="x", author="x")
    assert texts(pdf) == ["Nguyễn Thị Ổn"]


def test_a_letter_the_font_lacks_is_refused_in_words() -> None:
    with pytest.raises(MissingLetterError, match=r"“😀” \(U\+1F600\).*Tổ 😀 số 3.*mã IN-01"):
        paragraph("Tổ 😀 số 3")


def test_invisible_letters_from_the_clipboard_are_dropped() -> None:
    assert printable("\ufeffTổ\u200b số 3\r\nthôn Đông") == "Tổ số 3\nthôn Đông"


def test_signs_in_data_are_printed_and_never_obeyed() -> None:
    words = '<b>Tổ</b> & <font color="red">số</font> 3 &amp; <br/>'
    assert texts(print_sheet([paragraph(words)], title="x", author="x")) == [words]


def test_two_papers_at_once_keep_their_letters_whole() -> None:
    load_face(REGULAR)
    face = getFont(REGULAR).face
    words = [[ord(letter) for letter in letters] for letters in (LETTERS, LETTERS[::-1])]
    alone = [face.makeSubset(letters) for letters in words]
    interval = getswitchinterval()
    setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(4) as four:
            both = list(four.map(face.makeSubset, words * 50))
    finally:
        setswitchinterval(interval)
    assert both == alone * 50
