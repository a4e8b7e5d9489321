"""Figures as people write them, with how exactly they are known: "1.234", "hơn 1.000"."""

from __future__ import annotations

import re

from resources.wording import _
from storage.errors import KnownError
from storage.precision import ABOUT, ALMOST, AT_LEAST, EXACT, Amount
from storage.spelling import fold

MOST = 1_000_000_000_000
_WORDED = {  # said without a number, as `fold` writes it
    "hang chuc": "tens",
    "hang tram": "hundreds",
    "hang nghin": "thousands",
    "hang ngan": "thousands",
    "chua neu": "unstated",
    "chua neu so luong": "unstated",
    "khong neu": "unstated",
    "khong neu so luong": "unstated",
}
_BEFORE = {  # said before a number
    "hon": AT_LEAST,
    "tren": AT_LEAST,
    ">": AT_LEAST,
    "it nhat": AT_LEAST,
    "gan": ALMOST,
    "khoang": ABOUT,
    "chung": ABOUT,
    "~": ABOUT,
}
_TIMES = {
    "nghin": 1_000,
    "ngan": 1_000,
    "trieu": 1_000_000,
    "ty": 1_000_000_000,
    "ti": 1_000_000_000,
}
_SAID = re.compile(
    rf"(?P<before>{'|'.join(map(re.escape, _BEFORE))})? ?"
    rf"(?:(?P<whole>\d+|\d{{1,3}}(?:[. ]\d{{3}})+|\d{{1,3}}(?:,\d{{3}})+)"
    rf"|(?P<units>\d+)(?:,(?P<part>\d{{1,2}}))? (?P<times>{'|'.join(_TIMES)}))"
)


class NotAFigureError(KnownError):
    """What was written cannot be read as a figure."""

    CODE = "SL-01"


def stated(text: str) -> tuple[int, str]:
    """Read a figure as people write it; return its value and the code of its precision.

    What says no number ("hàng trăm") has the value 0. Marks and capitals may be left out; between
    thousands may stand dots, spaces, or the commas of an English Excel. Raises NotAFigureError.
    """
    said = fold(text)
    if said in _WORDED:
        return 0, _WORDED[said]
    found = _SAID.fullmatch(said) if said.isascii() else None
    value = _value(found) if found else None
    if found is None or value is None:
        raise NotAFigureError(
            _(
                "Không đọc được «{text}» là số liệu. Ô này chưa được ghi; hãy viết như 1.234, "
                "hơn 1.000, gần 200, khoảng 50, hàng trăm hoặc hàng nghìn."
            ).format(text=text.strip()[:40])
        )
    return value, _BEFORE.get(found["before"] or "", EXACT)


def stated_words(value: int, precision: str) -> str:
    """Say a figure the way `stated` reads it."""
    return Amount(value, precision).words


def _value(found: re.Match[str]) -> int | None:
    """Return the whole number that was written; none for a fraction, or one beyond all sense."""
    if found["whole"]:
        value, rest = int(re.sub(r"[., ]", "", found["whole"])), 0
    else:
        part = found["part"] or ""
        times = _TIMES[found["times"]]
        value, rest = divmod(int(found["units"] + part) * times, 10 ** len(part))
    return value if not rest and value <= MOST else None
