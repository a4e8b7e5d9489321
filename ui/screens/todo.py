"""What waits to be gone on with: half-typed entries, tasks and proposals whose day has come."""

from __future__ import annotations

from collections import Counter
from functools import partial

from resources.catalogues import activity_kinds
from resources.wording import _
from storage.adjusting import proposed
from storage.commendation.deadlines import pressing as pressing_proposals
from storage.drafts import drafts
from storage.month_grid import drafted
from storage.periods import month_words
from storage.records import KIND_NAMED
from storage.reminders import reminders
from storage.tasks import OVERDUE, pressing, standing_of
from sync.notice_held import unread_notices, waiting_lists
from ui.screens.clock_line import say_clock
from ui.screens.desk import Desk
from ui.screens.returned_lines import returned_lines
from ui.screens.rows import Rows
from ui.screens.seeking import place_of, seek
from ui.screens.words import date_words, name_of

_CONTRIBUTION = "contribution"  # what is half typed in the register of contributions
_TASKS = 3  # the register of tasks has them all
_PROPOSALS = 3
_RETURNED = 4  # the month's own screen has them all
_WAITS = {
    "submitted": _("chờ cấp trên trả lời"),
    "appraised": _("chờ kết quả thẩm định"),
    "decided": _("chờ trao thưởng"),
    "returned": _("chờ bổ sung hồ sơ"),
}


def offer_drafts(desk: Desk, rows: Rows) -> None:
    """Lead to what was half typed when the app ended; before typing on, the clock must be right."""
    say_clock(desk, rows)
    for form in drafts(desk.ledger):
        grid = drafted(form)
        if form == _CONTRIBUTION:
            _offer(desk, rows, _("Xã hội hóa").lower(), "more_registers", "")
        elif form in KIND_NAMED:
            kind = KIND_NAMED[form]
            _offer(desk, rows, _(kind.TITLE).lower(), place_of(kind), "")
        elif grid:
            month, code = grid
            words = _("{kind}, {month}").format(
                kind=activity_kinds()[code].name.lower(), month=month_words(month)
            )
            _offer(desk, rows, words, "month_grid", f"{month}/{code}")


def offer_returned(desk: Desk, rows: Rows) -> None:
    """Lead to what the superior wants put right, record by record."""
    found = returned_lines(desk)
    for one in found[:_RETURNED]:
        go = partial(desk.sought.emit, "month", one.month)
        if one.record is not None:
            go = partial(seek, desk, one.record)
        rows.add("undo", "bad", one.words, _("Mở"), go)
    if len(found) > _RETURNED:
        words = _("và {count} điều phải sửa nữa").format(count=len(found) - _RETURNED)
        see = partial(desk.sought.emit, "month", found[0].month)
        rows.add("more", "muted", words, _("Xem hết"), see)


def offer_reminders(desk: Desk, rows: Rows) -> None:
    """Say what returns each year and is due next; one row is enough."""
    for one in reminders(desk.ledger, desk.today())[:1]:
        due = date_words(one.due)
        words = _("{words}: còn {count}, hạn {day}") if one.count else _("{words} (hạn {day})")
        said = words.format(words=one.words, count=one.count, day=due)
        go = partial(desk.sought.emit, one.place, "")
        rows.add("calendar", "accent", said, _("Tới đó"), go)


def offer_notices(desk: Desk, rows: Rows) -> None:
    """Lead to what the superior announced and nobody read, and to newer lists that wait."""
    unread = len(unread_notices(desk.ledger))
    see = partial(desk.sought.emit, "sending", "notices")
    if unread:
        words = _("{count} thông báo mới của cấp trên").format(count=unread)
        rows.add("notices", "accent", words, _("Đọc"), see)
    lists = waiting_lists(desk.ledger)
    if lists:
        from ui.screens.newer_lists import newer_lists_words  # noqa: PLC0415  # seldom needed

        rows.add("info", "accent", newer_lists_words(lists), _("Xem"), see)


def offer_adjustments(desk: Desk, rows: Rows) -> None:
    """Lead to months that were locked while they were being put right."""
    for month, count in Counter(each.month for each in proposed(desk.ledger)).items():
        words = _("{month} đã khóa khi đang sửa: {count} chỉ tiêu khác sổ, hãy ghi điều chỉnh")
        said = words.format(month=month_words(month).capitalize(), count=count)
        rows.add("locked", "warning", said, _("Mở"), partial(desk.sought.emit, "month", month))


def offer_tasks(desk: Desk, rows: Rows) -> None:
    """Lead to the tasks that are overdue or due within a week."""
    today = desk.today()
    found = pressing(desk.ledger, today)
    for task in found[:_TASKS]:
        late = standing_of(task, today) == OVERDUE
        words = _("Nhiệm vụ quá hạn {day}: {title}") if late else _("Nhiệm vụ hạn {day}: {title}")
        said = words.format(day=date_words(task.due_on or today), title=task.title)
        look = "bad" if late else "clock"
        rows.add(look, "bad" if late else "accent", said, _("Mở"), partial(seek, desk, task))
    if len(found) > _TASKS:
        words = _("và {count} nhiệm vụ nữa").format(count=len(found) - _TASKS)
        rows.add("more", "muted", words, _("Xem hết"), partial(desk.sought.emit, "tasks", ""))


def offer_proposals(desk: Desk, rows: Rows) -> None:
    """Lead to the proposals whose next step is late or due within a week."""
    today = desk.today()
    for proposal, deadline in pressing_proposals(desk.ledger, today)[:_PROPOSALS]:
        words = _("Đề nghị “{name}” {waits}: {stands}").format(
            name=name_of(proposal), waits=_WAITS[proposal.status], stands=deadline.said(today)
        )
        late = deadline.days_late(today) > 0
        look, tone = ("bad", "bad") if late else ("clock", "accent")
        rows.add(look, tone, words, _("Mở"), partial(seek, desk, proposal))


def _offer(desk: Desk, rows: Rows, what: str, place: str, identity: str) -> None:
    words = _("Có bản nhập dở: {kind}").format(kind=what)
    go = partial(desk.sought.emit, place, identity) if place else None
    rows.add("draft", "accent", words, _("Nhập tiếp"), go)
