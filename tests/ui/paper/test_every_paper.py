from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from unicodedata import is_normalized

import pytest

from storage.steps import drain
from tests.ui.paper.pdf import needs_poppler, pages, poppler, texts
from tests.ui.paper.reports import REPORT
from tests.ui.paper.samples import (
    AMENDMENT,
    COLLECTIVE,
    DISPATCH,
    INDIVIDUAL,
    PROPOSAL,
    RECEIPT,
    RECOVERY,
    SUPERIOR,
)
from ui.paper.amendment import amendment_document
from ui.paper.as_pdf import pdf_of, printed
from ui.paper.checker import check_paper
from ui.paper.dispatch import Dispatch, Marks
from ui.paper.merits import merit_document
from ui.paper.proposals import proposal_document
from ui.paper.receipt import receipt_pdf
from ui.paper.recovery import recovery_pdf

MM = 72 / 25.4
SENT: dict[str, Callable[[Dispatch], bytes]] = {
    "proposal": lambda dispatch: printed(proposal_document(dispatch, PROPOSAL)),
    "report": lambda dispatch: drain(
        pdf_of(replace(REPORT, dispatch=dispatch, annexes=REPORT.annexes[:1]))
    ),
    "collective": lambda dispatch: printed(merit_document(dispatch, COLLECTIVE)),
    "amendment": lambda dispatch: printed(amendment_document(dispatch, AMENDMENT)),
    "individual": lambda dispatch: printed(merit_document(dispatch, INDIVIDUAL)),
}
PAPERS: dict[str, Callable[[], bytes]] = {
    **{name: partial(draw, SUPERIOR) for name, draw in SENT.items()},
    "recovery": lambda: recovery_pdf(RECOVERY),
    "receipt": lambda: receipt_pdf(RECEIPT),
}
every_paper = pytest.mark.parametrize("draw", PAPERS.values(), ids=PAPERS.keys())
every_sent_paper = pytest.mark.parametrize("draw", SENT.values(), ids=SENT.keys())


@every_paper
def test_every_paper_keeps_the_decree(draw: Callable[[], bytes]) -> None:
    assert check_paper(draw()) == []


@every_sent_paper
def test_marks_do_not_break_the_decree(draw: Callable[[Dispatch], bytes]) -> None:
    marks = Marks(form="Mẫu số 01", internal=True, practice=True)
    assert check_paper(draw(replace(DISPATCH, marks=marks))) == []


@needs_poppler
@every_paper
def test_all_fonts_are_embedded_and_of_one_family(draw: Callable[[], bytes]) -> None:
    fonts = [line.split() for line in poppler("pdffonts", draw()).splitlines()[2:]]
    assert fonts
    for name, *_, embedded, subset, unicode, _object, _generation in fonts:
        assert "LiberationSerif" in name
        assert (embedded, subset, unicode) == ("yes", "yes", "yes")


@every_paper
def test_the_same_input_gives_the_same_bytes(draw: Callable[[], bytes]) -> None:
    assert draw() == draw()


@needs_poppler
@every_paper
def test_text_can_be_copied_out_composed(draw: Callable[[], bytes]) -> None:
    pdf = draw()
    for text in (poppler("pdftotext", pdf, "-layout"), " ".join(texts(pdf))):
        assert is_normalized("NFC", text)
        assert "\ufffd" not in text
        assert "gia viễn" in text.lower() or "gia thắng" in text.lower()


@needs_poppler
@every_paper
def test_title_author_and_language_are_told(draw: Callable[[], bytes]) -> None:
    pdf = draw()
    said = dict(line.split(":", 1) for line in poppler("pdfinfo", pdf).splitlines())
    assert said["Title"].strip()
    assert said["Author"].strip() in {"Công an huyện Gia Viễn", "Công an xã Gia Thắng"}
    assert b"/Lang (vi-VN)" in pdf


@needs_poppler
@every_paper
def test_text_keeps_within_the_margins(draw: Callable[[], bytes]) -> None:
    for page in pages(draw()):
        slip = max(page.width, page.height) < 600  # A5
        top = [word for word in page.words if word.bottom < 19 * MM]
        assert slip or len(top) <= 1  # nothing but the page number
        for word in page.words:
            assert word.left >= (15 if slip else 30) * MM - 1
            assert word.right <= page.width - 15 * MM + 1
            assert word.bottom <= page.height - (15 if slip else 20) * MM + 3  # descenders


@needs_poppler
@every_paper
def test_pages_are_numbered_from_the_second_of_each_part(draw: Callable[[], bytes]) -> None:
    expected, landscape = 0, False
    for page in pages(draw()):
        if page.width < 420:  # an A5 slip has one page
            continue
        turned = page.width > page.height
        expected = 1 if turned != landscape else expected + 1
        landscape = turned
        numbers = [word for word in page.words if word.bottom < 19 * MM]
        if expected == 1:
            assert not numbers
            continue
        assert [word.text for word in numbers] == [str(expected)]
        middle = 30 * MM + (page.width - 45 * MM) / 2
        assert (numbers[0].left + numbers[0].right) / 2 == pytest.approx(middle, abs=1)


@every_paper
def test_no_mark_stands_on_a_paper_unasked(draw: Callable[[], bytes]) -> None:
    text = " ".join(texts(draw()))
    for mark in ("MẬT", "LƯU HÀNH NỘI BỘ", "TẬP DƯỢT", "Mẫu số"):
        assert mark not in text


@every_sent_paper
def test_asked_marks_stand_on_each_page(draw: Callable[[Dispatch], bytes]) -> None:
    marks = Marks(form="Mẫu số 01", internal=True, practice=True)
    found = texts(draw(replace(DISPATCH, marks=marks)))
    for text in found:
        assert "LƯU HÀNH NỘI BỘ" in text
        assert "TẬP DƯỢT" in text
    assert "Mẫu số 01" in found[0]
    assert "Mẫu số 01" not in found[1]


@every_sent_paper
def test_the_body_ends_with_a_stroke_and_a_dot(draw: Callable[[Dispatch], bytes]) -> None:
    assert " ".join(texts(draw(DISPATCH))).count("./.") == 1
