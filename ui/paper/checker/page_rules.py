"""F01 margins, F02 paper size, F11 page numbers, F18 no mark of secrecy, F20 heads of tables."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from resources.wording import in_vietnamese as _
from ui.paper.checker.facts import A4_SIDES, A5_SIDES, MM, Box, Line, Page, Row, Table
from ui.paper.checker.finding import Wrong, quoted
from ui.paper.checker.parts import Part
from ui.paper.checker.rows import MARGIN, is_secrecy

_TOP, _BOTTOM, _LEFT, _RIGHT = (20, 25), (20, 25), (30, 35), (15, 20)  # millimetres
_INK = 2.0  # points by which letters and rules may stand out, or fall short
_ASCENT = 0.891  # of the size, in this family
_ROOM_ABOVE = 6.0  # of a first line that is spread
_SAME_EDGE = 3  # lines that end alike show where justified text ends
_SMALLEST_MARK = 10.5  # the signature of a copy stands in the top margin
_ASIDE = 10 * MM


def margins(part: Part) -> Wrong:
    """F01: text keeps within the margins, and these are no wider than the decree allows."""
    for page in part.pages:
        if _is(page, A4_SIDES):
            yield from ((page.number, words) for words in _too_narrow(page))
    if (part.head or part.annex) and _is(part.pages[0], A4_SIDES):
        yield from ((part.pages[0].number, words) for words in _too_wide(part))


def paper_size(part: Part) -> Wrong:
    """F02: A4; the first page of a paper upright, the others on their side only for a table."""
    for page in part.pages:
        plain = part.head is None and not part.annex
        if not _is(page, A4_SIDES) and not (plain and _is(page, A5_SIDES)):
            words = _("Khổ giấy {width:.0f} × {height:.0f} mm; cần A4 (210 × 297 mm).")
            yield page.number, words.format(width=page.width / MM, height=page.height / MM)
        first = page is part.pages[0]
        if part.head and page.landscape and (first or not page.tables):
            yield (
                page.number,
                _("Trang quay ngang; chỉ phụ lục hoặc trang có bảng được quay ngang."),
            )


def page_numbers(part: Part) -> Wrong:
    """F11: no number on the first page, then Arabic numbers in the middle of the top margin."""
    for expected, page in enumerate(part.pages, start=1):
        if not _is(page, A4_SIDES):
            continue
        numbers = [line for line in page.margin if line.text.isdigit()]
        if expected == 1:
            if numbers:
                yield page.number, _("Trang đầu có số trang; trang đầu không được hiện số trang.")
        elif [line.text for line in numbers] != [str(expected)]:
            found = quoted(" ".join(line.text for line in numbers)) if numbers else _("không có")
            words = _("Số trang: {found}; cần số {expected} ở giữa lề trên.")
            yield page.number, words.format(found=found, expected=expected)
        elif numbers[0].baseline > MARGIN or not _in_middle(numbers[0], page):
            yield page.number, _("Số trang không ở giữa lề trên.")


def secrecy(part: Part) -> Wrong:
    """F18: no stamp of secrecy, which this program never prints."""
    for page in part.pages:
        lines = [line.text for line in (*page.stamps, *page.margin)]
        lines += [run.text for run in page.runs if run.angle]
        for text in lines:
            if is_secrecy(text):
                words = _("Có dấu độ mật {mark}; văn bản mật không được lập bằng phần mềm này.")
                yield page.number, words.format(mark=quoted(text.strip()))


def table_heads(part: Part) -> Wrong:
    """F20: a table that goes on on the next page repeats its head."""
    for before, page in pairwise(part.pages):
        last, first = _at_end(before), _at_beginning(page)
        if last and first and _goes_on(last, first) and last.head != first.head:
            words = _("Bảng tiếp từ trang trước không lặp lại dòng tiêu đề {head}.")
            yield (
                page.number,
                words.format(head=quoted(" ".join(r.text.strip() for r in last.runs))),
            )


def _is(page: Page, sides: tuple[float, float]) -> bool:
    found = sorted((page.width, page.height))
    return all(abs(one - other) < _INK for one, other in zip(found, sides, strict=True))


def _in_middle(line: Line, page: Page) -> bool:
    return -_INK <= line.box.middle - page.width / 2 <= _ASIDE + _INK


def _too_narrow(page: Page) -> Iterator[str]:
    boxes = [*(row.box for row in page.rows), *(table.box for table in page.tables)]
    below = page.height - max((b.bottom for b in boxes), default=0) + _INK  # letters hang
    sides = (
        (_("trái"), min((b.left for b in boxes), default=page.width), _LEFT),
        (_("phải"), page.width - max((b.right for b in boxes), default=0), _RIGHT),
        (_("trên"), min(_tops(page), default=page.height), _TOP),
        (_("dưới"), below, _BOTTOM),
    )
    for name, room, asked in sides:
        if room < asked[0] * MM - _INK:
            yield _margin(name, room, asked)
    for line in page.margin:
        if not _may_stand_above(line):
            yield _("Chữ {words} nằm trong lề trên.").format(words=quoted(line.text))


def _too_wide(part: Part) -> Iterator[str]:
    page = part.pages[0]
    rows = [row for each in part.pages for row in each.rows if each.landscape == page.landscape]
    boxes = [row.box for row in rows] + [table.box for table in page.tables]
    if not boxes:
        return
    left, top = min(box.left for box in boxes), min(_tops(page), default=0.0)
    reads_on = any(len(paragraph.rows) > 1 for paragraph in part.paragraphs)
    if left > _LEFT[1] * MM + _INK and (reads_on or page.tables):
        yield _margin(_("trái"), left, _LEFT)
    if top > _TOP[1] * MM + _ROOM_ABOVE:
        yield _margin(_("trên"), top, _TOP)
    right = page.width - max(box.right for box in boxes)
    if right > _RIGHT[1] * MM + _INK and _justified(rows):
        yield _margin(_("phải"), right, _RIGHT)


def _tops(page: Page) -> Iterator[float]:
    """Return where lines and tables begin; a line begins above its letters."""
    yield from (line.baseline - _ASCENT * line.size for row in page.rows for line in row.lines)
    yield from (table.box.top for table in page.tables)


def _justified(rows: list[Row]) -> bool:
    edge = max(row.box.right for row in rows)
    return sum(edge - row.box.right < _INK for row in rows) >= _SAME_EDGE


def _margin(name: str, room: float, asked: tuple[int, int]) -> str:
    words = _("Lề {name} {room:.0f} mm; cần {low}–{high} mm.")
    return words.format(name=name, room=room / MM, low=asked[0], high=asked[1])


def _may_stand_above(line: Line) -> bool:
    marks = (_("LƯU HÀNH NỘI BỘ"), _("XEM XONG TRẢ LẠI"), _("DỰ THẢO"), _("Mẫu số"))
    return line.text.isdigit() or line.text.startswith(marks) or line.size <= _SMALLEST_MARK


def _at_end(page: Page) -> Table | None:
    table = max(page.tables, key=lambda t: t.box.bottom, default=None)
    below = table and any(row.baseline > table.box.bottom for row in page.rows)
    return None if below else table


def _at_beginning(page: Page) -> Table | None:
    table = min(page.tables, key=lambda t: t.box.top, default=None)
    above = table and any(row.baseline < table.box.top for row in page.rows)
    return None if above else table


def _goes_on(one: Table, other: Table) -> bool:
    same = _alike(one.box, other.box)
    return same and (
        set(one.columns) <= set(other.columns) or set(other.columns) <= set(one.columns)
    )


def _alike(one: Box, other: Box) -> bool:
    return abs(one.left - other.left) < _INK and abs(one.right - other.right) < _INK
