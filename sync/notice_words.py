"""What is said of a notice to whoever opened it, and of what a newer list would change."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from resources.wording import _
from storage.catalogue_checks import MAY_GROW
from storage.catalogues import How
from storage.periods import month_words
from sync.notice import Notice
from sync.notice_taking import TakenNotice

HOW_WORDS: dict[How, str] = {
    "new": _("Mới"),
    "reworded": _("Đổi tên"),
    "retired": _("Ngừng dùng"),
    "again": _("Dùng lại"),
    "mended": _("Sửa chi tiết"),
}


def notice_words(taken: TakenNotice, *, dated: bool = True) -> str:
    """Say what a notice changed and what is left to do; practice books live in another day."""
    number = _("Thông báo số {number}").format(number=taken.notice.number)
    title = notice_title(taken.notice) if dated else number
    return " ".join([f"{title}.", *_said(taken)])


def notice_title(notice: Notice, latest: date = date.max) -> str:
    """Name a notice by its day."""
    return _("Thông báo ngày {day:%d/%m/%Y}").format(day=notice_day(notice, latest))


def notice_day(notice: Notice, latest: date = date.max) -> date:
    """Return the day on which a notice was written, none after the `latest`."""
    return min(notice.written_at.astimezone().date(), latest)


def list_title(name: str) -> str:
    """Return what people call a list, its own name where this program does not know it."""
    return MAY_GROW.get(name, name)


def _said(taken: TakenNotice) -> Iterator[str]:
    if not taken.fresh:
        yield _("Đã nhận trước đó; không có gì thay đổi.")
        return
    if taken.late:
        yield _(
            "Cũ hơn thông báo đã nhận nên chỉ thêm lời để đọc; nhiệm vụ, khóa kỳ và danh mục giữ "
            "theo thông báo mới hơn."
        )
    if taken.tasks:
        yield _("{count} nhiệm vụ được giao hoặc thay đổi.").format(count=len(taken.tasks))
    yield from _of_lock(taken)
    if taken.lists:
        words = _("{count} danh mục mới chờ xem và nhận ở mục «Thông báo».")
        yield words.format(count=taken.lists)
    if taken.missing:
        words = _(
            "Chưa nhận được thông báo số {number} trước đó: nhiệm vụ không thiếu, chỉ thiếu lời; "
            "hãy xin cấp trên ghi lại."
        )
        yield words.format(number=taken.missing)


def _of_lock(taken: TakenNotice) -> Iterator[str]:
    if taken.locked is None:
        return
    words = _(
        "Cấp trên đã báo cáo nên khóa các kỳ đến hết {month}; sai sót ghi điều chỉnh kỳ trước."
    )
    yield words.format(month=month_words(taken.locked.through))
    if taken.locked.put_back:
        months = ", ".join(month_words(month) for month in taken.locked.put_back)
        words = _("{months} đang sửa dở được đóng lại theo bản đã nộp.")
        yield words.format(months=months).capitalize()
