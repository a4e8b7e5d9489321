"""The criteria of the safety standard as this unit is held to them: changed, added, set back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any, ClassVar

from PySide6.QtWidgets import QHBoxLayout

from resources.catalogues import words
from resources.wording import _
from storage.records import Record, SafetyRule, new_identity
from storage.repository import find
from storage.safety import Rule, default_rules
from storage.spelling import fold, sort_key
from ui.screens.asking import ask_grave
from ui.screens.below import Wording
from ui.screens.desk import Desk
from ui.screens.parts import button, plain
from ui.screens.register import Register
from ui.screens.sheet import Sheet
from ui.screens.table import Column, columns_of
from ui.screens.words import Names

_DEFAULT, _CHANGED, _ADDED = _("Mặc định"), _("Đơn vị sửa"), _("Đơn vị thêm")


class SafetyRules(Register):
    """The register of rules: those of the catalogue until the unit changes them, and its own."""

    TITLE: ClassVar[str] = _("Tiêu chí, hồ sơ “An toàn về ANTT”")
    SHOWS: ClassVar[frozenset[str]] = frozenset({SafetyRule.KIND})

    def __init__(self, desk: Desk) -> None:
        columns = columns_of(SafetyRule, frozenset({"code", "subjects", "basis"}))
        super().__init__(
            desk,
            SafetyRule,
            Wording(_("tiêu chí, giấy tờ"), _("Thêm tiêu chí"), ""),
            columns=(*columns, _origin_column()),
            sheet=RuleSheet(desk),
        )
        self.list.prefer("text", "valid_to", "valid_from")
        self.list.add_filter("subject", _("Đối tượng"), words("safety_subjects"))
        self.list.add_filter("role", _("Loại"), words("safety_roles"))

    def records(self) -> Sequence[Record]:
        kept = find(self.desk.ledger, SafetyRule, unit=self.desk.settings.unit)
        written = {rule.code for rule in kept}
        default = [as_record(rule, self.desk.settings.unit) for rule in default_rules()]
        every = [*(rule for rule in default if rule.code not in written), *kept]
        return sorted(filter(self._wanted, every), key=_place)

    def new_values(self) -> dict[str, Any]:
        return {"code": f"x{new_identity()}", "valid_from": self.desk.today()}

    def _wanted(self, rule: SafetyRule) -> bool:
        narrowed, said = self.list.narrowed, fold(f"{rule.text} {rule.basis}")
        return (
            narrowed.get("role", rule.role) == rule.role
            and ("subject" not in narrowed or narrowed["subject"] in rule.subjects)
            and all(word in said for word in fold(self.list.text).split())
        )

    def _renew(self, sheet: Sheet) -> None:
        """Show a rule again that has changed; one set back is the catalogue's again."""
        if sheet.record is None or sheet.form.is_dirty:
            return
        now = next((one for one in self.records() if one.id == sheet.record.id), None)
        if now is None:
            sheet.close_record()
        elif now != sheet.record:
            sheet.open(now)


class RuleSheet(Sheet):
    """The form of a rule; one of the catalogue can be set back, one that was added taken out."""

    def __init__(self, desk: Desk) -> None:
        self.origin = plain(look="muted", wrap=True)
        self.back = button(_("Trả về mặc định"), self.set_back, picture="undo", look="quiet")
        super().__init__(desk, SafetyRule, first="role")
        row = QHBoxLayout()
        row.addWidget(self.origin, 1)
        row.addWidget(self.back)
        self.head.addLayout(row)

    def open(self, record: Record) -> None:
        super().open(record)
        assert isinstance(record, SafetyRule)
        origin = origin_of(record)
        self.title.setText(words("safety_roles").get(record.role, record.role))
        self.origin.setText(_ORIGINS[origin])
        self.back.setVisible(origin == _CHANGED)
        self.drop.setVisible(origin == _ADDED)

    def begin(self, values: Mapping[str, Any] | None = None) -> None:
        super().begin(values)
        self.origin.setText(_ORIGINS[_ADDED])
        self.back.hide()

    def set_back(self) -> None:
        """Take the unit's wording out, so that the catalogue's counts again; asks first."""
        if self.record and ask_grave(
            self,
            _("Trả về mặc định?"),
            _("Nội dung đơn vị đã sửa sẽ bỏ đi; nhật ký vẫn giữ và có thể hoàn tác ngay."),
            yes=_("Trả về mặc định"),
            no=_("Giữ bản đã sửa"),
        ):
            self.form.is_dirty = False
            self._desk.remove(self.record)


_ORIGINS = {
    _DEFAULT: _("Theo danh mục của chương trình. Sửa rồi bấm «Ghi vào sổ» để dùng bản của đơn vị."),
    _CHANGED: _("Đơn vị đã sửa; trước «Áp dụng từ ngày» vẫn theo danh mục."),
    _ADDED: _("Đơn vị tự thêm (theo quy định của tỉnh)."),
}


def as_record(rule: Rule, unit: str) -> SafetyRule:
    """Return a rule of the catalogue as the record that would stand in its place."""
    return SafetyRule(
        id=sha256(f"{unit} {rule.code}".encode()).hexdigest()[:32],
        unit=unit,
        code=rule.code,
        role=rule.role,
        subjects=rule.subjects,
        text=rule.text,
        basis=rule.basis,
        valid_from=rule.valid_from,
        valid_to=rule.valid_to,
    )


def origin_of(rule: SafetyRule) -> str:
    """Say whether a rule is the catalogue's, changed by the unit, or its own."""
    default = next((one for one in default_rules() if one.code == rule.code), None)
    if default is None:
        return _ADDED
    said = as_record(default, rule.unit).model_copy(update={"id": rule.id})
    same = rule.model_dump(exclude={"changed_at"}) == said.model_dump(exclude={"changed_at"})
    return _DEFAULT if same else _CHANGED


def _place(rule: SafetyRule) -> tuple[int, int, str]:
    roles, codes = list(words("safety_roles")), [one.code for one in default_rules()]
    role = roles.index(rule.role) if rule.role in roles else len(roles)
    return role, codes.index(rule.code) if rule.code in codes else len(codes), sort_key(rule.text)


def _origin_column() -> Column:
    def said(record: Record, _names: Names) -> str:
        return origin_of(record) if isinstance(record, SafetyRule) else ""

    return Column("origin", _("Nguồn"), said, said)
