"""What the register of awards shows of each: whose, for what, which, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from resources.wording import _
from storage.commendation.given import GivenAward
from storage.precision import EXACT
from storage.records import Award, Record
from storage.stated import stated_words
from ui.screens.table import Column, columns_of
from ui.screens.words import Names, choice_word, date_words

AFTER = "after"
_SHOWN = {  # in this order; short heads leave room for names
    "decided_on": _("Ngày"),
    "name": _("Tên"),
    "occasion": _("Dịp, nội dung"),
    "quantity": _("Số lượng"),
    "form": _("Hình thức"),
}


def award_columns(given: Mapping[str, GivenAward]) -> list[Column]:
    """Return the columns; `given` says by identity what became of an award."""
    listed = {column.name: column for column in columns_of(Award)}
    shown = [replace(listed[name], label=label) for name, label in _SHOWN.items()]
    said = {"name": _whose, "quantity": _how_many}
    columns = [replace(one, words=said.get(one.name, one.words)) for one in shown]

    def after(record: Record, _names: Names) -> str:
        became = given.get(record.id)
        if became and became.cancelled:
            return _("Hủy bỏ")
        return _("Đã trao") if became and became.handed else ""

    return [*columns, Column(AFTER, _("Sau đó"), after, after)]


def after_words(given: GivenAward | None) -> str:
    """Say with its day what became of an award after its decision, "" while nothing did."""
    if given and given.cancelled:
        return _("Hủy bỏ {day}").format(day=date_words(given.cancelled.happened_on))
    if given and given.handed:
        return _("Trao {day}").format(day=date_words(given.handed.happened_on))
    return ""


def _whose(record: Record, _names: Names) -> str:
    """Say the name; of a sum without names, of what it is a sum."""
    assert isinstance(record, Award)
    return record.name or choice_word("award_subjects", record.subject)


def _how_many(record: Record, _names: Names) -> str:
    """Say how many and how exactly it is known; one that is named is one."""
    assert isinstance(record, Award)
    if record.name and (record.quantity, record.precision) == (1, EXACT):
        return ""
    return stated_words(record.quantity, record.precision)
