"""What each role of a commendation rule asks for, and how its value is said and written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from resources.catalogues import words
from resources.wording import _
from storage.records import CommendationRule

_WHOM = ("forms", "authorities", "subjects")


@dataclass(frozen=True, slots=True)
class _Role:
    """The fields that a role asks for besides text, basis and dates, and words to help with it."""

    asks: tuple[str, ...]
    unit: str = ""  # stands behind the value
    example: str = ""  # stands in an empty value
    advice: str = ""  # stands below the text


_ROLES: Mapping[str, _Role] = {
    "check": _Role(("level",), _("ngưỡng")),
    "authority": _Role(
        ("forms", "value"),
        _("bậc; số lớn là cao hơn"),
        _("ví dụ 3"),
        _("Viết như trên giấy tờ, ví dụ: Giám đốc Công an tỉnh."),
    ),
    "form": _Role(
        ("value",),
        _("bậc; số lớn là cao hơn"),
        _("ví dụ 2"),
        _("Viết như trên giấy tờ, ví dụ: Bằng khen."),
    ),
    "base_salary": _Role(("value",), _("đồng/tháng"), _("ví dụ 2.340.000")),
    "rate": _Role(
        ("value", *_WHOM),
        _("lần lương cơ sở"),
        _("ví dụ 0,3"),
        _("Nói rõ cho ai, hình thức nào; bên dưới để trống là áp dụng cho tất cả."),
    ),
    "rounding": _Role(("value", "authorities")),
    "standard": _Role(("types", *_WHOM), advice=_("Mỗi dòng một tiêu chuẩn.")),
    "dossier": _Role(
        ("value", "forms", "authorities", "types"),
        _("bản; 0 là không yêu cầu"),
        _("ví dụ 1"),
        _("Tên giấy tờ; bên dưới để trống là áp dụng cho tất cả."),
    ),
    "sets": _Role(("value", "forms", "authorities"), _("bộ"), _("ví dụ 1")),
    "time_limit": _Role(
        ("value", "forms", "authorities", "types"), _("ngày làm việc"), _("ví dụ 20")
    ),
    "paper_form": _Role(
        ("value", "types", *_WHOM), _("để trống là không in số hiệu"), _("ví dụ Mẫu số 02")
    ),
}
_BY_ROLE = {"value", "level", "types", *_WHOM}
_SHORT = {
    "authority": _("bậc {value}"),
    "form": _("bậc {value}"),
    "base_salary": _("{value} đồng"),
    "rate": _("{value} lần"),
    "dossier": _("{value} bản"),
    "sets": _("{value} bộ"),
    "time_limit": _("{value} ngày"),
}
ADDABLE = ("authority", "form", "base_salary", "rate", "rounding", "standard", "dossier", "sets")
"""The roles that a unit may add rules of; of others it makes one after another one."""
_UNSAID = _Role((*_BY_ROLE,))  # of a role from a newer program


def unasked_of_rule(values: Mapping[str, Any]) -> frozenset[str]:
    """Return the fields that a rule of its role leaves out, but for those that hold something."""
    asks = _role(values).asks
    return frozenset(name for name in _BY_ROLE if name not in asks and not values.get(name))


def unit_words(values: Mapping[str, Any]) -> str:
    """Say what the value of a rule is counted in."""
    return _role(values).unit


def example_words(values: Mapping[str, Any]) -> str:
    """Give an example of a value."""
    return _role(values).example


def advice_words(role: str) -> str:
    """Say what belongs into the text of a rule, "" where that is plain."""
    return _ROLES.get(role, _UNSAID).advice


def value_words_of(rule: CommendationRule) -> str:
    """Say the value of a rule with its unit, of a check how strict it is."""
    if rule.role == "check":
        level = words("rule_levels").get(rule.level or "", "")
        return f"{level} ({rule.value})" if rule.value else level
    if rule.role == "rounding":
        return words("rounding_modes").get(rule.value, rule.value)
    short = _SHORT.get(rule.role, "{value}")
    return short.format(value=rule.value) if rule.value else ""


def _role(values: Mapping[str, Any]) -> _Role:
    return _ROLES.get(str(values.get("role") or ""), _UNSAID)
