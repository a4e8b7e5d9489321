"""The first sheet of a workbook: the text of the paper, which leads to the other sheets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from resources.wording import in_vietnamese as _
from ui.paper.charts import Chart
from ui.paper.document import (
    Block,
    Centred,
    Document,
    Grid,
    Grounds,
    Heading,
    Points,
    Prose,
    Spot,
)
from ui.paper.fonts import legible
from ui.paper.outline import (
    annex_name,
    issuers_of,
    last_words,
    number_of,
    numbered,
    place_and_day,
    recipients_of,
    signing_of,
)
from ui.paper.workbook_looks import Sheet, lines_of
from ui.paper.writing import listed

_BREADTH = 80  # of the text, in letters: a page upright
_LINK = {"font_color": "#0000C0", "underline": 1}


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    look: dict[str, object] = field(default_factory=dict)
    leads_to: str = ""


def fill_text(sheet: Sheet, document: Document, names: Iterable[str]) -> None:
    """Write the text line by line; each grid and chart is a link to its sheet, in their order."""
    sheet.page.set_column(0, 0, _BREADTH)
    for row, line in enumerate(_lines(document, iter(names))):
        if line.leads_to:
            place = line.leads_to.replace("'", "''")
            link = f"internal:'{place}'!A1"
            sheet.page.write_url(row, 0, link, sheet.looks(**_LINK), legible(line.text))
        else:
            sheet.words(row, 0, line.text, text_wrap=True, **line.look)
            sheet.stretch(row, lines_of(line.text, _BREADTH))


def _lines(document: Document, names: Iterator[str]) -> Iterator[_Line]:
    yield from _head(document)
    yield from _blocks(document.body, names)
    yield from _end(document)
    for place, annex in enumerate(document.annexes, start=1):
        yield _Line("")
        yield _middle(f"{annex_name(document, place)}. {annex.title}")
        yield from _blocks(annex.blocks, names)


def _head(document: Document) -> Iterator[_Line]:
    if document.head.sender:
        yield from _sender(document)
    yield _middle(document.kind.upper())
    yield _middle(document.about)
    if document.addressees:
        names = " ".join(listed(document.addressees))
        yield _Line(_("Kính gửi: {names}").format(names=names))
    yield from map(_Line, document.opening.splitlines())


def _sender(document: Document) -> Iterator[_Line]:
    for issuer in issuers_of(document.dispatch, document.with_issuers):
        if issuer.above:
            yield _Line(issuer.above.upper())
        yield _Line(issuer.name.upper(), {"bold": True})
    if document.head.numbered:
        yield _Line(number_of(document.dispatch))
    if document.head.dated:
        yield _Line(place_and_day(document.dispatch), {"italic": True})


def _blocks(blocks: Iterable[Block], names: Iterator[str]) -> Iterator[_Line]:
    for block in numbered(blocks):
        match block:
            case Heading(text=text):
                yield _Line(text, {"bold": True})
            case Prose(text=text, lead=lead):
                yield from map(_Line, f"{lead} {text}".strip().splitlines())
            case Centred(text=text):
                yield _middle(text)
            case Grounds(lines=lines):
                yield from (_Line(line, {"italic": True}) for line in listed(lines))
            case Points(lines=lines):
                yield from (_Line(f"- {line}") for line in lines)
            case Grid(title=title) | Chart(title=title):
                name = next(names)
                words = _("{title} (xem trang tính “{name}”)").format(title=title, name=name)
                yield _Line(words.strip(), leads_to=name)


def _end(document: Document) -> Iterator[_Line]:
    if not document.closing:
        return
    last = last_words(document.closing)
    yield _Line(f"{last.lead} {last.text}".strip())
    for row in signing_of(document.dispatch, document.with_issuers, document.signing):
        yield from (_signed(spot) for spot in row if spot and spot.words)
    told = recipients_of(document.dispatch, addressed=bool(document.addressees))
    if told:
        yield _Line(_("Nơi nhận: {names}").format(names=" ".join(told)), {"italic": True})


def _signed(spot: Spot) -> _Line:
    return _Line(", ".join(filter(None, (spot.above, *spot.words, spot.name))), {"bold": True})


def _middle(text: str) -> _Line:
    return _Line(text, {"bold": True, "align": "center"})
