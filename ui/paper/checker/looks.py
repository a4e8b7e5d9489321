"""How each element of a paper has to look (Nghị định 30/2020, Phụ lục I), and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from resources.wording import in_vietnamese as _
from storage.spelling import fold
from ui.paper.checker.facts import Line, Run, Table
from ui.paper.checker.head import issuer_of
from ui.paper.checker.paragraphs import Paragraph, grounds_of, is_addressed
from ui.paper.checker.parts import Part

_ROMAN = re.compile(r"[IVX]+\. ")
_NUMBERED = re.compile(
    r"([IVX]+\.|\d+(\.\d+)*\.?|[a-zđ]\)|Điều \d+\.|(Phần|Chương|Mục|Biểu|Bảng|Hình|Phụ lục) )"
)
_ASIDE = ("(", "*", "ghi chu", "nguon", "don vi tinh")
_FOOT = 12.5  # what is smaller at the end of a paper is its drafter or its address


@dataclass(frozen=True, slots=True)
class Look:
    """An element's sizes in points and its style; None where the decree leaves it open."""

    name: str
    low: float
    high: float
    bold: bool | None = None
    italic: bool | None = None


@dataclass(frozen=True, slots=True)
class Element:
    """Text of a paper and how it has to look; `running` text may stress words within it."""

    look: Look
    page: int
    runs: tuple[Run, ...]
    running: bool = False


def elements_of(part: Part) -> Iterator[Element]:
    """Name every text of a paper of the decree or of an appendix."""
    yield from _beside_text(part)
    yield from _head(part)
    titles = _titles(part.paragraphs) if part.annex else []
    yield from _annex(titles)
    yield from _body(part.paragraphs[len(titles) :])
    yield from _closing(part)
    yield from (_in_table(page.number, table) for page in part.pages for table in page.tables)


def _beside_text(part: Part) -> Iterator[Element]:
    number = Look(_("số trang"), 13, 14, bold=False, italic=False)
    stamp = Look(_("dấu chỉ mức độ khẩn"), 13, 14, bold=True, italic=False)
    for page in part.pages:
        yield from (_of(number, page.number, line) for line in page.margin if line.text.isdigit())
        yield from (_of(stamp, page.number, line) for line in page.stamps)


def _head(part: Part) -> Iterator[Element]:
    head = part.head
    if head is None:
        return
    bold, upright = {"bold": True, "italic": False}, {"bold": False, "italic": False}
    issuers = [line for sender in head.senders for line in issuer_of(sender)]
    superiors = [line for sender in head.senders for line in sender if line not in issuers]
    boxes: list[tuple[Line | None, Look]] = [
        (head.nation, Look(_("Quốc hiệu"), 12, 13, **bold)),
        (head.motto, Look(_("Tiêu ngữ"), 13, 14, **bold)),
        *((x, Look(_("tên cơ quan ban hành"), 12, 13, **bold)) for x in issuers),
        *((x, Look(_("tên cơ quan chủ quản"), 12, 13, italic=False)) for x in superiors),
        (head.number, Look(_("số, ký hiệu"), 13, 13, **upright)),
        (head.date, Look(_("địa danh, ngày tháng"), 13, 14, bold=False, italic=True)),
        *((x, Look(_("trích yếu công văn (V/v)"), 12, 13, **upright)) for x in head.about),
        (head.kind, Look(_("tên loại văn bản"), 13, 14, **bold)),
        *((x, Look(_("trích yếu nội dung"), 13, 14, **bold)) for x in head.subject),
    ]
    yield from (_of(look, part.pages[0].number, line) for line, look in boxes if line)


def _titles(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Take “Phụ lục” and the lines in capitals that follow it."""
    named = paragraphs[:1] if paragraphs and fold(paragraphs[0].text)[:7] == "phu luc" else []
    rest = paragraphs[len(named) :]
    return [*named, *takewhile(lambda p: p.centred and p.text.isupper(), rest)]


def _annex(titles: Sequence[Paragraph]) -> Iterator[Element]:
    name = Look(_("chữ “Phụ lục”"), 14, 14, bold=True, italic=False)
    title = Look(_("tên phụ lục"), 13, 14, bold=True, italic=False)
    for each in titles:
        named = fold(each.text).startswith("phu luc")
        yield Element(name if named else title, each.page, each.runs)


def _body(paragraphs: Sequence[Paragraph]) -> Iterator[Element]:
    grounds, addressed = grounds_of(paragraphs), is_addressed(paragraphs)
    for paragraph in paragraphs:
        if paragraph in grounds:
            look = Look(_("căn cứ ban hành"), 13, 14, bold=False, italic=True)
            yield Element(look, paragraph.page, paragraph.runs)
        elif paragraph is addressed:
            look = Look(_("kính gửi"), 13, 14, bold=False, italic=False)
            yield Element(look, paragraph.page, paragraph.runs)
        else:
            yield _text(paragraph)


def _text(paragraph: Paragraph) -> Element:
    words = paragraph.text
    if fold(words).startswith("(kem theo"):
        look = Look(_("dòng “Kèm theo”"), 13, 14, bold=False, italic=True)
        return Element(look, paragraph.page, paragraph.runs)
    if _ROMAN.match(words) and words.isupper():
        look = Look(_("đề mục"), 13, 14, bold=True, italic=False)
        return Element(look, paragraph.page, paragraph.runs)
    title = paragraph.centred or _NUMBERED.match(words) or not words.endswith((".", ";", ","))
    aside = paragraph.centred or fold(words).startswith(_ASIDE)
    look = Look(
        _("nội dung"), 13, 14, bold=None if title else False, italic=None if aside else False
    )
    return Element(look, paragraph.page, paragraph.runs, running=True)


def _closing(part: Part) -> Iterator[Element]:
    closing = part.closing
    if not closing.rows:
        return
    page = closing.rows[-1].page
    if closing.title:
        look = Look(_("chữ “Nơi nhận:”"), 12, 12, bold=True, italic=True)
        yield _of(look, page, closing.title)
    listed = Look(_("danh sách nơi nhận"), 11, 11, bold=False, italic=False)
    yield from (_of(listed, page, line) for line in closing.recipients)
    yield from (_of(_signed(line), page, line) for line in closing.signed)


def _signed(line: Line) -> Look:
    if line.text.startswith("("):
        return Look(_("hướng dẫn ký"), 11, 14)
    if line.size < _FOOT and not line.bold:
        return Look(_("ký hiệu người soạn thảo, địa chỉ"), 11, 12, bold=False, italic=False)
    return Look(_("quyền hạn, chức vụ, họ tên người ký"), 13, 14, bold=True, italic=False)


def _in_table(page: int, table: Table) -> Element:
    return Element(Look(_("chữ trong bảng"), 8, 14), page, table.runs)


def _of(look: Look, page: int, line: Line) -> Element:
    return Element(look, page, line.runs)
