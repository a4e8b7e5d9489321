"""The parts of the handbook: titles that are in the contents, steps, keys, questions, pictures."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Flowable, Image, KeepTogether, Paragraph, Spacer

from resources.help_texts import Topic
from resources.wording import in_vietnamese as _
from ui.paper.blocks import body_style, listed_title
from ui.paper.fonts import BOLD, markup, printable
from ui.paper.sheet import WIDTH

SIZE = 12.0
LEADING = 15.5
ROOM = 110.0  # points that a title needs below it
CHAPTER_ROOM = 330.0  # that a chapter needs, or it begins on the next page
_INK, _LINE = HexColor("#1f3d63"), HexColor("#9aa7b5")
_INDENT = 18.0
_KEYS = 130.0  # points for the keys, before what they do
_FEW = 5


class Title(Paragraph):  # type: ignore[misc]  # reportlab has no types
    """A title that remembers the page it came to stand on."""

    page = 0

    def draw(self) -> None:
        """Draw it, and note the page."""
        self.page = self.canv.getPageNumber()
        super().draw()


def title_of(topic: Topic, *, chapter: int = 0) -> Title:
    """Set the title of a chapter, or of a page in it."""
    words = f"{chapter}. {topic.title}" if chapter else topic.title
    size = 20.0 if chapter else 14.5
    style = text_style(
        fontName=BOLD,
        fontSize=size,
        leading=size * 1.25,
        textColor=_INK,
        spaceBefore=0 if chapter else 10,
        spaceAfter=8 if chapter else 4,
    )
    made = Title(markup(words), style)
    listed_title(made, words, level=0 if chapter else 1)
    return made


def text_style(**changes: object) -> ParagraphStyle:
    """Return how plain text of the handbook looks, with the changes asked for."""
    usual = {
        "fontSize": SIZE,
        "leading": LEADING,
        "alignment": TA_LEFT,
        "firstLineIndent": 0,
        "spaceAfter": 4,
    }
    return body_style(**(usual | changes))


def topic_story(topic: Topic, title: Title) -> Iterator[Flowable]:
    """Set one page of help below its title."""
    shown = topic.picture_file
    about = [Paragraph(markup(line), text_style()) for line in topic.paragraphs]
    begin = [title, *about, *([picture_of(shown)] if shown else [])]
    yield from (CondPageBreak(ROOM), KeepTogether(begin))
    yield from (_step(number, words) for number, words in enumerate(topic.steps, 1))
    yield from _keys(topic)
    yield from _questions(topic)


def picture_of(path: Path, width: float = WIDTH * 0.78) -> Flowable:
    """Set a picture of the program in a thin frame."""
    return _Picture(path, width)


class _Picture(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A picture in the middle of the line, framed, with air around it."""

    def __init__(self, path: Path, width: float) -> None:
        super().__init__()
        self._image = Image(str(path))
        ratio = self._image.imageHeight / self._image.imageWidth
        self._image.drawWidth, self._image.drawHeight = width, width * ratio

    def wrap(self, room: float, _height: float) -> tuple[float, float]:
        """Take the whole line."""
        self._left = (room - self._image.drawWidth) / 2
        return room, self._image.drawHeight + 14

    def draw(self) -> None:
        """Draw the picture and its frame."""
        image = self._image
        image.drawOn(self.canv, self._left, 8)
        self.canv.setStrokeColor(_LINE)
        self.canv.rect(self._left, 8, image.drawWidth, image.drawHeight)


def _step(number: int, words: str) -> Paragraph:
    style = text_style(leftIndent=_INDENT, bulletFontSize=SIZE, spaceAfter=3)
    return Paragraph(markup(words), style, bulletText=f"{number}.")


def _keys(topic: Topic) -> Iterator[Flowable]:
    """Set a few keys in one line, many of them one below the other."""
    if len(topic.keys) > _FEW:
        style = text_style(leftIndent=_KEYS, bulletFontName=BOLD, bulletFontSize=SIZE)
        for keys, words in topic.keys:
            yield Paragraph(markup(words), style, bulletText=printable(keys))
    elif topic.keys:
        said = "; ".join(f"<b>{markup(keys)}</b> {markup(words)}" for keys, words in topic.keys)
        lead = markup(_("Phím:"))
        yield Paragraph(f"<i>{lead}</i> {said}.", text_style(leftIndent=_INDENT))


def _questions(topic: Topic) -> Iterator[Flowable]:
    style = text_style(leftIndent=_INDENT)
    for asked, answer in topic.questions:
        yield KeepTogether([Paragraph(f"<b>{markup(asked)}</b> {markup(answer)}", style)])
    yield Spacer(0, 6)
