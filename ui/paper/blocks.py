"""The text of a paper: paragraphs, headings, lines of grounds, dashes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.platypus import CondPageBreak, Flowable, Paragraph

from ui.paper.fonts import BOLD, ITALIC, REGULAR, load_fonts, markup, printable
from ui.paper.sheet import WIDTH
from ui.paper.spacing import USUAL, Spacing
from ui.paper.writing import listed

BODY_SIZE = USUAL.size
INDENT = 1.27 * cm
GAP = 6.0
LEADING = USUAL.leading
_TWO_LINES = 2 * LEADING  # of text, that stay with a heading; which may be as long itself


def body_style(**changes: Any) -> ParagraphStyle:
    """Body text of the decree, with the changes asked for."""
    load_fonts()
    usual = {
        "fontName": REGULAR,
        "fontSize": BODY_SIZE,
        "leading": LEADING,
        "alignment": TA_JUSTIFY,
        "firstLineIndent": INDENT,
        "spaceAfter": GAP,
        "allowWidows": 0,
        "allowOrphans": 0,
        "splitLongWords": 1,
        "bulletFontName": REGULAR,
    }
    return ParagraphStyle("body", **(usual | changes))


def paragraph(text: str, *, lead: str = "", **changes: Any) -> Paragraph:
    """One justified paragraph with its first line indented, its lead in bold."""
    led = f"<b>{markup(lead)}</b> " if lead else ""
    return Paragraph(led + markup(text), body_style(**changes))


def paragraphs(text: str, lead: str = "", **changes: Any) -> list[Flowable]:
    """Each line of what the user wrote, as a paragraph; the lead stands before the first.

    One that leads on to what is below it (“gồm:”) is not the last line of a page.
    """
    lines = lines_of(text)
    told: list[Flowable] = [
        paragraph(line, lead="" if place else lead, **changes)
        for place, line in enumerate(lines if lines or not lead else [""])
    ]
    if not leads_on(text):
        return told
    return [*told[:-1], CondPageBreak(told[-1].wrap(WIDTH, 0)[1] + GAP + _TWO_LINES), told[-1]]


def leads_on(text: str) -> bool:
    """Tell whether a text announces what stands below it."""
    return text.rstrip().endswith(":")


def lines_of(text: str) -> list[str]:
    """Return what stands in each line that is not empty."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def grounds(lines: Iterable[str], **changes: Any) -> list[Flowable]:
    """Căn cứ lines: italic, each ending in a semicolon, the last in a full stop."""
    return [paragraph(line, fontName=ITALIC, **changes) for line in listed(lines)]


def heading(text: str) -> list[Flowable]:
    """Set a heading such as I. TÌNH HÌNH, never the last line of a page."""
    return headed([section_title(text)])


def subheading(text: str) -> list[Flowable]:
    """Set a heading such as 1. Mô hình, never the last line of a page."""
    return headed([part_title(text)])


def section_title(text: str, **changes: Any) -> Paragraph:
    """Set I. TÌNH HÌNH alone."""
    title = paragraph(text.upper(), fontName=BOLD, spaceBefore=GAP / 2, **changes)
    return listed_title(title, text.upper())


def part_title(text: str, **changes: Any) -> Paragraph:
    """Set 1. Mô hình alone."""
    return listed_title(paragraph(text, fontName=BOLD, **changes), text, level=1)


def listed_title(title: Paragraph, text: str, level: int = 0) -> Paragraph:
    """Let the contents of the PDF lead to a title, at that depth."""
    title.leads_here = (printable(text), level)
    return title


def headed(titles: Sequence[Paragraph], story: Sequence[Flowable] = ()) -> list[Flowable]:
    """Set headings above what they stand over, on the page where that begins."""
    begins = story[0] if story else None
    room = begins.height if isinstance(begins, CondPageBreak) else _TWO_LINES
    above = sum(title.wrap(WIDTH, 0)[1] + GAP for title in titles)
    return [CondPageBreak(above + room), *titles, *story]


def dashes(lines: Iterable[str], **changes: Any) -> list[Flowable]:
    """Lines that each begin with a dash."""
    return [paragraph(f"- {line}", **changes) for line in lines]


def caption(text: str, **changes: Any) -> Paragraph:
    """Set the bold centred words above a table."""
    return paragraph(text, fontName=BOLD, alignment=TA_CENTER, firstLineIndent=0, **changes)


def note(text: str, **changes: Any) -> Paragraph:
    """Set an italic centred line, such as what a list belongs to."""
    return paragraph(text, fontName=ITALIC, alignment=TA_CENTER, firstLineIndent=0, **changes)


def centred(text: str, *, italic: bool, size: float, spacing: Spacing = USUAL) -> Paragraph:
    """Set centred lines of that size in points, bold or italic, broken as the text is."""
    face = {"fontSize": size, "leading": size * spacing.leading / spacing.size}
    line = (note if italic else caption)(text, **face)
    return line if "\n" not in text else _broken(text, line.style)


def _broken(text: str, style: ParagraphStyle) -> Paragraph:
    return Paragraph("<br/>".join(map(markup, text.splitlines())), style)
