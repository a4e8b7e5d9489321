"""Whole numbers in Vietnamese words, as money is written out on papers (northern usage)."""

from __future__ import annotations

from resources.wording import _

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_TEN, _HUNDRED, _THOUSAND, _BILLION = 10, 100, 1_000, 1_000_000_000
_MOST = 10**15
_SCALES = ((1_000_000, "triệu"), (1_000, "nghìn"), (1, ""))


def in_words(number: int) -> str:
    """Write a whole number from 0 to 10¹⁵ in words: Bảy trăm linh hai nghìn; else ValueError."""
    if not 0 <= number <= _MOST:
        raise ValueError(number)
    said = _read(number) or _DIGITS[0]
    return f"{said[0].upper()}{said[1:]}"


def money_in_words(amount: int) -> str:
    """Write an amount in đồng in words: Bảy trăm linh hai nghìn đồng."""
    return _("{words} đồng").format(words=in_words(amount))


def _read(number: int) -> str:
    """Read billions, themselves up to a million, and what is below them."""
    billions, below = divmod(number, _BILLION)
    said = [f"{_below_billion(billions)} tỷ"] if billions else []
    if below:
        said.append(_below_billion(below, inside=billions > 0))
    return " ".join(said)


def _below_billion(number: int, *, inside: bool = False) -> str:
    """Read groups of three digits; one inside a longer number says its hundreds always."""
    said: list[str] = []
    for scale, name in _SCALES:
        group = number // scale % _THOUSAND
        if group:
            said.append(f"{_group(group, inside=inside or bool(said))} {name}".rstrip())
    return " ".join(said)


def _group(number: int, *, inside: bool) -> str:
    hundreds, below = divmod(number, _HUNDRED)
    said = [f"{_DIGITS[hundreds]} trăm"] if hundreds or inside else []
    if below:
        said.append(_below_hundred(below, after_hundreds=bool(said)))
    return " ".join(said)


def _below_hundred(number: int, *, after_hundreds: bool) -> str:
    tens, ones = divmod(number, _TEN)
    if not tens:
        return f"linh {_DIGITS[ones]}" if after_hundreds else _DIGITS[ones]
    head = "mười" if tens == 1 else f"{_DIGITS[tens]} mươi"
    return f"{head} {_ones(tens, ones)}" if ones else head


def _ones(tens: int, ones: int) -> str:
    """Name the last digit after tens: mốt, tư (not after mười) and lăm."""
    special = {5: "lăm"} if tens == 1 else {1: "mốt", 4: "tư", 5: "lăm"}
    return special.get(ones, _DIGITS[ones])
