"""The checklist before a month is closed: why it cannot be closed, or should not be yet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from resources.catalogues import activity_kinds
from resources.wording import _
from storage.adjusting import unsound
from storage.drafts import drafts
from storage.errors import MonthNotReadyError
from storage.ledger import Ledger
from storage.model_life import running_states, runs, status_of
from storage.month_grid import drafted
from storage.months import closed_month, open_month, window
from storage.periods import month_words
from storage.records import (
    KIND_NAMED,
    Activity,
    ModelSite,
    Record,
    SecurityModel,
    StatusEvent,
    Team,
)
from storage.recurring import recurred
from storage.repository import between, find


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the checklist; `record` is what to open, `blocking` forbids the closing."""

    code: str
    words: str
    blocking: bool = False
    record: Record | None = None


@dataclass(frozen=True)
class Question:
    """What the checks look at; the month's activities are read once for all of them."""

    ledger: Ledger
    month: str
    first: date
    last: date
    today: date

    @cached_property
    def activities(self) -> list[Activity]:
        """Return what was done in the month."""
        return between(self.ledger, Activity, self.ledger.settings.unit, self.first, self.last)


def checklist(ledger: Ledger, month: str, today: date) -> list[Finding]:
    """Return what stands against closing a month, what forbids it first."""
    first, last = window(ledger, month)
    question = Question(ledger, month, first, last, today)
    found = [finding for check in _CHECKS for finding in check(question)]
    return sorted(found, key=lambda finding: not finding.blocking)


def refuse_unready(ledger: Ledger, month: str, today: date) -> None:
    """Raise MonthNotReadyError, naming the first reason, if a month cannot be closed."""
    blocking = [finding for finding in checklist(ledger, month, today) if finding.blocking]
    if blocking:
        raise MonthNotReadyError(
            _("Chưa chốt được {month}: {reason} Không có gì thay đổi.").format(
                month=month_words(month), reason=blocking[0].words
            )
        )


def _not_over(q: Question) -> Iterator[Finding]:
    if q.today < q.last:
        words = _("Kỳ này đến hết ngày {last:%d/%m/%Y} mới kết thúc; còn {days} ngày.")
        yield Finding(
            "not_over", words.format(last=q.last, days=(q.last - q.today).days), blocking=True
        )


def _earlier_month(q: Question) -> Iterator[Finding]:
    due = open_month(q.ledger, q.today)
    if due < q.month:
        words = _("Cần chốt {month} trước.")
        yield Finding("earlier_month", words.format(month=month_words(due)), blocking=True)


def _before_the_books(q: Question) -> Iterator[Finding]:
    if q.month < open_month(q.ledger, q.today) and not closed_month(q.ledger, q.month):
        words = _("Kỳ này có trước khi lập sổ nên không chốt ở đây; số của kỳ đó đã báo cáo riêng.")
        yield Finding("before_the_books", words, blocking=True)


def _measures_wrong(q: Question) -> Iterator[Finding]:
    for activity in q.activities:
        kind = activity_kinds().get(activity.kind)
        said = activity.measures
        for measure in kind.measures if kind else ():
            value = said.get(measure.code, 0)
            limit = measure.most(said)
            if limit is not None and value > limit:
                words = _("«{title}»: {measure} ({value}) lớn hơn tổng số ({limit}).")
                yield Finding(
                    "measures_wrong",
                    words.format(
                        title=_title(activity), measure=measure.name, value=value, limit=limit
                    ),
                    blocking=True,
                    record=activity,
                )


def _measures_empty(q: Question) -> Iterator[Finding]:
    for activity in q.activities:
        kind = activity_kinds().get(activity.kind)
        if kind and kind.measures and not any(activity.measures.values()):
            words = _("«{title}» ngày {day:%d/%m/%Y} chưa có số liệu nào.")
            said = words.format(title=_title(activity), day=activity.happened_on)
            yield Finding("measures_empty", said, record=activity)


def _no_activity(q: Question) -> Iterator[Finding]:
    if not q.activities:
        yield Finding("no_activity", _("Tháng này chưa ghi hoạt động nào."))


def _model_without_site(q: Question) -> Iterator[Finding]:
    running = status_of(q.ledger, q.last, q.ledger.settings.unit)
    open_sites = find(q.ledger, ModelSite, unit=q.ledger.settings.unit)
    housed = {site.model for site in open_sites if runs(site, q.last)}
    for model in find(q.ledger, SecurityModel, unit=q.ledger.settings.unit):
        if running[model.id] in running_states() and model.id not in housed:
            words = _("Mô hình «{name}» đang hoạt động nhưng chưa có điểm nào.")
            yield Finding("no_site", words.format(name=model.name), record=model)


def _event_without_paper(q: Question) -> Iterator[Finding]:
    for event in between(q.ledger, StatusEvent, q.ledger.settings.unit, q.first, q.last):
        if not event.paper:
            words = _("Diễn biến mô hình ngày {day:%d/%m/%Y} chưa ghi số văn bản.")
            yield Finding("no_paper", words.format(day=event.happened_on), record=event)


def _team_without_people(q: Question) -> Iterator[Finding]:
    for team in find(q.ledger, Team, unit=q.ledger.settings.unit, ended_on=None):
        if not team.headcount and not team.households:
            words = _("Tổ «{name}» chưa ghi số thành viên.")
            yield Finding("no_people", words.format(name=team.name), record=team)


def _recurring_unwritten(q: Question) -> Iterator[Finding]:
    for one in recurred(q.ledger, q.month, q.today):
        words = {
            "due": _("Việc định kỳ «{title}» ({count} lần) chưa ghi vào tháng."),
            "behind": _("Việc định kỳ «{title}» đã ghi nhưng chưa đủ {count} lần của tháng."),
            "differs": _("Việc định kỳ «{title}»: số đã ghi không khớp {count} lần theo lịch."),
        }.get(one.state)
        if words:
            said = words.format(title=one.recurrence.title, count=len(one.done))
            yield Finding("recurring", said, record=one.recurrence)


def _unsaved_draft(q: Question) -> Iterator[Finding]:
    found = drafts(q.ledger)
    titles = [KIND_NAMED[form].TITLE for form in found if form in KIND_NAMED]
    grids = [drafted(form) for form in found]
    titles += [activity_kinds()[one[1]].name for one in grids if one and one[0] == q.month]
    if titles:
        words = _("Còn bản nhập dở chưa ghi: {titles}; hãy ghi hoặc bỏ trước khi chốt.")
        yield Finding("draft", words.format(titles=", ".join(titles)))


def _adjustment_unsound(q: Question) -> Iterator[Finding]:
    for adjustment in unsound(q.ledger, q.first, q.last):
        words = _("Điều chỉnh {month} không khớp số đã báo cáo; hãy xóa và ghi lại.")
        said = words.format(month=month_words(adjustment.month))
        yield Finding("adjustment", said, record=adjustment)


def _title(activity: Activity) -> str:
    kind = activity_kinds().get(activity.kind)
    return activity.title or (kind.name if kind else activity.kind)


_CHECKS: tuple[Callable[[Question], Iterator[Finding]], ...] = (
    _not_over,
    _earlier_month,
    _before_the_books,
    _measures_wrong,
    _measures_empty,
    _no_activity,
    _model_without_site,
    _event_without_paper,
    _team_without_people,
    _recurring_unwritten,
    _unsaved_draft,
    _adjustment_unsound,
)
