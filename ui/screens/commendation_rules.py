"""What is set for commendation on a day: changed, added to and set back by the unit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar

from PySide6.QtWidgets import QHBoxLayout, QWidget

from resources.catalogues import words
from resources.wording import _
from storage.commendation.rules import rulebook
from storage.in_force import holds_on
from storage.records import CommendationRule, Record, new_identity
from storage.repository import find
from storage.spelling import fold
from ui.screens.below import Wording
from ui.screens.commendation_rule_rows import (
    ADDED,
    CHANGED,
    DEFAULT,
    origin_of,
    records_of,
    rule_columns,
)
from ui.screens.commendation_rule_sheet import RuleSheet
from ui.screens.date_editor import DateEditor
from ui.screens.desk import Desk
from ui.screens.listing import RecordList
from ui.screens.parts import plain
from ui.screens.register import Register
from ui.screens.sheet import Sheet

_ORIGINS = {"default": DEFAULT, "changed": CHANGED, "added": ADDED}


class CommendationRules(Register):
    """The register of rules in force on a day, of the catalogue and of the unit."""

    TITLE: ClassVar[str] = _("Quy định khen thưởng")
    SHOWS: ClassVar[frozenset[str]] = frozenset({CommendationRule.KIND})

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            CommendationRule,
            Wording(_("quy định"), _("Thêm quy định"), ""),
            columns=rule_columns(),
            sheet=RuleSheet(desk),
        )
        self.list.prefer("text", "basis", "valid_from", "origin")
        self.list.add_filter("role", _("Loại"), words("commendation_roles"))
        self.list.add_filter("origin", _("Nguồn"), _ORIGINS)
        self.day = DateEditor(desk.today())
        self.day.write(desk.today())
        self.day.changed.connect(self._show_day)
        self.list.add_beside(_labelled(self.day))

    def records(self) -> Sequence[Record]:
        book = rulebook(self.desk.ledger, self._shown_day())
        return [rule for rule in records_of(book, self.desk.settings.unit) if self._wanted(rule)]

    def new_values(self) -> dict[str, Any]:
        role = self.list.narrowed.get("role", "")
        return {"code": f"x{new_identity()}", "role": role, "valid_from": self.desk.today()}

    def begin_new(self) -> None:
        super().begin_new()
        if self.list.narrowed.get("role") and not self.sheet.record:
            self.sheet.form.focus_first("text")

    def _wanted(self, rule: CommendationRule) -> bool:
        narrowed, said = self.list.narrowed, fold(f"{rule.text} {rule.basis}")
        origin = _ORIGINS.get(narrowed.get("origin", ""))
        return (
            narrowed.get("role", rule.role) == rule.role
            and origin in (None, origin_of(rule))
            and all(word in said for word in fold(self.list.text).split())
        )

    def _shown_day(self) -> date:
        day = self.day.read()
        return day if isinstance(day, date) else self.desk.today()

    def _show_day(self) -> None:
        if isinstance(self.day.read(), date) and self.shown.may_leave():
            self.sheet.close_record()
            self.refresh()

    def _stand(self, records: RecordList, identity: str) -> None:
        """Go to a day on which the rule holds: one may be written for a day to come."""
        for rule in find(self.desk.ledger, CommendationRule, id=identity):
            if not holds_on(rule, self._shown_day()):
                self.day.write(rule.valid_from or rule.valid_to)
                self.refresh()
        super()._stand(records, identity)

    def _renew(self, sheet: Sheet) -> None:
        """Show a rule again that has changed; one set back is the catalogue's again."""
        if sheet.record is None or sheet.form.is_dirty:
            return
        now = next((one for one in self.records() if one.id == sheet.record.id), None)
        if now is None:
            sheet.close_record()
        elif now != sheet.record:
            sheet.open(now)


def _labelled(day: DateEditor) -> QWidget:
    label = plain(_("Vào &ngày"), look="muted")
    label.setBuddy(day)
    day.call(_("Có hiệu lực ngày"))
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(label)
    row.addWidget(day)
    return box
