"""A document as a Word file, to be edited: the layout of the PDF, opened by LibreOffice too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document as WordFile
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt

from resources.wording import official
from ui.paper.as_pdf import spacing_of
from ui.paper.blocks import GAP, leads_on, lines_of
from ui.paper.chart_drawing import parts, png
from ui.paper.charts import Chart, described
from ui.paper.document import (
    Annex,
    Block,
    Centred,
    Document,
    Grid,
    Grounds,
    Heading,
    Points,
    Prose,
)
from ui.paper.fitting import ANNEX_LETTERS, BODY_LETTERS
from ui.paper.fonts import printable
from ui.paper.outline import annex_name, belongs_to, name_of, numbered
from ui.paper.sheet import APPENDIX_WIDTH, WIDTH
from ui.paper.word_head import end_markup, head_markup
from ui.paper.word_markup import Look, paragraph
from ui.paper.word_pages import begin_annex, begin_body
from ui.paper.word_styles import prepare
from ui.paper.word_tables import grid_markup
from ui.paper.writing import listed

_BODY = Look(style="BodyText")
_HIGHEST = 640.0  # of a picture, in points
_DOTS = 1600  # across a chart
_DAY_ONE = (1980, 1, 1, 0, 0, 0)  # the oldest time that a zip can say


@official
def word_of(document: Document) -> bytes:
    """Write a document as .docx, always of the same bytes; raises `MissingLetterError`."""
    made = docx.Document()
    unit = document.dispatch.letterhead.unit_name
    prepare(made, name_of(document), unit, spacing_of(document))
    begin_body(made, document.dispatch.marks, turned=document.landscape)
    _add(made, head_markup(document) + _prose(document.opening))
    turned = (APPENDIX_WIDTH, ANNEX_LETTERS) if document.landscape else (WIDTH, BODY_LETTERS)
    _write(made, document.body, *turned, followed=bool(document.closing))
    _add(made, end_markup(document))
    for place, annex in enumerate(document.annexes, start=1):
        _annex(made, document, annex, place)
    return _packed(made)


def _annex(made: WordFile, document: Document, annex: Annex, place: int) -> None:
    begin_annex(made)
    name = paragraph(annex_name(document, place), Look(style="Annex"))
    title = paragraph(annex.title.upper(), Look(style="Caption"))
    belongs = belongs_to(document.dispatch, document.kind)
    _add(made, name + title + paragraph(belongs, Look(align="center", italic=True, after=6)))
    _write(made, annex.blocks, APPENDIX_WIDTH, ANNEX_LETTERS)


def _write(
    made: WordFile, blocks: Sequence[Block], width: float, size: float, *, followed: bool = False
) -> None:
    """Write blocks; of the last one something stays on the page of what follows it."""
    for place, block in enumerate(numbered(blocks), start=1):
        if isinstance(block, Chart):
            _draw(made, block)
        else:
            kept = followed and place == len(blocks)
            _add(made, _markup(block, width, size, kept=kept))


def _markup(
    block: Heading | Prose | Points | Grounds | Centred | Grid,
    width: float,
    size: float,
    *,
    kept: bool,
) -> str:
    match block:
        case Heading(text=text, level=level):
            return paragraph(text, Look(style=f"Heading{level}"))
        case Prose(text=text, lead=lead):
            return _prose(text, lead, kept=kept)
        case Points(lines=lines):
            return _lines([f"- {line}" for line in lines], _BODY, kept=kept)
        case Grounds(lines=lines):
            return _lines(listed(lines), replace(_BODY, italic=True), kept=kept)
        case Centred(text=text, italic=italic, size=letters):
            look = Look(align="center", bold=not italic, italic=italic, size=letters, after=GAP)
            return paragraph(text, look)
        case Grid():
            return grid_markup(block, width, size, followed=kept)


def _prose(text: str, lead: str = "", *, kept: bool = False) -> str:
    lines = lines_of(text) or ([""] if lead else [])
    return _lines(lines, _BODY, lead=lead, kept=kept or leads_on(text))


def _lines(lines: Sequence[str], look: Look, *, lead: str = "", kept: bool = False) -> str:
    """Write paragraphs, the lead before the first; the last is kept with what follows it."""
    last = len(lines) - 1
    return "".join(
        paragraph(
            line,
            replace(look, kept=kept and place == last),
            lead="" if place else lead,
        )
        for place, line in enumerate(lines)
    )


def _draw(made: WordFile, chart: Chart) -> None:
    """Put pictures in the text, none higher than a page; who cannot see them hears the numbers."""
    _add(made, paragraph(chart.title, Look(style="Caption")))
    for shown in parts(chart, WIDTH, _HIGHEST):
        picture = made.add_picture(BytesIO(png(shown, _DOTS)), width=Pt(WIDTH))
        about = picture._inline.docPr  # noqa: SLF001  # python-docx knows no alternative text
        about.set("name", printable(chart.title))
        about.set("descr", printable(f"{chart.title}. {described(shown)}"))
    made.paragraphs[-1].paragraph_format.space_after = Pt(GAP)


def _add(made: WordFile, markup: str) -> None:
    end = made.element.body[-1]  # the properties of the section
    for child in parse_xml(f"<w:x {nsdecls('w')}>{markup}</w:x>"):
        end.addprevious(child)


def _packed(made: WordFile) -> bytes:
    """Save, then take the hour of saving out of the package."""
    saved, out = BytesIO(), BytesIO()
    made.save(saved)
    with ZipFile(saved) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(ZipInfo(name, _DAY_ONE), old.read(name), ZIP_DEFLATED)
    return out.getvalue()
