"""What a reader's own tools find in a PDF."""

from __future__ import annotations

from dataclasses import dataclass
from shutil import which
from subprocess import run
from xml.etree import ElementTree as ET

import pytest
from pypdfium2 import PdfDocument
from pypdfium2.raw import FPDF_PAGEOBJ_PATH

needs_poppler = pytest.mark.skipif(which("pdftotext") is None, reason="poppler-utils is missing")
_XHTML = "{http://www.w3.org/1999/xhtml}"


@dataclass(frozen=True)
class Word:
    """A word and its box, in points from the top left."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Page:
    """The words of a page, as poppler finds them."""

    width: float
    height: float
    words: list[Word]

    def line(self, first: str) -> list[Word]:
        """Return the words on the line of the first word that reads so."""
        found = next(word for word in self.words if word.text == first)
        return [w for w in self.words if abs(w.bottom - found.bottom) < 1]


def poppler(tool: str, pdf: bytes, *options: str) -> str:
    """Run one of poppler's tools on the PDF and return what it says."""
    tail = ["-"] if tool == "pdftotext" else []
    done = run([tool, *options, "-", *tail], input=pdf, capture_output=True, check=True)
    return done.stdout.decode()


def pages(pdf: bytes) -> list[Page]:
    """Read where each word stands."""
    tree = ET.fromstring(poppler("pdftotext", pdf, "-bbox"))  # noqa: S314  # our own paper
    return [
        Page(
            float(page.attrib["width"]),
            float(page.attrib["height"]),
            [_word(word) for word in page.iter(f"{_XHTML}word")],
        )
        for page in tree.iter(f"{_XHTML}page")
    ]


def texts(pdf: bytes) -> list[str]:
    """Read the text of each page with pdfium, one space between words."""
    document = PdfDocument(pdf)
    found = []
    for page in document:
        textpage = page.get_textpage()
        found.append(" ".join(textpage.get_text_range().split()))
        textpage.close()
        page.close()
    document.close()
    return found


def contents(pdf: bytes) -> list[tuple[int, str, int]]:
    """Return what a reader opens beside the pages: depth, words, the number of the page."""
    document = PdfDocument(pdf)
    found = [
        (entry.level, entry.get_title(), entry.get_dest().get_index() + 1)
        for entry in document.get_toc()
    ]
    document.close()
    return found


def rules(pdf: bytes) -> list[tuple[float, float, float]]:
    """Find the level lines on the first page: left, right, distance from the top."""
    document = PdfDocument(pdf)
    page = document[0]
    height = page.get_height()
    found = []
    for drawn in page.get_objects(filter=[FPDF_PAGEOBJ_PATH]):
        left, bottom, right, top = drawn.get_bounds()
        if top - bottom < 2:
            found.append((left, right, height - top))
    page.close()
    document.close()
    return sorted(found, key=lambda rule: rule[2])


def _word(node: ET.Element) -> Word:
    box = (float(node.attrib[edge]) for edge in ("xMin", "yMin", "xMax", "yMax"))
    return Word(node.text or "", *box)
