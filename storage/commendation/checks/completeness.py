"""What every submission must have: somebody named, for something done, once, over a time."""

from __future__ import annotations

from collections.abc import Iterator

from resources.wording import _
from storage.commendation.checks.said import NOTE, WARN, Said
from storage.commendation.evidence import Case
from storage.commendation.people import is_same
from storage.commendation.rules import Rule


def somebody(case: Case, _rule: Rule) -> Iterator[Said]:
    """F01: the proposal names somebody."""
    if not case.standing:
        yield Said(_("Chưa có tập thể, cá nhân hay hộ nào trong danh sách. Hãy thêm."))


def something_done(case: Case, rule: Rule) -> Iterator[Said]:
    """F02: each nominee has an achievement for the report and a summary for the roster."""
    for nominee in case.judged_by(rule):
        if not nominee.achievement and not nominee.summary:
            words = _("«{name}» chưa có thành tích. Hãy ghi thành tích và tóm tắt.")
            yield Said(words.format(name=nominee.name), nominee.id)
        elif not nominee.achievement:
            words = _(
                "«{name}» mới có tóm tắt, báo cáo thành tích sẽ để trống. Hãy ghi thành tích."
            )
            yield Said(words.format(name=nominee.name), nominee.id, NOTE)
        elif not nominee.summary:
            words = _("«{name}» chưa có tóm tắt cho danh sách trích ngang. Hãy ghi một, hai câu.")
            yield Said(words.format(name=nominee.name), nominee.id, NOTE)


def time_in_order(case: Case, _rule: Rule) -> Iterator[Said]:
    """F04: the time that is counted does not end before it begins."""
    first, last = case.span
    if first and last and last < first:
        yield Said(
            _(
                "Thành tích tính từ {first:%d/%m/%Y} đến {last:%d/%m/%Y}: ngày cuối trước ngày "
                "đầu. Hãy sửa."
            ).format(first=first, last=last)
        )


def named_once(case: Case, rule: Rule) -> Iterator[Said]:
    """F05: nobody stands in the list twice; of namesakes the year of birth tells."""
    people = [(one, case.person(one)) for one in case.judged_by(rule)]
    for place, (nominee, person) in enumerate(people):
        if any(is_same(person, other) is not None for _nominee, other in people[:place]):
            words = _(
                "«{name}» có hai dòng trong danh sách. Hãy bỏ một dòng; nếu là hai người trùng "
                "tên, hãy ghi năm sinh hoặc nêu lý do."
            )
            yield Said(words.format(name=nominee.name), nominee.id, WARN)
