"""The form of a rule: a change holds from a day, and what held before that day is kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QHBoxLayout

from resources.catalogues import words
from resources.wording import _
from storage.commendation.rule_values import tidied, wrong_with
from storage.commendation.rules import base_code, default_rules
from storage.records import CommendationRule, Record, new_identity
from storage.repository import find
from ui.screens.asking import ask_grave, choose
from ui.screens.commendation_rule_roles import ADDABLE, advice_words
from ui.screens.commendation_rule_rows import (
    ADDED,
    CHANGED,
    DEFAULT,
    basis_words,
    new_code,
    origin_of,
)
from ui.screens.desk import Desk
from ui.screens.parts import button, plain
from ui.screens.sheet import Sheet
from ui.screens.words import date_words

_ORIGINS = {
    DEFAULT: _("Mặc định của chương trình: {basis}. Sửa rồi ghi để dùng bản của đơn vị."),
    CHANGED: _("Đơn vị đã sửa: {basis}. Trước «Áp dụng từ ngày» vẫn theo bản cũ."),
    ADDED: _("Đơn vị tự thêm: {basis}."),
}


class RuleSheet(Sheet):
    """One rule; a change of the catalogue's can be set back, what was added be taken out."""

    def __init__(self, desk: Desk) -> None:
        self.origin = plain(look="muted", wrap=True)
        self.back = button(_("Trở lại mặc định"), self.set_back, picture="undo", look="quiet")
        self.alike = button(_("Thêm dòng tương tự"), self.begin_alike, look="quiet")
        super().__init__(desk, CommendationRule, first="role")
        self.head.addWidget(self.origin)
        row = QHBoxLayout()
        row.addWidget(self.alike)
        row.addWidget(self.back)
        row.addStretch()
        self.head.addLayout(row)
        self.form.cells["valid_from"].advise(_("Trước ngày này vẫn theo bản cũ."))
        self.form.cells["role"].editor.changed.connect(self._advise)

    def open(self, record: Record) -> None:
        assert isinstance(record, CommendationRule)
        self._let_choose(words("commendation_roles"), free=False)
        super().open(record)
        origin = origin_of(record)
        self.title.setText(words("commendation_roles").get(record.role, record.role))
        self.origin.setText(_ORIGINS[origin].format(basis=basis_words(record)))
        self.back.setVisible(origin == CHANGED)
        self.drop.setVisible(origin == ADDED)
        self.alike.setVisible(record.role not in ("check", "authority", "form"))
        self._advise()

    def begin(self, values: Mapping[str, Any] | None = None) -> None:
        role = (values or {}).get("role", "")
        offered = {code: words("commendation_roles")[code] for code in ADDABLE}
        copied = role not in offered and role in words("commendation_roles")
        self._let_choose(words("commendation_roles") if copied else offered, free=not copied)
        super().begin(values)
        self.origin.setText(_("Đơn vị tự thêm, theo quy định của bộ, tỉnh."))
        self.back.hide()
        self.alike.hide()
        self._advise()

    def begin_alike(self) -> None:
        """Begin a rule for another authority or form with what this one says."""
        rule = self.record
        if isinstance(rule, CommendationRule) and self.may_leave():
            copied = rule.model_dump(exclude={"id", "changed_at", "unit"})
            code = f"{base_code(rule.code)}-{new_identity()[-6:]}"
            self.begin(copied | {"code": code, "valid_from": self._desk.today(), "valid_to": None})
            self.form.focus_first("text")

    def set_back(self) -> None:
        """Take the unit's versions out, so that the catalogue's counts again; asks first."""
        if isinstance(self.record, CommendationRule) and ask_grave(
            self,
            _("Trở lại mặc định?"),
            _("Nội dung đơn vị đã sửa sẽ bỏ đi; nhật ký vẫn giữ và có thể hoàn tác ngay."),
            yes=_("Trở lại mặc định"),
            no=_("Giữ bản đã sửa"),
        ):
            self.form.is_dirty = False
            self._desk.remove(*self._versions(self.record))

    def _save(self, record: Record) -> None:
        assert isinstance(record, CommendationRule)
        if self.record and not self.form.is_dirty:
            return
        wrong = wrong_with(record)
        self.form.complain(wrong)
        written = None if wrong else self._dated(self._tidied(record))
        if written is not None:
            super()._save(written)

    def _tidied(self, rule: CommendationRule) -> CommendationRule:
        known = [*(one.code for one in default_rules()), *self._own_codes()]
        code = rule.code if self.record else new_code(rule, known)
        return rule.model_copy(update={"code": code, "value": tidied(rule.role, rule.value)})

    def _dated(self, rule: CommendationRule) -> CommendationRule | None:
        """Return the version to write: this one changed, or a new one; none to type on."""
        before = self.record
        if not isinstance(before, CommendationRule):
            return rule
        if rule.valid_from == before.valid_from:
            answer = self._ask_from(before)
            if answer == "stay":
                return None
            if answer == "same":
                fresh = origin_of(before) == DEFAULT
                return rule.model_copy(update={"id": new_identity()}) if fresh else rule
            rule = rule.model_copy(update={"valid_from": self._desk.today()})
        return rule.model_copy(update={"id": self._identity_of(rule)})

    def _ask_from(self, before: CommendationRule) -> str:
        """Ask from when a change holds; one of a version that begins later has only its day."""
        today = self._desk.today()
        if before.valid_from and before.valid_from >= today:
            return "same"
        if before.valid_to and before.valid_to < today:
            return "same"
        since = _("từ {day}").format(day=date_words(before.valid_from)) if before.valid_from else ""
        return choose(
            self,
            _("Áp dụng từ ngày nào?"),
            _("Từ hôm nay: những ngày trước vẫn theo bản cũ. Sửa cả bản cũ: khi bản cũ ghi sai."),
            {
                "today": _("Từ hôm nay ({day})").format(day=date_words(today)),
                "same": _("Sửa cả bản cũ {since}").format(since=since).strip(),
                "stay": _("Sửa tiếp"),
            },
        )

    def _identity_of(self, rule: CommendationRule) -> str:
        """Return the identity of the version of the same first day, a new one if there is none."""
        same = (one.id for one in self._versions(rule) if one.valid_from == rule.valid_from)
        return next(same, new_identity())

    def _versions(self, rule: CommendationRule) -> list[CommendationRule]:
        """Return what the unit wrote of a rule; an authority and a form may share their code."""
        unit = self._desk.settings.unit
        return find(self._desk.ledger, CommendationRule, code=rule.code, role=rule.role, unit=unit)

    def _own_codes(self) -> list[str]:
        return [one.code for one in find(self._desk.ledger, CommendationRule)]

    def _let_choose(self, roles: Mapping[str, str], *, free: bool) -> None:
        self.form.cells["role"].editor.offer(roles)
        self.form.cells["role"].setEnabled(free)

    def _advise(self) -> None:
        said = advice_words(str(self.form.cells["role"].editor.read() or ""))
        self.form.cells["text"].advise(said)
        self.form.cells["text"].advice.setVisible(bool(said))
