"""Sees to it that the last page of a paper does not hold its last words and signatures alone."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import CondPageBreak, Flowable, LongTable, PageBreak, Paragraph

from ui.paper.signature import Closing
from ui.paper.spacing import SPACINGS, USUAL

_SHORT = 3  # pages: of a longer paper nobody minds one page more
_TALL = 0.4  # of a page: a part that is higher does not move as a whole
_SAVED = 1 - SPACINGS[-1].leading / USUAL.leading  # of all text, where it is set closest
_ROWS = 4  # of a table that can give up its last ones


class EndsAloneError(Exception):
    """The end of a short paper would stand on a page of its own: to be set closer."""


class Company(CondPageBreak):  # type: ignore[misc]  # reportlab has no types
    """Begins a new page where the last words and what goes with them have no room together."""

    def __init__(self, room: float, *, strict: bool) -> None:
        super().__init__(room)
        self._strict = strict

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Take no room; raises `EndsAloneError` where a short paper may still be set closer."""
        if height < self.height and self._strict:
            _insist(self, self.height - height)
        wide, high = super().wrap(width, height)
        return float(wide), float(high)


class RowsBelow(LongTable):  # type: ignore[misc]  # reportlab has no types
    """A table that gives its last rows to the next page, where what follows it goes there."""

    followed_by = 0.0
    """How high that is, in points."""
    strict = False

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Measure it, in points; one that is to be parted asks for more than there is."""
        wide, high = super().wrap(width, height)
        if self._is_parted(high, height):
            if self.strict:
                _insist(self, high + self.followed_by - height)
            return wide, height + 1
        return wide, high

    def split(self, width: float, height: float) -> list[Flowable]:
        """Part it between two rows, the last ones staying together."""
        high = super().wrap(width, height)[1]
        parted = self._is_parted(high, height)
        pieces: list[Flowable] = super().split(width, high - 1 if parted else height)
        if pieces:
            pieces[-1].followed_by, pieces[-1].strict = self.followed_by, self.strict
        return [*pieces[:-1], PageBreak(), *pieces[-1:]] if parted else pieces

    def _is_parted(self, high: float, room: float) -> bool:
        return high <= room < high + self.followed_by and self._nrows - self.repeatRows > _ROWS


def ended(
    last: Sequence[Flowable], closing: Closing, size: tuple[float, float], *, strict: bool
) -> list[Flowable]:
    """Put the closing below the last part of a body, with some of it to go to a new page along.

    `size` is that of the text on a page, in points. If `strict`, laying it out raises
    `EndsAloneError` where the end would begin a new page of a short paper.
    """
    width, page = size
    below = closing.wrap(width, page)[1]
    table = next((one for one in reversed(last) if isinstance(one, RowsBelow)), None)
    company = _company(last, width, page)
    if table and not company:
        table.followed_by, table.strict = below + _high(last[-1:], width, page), strict
        return [*last, closing]
    if not strict and closing.can_part:
        return [*last, closing]
    stays = list(last[: len(last) - len(company)])
    room = min(_high(company, width, page) + below, page)
    return [*stays, Company(room, strict=strict), *company, closing]


def _company(last: Sequence[Flowable], width: float, page: float) -> Sequence[Flowable]:
    """Return what goes along: a short part with its title or table, else the last paragraph."""
    if _high(last, width, page) <= _TALL * page and isinstance(
        next(iter(last), None), CondPageBreak
    ):
        return last[1:]
    end = last[-1:]
    is_text = end and isinstance(end[0], Paragraph) and _high(end, width, page) <= _TALL * page
    return end if is_text else ()


def _high(story: Sequence[Flowable], width: float, page: float) -> float:
    laid = (one for one in story if not isinstance(one, CondPageBreak))
    return float(sum(one.wrap(width, page)[1] + one.getSpaceAfter() for one in laid))


def _insist(flowable: Flowable, missing: float) -> None:
    """Raise `EndsAloneError` if a paper is short, and that much (in points) may be saved in it."""
    ask = flowable._doctemplateAttr  # noqa: SLF001  # as reportlab's own flowables do
    page, frame = ask("page"), ask("frame")
    if page <= _SHORT and missing < _SAVED * page * frame._height:  # noqa: SLF001  # it has no other
        raise EndsAloneError
