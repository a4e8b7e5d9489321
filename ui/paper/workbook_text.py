"""The first sheet of a workbook: the text of the paper, which leads to the other sheets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from xlsxwriter.worksheet import Worksheet

from resources.wording import _
from ui.paper.charts import Chart
from ui.paper.dispatch import Dispatch
from ui.paper.document import Block, Document, Grid, Heading, Points, Prose
from ui.paper.fonts import legible
from ui.paper.outline import annex_name, numbered
from ui.paper.signature import last_words, spot_of, told
from ui.paper.workbook_looks import Looks, lines_of, stretch, write_words
from ui.paper.writing import listed, long_date

_BREADTH = 80  # of the text, in letters: a page upright
_LINK = {"font_color": "#0000C0", "underline": 1}


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    look: dict[str, object] = field(default_factory=dict)
    leads_to: str = ""


def fill_text(sheet: Worksheet, document: Document, sheets: Iterable[str], looks: Looks) -> None:
    """Write the text line by line; each grid and chart is a link to its sheet, in their order."""
    sheet.set_column(0, 0, _BREADTH)
    for row, line in enumerate(_lines(document, iter(sheets))):
        if line.leads_to:
            place = line.leads_to.replace("'", "''")
            sheet.write_url(row, 0, f"internal:'{place}'!A1", looks(**_LINK), legible(line.text))
        else:
            write_words(sheet, row, 0, line.text, looks, text_wrap=True, **line.look)
            stretch(sheet, row, lines_of(line.text, _BREADTH))


def _lines(document: Document, sheets: Iterator[str]) -> Iterator[_Line]:
    yield from _head(document)
    yield from _blocks(document.body, sheets)
    yield from _end(document)
    for place, annex in enumerate(document.annexes, start=1):
        yield _Line("")
        yield _middle(f"{annex_name(document, place)}. {annex.title}")
        yield from _blocks(annex.blocks, sheets)


def _head(document: Document) -> Iterator[_Line]:
    dispatch = document.dispatch
    letterhead = dispatch.letterhead
    issuers = [letterhead.unit_name, *(issuer.name for issuer in document.with_issuers)]
    yield _Line(letterhead.superior_name.upper())
    yield _Line(" - ".join(issuers).upper(), {"bold": True})
    yield _Line(_("Số: {reference}").format(reference=dispatch.reference))
    yield _Line(f"{letterhead.place}, {long_date(dispatch.day)}", {"italic": True})
    yield _middle(document.kind.upper())
    yield _middle(document.about)
    if document.addressees:
        names = " ".join(listed(document.addressees))
        yield _Line(_("Kính gửi: {names}").format(names=names))
    yield from map(_Line, document.opening.splitlines())


def _blocks(blocks: Iterable[Block], sheets: Iterator[str]) -> Iterator[_Line]:
    for block in numbered(blocks):
        match block:
            case Heading(text=text):
                yield _Line(text, {"bold": True})
            case Prose(text=text):
                yield from map(_Line, text.splitlines())
            case Points(lines=lines):
                yield from (_Line(f"- {line}") for line in lines)
            case Grid(title=title) | Chart(title=title):
                name = next(sheets)
                words = _("{title} (xem trang tính “{name}”)").format(title=title, name=name)
                yield _Line(words.strip(), leads_to=name)


def _end(document: Document) -> Iterator[_Line]:
    yield _Line(last_words(document.closing))
    signers = [document.dispatch.signer, *(issuer.signer for issuer in document.with_issuers)]
    for spot in map(spot_of, signers):
        yield _Line(", ".join(filter(None, (*spot.words, spot.name))), {"bold": True})
    yield from _recipients(document.dispatch, addressed=bool(document.addressees))


def _recipients(dispatch: Dispatch, *, addressed: bool) -> Iterator[_Line]:
    bare = [line.strip().lstrip("- ") for line in told(dispatch, addressed=addressed)]
    if bare:
        yield _Line(_("Nơi nhận: {names}").format(names=" ".join(listed(bare))), {"italic": True})


def _middle(text: str) -> _Line:
    return _Line(text, {"bold": True, "align": "center"})
