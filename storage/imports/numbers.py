"""Numbers the way people type them: 1.234, 1 234 hộ, 1,5 triệu, khoảng 50; and yes or no."""

from __future__ import annotations

import re
from datetime import date, datetime

from resources.imports import marks
from resources.wording import _
from storage.imports.cells import Cell
from storage.imports.days import span_of
from storage.imports.problems import CellError
from storage.precision import EXACT, Amount
from storage.spelling import fold
from storage.stated import NotAFigureError, stated

MOST = 1_000_000_000_000
_GROUPED = re.compile(r"\d{1,3}(?:[., ]\d{3})+(?:[.,]0+)?")
_PLAIN = re.compile(r"\d+(?:[.,]0+)?")
_WITH_UNIT = re.compile(r"([\d., ]*\d)\s*([^\d\s.,/\-:;%][^\d]*)")
_TWO_DIGITS = re.compile(r"\d\d")
_DOTTED_YEAR = re.compile(r"([12])[.,](\d{3})")
_SINCE = re.compile(r"(?<!\d)(?:(?:19|20)\d\d|2100)(?!\d)")  # the first year is when it began
_SCALE = r"(nghin|ngan|k|trieu|tr|ty|ti)\b"
_SHORT = {"k": "nghin", "tr": "trieu"}
_SCALED = re.compile(rf"[\d., ]*\d\s*{_SCALE}.*")
_SAID = re.compile(rf"(.*\d)\s*(?:{_SCALE})?[^\d]*")  # with the unit that may stand behind
_WORDED = re.compile(r"((?:hang|chua|khong) \w+).*")  # hàng nghìn lượt người


def number_of(cell: Cell) -> int:
    """Read a whole number, 0 for a dash; raises CellError."""
    if isinstance(cell, bool | date):
        raise CellError(
            _("Đây là ngày hoặc dấu, không phải số."),
            _("Đổi ô về dạng số (Number) rồi gõ lại số."),
        )
    if isinstance(cell, int | float):
        return _whole(float(cell))
    return _from_text(str(cell))


def counted(cell: Cell) -> int | Amount:
    """Read what was counted, or about how much it was; raises CellError."""
    try:
        return number_of(cell)
    except CellError:
        if not isinstance(cell, str):
            raise
        try:
            return amount_of(cell)
        except NotAFigureError:
            pass
        raise


def amount_of(text: str) -> Amount:
    """Read a number with how exactly it is known: khoảng 50 người; raises NotAFigureError."""
    said = fold(text)
    if found := _SAID.fullmatch(said):
        scale = found[2] or ""
        said = f"{found[1]} {_SHORT.get(scale, scale)}".strip()
    elif worded := _WORDED.fullmatch(said):
        said = worded[1]
    return Amount(*stated(said))


def year_of(cell: Cell) -> int:
    """Read a year, out of a whole day if one stands there; raises CellError."""
    said = text_of(cell)
    if dotted := _DOTTED_YEAR.fullmatch(said):  # the year as a number with its dot: 1.975
        cell = said = dotted[1] + dotted[2]
    if _TWO_DIGITS.fullmatch(said):
        raise CellError(
            _("Năm chỉ có hai chữ số."), _("Gõ đủ bốn chữ số, ví dụ 19{year}.").format(year=said)
        )
    try:
        return span_of(cell).first.year
    except CellError as error:
        if any(letter.isdigit() for letter in said):
            raise
        raise CellError(_("Không phải một năm."), _("Gõ năm, ví dụ 1975.")) from error


def since_of(cell: Cell) -> int:
    """Read since which year: "từ năm 2015", "5/2015 đến nay"; raises CellError."""
    said = text_of(cell)
    if found := _SINCE.search(said):
        return int(found[0])
    if any(letter.isdigit() for letter in said):
        raise CellError(
            _("Không rõ từ năm nào."), _("Gõ năm bắt đầu, ví dụ 2015; số năm thì chưa đủ.")
        )
    return year_of(cell)


def flag_of(cell: Cell) -> bool:
    """Read yes or no: x, có, 1, đạt; raises CellError."""
    if isinstance(cell, bool):
        return cell
    said = fold(str(cell)).strip(" .")
    if said in marks("yes"):
        return True
    if said in marks("no") or said in marks("nothing"):
        return False
    raise CellError(_("Chỉ hiểu «x», «có» hoặc «không»."), _("Gõ x nếu có, để trống nếu không."))


def text_of(cell: Cell) -> str:
    """Write what a cell says as words, as it looks to whoever typed it."""
    if isinstance(cell, datetime):
        return f"{cell:%H:%M %d/%m/%Y}"
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    if isinstance(cell, bool):
        return _("Có") if cell else _("Không")
    return str(cell)


def _from_text(text: str) -> int:
    plain = " ".join(text.replace("\u202f", " ").split())
    if fold(plain) in marks("nothing") or fold(plain) in marks("no"):
        return 0
    if _SCALED.fullmatch(fold(plain)):
        return _exact(plain)
    if with_unit := _WITH_UNIT.fullmatch(plain):
        plain = with_unit[1].strip()
    if _GROUPED.fullmatch(plain):
        return _whole(float(re.sub(r"[., ]", "", re.sub(r"[.,]0{1,2}$", "", plain))))
    if _PLAIN.fullmatch(plain):
        return _whole(float(re.split("[.,]", plain)[0]))
    if re.fullmatch(r"-\s*\d+", plain):
        return _whole(-1.0)
    if re.fullmatch(r"\d+[.,]\d+", plain):
        raise _not_whole(plain)
    return _exact(plain)


def _exact(text: str) -> int:
    try:
        amount = amount_of(text)
    except NotAFigureError as error:
        fix = _("Gõ một số nguyên, chỉ gồm chữ số.")
        raise CellError(_("Không phải một số."), fix) from error
    if amount.precision == EXACT:
        return amount.value
    fix = _("Gõ {number} nếu chấp nhận số ấy, hoặc để trống.").format(number=amount.value)
    raise CellError(
        _("Đây là số ước chừng; mục này chỉ ghi số đếm được."),
        fix if amount.is_number else _("Gõ số, hoặc để trống."),
    )


def _whole(number: float) -> int:
    if number < 0:
        raise CellError(_("Số này nhỏ hơn 0."), _("Gõ một số từ 0 trở lên."))
    if number > MOST:
        raise CellError(_("Số này lớn quá."), _("Xem lại số; nhiều nhất là một nghìn tỉ."))
    if not number.is_integer():
        raise _not_whole(f"{number:g}")
    return int(number)


def _not_whole(said: str) -> CellError:
    whole = said.replace(",", ".")
    before, _dot, after = whole.partition(".")
    thousands = before + after.ljust(3, "0") if len(after) <= 3 else ""  # noqa: PLR2004  # 1.5 was 1.500
    fix = _("Gõ số nguyên; nếu là {number} thì gõ liền, không dấu.").format(number=thousands)
    return CellError(_("Không phải số nguyên."), fix if thousands else _("Gõ số nguyên."))
