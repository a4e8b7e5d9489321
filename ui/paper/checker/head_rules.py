"""F05–F10: Quốc hiệu, Tiêu ngữ, rules below the names, number and date."""

from __future__ import annotations

import re
from collections.abc import Sequence

from resources.wording import in_vietnamese as _
from storage.spelling import fold
from ui.paper.checker.facts import Line
from ui.paper.checker.finding import Wrong, first_page, quoted
from ui.paper.checker.head import issuer_of, rule_below
from ui.paper.checker.parts import Part

_WHOLE, _PART = (0.97, 1.03), (0.32, 0.51)  # of the words' length, with a letter's edge
_ASTRAY = 4.0
_ONE_BASELINE = 1.5
_KIND = r"(TTr|CTr|QyĐ|[A-ZĐ]+)"  # abbreviations of the decree's Phụ lục III
_NUMBER = re.compile(rf"Số: (0[1-9]|[1-9]\d+|\s*)/{_KIND}(-[A-ZĐ0-9]+)*")
_DAY, _MONTH = r"(0[1-9]|[12]\d|3[01])?", r"(0[12]|[3-9]|1[0-2])?"  # a draft has none
_DATE = re.compile(rf"ngày *{_DAY} *tháng *{_MONTH} *năm *(\d{{4}})?(?!\d)")
_AFTER_PLACE = re.compile(rf".*, *{_DATE.pattern}\.?")
_MINUTES = "bien ban"


def nation(part: Part) -> Wrong:
    """F05: Quốc hiệu letter by letter."""
    asked = _("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    yield from _exactly(part, part.head.nation if part.head else None, asked, _("Quốc hiệu"))


def motto(part: Part) -> Wrong:
    """F06: Tiêu ngữ letter by letter, its hyphens between spaces."""
    asked = _("Độc lập - Tự do - Hạnh phúc")
    yield from _exactly(part, part.head.motto if part.head else None, asked, _("Tiêu ngữ"))


def rule_lengths(part: Part) -> Wrong:
    """F07: a rule as long as Tiêu ngữ, and of a third to a half below issuer and subject."""
    if part.head is None:
        return
    head = part.head
    named = (
        (_("Tiêu ngữ"), (head.motto,) if head.motto else (), _WHOLE),
        *((_("tên cơ quan ban hành"), issuer_of(sender), _PART) for sender in head.senders),
        (_("trích yếu nội dung"), head.subject, _PART),
    )
    for name, lines, asked in named:
        words = _wrong_rule(part, lines, asked)
        if words:
            yield first_page(part), words.format(name=name)


def date_padding(part: Part) -> Wrong:
    """F08: a comma after the place; a nought before days below ten and the months 1 and 2."""
    asked = _("Ngày tháng viết {text}; cần ví dụ “Gia Viễn, ngày 05 tháng 02 năm 2026”.")
    date = part.head.date if part.head else None
    if date and not _AFTER_PLACE.fullmatch(date.text):
        yield first_page(part), asked.format(text=quoted(date.text))
    for paragraph in part.paragraphs:
        belongs = fold(paragraph.text).startswith("(kem theo")
        if belongs and not _DATE.search(paragraph.text):
            yield paragraph.page, asked.format(text=quoted(paragraph.text))


def number_pattern(part: Part) -> Wrong:
    """F09: Số: 05/BC-CAX; a paper that is addressed to somebody has a number."""
    if part.head is None:
        return
    line = part.head.number
    if line and not _NUMBER.fullmatch(line.text):
        words = _("Số, ký hiệu viết {text}; cần ví dụ “Số: 05/BC-CAX”.")
        yield first_page(part), words.format(text=quoted(line.text))
    if line is None and any(fold(p.text).startswith("kinh gui") for p in part.paragraphs):
        yield first_page(part), _("Văn bản có nơi kính gửi nhưng không có dòng “Số: …/…”.")


def one_baseline(part: Part) -> Wrong:
    """F10: number and date stand on one line; minutes have no date there."""
    if part.head is None or part.head.number is None:
        return
    date, kind = part.head.date, part.head.kind
    if date is None:
        if kind is None or not fold(kind.text).startswith(_MINUTES):
            yield (
                first_page(part),
                _("Không có dòng địa danh, ngày tháng năm bên phải số, ký hiệu."),
            )
    elif abs(date.baseline - part.head.number.baseline) > _ONE_BASELINE:
        yield first_page(part), _("Số, ký hiệu và địa danh, ngày tháng không cùng một dòng.")


def _exactly(part: Part, line: Line | None, asked: str, name: str) -> Wrong:
    if part.head is None or (line and line.text == asked):
        return
    found = quoted(line.text) if line else _("không có")
    words = _("{name}: {found}; cần đúng {asked}.")
    yield first_page(part), words.format(name=name, found=found, asked=quoted(asked))


def _wrong_rule(part: Part, lines: Sequence[Line], asked: tuple[float, float]) -> str:
    """Say what is wrong with the rule below some lines; “{name}” is left to be filled."""
    if not lines:
        return ""
    rule = rule_below(lines, part.pages[0])
    if rule is None:
        return _("Không có đường kẻ dưới {name}.")
    lengths = {lines[-1].box.width, max(line.box.width for line in lines)}
    if abs(rule.middle - lines[-1].box.middle) > _ASTRAY:
        return _("Đường kẻ dưới {name} không ở giữa dòng chữ.")
    if any(asked[0] <= rule.width / length <= asked[1] for length in lengths):
        return ""
    if asked is _WHOLE:
        return _("Đường kẻ dưới {name} phải dài bằng dòng chữ.")
    return _("Đường kẻ dưới {name} phải dài từ 1/3 đến 1/2 dòng chữ.")
