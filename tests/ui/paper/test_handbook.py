from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path

from pypdfium2 import PdfDocument
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

from desktop.cli import main
from resources.help_texts import chapters, place_topics
from storage.steps import drain
from ui.paper.handbook.making import handbook_pdf


@cache
def words_of_pages() -> tuple[str, ...]:
    document = PdfDocument(BytesIO(handbook()))
    return tuple(one(page.get_textpage().get_text_bounded()) for page in document)


@cache
def handbook() -> bytes:
    return drain(handbook_pdf())


def one(text: str) -> str:
    return " ".join(text.split())


def test_it_has_about_twenty_pages() -> None:
    assert 18 <= len(words_of_pages()) <= 24


def test_every_picture_of_the_texts_is_in_it_and_one_on_the_cover() -> None:
    document = PdfDocument(BytesIO(handbook()))
    found = [len(list(page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE]))) for page in document]
    assert found[0] == 1
    assert sum(found) == 1 + sum(bool(topic.picture) for topic in place_topics().values())


def test_the_contents_say_on_which_page_each_chapter_and_place_begins() -> None:
    contents = words_of_pages()[1]
    told = [
        *chapters().values(),
        *(place_topics()[x] for c in chapters().values() for x in c.places),
    ]
    for topic in told:
        after = contents.split(f" {topic.title} ..", 1)[1].lstrip(".").split()
        page = words_of_pages()[int(after[0]) - 1]
        assert topic.title in page
        assert one(topic.paragraphs[0])[:60] in page


def test_every_page_of_help_is_in_it_whole() -> None:
    whole = one(" ".join(words_of_pages()))
    for topic in place_topics().values():
        for question, _answer in topic.questions:
            assert one(question) in whole


def test_the_command_writes_it_the_same_each_time(tmp_path: Path) -> None:
    assert main(["handbook", "--out", str(tmp_path / "so-tay.pdf")]) == 0
    assert (tmp_path / "so-tay.pdf").read_bytes() == handbook()


def test_in_practice_books_each_page_says_so() -> None:
    document = PdfDocument(BytesIO(drain(handbook_pdf(practice=True))))
    assert all("TẬP DƯỢT" in page.get_textpage().get_text_bounded() for page in document)
