"""Sets the handbook twice: the first time to learn on which page each title stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reportlab.lib.enums import TA_CENTER
from reportlab.platypus import CondPageBreak, Flowable, PageBreak, Paragraph, Spacer

from resources import file
from resources.help_texts import Topic, chapters, place_topics
from resources.wording import in_vietnamese as _
from resources.wording import official
from storage.steps import Steps
from ui.paper.dispatch import Marks
from ui.paper.fonts import BOLD, markup, width_of
from ui.paper.handbook.parts import (
    CHAPTER_ROOM,
    SIZE,
    Title,
    picture_of,
    text_style,
    title_of,
    topic_story,
)
from ui.paper.sheet import WIDTH, printing

_COVER = "trang-chu.png"
_DOT, _AIR = ".", 12.0


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the contents: a title, how deep it stands, the page."""

    words: str
    level: int
    title: Title


@official
def handbook_pdf(*, practice: bool = False) -> Steps[bytes]:
    """Print the handbook; `practice` draws TẬP DƯỢT across it; raises `MissingLetterError`."""
    lines, parts = _content()
    yield from _set(lines, parts, {}, practice=practice)
    pages = {line.words: line.title.page for line in lines}
    lines, parts = _content()
    return (yield from _set(lines, parts, pages, practice=practice))


def _set(
    lines: list[_Line],
    parts: list[list[Flowable]],
    pages: Mapping[str, int],
    *,
    practice: bool,
) -> Steps[bytes]:
    whole = [_cover(), list(_contents(lines, pages)), *parts]
    title = _("Bình Yên – Sổ tay hướng dẫn")
    marks = Marks(practice=practice)
    return printing(whole, title=title, author=_("Bình Yên"), marks=marks, count=len(whole))


def _content() -> tuple[list[_Line], list[list[Flowable]]]:
    """Return the lines of the contents and the chapters, each on a page of its own."""
    lines: list[_Line] = []
    parts: list[list[Flowable]] = []
    for number, chapter in enumerate(chapters().values(), 1):
        title = title_of(chapter, chapter=number)
        lines.append(_Line(f"{number}. {chapter.title}", 0, title))
        begin = CondPageBreak(CHAPTER_ROOM) if parts else PageBreak()
        story: list[Flowable] = [begin, *topic_story(chapter, title)]
        for topic in _places(chapter):
            below = title_of(topic)
            lines.append(_Line(topic.title, 1, below))
            story += topic_story(topic, below)
        parts.append(story)
    return lines, parts


def _places(chapter: Topic) -> Iterator[Topic]:
    known = place_topics()
    return (known[code] for code in chapter.places)


def _cover() -> list[Flowable]:
    def middle(size: float, words: str, **changes: object) -> Paragraph:
        look = {"alignment": TA_CENTER, "fontSize": size, "leading": size * 1.3} | changes
        return Paragraph(markup(words), text_style(**look))

    return [
        Spacer(0, 90),
        middle(40, _("Bình Yên"), fontName=BOLD, spaceAfter=10),
        middle(22, _("Sổ tay hướng dẫn"), spaceAfter=26),
        middle(14, _("Sổ phong trào “Toàn dân bảo vệ an ninh Tổ quốc”")),
        middle(14, _("dùng cho Công an xã và cấp trên trực tiếp"), spaceAfter=36),
        picture_of(file("help", _COVER), WIDTH),
        Spacer(0, 40),
        middle(12, _("Trong phần mềm, bấm F1 ở màn hình nào cũng có trợ giúp của màn hình ấy.")),
        middle(12, _("Các ảnh chụp từ sổ mẫu; tên người trong ảnh là tên đặt ra.")),
    ]


def _contents(lines: list[_Line], pages: Mapping[str, int]) -> Iterator[Flowable]:
    yield PageBreak()
    look = text_style(fontName=BOLD, fontSize=20, leading=26, spaceAfter=8)
    yield Paragraph(markup(_("Mục lục")), look)
    yield from (_ContentsLine(line, pages.get(line.words, 0)) for line in lines)


class _ContentsLine(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A title, dots, and its page; a click goes there."""

    def __init__(self, line: _Line, page: int) -> None:
        super().__init__()
        self._line, self._page = line, page

    def wrap(self, room: float, _height: float) -> tuple[float, float]:
        """Take one line, a chapter with some air above it."""
        self._width = room
        return room, 15.0 if self._line.level else 20.0

    def draw(self) -> None:
        """Draw it."""
        font = text_style().fontName if self._line.level else BOLD
        left, page = 20.0 * self._line.level, str(self._page)
        self.canv.setFont(font, SIZE)
        self.canv.drawString(left, 3, self._line.words)
        self.canv.drawRightString(self._width, 3, page)
        begin = left + width_of(self._line.words, font, SIZE) + _AIR / 2
        room = self._width - width_of(page, font, SIZE) - _AIR / 2 - begin
        dots = _DOT * max(0, int(room / width_of(_DOT, font, SIZE)))
        self.canv.drawRightString(self._width - width_of(page, font, SIZE) - _AIR / 2, 3, dots)
        key = f"{self._page}-{self._line.title.leads_here[0]}"
        if self._page:
            self.canv.linkRect("", key, (0, 0, self._width, 15), relative=1)
