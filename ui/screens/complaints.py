"""What is wrong with an entry, said in Vietnamese at its field."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from resources.wording import _


def complaints_of(error: ValidationError) -> dict[str, str]:
    """Return one sentence for each field that the record does not accept."""
    said: dict[str, str] = {}
    for item in error.errors():
        if item["loc"]:
            said.setdefault(str(item["loc"][0]), _sentence(item))
    return said


def _sentence(item: Any) -> str:
    limits = item.get("ctx", {})
    if item["type"] in ("missing", "string_too_short") or item.get("input") in (None, ""):
        return _("Cần điền mục này.")
    if item["type"] == "value_error":
        return str(limits.get("error", ""))
    begins = (words for start, words in _WORDS.items() if item["type"].startswith(start))
    return next(begins, _("Giá trị này không dùng được.")).format(**limits)


_WORDS = {
    "string_too_long": _("Dài quá; nhiều nhất {max_length} ký tự."),
    "date": _("Không phải một ngày; hãy gõ như 2/9/2022."),
    "int": _("Hãy gõ một số nguyên, chỉ gồm chữ số."),
    "greater_than_equal": _("Số này nhỏ quá; ít nhất là {ge}."),
    "less_than_equal": _("Số này lớn quá; nhiều nhất là {le}."),
}
