"""F12–F15 and F19: whom a paper addresses, its grounds, its end."""

from __future__ import annotations

import re

from resources.wording import in_vietnamese as _
from storage.spelling import fold
from ui.paper.checker.finding import Wrong, first_page, quoted
from ui.paper.checker.paragraphs import grounds_of, is_addressed
from ui.paper.checker.parts import Part

_ADDRESSED = ("to trinh", "bao cao", "phieu", "giay moi", "cong dien", "don ")
_FILED = re.compile(r"[-–] Lưu: VT\b.*\.")


def addressees(part: Part) -> Wrong:
    """F12: Kính gửi stands only where it may, and Nơi nhận says “Như trên” just then."""
    if part.head is None:
        return
    kind, addressed = part.head.kind, is_addressed(part.paragraphs)
    if addressed and kind and not fold(kind.text).startswith(_ADDRESSED):
        words = _("{kind} không có phần “Kính gửi”.")
        yield addressed.page, words.format(kind=quoted(kind.text))
    items = part.closing.items
    above = [place for place, item in enumerate(items) if "nhu tren" in fold(item)]
    if not items:
        return
    page = part.closing.rows[-1].page
    if addressed and above != [0]:
        yield page, _("Văn bản có “Kính gửi” thì dòng đầu của nơi nhận phải là “- Như trên;”.")
    if not addressed and above:
        yield page, _("Nơi nhận ghi “Như trên” nhưng văn bản không có “Kính gửi”.")


def recipients(part: Part) -> Wrong:
    """F13: each line of Nơi nhận ends in a semicolon, the last is Lưu: VT with a full stop."""
    if part.head is None:
        return
    items = part.closing.items
    if not items:
        if part.head.number:
            yield part.pages[-1].number, _("Văn bản có số, ký hiệu nhưng không có “Nơi nhận”.")
        return
    page = part.closing.rows[-1].page
    if not _FILED.fullmatch(items[-1]):
        words = _("Nơi nhận kết thúc bằng {text}; cần “- Lưu: VT.” hoặc “- Lưu: VT, ….”.")
        yield page, words.format(text=quoted(items[-1]))
    for item in items[:-1]:
        if not item.endswith(";"):
            words = _("Nơi nhận: dòng {text} phải kết thúc bằng dấu chấm phẩy.")
            yield page, words.format(text=quoted(item))


def ground_ends(part: Part) -> Wrong:
    """F14: each Căn cứ ends in a semicolon, the last in a full stop."""
    grounds = grounds_of(part.paragraphs) if part.head else []
    for place, ground in enumerate(grounds, start=1):
        end = "." if place == len(grounds) else ";"
        if not ground.text.endswith(end):
            words = _("Căn cứ {text} phải kết thúc bằng dấu “{end}”.")
            yield ground.page, words.format(text=quoted(ground.text), end=end)


def body_end(part: Part) -> Wrong:
    """F15: the text ends with ./. ."""
    if part.head is None or not part.body:
        return
    last = part.body[-1]
    if not last.text.endswith("./."):
        words = _("Nội dung kết thúc bằng {text}; cần kết thúc bằng dấu “./.”.")
        yield last.page, words.format(text=quoted(last.text[-20:]))


def signature_place(part: Part) -> Wrong:
    """F19: no page holds only signatures."""
    if part.head is None:
        return
    written = {row.page for row in part.body} | {first_page(part)}
    written |= {page.number for page in part.pages if page.tables}
    for page in sorted({row.page for row in part.closing.rows} - written):
        yield page, _("Trang này chỉ có phần ký; cần ít nhất hai dòng cuối của nội dung đi cùng.")
