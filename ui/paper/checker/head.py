"""Finds boxes 1 to 5b and 9a of the decree at the top of a paper's first page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import takewhile

from storage.spelling import fold
from ui.paper.checker.facts import MM, Box, Line, Page, Row

_NATION, _MOTTO = "cong hoa xa hoi chu nghia viet nam", "doc lap tu do hanh phuc"
_LIKE = 0.8
_LEFT_COLUMN = 0.46  # of the page's width
_TEXT_BEGINS = 0.35  # of the page's width; what begins left of it is text that has a date in it
_ASIDE = 10 * MM  # margins of 30 and 15 mm move the middle by half their difference
_ASTRAY = 4.0
_ONE_COLUMN = 20.0
_NEXT_LINE = 1.75  # of the size
_RULE = 14.0  # a rule stands within these points below its words
_NUMBER = re.compile(r"so *(:|\d)")
_DATE = re.compile(r"ngay .*thang .*nam|\d+ *[/.-] *\d+ *[/.-] *\d{2}")


@dataclass(frozen=True, slots=True)
class Head:
    """The boxes that were found; `end` is the baseline of the last one."""

    senders: tuple[tuple[Line, ...], ...]
    """The lines of each sender, beside each other where several issue a paper together."""
    nation: Line | None
    motto: Line | None
    number: Line | None
    date: Line | None
    about: tuple[Line, ...]
    """V/v of a letter."""
    kind: Line | None
    subject: tuple[Line, ...]
    end: float


def read_head(page: Page) -> Head | None:
    """Read the head of a page; none where neither Quốc hiệu nor Tiêu ngữ nor number is seen."""
    top = [line for row in page.rows for line in row.lines if line.baseline < page.height * 0.45]
    left = [line for line in top if line.box.middle < page.width * _LEFT_COLUMN]
    right = [line for line in top if line.box.middle > page.width * _LEFT_COLUMN]
    nation = _most_like(_NATION, right)
    motto = _most_like(_MOTTO, right)
    number = next((line for line in left if _NUMBER.match(fold(line.text))), None)
    if nation is None and motto is None and number is None:
        return None
    apart = [line for line in right if line.box.left > page.width * _TEXT_BEGINS]
    date = next((line for line in apart if _DATE.search(fold(line.text))), None)
    senders = _senders(left, [number, date], motto or nation)
    about = _about(left)
    found = [
        *(line for lines in senders for line in lines),
        *about,
        *(x for x in (nation, motto, number, date) if x),
    ]
    end = max(line.baseline for line in found)
    kind, subject = _title(page, end)
    last = [kind] if kind else []
    end = max(line.baseline for line in [*found, *last, *subject])
    return Head(senders, nation, motto, number, date, about, kind, subject, end)


def rule_below(lines: Sequence[Line], page: Page) -> Box | None:
    """Find the rule under the last of some lines."""
    if not lines:
        return None
    above = lines[-1]
    near = (
        rule
        for rule in page.strokes
        if -1 < rule.top - above.baseline < _RULE
        and rule.left < above.box.right
        and above.box.left < rule.right
    )
    return min(near, key=lambda rule: rule.top, default=None)


def is_centred(row: Row, page: Page) -> bool:
    """Tell whether a row stands in the middle between margins within the decree's range."""
    off = row.box.middle - page.width / 2
    return len(row.lines) == 1 and -_ASTRAY <= off <= _ASIDE + _ASTRAY


def _most_like(words: str, lines: Sequence[Line]) -> Line | None:
    """Find a line although a letter or a mark of it may be wrong."""

    def likeness(line: Line) -> float:
        return SequenceMatcher(None, re.sub(r"[\W_]+", " ", fold(line.text)).strip(), words).ratio()

    best = max(lines, key=likeness, default=None)
    return best if best and likeness(best) >= _LIKE else None


def _senders(
    left: Sequence[Line], below: Sequence[Line | None], beside: Line | None
) -> tuple[tuple[Line, ...], ...]:
    """Gather the lines above number and date that stand below each other."""
    ends = [line.baseline - 2 for line in below if line]
    end = min(ends) if ends else (beside.baseline + 3 * beside.size if beside else 0.0)
    columns: list[list[Line]] = []
    for line in left:
        if line.baseline >= end:
            continue
        mine = (c for c in columns if abs(c[0].box.middle - line.box.middle) < _ONE_COLUMN)
        column = next(mine, None)
        if column is None:
            columns.append([line])
        else:
            column.append(line)
    return tuple(map(tuple, columns))


def issuer_of(sender: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines of the issuer's name: the bold ones at the end, or the last."""
    bold = list(takewhile(lambda line: line.bold, reversed(sender)))
    return tuple(reversed(bold)) or tuple(sender[-1:])


def _about(left: Sequence[Line]) -> tuple[Line, ...]:
    found: list[Line] = []
    for line in left:
        begins = not found and fold(line.text).startswith("v/v")
        if begins or (found and line.baseline - found[-1].baseline < _NEXT_LINE * line.size):
            found.append(line)
    return tuple(found)


def _title(page: Page, above: float) -> tuple[Line | None, tuple[Line, ...]]:
    """Find the kind of paper and the lines of its subject, down to the rule or a wider gap."""
    rows = [row for row in page.rows if row.baseline > above]
    if not rows or not is_centred(rows[0], page) or not rows[0].text.isupper():
        return None, ()
    kind, subject = rows[0].lines[0], list[Line]()
    before = kind
    for row in rows[1:]:
        line = row.lines[0]
        near = line.baseline - before.baseline < _NEXT_LINE * line.size
        if not near or not is_centred(row, page) or fold(line.text).startswith("kinh gui"):
            break
        if rule_below([before], page):
            break
        subject.append(line)
        before = line
    return kind, tuple(subject)
