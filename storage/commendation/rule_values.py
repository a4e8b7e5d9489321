"""Values of rules as people write them: 0,3 times, 2.340.000 đồng, 20 days."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal

from resources.catalogues import words
from resources.wording import _
from storage.commendation.rules import base_code, default_rules
from storage.records import CommendationRule

_RATE = re.compile(r"\d{1,2}(?:[.,]\d{1,4})?")
_WHOLE = re.compile(r"[0-9]{1,15}|[0-9]{1,3}(?:\.[0-9]{3}){1,4}")
_SPACES = str.maketrans("", "", " \u00a0\u202f")  # also those that do not break
_SALARIES = range(100_000, 100_000_001)  # đồng a month: what is outside was typed wrong
_SETS, _COPIES, _DAYS, _RANKS = range(1, 21), range(21), range(1, 366), range(1, 100)
_THRESHOLD = re.compile(r"[0-9]{1,3}")
_MOST = 100  # percent, or years: more was typed wrong
_LONGEST_FORM = 40  # letters


def read_rate(text: str) -> Decimal | None:
    """Read how many times the base salary, 0,3 or 0.3; None for what is no such number."""
    bare = text.strip()
    return Decimal(bare.replace(",", ".")) if _RATE.fullmatch(bare) else None


def read_whole(text: str) -> int | None:
    """Read a whole number, dots between thousands or none; None for what is no such number."""
    bare = text.translate(_SPACES)
    return int(bare.replace(".", "")) if _WHOLE.fullmatch(bare) else None


def read_thresholds(text: str, count: int, most: int) -> tuple[int, ...] | None:
    """Read the value of a check, such as "15; 10; 10": so many whole numbers from 1, or None."""
    parts = [part.strip() for part in text.split(";")]
    if len(parts) != count or not all(map(_THRESHOLD.fullmatch, parts)):
        return None
    numbers = tuple(map(int, parts))
    return numbers if all(0 < number <= most for number in numbers) else None


def written_rate(rate: Decimal) -> str:
    """Write a rate with a comma: 0,3."""
    return f"{rate:f}".replace(".", ",")


def written_amount(amount: int) -> str:
    """Write a whole number with dots between thousands."""
    return f"{amount:,}".replace(",", ".")


def complaint(role: str, text: str, like: str = "") -> str:
    """Say what is wrong with the value of a rule, "" if nothing is.

    `like` is the value in the catalogue; a check keeps to as many numbers as it has there.
    """
    if role == "check":
        return _bad_thresholds(text, like)
    judge = _JUDGES.get(role)
    return judge(text.strip()) if judge else ""


def wrong_with(rule: CommendationRule) -> dict[str, str]:
    """Say by field what a rule lacks before it may be written."""
    default = next((one for one in default_rules() if one.code == base_code(rule.code)), None)
    said = {"value": complaint(rule.role, rule.value, default.value if default else "")}
    if rule.role == "check" and not rule.level:
        said["level"] = _("Hãy chọn mức: chặn, nhắc hay không kiểm tra.")
    if rule.role == "authority" and not rule.forms:
        said["forms"] = _("Hãy chọn ít nhất một hình thức mà cấp này tặng.")
    if rule.valid_from and rule.valid_to and rule.valid_to < rule.valid_from:
        said["valid_to"] = _("Ngày này sớm hơn ngày bắt đầu áp dụng.")
    return {name: sentence for name, sentence in said.items() if sentence}


def tidied(role: str, text: str) -> str:
    """Write a right value the one way it is kept: 0,3; 2.340.000; Mẫu số 02."""
    rate, whole = read_rate(text), read_whole(text)
    if role == "rate" and rate is not None:
        return written_rate(rate)
    if role in _WHOLES and whole is not None:
        return written_amount(whole)
    if role == "paper_form" and text.strip().isdigit():
        return _("Mẫu số {number}").format(number=text.strip())
    return text.strip()


def _bad_rate(text: str) -> str:
    rate = read_rate(text)
    good = rate is not None and rate > 0
    return "" if good else _("Hãy gõ số lần lương cơ sở, ví dụ 0,3 hoặc 1,5.")


def _bad_rounding(text: str) -> str:
    return "" if text in words("rounding_modes") else _("Hãy chọn một cách làm tròn.")


def _bad_rank(text: str) -> str:
    number = read_whole(text)
    good = not text or (number is not None and number in _RANKS)
    return "" if good else _("Hãy gõ bậc là một số từ 1 đến 99 (số lớn là cao hơn), hoặc để trống.")


def _bad_form(text: str) -> str:
    return "" if len(text) <= _LONGEST_FORM else _("Dài quá; chỉ gõ số hiệu, ví dụ Mẫu số 02.")


def _bad_thresholds(text: str, like: str) -> str:
    """Hold a check to as many numbers, parted by ";", as it has in the catalogue."""
    wanted = len([part for part in like.split(";") if part.strip()])
    if not wanted:
        return _("Quy tắc này không có ngưỡng; hãy để trống.") if text.strip() else ""
    if read_thresholds(text, wanted, _MOST):
        return ""
    return _(
        "Hãy gõ {count} số nguyên từ 1 đến {most}, cách nhau dấu chấm phẩy, như {like}."
    ).format(count=wanted, most=_MOST, like=like)


def _whole_within(allowed: range, sentence: str) -> Callable[[str], str]:
    def judge(text: str) -> str:
        number = read_whole(text)
        return "" if number is not None and number in allowed else sentence

    return judge


_WHOLES: Mapping[str, Callable[[str], str]] = {
    "base_salary": _whole_within(
        _SALARIES, _("Hãy gõ số đồng một tháng, ví dụ 2.340.000 (dấu chấm giữa hàng nghìn).")
    ),
    "sets": _whole_within(_SETS, _("Hãy gõ số bộ hồ sơ, từ 1 đến 20.")),
    "dossier": _whole_within(_COPIES, _("Hãy gõ số bản từ 1 đến 20, hoặc 0 nếu không yêu cầu.")),
    "time_limit": _whole_within(_DAYS, _("Hãy gõ số ngày làm việc, từ 1 đến 365.")),
}
_JUDGES: Mapping[str, Callable[[str], str]] = {
    **_WHOLES,
    "authority": _bad_rank,
    "form": _bad_rank,
    "rate": _bad_rate,
    "rounding": _bad_rounding,
    "paper_form": _bad_form,
}
